// Which patient an answer is about, and what to do where the card does not confirm the qualification.

import mnc.Answer
import mnc.Patients
import mnc.ShownCard
import mnc.Visit
import mnc.VisitEvent
import mnc.WentWrong
import mnc.comparePatient
import mnc.decideFallBack
import mnc.enterFallBack
import mnc.printDeclaration

private const val HANAKO =
    """{"patient_number": "17", "name": "番号花子", "kana": "バンゴウ ハナコ", "birthdate": "S17.2.17", "sex": "2"}"""
private const val TARO =
    """{"patient_number": "18", "name": "架空太郎", "birthdate": "1950-02-03", "sex": "1"}"""
private const val FORM =
    """{"issued": true, "insurance": "NATIONAL", "name": "番号　花子", "birth": "S17.2.17"}"""

/** The candidates among all patients, and one patient beside the answer. */
private fun match(valid: Answer) = Patients.empty().use { patients ->
    println("patients: ${patients.add("$HANAKO\n$TARO")}")
    for (review in patients.search(valid, DAY)) {
        review.use { println("decision: ${it.decision()}, candidates: ${it.candidates()}") }
    }
    // A real program reads the JSON with the library that it has.
    val verdict = Regex(""""verdict":"([A-Z]+)"""").find(comparePatient(HANAKO, valid, DAY))
    println("verdict: ${verdict?.groupValues?.get(1)}")
}

/** A reception that the answer ends: the qualification is over. */
private fun reception(): String? = Visit.begin("""{"route": "WINDOW"}""", AT).use { visit ->
    visit.step(VisitEvent.CardPlaced(ShownCard()), AT)
    visit.step(VisitEvent.Chosen("FACE"), AT)
    visit.step(VisitEvent.VerifiedByReader("FACE"), AT)
    visit.step(VisitEvent.Answered("INVALID"), AT)
    visit.step(VisitEvent.CardRemoved, AT)
    val end = visit.end()
    println("end: ${end?.end} ${end?.code}")
    end?.code
}

private fun procedure(reason: String?) {
    val case = enterFallBack(WentWrong(reason = reason)).case ?: error("no case of the procedure")
    println("case: ${case.code}: ${case.ja}")
    val decision = decideFallBack("""{"case": "${case.code}", "day": "$DAY", "birthdate": "S17.2.17"}""")
    println("first: ${decision.rule?.step?.code}: ${decision.rule?.step?.ja}")
    println("pays: ${decision.rule?.payment?.code}")
}

fun main() {
    answer("VALID").use(::match)
    procedure(reception())
    val page = printDeclaration(FORM, DAY)
    println("page: ${if ("番号　花子" in page) "filled" else "blank"}")
}
