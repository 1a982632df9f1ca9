// Generated from the sources of the library; a test verifies it.
#ifndef MNC_TESTING_OBJECTS_HPP
#define MNC_TESTING_OBJECTS_HPP

#include <mnc_testing.h>

namespace mnc {
namespace testing {

/// A virtual card. From any thread: commands take their turn.
class card : public handle<mnc_testing_card, mnc_testing_card_free> {
public:
  /// Makes a virtual card: `kind` is `normal`, `face`, `locked`, `infant`, `expired`, `grace` or
  /// `smartphone-android`, `day` the day (`yyyy-mm-dd`) that its certificates are made for.
  static mnc::testing::card open(const std::string &kind, const std::string &day) {
    return made<mnc::testing::card>(mnc_testing_card_open, kind.data(), kind.size(), day.data(), day.size());
  }

  /// The secret of the card (`MNC_SECRET_…`), as text into the buffer as by `mnc_data_copy`.
  std::string secret(std::int32_t secret) const {
    return copied<std::string>(mnc_testing_card_secret_copy, get(), secret);
  }
};

/// A virtual terminal. It knows one person, 番号 花子, whose qualification is valid. From any thread: it answers
/// on a thread of its own until it is freed.
class terminal : public handle<mnc_testing_terminal, mnc_testing_terminal_free> {
public:
  /// Makes `req`, `res` and `face` under this folder, and answers requests until it is freed. `day`
  /// (`yyyy-mm-dd`) is the day of the qualification.
  static mnc::testing::terminal start(const std::string &folder, const std::string &day) {
    return made<mnc::testing::terminal>(mnc_testing_terminal_start, folder.data(), folder.size(), day.data(),
        day.size());
  }

  /// What to ask this terminal: JSON for `mnc_terminal_ask`, into the buffer as by `mnc_data_copy`.
  std::string inquiry() const {
    return copied<std::string>(mnc_testing_terminal_inquiry_copy, get());
  }
};

/// The authorities that signed the certificates of the virtual cards: JSON for `mnc_anchors_open_for_tests`,
/// into the buffer as by `mnc_data_copy`.
inline std::string anchors() {
  return copied<std::string>(mnc_testing_anchors_copy);
}

/// The document in which the terminal answers about 番号 花子 with this outcome (such as `VALID`), at this time
/// (`2026-11-20T10:00:00`) and with the consent to 薬剤情報 and 特定健診情報, into the buffer as by `mnc_data_copy`.
/// `MNC_ABSENT` for `UNKNOWN`, for which a terminal writes nothing.
inline mnc::bytes answer(const std::string &outcome, const std::string &at) {
  return copied<mnc::bytes>(mnc_testing_answer_copy, outcome.data(), outcome.size(), at.data(), at.size());
}

} // namespace testing
} // namespace mnc

#endif
