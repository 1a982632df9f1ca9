// What is wrong with readers and cards: first of this PC, then of a virtual card.
//
//   diagnose [KIND]
#include "example.hpp"

namespace {

void log_line(int32_t level, const std::string &target, const std::string &message) {
  std::cerr << "log " << level << ' ' << target << ": " << message << '\n';
}

void readers() {
  try {
    show("readers", mnc::reader_diagnose());
  } catch (const mnc::error &failed) {
    if (failed.status() != MNC_NOT_SUPPORTED) {
      throw;
    }
    std::cout << "readers: this library was built without PC/SC\n";
  }
}

void diagnose(const std::string &kind) {
  const mnc::testing::card virtual_one = mnc::testing::card::open(kind, DAY);
  std::cout << "mnc " << mnc_version() << ", interface " << mnc_abi_version() << '\n';
  if (mnc_abi_version() < MNC_ABI_VERSION || std::string(mnc_version()) != MNC_VERSION) {
    throw std::runtime_error("the library is older than the header");
  }
  mnc::log_set(4, log_line);
  readers();
  show("card", mnc::transport_diagnose(mnc::testing::transport_to(virtual_one)));
  mnc::log_set(0, nullptr);
}

} // namespace

int main(int argc, char **argv) {
  return run([=] { diagnose(argc > 1 ? argv[1] : "normal"); });
}
