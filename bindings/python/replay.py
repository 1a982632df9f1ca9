"""Replays transcripts: makes the call of each file on a card that answers from it, and compares.

replay.py anchors.json TRANSCRIPT...
"""

import enum
import re
import sys
from pathlib import Path
import mnc
from virtual_card import card_on

FIELD = re.compile(r'"([^"]+)":("[^"]*"|-?\d+|true|false)')
SENTENCES = {"ja", "en", "error"}


def value(text):
    if text.startswith('"'):
        return text[1:-1]
    return {"true": True, "false": False}[text] if text in ("true", "false") else int(text)


def line(text):
    return {name: value(found) for name, found in FIELD.findall(text)}


class Tape(mnc.CardTransport):
    """A card that answers from a transcript, and notes a command that is not in it."""

    def __init__(self, lines):
        self._exchanges = iter(lines)
        self.strange = False

    def transmit(self, command):
        exchange = next(self._exchanges, None)
        pattern = exchange and exchange["command"].replace("x", ".")
        if not pattern or not re.fullmatch(pattern, command.hex().upper()):
            self.strange = True
            raise mnc.HostError.Failed()
        if "response" in exchange:
            return bytes.fromhex(exchange["response"])
        failures = {203: mnc.HostError.CardRemoved, 207: mnc.HostError.Cancelled}
        raise failures.get(exchange["status"], mnc.HostError.Failed)()

    def is_complete(self):
        return not self.strange and next(self._exchanges, None) is None


def fields(came, place=""):
    """Records, lists and enums as flat fields, named as in the files."""
    if came is None:
        return {}
    if isinstance(came, enum.Enum):
        return {place: came.name}
    if isinstance(came, list):
        parts = enumerate(came)
    elif hasattr(came, "__dict__"):
        parts = vars(came).items()
    else:
        return {place: came}
    found = {}
    for name, part in parts:
        if name not in SENTENCES:
            found |= fields(part, f"{place}.{name}" if place else str(name))
    return found


def hexadecimal(came):
    # What is absent is nothing here, and the status MNC_ABSENT in the files.
    if came is None:
        return {"status": 10, "status_word": -1, "tries_remaining": -1}
    return {"bytes": came.hex().upper()}


def status_of(card, call):
    came = card.secret_status(mnc.Secret(call["secret"]))
    return {"state": came.state.value, "tries": -1 if came.tries is None else came.tries}


def attributes(card, call, entered, last_try):
    came = card.attributes(mnc.Secret(call["secret"]), entered, last_try)
    return {name: getattr(came, name)() for name in ("name", "address", "birthdate", "sex")}


def worth(card, call, anchors):
    carrier, grace = list(mnc.Carrier)[call["carrier"]], list(mnc.GraceRule)[call["grace"]]
    came = card.certificate().worth(call["at"], carrier, grace, anchors)
    return {"life_cycle": list(mnc.LifeCycle).index(came.life_cycle)}


def on_card(card, call, anchors):
    entered, last_try = call.get("entered", "").encode(), bool(call.get("last_try"))
    secret = lambda: mnc.Secret(call["secret"])
    scheme = lambda: mnc.SignatureScheme(call["scheme"])
    return {
        "secret_status": lambda: status_of(card, call),
        "verify": lambda: fields(card.verify(secret(), entered, last_try)),
        "certificate": lambda: fields(card.certificate().facts()),
        "certificate_behind": lambda: fields(
            card.certificate_behind(secret(), entered, last_try).facts()
        ),
        "life_cycle": lambda: worth(card, call, anchors),
        "sign": lambda: hexadecimal(
            card.sign(entered, scheme(), call["message"].encode(), last_try)
        ),
        "attributes": lambda: attributes(card, call, entered, last_try),
        "photo": lambda: hexadecimal(card.photo(entered, last_try)),
        "identification": lambda: fields(card.identification()),
        "assess": lambda: fields(card.assess(call["at"], mnc.Declaration(), anchors).facts()),
    }[call["call"]]()


def outcome(tape, card_line, call, anchors):
    try:
        extended = {1: True, 0: False}.get(card_line["extended_length"])
        limits = mnc.TransportLimits(extended_length=extended)
        if call["call"] == "diagnose":
            return fields(mnc.diagnose_transport(tape, limits))
        return on_card(mnc.Card.on_transport(tape, limits), call, anchors)
    except mnc.MncError.Failed as error:
        failure = error.failure
        numbers = (failure.code, failure.status_word, failure.tries_remaining)
        names = ("status", "status_word", "tries_remaining")
        return {name: -1 if it is None else it for name, it in zip(names, numbers)}


def main():
    anchors = mnc.Anchors.for_tests(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for path in map(Path, sys.argv[2:]):
        card_line, call, *exchanges, expected = map(line, path.read_text("utf-8").splitlines())
        tape = Tape(exchanges)
        came = outcome(tape, card_line, call, anchors)
        del expected["line"]
        same = came == expected and tape.is_complete()
        names = sorted(name for name in came | expected if came.get(name) != expected.get(name))
        print(f"{path.name}: " + ("same" if same else f"differs in {names}"))


main()
