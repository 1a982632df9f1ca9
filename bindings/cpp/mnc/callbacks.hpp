// What the host lends to the library: a transport, an engine, a log, PINs and frames of a camera. A function
// here has the name that it has in mnc.h. No exception leaves a callback: it becomes a status.
#ifndef MNC_CALLBACKS_HPP
#define MNC_CALLBACKS_HPP

#include "objects.hpp"

#include <algorithm>
#include <functional>
#include <memory>

namespace mnc {

/// How bytes reach a card on a reader or radio of the host. Called on the thread that made the call.
class transport {
public:
  /// Whether extended-length commands pass; `probe` tries it once.
  enum extended { probe = -1, no = 0, yes = 1 };

  virtual ~transport() {}

  /// Sends a command and puts the response, status word last, into `response`, which has so much room;
  /// returns its length. Throws `error(MNC_CARD_REMOVED)`, `error(MNC_CANCELLED)`, or anything else,
  /// which is `MNC_COMMUNICATION`. The command may hold a PIN: neither log nor keep it.
  virtual std::size_t transmit(const std::uint8_t *command, std::size_t size, std::uint8_t *response,
                               std::size_t room) = 0;
};

/// A picture, `width * height * 3` bytes, red first. It is wiped after the call: keep no copy.
struct picture {
  const std::uint8_t *rgb;
  std::size_t width, height;
};

/// A comparison engine of the host, such as one that is certified. Called on the thread that made the call,
/// on several at once if there are several comparisons. `error(MNC_CANCELLED)` gives up; any other
/// exception is `MNC_FACE_ENGINE`.
class face_engine {
public:
  virtual ~face_engine() {}

  /// How many numbers describe a face.
  virtual std::uint32_t dimension() const = 0;
  /// Finds the faces, the surest first.
  virtual std::vector<mnc_face_found> detect(const picture &seen) = 0;
  /// Describes the face with these ten landmarks; the cosine of two descriptions is their score.
  virtual std::vector<float> embed(const picture &seen, const float *landmarks) = 0;
  /// Whether `is_live` tells a living face from a picture of one; otherwise nobody checks.
  virtual bool checks_liveness() const { return false; }
  /// Whether the face in the box (four numbers) is a living one.
  virtual bool is_live(const picture &, const float * /* bounds */) { return false; }
};

/// Takes a line of the log: level (1 error to 4 debug), target and message, without personal data.
using log_line = std::function<void(std::int32_t level, const std::string &target, const std::string &message)>;

/// The four-digit PINs of a holder.
struct holder_pins {
  secret authentication, residence, input_support;
};

namespace detail {

/// What became of the work of a callback.
template <typename Work>
std::int32_t guarded(mnc_status otherwise, Work work) noexcept {
  try {
    work();
    return MNC_OK;
  } catch (const error &failed) {
    return failed.status() == MNC_OK ? otherwise : failed.status();
  } catch (...) {
    return otherwise;
  }
}

/// Gives back what was lent.
template <typename Lent>
void destroy(void *userdata) {
  delete static_cast<Lent *>(userdata);
}

inline std::int32_t transmit(void *userdata, const std::uint8_t *command, std::size_t size, std::uint8_t *response,
                             std::size_t *response_size) {
  return guarded(MNC_COMMUNICATION, [=] {
    *response_size = static_cast<transport *>(userdata)->transmit(command, size, response, *response_size);
  });
}

inline mnc_transport lend(std::unique_ptr<transport> host, transport::extended extended, std::size_t max_command) {
  if (!host) {
    throw error(MNC_NULL_POINTER);
  }
  mnc_transport lent = mnc_transport();
  lent.struct_size = sizeof lent;
  lent.extended_length = extended;
  lent.max_command = max_command;
  lent.transmit = transmit;
  lent.destroy = destroy<transport>;
  lent.userdata = host.release();
  return lent;
}

inline std::int32_t detect(void *userdata, const std::uint8_t *rgb, std::size_t width, std::size_t height,
                           mnc_face_found *faces, std::size_t *count) {
  return guarded(MNC_FACE_ENGINE, [=] {
    const std::vector<mnc_face_found> found = static_cast<face_engine *>(userdata)->detect({rgb, width, height});
    *count = (std::min)(*count, found.size()); // The brackets: windows.h has a macro of this name.
    std::copy_n(found.begin(), *count, faces);
  });
}

inline std::int32_t embed(void *userdata, const std::uint8_t *rgb, std::size_t width, std::size_t height,
                          const float *landmarks, float *numbers, std::size_t dimension) {
  return guarded(MNC_FACE_ENGINE, [=] {
    const std::vector<float> made = static_cast<face_engine *>(userdata)->embed({rgb, width, height}, landmarks);
    if (made.size() != dimension) {
      throw error(MNC_FACE_ENGINE);
    }
    std::copy(made.begin(), made.end(), numbers);
  });
}

inline std::int32_t is_live(void *userdata, const std::uint8_t *rgb, std::size_t width, std::size_t height,
                            const float *bounds, std::int32_t *live) {
  return guarded(MNC_FACE_ENGINE, [=] {
    *live = static_cast<face_engine *>(userdata)->is_live({rgb, width, height}, bounds) ? 1 : 0;
  });
}

inline mnc_face_engine lend(std::unique_ptr<face_engine> host) {
  if (!host) {
    throw error(MNC_NULL_POINTER);
  }
  mnc_face_engine lent = mnc_face_engine();
  lent.struct_size = sizeof lent;
  lent.dimension = host->dimension();
  lent.detect = detect;
  lent.embed = embed;
  lent.live = host->checks_liveness() ? is_live : nullptr;
  lent.destroy = destroy<face_engine>;
  lent.userdata = host.release();
  return lent;
}

inline void forward(void *userdata, std::int32_t level, const char *target, std::size_t target_size,
                    const char *message, std::size_t message_size) {
  guarded(MNC_OK, [=] {
    (*static_cast<log_line *>(userdata))(level, std::string(target, target_size), std::string(message, message_size));
  });
}

/// The PINs as C has them: all of one length.
inline mnc_holder_pins raw(const holder_pins &pins) {
  mnc_holder_pins raw = mnc_holder_pins();
  raw.struct_size = sizeof raw;
  raw.len = static_cast<std::uint32_t>(pins.authentication.size());
  if (pins.residence.size() != raw.len || pins.input_support.size() != raw.len) {
    throw error(MNC_INVALID_SECRET);
  }
  raw.authentication = pins.authentication.data();
  raw.residence = pins.residence.data();
  raw.input_support = pins.input_support.data();
  return raw;
}

} // namespace detail

/// The card behind a struct of C.
inline card card_open_transport(const mnc_transport &lent) { return made<card>(mnc_card_open_transport, &lent); }

/// The card behind a transport of the host, which the card owns. `max_command` is the longest command in
/// bytes, 0 for no limit.
inline card card_open_transport(std::unique_ptr<transport> host, transport::extended extended = transport::probe,
                                std::size_t max_command = 0) {
  return card_open_transport(detail::lend(std::move(host), extended, max_command));
}

/// Looks at the card behind a struct of C: JSON.
inline std::string transport_diagnose(const mnc_transport &lent) {
  return read<std::string>(mnc_transport_diagnose, &lent);
}

/// Looks at the card behind a transport of the host: JSON `{usable, reader, findings, status, error}`.
inline std::string transport_diagnose(std::unique_ptr<transport> host, transport::extended extended = transport::probe,
                                      std::size_t max_command = 0) {
  return transport_diagnose(detail::lend(std::move(host), extended, max_command));
}

/// A matcher with an engine of the host, which it owns. `manifest` is the text of a manifest: its calibration
/// says from which score on two faces match.
inline face_matcher face_matcher_open_engine(const std::string &manifest, const std::string &settings,
                                             std::unique_ptr<face_engine> host) {
  const mnc_face_engine lent = detail::lend(std::move(host));
  return made<face_matcher>(mnc_face_matcher_open_engine, manifest.data(), manifest.size(), settings.data(),
                            settings.size(), &lent);
}

/// Looks at the buffer of a camera, turned clockwise by so many degrees first: JSON as by `frame`.
inline std::string face_comparison_pixels(const face_comparison &comparison, mnc_pixels frame, std::int32_t turn) {
  frame.struct_size = sizeof frame;
  return read<std::string>(mnc_face_comparison_pixels, comparison.get(), &frame, turn);
}

/// Gives all four-digit PINs the common one. `how` is `MNC_PINS_…`; `current` may be NULL with
/// `MNC_PINS_ALREADY_NEW`.
inline void municipal_set_common_pin(const municipal &procedure, const card &card, std::int32_t how,
                                     const holder_pins *current) {
  const mnc_holder_pins pins = current ? detail::raw(*current) : mnc_holder_pins();
  call(mnc_municipal_set_common_pin, procedure.get(), card.get(), how, current ? &pins : nullptr);
}

/// Gives the four-digit PINs the holder's new values; otherwise as `municipal_set_common_pin`.
inline void municipal_set_new_pins(const municipal &procedure, const card &card, std::int32_t how,
                                   const holder_pins *current, const holder_pins &new_pins) {
  const mnc_holder_pins pins = current ? detail::raw(*current) : mnc_holder_pins(), wanted = detail::raw(new_pins);
  call(mnc_municipal_set_new_pins, procedure.get(), card.get(), how, current ? &pins : nullptr, &wanted);
}

/// Sends the log to this function, up to this level (0 nothing to 4 debug), on any thread. An empty one takes
/// it back. What it throws is lost.
inline void log_set(std::int32_t level, log_line line) {
  if (!line) {
    call(mnc_log_set, 0, nullptr, nullptr, nullptr);
    return;
  }
  call(mnc_log_set, level, detail::forward, new log_line(std::move(line)), detail::destroy<log_line>);
}

} // namespace mnc

#endif
