// What the examples share: their day, a title before what a call gave, and the end of a program that failed.
#ifndef MNC_EXAMPLE_HPP
#define MNC_EXAMPLE_HPP

#include "mnc_testing.hpp"

#include <cstdlib>
#include <iostream>
#include <string>

/// The day and time of the examples; a real program asks its clock.
static const std::string DAY = "2026-11-20";
static const std::string AT = "2026-11-20T10:00:00";

inline void show(const std::string &title, const std::string &text) { std::cout << title << ": " << text << '\n'; }

inline mnc::card card_on(const mnc::testing::card &virtual_one) {
  return mnc::card_open_transport(mnc::testing::transport_to(virtual_one));
}

/// The authorities of the virtual cards. In production `mnc::anchors()` stands for the real ones.
inline mnc::anchors test_anchors() { return mnc::anchors::open_for_tests(mnc::testing::anchors()); }

/// A secret of a virtual card. A real program reads it from its holder, into bytes that it wipes.
inline mnc::secret secret_of(const mnc::testing::card &virtual_one, int32_t which) {
  const std::string text = virtual_one.secret(which);
  return mnc::secret(text.data(), text.size());
}

/// Runs the program; a failure ends it with what log and staff want to know.
template <typename Program>
int run(Program program) {
  try {
    program();
    return EXIT_SUCCESS;
  } catch (const mnc::error &failed) {
    std::cerr << failed.name() << " (" << failed.status() << "): " << failed.what() << '\n'
              << failed.message() << '\n';
  } catch (const std::exception &failed) {
    std::cerr << failed.what() << '\n';
  }
  return EXIT_FAILURE;
}

#endif
