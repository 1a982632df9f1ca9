/* Which patient an answer is about, and what to do where the card does not confirm the qualification.
 *
 *   fallback [FORM.html]
 *
 * A real program reads the JSON with the library that it has; this one looks for a few words.
 */
#include "virtual_card.h"

static const char PATIENTS[] =
    "{\"patient_number\": \"000084\", \"name\": \"番号花子\", \"kana\": \"バンゴウ ハナコ\","
    " \"birthdate\": \"S17.2.17\", \"sex\": \"2\"}\n"
    "{\"patient_number\": \"18\", \"name\": \"架空太郎\", \"birthdate\": \"1950-02-03\", \"sex\": \"1\"}\n";

static mnc_answer *answer_with(const char *outcome) {
  static uint8_t document[65536];
  mnc_error error = no_error();
  mnc_answer *answer = NULL;
  size_t len = sizeof document;
  must(mnc_testing_answer_copy(TEXT(outcome), TEXT(AT), document, &len, &error), &error);
  must(mnc_answer_open(document, len, &answer, &error), &error);
  return answer;
}

/* The candidates among all patients, and one patient beside the answer. */
static void match(mnc_answer *answer) {
  mnc_error error = no_error();
  mnc_patient_index *index = NULL;
  mnc_data *found = NULL, *compared = NULL;
  size_t count = 0, first = strcspn(PATIENTS, "\n");
  must(mnc_patient_index_new(TEXT("{}"), &index, &error), &error);
  must(mnc_patient_index_add(index, TEXT(PATIENTS), &count, &error), &error);
  printf("patients: %lu\n", (unsigned long)count);
  must(mnc_patient_index_search(index, answer, TEXT(DAY), &found, &error), &error);
  show("candidates", found);
  must(mnc_patient_compare(PATIENTS, first, answer, 0, TEXT(DAY), TEXT("{}"), &compared, &error), &error);
  show("comparison", compared);
  must(mnc_patient_index_free(index, &error), &error);
}

static void step(mnc_visit *visit, const char *event) {
  mnc_error error = no_error();
  mnc_data *actions = NULL;
  must(mnc_visit_step(visit, TEXT(event), TEXT(AT), &actions, &error), &error);
  must(mnc_data_free(actions, &error), &error);
}

/* A reception that the answer ends: the qualification is over. */
static void show_reception(void) {
  mnc_error error = no_error();
  mnc_visit *visit = NULL;
  mnc_data *end = NULL;
  must(mnc_visit_begin(TEXT("{\"route\": \"WINDOW\"}"), TEXT(AT), &visit, &error), &error);
  step(visit, "{\"event\": \"CARD_PLACED\"}");
  step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"FACE\"}");
  step(visit, "{\"event\": \"VERIFIED_BY_READER\", \"method\": \"FACE\"}");
  step(visit, "{\"event\": \"ANSWERED\", \"outcome\": \"INVALID\"}");
  step(visit, "{\"event\": \"CARD_REMOVED\"}");
  must(mnc_visit_end(visit, &end, &error), &error);
  show("end", end);
  must(mnc_visit_free(visit, &error), &error);
}

/* What stands between `before` and the next quotation mark. */
static void text_after(const char *json, const char *before, char *text, size_t room) {
  const char *start = strstr(json, before);
  size_t len = 0;
  if (start != NULL) {
    start += strlen(before);
    len = strcspn(start, "\"");
  }
  snprintf(text, room, "%.*s", (int)len, start == NULL ? "" : start);
}

static void procedure(void) {
  mnc_error error = no_error();
  mnc_data *entry = NULL, *decision = NULL;
  char code[32], situation[128];
  char *json;
  must(mnc_fallback_enter(TEXT("{\"reason\": \"INVALID\"}"), &entry, &error), &error);
  json = take(entry);
  text_after(json, "\"case\":{\"code\":\"", code, sizeof code);
  printf("case: %s\n", code);
  free(json);
  snprintf(situation, sizeof situation,
           "{\"case\": \"%s\", \"day\": \"" DAY "\", \"birthdate\": \"S17.2.17\", \"share\": 1}", code);
  must(mnc_fallback_decide(TEXT(situation), &decision, &error), &error);
  show("decision", decision);
}

/* The form, filled as far as the patient could, and the page to print. */
static void declaration(const char *path) {
  static const char fields[] =
      "{\"issued\": true, \"insurance\": \"ELDERLY\", \"insurer_name\": \"架空県広域連合\", \"name\": \"番号　花子\","
      " \"kana\": \"バンゴウ　ハナコ\", \"birth\": \"S17.2.17\", \"sex\": \"FEMALE\"}";
  mnc_error error = no_error();
  mnc_data *warnings = NULL, *page = NULL;
  char *html;
  must(mnc_declaration_check(TEXT(fields), TEXT(DAY), &warnings, &error), &error);
  show("form", warnings);
  must(mnc_declaration_print(TEXT(fields), TEXT(DAY), &page, &error), &error);
  html = take(page);
  printf("page: %lu bytes%s\n", (unsigned long)strlen(html), strstr(html, "番号　花子") ? ", filled" : "");
  if (path != NULL) {
    FILE *file = fopen(path, "wb");
    if (file == NULL || fputs(html, file) < 0 || fclose(file) != 0) {
      exit(EXIT_FAILURE);
    }
  }
  free(html);
}

int main(int argc, char **argv) {
  mnc_error error = no_error();
  mnc_answer *answer = answer_with("VALID");
  match(answer);
  must(mnc_answer_free(answer, &error), &error);
  show_reception();
  procedure();
  declaration(argc > 1 ? argv[1] : NULL);
  return EXIT_SUCCESS;
}
