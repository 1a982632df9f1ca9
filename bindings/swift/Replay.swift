// Replays transcripts: makes the call of each file on a card that answers from it, and compares.
//
//   replay anchors.json TRANSCRIPT...

import Foundation
import Mnc

private typealias Fields = [String: String]

private let sentences: Set = ["ja", "en", "error"]

// What is absent is nil here, and the status MNC_ABSENT in the files.
private let absent: Fields = ["status": "10", "status_word": "-1", "tries_remaining": "-1"]

private func line(_ text: Substring) -> Fields {
    var fields: Fields = [:]
    for found in text.matches(of: /"([^"]+)":("[^"]*"|-?\d+|true|false)/) {
        fields[String(found.1)] = found.2.trimmingCharacters(in: ["\""])
    }
    return fields
}

private func hexadecimal(_ bytes: Data) -> String {
    bytes.map { String(format: "%02X", $0) }.joined()
}

private func bytes(_ text: String) -> Data {
    let digits = text.compactMap(\.hexDigitValue).map(UInt8.init)
    return Data(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
}

/// A card that answers from a transcript, and notes a command that is not in it.
private final class Tape: CardTransport, @unchecked Sendable {
    private let exchanges: [Fields]
    private var next = 0
    private var strange = false

    init(_ exchanges: [Fields]) { self.exchanges = exchanges }

    var isComplete: Bool { !strange && next == exchanges.count }

    func transmit(command: Data) throws -> Data {
        guard next < exchanges.count, fits(exchanges[next]["command"] ?? "", hexadecimal(command)) else {
            strange = true
            throw HostError.Failed
        }
        let exchange = exchanges[next]
        next += 1
        if let response = exchange["response"] { return bytes(response) }
        switch exchange["status"] {
        case "203": throw HostError.CardRemoved
        case "207": throw HostError.Cancelled
        default: throw HostError.Failed
        }
    }

    private func fits(_ wanted: String, _ said: String) -> Bool {
        wanted.count == said.count && zip(wanted, said).allSatisfy { $0 == "x" || $0 == $1 }
    }
}

/// Records, lists and enums as flat fields, named as in the files.
private func fields(_ came: Any, _ place: String = "") -> Fields {
    let mirror = Mirror(reflecting: came)
    var found: Fields = [:]
    switch mirror.displayStyle {
    case .optional:
        return mirror.children.first.map { fields($0.value, place) } ?? [:]
    case .struct where !(came is String), .collection:
        for (number, part) in mirror.children.enumerated() {
            let name = part.label.map(snakeCase) ?? String(number)
            if sentences.contains(name) { continue }
            found.merge(fields(part.value, place.isEmpty ? name : "\(place).\(name)")) { $1 }
        }
        return found
    default:
        return [place: "\(came)"]
    }
}

private func snakeCase(_ name: String) -> String {
    name.map { $0.isUppercase ? "_\($0.lowercased())" : String($0) }.joined()
}

private struct Call {
    let fields: Fields

    func text(_ name: String) -> String { fields[name] ?? "" }
    func number(_ name: String) -> Int { fields[name].flatMap(Int.init) ?? 0 }

    var entered: Data { Data(text("entered").utf8) }
    var message: Data { Data(text("message").utf8) }
    var lastTry: Bool { number("last_try") != 0 }
    var carrier: Carrier { [.card, .phone][number("carrier")] }
    var grace: GraceRule { [.fromExpiry, .fromMonthEnd][number("grace")] }
    var secret: Secret {
        [
            .authenticationPin, .signaturePassword, .inputSupportPin, .residencePin,
            .numberBForAttributes, .numberBForFace,
        ][number("secret") - 1]
    }
    var scheme: SignatureScheme { [.pkcs1Sha256, .pkcs1Sha384, .pkcs1Sha512, .pssSha256][number("scheme") - 1] }
}

private func status(_ card: Card, _ call: Call) throws -> Fields {
    let came = try card.secretStatus(secret: call.secret)
    let states: [SecretState] = [.remaining, .locked, .verified, .unlimited]
    let tries = came.tries.map(String.init) ?? "-1"
    return ["state": "\(states.firstIndex(of: came.state)!)", "tries": tries]
}

private func worth(_ card: Card, _ call: Call, _ anchors: Anchors) throws -> Fields {
    let worth = try card.certificate().worth(
        at: call.text("at"), carrier: call.carrier, grace: call.grace, anchors: anchors)
    let cycles: [LifeCycle] = [.notYetValid, .valid, .expiresSoon, .grace, .expired]
    return ["life_cycle": "\(cycles.firstIndex(of: worth.lifeCycle)!)"]
}

private func attributes(_ card: Card, _ call: Call) throws -> Fields {
    let came = try card.attributes(secret: call.secret, entered: call.entered, lastTry: call.lastTry)
    return try ["name": came.name(), "address": came.address(), "birthdate": came.birthdate(), "sex": came.sex()]
}

private func onCard(_ card: Card, _ call: Call, _ anchors: Anchors) throws -> Fields {
    let (entered, lastTry) = (call.entered, call.lastTry)
    switch call.text("call") {
    case "secret_status":
        return try status(card, call)
    case "verify":
        try card.verify(secret: call.secret, entered: entered, lastTry: lastTry)
        return [:]
    case "certificate":
        return try fields(card.certificate().facts())
    case "certificate_behind":
        return try fields(card.certificateBehind(secret: call.secret, entered: entered, lastTry: lastTry).facts())
    case "life_cycle":
        return try worth(card, call, anchors)
    case "sign":
        let signed = try card.sign(pin: entered, scheme: call.scheme, message: call.message, lastTry: lastTry)
        return ["bytes": hexadecimal(signed)]
    case "attributes":
        return try attributes(card, call)
    case "photo":
        return try card.photo(numberB: entered, lastTry: lastTry).map { ["bytes": hexadecimal($0)] } ?? absent
    case "identification":
        return try fields(card.identification())
    case "assess":
        let assessed = try card.assess(at: call.text("at"), declared: Declaration(), anchors: anchors)
        return try fields(assessed.facts())
    default:
        throw HostError.Failed
    }
}

private func outcome(_ tape: Tape, _ first: Fields, _ call: Call, _ anchors: Anchors) throws -> Fields {
    let extended = ["1": true, "0": false][first["extended_length"] ?? ""]
    let limits = TransportLimits(extendedLength: extended)
    var came: Fields = [:]
    let failure = try failureOf {
        if call.text("call") == "diagnose" {
            came = try fields(diagnoseTransport(transport: tape, limits: limits))
        } else {
            came = try onCard(Card.onTransport(transport: tape, limits: limits), call, anchors)
        }
    }
    guard let failure else { return came }
    return [
        "status": "\(failure.code)",
        "status_word": failure.statusWord.map { "\($0)" } ?? "-1",
        "tries_remaining": failure.triesRemaining.map { "\($0)" } ?? "-1",
    ]
}

private func replay(_ path: String, _ anchors: Anchors) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(line)
    let tape = Tape(Array(lines[2..<(lines.count - 1)]))
    let came = try outcome(tape, lines[0], Call(fields: lines[1]), anchors)
    var expected = lines[lines.count - 1]
    expected["line"] = nil
    let differing = Set(came.keys).union(expected.keys).filter { came[$0] != expected[$0] }.sorted()
    let same = differing.isEmpty && tape.isComplete
    print("\(path.split(separator: "/").last ?? ""): \(same ? "same" : "differs in \(differing)")")
}

@main
struct Replay {
    static func main() throws {
        let json = try String(contentsOfFile: argument(1)!, encoding: .utf8)
        let anchors = try Anchors.forTests(json: json)
        for path in CommandLine.arguments.dropFirst(2) { try replay(path, anchors) }
    }
}
