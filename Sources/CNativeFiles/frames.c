#include "frames.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { usual_capacity = 1 << 17, flushed_at = 1 << 16, head = 5 };

// A child that can't say what it found has nothing to say.
static void give_up(void) { _exit(1); }

static unsigned char *room(frame_sink *sink, size_t count) {
  if (count > sink->capacity - sink->count) {
    size_t capacity = sink->capacity ? sink->capacity : usual_capacity;
    while (capacity - sink->count < count) capacity *= 2;
    unsigned char *bytes = realloc(sink->bytes, capacity);
    if (!bytes) {
      give_up();
      return NULL;
    }
    sink->bytes = bytes;
    sink->capacity = capacity;
  }
  unsigned char *place = sink->bytes + sink->count;
  sink->count += count;
  return place;
}

static void put(frame_sink *sink, const void *bytes, size_t count) {
  unsigned char *place = room(sink, count);
  if (count) memcpy(place, bytes, count);
}

void frame_begin(frame_sink *sink, unsigned char kind) {
  sink->frame = sink->count;
  sink->is_open = 1;
  frame_byte(sink, kind);
  frame_count(sink, 0);
}

void frame_end(frame_sink *sink) {
  uint32_t length = (uint32_t)(sink->count - sink->frame - head);
  memcpy(sink->bytes + sink->frame + 1, &length, sizeof length);
  sink->is_open = 0;
  if (sink->count >= flushed_at) frame_flush(sink);
}

void frame_flush(frame_sink *sink) {
  size_t written = 0;
  while (written < sink->count) {
    ssize_t count = write(sink->descriptor, sink->bytes + written, sink->count - written);
    if (count < 0 && errno != EINTR) give_up();
    if (count > 0) written += (size_t)count;
  }
  sink->count = 0;
}

void frame_byte(frame_sink *sink, unsigned char byte) { put(sink, &byte, 1); }
void frame_count(frame_sink *sink, uint32_t count) { put(sink, &count, sizeof count); }
void frame_number(frame_sink *sink, double number) { put(sink, &number, sizeof number); }

void frame_text(frame_sink *sink, const char *text, size_t count) {
  frame_count(sink, (uint32_t)count);
  put(sink, text, count);
}
