// Objects in the hands of several threads: used at once, closed meanwhile, and left in the middle of a call.

import java.util.concurrent.Callable
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import kotlin.concurrent.thread
import mnc.Card
import mnc.CardTransport
import mnc.HostException
import mnc.MncException
import mnc.Patients
import mnc.Secret
import mnc.Visit

private const val THREADS = 8

/** A radio that tells of each command before it sends it. */
private class Watched(var before: () -> Unit) : CardTransport {
    private val inner = VirtualCard()

    override fun transmit(command: ByteArray): ByteArray {
        before()
        return inner.transmit(command)
    }
}

private fun ask(card: Card): String = try {
    card.secretStatus(Secret.AUTHENTICATION_PIN)
    "OK"
} catch (error: MncException.Failed) {
    error.failure.kind
} catch (_: IllegalStateException) {
    "CLOSED"
}

/** What each of the threads comes to, each thing once. */
private fun fromThreads(work: () -> String): String {
    val threads = Executors.newFixedThreadPool(THREADS)
    val said = threads.invokeAll(List(THREADS) { Callable(work) }).map { it.get() }
    threads.shutdown()
    return said.distinct().sorted().joinToString(" ")
}

private fun atOnce() {
    val inside = AtomicInteger()
    val most = AtomicInteger()
    val virtualOne = VirtualCard()
    val transport = object : CardTransport {
        override fun transmit(command: ByteArray): ByteArray {
            most.accumulateAndGet(inside.incrementAndGet(), ::maxOf)
            return virtualOne.transmit(command).also { inside.decrementAndGet() }
        }
    }
    cardOn(transport).use { card ->
        val said = fromThreads { (1..20).map { ask(card) }.distinct().joinToString(" ") }
        println("one card, eight threads: $said, ${most.get()} command at a time")
    }
}

private fun everyType() {
    val card = cardOn(VirtualCard())
    val certificate = card.certificate()
    val valid = answer("VALID")
    val visit = Visit.begin("""{"route": "WINDOW"}""", AT)
    val patients = Patients.empty()
    val anchors = testAnchors()
    val said = fromThreads {
        certificate.worth(AT, mnc.Carrier.CARD, mnc.GraceRule.FROM_EXPIRY, anchors)
        valid.json()
        visit.screen()
        patients.search(valid, DAY)
        ask(card)
    }
    println("one of each type, eight threads: $said")
    listOf(card, certificate, valid, visit, patients, anchors).forEach { it.close() }
}

private fun theTransport() {
    var called: Thread? = null
    val card = cardOn(Watched { called = Thread.currentThread() })
    var caller: Thread? = null
    thread { caller = Thread.currentThread().also { ask(card) } }.join()
    println("transport on the thread of its call: ${yesNo(called != null && called === caller)}")
}

/** Another thread takes its turn. A transport that waited for it would wait for ever. */
private fun meanwhile() {
    var other: Thread? = null
    var inner = "not called"
    var card: Card? = null
    val one = cardOn(Watched { other = other ?: thread { inner = ask(checkNotNull(card)) } })
    card = one
    val outer = ask(one)
    other?.join()
    println("another thread meanwhile: $outer, then $inner")
}

/** A card that is closed goes when no call of it is under way; until then calls are still served. */
private fun closed() {
    val card = cardOn(VirtualCard())
    val started = CountDownLatch(THREADS)
    val closer = thread {
        started.await()
        card.close()
    }
    val said = fromThreads {
        val first = ask(card).also { started.countDown() }
        val others = List(20) { ask(card) } + first
        if (others.all { it == "OK" || it == "CLOSED" }) "served or CLOSED" else others.toString()
    }
    closer.join()
    println("closed meanwhile: $said, then ${ask(card)}")
    var own: Card? = null
    val one = cardOn(Watched { own?.close().also { throw HostException.Cancelled() } })
    own = one
    println("closed by its own callback: ${ask(one)}, then ${ask(one)}")
}

fun main() {
    atOnce()
    everyType()
    theTransport()
    meanwhile()
    closed()
    val inside = CountDownLatch(1)
    val card = cardOn(Watched { inside.countDown().also { Thread.sleep(600_000) } })
    thread(isDaemon = true) { ask(card) }
    inside.await()
    println("the program ends in the middle of a call")
}
