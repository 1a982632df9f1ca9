/* The calls of the bench `boundary`, from C: calls NAME ROUNDS REPETITIONS prints the nanoseconds of a
 * call in the best round. */
#define _POSIX_C_SOURCE 200809L
#include <mnc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char NAME[] = "番号 花子";

static void must(mnc_status status) {
  if (status != MNC_OK) {
    exit(EXIT_FAILURE);
  }
}

/* A card with three tries left, and nothing else. */
static int32_t transmit(void *userdata, const uint8_t *command, size_t command_len,
                        uint8_t *response, size_t *response_len) {
  (void)userdata;
  response[0] = command_len > 4 ? 0x90 : 0x63;
  response[1] = command_len > 4 ? 0x00 : 0xC3;
  (void)command;
  *response_len = 2;
  return MNC_OK;
}

static void fold(mnc_card *card) {
  mnc_data *data = NULL;
  uint8_t buffer[512];
  size_t len = sizeof buffer;
  (void)card;
  must(mnc_name_fold(NAME, sizeof NAME - 1, &data, NULL));
  must(mnc_data_copy(data, buffer, &len, NULL));
  must(mnc_data_free(data, NULL));
}

static void status(mnc_card *card) {
  int32_t state, tries;
  must(mnc_card_secret_status(card, MNC_SECRET_AUTHENTICATION_PIN, &state, &tries, NULL));
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

int main(int argc, char **argv) {
  void (*call)(mnc_card *) = argc == 4 && strcmp(argv[1], "fold") == 0 ? fold : status;
  int rounds = argc == 4 ? atoi(argv[2]) : 0, repetitions = argc == 4 ? atoi(argv[3]) : 0, i;
  double best = 1e18;
  mnc_transport transport;
  mnc_card *card = NULL;
  memset(&transport, 0, sizeof transport);
  transport.struct_size = sizeof transport;
  transport.transmit = transmit;
  must(mnc_card_open_transport(&transport, &card, NULL));
  for (; rounds > 0; rounds--) {
    double start = now(), took;
    for (i = 0; i < repetitions; i++) {
      call(card);
    }
    took = now() - start;
    best = took < best ? took : best;
  }
  must(mnc_card_free(card, NULL));
  printf("%.1f\n", best / repetitions);
  return EXIT_SUCCESS;
}
