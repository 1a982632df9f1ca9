/* Replays transcripts: makes the call of each file on a card that answers from it, and prints what came of
 * it. The first argument is the file of the authorities. */
#include "example.h"

enum { MOST_LINES = 64 };

/* A transcript: its lines, and the next exchange. */
typedef struct tape {
  char *text;
  const char *lines[MOST_LINES];
  size_t count, next;
  int strange;
} tape;

static char *contents(const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  char *text;
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
    exit(EXIT_FAILURE);
  }
  *len = (size_t)ftell(file);
  rewind(file);
  text = malloc(*len + 1);
  if (text == NULL || fread(text, 1, *len, file) != *len) {
    exit(EXIT_FAILURE);
  }
  text[*len] = '\0';
  fclose(file);
  return text;
}

static void load(tape *self, const char *path) {
  size_t len;
  char *line;
  memset(self, 0, sizeof *self);
  self->text = contents(path, &len);
  for (line = strtok(self->text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
    if (self->count == MOST_LINES) {
      exit(EXIT_FAILURE);
    }
    self->lines[self->count++] = line;
  }
  self->next = 2;
}

/* Where the value of a field begins, or NULL. */
static const char *value(const char *line, const char *name) {
  char key[64];
  const char *found;
  snprintf(key, sizeof key, "\"%s\":", name);
  found = strstr(line, key);
  return found == NULL ? NULL : found + strlen(key);
}

static int32_t number(const char *line, const char *name) {
  const char *found = value(line, name);
  return found == NULL ? 0 : (int32_t)strtol(found, NULL, 10);
}

/* A text and its length, which ends at the next quotation mark. */
static const char *text(const char *line, const char *name, size_t *len) {
  const char *found = value(line, name);
  *len = found == NULL ? 0 : strcspn(found + 1, "\"");
  return found == NULL ? "" : found + 1;
}

static int is(const char *line, const char *name, const char *wanted) {
  size_t len;
  const char *found = text(line, name, &len);
  return len == strlen(wanted) && memcmp(found, wanted, len) == 0;
}

static int same_command(const char *line, const uint8_t *command, size_t command_len) {
  size_t len, i;
  const char *wanted = text(line, "command", &len);
  char pair[3];
  if (len != 2 * command_len) {
    return 0;
  }
  for (i = 0; i < command_len; i++) {
    snprintf(pair, sizeof pair, "%02X", command[i]);
    if (memcmp(wanted + 2 * i, "xx", 2) != 0 && memcmp(wanted + 2 * i, pair, 2) != 0) {
      return 0;
    }
  }
  return 1;
}

static int32_t transmit(void *userdata, const uint8_t *command, size_t command_len,
                        uint8_t *response, size_t *response_len) {
  tape *self = userdata;
  const char *line = self->lines[self->next], *hex;
  size_t len, i;
  unsigned byte;
  if (self->strange || self->next + 1 >= self->count || !same_command(line, command, command_len)) {
    self->strange = 1;
    return MNC_COMMUNICATION;
  }
  self->next++;
  if (value(line, "response") == NULL) {
    return number(line, "status");
  }
  hex = text(line, "response", &len);
  if (len / 2 > *response_len) {
    return MNC_COMMUNICATION;
  }
  for (i = 0; i < len / 2; i++) {
    sscanf(hex + 2 * i, "%2x", &byte);
    response[i] = (uint8_t)byte;
  }
  *response_len = len / 2;
  return MNC_OK;
}

static void print_bytes(mnc_data *data) {
  size_t len = 0, i;
  uint8_t *bytes;
  mnc_data_size(data, &len, NULL);
  bytes = (uint8_t *)take(data);
  printf("{\"line\":\"result\",\"bytes\":\"");
  for (i = 0; i < len; i++) {
    printf("%02X", bytes[i]);
  }
  printf("\"}");
  free(bytes);
}

static void print_json(mnc_data *data) {
  char *json = take(data);
  printf("%s", json);
  free(json);
}

static mnc_status facts(mnc_status status, mnc_certificate *certificate, mnc_error *error) {
  mnc_data *data = NULL;
  if (status == MNC_OK && (status = mnc_certificate_facts(certificate, &data, error)) == MNC_OK) {
    print_json(data);
  }
  mnc_certificate_free(certificate, NULL);
  return status;
}

static mnc_status life_cycle(mnc_card *card, mnc_anchors *anchors, const char *call, mnc_error *error) {
  mnc_certificate *certificate = NULL;
  mnc_status status = mnc_card_certificate(card, &certificate, error);
  size_t at_len;
  const char *at = text(call, "at", &at_len);
  int32_t worth = 0;
  if (status == MNC_OK) {
    status = mnc_certificate_life_cycle(certificate, anchors, at, at_len, number(call, "carrier"),
                                        number(call, "grace"), &worth, error);
  }
  if (status == MNC_OK) {
    printf("{\"line\":\"result\",\"life_cycle\":%d}", (int)worth);
  }
  mnc_certificate_free(certificate, NULL);
  return status;
}

static mnc_status assess(mnc_card *card, mnc_anchors *anchors, const char *call, mnc_error *error) {
  mnc_assessment *assessment = NULL;
  mnc_data *data = NULL;
  size_t at_len;
  const char *at = text(call, "at", &at_len);
  mnc_status status = mnc_card_assess(card, anchors, at, at_len, TEXT("{}"), &assessment, error);
  if (status == MNC_OK && (status = mnc_assessment_json(assessment, &data, error)) == MNC_OK) {
    print_json(data);
  }
  mnc_assessment_free(assessment, NULL);
  return status;
}

static mnc_status secret_status(mnc_card *card, const char *call, mnc_error *error) {
  int32_t state = 0, tries = 0;
  mnc_status status = mnc_card_secret_status(card, number(call, "secret"), &state, &tries, error);
  if (status == MNC_OK) {
    printf("{\"line\":\"result\",\"state\":%d,\"tries\":%d}", (int)state, (int)tries);
  }
  return status;
}

static mnc_status verify(mnc_card *card, const char *call, mnc_error *error) {
  size_t len;
  const char *entered = text(call, "entered", &len);
  mnc_status status = mnc_card_verify(card, number(call, "secret"), (const uint8_t *)entered, len,
                                      number(call, "last_try"), error);
  if (status == MNC_OK) {
    printf("{\"line\":\"result\"}");
  }
  return status;
}

/* The calls whose result is data. */
static mnc_status data_of(mnc_card *card, const char *call, mnc_data **data, mnc_error *error) {
  size_t len, message_len;
  const uint8_t *entered = (const uint8_t *)text(call, "entered", &len);
  const uint8_t *message = (const uint8_t *)text(call, "message", &message_len);
  int32_t last_try = number(call, "last_try");
  if (is(call, "call", "sign")) {
    return mnc_card_sign(card, entered, len, last_try, number(call, "scheme"), message, message_len, data, error);
  }
  if (is(call, "call", "photo")) {
    return mnc_card_photo(card, entered, len, last_try, data, error);
  }
  if (is(call, "call", "attributes")) {
    return mnc_card_attributes(card, number(call, "secret"), entered, len, last_try, data, error);
  }
  if (is(call, "call", "identification")) {
    return mnc_card_identification(card, data, error);
  }
  fprintf(stderr, "no such call: %s\n", call);
  exit(EXIT_FAILURE);
}

static mnc_status on_card(mnc_card *card, mnc_anchors *anchors, const char *call, mnc_error *error) {
  mnc_certificate *certificate = NULL;
  mnc_data *data = NULL;
  mnc_status status;
  size_t len;
  const uint8_t *entered = (const uint8_t *)text(call, "entered", &len);
  if (is(call, "call", "secret_status")) {
    return secret_status(card, call, error);
  }
  if (is(call, "call", "verify")) {
    return verify(card, call, error);
  }
  if (is(call, "call", "life_cycle")) {
    return life_cycle(card, anchors, call, error);
  }
  if (is(call, "call", "assess")) {
    return assess(card, anchors, call, error);
  }
  if (is(call, "call", "certificate")) {
    status = mnc_card_certificate(card, &certificate, error);
    return facts(status, certificate, error);
  }
  if (is(call, "call", "certificate_behind")) {
    status = mnc_card_certificate_behind(card, number(call, "secret"), entered, len,
                                         number(call, "last_try"), &certificate, error);
    return facts(status, certificate, error);
  }
  status = data_of(card, call, &data, error);
  if (status == MNC_OK) {
    (is(call, "call", "sign") || is(call, "call", "photo") ? print_bytes : print_json)(data);
  }
  return status;
}

static mnc_status diagnose(const mnc_transport *transport, mnc_error *error) {
  mnc_data *data = NULL;
  mnc_status status = mnc_transport_diagnose(transport, &data, error);
  if (status == MNC_OK) {
    print_json(data);
  }
  return status;
}

static void replay(const char *path, mnc_anchors *anchors) {
  tape self;
  mnc_error error = no_error();
  mnc_transport transport;
  mnc_card *card = NULL;
  mnc_status status;
  load(&self, path);
  memset(&transport, 0, sizeof transport);
  transport.struct_size = sizeof transport;
  transport.extended_length = number(self.lines[0], "extended_length");
  transport.userdata = &self;
  transport.transmit = transmit;
  if (is(self.lines[1], "call", "diagnose")) {
    status = diagnose(&transport, &error);
  } else {
    must(mnc_card_open_transport(&transport, &card, &error), &error);
    status = on_card(card, anchors, self.lines[1], &error);
    must(mnc_card_free(card, NULL), &error);
  }
  if (status != MNC_OK) {
    printf("{\"line\":\"error\",\"status\":%d,\"status_word\":%d,\"tries_remaining\":%d}", (int)status,
           (int)error.status_word, (int)error.tries_remaining);
  }
  if (self.strange || self.next + 1 != self.count) {
    printf(" STRANGE");
  }
  printf("\n");
  free(self.text);
}

int main(int argc, char **argv) {
  mnc_error error = no_error();
  mnc_anchors *anchors = NULL;
  size_t len;
  int i;
  char *json = contents(argc > 1 ? argv[1] : "", &len);
  must(mnc_anchors_open_for_tests(json, len, &anchors, &error), &error);
  free(json);
  for (i = 2; i < argc; i++) {
    replay(argv[i], anchors);
  }
  must(mnc_anchors_free(anchors, &error), &error);
  return EXIT_SUCCESS;
}
