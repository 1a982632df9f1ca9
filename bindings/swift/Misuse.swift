// What a program does wrong is an error, with the same name in every language; nothing crashes.

import Foundation
import Mnc

private struct Unknown: Error {
    let text = "番号花子 PIN 1234"
}

/// A radio that does what it should not.
private final class Wayward: CardTransport, @unchecked Sendable {
    private let behave: () throws -> Data

    init(_ behave: @escaping () throws -> Data) { self.behave = behave }

    func transmit(command: Data) throws -> Data { try behave() }
}

/// A radio that uses the card that is calling it.
private final class Meddler: CardTransport, @unchecked Sendable {
    weak var card: Card?
    var inner = "not called"

    func transmit(command: Data) throws -> Data {
        inner = kindOf { _ = try card?.secretStatus(secret: .authenticationPin) }
        throw HostError.Cancelled
    }
}

private final class BrokenSink: LogSink {
    func line(level: LogLevel, target: String, message: String) throws { throw Unknown() }
}

private func kindOf(_ work: () throws -> Void) -> String {
    do {
        try work()
        return "OK"
    } catch MncError.Failed(let failure) {
        precondition(!String(describing: failure).contains("1234"), "the text of a foreign error came through")
        return failure.kind
    } catch {
        return "ANOTHER ERROR"
    }
}

private func statusOver(_ behave: @escaping () throws -> Data) throws -> String {
    let card = try cardOn(Wayward(behave))
    return kindOf { _ = try card.secretStatus(secret: .authenticationPin) }
}

@main
enum Misuse {
    static func main() throws {
        for row in try statuses() {
            print("status \(row.code) \(row.kind) \(row.en) \(row.ja)")
        }
        let card = try cardOn(try VirtualCard())
        for _ in 0..<3 {
            print("wrong PIN: \(kindOf { try card.verify(secret: .authenticationPin, entered: Data("0000".utf8)) })")
        }
        print("no PIN: \(kindOf { try card.verify(secret: .authenticationPin, entered: Data()) })")
        try radios()
        print("no day: \(kindOf { _ = try Visit.begin(settings: "{}", at: "today") })")
        try sendLog(level: .debug, sink: BrokenSink())
        print("broken sink: \(kindOf { _ = try card.secretStatus(secret: .authenticationPin) })")
        print("every misuse is an exception")
        // The program ends with a card and the sink open.
        withExtendedLifetime(card) { exit(0) }
    }

    private static func radios() throws {
        print("unknown exception: \(try statusOver { throw Unknown() })")
        print("removed: \(try statusOver { throw HostError.CardRemoved })")
        print("cancelled: \(try statusOver { throw HostError.Cancelled })")
        print("empty answer: \(try statusOver { Data() })")
        print("short answer: \(try statusOver { Data([0x90]) })")
        let meddler = Meddler()
        let card = try cardOn(meddler)
        meddler.card = card
        let outer = kindOf { _ = try card.secretStatus(secret: .authenticationPin) }
        print("callback that calls back: \(meddler.inner), then \(outer)")
    }
}
