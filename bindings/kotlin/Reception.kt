// A reception at the window: card, face or PIN, eligibility, consent, record.
//
//   ReceptionKt [KIND [pin]]
//
// With `pin` the holder enters the PIN at this program, and the card itself is asked.

import mnc.Anchors
import mnc.Card
import mnc.Declaration
import mnc.Message
import mnc.Visit
import mnc.VisitEvent

private fun show(visit: Visit, actions: List<Message>) {
    println("to do: " + actions.joinToString(" ") { it.code })
    val screen = visit.screen()
    println("screen: ${screen.code} " + screen.choices.joinToString(" ") { it.code })
}

private fun step(visit: Visit, event: VisitEvent, at: String) = show(visit, visit.step(event, at))

/** First a wrong PIN, as it happens; the card counts it, and the counter is told. */
private fun verifyPin(visit: Visit, card: Card, anchors: Anchors, virtualOne: VirtualCard) {
    step(visit, VisitEvent.Chosen("PIN"), "2026-11-20T10:00:05")
    failureOf { visit.verifyPin(card, "0000".toByteArray(), "2026-11-20T10:00:06", anchors) }?.let {
        step(visit, VisitEvent.PinWrong(it.triesRemaining), "2026-11-20T10:00:07")
    }
    val pin = virtualOne.secret(1)
    show(visit, visit.verifyPin(card, pin, "2026-11-20T10:00:10", anchors))
    pin.fill(0)
}

private fun verifyFace(visit: Visit) {
    step(visit, VisitEvent.Chosen("FACE"), "2026-11-20T10:00:05")
    step(visit, VisitEvent.VerifiedByReader("FACE"), "2026-11-20T10:00:10")
}

private fun place(visit: Visit, card: Card, anchors: Anchors) =
    card.assess(AT, Declaration(marking = "ABSENT", photo = true), anchors).use { assessment ->
        println("card: ${assessment.facts().kind}")
        show(visit, visit.placeCard(assessment, AT))
    }

private fun receive(visit: Visit, card: Card, virtualOne: VirtualCard, byPin: Boolean) {
    testAnchors().use { anchors ->
        place(visit, card, anchors)
        if (byPin) verifyPin(visit, card, anchors, virtualOne) else verifyFace(visit)
    }
    step(visit, VisitEvent.Answered("VALID"), "2026-11-20T10:00:15")
    step(visit, VisitEvent.Chosen("CONSENT_TO_ALL"), "2026-11-20T10:00:20")
    step(visit, VisitEvent.CardRemoved, "2026-11-20T10:00:25")
    println("end: ${visit.end()?.end}")
    answer("VALID").use { println("record: ${visit.record(it, "{}")}") }
}

fun main(args: Array<String>) {
    val byPin = args.getOrNull(1) == "pin"
    VirtualCard(args.getOrElse(0) { "normal" }).use { virtualOne ->
        cardOn(virtualOne).use { card ->
            Visit.begin("""{"route": "WINDOW"}""", AT).use { receive(it, card, virtualOne, byPin) }
        }
    }
}
