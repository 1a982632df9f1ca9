// The eligibility through the exchange folder; a virtual terminal serves it.
//
//   eligibility FOLDER STATE

import Foundation
import Mnc

@main
enum Eligibility {
    static func main() throws {
        guard let folder = argument(1), let state = argument(2) else { fatalError("eligibility FOLDER STATE") }
        let virtualOne = try VirtualTerminal(folder)
        let settings = "{\"root\": \"\(folder)\", \"state\": \"\(state)\", \"encoding\": \"Shift_JIS\"}"
        let terminal = try Terminal.open(settings: settings, password: Data())
        try show(try ask(terminal, try virtualOne.inquiry()))
        print("pending: \(try terminal.pending().count)")
    }

    private static func ask(_ terminal: Terminal, _ inquiry: String) throws -> Answer {
        let request = try terminal.ask(inquiry: inquiry)
        // No answer is never "invalid": the request stays open, and the program waits again.
        for _ in 0..<120 {
            if let answer = try terminal.poll(request: request, milliseconds: 500) {
                // Here a program saves the answer, and only then:
                try terminal.finish(request: request)
                return answer
            }
        }
        fatalError("the virtual terminal does not answer")
    }

    private static func show(_ answer: Answer) throws {
        print("confirmed: \(yesNo(try answer.confirmed())), results: \(try answer.resultCount())")
        print("outcome: \(try answer.text(field: .outcome) ?? "")")
        print("insurer: \(try answer.text(field: .insurerNumber) ?? "")")
        print("name: \(try answer.text(field: .name) ?? "")")
        print("disqualified on: \(try answer.text(field: .disqualifiedOn) ?? "never")")
    }
}
