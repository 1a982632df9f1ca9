"""The eligibility through the exchange folder; a virtual terminal serves it.

eligibility.py FOLDER STATE
"""

import json
import sys
import mnc
from virtual_card import VirtualTerminal

Field = mnc.AnswerField


def ask(terminal, inquiry):
    request = terminal.ask(inquiry)
    # No answer is never "invalid": the request stays open, and the program waits again.
    for _ in range(120):
        answer = terminal.poll(request, 500)
        if answer is not None:
            # Here a program saves the answer, and only then:
            terminal.finish(request)
            return answer
    raise RuntimeError("the virtual terminal does not answer")


def main():
    folder, state = sys.argv[1:]
    virtual_one = VirtualTerminal(folder)
    settings = {"root": folder, "state": state, "encoding": "Shift_JIS"}
    terminal = mnc.Terminal.open(json.dumps(settings), b"")
    answer = ask(terminal, virtual_one.inquiry())
    confirmed = "yes" if answer.confirmed() else "no"
    print(f"confirmed: {confirmed}, results: {answer.result_count()}")
    print(f"outcome: {answer.text(Field.OUTCOME)}")
    print(f"insurer: {answer.text(Field.INSURER_NUMBER)}")
    print(f"name: {answer.text(Field.NAME)}")
    print(f"disqualified on: {answer.text(Field.DISQUALIFIED_ON) or 'never'}")
    print(f"pending: {len(terminal.pending())}")
    virtual_one.stop()


main()
