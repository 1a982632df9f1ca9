// A reception at the window: card, face, eligibility, consent, record.
//
//   reception [KIND [pin]]
//
// With `pin` the holder enters the PIN at this program, and the card itself is asked.
#include "example.hpp"

namespace {

void step(const mnc::visit &visit, const std::string &event, const std::string &at) {
  show("to do", visit.step(event, at));
  show("screen", visit.screen());
}

void place_card(const mnc::visit &visit, const mnc::card &card, const mnc::anchors &anchors) {
  const mnc::assessment assessment = card.assess(anchors, AT, "{\"marking\": \"ABSENT\", \"photo\": true}");
  show("assessment", assessment.json());
  show("to do", visit.place_card(assessment, AT));
}

void verify_face(const mnc::visit &visit) {
  step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"FACE\"}", "2026-11-20T10:00:05");
  step(visit, "{\"event\": \"VERIFIED_BY_READER\", \"method\": \"FACE\"}", "2026-11-20T10:00:10");
}

// First a wrong PIN, as it happens; the card counts it, and the counter is told.
void verify_pin(const mnc::visit &visit, const mnc::card &card, const mnc::anchors &anchors, const mnc::secret &pin) {
  step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"PIN\"}", "2026-11-20T10:00:05");
  try {
    visit.verify_pin(card, anchors, mnc::secret("0000", 4), false, "2026-11-20T10:00:06");
  } catch (const mnc::error &failed) {
    if (failed.status() != MNC_WRONG_SECRET) {
      throw;
    }
    const std::string left = std::to_string(failed.tries_remaining());
    step(visit, "{\"event\": \"PIN_WRONG\", \"left\": " + left + "}", "2026-11-20T10:00:07");
  }
  show("to do", visit.verify_pin(card, anchors, pin, false, "2026-11-20T10:00:10"));
}

void receive(const std::string &kind, bool with_pin) {
  const mnc::testing::card virtual_one = mnc::testing::card::open(kind, DAY);
  const mnc::card card = card_on(virtual_one);
  const mnc::anchors anchors = test_anchors();
  const mnc::visit visit = mnc::visit::begin("{\"route\": \"WINDOW\"}", AT);
  place_card(visit, card, anchors);
  if (with_pin) {
    verify_pin(visit, card, anchors, secret_of(virtual_one, MNC_SECRET_AUTHENTICATION_PIN));
  } else {
    verify_face(visit);
  }
  step(visit, "{\"event\": \"ANSWERED\", \"outcome\": \"VALID\"}", "2026-11-20T10:00:15");
  step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"CONSENT_TO_ALL\"}", "2026-11-20T10:00:20");
  step(visit, "{\"event\": \"CARD_REMOVED\"}", "2026-11-20T10:00:25");
  show("end", visit.end());
  const mnc::answer answer = mnc::answer::open(mnc::testing::answer("VALID", AT));
  show("record", visit.record(answer, "{\"pin_locked\": false}"));
}

} // namespace

int main(int argc, char **argv) {
  return run([=] { receive(argc > 1 ? argv[1] : "normal", argc > 2 && std::string(argv[2]) == "pin"); });
}
