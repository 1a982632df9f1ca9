// What is wrong with readers and cards: first of this PC, then of a virtual card.
//
//   DiagnoseKt [KIND]

import java.util.concurrent.atomic.AtomicInteger
import mnc.Diagnosis
import mnc.LogLevel
import mnc.LogSink
import mnc.TransportLimits
import mnc.diagnoseReaders
import mnc.diagnoseTransport
import mnc.sendLog
import mnc.version

/** Counts the log; a real program writes it. */
private class Lines : LogSink {
    val count = AtomicInteger()

    override fun line(level: LogLevel, target: String, message: String) {
        count.incrementAndGet()
    }
}

private fun show(diagnosis: Diagnosis) {
    println("usable: ${yesNo(diagnosis.usable)}")
    for (finding in diagnosis.findings) {
        println("${finding.severity} ${finding.code}: ${finding.ja}")
    }
}

private fun readers() {
    for (diagnosis in diagnoseReaders()) {
        println("reader ${diagnosis.reader}")
        show(diagnosis)
    }
}

fun main(args: Array<String>) {
    val lines = Lines()
    sendLog(LogLevel.DEBUG, lines)
    println("mnc ${version()}")
    failureOf(::readers)?.let { println("readers: ${it.kind}") }
    VirtualCard(args.getOrElse(0) { "normal" }).use { show(diagnoseTransport(it, TransportLimits())) }
    sendLog(LogLevel.OFF)
    println("logged: ${yesNo(lines.count.get() > 0)}")
}
