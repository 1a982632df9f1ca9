"""The state of the PINs, the certificate and its worth, a signature, the attributes and the photo.

certificate.py [KIND]
"""

import sys
import mnc
from virtual_card import AT, VirtualCard, card_on, test_anchors


def certificate(card):
    try:
        read = card.certificate()
    except mnc.MncError.Failed as error:
        print(f"certificate: {error.failure.kind}")
        return
    print(f"certificate until {read.facts().not_after}, {len(read.der())} bytes")
    worth = read.worth(AT, mnc.Carrier.CARD, mnc.GraceRule.FROM_EXPIRY, test_anchors())
    print(f"worth: {worth.ja}")


def sign(card, virtual_one):
    try:
        card.verify(mnc.Secret.AUTHENTICATION_PIN, b"0000")
    except mnc.MncError.Failed as error:
        failure = error.failure
        print(f"wrong PIN: {failure.kind} ({failure.code}), {failure.tries_remaining} tries left")
    pin = virtual_one.secret(1)
    signature = card.sign(pin, mnc.SignatureScheme.PKCS1_SHA256, b"challenge")
    print(f"signature: {len(signature)} bytes")


def face(card, virtual_one):
    number = virtual_one.secret(6)
    try:
        attributes = card.attributes(mnc.Secret.NUMBER_B_FOR_ATTRIBUTES, number)
    except mnc.MncError.Failed as error:
        print(f"attributes: {error.failure.kind}")
        return
    print(f"name: {attributes.name()}")
    photo = card.photo(number)
    print("photo: none" if photo is None else f"photo: {len(photo)} bytes")


def main():
    virtual_one = VirtualCard(*sys.argv[1:])
    card = card_on(virtual_one)
    certificate(card)
    status = card.secret_status(mnc.Secret.AUTHENTICATION_PIN)
    print(f"PIN: {status.tries} tries left")
    if status.state == mnc.SecretState.REMAINING:
        sign(card, virtual_one)
    face(card, virtual_one)


main()
