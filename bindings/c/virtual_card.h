/* A virtual card instead of a reader: what a vendor's own tests do. */
#ifndef MNC_EXAMPLE_VIRTUAL_CARD_H
#define MNC_EXAMPLE_VIRTUAL_CARD_H

#include "example.h"
#include <mnc_testing.h>

/* The transport to a virtual card. A radio of the host would look the same, with its own function. */
static inline mnc_transport transport_to(mnc_testing_card *card) {
  mnc_transport transport;
  memset(&transport, 0, sizeof transport);
  transport.struct_size = sizeof transport;
  transport.extended_length = -1;
  transport.userdata = card;
  transport.transmit = mnc_testing_card_transmit;
  return transport;
}

static inline mnc_testing_card *virtual_card(const char *kind) {
  mnc_error error = no_error();
  mnc_testing_card *card = NULL;
  must(mnc_testing_card_open(TEXT(kind), TEXT(DAY), &card, &error), &error);
  return card;
}

static inline mnc_card *card_on(mnc_testing_card *virtual_one) {
  mnc_error error = no_error();
  mnc_transport transport = transport_to(virtual_one);
  mnc_card *card = NULL;
  must(mnc_card_open_transport(&transport, &card, &error), &error);
  return card;
}

/* The authorities of the virtual cards. In production NULL stands for the real ones. */
static inline mnc_anchors *test_anchors(void) {
  mnc_error error = no_error();
  mnc_anchors *anchors = NULL;
  size_t len = 0;
  char *json;
  if (mnc_testing_anchors_copy(NULL, &len, NULL) != MNC_BUFFER_TOO_SMALL || (json = malloc(len)) == NULL) {
    exit(EXIT_FAILURE);
  }
  must(mnc_testing_anchors_copy(json, &len, &error), &error);
  must(mnc_anchors_open_for_tests(json, len, &anchors, &error), &error);
  free(json);
  return anchors;
}

/* A secret of the card, into a buffer that the caller wipes. */
static inline size_t secret_of(mnc_testing_card *card, int32_t secret, char *buffer, size_t room) {
  mnc_error error = no_error();
  must(mnc_testing_card_secret_copy(card, secret, buffer, &room, &error), &error);
  return room;
}

#endif
