/* Every status: the constants, the names and both sentences are those of the table.
 *
 *   statuses statuses.tsv
 */
#include "every_status.h"
#include "expect.h"
#include <mnc.h>
#include <string.h>

#define ROW(constant) {#constant, MNC_##constant},
static const struct {
  const char *name;
  mnc_status status;
} CONSTANTS[] = {EVERY_STATUS(ROW)};

enum { COUNT = sizeof CONSTANTS / sizeof *CONSTANTS, CELLS = 4 };

/* Cuts a line into its cells, which are as many as the head of the table names. */
static void cut(char *line, const char *cells[CELLS]) {
  int i;
  line[strcspn(line, "\r\n")] = '\0';
  for (i = 0; i < CELLS; i++) {
    size_t len = strcspn(line, "\t");
    int last = line[len] == '\0';
    EXPECT(last == (i == CELLS - 1));
    cells[i] = line;
    line[len] = '\0';
    line += len + 1;
  }
}

static void check(size_t i, const char *cells[CELLS]) {
  mnc_status status = (mnc_status)strtol(cells[0], NULL, 10);
  EXPECT(i < COUNT && status == CONSTANTS[i].status);
  EXPECT(strcmp(CONSTANTS[i].name, cells[1]) == 0);
  EXPECT(strcmp(mnc_status_name(status), cells[1]) == 0);
  EXPECT(strcmp(mnc_status_message(status, MNC_LANGUAGE_JAPANESE), cells[2]) == 0);
  EXPECT(strcmp(mnc_status_message(status, MNC_LANGUAGE_ENGLISH), cells[3]) == 0);
}

int main(int argc, char **argv) {
  char line[1024];
  const char *cells[CELLS];
  size_t count = 0;
  FILE *table = argc > 1 ? fopen(argv[1], "rb") : NULL;
  EXPECT(table != NULL && fgets(line, sizeof line, table) != NULL);
  while (fgets(line, sizeof line, table) != NULL) {
    cut(line, cells);
    check(count++, cells);
  }
  fclose(table);
  EXPECT(count == COUNT);
  EXPECT(strcmp(mnc_status_name(-1), "UNKNOWN") == 0 && mnc_status_message(-1, MNC_LANGUAGE_ENGLISH)[0] != '\0');
  printf("%lu statuses\n", (unsigned long)count);
  return EXIT_SUCCESS;
}
