/* Presents secrets that come over standard input to a card at the other end of the standard streams, then
 * waits to be looked into.
 *
 *   secrets [keep]
 *
 * With `keep` a copy of the PIN stays: the search must find it. */
#define _POSIX_C_SOURCE 200809L
#include "example.h"
#include <unistd.h>

#define EXPECT(condition)                                                  \
  do {                                                                     \
    if (!(condition)) {                                                    \
      fprintf(stderr, "line %d: %s\n", __LINE__, #condition);              \
      exit(EXIT_FAILURE);                                                  \
    }                                                                      \
  } while (0)

/* Neither buffers nor copies: what stands in memory is the library's, or was not wiped here. */
static void put(char kind, const uint8_t *bytes, size_t len) {
  uint8_t header[3];
  header[0] = (uint8_t)kind;
  header[1] = (uint8_t)(len >> 8);
  header[2] = (uint8_t)len;
  EXPECT(write(STDOUT_FILENO, header, 3) == 3);
  EXPECT(len == 0 || write(STDOUT_FILENO, bytes, len) == (ssize_t)len);
}

static void fill(uint8_t *bytes, size_t len) {
  size_t done = 0;
  while (done < len) {
    ssize_t got = read(STDIN_FILENO, bytes + done, len - done);
    if (got <= 0) {
      exit(EXIT_SUCCESS);
    }
    done += (size_t)got;
  }
}

static size_t get(uint8_t *bytes, size_t room) {
  uint8_t header[3];
  size_t len;
  fill(header, 3);
  len = (size_t)header[1] << 8 | header[2];
  EXPECT(len <= room);
  fill(bytes, len);
  return len;
}

static int32_t transmit(void *userdata, const uint8_t *command, size_t command_len,
                        uint8_t *response, size_t *response_len) {
  (void)userdata;
  put('c', command, command_len);
  *response_len = get(response, *response_len);
  return 0;
}

static uint8_t entered[32], kept[32];

static size_t ask(void) {
  put('s', NULL, 0);
  return get(entered, sizeof entered);
}

static void wipe(void) {
  volatile uint8_t *byte = entered;
  size_t i;
  for (i = 0; i < sizeof entered; i++) {
    byte[i] = 0;
  }
}

/* The PIN three times: alone, before a signature, and where a visit awaits it, with a wrong PIN's error. */
static void present_the_pin(mnc_card *card, int keep) {
  mnc_error error = no_error();
  mnc_visit *visit = NULL;
  mnc_data *data = NULL;
  size_t len = ask();
  if (keep) {
    memcpy(kept, entered, len);
  }
  must(mnc_card_verify(card, MNC_SECRET_AUTHENTICATION_PIN, entered, len, 0, &error), &error);
  must(mnc_card_sign(card, entered, len, 0, MNC_SCHEME_PSS_SHA256, (const uint8_t *)"message", 7, &data, &error), &error);
  must(mnc_data_free(data, &error), &error);
  must(mnc_visit_begin(TEXT("{\"route\": \"WINDOW\"}"), TEXT(AT), &visit, &error), &error);
  must(mnc_visit_step(visit, TEXT("{\"event\": \"CARD_PLACED\"}"), TEXT(AT), &data, &error), &error);
  must(mnc_data_free(data, &error), &error);
  must(mnc_visit_step(visit, TEXT("{\"event\": \"CHOSEN\", \"choice\": \"PIN\"}"), TEXT(AT), &data, &error), &error);
  must(mnc_data_free(data, &error), &error);
  /* The authority of a virtual card is none of production's. */
  EXPECT(mnc_visit_verify_pin(visit, card, NULL, entered, len, 0, TEXT(AT), &data, &error) == MNC_UNTRUSTED_CERTIFICATE);
  must(mnc_visit_free(visit, &error), &error);
  wipe();
}

static void present_the_password(mnc_card *card) {
  mnc_error error = no_error();
  mnc_certificate *certificate = NULL;
  size_t len = ask();
  must(mnc_card_certificate_behind(card, MNC_SECRET_SIGNATURE_PASSWORD, entered, len, 0, &certificate, &error), &error);
  wipe();
  must(mnc_certificate_free(certificate, &error), &error);
}

static void present_the_number(mnc_card *card) {
  mnc_error error = no_error();
  mnc_data *photo = NULL;
  size_t len = ask();
  must(mnc_card_photo(card, entered, len, 0, &photo, &error), &error);
  wipe();
  must(mnc_data_free(photo, &error), &error);
}

int main(int argc, char **argv) {
  mnc_error error = no_error();
  mnc_transport transport;
  mnc_card *card = NULL;
  memset(&transport, 0, sizeof transport);
  transport.struct_size = sizeof transport;
  transport.extended_length = -1;
  transport.transmit = transmit;
  must(mnc_card_open_transport(&transport, &card, &error), &error);
  present_the_pin(card, argc > 1 && strcmp(argv[1], "keep") == 0);
  present_the_password(card);
  present_the_number(card);
  must(mnc_card_free(card, &error), &error);
  put('.', NULL, 0);
  /* Until the parent has looked. */
  get(entered, sizeof entered);
  return EXIT_SUCCESS;
}
