// The callbacks and structs of the devices in C++: face engine, frames, PINs of a holder, exchange folder.
//
//   devices FOLDER STATE
#include "example.hpp"
#include "expect.h"
#include "manifest.h"

#include <chrono>
#include <functional>
#include <thread>

namespace {

const std::size_t SIDE = 192;

// What a call comes to.
template <typename Call>
mnc_status status_of(Call call) {
  try {
    call();
    return MNC_OK;
  } catch (const mnc::error &failed) {
    return failed.status();
  }
}

bool holds(const std::string &json, const std::string &text) { return json.find(text) != std::string::npos; }

// What an engine does before it finds and describes a face, and how often it was destroyed.
struct manners {
  std::function<void()> before;
  std::size_t faces = 1, numbers = 2;
  uint32_t dimension = 2;
  bool living = true;
  int destroyed = 0;
};

// Finds a face in the middle.
class engine : public mnc::face_engine {
public:
  explicit engine(manners &how) : how_(how) {}
  ~engine() override { how_.destroyed++; }

  uint32_t dimension() const override { return how_.dimension; }

  std::vector<mnc_face_found> detect(const mnc::picture &seen) override {
    static const float POINTS[10] = {-35.5f, -40.1f, 35.0f, -40.5f, 0, 0, -29.0f, 41.3f, 29.4f, 40.9f};
    if (how_.before) {
      how_.before();
    }
    const float x = static_cast<float>(seen.width) / 2, y = static_cast<float>(seen.height) / 2;
    mnc_face_found face = {{x - 80, y - 80, 160, 160}, {}, 0.9f};
    for (int i = 0; i < 10; i++) {
      face.landmarks[i] = POINTS[i] + (i % 2 == 0 ? x : y);
    }
    return std::vector<mnc_face_found>(how_.faces, face);
  }

  std::vector<float> embed(const mnc::picture &seen, const float *landmarks) override {
    EXPECT(landmarks[4] > 0 && seen.rgb != nullptr);
    return std::vector<float>(how_.numbers, 1);
  }

  bool checks_liveness() const override { return true; }

  bool is_live(const mnc::picture &, const float *bounds) override {
    EXPECT(bounds[2] > 0);
    return how_.living;
  }

private:
  manners &how_;
};

mnc::face_matcher matcher_of(manners &how) {
  return mnc::face_matcher_open_engine(MANIFEST, SETTINGS, std::unique_ptr<mnc::face_engine>(new engine(how)));
}

mnc_pixels frame_of(mnc::bytes &bytes) {
  bytes.resize(3 * SIDE * SIDE);
  for (std::size_t i = 0; i < bytes.size(); i++) {
    const std::size_t x = i / 3 % SIDE, y = i / 3 / SIDE;
    bytes[i] = (x / 2 + y / 2) % 2 == 0 ? 134 : 110;
  }
  mnc_pixels frame = mnc_pixels();
  frame.format = MNC_PIXELS_RGB;
  frame.bytes = bytes.data();
  frame.len = bytes.size();
  frame.width = frame.height = SIDE;
  frame.stride = 3 * SIDE;
  return frame;
}

mnc::bytes photo() {
  const mnc::testing::card virtual_one = mnc::testing::card::open("normal", DAY);
  return card_on(virtual_one).photo(secret_of(virtual_one, MNC_SECRET_NUMBER_B_FOR_FACE), false);
}

void faces() {
  manners how;
  mnc::bytes pixels;
  const mnc_pixels frame = frame_of(pixels);
  mnc::face_matcher matcher;
  const mnc_status opened = status_of([&] { matcher = matcher_of(how); });
  EXPECT(status_of([] { mnc::face_matcher_open_engine(MANIFEST, SETTINGS, nullptr); }) == MNC_NULL_POINTER);
  if (opened == MNC_NOT_SUPPORTED) {
    EXPECT(how.destroyed == 1);
    return;
  }
  EXPECT(opened == MNC_OK && how.destroyed == 0);
  manners without;
  without.dimension = 0;
  EXPECT(status_of([&] { matcher_of(without); }) == MNC_INVALID_ARGUMENT && without.destroyed == 1);

  EXPECT(status_of([&] { mnc::face_comparison::begin(matcher, mnc::bytes(10)); }) == MNC_MALFORMED_PICTURE);
  mnc::face_comparison comparison = mnc::face_comparison::begin(matcher, photo());
  const auto look = [&] { return mnc::face_comparison_pixels(comparison, frame, 0); };
  EXPECT(status_of([&] { mnc::face_comparison_pixels(comparison, mnc_pixels(), 0); }) != MNC_OK);
  how.before = [] { throw mnc::error(MNC_CANCELLED); };
  EXPECT(status_of(look) == MNC_CANCELLED);
  how.before = [] { throw std::runtime_error("no memory on the accelerator"); };
  EXPECT(status_of(look) == MNC_FACE_ENGINE);
  how.before = nullptr;
  how.numbers = 3;
  EXPECT(status_of(look) == MNC_FACE_ENGINE);
  how.numbers = 2;
  how.faces = MNC_FACES_MAX + 1; // More than there is room for.
  EXPECT(holds(look(), "\"over\":true"));

  comparison = mnc::face_comparison::begin(matcher, photo());
  how.faces = 1;
  how.living = false;
  EXPECT(!holds(look(), "\"over\":true"));
  how.living = true;
  mnc_status inner = MNC_OK;
  how.before = [&] { inner = status_of(look); };
  EXPECT(holds(look(), "\"over\":true") && inner == MNC_REENTRANT);
  matcher.reset();
  EXPECT(how.destroyed == 0);
  EXPECT(holds(comparison.decide(AT), "\"MATCH\""));
  comparison.reset();
  EXPECT(how.destroyed == 1);
}

// A wait of another thread ends when it is cancelled; nothing yet is an empty answer.
void terminals(const std::string &folder, const std::string &state) {
  const mnc::testing::terminal service = mnc::testing::terminal::start(folder, DAY);
  const mnc::terminal terminal =
      mnc::terminal::open("{\"root\": \"" + folder + "\", \"state\": \"" + state + "\"}", mnc::secret());
  const mnc::request request =
      terminal.send("{\"kind\": \"BULK_RESULTS\", \"of\": \"BULK_INQUIRY\", \"reception_number\": \"0\","
                    " \"header\": {\"institution_code\": \"1319999999\", \"day\": \"2026-11-20\"}}");
  EXPECT(!terminal.receive(request, 0));
  EXPECT(terminal.pending_count() == 1 && terminal.pending_open(0) && !terminal.pending_open(1));
  mnc_status waited = MNC_OK;
  std::thread waiting([&] { waited = status_of([&] { terminal.receive(request, 60000); }); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  terminal.cancel();
  waiting.join();
  EXPECT(waited == MNC_CANCELLED);
  EXPECT(status_of([&] { terminal.finish_face("00"); }) == MNC_REQUEST_NOT_OPEN);
  EXPECT(holds(terminal.faces(0), "\"results\":[]"));
}

// The PINs of a virtual card, which are all the same; longer ones go on with a zero.
mnc::holder_pins pins_of(const mnc::testing::card &card, std::size_t residence, std::size_t input_support) {
  const std::string pin = card.secret(MNC_SECRET_AUTHENTICATION_PIN) + "0";
  mnc::holder_pins pins;
  pins.authentication = mnc::secret(pin.data(), 4);
  pins.residence = mnc::secret(pin.data(), residence);
  pins.input_support = mnc::secret(pin.data(), input_support);
  return pins;
}

void procedures() {
  const mnc::testing::card virtual_one = mnc::testing::card::open("normal", DAY);
  const mnc::card card = card_on(virtual_one);
  const mnc::municipal procedure = mnc::municipal::begin(
      card, "{\"occasion\": \"UNSET\", \"applicant\": \"HOLDER\", \"forms\": [\"PIN_INITIALISATION\"]}", DAY);
  procedure.confirm(card);
  EXPECT(procedure.common_pin().empty());
  const mnc::holder_pins pins = pins_of(virtual_one, 4, 4);
  const auto set = [&](int32_t how, const mnc::holder_pins *current, const mnc::holder_pins &wanted) {
    return status_of([&] { mnc::municipal_set_new_pins(procedure, card, how, current, wanted); });
  };
  for (const mnc::holder_pins &odd : {pins_of(virtual_one, 5, 4), pins_of(virtual_one, 4, 5)}) {
    EXPECT(set(MNC_PINS_KNOWN, &odd, pins) == MNC_INVALID_SECRET);
    EXPECT(set(MNC_PINS_KNOWN, &pins, odd) == MNC_INVALID_SECRET);
  }
  EXPECT(set(MNC_PINS_KNOWN, nullptr, pins) == MNC_NULL_POINTER);
  EXPECT(set(9, &pins, pins) == MNC_UNKNOWN_CODE);
  const auto common = [&] { mnc::municipal_set_common_pin(procedure, card, MNC_PINS_ALREADY_NEW, nullptr); };
  EXPECT(status_of(common) == MNC_STEP_EVIDENCE);
  EXPECT(set(MNC_PINS_KNOWN, &pins, pins) == MNC_OK);
  EXPECT(holds(procedure.state(DAY), "\"STRIKE_ENTRY\"") && holds(card.pins(), "\"none_locked\":true"));
}

} // namespace

int main(int count, char **arguments) {
  EXPECT(count == 3);
  return run([=] {
    faces();
    terminals(arguments[1], arguments[2]);
    procedures();
    std::cout << "every device keeps its manners\n";
  });
}
