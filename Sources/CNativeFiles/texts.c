#include "texts.h"

#include <stdlib.h>
#include <string.h>

// Room for one more in what has so many; NULL where there is no memory.
static void *grown(void *items, size_t *capacity, size_t needed, size_t size) {
  if (needed <= *capacity) return items;
  size_t most = *capacity ? *capacity : 64;
  while (most < needed) most *= 2;
  void *more = realloc(items, most * size);
  if (more) *capacity = most;
  return more;
}

int texts_append(text_bytes *text, const char *bytes, size_t count) {
  char *more = grown(text->bytes, &text->capacity, text->count + count + 1, 1);
  if (!more) return 0;
  text->bytes = more;
  if (count) memcpy(more + text->count, bytes, count);
  text->count += count;
  more[text->count] = 0;
  return 1;
}

int texts_end(text_list *list) {
  size_t *more = grown(list->ends, &list->capacity, list->count + 1, sizeof *list->ends);
  if (!more) return 0;
  list->ends = more;
  more[list->count++] = list->bytes.count;
  return 1;
}

const char *texts_at(const text_list *list, size_t number, size_t *count) {
  size_t start = number ? list->ends[number - 1] : 0;
  *count = list->ends[number] - start;
  return *count ? list->bytes.bytes + start : "";
}
