// mnc for C++11: handles that free themselves, and failures as exceptions. Header only, over mnc.h.
#ifndef MNC_HPP
#define MNC_HPP

#include <mnc.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace mnc {

/// What a failed call says. `what()` is for the log; `message()` for staff and patients.
class error : public std::runtime_error {
public:
  explicit error(const mnc_error &raw) : std::runtime_error(raw.message), raw_(raw) {}

  mnc_status status() const { return raw_.status; }
  int tries_remaining() const { return raw_.tries_remaining; }
  int status_word() const { return raw_.status_word; }
  std::string message(int32_t language = MNC_LANGUAGE_JAPANESE) const {
    return mnc_status_message(raw_.status, language);
  }

private:
  mnc_error raw_;
};

/// Makes a call that takes an error last, and throws if it fails.
template <typename Function, typename... Arguments>
void call(Function function, Arguments... arguments) {
  mnc_error raw = mnc_error();
  raw.struct_size = sizeof raw;
  if (function(arguments..., &raw) != MNC_OK) {
    throw error(raw);
  }
}

/// A handle that frees itself. Moved, never copied.
template <typename T, mnc_status (*Free)(T *, mnc_error *)>
class handle {
public:
  handle() : raw_(nullptr) {}
  handle(handle &&other) noexcept : raw_(other.raw_) { other.raw_ = nullptr; }
  handle &operator=(handle &&other) noexcept {
    std::swap(raw_, other.raw_);
    return *this;
  }
  handle(const handle &) = delete;
  handle &operator=(const handle &) = delete;
  ~handle() { Free(raw_, nullptr); }

  T *get() const { return raw_; }
  T **out() { return &raw_; }

private:
  T *raw_;
};

using data = handle<mnc_data, mnc_data_free>;
using card = handle<mnc_card, mnc_card_free>;
using assessment = handle<mnc_assessment, mnc_assessment_free>;
using certificate = handle<mnc_certificate, mnc_certificate_free>;
using anchors = handle<mnc_anchors, mnc_anchors_free>;
using answer = handle<mnc_answer, mnc_answer_free>;
using terminal = handle<mnc_terminal, mnc_terminal_free>;
using request = handle<mnc_request, mnc_request_free>;
using visit = handle<mnc_visit, mnc_visit_free>;

/// The bytes of the data.
inline std::vector<uint8_t> bytes(const data &from) {
  size_t size = 0;
  call(mnc_data_size, from.get(), &size);
  std::vector<uint8_t> bytes(size);
  call(mnc_data_copy, from.get(), bytes.data(), &size);
  return bytes;
}

/// The data as text (JSON, UTF-8).
inline std::string text(const data &from) {
  const std::vector<uint8_t> read = bytes(from);
  return std::string(read.begin(), read.end());
}

/// Something happened in a visit; says what to do now, as JSON.
inline std::string step(const visit &at_counter, const std::string &event, const std::string &at) {
  data actions;
  call(mnc_visit_step, at_counter.get(), event.data(), event.size(), at.data(), at.size(), actions.out());
  return text(actions);
}

/// What is shown now, as JSON.
inline std::string screen(const visit &at_counter) {
  data shown;
  call(mnc_visit_screen, at_counter.get(), shown.out());
  return text(shown);
}

} // namespace mnc

#endif
