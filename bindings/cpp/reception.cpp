// A reception with consent on the virtual card, in C++11.
#include "mnc.hpp"

#include <mnc_testing.h>

#include <iostream>

namespace {

using testing_card = mnc::handle<mnc_testing_card, mnc_testing_card_free>;

const std::string day = "2026-11-20";
const std::string at = "2026-11-20T10:00:00";

mnc::anchors test_anchors() {
  std::size_t len = 0;
  mnc_testing_anchors_copy(nullptr, &len, nullptr);
  std::vector<char> json(len);
  mnc::call(mnc_testing_anchors_copy, json.data(), &len);
  mnc::anchors anchors;
  mnc::call(mnc_anchors_open_for_tests, json.data(), len, anchors.out());
  return anchors;
}

mnc::assessment assess(const testing_card &virtual_one) {
  mnc_transport transport = mnc_transport();
  transport.struct_size = sizeof transport;
  transport.extended_length = -1;
  transport.userdata = virtual_one.get();
  transport.transmit = mnc_testing_card_transmit;
  mnc::card card;
  mnc::call(mnc_card_open_transport, &transport, card.out());
  const mnc::anchors anchors = test_anchors();
  const std::string declared = "{\"marking\": \"ANNOTATED\", \"photo\": true}";
  mnc::assessment assessment;
  mnc::call(mnc_card_assess, card.get(), anchors.get(), at.data(), at.size(), declared.data(),
            declared.size(), assessment.out());
  return assessment;
}

void receive() {
  const std::string kind = "face", settings = "{\"route\": \"WINDOW\"}";
  testing_card virtual_one;
  mnc::call(mnc_testing_card_open, kind.data(), kind.size(), day.data(), day.size(), virtual_one.out());
  const mnc::assessment assessment = assess(virtual_one);
  mnc::visit visit;
  mnc::call(mnc_visit_begin, settings.data(), settings.size(), at.data(), at.size(), visit.out());
  mnc::data actions;
  mnc::call(mnc_visit_place_card, visit.get(), assessment.get(), at.data(), at.size(), actions.out());
  for (const char *event : {"{\"event\": \"CHOSEN\", \"choice\": \"FACE\"}",
                            "{\"event\": \"VERIFIED_BY_READER\", \"method\": \"FACE\"}",
                            "{\"event\": \"ANSWERED\", \"outcome\": \"VALID\"}",
                            "{\"event\": \"CHOSEN\", \"choice\": \"CONSENT_TO_ALL\"}",
                            "{\"event\": \"CARD_REMOVED\"}"}) {
    std::cout << mnc::step(visit, event, at) << '\n' << mnc::screen(visit) << '\n';
  }
  mnc::data end;
  mnc::call(mnc_visit_end, visit.get(), end.out());
  std::cout << mnc::text(end) << '\n';
}

void refuse() {
  const mnc::visit none;
  try {
    mnc::screen(none);
  } catch (const mnc::error &error) {
    std::cout << error.status() << ' ' << error.what() << ' ' << error.message() << '\n';
  }
}

} // namespace

int main() {
  try {
    receive();
    refuse();
  } catch (const mnc::error &error) {
    std::cerr << mnc_status_name(error.status()) << ": " << error.what() << '\n';
    return 1;
  }
  return 0;
}
