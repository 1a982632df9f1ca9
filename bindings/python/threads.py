"""Objects in the hands of several threads: used at once, let go meanwhile, and left in the middle of a call."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import mnc
from virtual_card import AT, DAY, VirtualCard, answer, card_on, test_anchors

THREADS = 8


class Watched(mnc.CardTransport):
    """A radio that tells of each command before it sends it."""

    def __init__(self, before):
        self.before = before
        self.inner = VirtualCard()

    def transmit(self, command):
        self.before()
        return self.inner.transmit(command)


class Counting(mnc.CardTransport):
    """A radio that counts how many threads are in it."""

    def __init__(self):
        self.inner = VirtualCard()
        self.inside = self.most = 0

    def transmit(self, command):
        self.inside += 1
        self.most = max(self.most, self.inside)
        response = self.inner.transmit(command)
        self.inside -= 1
        return response


def ask(card):
    try:
        card.secret_status(mnc.Secret.AUTHENTICATION_PIN)
        return "OK"
    except mnc.MncError.Failed as error:
        return error.failure.kind


def from_threads(work):
    """What each of the threads comes to, each thing once."""
    with ThreadPoolExecutor(THREADS) as pool:
        said = list(pool.map(lambda _: work(), range(THREADS)))
    return " ".join(sorted(set(said)))


def at_once():
    counting = Counting()
    card = card_on(counting)
    said = from_threads(lambda: " ".join({ask(card) for _ in range(20)}))
    print(f"one card, eight threads: {said}, {counting.most} command at a time")


def every_type():
    card, valid = card_on(VirtualCard()), answer("VALID")
    certificate, anchors = card.certificate(), test_anchors()
    visit, patients = mnc.Visit.begin('{"route": "WINDOW"}', AT), mnc.Patients.empty()

    def use():
        certificate.worth(AT, mnc.Carrier.CARD, mnc.GraceRule.FROM_EXPIRY, anchors)
        valid.json()
        visit.screen()
        patients.search(valid, DAY)
        return ask(card)

    print(f"one of each type, eight threads: {from_threads(use)}")


def the_transport():
    called, caller = [], []
    card = card_on(Watched(lambda: called.append(threading.get_ident())))

    def call():
        caller.append(threading.get_ident())
        ask(card)

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    same = set(called) == set(caller)
    print(f"transport on the thread of its call: {'yes' if same else 'no'}")


def meanwhile():
    """Another thread takes its turn. A transport that waited for it would wait for ever."""
    others, inner = [], []

    def start():
        if not others:
            others.append(threading.Thread(target=lambda: inner.append(ask(card))))
            others[0].start()

    card = card_on(Watched(start))
    outer = ask(card)
    others[0].join()
    print(f"another thread meanwhile: {outer}, then {inner[0]}")


def let_go():
    held = []

    def leave():
        held.clear()
        raise mnc.HostError.Cancelled()

    held.append(card_on(Watched(leave)))
    print(f"let go by its own callback: {ask(held[0])}")


def main():
    at_once()
    every_type()
    the_transport()
    meanwhile()
    let_go()
    inside = threading.Event()

    def stay():
        inside.set()
        time.sleep(600)

    card = card_on(Watched(stay))
    threading.Thread(target=lambda: ask(card), daemon=True).start()
    inside.wait()
    print("the program ends in the middle of a call")


main()
