"""Which patient an answer is about, and what to do where the card does not confirm the qualification."""

import json
import mnc
from virtual_card import AT, DAY, answer

HANAKO = {
    "patient_number": "17",
    "name": "番号花子",
    "kana": "バンゴウ ハナコ",
    "birthdate": "S17.2.17",
    "sex": "2",
}
TARO = {"patient_number": "18", "name": "架空太郎", "birthdate": "1950-02-03", "sex": "1"}
FORM = {"issued": True, "insurance": "NATIONAL", "name": "番号　花子", "birth": "S17.2.17"}

Event = mnc.VisitEvent


def match(valid):
    """The candidates among all patients, and one patient beside the answer."""
    patients = mnc.Patients.empty()
    count = patients.add("\n".join(json.dumps(it) for it in (HANAKO, TARO)))
    print(f"patients: {count}")
    for review in patients.search(valid, DAY):
        print(f"decision: {review.decision()}, candidates: {review.candidates()}")
    compared = json.loads(mnc.compare_patient(json.dumps(HANAKO), valid, DAY))
    print(f"verdict: {compared['verdict']}")


def reception():
    """A reception that the answer ends: the qualification is over."""
    visit = mnc.Visit.begin('{"route": "WINDOW"}', AT)
    visit.step(Event.CARD_PLACED(card=mnc.ShownCard()), AT)
    visit.step(Event.CHOSEN(choice="FACE"), AT)
    visit.step(Event.VERIFIED_BY_READER(method="FACE"), AT)
    visit.step(Event.ANSWERED(outcome="INVALID"), AT)
    visit.step(Event.CARD_REMOVED(), AT)
    end = visit.end()
    print(f"end: {end.end} {end.code}")
    return end.code


def procedure(reason):
    entry = mnc.enter_fall_back(mnc.WentWrong(reason=reason))
    print(f"case: {entry.case.code}: {entry.case.ja}")
    situation = {"case": entry.case.code, "day": DAY, "birthdate": "S17.2.17"}
    decision = mnc.decide_fall_back(json.dumps(situation))
    print(f"first: {decision.rule.step.code}: {decision.rule.step.ja}")
    print(f"pays: {decision.rule.payment.code}")


def main():
    match(answer("VALID"))
    procedure(reception())
    page = mnc.print_declaration(json.dumps(FORM), DAY)
    print(f"page: {'filled' if FORM['name'] in page else 'blank'}")


main()
