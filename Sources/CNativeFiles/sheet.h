#ifndef NATIVE_SHEET_H
#define NATIVE_SHEET_H

#include "include/CNativeFiles.h"
#include "frames.h"
#include "parts.h"
#include "texts.h"

// The cells of a sheet.

/// What a style shows of a number: 0 the number, 1 a day, 2 a time, 3 both.
typedef struct {
  unsigned char *shown;
  size_t count, capacity;
} sheet_styles;

/// What a format that every workbook has shows.
unsigned char sheet_shown_by_number(unsigned number);

/// What a format that a workbook defines shows.
unsigned char sheet_shown_by_code(const char *code);

/// Reads a sheet: its first lines, or the columns that are asked for. Returns the outcome.
uint32_t read_sheet(
  part_archive *archive, const char *part, const native_request *request, int counts_from_1904,
  const sheet_styles *styles, const text_list *texts, frame_sink *sink);

#endif
