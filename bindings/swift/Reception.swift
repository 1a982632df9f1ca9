// A reception at the window: card, face or PIN, eligibility, consent, record.
//
//   reception [KIND [pin]]
//
// With `pin` the holder enters the PIN at this program, and the card itself is asked.

import Foundation
import Mnc

@main
enum Reception {
    static func main() throws {
        let virtualOne = try VirtualCard(argument(1) ?? "normal")
        let card = try cardOn(virtualOne)
        let anchors = try testAnchors()
        let visit = try Visit.begin(settings: "{\"route\": \"WINDOW\"}", at: at)
        try place(visit, card, anchors)
        if argument(2) == "pin" {
            try verifyPin(visit, card, anchors, virtualOne)
        } else {
            try verifyFace(visit)
        }
        try step(visit, .answered(outcome: "VALID"), "2026-11-20T10:00:15")
        try step(visit, .chosen(choice: "CONSENT_TO_ALL"), "2026-11-20T10:00:20")
        try step(visit, .cardRemoved, "2026-11-20T10:00:25")
        print("end: \(try visit.end()?.end ?? "")")
        print("record: \(try visit.record(answer: try answer("VALID"), facts: "{}"))")
    }

    private static func show(_ visit: Visit, _ actions: [Message]) throws {
        print("to do: " + actions.map(\.code).joined(separator: " "))
        let screen = try visit.screen()
        print("screen: \(screen.code) " + screen.choices.map(\.code).joined(separator: " "))
    }

    private static func step(_ visit: Visit, _ event: VisitEvent, _ at: String) throws {
        try show(visit, try visit.step(event: event, at: at))
    }

    private static func place(_ visit: Visit, _ card: Card, _ anchors: Anchors) throws {
        let declared = Declaration(marking: "ABSENT", photo: true)
        let assessment = try card.assess(at: at, declared: declared, anchors: anchors)
        print("card: \(try assessment.facts().kind)")
        try show(visit, try visit.placeCard(card: assessment, at: at))
    }

    /// First a wrong PIN, as it happens; the card counts it, and the counter is told.
    private static func verifyPin(_ visit: Visit, _ card: Card, _ anchors: Anchors, _ virtualOne: VirtualCard) throws {
        try step(visit, .chosen(choice: "PIN"), "2026-11-20T10:00:05")
        let wrong = try failureOf {
            _ = try visit.verifyPin(card: card, pin: Data("0000".utf8), at: "2026-11-20T10:00:06", anchors: anchors)
        }
        if let wrong {
            try step(visit, .pinWrong(left: wrong.triesRemaining), "2026-11-20T10:00:07")
        }
        var pin = try virtualOne.secret(1)
        try show(visit, try visit.verifyPin(card: card, pin: pin, at: "2026-11-20T10:00:10", anchors: anchors))
        pin.resetBytes(in: 0..<pin.count)
    }

    private static func verifyFace(_ visit: Visit) throws {
        try step(visit, .chosen(choice: "FACE"), "2026-11-20T10:00:05")
        try step(visit, .verifiedByReader(method: "FACE"), "2026-11-20T10:00:10")
    }
}
