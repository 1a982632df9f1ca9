// mnc for C++11: handles that free themselves, failures as exceptions, results as values. Header only, over
// mnc.h.
#ifndef MNC_HPP
#define MNC_HPP

#include "mnc/base.hpp"
#include "mnc/callbacks.hpp"
#include "mnc/objects.hpp"

#endif
