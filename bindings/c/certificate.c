/* The state of the PINs, the certificate and its worth, a signature, the attributes and the photo.
 *
 *   certificate [KIND]
 */
#include "virtual_card.h"

static void wipe(char *buffer, size_t len) {
  volatile char *place = buffer;
  while (len-- > 0) {
    *place++ = 0;
  }
}

static int32_t pin_state(mnc_card *card) {
  mnc_error error = no_error();
  int32_t state = -1, tries = -1;
  must(mnc_card_secret_status(card, MNC_SECRET_AUTHENTICATION_PIN, &state, &tries, &error), &error);
  printf("PIN: state %d, %d tries left\n", (int)state, (int)tries);
  return state;
}

static void certificate(mnc_card *card, mnc_anchors *anchors) {
  mnc_error error = no_error();
  mnc_certificate *certificate = NULL;
  mnc_data *facts = NULL, *der = NULL;
  int32_t worth = -1;
  size_t len = 0;
  char message[256];
  mnc_status status = mnc_card_certificate(card, &certificate, &error);
  if (status == MNC_SECRET_REQUIRED) {
    printf("certificate: a phone wants its PIN first\n");
    return;
  }
  must(status, &error);
  must(mnc_certificate_facts(certificate, &facts, &error), &error);
  show("certificate", facts);
  must(mnc_certificate_der(certificate, &der, &error), &error);
  must(mnc_data_size(der, &len, &error), &error);
  printf("DER: %lu bytes\n", (unsigned long)len);
  must(mnc_data_free(der, &error), &error);
  must(mnc_certificate_life_cycle(certificate, anchors, TEXT(AT), 0, 0, &worth, &error), &error);
  len = sizeof message;
  must(mnc_life_cycle_message_copy(worth, MNC_LANGUAGE_JAPANESE, message, &len, &error), &error);
  printf("worth: %d %s\n", (int)worth, message);
  must(mnc_certificate_free(certificate, &error), &error);
}

static void sign(mnc_card *card, mnc_testing_card *virtual_one) {
  mnc_error error = no_error();
  mnc_data *signature = NULL;
  size_t len = 0;
  char pin[8];
  size_t pin_len = secret_of(virtual_one, MNC_SECRET_AUTHENTICATION_PIN, pin, sizeof pin);
  mnc_status status = mnc_card_verify(card, MNC_SECRET_AUTHENTICATION_PIN, (const uint8_t *)"0000", 4, 0, &error);
  printf("wrong PIN: %s, %d tries left\n", mnc_status_name(status), (int)error.tries_remaining);
  status = mnc_card_sign(card, (const uint8_t *)pin, pin_len, 0, MNC_SCHEME_PKCS1_SHA256,
                         (const uint8_t *)"challenge", 9, &signature, &error);
  wipe(pin, sizeof pin);
  must(status, &error);
  must(mnc_data_size(signature, &len, &error), &error);
  printf("signature: %lu bytes\n", (unsigned long)len);
  must(mnc_data_free(signature, &error), &error);
}

static void face(mnc_card *card, mnc_testing_card *virtual_one) {
  mnc_error error = no_error();
  mnc_data *attributes = NULL, *photo = NULL;
  size_t len = 0;
  char number[16];
  size_t number_len = secret_of(virtual_one, MNC_SECRET_NUMBER_B_FOR_FACE, number, sizeof number);
  mnc_status status = mnc_card_attributes(card, MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES,
                                          (const uint8_t *)number, number_len, 0, &attributes, &error);
  if (status == MNC_NOT_MY_NUMBER_CARD) {
    printf("attributes: a phone does not have them\n");
    return;
  }
  must(status, &error);
  show("attributes", attributes);
  status = mnc_card_photo(card, (const uint8_t *)number, number_len, 0, &photo, &error);
  wipe(number, sizeof number);
  if (status == MNC_ABSENT) {
    printf("photo: none\n");
    return;
  }
  must(status, &error);
  must(mnc_data_size(photo, &len, &error), &error);
  printf("photo: %lu bytes\n", (unsigned long)len);
  must(mnc_data_free(photo, &error), &error);
}

int main(int argc, char **argv) {
  mnc_error error = no_error();
  mnc_testing_card *virtual_one = virtual_card(argc > 1 ? argv[1] : "normal");
  mnc_card *card = card_on(virtual_one);
  mnc_anchors *anchors = test_anchors();
  certificate(card, anchors);
  if (pin_state(card) == MNC_STATE_REMAINING) {
    sign(card, virtual_one);
  }
  face(card, virtual_one);
  must(mnc_anchors_free(anchors, &error), &error);
  must(mnc_card_free(card, &error), &error);
  must(mnc_testing_card_free(virtual_one, &error), &error);
  return EXIT_SUCCESS;
}
