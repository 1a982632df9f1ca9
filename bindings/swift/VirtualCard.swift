// A virtual card and a virtual terminal instead of real ones: what a vendor's own tests do.

import CMncTesting
import Foundation
import Mnc

// The day and time of the examples; a real program asks its clock.
let day = "2026-11-20"
let at = "2026-11-20T10:00:00"

struct TestingError: Error {
    let status: Int32
}

private func must(_ status: Int32) throws {
    if status != 0 { throw TestingError(status: status) }
}

private func copied(_ call: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<Int>) -> Int32) throws -> Data {
    var buffer = [UInt8](repeating: 0, count: 65538)
    var size = buffer.count
    try must(call(&buffer, &size))
    return Data(buffer[..<size])
}

private func copiedText(_ call: (UnsafeMutablePointer<CChar>, UnsafeMutablePointer<Int>) -> Int32) throws -> Data {
    try copied { buffer, size in
        buffer.withMemoryRebound(to: CChar.self, capacity: size.pointee) { call($0, size) }
    }
}

/// The radio of this program: it sends each command to a virtual card.
final class VirtualCard: CardTransport, @unchecked Sendable {
    private let card: OpaquePointer?

    init(_ kind: String = "normal") throws {
        var card: OpaquePointer?
        try must(mnc_testing_card_open(kind, kind.utf8.count, day, day.utf8.count, &card, nil))
        self.card = card
    }

    deinit { _ = mnc_testing_card_free(card, nil) }

    func transmit(command: Data) throws -> Data {
        do {
            return try copied { buffer, size in
                let bytes = [UInt8](command)
                return mnc_testing_card_transmit(UnsafeMutableRawPointer(card), bytes, bytes.count, buffer, size)
            }
        } catch {
            throw HostError.Failed
        }
    }

    /// A secret of the card, by its number in C.
    func secret(_ secret: Int32) throws -> Data {
        try copiedText { mnc_testing_card_secret_copy(card, secret, $0, $1, nil) }
    }
}

/// A terminal that answers in a folder, and what to ask it.
final class VirtualTerminal {
    private let terminal: OpaquePointer?

    init(_ folder: String) throws {
        var terminal: OpaquePointer?
        try must(mnc_testing_terminal_start(folder, folder.utf8.count, day, day.utf8.count, &terminal, nil))
        self.terminal = terminal
    }

    deinit { _ = mnc_testing_terminal_free(terminal, nil) }

    func inquiry() throws -> String {
        String(decoding: try copiedText { mnc_testing_terminal_inquiry_copy(terminal, $0, $1, nil) }, as: UTF8.self)
    }
}

/// The card behind a transport, of which nothing is known but that it takes commands.
func cardOn(_ transport: CardTransport) throws -> Card {
    try Card.onTransport(transport: transport, limits: TransportLimits())
}

/// The authorities of the virtual cards. In production none are given.
func testAnchors() throws -> Anchors {
    let json = try copiedText { mnc_testing_anchors_copy($0, $1, nil) }
    return try Anchors.forTests(json: String(decoding: json, as: UTF8.self))
}

/// What a terminal answers with this outcome.
func answer(_ outcome: String) throws -> Answer {
    let document = try copied {
        mnc_testing_answer_copy(outcome, outcome.utf8.count, at, at.utf8.count, $0, $1, nil)
    }
    return try Answer.read(document: document)
}

/// What a call failed with, or nothing.
func failureOf(_ work: () throws -> Void) throws -> Failure? {
    do {
        try work()
        return nil
    } catch MncError.Failed(let failure) {
        return failure
    }
}

/// What stands behind the name of the program.
func argument(_ place: Int) -> String? {
    CommandLine.arguments.count > place ? CommandLine.arguments[place] : nil
}

func yesNo(_ yes: Bool) -> String { yes ? "yes" : "no" }
