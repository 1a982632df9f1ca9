/* What the examples share: stopping with a message, and reading what a call has made. */
#ifndef MNC_EXAMPLE_H
#define MNC_EXAMPLE_H

#include <mnc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text as pointer and length. */
#define TEXT(text) (text), strlen(text)

/* The day and time of the examples; a real program asks its clock. */
#define DAY "2026-11-20"
#define AT "2026-11-20T10:00:00"

/* Stops the program with what staff and log want to know. */
static inline void must(mnc_status status, const mnc_error *error) {
  if (status == MNC_OK) {
    return;
  }
  fprintf(stderr, "%s (%d): %s\n", mnc_status_name(status), (int)status, error->message);
  fprintf(stderr, "%s\n", mnc_status_message(status, MNC_LANGUAGE_JAPANESE));
  exit(EXIT_FAILURE);
}

static inline mnc_error no_error(void) {
  mnc_error error;
  memset(&error, 0, sizeof error);
  error.struct_size = sizeof error;
  return error;
}

/* The bytes with a NUL behind them; free() them, they are the program's own. Frees the data. */
static inline char *take(mnc_data *data) {
  mnc_error error = no_error();
  size_t len = 0;
  char *text;
  must(mnc_data_size(data, &len, &error), &error);
  text = malloc(len + 1);
  if (text == NULL) {
    exit(EXIT_FAILURE);
  }
  must(mnc_data_copy(data, (uint8_t *)text, &len, &error), &error);
  must(mnc_data_free(data, &error), &error);
  text[len] = '\0';
  return text;
}

/* Shows the data under a title. */
static inline void show(const char *title, mnc_data *data) {
  char *text = take(data);
  printf("%s: %s\n", title, text);
  free(text);
}

#endif
