/* A reception at the window: card, face, eligibility, consent, record.
 *
 *   reception [KIND [pin]]
 *
 * With `pin` the holder enters the PIN at this program, and the card itself is asked.
 */
#include "virtual_card.h"

static void step(mnc_visit *visit, const char *event, const char *at) {
  mnc_error error = no_error();
  mnc_data *actions = NULL, *screen = NULL;
  must(mnc_visit_step(visit, TEXT(event), TEXT(at), &actions, &error), &error);
  show("to do", actions);
  must(mnc_visit_screen(visit, &screen, &error), &error);
  show("screen", screen);
}

static void place_card(mnc_visit *visit, mnc_card *card, mnc_anchors *anchors) {
  mnc_error error = no_error();
  mnc_assessment *assessment = NULL;
  mnc_data *actions = NULL, *json = NULL;
  must(mnc_card_assess(card, anchors, TEXT(AT), TEXT("{\"marking\": \"ABSENT\", \"photo\": true}"),
                       &assessment, &error), &error);
  must(mnc_assessment_json(assessment, &json, &error), &error);
  show("assessment", json);
  must(mnc_visit_place_card(visit, assessment, TEXT(AT), &actions, &error), &error);
  show("to do", actions);
  must(mnc_assessment_free(assessment, &error), &error);
}

static void verify_face(mnc_visit *visit) {
  step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"FACE\"}", "2026-11-20T10:00:05");
  step(visit, "{\"event\": \"VERIFIED_BY_READER\", \"method\": \"FACE\"}", "2026-11-20T10:00:10");
}

/* First a wrong PIN, as it happens; the card counts it, and the counter is told. */
static void verify_pin(mnc_visit *visit, mnc_card *card, mnc_anchors *anchors, mnc_testing_card *virtual_one) {
  mnc_error error = no_error();
  mnc_data *actions = NULL;
  char pin[8], event[64];
  size_t len = secret_of(virtual_one, MNC_SECRET_AUTHENTICATION_PIN, pin, sizeof pin);
  mnc_status status;
  step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"PIN\"}", "2026-11-20T10:00:05");
  status = mnc_visit_verify_pin(visit, card, anchors, (const uint8_t *)"0000", 4, 0,
                                TEXT("2026-11-20T10:00:06"), &actions, &error);
  if (status == MNC_WRONG_SECRET) {
    snprintf(event, sizeof event, "{\"event\": \"PIN_WRONG\", \"left\": %d}", (int)error.tries_remaining);
    step(visit, event, "2026-11-20T10:00:07");
  }
  status = mnc_visit_verify_pin(visit, card, anchors, (const uint8_t *)pin, len, 0,
                                TEXT("2026-11-20T10:00:10"), &actions, &error);
  memset(pin, 0, sizeof pin);
  must(status, &error);
  show("to do", actions);
}

static mnc_answer *valid_answer(void) {
  static uint8_t document[65536];
  mnc_error error = no_error();
  mnc_answer *answer = NULL;
  size_t len = sizeof document;
  must(mnc_testing_answer_copy(TEXT("VALID"), TEXT(AT), document, &len, &error), &error);
  must(mnc_answer_open(document, len, &answer, &error), &error);
  return answer;
}

int main(int argc, char **argv) {
  mnc_error error = no_error();
  mnc_testing_card *virtual_one = virtual_card(argc > 1 ? argv[1] : "normal");
  mnc_card *card = card_on(virtual_one);
  mnc_anchors *anchors = test_anchors();
  mnc_visit *visit = NULL;
  mnc_answer *answer = NULL;
  mnc_data *end = NULL, *record = NULL;
  must(mnc_visit_begin(TEXT("{\"route\": \"WINDOW\"}"), TEXT(AT), &visit, &error), &error);
  place_card(visit, card, anchors);
  if (argc > 2 && strcmp(argv[2], "pin") == 0) {
    verify_pin(visit, card, anchors, virtual_one);
  } else {
    verify_face(visit);
  }
  step(visit, "{\"event\": \"ANSWERED\", \"outcome\": \"VALID\"}", "2026-11-20T10:00:15");
  step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"CONSENT_TO_ALL\"}", "2026-11-20T10:00:20");
  step(visit, "{\"event\": \"CARD_REMOVED\"}", "2026-11-20T10:00:25");
  must(mnc_visit_end(visit, &end, &error), &error);
  show("end", end);
  answer = valid_answer();
  must(mnc_visit_record(visit, answer, TEXT("{\"pin_locked\": false}"), &record, &error), &error);
  show("record", record);
  must(mnc_answer_free(answer, &error), &error);
  must(mnc_visit_free(visit, &error), &error);
  must(mnc_anchors_free(anchors, &error), &error);
  must(mnc_card_free(card, &error), &error);
  must(mnc_testing_card_free(virtual_one, &error), &error);
  return EXIT_SUCCESS;
}
