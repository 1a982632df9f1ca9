// The state of the PINs, the certificate and its worth, a signature, the attributes and the photo.
//
//   certificate [KIND]

import Foundation
import Mnc

@main
enum CertificateProgram {
    static func main() throws {
        let virtualOne = try VirtualCard(argument(1) ?? "normal")
        let card = try cardOn(virtualOne)
        if let failure = try failureOf({ try certificate(card) }) { print("certificate: \(failure.kind)") }
        let status = try card.secretStatus(secret: .authenticationPin)
        print("PIN: \(status.tries ?? 0) tries left")
        if status.state == .remaining { try sign(card, virtualOne) }
        if let failure = try failureOf({ try face(card, virtualOne) }) { print("attributes: \(failure.kind)") }
    }

    private static func certificate(_ card: Card) throws {
        let read = try card.certificate()
        print("certificate until \(try read.facts().notAfter), \(try read.der().count) bytes")
        let worth = try read.worth(at: at, carrier: .card, grace: .fromExpiry, anchors: try testAnchors())
        print("worth: \(worth.ja)")
    }

    private static func sign(_ card: Card, _ virtualOne: VirtualCard) throws {
        let wrong = Data("0000".utf8)
        if let failure = try failureOf({ try card.verify(secret: .authenticationPin, entered: wrong) }) {
            print("wrong PIN: \(failure.kind) (\(failure.code)), \(failure.triesRemaining ?? 0) tries left")
        }
        var pin = try virtualOne.secret(1)
        let signature = try card.sign(pin: pin, scheme: .pkcs1Sha256, message: Data("challenge".utf8))
        pin.resetBytes(in: 0..<pin.count)
        print("signature: \(signature.count) bytes")
    }

    private static func face(_ card: Card, _ virtualOne: VirtualCard) throws {
        let number = try virtualOne.secret(6)
        let attributes = try card.attributes(secret: .numberBForAttributes, entered: number)
        print("name: \(try attributes.name())")
        if let photo = try card.photo(numberB: number) {
            print("photo: \(photo.count) bytes")
        } else {
            print("photo: none")
        }
    }
}
