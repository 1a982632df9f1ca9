/* A reception at the window: card, face, eligibility, consent, record.
 *
 *   reception [KIND]
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

static void place_card(mnc_visit *visit, const char *kind) {
  mnc_error error = no_error();
  mnc_testing_card *virtual_one = virtual_card(kind);
  mnc_card *card = card_on(virtual_one);
  mnc_anchors *anchors = test_anchors();
  mnc_assessment *assessment = NULL;
  mnc_data *actions = NULL, *json = NULL;
  must(mnc_card_assess(card, anchors, TEXT(AT), TEXT("{\"marking\": \"ABSENT\", \"photo\": true}"),
                       &assessment, &error), &error);
  must(mnc_assessment_json(assessment, &json, &error), &error);
  show("assessment", json);
  must(mnc_visit_place_card(visit, assessment, TEXT(AT), &actions, &error), &error);
  show("to do", actions);
  must(mnc_assessment_free(assessment, &error), &error);
  must(mnc_anchors_free(anchors, &error), &error);
  must(mnc_card_free(card, &error), &error);
  must(mnc_testing_card_free(virtual_one, &error), &error);
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
  mnc_visit *visit = NULL;
  mnc_answer *answer = NULL;
  mnc_data *end = NULL, *record = NULL;
  must(mnc_visit_begin(TEXT("{\"route\": \"WINDOW\"}"), TEXT(AT), &visit, &error), &error);
  place_card(visit, argc > 1 ? argv[1] : "normal");
  step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"FACE\"}", "2026-11-20T10:00:05");
  step(visit, "{\"event\": \"VERIFIED_BY_READER\", \"method\": \"FACE\"}", "2026-11-20T10:00:10");
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
  return EXIT_SUCCESS;
}
