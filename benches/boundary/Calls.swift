// The calls of the bench `boundary`, from Swift: calls NAME ROUNDS REPETITIONS.

import Foundation
import Mnc

/// A card with three tries left, and nothing else.
final class Answers: CardTransport, Sendable {
    func transmit(command: Data) throws -> Data {
        command.count > 4 ? Data([0x90, 0x00]) : Data([0x63, 0xC3])
    }
}

@main
struct Calls {
    static func main() throws {
        let arguments = CommandLine.arguments
        let rounds = Int(arguments[2])!, repetitions = Int(arguments[3])!
        let card = try Card.onTransport(transport: Answers(), limits: TransportLimits(extendedLength: false))
        var best = Duration.seconds(1_000_000)
        for _ in 0..<rounds {
            let took = try ContinuousClock().measure {
                for _ in 0..<repetitions {
                    if arguments[1] == "fold" {
                        _ = try foldName(text: "番号 花子")
                    } else {
                        _ = try card.secretStatus(secret: .authenticationPin)
                    }
                }
            }
            best = min(best, took)
        }
        print(best / .nanoseconds(repetitions))
    }
}
