// The calls of the bench `boundary`, from Kotlin: CallsKt NAME ROUNDS REPETITIONS.

import mnc.Card
import mnc.CardTransport
import mnc.Secret
import mnc.TransportLimits
import mnc.foldName

/** A card with three tries left, and nothing else. */
object Answers : CardTransport {
    private val selected = byteArrayOf(0x90.toByte(), 0x00)
    private val tries = byteArrayOf(0x63, 0xC3.toByte())

    override fun transmit(command: ByteArray): ByteArray = if (command.size > 4) selected else tries
}

fun main(args: Array<String>) {
    val (name, rounds, repetitions) = args
    Card.onTransport(Answers, TransportLimits(extendedLength = false)).use { card ->
        val call: () -> Unit = if (name == "fold") ({ foldName("番号 花子") }) else ({ card.secretStatus(Secret.AUTHENTICATION_PIN) })
        val best = (1..rounds.toInt()).minOf {
            val start = System.nanoTime()
            repeat(repetitions.toInt()) { call() }
            System.nanoTime() - start
        }
        println(best.toDouble() / repetitions.toInt())
    }
}
