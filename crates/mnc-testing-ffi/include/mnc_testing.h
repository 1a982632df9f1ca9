/* mnc: the My Number Card as a health insurance card. MIT OR Apache-2.0.
 * Generated from the sources; a test verifies it. */

#ifndef MNC_TESTING_H
#define MNC_TESTING_H

#include <stddef.h>
#include <stdint.h>
#include "mnc.h"

/**
 * A virtual card. From any thread: commands take their turn.
 */
typedef struct mnc_testing_card mnc_testing_card;

/**
 * A virtual terminal. It knows one person, 番号 花子, whose qualification is valid. From any thread: it
 * answers on a thread of its own until it is freed.
 */
typedef struct mnc_testing_terminal mnc_testing_terminal;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Makes a virtual card: `kind` is `normal`, `face`, `locked`, `infant`, `expired`, `grace` or
 * `smartphone-android`, `day` the day (`yyyy-mm-dd`) that its certificates are made for.
 */
mnc_status mnc_testing_card_open(const char *kind,
                                 size_t kind_len,
                                 const char *day,
                                 size_t day_len,
                                 struct mnc_testing_card **out,
                                 mnc_error *error);

/**
 * The `transmit` of an `mnc_transport` whose `userdata` is the virtual card.
 */
int32_t mnc_testing_card_transmit(void *userdata,
                                  const uint8_t *command,
                                  size_t command_len,
                                  uint8_t *response,
                                  size_t *response_len);

/**
 * The secret of the card (`MNC_SECRET_…`), as text into the buffer as by `mnc_data_copy`.
 */
mnc_status mnc_testing_card_secret_copy(const struct mnc_testing_card *card,
                                        int32_t secret,
                                        char *buffer,
                                        size_t *len,
                                        mnc_error *error);

/**
 * Frees the card. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_testing_card_free(struct mnc_testing_card *card, mnc_error *error);

/**
 * The authorities that signed the certificates of the virtual cards: JSON for
 * `mnc_anchors_open_for_tests`, into the buffer as by `mnc_data_copy`.
 */
mnc_status mnc_testing_anchors_copy(char *buffer, size_t *len, mnc_error *error);

/**
 * Makes `req`, `res` and `face` under this folder, and answers requests until it is freed. `day`
 * (`yyyy-mm-dd`) is the day of the qualification.
 */
mnc_status mnc_testing_terminal_start(const char *folder,
                                      size_t folder_len,
                                      const char *day,
                                      size_t day_len,
                                      struct mnc_testing_terminal **out,
                                      mnc_error *error);

/**
 * What to ask this terminal: JSON for `mnc_terminal_ask`, into the buffer as by `mnc_data_copy`.
 */
mnc_status mnc_testing_terminal_inquiry_copy(const struct mnc_testing_terminal *terminal,
                                             char *buffer,
                                             size_t *len,
                                             mnc_error *error);

/**
 * Stops the terminal. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_testing_terminal_free(struct mnc_testing_terminal *terminal, mnc_error *error);

/**
 * The document in which the terminal answers about 番号 花子 with this outcome (such as `VALID`), at
 * this time (`2026-11-20T10:00:00`) and with the consent to 薬剤情報 and 特定健診情報, into the buffer as
 * by `mnc_data_copy`. `MNC_ABSENT` for `UNKNOWN`, for which a terminal writes nothing.
 */
mnc_status mnc_testing_answer_copy(const char *outcome,
                                   size_t outcome_len,
                                   const char *at,
                                   size_t at_len,
                                   uint8_t *buffer,
                                   size_t *len,
                                   mnc_error *error);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* MNC_TESTING_H */
