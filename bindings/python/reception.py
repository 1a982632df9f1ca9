"""A reception at the window: card, face or PIN, eligibility, consent, record.

reception.py [KIND [pin]]

With `pin` the holder enters the PIN at this program, and the card itself is asked.
"""

import sys
import mnc
from virtual_card import AT, VirtualCard, answer, card_on, test_anchors

Event = mnc.VisitEvent


def show(visit, actions):
    print("to do: " + " ".join(action.code for action in actions))
    screen = visit.screen()
    print(f"screen: {screen.code} " + " ".join(choice.code for choice in screen.choices))


def step(visit, event, at):
    show(visit, visit.step(event, at))


def verify_pin(visit, card, anchors, virtual_one):
    """First a wrong PIN, as it happens; the card counts it, and the counter is told."""
    step(visit, Event.CHOSEN(choice="PIN"), "2026-11-20T10:00:05")
    try:
        visit.verify_pin(card, b"0000", "2026-11-20T10:00:06", anchors)
    except mnc.MncError.Failed as error:
        left = error.failure.tries_remaining
        step(visit, Event.PIN_WRONG(left=left), "2026-11-20T10:00:07")
    pin = virtual_one.secret(1)
    show(visit, visit.verify_pin(card, pin, "2026-11-20T10:00:10", anchors))


def verify_face(visit):
    step(visit, Event.CHOSEN(choice="FACE"), "2026-11-20T10:00:05")
    step(visit, Event.VERIFIED_BY_READER(method="FACE"), "2026-11-20T10:00:10")


def main():
    virtual_one = VirtualCard(*sys.argv[1:2])
    card, anchors = card_on(virtual_one), test_anchors()
    visit = mnc.Visit.begin('{"route": "WINDOW"}', AT)
    declared = mnc.Declaration(marking="ABSENT", photo=True)
    assessment = card.assess(AT, declared, anchors)
    print(f"card: {assessment.facts().kind}")
    show(visit, visit.place_card(assessment, AT))
    if sys.argv[2:] == ["pin"]:
        verify_pin(visit, card, anchors, virtual_one)
    else:
        verify_face(visit)
    step(visit, Event.ANSWERED(outcome="VALID"), "2026-11-20T10:00:15")
    step(visit, Event.CHOSEN(choice="CONSENT_TO_ALL"), "2026-11-20T10:00:20")
    step(visit, Event.CARD_REMOVED(), "2026-11-20T10:00:25")
    print(f"end: {visit.end().end}")
    print(f"record: {visit.record(answer('VALID'), '{}')}")


main()
