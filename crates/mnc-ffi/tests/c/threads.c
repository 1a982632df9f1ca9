/* Many threads on one handle, and processes that end while handles are open and callbacks run. */
#define _POSIX_C_SOURCE 200809L
#include "expect.h"
#include "virtual_card.h"
#include <poll.h>
#include <pthread.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 8, CALLS = 10 };

/* The one virtual card behind every transport. */
static mnc_testing_card *virtual_one;

/* A host whose callback says that it runs, and then waits for a word. */
typedef struct host {
  mnc_card *card;
  mnc_visit *visit;
  mnc_anchors *anchors;
  mnc_status status;
  int running[2], word[2];
  int destroyed, ends_process;
} host;

static int32_t transmit(void *userdata, const uint8_t *command, size_t command_len,
                        uint8_t *response, size_t *response_len) {
  host *self = userdata;
  char byte = 0;
  if (self->ends_process) {
    exit(EXIT_SUCCESS);
  }
  EXPECT(write(self->running[1], &byte, 1) == 1);
  EXPECT(read(self->word[0], &byte, 1) == 1);
  return mnc_testing_card_transmit(virtual_one, command, command_len, response, response_len);
}

static void destroy(void *userdata) {
  ((host *)userdata)->destroyed++;
}

static void open_host(host *self) {
  mnc_error error = no_error();
  mnc_transport transport = transport_to(NULL);
  memset(self, 0, sizeof *self);
  EXPECT(pipe(self->running) == 0 && pipe(self->word) == 0);
  transport.userdata = self;
  transport.transmit = transmit;
  transport.destroy = destroy;
  must(mnc_card_open_transport(&transport, &self->card, &error), &error);
}

static void close_host(host *self) {
  close(self->running[0]);
  close(self->running[1]);
  close(self->word[0]);
  close(self->word[1]);
}

static void *ask(void *userdata) {
  host *self = userdata;
  int32_t state = 7, tries = 7;
  self->status = mnc_card_secret_status(self->card, 1, &state, &tries, NULL);
  EXPECT(self->status != MNC_OK || tries == 3);
  return NULL;
}

static void *ask_often(void *card) {
  int32_t state, tries, i;
  for (i = 0; i < CALLS; i++) {
    EXPECT(mnc_card_secret_status(card, 1, &state, &tries, NULL) == MNC_OK && tries == 3);
  }
  return NULL;
}

static void *free_card(void *card) {
  return mnc_card_free(card, NULL) == MNC_OK ? card : NULL;
}

static void calls_take_their_turn(void) {
  mnc_card *card = card_on(virtual_one);
  pthread_t threads[THREADS];
  void *freed;
  int i, times = 0;
  for (i = 0; i < THREADS; i++) {
    EXPECT(pthread_create(&threads[i], NULL, ask_often, card) == 0);
  }
  for (i = 0; i < THREADS; i++) {
    EXPECT(pthread_join(threads[i], NULL) == 0);
  }
  for (i = 0; i < THREADS; i++) {
    EXPECT(pthread_create(&threads[i], NULL, free_card, card) == 0);
  }
  for (i = 0; i < THREADS; i++) {
    EXPECT(pthread_join(threads[i], &freed) == 0);
    times += freed != NULL;
  }
  EXPECT(times == 1);
}

/* The handle goes at once, what it stands for when the call on the other thread has ended. */
static void freed_during_a_call(void) {
  host self;
  pthread_t thread;
  int32_t state, tries;
  char byte = 0;
  open_host(&self);
  EXPECT(pthread_create(&thread, NULL, ask, &self) == 0);
  EXPECT(read(self.running[0], &byte, 1) == 1);
  EXPECT(mnc_card_free(self.card, NULL) == MNC_OK);
  EXPECT(mnc_card_secret_status(self.card, 1, &state, &tries, NULL) == MNC_INVALID_HANDLE);
  EXPECT(self.destroyed == 0);
  EXPECT(write(self.word[1], "........", 8) == 8);
  EXPECT(pthread_join(thread, NULL) == 0);
  EXPECT(self.status == MNC_OK && self.destroyed == 1);
  close_host(&self);
}

/* Whether something comes through a pipe within this time. */
static int comes(int from, int milliseconds) {
  struct pollfd place;
  place.fd = from;
  place.events = POLLIN;
  place.revents = 0;
  return poll(&place, 1, milliseconds) == 1;
}

/* A thread that says when its one call has returned. */
typedef struct other {
  host *self;
  mnc_status status;
  int done[2];
} other;

static void *ask_and_say(void *userdata) {
  other *it = userdata;
  int32_t state, tries;
  it->status = mnc_card_secret_status(it->self->card, 1, &state, &tries, NULL);
  EXPECT(write(it->done[1], "", 1) == 1);
  return NULL;
}

static void *step_and_say(void *userdata) {
  other *it = userdata;
  mnc_data *data = NULL;
  it->status = mnc_visit_step(it->self->visit, TEXT("{\"event\": \"CARD_REMOVED\"}"), TEXT(AT), &data, NULL);
  mnc_data_free(data, NULL);
  EXPECT(write(it->done[1], "", 1) == 1);
  return NULL;
}

/* A call of another thread waits while a callback of the handle runs, and then goes through. */
static void a_call_of_another_thread_waits_for_the_callback(void) {
  host self;
  other second;
  pthread_t first_thread, second_thread;
  char byte = 0;
  open_host(&self);
  second.self = &self;
  EXPECT(pipe(second.done) == 0);
  EXPECT(pthread_create(&first_thread, NULL, ask, &self) == 0);
  EXPECT(read(self.running[0], &byte, 1) == 1);
  EXPECT(pthread_create(&second_thread, NULL, ask_and_say, &second) == 0);
  EXPECT(!comes(second.done[0], 100));
  EXPECT(write(self.word[1], "................", 16) == 16);
  EXPECT(pthread_join(first_thread, NULL) == 0 && pthread_join(second_thread, NULL) == 0);
  EXPECT(comes(second.done[0], 0) && self.status == MNC_OK && second.status == MNC_OK);
  EXPECT(mnc_card_free(self.card, NULL) == MNC_OK && self.destroyed == 1);
  close(second.done[0]);
  close(second.done[1]);
  close_host(&self);
}

static void *verify(void *userdata) {
  host *self = userdata;
  mnc_data *data = NULL;
  char pin[8];
  size_t len = secret_of(virtual_one, MNC_SECRET_AUTHENTICATION_PIN, pin, sizeof pin);
  self->status = mnc_visit_verify_pin(self->visit, self->card, self->anchors, (const uint8_t *)pin, len, 0,
                                      TEXT(AT), &data, NULL);
  mnc_data_free(data, NULL);
  return NULL;
}

/* Nobody ends the visit while the PIN that it awaits is on its way: no try is spent in vain. */
static void a_visit_is_held_while_the_pin_is_presented(void) {
  host self;
  other second;
  pthread_t first_thread, second_thread;
  mnc_data *data = NULL;
  char byte = 0;
  int i;
  open_host(&self);
  second.self = &self;
  EXPECT(pipe(second.done) == 0);
  self.anchors = test_anchors();
  EXPECT(mnc_visit_begin(TEXT("{\"route\": \"WINDOW\"}"), TEXT(AT), &self.visit, NULL) == MNC_OK);
  EXPECT(mnc_visit_step(self.visit, TEXT("{\"event\": \"CARD_PLACED\"}"), TEXT(AT), &data, NULL) == MNC_OK);
  EXPECT(mnc_data_free(data, NULL) == MNC_OK);
  EXPECT(mnc_visit_step(self.visit, TEXT("{\"event\": \"CHOSEN\", \"choice\": \"PIN\"}"), TEXT(AT), &data, NULL) == MNC_OK);
  EXPECT(mnc_data_free(data, NULL) == MNC_OK);
  EXPECT(pthread_create(&first_thread, NULL, verify, &self) == 0);
  EXPECT(read(self.running[0], &byte, 1) == 1);
  EXPECT(pthread_create(&second_thread, NULL, step_and_say, &second) == 0);
  EXPECT(!comes(second.done[0], 100));
  for (i = 0; i < 64; i++) {
    EXPECT(write(self.word[1], "................", 16) == 16);
  }
  EXPECT(pthread_join(first_thread, NULL) == 0 && pthread_join(second_thread, NULL) == 0);
  EXPECT(self.status == MNC_OK && second.status != MNC_REENTRANT);
  EXPECT(mnc_visit_free(self.visit, NULL) == MNC_OK);
  EXPECT(mnc_anchors_free(self.anchors, NULL) == MNC_OK);
  EXPECT(mnc_card_free(self.card, NULL) == MNC_OK && self.destroyed == 1);
  close(second.done[0]);
  close(second.done[1]);
  close_host(&self);
}

static void line(void *userdata, int32_t level, const char *target, size_t target_len,
                 const char *message, size_t message_len) {
  (void)userdata, (void)level, (void)target, (void)target_len, (void)message, (void)message_len;
}

static void with_open_handles(void) {
  mnc_visit *visit = NULL;
  mnc_data *data = NULL;
  EXPECT(mnc_log_set(4, line, NULL, NULL, NULL) == MNC_OK);
  EXPECT(mnc_visit_begin(TEXT("{\"route\": \"WINDOW\"}"), TEXT(AT), &visit, NULL) == MNC_OK);
  EXPECT(mnc_visit_screen(visit, &data, NULL) == MNC_OK);
  card_on(virtual_one);
  test_anchors();
}

static void while_a_callback_runs(void) {
  static host self;
  pthread_t thread;
  char byte = 0;
  open_host(&self);
  EXPECT(pthread_create(&thread, NULL, ask, &self) == 0);
  EXPECT(read(self.running[0], &byte, 1) == 1);
}

static void in_a_callback(void) {
  static host self;
  open_host(&self);
  self.ends_process = 1;
  ask(&self);
}

/* The process ends as it would without the library. */
static void ends(void (*before)(void)) {
  int status = 0;
  pid_t child = fork();
  EXPECT(child >= 0);
  if (child == 0) {
    before();
    exit(EXIT_SUCCESS);
  }
  EXPECT(waitpid(child, &status, 0) == child);
  EXPECT(WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS);
}

int main(void) {
  virtual_one = virtual_card("normal");
  ends(with_open_handles);
  ends(while_a_callback_runs);
  ends(in_a_callback);
  calls_take_their_turn();
  freed_during_a_call();
  a_call_of_another_thread_waits_for_the_callback();
  a_visit_is_held_while_the_pin_is_presented();
  EXPECT(mnc_testing_card_free(virtual_one, NULL) == MNC_OK);
  printf("threads take turns and a process may end\n");
  return EXIT_SUCCESS;
}
