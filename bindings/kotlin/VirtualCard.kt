// A virtual card and a virtual terminal instead of real ones: what a vendor's own tests do.

import com.sun.jna.Library
import com.sun.jna.Native
import com.sun.jna.Pointer
import com.sun.jna.ptr.LongByReference
import com.sun.jna.ptr.PointerByReference
import mnc.Anchors
import mnc.Answer
import mnc.Card
import mnc.CardTransport
import mnc.HostException
import mnc.MncException
import mnc.TransportLimits

// The day and time of the examples; a real program asks its clock.
const val DAY = "2026-11-20"
const val AT = "2026-11-20T10:00:00"

/** libmnc_testing, whose sizes are of 64 bits here. */
interface Testing : Library {
    fun mnc_testing_card_open(kind: ByteArray, kindSize: Long, day: ByteArray, daySize: Long, out: PointerByReference, error: Pointer?): Int
    fun mnc_testing_card_transmit(card: Pointer, command: ByteArray, commandSize: Long, response: ByteArray, size: LongByReference): Int
    fun mnc_testing_card_secret_copy(card: Pointer, secret: Int, buffer: ByteArray, size: LongByReference, error: Pointer?): Int
    fun mnc_testing_card_free(card: Pointer, error: Pointer?): Int
    fun mnc_testing_anchors_copy(buffer: ByteArray, size: LongByReference, error: Pointer?): Int
    fun mnc_testing_terminal_start(folder: ByteArray, folderSize: Long, day: ByteArray, daySize: Long, out: PointerByReference, error: Pointer?): Int
    fun mnc_testing_terminal_inquiry_copy(terminal: Pointer, buffer: ByteArray, size: LongByReference, error: Pointer?): Int
    fun mnc_testing_terminal_free(terminal: Pointer, error: Pointer?): Int
    fun mnc_testing_answer_copy(outcome: ByteArray, outcomeSize: Long, at: ByteArray, atSize: Long, buffer: ByteArray, size: LongByReference, error: Pointer?): Int
}

private val testing = Native.load("mnc_testing", Testing::class.java)

private fun must(status: Int) = check(status == 0) { "mnc_testing says $status" }

private fun copied(call: (ByteArray, LongByReference) -> Int): ByteArray {
    val buffer = ByteArray(65538)
    val size = LongByReference(buffer.size.toLong())
    must(call(buffer, size))
    return buffer.copyOf(size.value.toInt())
}

private fun opened(call: (PointerByReference) -> Int): Pointer {
    val out = PointerByReference()
    must(call(out))
    return out.value
}

/** The radio of this program: it sends each command to a virtual card. */
class VirtualCard(kind: String = "normal") : CardTransport, AutoCloseable {
    private val card = kind.toByteArray().let { name ->
        opened { testing.mnc_testing_card_open(name, name.size.toLong(), DAY.toByteArray(), DAY.length.toLong(), it, null) }
    }

    override fun transmit(command: ByteArray): ByteArray {
        val buffer = ByteArray(65538)
        val size = LongByReference(buffer.size.toLong())
        val status = testing.mnc_testing_card_transmit(card, command, command.size.toLong(), buffer, size)
        if (status != 0) throw HostException.Failed()
        return buffer.copyOf(size.value.toInt())
    }

    /** A secret of the card, by its number in C. */
    fun secret(secret: Int): ByteArray =
        copied { buffer, size -> testing.mnc_testing_card_secret_copy(card, secret, buffer, size, null) }

    override fun close() = must(testing.mnc_testing_card_free(card, null))
}

/** A terminal that answers in a folder, and what to ask it. */
class VirtualTerminal(folder: String) : AutoCloseable {
    private val terminal = folder.toByteArray().let { path ->
        opened { testing.mnc_testing_terminal_start(path, path.size.toLong(), DAY.toByteArray(), DAY.length.toLong(), it, null) }
    }

    fun inquiry(): String =
        copied { buffer, size -> testing.mnc_testing_terminal_inquiry_copy(terminal, buffer, size, null) }.decodeToString()

    override fun close() = must(testing.mnc_testing_terminal_free(terminal, null))
}

/** The card behind a transport, of which nothing is known but that it takes commands. */
fun cardOn(transport: CardTransport): Card = Card.onTransport(transport, TransportLimits())

/** The authorities of the virtual cards. In production none are given. */
fun testAnchors(): Anchors =
    Anchors.forTests(copied { buffer, size -> testing.mnc_testing_anchors_copy(buffer, size, null) }.decodeToString())

/** What a terminal answers with this outcome. */
fun answer(outcome: String): Answer = Answer.read(
    copied { buffer, size ->
        testing.mnc_testing_answer_copy(
            outcome.toByteArray(), outcome.length.toLong(), AT.toByteArray(), AT.length.toLong(), buffer, size, null,
        )
    },
)

/** What a call failed with, or nothing. */
fun failureOf(work: () -> Unit): mnc.Failure? = try {
    work()
    null
} catch (error: MncException.Failed) {
    error.failure
}

fun yesNo(yes: Boolean) = if (yes) "yes" else "no"
