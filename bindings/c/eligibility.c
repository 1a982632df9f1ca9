/* The eligibility through the exchange folder; a virtual terminal serves it.
 *
 *   eligibility FOLDER STATE
 */
#include "example.h"
#include <mnc_testing.h>

static void field(mnc_answer *answer, const char *title, int32_t field) {
  mnc_error error = no_error();
  char text[512];
  size_t len = sizeof text;
  mnc_status status = mnc_answer_text_copy(answer, field, 0, text, &len, &error);
  if (status == MNC_ABSENT) {
    return;
  }
  must(status, &error);
  printf("%s: %s\n", title, text);
}

/* What a program of the Windows code page would store. */
static void name_in_cp932(mnc_answer *answer) {
  mnc_error error = no_error();
  mnc_data *converted = NULL;
  char name[512];
  size_t len = sizeof name;
  must(mnc_answer_text_copy(answer, MNC_FIELD_NAME, 0, name, &len, &error), &error);
  must(mnc_text_encode(name, len, 932, &converted, &error), &error);
  must(mnc_data_size(converted, &len, &error), &error);
  printf("name in CP932: %lu bytes\n", (unsigned long)len);
  must(mnc_data_free(converted, &error), &error);
}

static mnc_answer *ask(mnc_terminal *terminal, const char *inquiry) {
  mnc_error error = no_error();
  mnc_request *request = NULL;
  mnc_answer *answer = NULL;
  mnc_status status = MNC_NOT_YET;
  int patience;
  must(mnc_terminal_ask(terminal, TEXT(inquiry), &request, &error), &error);
  /* No answer is never "invalid": the request stays open, and the program waits again. */
  for (patience = 0; status == MNC_NOT_YET && patience < 120; patience++) {
    status = mnc_terminal_poll(terminal, request, 500, &answer, &error);
  }
  must(status, &error);
  /* Here a program saves the answer, and only then: */
  must(mnc_terminal_finish(terminal, request, &error), &error);
  must(mnc_request_free(request, &error), &error);
  return answer;
}

int main(int argc, char **argv) {
  mnc_error error = no_error();
  mnc_testing_terminal *virtual_one = NULL;
  mnc_terminal *terminal = NULL;
  mnc_answer *answer = NULL;
  mnc_data *json = NULL;
  char settings[1024], inquiry[1024];
  size_t len = sizeof inquiry;
  int32_t confirmed = 0;
  if (argc != 3) {
    fprintf(stderr, "eligibility FOLDER STATE\n");
    return 2;
  }
  must(mnc_testing_terminal_start(TEXT(argv[1]), TEXT(DAY), &virtual_one, &error), &error);
  must(mnc_testing_terminal_inquiry_copy(virtual_one, inquiry, &len, &error), &error);
  snprintf(settings, sizeof settings, "{\"root\": \"%s\", \"state\": \"%s\", \"encoding\": \"Shift_JIS\"}", argv[1], argv[2]);
  must(mnc_terminal_open(TEXT(settings), NULL, 0, &terminal, &error), &error);
  answer = ask(terminal, inquiry);
  must(mnc_answer_summary(answer, &confirmed, &len, &error), &error);
  printf("confirmed: %d, results: %lu\n", (int)confirmed, (unsigned long)len);
  field(answer, "outcome", MNC_FIELD_OUTCOME);
  field(answer, "insurer", MNC_FIELD_INSURER_NUMBER);
  field(answer, "symbol", MNC_FIELD_SYMBOL);
  field(answer, "number", MNC_FIELD_NUMBER);
  field(answer, "branch", MNC_FIELD_BRANCH);
  field(answer, "name", MNC_FIELD_NAME);
  name_in_cp932(answer);
  must(mnc_answer_json(answer, &json, &error), &error);
  show("answer", json);
  must(mnc_terminal_pending_count(terminal, &len, &error), &error);
  printf("pending: %lu\n", (unsigned long)len);
  must(mnc_answer_free(answer, &error), &error);
  must(mnc_terminal_free(terminal, &error), &error);
  must(mnc_testing_terminal_free(virtual_one, &error), &error);
  return EXIT_SUCCESS;
}
