// The photo of a card against a camera, by an engine of this program, and what an engine may do wrong.
//
//   faces MANIFEST FRAME [MANIFEST-OF-MODELS MODELS]

import Foundation
import Mnc

private let side = 320
private let dimension: UInt16 = 2
private let grey = [110, 110, 110]
private let coloured = [130, 90, 90]
private let layout = PixelLayout(
    format: .bgra, width: UInt32(side), height: UInt32(side), stride: UInt32(side * 4 + 64))

/// Without the clock: a slow machine comes to the same.
private let settings = #"{"budget_ms": 600000}"#

private struct Foreign: Error {
    let text = "番号花子 1234"
}

/// Finds one face in the middle. Who is grey is the person of the photo, which is grey.
private final class Engine: FaceEngine, @unchecked Sendable {
    var before: () throws -> Void
    var kept: FacePicture?
    private let more: [Float]

    init(_ before: @escaping () throws -> Void = {}, more: [Float] = []) {
        self.before = before
        self.more = more
    }

    func detect(picture: FacePicture) throws -> [FoundFace] {
        kept = picture
        try before()
        let (x, y) = (Float(try picture.width()) / 2, Float(try picture.height()) / 2)
        let landmarks = FaceLandmarks(
            rightEye: FacePoint(x: x - 35.5, y: y - 40.1), leftEye: FacePoint(x: x + 35, y: y - 40.5),
            nose: FacePoint(x: x, y: y),
            rightMouth: FacePoint(x: x - 29, y: y + 41.3), leftMouth: FacePoint(x: x + 29.4, y: y + 40.9))
        let bounds = FaceBox(left: x - 80, top: y - 80, width: 160, height: 160)
        return [FoundFace(bounds: bounds, landmarks: landmarks, confidence: 0.9)]
    }

    func embed(picture: FacePicture, landmarks: FaceLandmarks) throws -> [Float] {
        var rgb = try picture.rgb()
        defer { rgb.resetBytes(in: rgb.startIndex..<rgb.endIndex) }
        let grey = rgb.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 3).allSatisfy { bytes[$0] == bytes[$0 + 1] }
        }
        return (grey ? [1, 0] : [0, 1]) + more
    }
}

/// Takes nobody for living.
private final class Suspicious: FaceLiveness {
    func isLive(picture: FacePicture, bounds: FaceBox) throws -> Bool { bounds.width != 160 }
}

private func kind(_ work: () throws -> Void) -> String {
    do {
        guard let failure = try failureOf(work) else { return "OK" }
        precondition(!String(describing: failure).contains("1234"), "the text of a foreign error came through")
        return failure.kind
    } catch {
        return "ANOTHER ERROR"
    }
}

/// A buffer as of a camera, blue first, with rows that are longer than the picture.
private func buffer(_ colour: [Int]) -> Data {
    let row = Int(layout.stride)
    var bytes = Data(count: row * side)
    for y in 0..<side {
        for x in 0..<side {
            let step = (x / 2 + y / 2) % 2 == 0 ? 24 : 0
            for component in 0..<3 {
                bytes[y * row + x * 4 + component] = UInt8(colour[2 - component] + step)
            }
        }
    }
    return bytes
}

private func photoOf(_ kind: String) throws -> Data? {
    let virtualOne = try VirtualCard(kind)
    return try cardOn(virtualOne).photo(numberB: try virtualOne.secret(6))
}

private func name(_ outcome: FaceOutcome) -> String {
    switch outcome {
    case .match: return "MATCH"
    case .noMatch: return "NO_MATCH"
    case .failureToEnrol: return "FAILURE_TO_ENROL"
    case .failureToAcquire: return "FAILURE_TO_ACQUIRE"
    case .noLivingFace: return "NO_LIVING_FACE"
    case .noFrame: return "NO_FRAME"
    }
}

/// What several threads write.
private final class Outcomes: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [String] = []

    func add(_ outcome: String) { lock.withLock { all.append(outcome) } }

    var joined: String { lock.withLock { all.joined(separator: " ") } }
}

private struct Program: Sendable {
    let manifest: String
    let frame: Data
    let photo: Data

    func begin(_ engine: Engine, _ liveness: FaceLiveness? = nil) throws -> FaceComparison {
        let matcher = try FaceMatcher.onEngine(
            engine: engine, dimension: dimension, manifest: manifest, settings: settings, liveness: liveness)
        return try matcher.begin(photo: photo)
    }

    func compare() throws {
        var comparison = try begin(Engine())
        let step = try comparison.frame(encoded: frame)
        precondition(step.over)
        let (first, again) = (try comparison.decide(at: at), try comparison.decide(at: at))
        print("engine: \(name(first.outcome)), again \(name(again.outcome))")
        if let evidence = first.evidence {
            print("evidence: \(evidence.judge), enough for \(evidence.enoughFor.count) uses")
        }
        print("after the decision: \(kind { _ = try comparison.frame(encoded: frame) })")
        comparison = try begin(Engine())
        _ = try comparison.pixels(bytes: buffer(grey), layout: layout, turn: .half)
        print("pixels: \(name(try comparison.decide(at: at).outcome))")
        comparison = try begin(Engine())
        var frames = 1
        while !(try comparison.pixels(bytes: buffer(coloured), layout: layout).over) { frames += 1 }
        let decision = try comparison.decide(at: at)
        print("stranger: \(name(decision.outcome)) after \(frames) frames, \(decision.visualConfirmation ?? "")")
        comparison = try begin(Engine(), Suspicious())
        _ = try comparison.frame(encoded: frame)
        print("not living: \(name(try comparison.decide(at: at).outcome))")
    }

    func atOnce() throws {
        let matcher = try FaceMatcher.onEngine(
            engine: Engine(), dimension: dimension, manifest: manifest, settings: settings)
        let outcomes = Outcomes()
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            let done = kind {
                let comparison = try matcher.begin(photo: photo)
                _ = try comparison.frame(encoded: frame)
                outcomes.add(name(try comparison.decide(at: at).outcome))
            }
            precondition(done == "OK", done)
        }
        print("four at once: \(outcomes.joined)")
    }

    private func status(_ engine: Engine) throws -> String {
        let comparison = try begin(engine)
        return kind { _ = try comparison.frame(encoded: frame) }
    }

    func misuse() throws {
        print("unknown exception: \(try status(Engine({ throw Foreign() })))")
        print("cancelled: \(try status(Engine({ throw HostError.Cancelled })))")
        print("too many numbers: \(try status(Engine(more: [0])))")
        let engine = Engine()
        let comparison = try begin(engine)
        var inner = "not called"
        engine.before = { inner = kind { _ = try comparison.frame(encoded: frame) } }
        let outer = kind { _ = try comparison.frame(encoded: frame) }
        // Otherwise engine and comparison keep each other.
        engine.before = {}
        print("engine that calls back: \(inner), then \(outer)")
        print("picture that was kept: \(kind { _ = try engine.kept?.rgb() })")
        print("hostile frame: \(kind { _ = try comparison.frame(encoded: Data("no picture".utf8)) })")
        print("hostile pixels: \(kind { _ = try comparison.pixels(bytes: Data("short".utf8), layout: layout) })")
        let nothing = try photoOf("infant") ?? Data()
        let matcher = try FaceMatcher.onEngine(
            engine: Engine(), dimension: dimension, manifest: manifest, settings: settings)
        print("absent photo: \(nothing.count) bytes, then \(kind { _ = try matcher.begin(photo: nothing) })")
        let none = kind { _ = try FaceMatcher.onEngine(engine: Engine(), dimension: 0, manifest: manifest) }
        print("no numbers: \(none)")
    }

    func models(_ manifest: String, _ folder: String) throws {
        let matcher = try FaceMatcher.open(manifest: manifest, models: folder, settings: settings)
        let comparison = try matcher.begin(photo: photo)
        _ = try comparison.frame(encoded: frame)
        let decision = try comparison.decide(at: at)
        print("models: \(name(decision.outcome)) \(decision.reasons[0].code)")
    }
}

@main
enum Faces {
    static func main() throws {
        let manifest = try String(contentsOfFile: argument(1) ?? "", encoding: .utf8)
        let frame = try Data(contentsOf: URL(fileURLWithPath: argument(2) ?? ""))
        guard let photo = try photoOf("normal") else { return }
        let program = Program(manifest: manifest, frame: frame, photo: photo)
        if kind({ _ = try program.begin(Engine()) }) == "NOT_SUPPORTED" {
            print("this library compares no faces")
            return
        }
        try program.compare()
        try program.atOnce()
        try program.misuse()
        if let manifest = argument(3), let folder = argument(4) { try program.models(manifest, folder) }
        let comparison = try program.begin(Engine())
        print("faces are compared")
        // The program ends with a comparison open.
        withExtendedLifetime(comparison) { exit(0) }
    }
}
