// Objects in the hands of several threads: used at once, let go meanwhile, and left in the middle of a call.

import Foundation
import Mnc

private let threads = 8

/// A radio that tells of each command before it sends it.
private final class Watched: CardTransport, @unchecked Sendable {
    var before: () throws -> Void = {}
    private let inner: VirtualCard

    init() throws { inner = try VirtualCard() }

    func transmit(command: Data) throws -> Data {
        try before()
        return try inner.transmit(command: command)
    }
}

/// A value that several threads look at.
private final class Shared<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) { self.value = value }

    func with<Result>(_ work: (inout Value) -> Result) -> Result { lock.withLock { work(&value) } }
}

private func kindOf(_ work: () throws -> Void) -> String {
    do {
        return try failureOf(work)?.kind ?? "OK"
    } catch {
        return "ANOTHER ERROR"
    }
}

private func ask(_ card: Card?) -> String {
    kindOf { _ = try card?.secretStatus(secret: .authenticationPin) }
}

/// What each of the threads comes to, each thing once.
private func fromThreads(_ work: @Sendable () -> String) -> String {
    let said = Shared(Set<String>())
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
        let one = work()
        said.with { _ = $0.insert(one) }
    }
    return said.with { $0.sorted().joined(separator: " ") }
}

@main
enum Threads {
    static func main() throws {
        try atOnce()
        try everyType()
        try theTransport()
        try meanwhile()
        try letGo()
        let inside = DispatchSemaphore(value: 0)
        let transport = try Watched()
        transport.before = {
            inside.signal()
            Thread.sleep(forTimeInterval: 600)
        }
        let card = try cardOn(transport)
        Thread.detachNewThread { _ = ask(card) }
        inside.wait()
        print("the program ends in the middle of a call")
        exit(0)
    }

    private static func atOnce() throws {
        let counts = Shared((inside: 0, most: 0))
        let transport = try Counting(counts)
        let card = try cardOn(transport)
        let said = fromThreads { Set((0..<20).map { _ in ask(card) }).sorted().joined(separator: " ") }
        print("one card, eight threads: \(said), \(counts.with { $0.most }) command at a time")
    }

    private static func everyType() throws {
        let card = try cardOn(try VirtualCard())
        let (certificate, anchors) = (try card.certificate(), try testAnchors())
        let valid = try answer("VALID")
        let visit = try Visit.begin(settings: #"{"route": "WINDOW"}"#, at: at)
        let patients = try Patients.empty()
        let said = fromThreads {
            kindOf {
                _ = try certificate.worth(at: at, carrier: .card, grace: .fromExpiry, anchors: anchors)
                _ = try valid.json()
                _ = try visit.screen()
                _ = try patients.search(answer: valid, day: day)
                _ = try card.secretStatus(secret: .authenticationPin)
            }
        }
        print("one of each type, eight threads: \(said)")
    }

    private static func theTransport() throws {
        let called = Shared<Thread?>(nil), caller = Shared<Thread?>(nil)
        let transport = try Watched()
        transport.before = { called.with { $0 = Thread.current } }
        let card = try cardOn(transport)
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            caller.with { $0 = Thread.current }
            _ = ask(card)
            done.signal()
        }
        done.wait()
        let same = called.with { $0 }.map { $0 === caller.with { $0 } } ?? false
        print("transport on the thread of its call: \(yesNo(same))")
    }

    /// Another thread takes its turn. A transport that waited for it would wait for ever.
    private static func meanwhile() throws {
        let transport = try Watched()
        let card = try cardOn(transport)
        let inner = Shared("not called"), started = Shared(false)
        let done = DispatchSemaphore(value: 0)
        transport.before = {
            if started.with({ let before = $0; $0 = true; return before }) { return }
            Thread.detachNewThread {
                let said = ask(card)
                inner.with { $0 = said }
                done.signal()
            }
        }
        let outer = ask(card)
        done.wait()
        transport.before = {}
        print("another thread meanwhile: \(outer), then \(inner.with { $0 })")
    }

    private static func letGo() throws {
        let held = Shared<Card?>(nil)
        let transport = try Watched()
        transport.before = {
            held.with { $0 = nil }
            throw HostError.Cancelled
        }
        held.with { $0 = try? cardOn(transport) }
        print("let go by its own callback: \(ask(held.with { $0 }))")
    }
}

/// A radio that counts how many threads are in it.
private final class Counting: CardTransport, @unchecked Sendable {
    private let counts: Shared<(inside: Int, most: Int)>
    private let inner: VirtualCard

    init(_ counts: Shared<(inside: Int, most: Int)>) throws {
        self.counts = counts
        inner = try VirtualCard()
    }

    func transmit(command: Data) throws -> Data {
        counts.with { $0 = ($0.inside + 1, max($0.most, $0.inside + 1)) }
        defer { counts.with { $0.inside -= 1 } }
        return try inner.transmit(command: command)
    }
}
