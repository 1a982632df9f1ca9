/* Callbacks, threads and handles of the devices: face engine, readers, exchange folder, municipality. */
#define _POSIX_C_SOURCE 200809L
#include "expect.h"
#include "manifest.h"
#include "virtual_card.h"
#include <pthread.h>
#include <time.h>

enum { SIDE = 192, LONG_WAIT = 60000 };

/* An engine of the host that finds one face in the middle, or misbehaves. */
typedef struct engine {
  mnc_face_comparison *comparison;
  mnc_status inner;
  int destroyed;
  enum { HONEST, REENTER, FREES, GIVES_UP, FAILS, TOO_MANY, NO_NUMBER } manner;
} engine;

static int32_t detect(void *userdata, const uint8_t *picture, size_t width, size_t height,
                      mnc_face_found *faces, size_t *count) {
  static const float POINTS[10] = {-35.5f, -40.1f, 35.0f, -40.5f, 0, 0, -29.0f, 41.3f, 29.4f, 40.9f};
  engine *self = userdata;
  float x = (float)width / 2, y = (float)height / 2;
  mnc_data *step = NULL;
  int i;
  EXPECT(picture != NULL && *count == MNC_FACES_MAX);
  switch (self->manner) {
  case REENTER:
    self->inner = mnc_face_comparison_frame(self->comparison, NULL, 0, 0, &step, NULL);
    break;
  case FREES:
    self->inner = mnc_face_comparison_free(self->comparison, NULL);
    self->manner = HONEST;
    break;
  case GIVES_UP:
    return MNC_CANCELLED;
  case FAILS:
    return -77;
  case TOO_MANY:
    *count += 1;
    return 0;
  case NO_NUMBER:
  case HONEST:
    break;
  }
  *count = 1;
  faces[0].bounds[0] = x - 80;
  faces[0].bounds[1] = y - 80;
  faces[0].bounds[2] = 160;
  faces[0].bounds[3] = 160;
  faces[0].confidence = 0.9f;
  for (i = 0; i < 10; i++) {
    faces[0].landmarks[i] = POINTS[i] + (i % 2 == 0 ? x : y);
  }
  return 0;
}

static int32_t embed(void *userdata, const uint8_t *picture, size_t width, size_t height,
                     const float *landmarks, float *numbers, size_t dimension) {
  engine *self = userdata;
  EXPECT(dimension == 2 && width > 0 && height > 0 && landmarks[4] > 0);
  numbers[0] = self->manner == NO_NUMBER ? 0 : 1;
  numbers[1] = picture[0] == picture[1] ? 0 : numbers[0];
  return 0;
}

static void destroy(void *userdata) {
  ((engine *)userdata)->destroyed++;
}

static mnc_face_engine engine_of(engine *self) {
  mnc_face_engine made;
  memset(&made, 0, sizeof made);
  made.struct_size = sizeof made;
  made.dimension = 2;
  made.userdata = self;
  made.detect = detect;
  made.embed = embed;
  made.destroy = destroy;
  return made;
}

static mnc_pixels frame_of(uint8_t *bytes) {
  mnc_pixels frame;
  int x, y;
  memset(&frame, 0, sizeof frame);
  for (y = 0; y < SIDE; y++) {
    for (x = 0; x < SIDE; x++) {
      memset(bytes + 3 * (y * SIDE + x), (x / 2 + y / 2) % 2 == 0 ? 134 : 110, 3);
    }
  }
  frame.struct_size = sizeof frame;
  frame.format = MNC_PIXELS_RGB;
  frame.bytes = bytes;
  frame.len = 3 * SIDE * SIDE;
  frame.width = SIDE;
  frame.height = SIDE;
  frame.stride = 3 * SIDE;
  return frame;
}

static size_t photo_of(uint8_t *photo, size_t room) {
  mnc_error error = no_error();
  mnc_testing_card *virtual_one = virtual_card("normal");
  mnc_card *card = card_on(virtual_one);
  mnc_data *data = NULL;
  char number[32];
  size_t len = secret_of(virtual_one, MNC_SECRET_NUMBER_B_FOR_FACE, number, sizeof number);
  must(mnc_card_photo(card, (const uint8_t *)number, len, 0, &data, &error), &error);
  must(mnc_data_copy(data, photo, &room, &error), &error);
  EXPECT(mnc_data_free(data, &error) == MNC_OK);
  EXPECT(mnc_card_free(card, &error) == MNC_OK);
  EXPECT(mnc_testing_card_free(virtual_one, &error) == MNC_OK);
  return room;
}

/* Whether the data holds this text; frees it. */
static int holds(mnc_data *data, const char *text) {
  char buffer[4096];
  size_t len = sizeof buffer - 1;
  EXPECT(mnc_data_copy(data, (uint8_t *)buffer, &len, NULL) == MNC_OK);
  buffer[len] = '\0';
  EXPECT(mnc_data_free(data, NULL) == MNC_OK);
  return strstr(buffer, text) != NULL;
}

/* A matcher over the engine, or NULL in a library without it. */
static mnc_face_matcher *matcher_of(engine *self) {
  mnc_error error = no_error();
  mnc_face_engine given = engine_of(self);
  mnc_face_matcher *matcher = NULL;
  mnc_status status;

  given.struct_size = 8;
  EXPECT(mnc_face_matcher_open_engine(TEXT(MANIFEST), TEXT(SETTINGS), &given, &matcher, &error) == MNC_STRUCT_SIZE);
  given = engine_of(self);
  given.embed = NULL;
  EXPECT(mnc_face_matcher_open_engine(TEXT(MANIFEST), TEXT(SETTINGS), &given, &matcher, &error) == MNC_NULL_POINTER);
  EXPECT(self->destroyed == 0);
  given = engine_of(self);
  EXPECT(mnc_face_matcher_open_engine(TEXT(MANIFEST), TEXT(SETTINGS), &given, NULL, &error) == MNC_NULL_POINTER);
  EXPECT(self->destroyed == 1);
  status = mnc_face_matcher_open_engine(TEXT(MANIFEST), TEXT(SETTINGS), &given, &matcher, &error);
  if (status == MNC_NOT_SUPPORTED) {
    EXPECT(self->destroyed == 2 && matcher == NULL);
    return NULL;
  }
  EXPECT(status == MNC_OK);
  given.dimension = 0;
  EXPECT(mnc_face_matcher_open_engine(TEXT(MANIFEST), TEXT(SETTINGS), &given, &matcher, &error) == MNC_INVALID_ARGUMENT);
  EXPECT(self->destroyed == 2);
  return matcher;
}

static void faces(void) {
  static uint8_t photo[65536], pixels[3 * SIDE * SIDE];
  mnc_error error = no_error();
  engine self;
  mnc_face_matcher *matcher;
  mnc_face_comparison *comparison = NULL;
  mnc_pixels frame = frame_of(pixels);
  mnc_data *data = NULL;
  size_t len = photo_of(photo, sizeof photo);
  memset(&self, 0, sizeof self);
  if ((matcher = matcher_of(&self)) == NULL) {
    return;
  }
  EXPECT(mnc_face_comparison_begin(matcher, photo, 10, &comparison, &error) == MNC_MALFORMED_PICTURE);
  EXPECT(mnc_face_comparison_begin(matcher, photo, len, &comparison, &error) == MNC_OK);
  self.comparison = comparison;
  EXPECT(mnc_face_comparison_pixels(comparison, NULL, 0, &data, &error) == MNC_NULL_POINTER);
  frame.stride = 1;
  EXPECT(mnc_face_comparison_pixels(comparison, &frame, 0, &data, &error) == MNC_INVALID_ARGUMENT);
  frame = frame_of(pixels);
  EXPECT(mnc_face_comparison_pixels(comparison, &frame, 45, &data, &error) == MNC_UNKNOWN_CODE);
  EXPECT(mnc_face_comparison_pixels(comparison, &frame, 0, NULL, &error) == MNC_NULL_POINTER);
  EXPECT(mnc_face_comparison_pixels((mnc_face_comparison *)(void *)matcher, &frame, 0, &data, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_face_matcher_free((mnc_face_matcher *)(void *)comparison, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_face_comparison_free(comparison, &error) == MNC_OK);
  EXPECT(mnc_face_comparison_free(comparison, &error) == MNC_INVALID_HANDLE);

  EXPECT(mnc_face_comparison_begin(matcher, photo, len, &comparison, &error) == MNC_OK);
  self.comparison = comparison;
  self.manner = GIVES_UP;
  EXPECT(mnc_face_comparison_pixels(comparison, &frame, 0, &data, &error) == MNC_CANCELLED);
  self.manner = FAILS;
  EXPECT(mnc_face_comparison_pixels(comparison, &frame, 0, &data, &error) == MNC_FACE_ENGINE);
  self.manner = TOO_MANY;
  EXPECT(mnc_face_comparison_pixels(comparison, &frame, 0, &data, &error) == MNC_FACE_ENGINE);
  self.manner = NO_NUMBER;
  EXPECT(mnc_face_comparison_pixels(comparison, &frame, 0, &data, &error) == MNC_FACE_ENGINE && data == NULL);
  self.manner = REENTER;
  EXPECT(mnc_face_comparison_pixels(comparison, &frame, 0, &data, &error) == MNC_OK && holds(data, "\"over\":true"));
  EXPECT(self.inner == MNC_REENTRANT);
  EXPECT(mnc_face_comparison_decide(comparison, TEXT(AT), &data, &error) == MNC_OK && holds(data, "\"MATCH\""));
  EXPECT(mnc_face_comparison_pixels(comparison, &frame, 0, &data, &error) == MNC_STEP_OUT_OF_ORDER);
  EXPECT(mnc_face_comparison_free(comparison, &error) == MNC_OK);

  /* The call goes on with a comparison that its own callback freed. */
  EXPECT(mnc_face_comparison_begin(matcher, photo, len, &comparison, &error) == MNC_OK);
  self.comparison = comparison;
  self.manner = FREES;
  EXPECT(mnc_face_comparison_pixels(comparison, &frame, 0, &data, &error) == MNC_OK && holds(data, "\"over\":true"));
  EXPECT(self.inner == MNC_OK);
  EXPECT(mnc_face_comparison_decide(comparison, TEXT(AT), &data, &error) == MNC_INVALID_HANDLE);
  EXPECT(self.destroyed == 2);
  EXPECT(mnc_face_matcher_free(matcher, &error) == MNC_OK && self.destroyed == 3);
}

/* A wait on another thread. */
typedef struct waiting {
  mnc_monitor *monitor;
  mnc_terminal *terminal;
  mnc_request *request;
  mnc_status status;
} waiting;

static void *wait_for_card(void *argument) {
  waiting *self = argument;
  do {
    mnc_data *event = NULL;
    self->status = mnc_monitor_wait(self->monitor, LONG_WAIT, &event, NULL);
    mnc_data_free(event, NULL);
  } while (self->status == MNC_OK);
  return NULL;
}

static void *wait_for_answer(void *argument) {
  waiting *self = argument;
  mnc_received *received = NULL;
  self->status = mnc_terminal_receive(self->terminal, self->request, LONG_WAIT, &received, NULL);
  return NULL;
}

static void pause_a_little(void) {
  struct timespec time = {0, 100000000};
  nanosleep(&time, NULL);
}

static void monitors(void) {
  mnc_error error = no_error();
  waiting self;
  pthread_t thread;
  mnc_status status;
  memset(&self, 0, sizeof self);
  status = mnc_monitor_open(&self.monitor, &error);
  EXPECT(mnc_monitor_open(NULL, &error) == MNC_NULL_POINTER);
  if (status == MNC_NOT_SUPPORTED) {
    EXPECT(mnc_monitor_cancel(NULL, &error) == MNC_NULL_POINTER);
    return;
  }
  EXPECT(status == MNC_OK);
  EXPECT(pthread_create(&thread, NULL, wait_for_card, &self) == 0);
  pause_a_little();
  EXPECT(mnc_monitor_cancel(self.monitor, &error) == MNC_OK);
  EXPECT(pthread_join(thread, NULL) == 0 && self.status == MNC_CANCELLED);
  EXPECT(mnc_monitor_free(self.monitor, &error) == MNC_OK);
  EXPECT(mnc_monitor_cancel(self.monitor, &error) == MNC_INVALID_HANDLE);
}

/* Nobody answers a request for the results of a bulk inquiry that was never handed in. */
static void terminals(const char *oqs, const char *state) {
  static const char NOBODYS[] =
      "{\"kind\": \"BULK_RESULTS\", \"of\": \"BULK_INQUIRY\", \"reception_number\": \"0\","
      " \"header\": {\"institution_code\": \"1319999999\", \"day\": \"2026-11-20\"}}";
  mnc_error error = no_error();
  mnc_testing_terminal *service = NULL;
  mnc_data *data = NULL;
  mnc_received *received = NULL;
  waiting self;
  pthread_t thread;
  char settings[2048];
  memset(&self, 0, sizeof self);
  must(mnc_testing_terminal_start(TEXT(oqs), TEXT(DAY), &service, &error), &error);
  snprintf(settings, sizeof settings, "{\"root\": \"%s\", \"state\": \"%s\"}", oqs, state);
  must(mnc_terminal_open(TEXT(settings), NULL, 0, &self.terminal, &error), &error);
  EXPECT(mnc_terminal_send(self.terminal, TEXT("{}"), &self.request, &error) == MNC_INVALID_ARGUMENT);
  must(mnc_terminal_send(self.terminal, TEXT(NOBODYS), &self.request, &error), &error);
  EXPECT(pthread_create(&thread, NULL, wait_for_answer, &self) == 0);
  pause_a_little();
  EXPECT(mnc_terminal_cancel(self.terminal, &error) == MNC_OK);
  EXPECT(pthread_join(thread, NULL) == 0 && self.status == MNC_CANCELLED);
  EXPECT(mnc_terminal_receive(self.terminal, self.request, 0, &received, &error) == MNC_NOT_YET);
  EXPECT(mnc_terminal_faces(self.terminal, 0, &data, &error) == MNC_OK && holds(data, "\"results\":[]"));
  EXPECT(mnc_terminal_finish_face(self.terminal, TEXT("00"), &error) == MNC_REQUEST_NOT_OPEN);
  EXPECT(mnc_received_summary((mnc_received *)(void *)self.request, &data, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_terminal_cancel((mnc_terminal *)(void *)self.request, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_request_free(self.request, &error) == MNC_OK);
  EXPECT(mnc_terminal_free(self.terminal, &error) == MNC_OK);
  EXPECT(mnc_testing_terminal_free(service, &error) == MNC_OK);
}

static void procedures(void) {
  static const char UNSET[] =
      "{\"occasion\": \"UNSET\", \"applicant\": \"HOLDER\", \"forms\": [\"PIN_INITIALISATION\"]}";
  mnc_error error = no_error();
  mnc_testing_card *virtual_one = virtual_card("normal");
  mnc_card *card = card_on(virtual_one);
  mnc_municipal *procedure = NULL;
  mnc_holder_pins pins;
  mnc_data *data = NULL;
  char pin[32];
  int32_t authenticity = 7;
  memset(&pins, 0, sizeof pins);
  EXPECT(mnc_municipal_begin(card, TEXT("{}"), TEXT(DAY), &procedure, &error) == MNC_INVALID_ARGUMENT);
  EXPECT(mnc_municipal_begin(card, TEXT(UNSET), TEXT("2020-01-01"), &procedure, &error) == MNC_STEP_EVIDENCE);
  must(mnc_municipal_begin(card, TEXT(UNSET), TEXT(DAY), &procedure, &error), &error);
  EXPECT(mnc_municipal_confirm(procedure, card, &error) == MNC_OK);
  EXPECT(mnc_municipal_set_new_pins(procedure, card, MNC_PINS_KNOWN, NULL, &pins, &error) == MNC_NULL_POINTER);
  EXPECT(mnc_municipal_set_new_pins(procedure, card, MNC_PINS_KNOWN, &pins, &pins, &error) == MNC_STRUCT_SIZE);
  pins.struct_size = sizeof pins;
  pins.len = (uint32_t)secret_of(virtual_one, MNC_SECRET_AUTHENTICATION_PIN, pin, sizeof pin);
  EXPECT(mnc_municipal_set_new_pins(procedure, card, MNC_PINS_KNOWN, &pins, &pins, &error) == MNC_NULL_POINTER);
  pins.authentication = pins.residence = pins.input_support = (const uint8_t *)pin;
  EXPECT(mnc_municipal_set_new_pins(procedure, card, 9, &pins, &pins, &error) == MNC_UNKNOWN_CODE);
  EXPECT(mnc_municipal_set_common_pin(procedure, card, MNC_PINS_ALREADY_NEW, NULL, &error) == MNC_STEP_EVIDENCE);
  EXPECT(mnc_municipal_set_new_pins(procedure, card, MNC_PINS_KNOWN, &pins, &pins, &error) == MNC_OK);
  EXPECT(mnc_municipal_common_pin(procedure, &data, &error) == MNC_ABSENT);
  EXPECT(mnc_municipal_state(procedure, TEXT(DAY), &data, &error) == MNC_OK && holds(data, "\"STRIKE_ENTRY\""));
  EXPECT(mnc_card_pins(card, &data, &error) == MNC_OK && holds(data, "\"none_locked\":true"));
  EXPECT(mnc_card_authenticity(card, MNC_SECRET_INPUT_SUPPORT_PIN, (const uint8_t *)pin, 4, 0, NULL, 0, 0, NULL, &error) == MNC_NULL_POINTER);
  EXPECT(mnc_card_authenticity(card, MNC_SECRET_INPUT_SUPPORT_PIN, (const uint8_t *)pin, 4, 0, NULL, 0, 0, &authenticity, &error) == MNC_OK);
  EXPECT(authenticity == MNC_AUTHENTICITY_UNCHECKED);
  EXPECT(mnc_municipal_free((mnc_municipal *)(void *)card, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_municipal_free(procedure, &error) == MNC_OK);
  EXPECT(mnc_municipal_free(procedure, &error) == MNC_INVALID_HANDLE);
  EXPECT(mnc_card_free(card, &error) == MNC_OK);
  EXPECT(mnc_testing_card_free(virtual_one, &error) == MNC_OK);
}

int main(int count, char **arguments) {
  EXPECT(count == 3);
  faces();
  monitors();
  terminals(arguments[1], arguments[2]);
  procedures();
  printf("every device keeps its manners\n");
  return EXIT_SUCCESS;
}
