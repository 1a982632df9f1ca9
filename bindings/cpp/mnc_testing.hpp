// The virtual card and the virtual terminal for C++11: for a vendor's own tests, never shipped.
#ifndef MNC_TESTING_HPP
#define MNC_TESTING_HPP

#include "mnc.hpp"

#include "mnc/testing_objects.hpp"

namespace mnc {
namespace testing {

/// The transport to a virtual card, which must live as long as the card that is opened on it.
inline mnc_transport transport_to(const card &virtual_one) {
  mnc_transport transport = mnc_transport();
  transport.struct_size = sizeof transport;
  transport.extended_length = -1;
  transport.userdata = virtual_one.get();
  transport.transmit = mnc_testing_card_transmit;
  return transport;
}

} // namespace testing
} // namespace mnc

#endif
