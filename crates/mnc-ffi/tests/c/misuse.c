/* Everything that a caller can do wrong: each is a status, and the handles stay usable. */
#include "expect.h"
#include "virtual_card.h"

/* A host that calls back into the card, or misbehaves in another way. */
typedef struct host {
  mnc_testing_card *virtual_one;
  mnc_card *card;
  mnc_visit *visit;
  mnc_status inner;
  int calls;
  int destroyed;
  enum { HONEST, REENTER, STEPS, REMOVED, ODD, TOO_LONG, EMPTY, FREES } manner;
} host;

static int32_t transmit(void *userdata, const uint8_t *command, size_t command_len,
                        uint8_t *response, size_t *response_len) {
  host *self = userdata;
  mnc_data *data = NULL;
  int32_t state, tries;
  self->calls++;
  switch (self->manner) {
  case REENTER:
    self->inner = mnc_card_secret_status(self->card, MNC_SECRET_AUTHENTICATION_PIN, &state, &tries, NULL);
    break;
  case STEPS:
    self->inner = mnc_visit_step(self->visit, TEXT("{\"event\": \"STAFF_TAKES_OVER\"}"), TEXT(AT), &data, NULL);
    EXPECT(data == NULL && mnc_visit_screen(self->visit, &data, NULL) == MNC_REENTRANT);
    break;
  case FREES:
    if (self->calls == 1) {
      self->inner = mnc_card_free(self->card, NULL);
    }
    break;
  case REMOVED:
    return MNC_CARD_REMOVED;
  case ODD:
    return -77;
  case TOO_LONG:
    *response_len += 1;
    return 0;
  case EMPTY:
    *response_len = 0;
    return 0;
  case HONEST:
    break;
  }
  return mnc_testing_card_transmit(self->virtual_one, command, command_len, response, response_len);
}

static void destroy(void *userdata) {
  ((host *)userdata)->destroyed++;
}

/* An engine that is never called. */
static int32_t detect(void *userdata, const uint8_t *picture, size_t width, size_t height,
                      mnc_face_found *faces, size_t *count) {
  (void)userdata, (void)picture, (void)width, (void)height, (void)faces, (void)count;
  return MNC_CANCELLED;
}

static int32_t embed(void *userdata, const uint8_t *picture, size_t width, size_t height,
                     const float *landmarks, float *numbers, size_t dimension) {
  (void)userdata, (void)picture, (void)width, (void)height, (void)landmarks, (void)numbers, (void)dimension;
  return MNC_CANCELLED;
}

static mnc_transport transport_of(host *self) {
  mnc_transport transport = transport_to(NULL);
  transport.userdata = self;
  transport.transmit = transmit;
  transport.destroy = destroy;
  return transport;
}

static void handles(void) {
  mnc_error error = no_error();
  mnc_testing_card *virtual_one = virtual_card("normal");
  mnc_card *card = card_on(virtual_one);
  mnc_visit *visit = NULL;
  mnc_data *data = NULL;
  int foreign = 0;
  int32_t state = 7, tries = 7;

  EXPECT(mnc_card_secret_status(NULL, 1, &state, &tries, &error) == MNC_NULL_POINTER);
  EXPECT(error.status == MNC_NULL_POINTER && error.message[0] != '\0');
  EXPECT(mnc_card_secret_status((mnc_card *)(void *)&foreign, 1, &state, &tries, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_card_secret_status((mnc_card *)(void *)virtual_one, 1, &state, &tries, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_visit_screen((mnc_visit *)(void *)card, &data, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_visit_free((mnc_visit *)(void *)card, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_testing_card_free((mnc_testing_card *)(void *)card, &error) == MNC_INVALID_HANDLE);
  EXPECT(state == 7 && tries == 7 && data == NULL);
  EXPECT(mnc_card_secret_status(card, 1, NULL, &tries, &error) == MNC_NULL_POINTER);
  EXPECT(mnc_card_secret_status(card, 99, &state, &tries, &error) == MNC_UNKNOWN_CODE);
  EXPECT(mnc_card_secret_status(card, 1, &state, &tries, NULL) == MNC_OK && tries == 3);
  EXPECT(mnc_visit_begin("{", 1, TEXT(AT), &visit, &error) == MNC_INVALID_ARGUMENT && visit == NULL);
  EXPECT(mnc_visit_begin("\xff", 1, TEXT(AT), &visit, &error) == MNC_NOT_UTF8);
  EXPECT(mnc_visit_begin(NULL, 5, TEXT(AT), &visit, &error) == MNC_NULL_POINTER);
  EXPECT(mnc_card_free(card, &error) == MNC_OK);
  EXPECT(mnc_card_free(card, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_card_secret_status(card, 1, &state, &tries, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_card_free(NULL, &error) == MNC_OK);
  EXPECT(mnc_testing_card_free(virtual_one, &error) == MNC_OK);
}

/* A virtual card for whoever does not change it. */
static mnc_testing_card *shared;

/* Pointers that never were handles, and handles of every other type: none is looked behind. */
static void foreign_pointers(void) {
  mnc_error error = no_error();
  mnc_card *card = card_on(shared);
  mnc_anchors *anchors = test_anchors();
  mnc_data *data = NULL;
  char *own = malloc(64);
  void *wrong[9];
  size_t i, size = 7;
  int32_t code = 7;
  EXPECT(own != NULL);
  wrong[0] = own;
  wrong[1] = &error;
  wrong[2] = &wrong;
  wrong[3] = (void *)(uintptr_t)1;
  wrong[4] = (void *)UINTPTR_MAX;
  wrong[5] = (void *)((uintptr_t)card + 16);
  wrong[6] = (void *)((uintptr_t)card - 1);
  wrong[7] = shared;
  wrong[8] = anchors;
  for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    void *it = wrong[i];
    EXPECT(mnc_data_size(it, &size, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_data_copy(it, NULL, &size, &error) == MNC_INVALID_HANDLE && size == 7);
    EXPECT(mnc_card_secret_status(it, 1, &code, &code, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_certificate_der(it, &data, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_assessment_json(it, &data, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_answer_json(it, &data, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_terminal_pending_count(it, &size, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_visit_end(it, &data, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_visit_place_card(it, it, TEXT(AT), &data, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_testing_card_secret_copy(wrong[i == 7 ? 8 : i], 1, NULL, &size, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_data_free(it, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_card_free(it, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_certificate_free(it, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_assessment_free(it, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_answer_free(it, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_terminal_free(it, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_request_free(it, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_visit_free(it, &error) == MNC_INVALID_HANDLE);
    EXPECT(mnc_testing_terminal_free(it, &error) == MNC_INVALID_HANDLE);
  }
  EXPECT(code == 7 && size == 7 && data == NULL);
  EXPECT(mnc_anchors_free(anchors, &error) == MNC_OK);
  EXPECT(mnc_anchors_free(anchors, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_card_free(card, &error) == MNC_OK);
  free(own);
}

/* An error of another version of this header: larger, or cut short. Nothing is written behind its size. */
static void sizes_of_structs(void) {
  struct {
    mnc_error error;
    uint8_t behind[16];
  } larger;
  mnc_error error;
  uint32_t size;
  mnc_data *data = NULL;
  mnc_card *card = NULL;
  mnc_transport transport = transport_to(NULL);
  memset(&larger, 0x55, sizeof larger);
  larger.error.struct_size = sizeof larger;
  EXPECT(mnc_text_encode(TEXT("abc"), 1, &data, &larger.error) == MNC_UNKNOWN_CODE);
  EXPECT(larger.error.status == MNC_UNKNOWN_CODE && larger.behind[0] == 0x55 && larger.behind[15] == 0x55);
  EXPECT(larger.error.struct_size == sizeof larger);
  larger.error.struct_size = UINT32_MAX;
  EXPECT(mnc_text_encode(TEXT("abc"), 1, &data, &larger.error) == MNC_UNKNOWN_CODE);
  EXPECT(larger.behind[0] == 0x55);
  for (size = 0; size < sizeof error; size++) {
    const uint8_t *bytes = (const uint8_t *)&error;
    memset(&error, 0x55, sizeof error);
    error.struct_size = size;
    EXPECT(mnc_text_encode(TEXT("abc"), 1, &data, &error) == (size < 8 ? MNC_STRUCT_SIZE : MNC_UNKNOWN_CODE));
    EXPECT(error.struct_size == size && bytes[size < 8 ? 4 : size] == 0x55);
    EXPECT(size < 8 || error.status == MNC_UNKNOWN_CODE);
  }
  for (size = 0; size < sizeof transport; size++) {
    transport.struct_size = size;
    EXPECT(mnc_card_open_transport(&transport, &card, NULL) == MNC_STRUCT_SIZE && card == NULL);
    EXPECT(mnc_transport_diagnose(&transport, &data, NULL) == MNC_STRUCT_SIZE && data == NULL);
  }
  transport.struct_size = UINT32_MAX;
  EXPECT(mnc_card_open_transport(&transport, &card, NULL) == MNC_OK);
  EXPECT(mnc_card_free(card, NULL) == MNC_OK);
  transport.extended_length = 2;
  EXPECT(mnc_card_open_transport(&transport, &card, NULL) == MNC_UNKNOWN_CODE);
}

/* Lengths that no object can have are refused before anything is read. */
static void absurd_lengths(void) {
  static const size_t absurd[] = {SIZE_MAX, SIZE_MAX / 2 + 1};
  mnc_error error = no_error();
  mnc_card *card = card_on(shared);
  mnc_data *data = NULL;
  mnc_visit *visit = NULL;
  mnc_answer *answer = NULL;
  uint8_t buffer[16] = {0};
  size_t i, len;
  for (i = 0; i < sizeof absurd / sizeof *absurd; i++) {
    EXPECT(mnc_text_encode("a", absurd[i], 932, &data, &error) == MNC_STRUCT_SIZE);
    EXPECT(mnc_text_decode(buffer, absurd[i], 932, &data, &error) == MNC_STRUCT_SIZE);
    EXPECT(mnc_answer_open(buffer, absurd[i], &answer, &error) == MNC_STRUCT_SIZE);
    EXPECT(mnc_visit_begin("{", absurd[i], TEXT(AT), &visit, &error) == MNC_STRUCT_SIZE);
    EXPECT(mnc_card_verify(card, 1, buffer, absurd[i], 0, &error) == MNC_STRUCT_SIZE);
    EXPECT(mnc_card_sign(card, buffer, 4, 0, 1, buffer, absurd[i], &data, &error) == MNC_STRUCT_SIZE);
    len = absurd[i];
    EXPECT(mnc_testing_card_secret_copy(shared, 1, (char *)buffer, &len, &error) == MNC_OK);
    EXPECT(len == 4 && buffer[4] == 0);
  }
  EXPECT(mnc_testing_card_transmit(shared, buffer, SIZE_MAX, buffer, &len) == MNC_STRUCT_SIZE);
  EXPECT(mnc_testing_card_transmit(card, buffer, 4, buffer, &len) == MNC_INVALID_HANDLE);
  EXPECT(data == NULL && visit == NULL && answer == NULL);
  EXPECT(mnc_card_free(card, &error) == MNC_OK);
}

static void errors_and_buffers(void) {
  mnc_error error = no_error();
  mnc_data *data = NULL;
  uint8_t buffer[8] = {9, 9, 9, 9, 9, 9, 9, 9};
  size_t len = 0;
  error.struct_size = 0;
  EXPECT(mnc_text_encode(TEXT("abc"), 932, &data, &error) == MNC_STRUCT_SIZE && data == NULL);
  error.struct_size = sizeof error;
  EXPECT(mnc_text_encode(TEXT("abc"), 65001, &data, &error) == MNC_UNKNOWN_CODE);
  EXPECT(mnc_text_encode(TEXT("abc"), 932, NULL, &error) == MNC_NULL_POINTER);
  EXPECT(mnc_text_encode(TEXT("abc"), 932, &data, &error) == MNC_OK);
  EXPECT(mnc_data_copy(data, NULL, &len, &error) == MNC_BUFFER_TOO_SMALL && len == 3);
  len = 2;
  EXPECT(mnc_data_copy(data, buffer, &len, &error) == MNC_BUFFER_TOO_SMALL && len == 3 && buffer[0] == 9);
  EXPECT(mnc_data_copy(data, buffer, NULL, &error) == MNC_NULL_POINTER);
  EXPECT(mnc_data_copy(data, buffer, &len, &error) == MNC_OK && memcmp(buffer, "abc\x09", 4) == 0);
  EXPECT(mnc_data_free(data, &error) == MNC_OK);
  EXPECT(strcmp(mnc_status_name(MNC_REENTRANT), "REENTRANT") == 0);
  EXPECT(strcmp(mnc_status_name(-1), "UNKNOWN") == 0);
}

static void secrets(void) {
  mnc_error error = no_error();
  mnc_testing_card *virtual_one = virtual_card("normal");
  mnc_card *card = card_on(virtual_one);
  mnc_status status;
  EXPECT(mnc_card_verify(card, 1, (const uint8_t *)"12", 2, 0, &error) == MNC_INVALID_SECRET);
  EXPECT(mnc_card_verify(card, 1, (const uint8_t *)"0000", 4, 7, &error) == MNC_UNKNOWN_CODE);
  EXPECT(mnc_card_verify(card, 1, (const uint8_t *)"0000", 4, 0, &error) == MNC_WRONG_SECRET);
  EXPECT(error.tries_remaining == 2);
  EXPECT(mnc_card_verify(card, 1, (const uint8_t *)"0000", 4, 0, &error) == MNC_WRONG_SECRET);
  status = mnc_card_verify(card, 1, (const uint8_t *)"0000", 4, 0, &error);
  EXPECT(status == MNC_LAST_TRY_PROTECTED);
  EXPECT(mnc_card_verify(card, 1, (const uint8_t *)"0000", 4, 1, &error) == MNC_LOCKED || error.tries_remaining == 0);
  EXPECT(mnc_card_verify(card, 1, (const uint8_t *)"0000", 4, 1, &error) == MNC_LOCKED);
  EXPECT(mnc_card_free(card, &error) == MNC_OK);
  EXPECT(mnc_testing_card_free(virtual_one, &error) == MNC_OK);
}

/* No PIN is presented where none is awaited, or where its result could not be told. */
static void visits(void) {
  mnc_error error = no_error();
  mnc_testing_card *virtual_one = virtual_card("normal");
  mnc_card *card = card_on(virtual_one);
  mnc_visit *visit = NULL;
  mnc_data *data = NULL;
  int32_t state = 7, tries = 7;
  EXPECT(mnc_visit_begin(TEXT("{\"route\": \"WINDOW\"}"), TEXT(AT), &visit, &error) == MNC_OK);
  EXPECT(mnc_visit_verify_pin(visit, card, NULL, (const uint8_t *)"0000", 4, 0, TEXT(AT), &data, &error) == MNC_STEP_OUT_OF_ORDER);
  EXPECT(mnc_visit_verify_pin(visit, card, NULL, (const uint8_t *)"0000", 4, 0, TEXT(AT), NULL, &error) == MNC_NULL_POINTER);
  EXPECT(mnc_card_sign(card, (const uint8_t *)"0000", 4, 0, 99, NULL, 0, &data, &error) == MNC_UNKNOWN_CODE);
  EXPECT(mnc_card_sign(card, (const uint8_t *)"0000", 4, 0, 1, NULL, 0, NULL, &error) == MNC_NULL_POINTER);
  EXPECT(mnc_card_secret_status(card, 1, &state, &tries, &error) == MNC_OK && tries == 3);
  EXPECT(mnc_visit_end(visit, &data, &error) == MNC_NOT_YET);
  EXPECT(mnc_visit_step(visit, TEXT("{\"event\": \"REGISTERED\"}"), TEXT(AT), &data, &error) == MNC_STEP_OUT_OF_ORDER);
  EXPECT(data == NULL);
  EXPECT(mnc_visit_free(visit, &error) == MNC_OK);
  EXPECT(mnc_card_free(card, &error) == MNC_OK);
  EXPECT(mnc_testing_card_free(virtual_one, &error) == MNC_OK);
}

/* A visit that awaits the PIN. */
static mnc_visit *awaiting_the_pin(void) {
  mnc_error error = no_error();
  mnc_visit *visit = NULL;
  mnc_data *data = NULL;
  must(mnc_visit_begin(TEXT("{\"route\": \"WINDOW\"}"), TEXT(AT), &visit, &error), &error);
  must(mnc_visit_step(visit, TEXT("{\"event\": \"CARD_PLACED\"}"), TEXT(AT), &data, &error), &error);
  must(mnc_data_free(data, &error), &error);
  must(mnc_visit_step(visit, TEXT("{\"event\": \"CHOSEN\", \"choice\": \"PIN\"}"), TEXT(AT), &data, &error), &error);
  must(mnc_data_free(data, &error), &error);
  return visit;
}

/* The radio cannot step the visit away from under the PIN that it carries. */
static void a_visit_is_held_while_the_pin_is_presented(void) {
  mnc_error error = no_error();
  mnc_anchors *anchors = test_anchors();
  mnc_data *data = NULL;
  mnc_transport transport;
  host self;
  char pin[8];
  size_t len;
  memset(&self, 0, sizeof self);
  self.virtual_one = virtual_card("normal");
  self.visit = awaiting_the_pin();
  self.manner = STEPS;
  transport = transport_of(&self);
  must(mnc_card_open_transport(&transport, &self.card, &error), &error);
  len = secret_of(self.virtual_one, MNC_SECRET_AUTHENTICATION_PIN, pin, sizeof pin);
  must(mnc_visit_verify_pin(self.visit, self.card, anchors, (const uint8_t *)pin, len, 0, TEXT(AT), &data, &error), &error);
  EXPECT(self.inner == MNC_REENTRANT && self.calls > 0);
  EXPECT(mnc_data_free(data, &error) == MNC_OK);
  EXPECT(mnc_visit_step(self.visit, TEXT("{\"event\": \"ANSWERED\", \"outcome\": \"VALID\"}"), TEXT(AT), &data, &error) == MNC_OK);
  EXPECT(mnc_data_free(data, &error) == MNC_OK);
  EXPECT(mnc_visit_free(self.visit, &error) == MNC_OK);
  EXPECT(mnc_card_free(self.card, &error) == MNC_OK);
  EXPECT(mnc_anchors_free(anchors, &error) == MNC_OK);
  EXPECT(mnc_testing_card_free(self.virtual_one, &error) == MNC_OK);
}

/* An error whose size is not set does not keep the library from giving userdata back. */
static void taken_over_whatever_fails(void) {
  mnc_error unset = no_error(), error = no_error();
  mnc_face_matcher *matcher = NULL;
  mnc_face_engine engine;
  mnc_transport transport;
  mnc_data *data = NULL;
  host self;
  memset(&self, 0, sizeof self);
  unset.struct_size = 0;
  transport = transport_of(&self);
  EXPECT(mnc_card_open_transport(&transport, &self.card, &unset) == MNC_STRUCT_SIZE && self.destroyed == 1);
  EXPECT(mnc_transport_diagnose(&transport, &data, &unset) == MNC_STRUCT_SIZE && self.destroyed == 2);
  EXPECT(mnc_transport_diagnose(&transport, NULL, &error) == MNC_NULL_POINTER && self.destroyed == 3);
  memset(&engine, 0, sizeof engine);
  engine.struct_size = sizeof engine;
  engine.dimension = 4;
  engine.userdata = &self;
  engine.destroy = destroy;
  EXPECT(mnc_face_matcher_open_engine(TEXT("{}"), TEXT("{}"), &engine, &matcher, &error) == MNC_NULL_POINTER);
  EXPECT(self.destroyed == 3);
  engine.detect = detect;
  engine.embed = embed;
  EXPECT(mnc_face_matcher_open_engine(TEXT("{}"), TEXT("{}"), &engine, &matcher, &unset) == MNC_STRUCT_SIZE);
  EXPECT(self.destroyed == 4);
  EXPECT(mnc_face_matcher_open_engine(TEXT("{}"), TEXT("{}"), &engine, &matcher, &error) != MNC_OK);
  EXPECT(self.destroyed == 5 && matcher == NULL && data == NULL);
}

static void callbacks(void) {
  mnc_error error = no_error();
  host self;
  mnc_transport transport;
  int32_t state = 7, tries = 7;
  memset(&self, 0, sizeof self);
  self.virtual_one = virtual_card("normal");
  transport = transport_of(&self);

  transport.struct_size = 4;
  EXPECT(mnc_card_open_transport(&transport, &self.card, &error) == MNC_STRUCT_SIZE && self.destroyed == 0);
  transport = transport_of(&self);
  transport.transmit = NULL;
  EXPECT(mnc_card_open_transport(&transport, &self.card, &error) == MNC_NULL_POINTER && self.destroyed == 0);
  transport = transport_of(&self);
  EXPECT(mnc_card_open_transport(&transport, NULL, &error) == MNC_NULL_POINTER && self.destroyed == 1);

  EXPECT(mnc_card_open_transport(&transport, &self.card, &error) == MNC_OK);
  self.manner = REENTER;
  EXPECT(mnc_card_secret_status(self.card, 1, &state, &tries, &error) == MNC_OK);
  EXPECT(self.inner == MNC_REENTRANT && tries == 3);
  self.manner = REMOVED;
  EXPECT(mnc_card_secret_status(self.card, 1, &state, &tries, &error) == MNC_CARD_REMOVED);
  self.manner = ODD;
  EXPECT(mnc_card_secret_status(self.card, 1, &state, &tries, &error) == MNC_COMMUNICATION);
  self.manner = TOO_LONG;
  EXPECT(mnc_card_secret_status(self.card, 1, &state, &tries, &error) == MNC_COMMUNICATION);
  self.manner = EMPTY;
  EXPECT(mnc_card_secret_status(self.card, 1, &state, &tries, &error) == MNC_MALFORMED_RESPONSE);
  self.manner = HONEST;
  EXPECT(mnc_card_secret_status(self.card, 1, &state, &tries, &error) == MNC_OK);
  self.manner = FREES;
  self.calls = 0;
  EXPECT(mnc_card_secret_status(self.card, 1, &state, &tries, &error) == MNC_OK);
  EXPECT(self.inner == MNC_OK && self.destroyed == 2);
  EXPECT(mnc_card_free(self.card, &error) == MNC_INVALID_HANDLE && self.destroyed == 2);
  EXPECT(mnc_testing_card_free(self.virtual_one, &error) == MNC_OK);
}

/* A card whose callback uses a second card, whose callback uses the first again. */
static void re_entry_through_another_card(void) {
  mnc_error error = no_error();
  host first, second;
  mnc_transport transport;
  int32_t state = 7, tries = 7;
  memset(&first, 0, sizeof first);
  memset(&second, 0, sizeof second);
  first.virtual_one = second.virtual_one = shared;
  transport = transport_of(&first);
  EXPECT(mnc_card_open_transport(&transport, &second.card, &error) == MNC_OK);
  transport = transport_of(&second);
  EXPECT(mnc_card_open_transport(&transport, &first.card, &error) == MNC_OK);
  first.manner = second.manner = REENTER;
  EXPECT(mnc_card_secret_status(second.card, 1, &state, &tries, &error) == MNC_OK && tries == 3);
  EXPECT(first.inner == MNC_OK && second.inner == MNC_REENTRANT);
  EXPECT(mnc_card_free(first.card, &error) == MNC_OK);
  EXPECT(mnc_card_free(second.card, &error) == MNC_OK);
  EXPECT(first.destroyed == 1 && second.destroyed == 1);
}

static int lines, freed;

static void line(void *userdata, int32_t level, const char *target, size_t target_len,
                 const char *message, size_t message_len) {
  mnc_data *data = NULL;
  (void)level;
  lines++;
  EXPECT(userdata == &lines && target_len > 0 && message_len > 0 && target != NULL && message != NULL);
  EXPECT(target_len >= 3 && memcmp(target, "mnc", 3) == 0);
  EXPECT(mnc_text_encode(message, message_len, 1200, &data, NULL) == MNC_OK);
  EXPECT(mnc_data_free(data, NULL) == MNC_OK);
}

static void gone(void *userdata) {
  EXPECT(userdata == &lines);
  freed++;
}

static void log_lines(void) {
  mnc_error error = no_error();
  mnc_testing_card *virtual_one = virtual_card("normal");
  mnc_card *card = card_on(virtual_one);
  int32_t state, tries;
  EXPECT(mnc_log_set(9, line, &lines, gone, &error) == MNC_UNKNOWN_CODE && freed == 1);
  error.struct_size = 0;
  EXPECT(mnc_log_set(4, line, &lines, gone, &error) == MNC_STRUCT_SIZE && freed == 2);
  error.struct_size = sizeof error;
  freed = 1;
  EXPECT(mnc_log_set(4, line, &lines, gone, &error) == MNC_OK && freed == 1);
  EXPECT(mnc_card_secret_status(card, 1, &state, &tries, &error) == MNC_OK && lines > 0);
  EXPECT(mnc_log_set(0, NULL, NULL, NULL, &error) == MNC_OK && freed == 2);
  lines = 0;
  EXPECT(mnc_card_secret_status(card, 1, &state, &tries, &error) == MNC_OK && lines == 0);
  EXPECT(mnc_card_free(card, &error) == MNC_OK);
  EXPECT(mnc_testing_card_free(virtual_one, &error) == MNC_OK);
}

int main(void) {
  shared = virtual_card("normal");
  handles();
  foreign_pointers();
  sizes_of_structs();
  absurd_lengths();
  re_entry_through_another_card();
  EXPECT(mnc_testing_card_free(shared, NULL) == MNC_OK);
  EXPECT(mnc_testing_card_free(shared, NULL) == MNC_INVALID_HANDLE);
  errors_and_buffers();
  secrets();
  visits();
  callbacks();
  a_visit_is_held_while_the_pin_is_presented();
  taken_over_whatever_fails();
  log_lines();
  printf("every misuse is a status\n");
  return EXIT_SUCCESS;
}
