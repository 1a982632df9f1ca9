"""The calls of the bench `boundary`, from Python: calls.py LIBRARY NAME ROUNDS REPETITIONS."""

import ctypes
import sys
import time
from ctypes import POINTER, byref, c_int32, c_size_t, c_ubyte, c_uint32, c_void_p

TRANSMIT = ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(c_ubyte), c_size_t, POINTER(c_ubyte), POINTER(c_size_t))
NAME = "番号 花子".encode()


class Transport(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("extended_length", c_int32),
        ("max_command", c_size_t),
        ("userdata", c_void_p),
        ("transmit", TRANSMIT),
        ("destroy", c_void_p),
    ]


def must(status):
    if status != 0:
        raise SystemExit(status)


@TRANSMIT
def transmit(_userdata, _command, command_len, response, response_len):
    """A card with three tries left, and nothing else."""
    response[0], response[1] = (0x90, 0x00) if command_len > 4 else (0x63, 0xC3)
    response_len[0] = 2
    return 0


def fold(library, _card):
    data, buffer = c_void_p(), (c_ubyte * 512)()
    length = c_size_t(len(buffer))
    must(library.mnc_name_fold(NAME, c_size_t(len(NAME)), byref(data), None))
    must(library.mnc_data_copy(data, buffer, byref(length), None))
    must(library.mnc_data_free(data, None))


def status(library, card):
    state, tries = c_int32(), c_int32()
    must(library.mnc_card_secret_status(card, 1, byref(state), byref(tries), None))


def main():
    library = ctypes.CDLL(sys.argv[1])
    call = {"fold": fold, "status": status}[sys.argv[2]]
    rounds, repetitions = int(sys.argv[3]), int(sys.argv[4])
    card = c_void_p()
    transport = Transport(struct_size=ctypes.sizeof(Transport), transmit=transmit)
    must(library.mnc_card_open_transport(byref(transport), byref(card), None))
    best = float("inf")
    for _ in range(rounds):
        start = time.thread_time_ns()
        for _ in range(repetitions):
            call(library, card)
        best = min(best, time.thread_time_ns() - start)
    must(library.mnc_card_free(card, None))
    print(best / repetitions)


main()
