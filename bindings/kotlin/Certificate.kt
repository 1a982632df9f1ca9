// The state of the PINs, the certificate and its worth, a signature, the attributes and the photo.
//
//   CertificateKt [KIND]

import mnc.Card
import mnc.Carrier
import mnc.GraceRule
import mnc.Secret
import mnc.SecretState
import mnc.SignatureScheme

private fun certificate(card: Card) = card.certificate().use { read ->
    println("certificate until ${read.facts().notAfter}, ${read.der().size} bytes")
    testAnchors().use { anchors ->
        val worth = read.worth(AT, Carrier.CARD, GraceRule.FROM_EXPIRY, anchors)
        println("worth: ${worth.ja}")
    }
}

private fun sign(card: Card, virtualOne: VirtualCard) {
    failureOf { card.verify(Secret.AUTHENTICATION_PIN, "0000".toByteArray()) }?.let {
        println("wrong PIN: ${it.kind} (${it.code}), ${it.triesRemaining} tries left")
    }
    val pin = virtualOne.secret(1)
    val signature = card.sign(pin, SignatureScheme.PKCS1_SHA256, "challenge".toByteArray())
    pin.fill(0)
    println("signature: ${signature.size} bytes")
}

private fun face(card: Card, virtualOne: VirtualCard) {
    val number = virtualOne.secret(6)
    card.attributes(Secret.NUMBER_B_FOR_ATTRIBUTES, number).use { println("name: ${it.name()}") }
    val photo = card.photo(number)
    println(if (photo == null) "photo: none" else "photo: ${photo.size} bytes")
}

fun main(args: Array<String>) {
    VirtualCard(args.getOrElse(0) { "normal" }).use { virtualOne ->
        cardOn(virtualOne).use { card ->
            failureOf { certificate(card) }?.let { println("certificate: ${it.kind}") }
            val status = card.secretStatus(Secret.AUTHENTICATION_PIN)
            println("PIN: ${status.tries} tries left")
            if (status.state == SecretState.REMAINING) sign(card, virtualOne)
            failureOf { face(card, virtualOne) }?.let { println("attributes: ${it.kind}") }
        }
    }
}
