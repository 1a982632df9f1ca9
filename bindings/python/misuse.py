"""What a program does wrong is an exception, with the same name in every language; nothing crashes."""

import mnc
from virtual_card import AT, VirtualCard, card_on


class Wayward(mnc.CardTransport):
    """A radio that does what it should not."""

    def __init__(self, behave):
        self.behave = behave

    def transmit(self, command):
        return self.behave()


class Meddler(mnc.CardTransport):
    """A radio that uses the card that is calling it."""

    def __init__(self):
        self.card = None
        self.inner = None

    def transmit(self, command):
        self.inner = kind_of(lambda: self.card.secret_status(mnc.Secret.AUTHENTICATION_PIN))
        raise mnc.HostError.Cancelled()


class BrokenSink(mnc.LogSink):
    def line(self, level, target, message):
        raise ValueError("番号花子 1234")


def kind_of(work):
    try:
        work()
        return "OK"
    except mnc.MncError.Failed as error:
        assert "1234" not in str(error), "the text of a foreign exception came through"
        return error.failure.kind
    except TypeError:
        return "TYPE"


def throwing(error):
    def behave():
        raise error

    return behave


def status_over(behave):
    card = card_on(Wayward(behave))
    return kind_of(lambda: card.secret_status(mnc.Secret.AUTHENTICATION_PIN))


def table():
    for row in mnc.statuses():
        print(f"status {row.code} {row.kind} {row.en} {row.ja}")


def main():
    table()
    virtual_one = VirtualCard()
    card = card_on(virtual_one)
    secret = mnc.Secret.AUTHENTICATION_PIN
    for _ in range(3):
        print(f"wrong PIN: {kind_of(lambda: card.verify(secret, b'0000'))}")
    print(f"no PIN: {kind_of(lambda: card.verify(secret, b''))}")
    print(f"unknown exception: {status_over(throwing(ValueError('PIN 1234')))}")
    print(f"removed: {status_over(throwing(mnc.HostError.CardRemoved()))}")
    print(f"cancelled: {status_over(throwing(mnc.HostError.Cancelled()))}")
    print(f"empty answer: {status_over(lambda: b'')}")
    print(f"short answer: {status_over(lambda: bytes([0x90]))}")
    print(f"nothing instead of an answer: {status_over(lambda: None)}")
    meddler = Meddler()
    meddler.card = card_on(meddler)
    outer = kind_of(lambda: meddler.card.secret_status(secret))
    print(f"callback that calls back: {meddler.inner}, then {outer}")
    print(f"no day: {kind_of(lambda: mnc.Visit.begin('{}', 'today'))}")
    print(f"no transport: {kind_of(lambda: card_on(object()))}")
    mnc.send_log(mnc.LogLevel.DEBUG, BrokenSink())
    print(f"broken sink: {kind_of(lambda: card.secret_status(secret))}")
    # The program ends with a card, a visit and the sink open.
    globals()["left_open"] = (card, meddler, mnc.Visit.begin('{"route": "WINDOW"}', AT))
    print("every misuse is an exception")


main()
