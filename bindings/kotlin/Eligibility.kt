// The eligibility through the exchange folder; a virtual terminal serves it.
//
//   EligibilityKt FOLDER STATE

import mnc.Answer
import mnc.AnswerField
import mnc.Terminal

private fun ask(terminal: Terminal, inquiry: String): Answer = terminal.ask(inquiry).use { request ->
    // No answer is never "invalid": the request stays open, and the program waits again.
    repeat(120) {
        terminal.poll(request, 500u)?.let { answer ->
            // Here a program saves the answer, and only then:
            terminal.finish(request)
            return answer
        }
    }
    error("the virtual terminal does not answer")
}

private fun show(answer: Answer) {
    println("confirmed: ${yesNo(answer.confirmed())}, results: ${answer.resultCount()}")
    println("outcome: ${answer.text(AnswerField.OUTCOME)}")
    println("insurer: ${answer.text(AnswerField.INSURER_NUMBER)}")
    println("name: ${answer.text(AnswerField.NAME)}")
    println("disqualified on: ${answer.text(AnswerField.DISQUALIFIED_ON) ?: "never"}")
}

fun main(args: Array<String>) {
    val (folder, state) = args
    val settings = """{"root": "$folder", "state": "$state", "encoding": "Shift_JIS"}"""
    VirtualTerminal(folder).use { virtualOne ->
        Terminal.open(settings, ByteArray(0)).use { terminal ->
            ask(terminal, virtualOne.inquiry()).use(::show)
            println("pending: ${terminal.pending().size}")
        }
    }
}
