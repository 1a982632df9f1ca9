// What is wrong with readers and cards: first of this PC, then of a virtual card.
//
//   diagnose [KIND]

import Foundation
import Mnc

/// Counts the log; a real program writes it.
private final class Lines: LogSink, @unchecked Sendable {
    private let lock = NSLock()
    private(set) var count = 0

    func line(level: LogLevel, target: String, message: String) throws {
        lock.lock()
        defer { lock.unlock() }
        count += 1
    }
}

@main
enum Diagnose {
    static func main() throws {
        let lines = Lines()
        try sendLog(level: .debug, sink: lines)
        print("mnc \(try version())")
        if let failure = try failureOf(readers) { print("readers: \(failure.kind)") }
        let card = try VirtualCard(argument(1) ?? "normal")
        show(try diagnoseTransport(transport: card, limits: TransportLimits()))
        try sendLog(level: .off)
        print("logged: \(yesNo(lines.count > 0))")
    }

    private static func readers() throws {
        for diagnosis in try diagnoseReaders() {
            print("reader \(diagnosis.reader ?? "")")
            show(diagnosis)
        }
    }

    private static func show(_ diagnosis: Diagnosis) {
        print("usable: \(yesNo(diagnosis.usable))")
        for finding in diagnosis.findings {
            print("\(finding.severity) \(finding.code): \(finding.ja)")
        }
    }
}
