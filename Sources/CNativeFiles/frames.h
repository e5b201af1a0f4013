#ifndef NATIVE_FRAMES_H
#define NATIVE_FRAMES_H

#include <stddef.h>
#include <stdint.h>

// Frames on their way into a pipe: see CNativeFiles.h.

/// Frames that are collected until there are enough of them to be written.
typedef struct {
  int descriptor;
  unsigned char *bytes;
  size_t count, capacity;
  /// Where the open frame begins; its length is filled in when it ends.
  size_t frame;
  int is_open;
} frame_sink;

/// Begins a frame. Frames of values stay open, so that many values share one.
void frame_begin(frame_sink *sink, unsigned char kind);

/// Ends the open frame, and writes what is there if that is enough.
void frame_end(frame_sink *sink);

/// Writes all that is there.
void frame_flush(frame_sink *sink);

void frame_byte(frame_sink *sink, unsigned char byte);
void frame_count(frame_sink *sink, uint32_t count);
void frame_number(frame_sink *sink, double number);

/// Adds a text of so many bytes.
void frame_text(frame_sink *sink, const char *text, size_t count);

#endif
