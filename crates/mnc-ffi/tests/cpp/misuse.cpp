// Everything that a caller can do wrong in C++: each is an exception, and the objects stay usable.
#include "example.hpp"
#include "expect.h"

#include <atomic>
#include <functional>
#include <future>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

const std::string WINDOW = "{\"route\": \"WINDOW\"}";

// The virtual card behind every host.
const mnc::testing::card &virtual_one() {
  static const mnc::testing::card card = mnc::testing::card::open("normal", DAY);
  return card;
}

// What a host does when it is called, and how often it was destroyed.
struct manners {
  std::function<void()> before;
  std::function<std::size_t(uint8_t *, std::size_t)> instead;
  std::size_t longest = 0;
  int destroyed = 0;
};

class host : public mnc::transport {
public:
  explicit host(manners &how) : how_(how) {}
  ~host() override { how_.destroyed++; }

  std::size_t transmit(const uint8_t *command, std::size_t size, uint8_t *response, std::size_t room) override {
    how_.longest = std::max(how_.longest, size);
    if (how_.before) {
      how_.before();
    }
    if (how_.instead) {
      return how_.instead(response, room);
    }
    EXPECT(mnc_testing_card_transmit(virtual_one().get(), command, size, response, &room) == MNC_OK);
    return room;
  }

private:
  manners &how_;
};

std::unique_ptr<host> host_of(manners &how) { return std::unique_ptr<host>(new host(how)); }

int tries(const mnc::card &card) {
  int32_t state = -1, tries = -1;
  card.secret_status(MNC_SECRET_AUTHENTICATION_PIN, state, tries);
  return tries;
}

// What the call throws, which must have this status and say so.
template <typename Call>
mnc::error fails(mnc_status status, Call call) {
  try {
    call();
  } catch (const mnc::error &failed) {
    if (failed.status() == status) {
      EXPECT(failed.what()[0] != '\0' && !failed.message().empty());
      return failed;
    }
    std::cerr << failed.name() << " instead of " << mnc_status_name(status) << '\n';
    std::exit(EXIT_FAILURE);
  }
  std::cerr << "no " << mnc_status_name(status) << '\n';
  std::exit(EXIT_FAILURE);
}

void arguments() {
  const mnc::visit visit = mnc::visit::begin(WINDOW, AT);
  fails(MNC_INVALID_ARGUMENT, [&] { visit.step("", AT); });
  fails(MNC_INVALID_ARGUMENT, [&] { visit.step("{\"event\": \"CARD_REMOVED\"}", "noon"); });
  fails(MNC_NOT_UTF8, [&] { visit.step("\xff", AT); });
  fails(MNC_STEP_OUT_OF_ORDER, [&] { visit.step("{\"event\": \"REGISTERED\"}", AT); });
  fails(MNC_MALFORMED_ELIGIBILITY, [] { mnc::answer::open(mnc::bytes()); });
  fails(MNC_UNMAPPABLE, [] { mnc::text_encode("\xf0\x9f\x98\x80", 932); });
  EXPECT(mnc::text_decode(mnc::text_encode("番号", 932), 932) == "番号");
  EXPECT(mnc::text_encode("", 932).empty());
  EXPECT(visit.end().empty());
  EXPECT(visit.record(mnc::answer::open(mnc::testing::answer("VALID", AT)), "{}").empty());
}

// Only a cast makes a handle stand for another.
void wrong_handles() {
  mnc::visit visit = mnc::visit::begin(WINDOW, AT);
  mnc::visit wrong;
  fails(MNC_NULL_POINTER, [&] { wrong.screen(); });
  *wrong.out() = reinterpret_cast<mnc_visit *>(virtual_one().get());
  fails(MNC_INVALID_HANDLE, [&] { wrong.screen(); });
  int own = 0;
  *wrong.out() = reinterpret_cast<mnc_visit *>(&own);
  fails(MNC_INVALID_HANDLE, [&] { wrong.screen(); });
  *wrong.out() = visit.get();
  visit.reset();
  fails(MNC_INVALID_HANDLE, [&] { wrong.screen(); });
  fails(MNC_NULL_POINTER, [&] { visit.screen(); });
  visit.reset();
}

void moves() {
  manners first, second;
  mnc::card card = mnc::card_open_transport(host_of(first));
  mnc::card moved = std::move(card);
  EXPECT(!card && tries(moved) == 3);
  fails(MNC_NULL_POINTER, [&] { tries(card); });
  card = mnc::card_open_transport(host_of(second));
  moved = std::move(card);
  EXPECT(first.destroyed == 1 && second.destroyed == 0 && !card && tries(moved) == 3);
  mnc::card &self = moved;
  moved = std::move(self);
  EXPECT(moved && tries(moved) == 3);
  mnc_card *raw = moved.release();
  EXPECT(!moved && second.destroyed == 0 && mnc_card_free(raw, nullptr) == MNC_OK && second.destroyed == 1);
  mnc::secret pin("0000", 4), taken(std::move(pin));
  EXPECT(pin.size() == 0 && taken.size() == 4);
  fails(MNC_NULL_POINTER, [] { mnc::card_open_transport(std::unique_ptr<mnc::transport>()); });
  fails(MNC_NULL_POINTER, [] { mnc::transport_diagnose(std::unique_ptr<mnc::transport>()); });
}

void secrets() {
  const mnc::testing::card own = mnc::testing::card::open("normal", DAY);
  const mnc::card card = card_on(own);
  const mnc::secret wrong("0000", 4);
  const auto verify = [&] { card.verify(MNC_SECRET_AUTHENTICATION_PIN, wrong, false); };
  const mnc::error failed = fails(MNC_WRONG_SECRET, verify);
  EXPECT(failed.tries_remaining() == 2 && failed.status_word() == 0x63C2 && failed.reader_code() == -1);
  fails(MNC_INVALID_SECRET, [&] { card.verify(MNC_SECRET_AUTHENTICATION_PIN, mnc::secret("12", 2), false); });
  fails(MNC_INVALID_SECRET, [&] { card.verify(MNC_SECRET_AUTHENTICATION_PIN, mnc::secret(), false); });
  fails(MNC_UNKNOWN_CODE, [&] { card.verify(99, wrong, false); });
  fails(MNC_WRONG_SECRET, verify);
  fails(MNC_LAST_TRY_PROTECTED, verify);
  const mnc::secret pin = secret_of(own, MNC_SECRET_AUTHENTICATION_PIN);
  EXPECT(card.sign(pin, true, MNC_SCHEME_PKCS1_SHA256, mnc::bytes(9)).size() == 256);
}

void throwing_transports() {
  manners how;
  {
    const mnc::card card = mnc::card_open_transport(host_of(how));
    how.before = [] { throw std::runtime_error("the radio of 番号 花子 is off"); };
    const mnc::error failed = fails(MNC_COMMUNICATION, [&] { tries(card); });
    EXPECT(std::string(failed.what()).find("radio") == std::string::npos);
    how.before = [] { throw mnc::error(MNC_CARD_REMOVED); };
    fails(MNC_CARD_REMOVED, [&] { tries(card); });
    how.before = [] { throw mnc::error(MNC_CANCELLED); };
    fails(MNC_CANCELLED, [&] { tries(card); });
    how.before = [] { throw mnc::error(MNC_OK); };
    fails(MNC_COMMUNICATION, [&] { tries(card); });
    how.before = [] { throw 7; };
    fails(MNC_COMMUNICATION, [&] { tries(card); });
    how.before = nullptr;
    EXPECT(tries(card) == 3 && how.destroyed == 0);
  }
  EXPECT(how.destroyed == 1);
  how.before = [] { throw 7; };
  EXPECT(mnc::transport_diagnose(host_of(how)).find("\"usable\":false") != std::string::npos && how.destroyed == 2);
}

void odd_transports() {
  manners how;
  const mnc::card card = mnc::card_open_transport(host_of(how), mnc::transport::no, 261);
  how.instead = [](uint8_t *, std::size_t room) { return room + 1; };
  fails(MNC_COMMUNICATION, [&] { tries(card); });
  how.instead = [](uint8_t *, std::size_t) { return 0; };
  fails(MNC_MALFORMED_RESPONSE, [&] { tries(card); });
  how.instead = nullptr;
  EXPECT(tries(card) == 3 && card.certificate().der().size() > 500 && how.longest <= 261);
}

void re_entry() {
  manners how;
  mnc::card card = mnc::card_open_transport(host_of(how));
  int inner = 0;
  how.before = [&] {
    fails(MNC_REENTRANT, [&] { tries(card); });
    inner++;
  };
  EXPECT(tries(card) == 3 && inner > 0);
  how.before = [&] { tries(card); };
  fails(MNC_COMMUNICATION, [&] { tries(card); });
  how.before = [&] { card.reset(); };
  EXPECT(tries(card) == 3 && how.destroyed == 1);
  fails(MNC_NULL_POINTER, [&] { tries(card); });
}

void threads() {
  manners how;
  const mnc::card card = mnc::card_open_transport(host_of(how));
  std::atomic<int> turns(0);
  const std::thread::id main = std::this_thread::get_id();
  how.before = [&] {
    if (std::this_thread::get_id() == main) {
      throw mnc::error(MNC_CANCELLED);
    }
  };
  std::vector<std::thread> callers;
  for (int i = 0; i < 2; i++) {
    callers.emplace_back([&] {
      for (int turn = 0; turn < 5; turn++) {
        EXPECT(tries(card) == 3);
        turns++;
      }
    });
  }
  for (int turn = 0; turn < 5; turn++) {
    fails(MNC_CANCELLED, [&] { tries(card); });
  }
  for (std::thread &caller : callers) {
    caller.join();
  }
  EXPECT(turns == 10);
}

// The call that is under way ends first, whoever frees the card.
void freed_by_another() {
  manners how;
  mnc::card card = mnc::card_open_transport(host_of(how));
  std::promise<void> begun, freed;
  std::shared_future<void> gone = freed.get_future().share();
  std::once_flag once;
  how.before = [&] {
    std::call_once(once, [&] { begun.set_value(); });
    gone.wait();
  };
  // The other thread uses the handle of C: an object of C++ is not for two threads while one changes it.
  mnc_card *raw = card.get();
  std::thread caller([=] {
    int32_t state = -1, left = -1;
    mnc::call(mnc_card_secret_status, raw, MNC_SECRET_AUTHENTICATION_PIN, &state, &left);
    EXPECT(left == 3);
  });
  begun.get_future().wait();
  card.reset();
  EXPECT(how.destroyed == 0);
  freed.set_value();
  caller.join();
  EXPECT(how.destroyed == 1);
}

void logs() {
  int lines = 0;
  const auto counts = std::make_shared<int>(0);
  const auto throws = [&lines, counts](int32_t, const std::string &target, const std::string &message) {
    lines += target.empty() || message.empty() ? 0 : 1;
    throw std::runtime_error("no disk");
  };
  fails(MNC_UNKNOWN_CODE, [&] { mnc::log_set(9, throws); });
  mnc::log_set(4, throws);
  const mnc::card card = card_on(virtual_one());
  EXPECT(tries(card) == 3 && lines > 0 && counts.use_count() == 3);
  mnc::log_set(0, nullptr);
  lines = 0;
  EXPECT(tries(card) == 3 && lines == 0 && counts.use_count() == 2);
}

// Objects that are still there when the process ends, also one that is freed by the end itself.
void open_handles() {
  static manners how;
  static mnc::card card;
  static mnc::visit visit;
  static mnc::usage *forgotten;
  card = mnc::card_open_transport(host_of(how));
  visit = mnc::visit::begin(WINDOW, AT);
  forgotten = new mnc::usage(mnc::usage::create());
  mnc::log_set(4, [](int32_t, const std::string &, const std::string &) {});
  EXPECT(tries(card) == 3 && *forgotten);
}

void end_in_a_callback() {
  open_handles();
  static manners how;
  how.before = [] { std::exit(7); };
  tries(mnc::card_open_transport(host_of(how)));
}

void end_by_an_exception() {
  open_handles();
  const mnc::visit visit;
  std::set_terminate([] { std::_Exit(7); });
  [&]() noexcept { visit.screen(); }();
}

void end_beside_a_call() {
  open_handles();
  static manners how;
  static std::promise<void> begun;
  static std::once_flag once;
  how.before = [] {
    std::call_once(once, [] { begun.set_value(); });
    pause();
  };
  std::thread([] { tries(mnc::card_open_transport(host_of(how))); }).detach();
  begun.get_future().wait();
}

// The process ends as it would without the library.
void ends(int code, void (*before)()) {
  const pid_t child = fork();
  EXPECT(child >= 0);
  if (child == 0) {
    before();
    std::exit(EXIT_SUCCESS);
  }
  int status = 0;
  EXPECT(waitpid(child, &status, 0) == child);
  EXPECT(WIFEXITED(status) && WEXITSTATUS(status) == code);
}

} // namespace

int main() {
  virtual_one();
  ends(EXIT_SUCCESS, open_handles);
  ends(7, end_in_a_callback);
  ends(7, end_by_an_exception);
  ends(EXIT_SUCCESS, end_beside_a_call);
  arguments();
  wrong_handles();
  moves();
  secrets();
  throwing_transports();
  odd_transports();
  re_entry();
  threads();
  freed_by_another();
  logs();
  std::cout << "every misuse is an exception\n";
  return 0;
}
