/* Each function around patients, fall-back, consent and policy, once: what it gives holds what it should,
 * and NULL, wrong text and freed handles are statuses. */
#include "expect.h"
#include "virtual_card.h"

/* Calls with `&data, &error` last, and looks for a part of what it gives. */
#define GIVES(part, call)                    \
  do {                                       \
    mnc_error error = no_error();            \
    mnc_data *data = NULL;                   \
    must(call, &error);                      \
    expect_part(data, part, __LINE__);       \
  } while (0)

#define NOW TEXT(AT), &data, &error
#define OUT &data, &error

static void expect_part(mnc_data *data, const char *part, int line) {
  char *text = take(data);
  if (strstr(text, part) == NULL) {
    fprintf(stderr, "line %d: no %s in %s\n", line, part, text);
    exit(EXIT_FAILURE);
  }
  free(text);
}

static mnc_answer *answer_with(const char *outcome) {
  static uint8_t document[65536];
  mnc_error error = no_error();
  mnc_answer *answer = NULL;
  size_t len = sizeof document;
  must(mnc_testing_answer_copy(TEXT(outcome), TEXT(AT), document, &len, &error), &error);
  must(mnc_answer_open(document, len, &answer, &error), &error);
  return answer;
}

static void questions(void) {
  GIVES("\"day\":\"1985-04-03\"", mnc_calendar_read(TEXT("S60.4.3"), OUT));
  GIVES("\"age\":41", mnc_calendar_age(TEXT("S60.4.3"), TEXT(DAY), TEXT(""), OUT));
  GIVES("\"LATE_ELDERLY\"", mnc_calendar_age(TEXT("S33.4.3"), TEXT(DAY), TEXT("39138057"), OUT));
  GIVES("\"L1\":\"番号花子\"", mnc_name_fold(TEXT("番号　花子"), OUT));
  GIVES("\"instead\":\"高\"", mnc_name_check(TEXT("髙空"), OUT));
  GIVES("\"code\":\"1(1)b\"", mnc_fallback_enter(TEXT("{\"reason\": \"NOT_FOUND\"}"), OUT));
  GIVES("\"WHOLE_COST\"", mnc_fallback_decide(TEXT("{\"case\": \"2(3)\", \"day\": \"" DAY "\", \"issued\": \"DENIED\"}"), OUT));
  GIVES("\"NAME_MISSING\"", mnc_declaration_check(TEXT("{}"), TEXT(DAY), OUT));
  GIVES("<!DOCTYPE html>", mnc_declaration_print(TEXT("{}"), TEXT(DAY), OUT));
  GIVES("\"PLACE_MISSING\"", mnc_outage_search(TEXT("{}"), OUT));
  GIVES("\"code\":\"CALL_CENTRE\"",
        mnc_outage_next(TEXT("{\"institution\": {\"code\": \"1\", \"name\": \"a\", \"contact\": \"b\", \"telephone\": \"c\"}}"), OUT));
  GIVES("\"CAUSE_MISSING\"", mnc_outage_report(TEXT("{}"), OUT));
  GIVES("\"NOT_ISSUED\"", mnc_claim_decide(TEXT("{\"claimed_on\": \"" DAY "\"}"), OUT));
  GIVES("\"code\":\"T1\"", mnc_advice_find(TEXT("[{\"outcome\": \"INVALID\"}]"), OUT));
  GIVES("\"label\":\"error code\"", mnc_advice_sheet(TEXT("{}"), OUT));
  GIVES("\"methods\":[\"FACE\",\"VISUAL\"]",
        mnc_policy_methods(TEXT("{\"card\": \"FACE_CARD\", \"setting\": \"FACE_READER\", \"day\": \"" DAY "\"}"), OUT));
  GIVES("\"code\":\"AMBULANCE\"", mnc_policy_routes(TEXT("{\"route\": \"WINDOW\"}"), TEXT(DAY), OUT));
  GIVES("\"next\":\"CONFIRM\"",
        mnc_registration_advise(TEXT("{\"setting\": \"FACE_READER\", \"at\": \"" AT "\", \"method\": \"FACE\"}"), OUT));
}

static void consent(mnc_answer *answer) {
  mnc_error error = no_error();
  mnc_consent *consent = NULL;
  mnc_data *record = NULL;
  must(mnc_consent_begin(TEXT("{\"how\": \"SCREENS\", \"day\": \"" DAY "\"}"), &consent, &error), &error);
  GIVES("\"code\":\"CONSENT_METHOD\"", mnc_consent_screen(consent, OUT));
  EXPECT(mnc_consent_record(consent, TEXT("{\"at\": \"" AT "\"}"), NULL, 0, &record, NULL) == MNC_NOT_YET);
  EXPECT(mnc_consent_choose(consent, TEXT("KEEP"), &record, NULL) == MNC_STEP_OUT_OF_ORDER);
  GIVES("\"done\":true", mnc_consent_choose(consent, TEXT("CONSENT_TO_ALL"), OUT));
  GIVES("\"GRANTED\"", mnc_consent_record(consent, TEXT("{\"at\": \"" AT "\"}"), NULL, 0, OUT));
  GIVES("\"differing\":[]", mnc_consent_record(consent, TEXT("{\"at\": \"" AT "\"}"), answer, 0, OUT));
  EXPECT(mnc_consent_record(consent, TEXT("{\"at\": \"" AT "\"}"), answer, 7, &record, NULL) == MNC_ABSENT);
  must(mnc_consent_free(consent, &error), &error);
  EXPECT(mnc_consent_free(consent, NULL) == MNC_INVALID_HANDLE);
  EXPECT(record == NULL);
}

/* A visit that staff verifies in the mode for it, counted. */
static void visit(void) {
  static const char taken[] = "{\"event\": \"STAFF_TAKES_OVER\"}", placed[] = "{\"event\": \"CARD_PLACED\"}";
  static const char seen[] = "{\"staff\": \"uketsuke-01\", \"patient_present\": true, \"photo\": true,"
                             " \"reason\": \"NO_PIN\", \"ticked\": true}";
  mnc_error error = no_error();
  mnc_visit *visit = NULL;
  mnc_visual_mode *mode = NULL;
  mnc_usage *usage = NULL;
  mnc_data *none = NULL;
  must(mnc_usage_new(&usage, &error), &error);
  must(mnc_visual_mode_new(TEXT("{}"), &mode, &error), &error);
  must(mnc_visit_begin(TEXT("{\"route\": \"WINDOW\"}"), TEXT(AT), &visit, &error), &error);
  must(mnc_usage_observe(usage, TEXT("CLINIC"), visit, TEXT(placed), TEXT("2026-11-20T10:00:04"), &error), &error);
  GIVES("[", mnc_visit_step(visit, TEXT(placed), NOW));
  GIVES("[", mnc_visit_step(visit, TEXT(taken), NOW));
  EXPECT(mnc_visual_mode_confirm(mode, visit, TEXT(seen), TEXT(AT), &none, NULL) == MNC_VERIFICATION_INSUFFICIENT);
  GIVES("\"on\":true", mnc_visual_mode_step(mode, TEXT("{\"event\": \"SWITCH_ON\", \"version\": \"TERMINAL\", \"staff\": \"a\"}"), NOW));
  GIVES("\"ja\"", mnc_visual_mode_confirm(mode, visit, TEXT(seen), NOW));
  GIVES("\"code\":\"CHECKING\"", mnc_visit_screen(visit, OUT));
  GIVES("\"code\":\"VISUAL_MODE_ON\"", mnc_visual_mode_state(mode, TEXT("2026-11-20T11:00:00"), OUT));
  GIVES("[", mnc_visit_step(visit, TEXT("{\"event\": \"ANSWERED\", \"outcome\": \"INVALID\"}"), NOW));
  GIVES("[", mnc_visit_step(visit, TEXT("{\"event\": \"CARD_REMOVED\"}"), NOW));
  must(mnc_usage_end(usage, TEXT("CLINIC"), visit, &error), &error);
  must(mnc_usage_check(usage, TEXT("CLINIC"), TEXT(DAY), &error), &error);
  EXPECT(mnc_usage_check(usage, TEXT("BAR"), TEXT(DAY), NULL) == MNC_INVALID_ARGUMENT);
  GIVES("\"card\":1,\"checks\":2,\"failures\":{\"INVALID\":1},\"kind\":\"CLINIC\"", mnc_usage_json(usage, OUT));
  GIVES("\"methods\":{\"VISUAL\":1}", mnc_usage_json(usage, OUT));
  must(mnc_visit_free(visit, &error), &error);
  EXPECT(mnc_usage_end(usage, TEXT("CLINIC"), visit, NULL) == MNC_INVALID_HANDLE);
  EXPECT(mnc_visual_mode_confirm(mode, visit, TEXT(seen), TEXT(AT), &none, NULL) == MNC_INVALID_HANDLE);
  must(mnc_visual_mode_free(mode, &error), &error);
  must(mnc_usage_free(usage, &error), &error);
  EXPECT(none == NULL);
}

static void misuse(mnc_answer *answer) {
  mnc_error error = no_error();
  mnc_patient_index *index = NULL;
  mnc_data *data = NULL;
  size_t count = 77;
  EXPECT(mnc_patient_index_new(TEXT("{}"), NULL, &error) == MNC_NULL_POINTER);
  must(mnc_patient_index_new(TEXT("{}"), &index, &error), &error);
  EXPECT(mnc_patient_index_add(index, TEXT("{\"name\": 5}"), &count, &error) == MNC_INVALID_ARGUMENT && count == 77);
  EXPECT(strstr(error.message, "list of patients at byte 0") != NULL);
  EXPECT(mnc_patient_index_add(index, TEXT("{}"), &count, NULL) == MNC_MALFORMED_PATIENT);
  EXPECT(mnc_patient_index_add(index, TEXT("{\"name\": \"a\"}"), NULL, NULL) == MNC_NULL_POINTER);
  must(mnc_patient_index_add(index, TEXT("{\"name\": \"a\"}\n"), &count, &error), &error);
  EXPECT(count == 1);
  EXPECT(mnc_patient_index_search((mnc_patient_index *)answer, answer, TEXT(DAY), &data, NULL) == MNC_INVALID_HANDLE);
  EXPECT(mnc_patient_index_search(index, (mnc_answer *)index, TEXT(DAY), &data, NULL) == MNC_INVALID_HANDLE);
  EXPECT(mnc_patient_compare(TEXT("{\"name\": \"a\"}"), answer, 9, TEXT(DAY), TEXT("{}"), &data, NULL) == MNC_ABSENT);
  EXPECT(mnc_calendar_read(TEXT("昨日"), &data, NULL) == MNC_UNREADABLE_DATE);
  EXPECT(mnc_fallback_decide(NULL, 5, &data, NULL) == MNC_NULL_POINTER);
  EXPECT(mnc_fallback_enter("\xff", 1, &data, NULL) == MNC_NOT_UTF8);
  EXPECT(mnc_declaration_print(TEXT("{}"), TEXT(DAY), NULL, NULL) == MNC_NULL_POINTER);
  must(mnc_patient_index_free(index, &error), &error);
  EXPECT(mnc_patient_index_search(index, answer, TEXT(DAY), &data, NULL) == MNC_INVALID_HANDLE);
  EXPECT(data == NULL);
}

int main(void) {
  mnc_error error = no_error();
  mnc_answer *answer = answer_with("VALID");
  questions();
  consent(answer);
  visit();
  misuse(answer);
  must(mnc_answer_free(answer, &error), &error);
  puts("each call gives what it should");
  return EXIT_SUCCESS;
}
