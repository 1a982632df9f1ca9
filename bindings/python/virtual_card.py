"""A virtual card and a virtual terminal instead of real ones: what a vendor's own tests do."""

import ctypes
import mnc

# The day and time of the examples; a real program asks its clock.
DAY = "2026-11-20"
AT = "2026-11-20T10:00:00"

_library = ctypes.CDLL("libmnc_testing.so.1")
_SIZE = 65538
_NOT_HERE = None


def _must(status):
    if status != 0:
        raise RuntimeError(f"mnc_testing says {status}")


def _text(text):
    encoded = text.encode()
    return encoded, ctypes.c_size_t(len(encoded))


def _copied(function, *arguments):
    buffer, size = ctypes.create_string_buffer(_SIZE), ctypes.c_size_t(_SIZE)
    _must(function(*arguments, buffer, ctypes.byref(size), _NOT_HERE))
    return buffer.raw[: size.value]


class VirtualCard(mnc.CardTransport):
    """The radio of this program: it sends each command to a virtual card."""

    def __init__(self, kind="normal"):
        self._card = ctypes.c_void_p()
        out = ctypes.byref(self._card)
        _must(_library.mnc_testing_card_open(*_text(kind), *_text(DAY), out, _NOT_HERE))

    def transmit(self, command):
        buffer, size = ctypes.create_string_buffer(_SIZE), ctypes.c_size_t(_SIZE)
        length = ctypes.c_size_t(len(command))
        status = _library.mnc_testing_card_transmit(
            self._card, command, length, buffer, ctypes.byref(size)
        )
        if status != 0:
            raise mnc.HostError.Failed()
        return buffer.raw[: size.value]

    def secret(self, secret):
        """A secret of the card, by its number in C."""
        return _copied(_library.mnc_testing_card_secret_copy, self._card, ctypes.c_int32(secret))


class VirtualTerminal:
    """A terminal that answers in a folder, and what to ask it."""

    def __init__(self, folder):
        self._terminal = ctypes.c_void_p()
        out = ctypes.byref(self._terminal)
        _must(_library.mnc_testing_terminal_start(*_text(folder), *_text(DAY), out, _NOT_HERE))

    def inquiry(self):
        return _copied(_library.mnc_testing_terminal_inquiry_copy, self._terminal).decode()

    def stop(self):
        _must(_library.mnc_testing_terminal_free(self._terminal, _NOT_HERE))


def card_on(transport):
    """The card behind a transport, of which nothing is known but that it takes commands."""
    return mnc.Card.on_transport(transport, mnc.TransportLimits())


def test_anchors():
    """The authorities of the virtual cards. In production none are given."""
    return mnc.Anchors.for_tests(_copied(_library.mnc_testing_anchors_copy).decode())


def answer(outcome):
    """What a terminal answers with this outcome."""
    document = _copied(_library.mnc_testing_answer_copy, *_text(outcome), *_text(AT))
    return mnc.Answer.read(document)
