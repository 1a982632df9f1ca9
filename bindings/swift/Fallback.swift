// Which patient an answer is about, and what to do where the card does not confirm the qualification.

import Foundation
import Mnc

private let hanako = """
    {"patient_number": "17", "name": "番号花子", "kana": "バンゴウ ハナコ", "birthdate": "S17.2.17", "sex": "2"}
    """
private let taro = """
    {"patient_number": "18", "name": "架空太郎", "birthdate": "1950-02-03", "sex": "1"}
    """
private let form = """
    {"issued": true, "insurance": "NATIONAL", "name": "番号　花子", "birth": "S17.2.17"}
    """

private struct Compared: Decodable {
    let verdict: String
}

@main
enum Fallback {
    static func main() throws {
        try match(try answer("VALID"))
        try procedure(try reception())
        let page = try printDeclaration(fields: form, day: day)
        print("page: \(page.contains("番号　花子") ? "filled" : "blank")")
    }

    /// The candidates among all patients, and one patient beside the answer.
    private static func match(_ valid: Answer) throws {
        let patients = try Patients.empty()
        print("patients: \(try patients.add(lines: "\(hanako)\n\(taro)"))")
        for review in try patients.search(answer: valid, day: day) {
            print("decision: \(try review.decision()), candidates: \(try review.candidates())")
        }
        let compared = try comparePatient(patient: hanako, answer: valid, day: day)
        print("verdict: \(try JSONDecoder().decode(Compared.self, from: Data(compared.utf8)).verdict)")
    }

    /// A reception that the answer ends: the qualification is over.
    private static func reception() throws -> String? {
        let visit = try Visit.begin(settings: "{\"route\": \"WINDOW\"}", at: at)
        let events: [VisitEvent] = [
            .cardPlaced(card: ShownCard()), .chosen(choice: "FACE"), .verifiedByReader(method: "FACE"),
            .answered(outcome: "INVALID"), .cardRemoved,
        ]
        for event in events {
            _ = try visit.step(event: event, at: at)
        }
        let end = try visit.end()
        print("end: \(end?.end ?? "") \(end?.code ?? "")")
        return end?.code
    }

    private static func procedure(_ reason: String?) throws {
        guard let entry = try enterFallBack(failed: WentWrong(reason: reason)).case else {
            fatalError("no case of the procedure")
        }
        print("case: \(entry.code): \(entry.ja)")
        let situation = "{\"case\": \"\(entry.code)\", \"day\": \"\(day)\", \"birthdate\": \"S17.2.17\"}"
        let rule = try decideFallBack(situation: situation).rule
        print("first: \(rule?.step.code ?? ""): \(rule?.step.ja ?? "")")
        print("pays: \(rule?.payment.code ?? "")")
    }
}
