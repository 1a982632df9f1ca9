// What a program does wrong is an exception, with the same name in every language; nothing crashes.

import mnc.Card
import mnc.CardTransport
import mnc.HostException
import mnc.LogLevel
import mnc.LogSink
import mnc.MncException
import mnc.Secret
import mnc.Visit
import mnc.sendLog
import mnc.statuses

/** A radio that does what it should not. */
private class Wayward(val behave: () -> ByteArray) : CardTransport {
    override fun transmit(command: ByteArray): ByteArray = behave()
}

/** A radio that uses the card that is calling it. */
private class Meddler : CardTransport {
    var card: Card? = null
    var inner = "not called"

    override fun transmit(command: ByteArray): ByteArray {
        inner = kindOf { card?.secretStatus(Secret.AUTHENTICATION_PIN) }
        throw HostException.Cancelled()
    }
}

private class BrokenSink : LogSink {
    override fun line(level: LogLevel, target: String, message: String) = error("番号花子 1234")
}

private fun kindOf(work: () -> Unit): String = try {
    work()
    "OK"
} catch (error: MncException.Failed) {
    check("1234" !in error.message) { "the text of a foreign exception came through" }
    error.failure.kind
} catch (_: IllegalStateException) {
    "CLOSED"
}

private fun statusOver(behave: () -> ByteArray): String =
    cardOn(Wayward(behave)).use { card -> kindOf { card.secretStatus(Secret.AUTHENTICATION_PIN) } }

/** What comes from Java may be null where Kotlin does not expect it. */
@Suppress("UNCHECKED_CAST")
private fun nothing(): ByteArray = (listOf<ByteArray?>(null) as List<ByteArray>)[0]

private fun table() {
    for (row in statuses()) println("status ${row.code} ${row.kind} ${row.en} ${row.ja}")
}

private fun radios() {
    println("unknown exception: ${statusOver { error("PIN 1234") }}")
    println("removed: ${statusOver { throw HostException.CardRemoved() }}")
    println("cancelled: ${statusOver { throw HostException.Cancelled() }}")
    println("empty answer: ${statusOver { ByteArray(0) }}")
    println("short answer: ${statusOver { byteArrayOf(0x90.toByte()) }}")
    println("nothing instead of an answer: ${statusOver(::nothing)}")
    val meddler = Meddler()
    val card = cardOn(meddler)
    meddler.card = card
    val outer = kindOf { card.secretStatus(Secret.AUTHENTICATION_PIN) }
    println("callback that calls back: ${meddler.inner}, then $outer")
}

fun main() {
    table()
    val card = cardOn(VirtualCard())
    repeat(3) { println("wrong PIN: ${kindOf { card.verify(Secret.AUTHENTICATION_PIN, "0000".toByteArray()) }}") }
    println("no PIN: ${kindOf { card.verify(Secret.AUTHENTICATION_PIN, ByteArray(0)) }}")
    radios()
    println("no day: ${kindOf { Visit.begin("{}", "today") }}")
    val closed = cardOn(VirtualCard())
    closed.close()
    closed.close()
    println("closed: ${kindOf { closed.secretStatus(Secret.AUTHENTICATION_PIN) }}")
    sendLog(LogLevel.DEBUG, BrokenSink())
    println("broken sink: ${kindOf { card.secretStatus(Secret.AUTHENTICATION_PIN) }}")
    // The program ends with cards and the sink open.
    println("every misuse is an exception")
}
