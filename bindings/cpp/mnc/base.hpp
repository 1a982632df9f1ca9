// What the classes stand on: failures as exceptions, handles that free themselves, results as values.
#ifndef MNC_BASE_HPP
#define MNC_BASE_HPP

#include <mnc.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace mnc {

using bytes = std::vector<std::uint8_t>;

/// What a failed call says. `what()` is for the log; `message()` for staff and patients.
class error : public std::runtime_error {
public:
  explicit error(const mnc_error &raw) : std::runtime_error(raw.message), raw_(raw) {}

  /// What a transport or an engine of the host throws to say how it failed.
  explicit error(mnc_status status)
      : std::runtime_error(mnc_status_message(status, MNC_LANGUAGE_ENGLISH)), raw_() {
    raw_.status = status;
    raw_.status_word = raw_.tries_remaining = -1;
    raw_.reader_code = -1;
  }

  mnc_status status() const { return raw_.status; }
  /// The stable name, such as `WRONG_SECRET`.
  const char *name() const { return mnc_status_name(raw_.status); }
  /// The status word of the card, or -1.
  int status_word() const { return raw_.status_word; }
  /// The tries that a PIN has left, or -1.
  int tries_remaining() const { return raw_.tries_remaining; }
  /// The code of the reader's driver or of the smart card service, or -1.
  std::int64_t reader_code() const { return raw_.reader_code; }
  /// A sentence for people.
  std::string message(std::int32_t language = MNC_LANGUAGE_JAPANESE) const {
    return mnc_status_message(raw_.status, language);
  }

private:
  mnc_error raw_;
};

/// Makes a call that takes an error last, and gives its status.
template <typename Function, typename... Arguments>
mnc_status attempt(mnc_error &raw, Function function, Arguments... arguments) {
  raw = mnc_error();
  raw.struct_size = sizeof raw;
  return function(arguments..., &raw);
}

/// Makes a call that takes an error last, and throws if it fails.
template <typename Function, typename... Arguments>
void call(Function function, Arguments... arguments) {
  mnc_error raw;
  if (attempt(raw, function, arguments...) != MNC_OK) {
    throw error(raw);
  }
}

/// The same, but false if there is nothing, or not yet (`MNC_ABSENT`, `MNC_NOT_YET`).
template <typename Function, typename... Arguments>
bool found(Function function, Arguments... arguments) {
  mnc_error raw;
  const mnc_status status = attempt(raw, function, arguments...);
  if (status != MNC_OK && status != MNC_ABSENT && status != MNC_NOT_YET) {
    throw error(raw);
  }
  return status == MNC_OK;
}

/// A handle that frees itself. Moved, never copied; one that is empty is NULL to the library.
template <typename T, mnc_status (*Free)(T *, mnc_error *)>
class handle {
public:
  handle() noexcept : raw_(nullptr) {}
  handle(handle &&other) noexcept : raw_(other.release()) {}
  handle &operator=(handle &&other) noexcept {
    handle moved(std::move(other));
    std::swap(raw_, moved.raw_);
    return *this;
  }
  handle(const handle &) = delete;
  handle &operator=(const handle &) = delete;
  ~handle() { reset(); }

  explicit operator bool() const noexcept { return raw_ != nullptr; }
  /// For functions of mnc.h; still this object's.
  T *get() const noexcept { return raw_; }
  /// Where a function of mnc.h puts a new one; frees the one before.
  T **out() noexcept {
    reset();
    return &raw_;
  }
  /// Frees it now.
  void reset() noexcept { Free(release(), nullptr); }
  /// Hands it to the caller, who frees it.
  T *release() noexcept {
    T *raw = raw_;
    raw_ = nullptr;
    return raw;
  }

private:
  T *raw_;
};

/// A PIN or number, wiped when it goes. Moved, never copied.
class secret {
public:
  secret() {}
  secret(const void *from, std::size_t size)
      : entered_(static_cast<const std::uint8_t *>(from), static_cast<const std::uint8_t *>(from) + size) {}
  secret(secret &&other) noexcept { entered_.swap(other.entered_); }
  secret &operator=(secret &&other) noexcept {
    secret moved(std::move(other));
    entered_.swap(moved.entered_);
    return *this;
  }
  secret(const secret &) = delete;
  secret &operator=(const secret &) = delete;
  ~secret() {
    volatile std::uint8_t *place = entered_.data();
    for (std::size_t i = 0; i < entered_.size(); i++) {
      place[i] = 0;
    }
  }

  const std::uint8_t *data() const { return entered_.data(); }
  std::size_t size() const { return entered_.size(); }

private:
  bytes entered_;
};

/// Bytes of the library: a file of the card, a signature, or JSON.
class data : public handle<mnc_data, mnc_data_free> {
public:
  /// As `std::string` or `bytes`.
  template <typename Content>
  Content as() const {
    std::size_t size = 0;
    call(mnc_data_size, get(), &size);
    Content content;
    content.resize(size);
    if (size > 0) {
      call(mnc_data_copy, get(), reinterpret_cast<std::uint8_t *>(&content[0]), &size);
    }
    return content;
  }
};

/// What a call puts into its last place, a handle; empty if there is nothing, or not yet.
template <typename Handle, typename Function, typename... Arguments>
Handle made(Function function, Arguments... arguments) {
  Handle made;
  found(function, arguments..., made.out());
  return made;
}

/// The text or bytes that a call makes; empty if there is nothing, or not yet.
template <typename Content, typename Function, typename... Arguments>
Content read(Function function, Arguments... arguments) {
  const data from = made<data>(function, arguments...);
  return from ? from.as<Content>() : Content();
}

/// The text or bytes that a call copies into a buffer; empty if there is nothing, or not yet.
template <typename Content, typename Function, typename... Arguments>
Content copied(Function function, Arguments... arguments) {
  Content copy;
  std::size_t size = 0;
  if (function(arguments..., nullptr, &size, nullptr) == MNC_BUFFER_TOO_SMALL) {
    copy.resize(size);
  }
  const bool there = found(function, arguments..., copy.empty() ? nullptr : &copy[0], &size);
  copy.resize(there ? size : 0);
  return copy;
}

/// The number that a call puts into its last place.
template <typename Number, typename Function, typename... Arguments>
Number number(Function function, Arguments... arguments) {
  Number number = 0;
  call(function, arguments..., &number);
  return number;
}

} // namespace mnc

#endif
