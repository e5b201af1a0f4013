#ifndef NATIVE_TEXTS_H
#define NATIVE_TEXTS_H

#include <stddef.h>

// Texts that grow, one after the other.

/// Bytes that grow.
typedef struct {
  char *bytes;
  size_t count, capacity;
} text_bytes;

/// Texts with their ends, each found by its number.
typedef struct {
  text_bytes bytes;
  size_t *ends;
  size_t count, capacity;
} text_list;

/// Adds bytes. Returns 0 where there is no memory.
int texts_append(text_bytes *text, const char *bytes, size_t count);

/// Ends the last text of a list, to whose bytes it was added. Returns 0 where there is no memory.
int texts_end(text_list *list);

/// A text by its number, below the list's count.
const char *texts_at(const text_list *list, size_t number, size_t *count);

#endif
