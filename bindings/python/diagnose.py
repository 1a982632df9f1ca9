"""What is wrong with readers and cards: first of this PC, then of a virtual card.

diagnose.py [KIND]
"""

import sys
import mnc
from virtual_card import VirtualCard


class Lines(mnc.LogSink):
    """Counts the log; a real program writes it."""

    def __init__(self):
        self.count = 0

    def line(self, level, target, message):
        self.count += 1


def show(diagnosis):
    print(f"usable: {'yes' if diagnosis.usable else 'no'}")
    for finding in diagnosis.findings:
        print(f"{finding.severity} {finding.code}: {finding.ja}")


def readers():
    try:
        for diagnosis in mnc.diagnose_readers():
            print(f"reader {diagnosis.reader}")
            show(diagnosis)
    except mnc.MncError.Failed as error:
        print(f"readers: {error.failure.kind}")


def main():
    lines = Lines()
    mnc.send_log(mnc.LogLevel.DEBUG, lines)
    print(f"mnc {mnc.version()}")
    readers()
    card = VirtualCard(*sys.argv[1:])
    show(mnc.diagnose_transport(card, mnc.TransportLimits()))
    mnc.send_log(mnc.LogLevel.OFF)
    print(f"logged: {'yes' if lines.count > 0 else 'no'}")


main()
