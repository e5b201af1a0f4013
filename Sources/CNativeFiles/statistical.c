#include "statistical.h"

#include <readstat.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// What handlers are given.
typedef struct {
  const native_request *request;
  frame_sink *sink;
  // How many columns are asked for, how many of them came, which value comes next, and in which row.
  size_t asked, width, next;
  int row;
  int version;
  uint32_t fault;
} reading;

// MARK: - The file, by its descriptor

// Others may read by the same descriptor, so that the place is kept here.
typedef struct {
  int descriptor;
  off_t place;
  // Whether the file ended within what was read and not before it, and there with more than blanks.
  int is_cut, has_rest;
} open_file;

static int opened(const char *path, void *context) {
  (void)path;
  ((open_file *)context)->place = 0;
  return 0;
}

static int closed(void *context) {
  (void)context;
  return 0;
}

static readstat_off_t sought(readstat_off_t offset, readstat_io_flags_t whence, void *context) {
  open_file *file = context;
  struct stat status;
  off_t from = 0;
  switch (whence) {
    case READSTAT_SEEK_SET: break;
    case READSTAT_SEEK_CUR: from = file->place; break;
    case READSTAT_SEEK_END:
      if (fstat(file->descriptor, &status) != 0) return -1;
      from = status.st_size;
      break;
  }
  off_t place;
  if (__builtin_add_overflow(from, offset, &place) || place < 0) return -1;
  return file->place = place;
}

// A read that fails halfway ends as one that is short, which the parsers check.
static ssize_t bytes_read(void *buffer, size_t count, void *context) {
  open_file *file = context;
  size_t total = 0;
  while (total < count) {
    ssize_t part = pread(file->descriptor, (char *)buffer + total, count - total, file->place);
    if (part <= 0) break;
    total += (size_t)part;
    file->place += part;
  }
  // A file of Stata's older formats ends where a table of labels would begin with its length.
  if (total < count && (total || count > sizeof(int32_t))) file->is_cut = 1;
  // One of SAS is filled up with blanks after its last row.
  for (size_t place = 0; total < count && place < total; place++) {
    file->has_rest |= ((const char *)buffer)[place] != ' ';
  }
  return (ssize_t)total;
}

static readstat_error_t updated(
  long size, readstat_progress_handler progress, void *user_context, void *context) {
  (void)size, (void)progress, (void)user_context, (void)context;
  return READSTAT_OK;
}

// MARK: - Frames

static int abort_for(reading *reading, uint32_t fault) {
  if (!reading->fault) reading->fault = fault;
  return READSTAT_HANDLER_ABORT;
}

static void put_text(frame_sink *sink, const char *text) {
  frame_text(sink, text ? text : "", text ? strlen(text) : 0);
}

// 0 where a text is too long.
static int put_value(frame_sink *sink, readstat_value_t value) {
  if (readstat_value_is_tagged_missing(value)) {
    frame_byte(sink, native_tagged);
    frame_byte(sink, (unsigned char)readstat_value_tag(value));
  } else if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
    const char *text = readstat_string_value(value);
    size_t count = text ? strlen(text) : 0;
    if (count > native_longest_text) return 0;
    frame_byte(sink, native_text);
    frame_text(sink, text, count);
  } else if (readstat_value_is_system_missing(value)) {
    frame_byte(sink, native_missing);
  } else {
    frame_byte(sink, native_number);
    frame_number(sink, readstat_double_value(value));
  }
  return 1;
}

static int note_version(readstat_metadata_t *metadata, void *context) {
  ((reading *)context)->version = readstat_get_file_format_version(metadata);
  return READSTAT_HANDLER_OK;
}

static int add_variable(int index, readstat_variable_t *variable, const char *labels, void *context) {
  reading *reading = context;
  const native_request *request = reading->request;
  if (request->asked) {
    if (index < 0 || (size_t)index >= request->asked_count) {
      return abort_for(reading, native_out_of_order);
    }
    if (!request->asked[index]) return READSTAT_HANDLER_SKIP_VARIABLE;
    if (request->format == native_stata && reading->version >= 119
        && readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
        && readstat_variable_get_storage_width(variable) == 0) {
      return abort_for(reading, native_long_texts);
    }
    reading->width++;
    return READSTAT_HANDLER_OK;
  }
  frame_sink *sink = reading->sink;
  frame_begin(sink, native_variable);
  frame_byte(sink, readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING);
  frame_byte(sink, (unsigned char)readstat_variable_get_measure(variable));
  put_text(sink, readstat_variable_get_name(variable));
  put_text(sink, readstat_variable_get_label(variable));
  put_text(sink, readstat_variable_get_format(variable));
  put_text(sink, labels);
  int ranges = readstat_variable_get_missing_ranges_count(variable);
  if (ranges < 0) ranges = 0;
  frame_count(sink, (uint32_t)ranges);
  for (int range = 0; range < ranges; range++) {
    if (!put_value(sink, readstat_variable_get_missing_range_lo(variable, range))
        || !put_value(sink, readstat_variable_get_missing_range_hi(variable, range))) {
      return abort_for(reading, native_text_too_long);
    }
  }
  frame_end(sink);
  return READSTAT_HANDLER_OK;
}

static int add_value_label(
  const char *set, readstat_value_t value, const char *label, void *context) {
  reading *reading = context;
  frame_sink *sink = reading->sink;
  if (label && strlen(label) > native_longest_text) return abort_for(reading, native_text_too_long);
  frame_begin(sink, native_value_label);
  put_text(sink, set);
  if (!put_value(sink, value)) return abort_for(reading, native_text_too_long);
  put_text(sink, label);
  frame_end(sink);
  return READSTAT_HANDLER_OK;
}

static int add_value(int row, readstat_variable_t *variable, readstat_value_t value, void *context) {
  reading *reading = context;
  frame_sink *sink = reading->sink;
  if (row != reading->row
      || readstat_variable_get_index_after_skipping(variable) != (int)reading->next) {
    return abort_for(reading, native_out_of_order);
  }
  if (++reading->next == reading->width) {
    reading->next = 0;
    reading->row++;
  }
  if (!sink->is_open) frame_begin(sink, native_values);
  if (!put_value(sink, value)) return abort_for(reading, native_text_too_long);
  if (sink->count - sink->frame > (1 << 16) - 64) frame_end(sink);
  return READSTAT_HANDLER_OK;
}

static readstat_error_t parse(readstat_parser_t *parser, int format, void *context) {
  switch ((enum native_format)format) {
    case native_spss: return readstat_parse_sav(parser, "", context);
    case native_spss_portable: return readstat_parse_por(parser, "", context);
    case native_stata: return readstat_parse_dta(parser, "", context);
    case native_sas: return readstat_parse_sas7bdat(parser, "", context);
    case native_sas_transport: return readstat_parse_xport(parser, "", context);
    case native_workbook: break;
  }
  return READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION;
}

// Whether a file ends as its format does, where ReadStat takes one that doesn't.
static int has_end(const open_file *file, int format) {
  int descriptor = file->descriptor;
  static const char first[] = "<stata_dta>", last[] = "</stata_dta>";
  char bytes[sizeof last];
  struct stat status;
  if (fstat(descriptor, &status) != 0) return 0;
  if (format == native_sas_transport) return status.st_size % 80 == 0 && !file->has_rest;
  if (format != native_stata) return 1;
  ssize_t count = pread(descriptor, bytes, sizeof first - 1, 0);
  if (count != sizeof first - 1 || memcmp(bytes, first, sizeof first - 1) != 0) {
    return !file->is_cut;
  }
  off_t place = status.st_size - (off_t)(sizeof last - 1);
  count = pread(descriptor, bytes, sizeof last - 1, place);
  return count == sizeof last - 1 && memcmp(bytes, last, sizeof last - 1) == 0;
}

static uint32_t outcome(readstat_error_t result, const reading *reading) {
  if (reading->fault) return reading->fault;
  switch (result) {
    case READSTAT_OK:
      // Rows that are not whole, or another file than the one whose columns were asked for.
      return reading->next || reading->width != reading->asked ? native_out_of_order : native_whole;
    case READSTAT_ERROR_MALLOC: return native_no_memory;
    case READSTAT_ERROR_ROW_COUNT_MISMATCH: return native_cut_off;
    case READSTAT_ERROR_CONVERT:
    case READSTAT_ERROR_CONVERT_BAD_STRING:
    case READSTAT_ERROR_CONVERT_SHORT_STRING:
    case READSTAT_ERROR_CONVERT_LONG_STRING: return native_bad_text;
    case READSTAT_ERROR_UNSUPPORTED_CHARSET: return native_unknown_encoding;
    case READSTAT_ERROR_UNSUPPORTED_COMPRESSION:
    case READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION: return native_unknown_version;
    default: return native_damaged;
  }
}

void read_statistical(int descriptor, const native_request *request, frame_sink *sink) {
  reading reading = {.request = request, .sink = sink};
  for (size_t place = 0; request->asked && place < request->asked_count; place++) {
    reading.asked += request->asked[place] != 0;
  }
  open_file file = {.descriptor = descriptor};
  readstat_parser_t *parser = readstat_parser_init();
  readstat_error_t result = READSTAT_ERROR_MALLOC;
  if (parser) {
    readstat_set_open_handler(parser, opened);
    readstat_set_close_handler(parser, closed);
    readstat_set_seek_handler(parser, sought);
    readstat_set_read_handler(parser, bytes_read);
    readstat_set_update_handler(parser, updated);
    readstat_set_io_ctx(parser, &file);
    // Without a handler of variables the parser of Stata's files dereferences null.
    readstat_set_variable_handler(parser, add_variable);
    readstat_set_metadata_handler(parser, note_version);
    if (request->asked) {
      readstat_set_value_handler(parser, add_value);
    } else {
      readstat_set_value_label_handler(parser, add_value_label);
    }
    if (request->is_raw) readstat_set_handler_character_encoding(parser, NULL);
    result = parse(parser, request->format, &reading);
    readstat_parser_free(parser);
  }
  // A frame that a fault left open is dropped with the rows before it.
  if (sink->is_open) frame_end(sink);
  frame_begin(sink, native_end);
  uint32_t code = outcome(result, &reading);
  if (code == native_whole && !has_end(&file, request->format)) code = native_cut_off;
  frame_count(sink, code);
  frame_end(sink);
  frame_flush(sink);
}
