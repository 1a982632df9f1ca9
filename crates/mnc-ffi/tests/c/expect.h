/* What the tests in C and C++ share: stopping at what does not hold. */
#ifndef MNC_EXPECT_H
#define MNC_EXPECT_H

#include <stdio.h>
#include <stdlib.h>

#define EXPECT(condition)                                                       \
  do {                                                                          \
    if (!(condition)) {                                                         \
      fprintf(stderr, "%s, line %d: %s\n", __FILE__, __LINE__, #condition);     \
      exit(EXIT_FAILURE);                                                       \
    }                                                                           \
  } while (0)

#endif
