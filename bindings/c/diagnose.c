/* What is wrong with readers and cards: first of this PC, then of a virtual card.
 *
 *   diagnose [KIND]
 */
#include "virtual_card.h"

static void log_line(void *userdata, int32_t level, const char *target, size_t target_len,
                     const char *message, size_t message_len) {
  (void)userdata;
  fprintf(stderr, "log %d %.*s: %.*s\n", (int)level, (int)target_len, target, (int)message_len, message);
}

static void readers(void) {
  mnc_error error = no_error();
  mnc_data *found = NULL;
  mnc_status status = mnc_reader_diagnose(&found, &error);
  if (status == MNC_NOT_SUPPORTED) {
    printf("readers: this library was built without PC/SC\n");
    return;
  }
  must(status, &error);
  show("readers", found);
}

int main(int argc, char **argv) {
  mnc_error error = no_error();
  mnc_testing_card *virtual_one = virtual_card(argc > 1 ? argv[1] : "normal");
  mnc_transport transport = transport_to(virtual_one);
  mnc_data *found = NULL;

  printf("mnc %s, interface %u\n", mnc_version(), (unsigned)mnc_abi_version());
  if (mnc_abi_version() < MNC_ABI_VERSION || strcmp(mnc_version(), MNC_VERSION) != 0) {
    fprintf(stderr, "the library is older than the header\n");
    return EXIT_FAILURE;
  }
  must(mnc_log_set(4, log_line, NULL, NULL, &error), &error);
  readers();
  must(mnc_transport_diagnose(&transport, &found, &error), &error);
  show("card", found);
  must(mnc_log_set(0, NULL, NULL, NULL, &error), &error);
  must(mnc_testing_card_free(virtual_one, &error), &error);
  return EXIT_SUCCESS;
}
