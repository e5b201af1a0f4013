#include "sheet.h"

#include <stdlib.h>
#include <string.h>

// MARK: - Formats

unsigned char sheet_shown_by_number(unsigned number) {
  // ECMA-376, part 1, 18.8.30; 27 to 36 and 50 to 58 are days of East Asian calendars.
  if ((number >= 14 && number <= 17) || (number >= 27 && number <= 31) || number == 36
      || (number >= 50 && number <= 54) || number == 57 || number == 58) {
    return 1;
  }
  if (number == 22) return 3;
  if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35)
      || (number >= 45 && number <= 47) || number == 55 || number == 56) {
    return 2;
  }
  return 0;
}

unsigned char sheet_shown_by_code(const char *code) {
  int has_day = 0, has_time = 0, has_month = 0;
  for (const char *at = code; *at && *at != ';'; at++) {
    switch (*at) {
      case '"':
        // What is written as it stands.
        for (at++; *at && *at != '"'; at++) {}
        if (!*at) at--;
        break;
      case '\\':
      case '_':
      case '*':
        if (at[1]) at++;
        break;
      case '[':
        // Hours beyond a day; other brackets hold colours, conditions and languages.
        if (at[1] == 'h' || at[1] == 'H' || at[1] == 'm' || at[1] == 'M' || at[1] == 's'
            || at[1] == 'S') {
          has_time = 1;
        }
        for (; *at && *at != ']'; at++) {}
        if (!*at) at--;
        break;
      case 'y':
      case 'Y':
      case 'd':
      case 'D': has_day = 1; break;
      case 'h':
      case 'H':
      case 's':
      case 'S': has_time = 1; break;
      case 'm':
      case 'M': has_month = 1; break;
      case 'G':
      case 'g':
        // "General" is a number.
        if (strncmp(at, "General", 7) == 0 || strncmp(at, "GENERAL", 7) == 0) at += 6;
        break;
      case 'E':
      case 'e':
        // An exponent, as in 0.00E+00.
        if (at[1] == '+' || at[1] == '-') at++;
        break;
      default: break;
    }
  }
  // An m alone is a month, and beside hours or seconds a minute.
  if (has_month && !has_time) has_day = 1;
  return (unsigned char)((has_day ? 1 : 0) | (has_time ? 2 : 0));
}

// MARK: - Cells

// A cell of the row that is being read.
typedef struct {
  uint32_t column;
  unsigned char kind, shown;
  size_t start, count;
} cell;

typedef struct {
  const native_request *request;
  const sheet_styles *styles;
  const text_list *texts;
  frame_sink *sink;
  int counts_from_1904;
  uint32_t fault;
  // The row, from 1, and the last one that was told.
  uint32_t row, told;
  int has_row, is_in_row, lines;
  // The cells of the row, by their columns, and their texts.
  cell *cells;
  size_t count, capacity;
  text_bytes bytes;
  // For each column its cell in the row, from 1.
  size_t *place;
  // The cell that is being read.
  uint32_t column, next;
  char type;
  unsigned char shown;
  int is_in_cell, is_in_value, is_in_text, is_in_reading;
  text_bytes value;
} sheet;

static void stop(sheet *sheet, XML_Parser parser, uint32_t fault) {
  if (!sheet->fault) sheet->fault = fault;
  XML_StopParser(parser, XML_FALSE);
}

// The column of an address such as AB12, from 0; the most columns where it is none.
static uint32_t column_of(const char *address) {
  uint32_t column = 0;
  for (; *address >= 'A' && *address <= 'Z'; address++) {
    column = column * 26 + (uint32_t)(*address - 'A' + 1);
    if (column > native_sheet_columns) return native_sheet_columns;
  }
  return column && *address >= '0' && *address <= '9' ? column - 1 : native_sheet_columns;
}

static void begin_cell(sheet *sheet, XML_Parser parser, const char **attributes) {
  const char *address = part_attribute(attributes, "r");
  const char *type = part_attribute(attributes, "t");
  const char *style = part_attribute(attributes, "s");
  sheet->column = address ? column_of(address) : sheet->next;
  if (sheet->column >= native_sheet_columns) return stop(sheet, parser, native_damaged);
  sheet->next = sheet->column + 1;
  // s shared, i inline, f of a formula, b boolean, e error, d date, n number.
  sheet->type = 'n';
  if (type) {
    sheet->type = strcmp(type, "s") == 0 ? 's'
      : strcmp(type, "inlineStr") == 0   ? 'i'
      : strcmp(type, "str") == 0         ? 'f'
      : strcmp(type, "b") == 0           ? 'b'
      : strcmp(type, "e") == 0           ? 'e'
      : strcmp(type, "d") == 0           ? 'd'
                                         : 'n';
  }
  unsigned long number = style ? strtoul(style, NULL, 10) : 0;
  sheet->shown = number < sheet->styles->count ? sheet->styles->shown[number] : 0;
  sheet->value.count = 0;
  sheet->is_in_cell = 1;
}

static void start_element(
  void *context, XML_Parser parser, const char *name, const char **attributes) {
  sheet *sheet = context;
  if (sheet->is_in_cell) {
    if (strcmp(name, "v") == 0) sheet->is_in_value = 1;
    if (strcmp(name, "t") == 0) sheet->is_in_text = 1;
    if (strcmp(name, "rPh") == 0) sheet->is_in_reading = 1;
    return;
  }
  if (strcmp(name, "row") == 0) {
    const char *number = part_attribute(attributes, "r");
    unsigned long row = number ? strtoul(number, NULL, 10) : sheet->row + 1ul;
    if (row <= sheet->row || row > native_sheet_rows) return stop(sheet, parser, native_damaged);
    sheet->row = (uint32_t)row;
    sheet->next = 0;
    sheet->is_in_row = 1;
  } else if (sheet->is_in_row && strcmp(name, "c") == 0) {
    begin_cell(sheet, parser, attributes);
  }
}

static int is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

// Puts what was read into the row.
static void end_cell(sheet *sheet, XML_Parser parser) {
  const char *text = sheet->value.bytes ? sheet->value.bytes : "";
  size_t count = sheet->value.count;
  unsigned char kind = native_text;
  sheet->is_in_cell = 0;
  if (sheet->type == 's' && count) {
    char *end = NULL;
    unsigned long number = strtoul(text, &end, 10);
    if (*end || number >= sheet->texts->count) return stop(sheet, parser, native_damaged);
    text = texts_at(sheet->texts, number, &count);
  } else if (sheet->type == 'b') {
    if (count) {
      text = text[0] == '0' && count == 1 ? "FALSE" : "TRUE";
      count = strlen(text);
    }
  } else if (sheet->type == 'n') {
    kind = sheet->shown ? native_moment : native_digits;
  }
  while (count && is_blank(text[count - 1])) count--;
  while (count && is_blank(text[0])) {
    text++;
    count--;
  }
  if (!count) return;
  if (count > native_longest_text) return stop(sheet, parser, native_text_too_long);
  // No column has two cells in a row.
  if (sheet->place[sheet->column]) return stop(sheet, parser, native_damaged);
  if (sheet->count == sheet->capacity) {
    size_t capacity = sheet->capacity ? 2 * sheet->capacity : 64;
    cell *more = realloc(sheet->cells, capacity * sizeof *more);
    if (!more) return stop(sheet, parser, native_no_memory);
    sheet->cells = more;
    sheet->capacity = capacity;
  }
  sheet->cells[sheet->count] = (cell){
    .column = sheet->column, .kind = kind, .shown = sheet->shown, .start = sheet->bytes.count,
    .count = count};
  sheet->place[sheet->column] = ++sheet->count;
  if (!texts_append(&sheet->bytes, text, count)) stop(sheet, parser, native_no_memory);
}

static void add_text(void *context, XML_Parser parser, const char *text, int count) {
  sheet *sheet = context;
  int is_wanted = sheet->type == 'i' ? sheet->is_in_text && !sheet->is_in_reading : sheet->is_in_value;
  if (!sheet->is_in_cell || !is_wanted) return;
  if (sheet->value.count + (size_t)count > 2 * (size_t)native_longest_text) {
    return stop(sheet, parser, native_text_too_long);
  }
  if (!texts_append(&sheet->value, text, (size_t)count)) stop(sheet, parser, native_no_memory);
}

// MARK: - Rows

static void put_cell(sheet *sheet, const cell *cell) {
  frame_byte(sheet->sink, cell->kind);
  if (cell->kind == native_moment) {
    frame_byte(sheet->sink, (unsigned char)(cell->shown + (sheet->counts_from_1904 ? 4 : 0)));
  }
  frame_text(sheet->sink, sheet->bytes.bytes + cell->start, cell->count);
}

static void put_line(sheet *sheet) {
  frame_begin(sheet->sink, native_line);
  frame_count(sheet->sink, sheet->row);
  frame_count(sheet->sink, (uint32_t)sheet->count);
  for (size_t place = 0; place < sheet->count; place++) {
    frame_count(sheet->sink, sheet->cells[place].column);
    put_cell(sheet, &sheet->cells[place]);
  }
  frame_end(sheet->sink);
}

// The first text of the row, and the first cell in a column without a name.
static void put_head(sheet *sheet) {
  const native_request *request = sheet->request;
  const cell *text = NULL, *stray = NULL;
  for (size_t place = 0; place < sheet->count; place++) {
    const cell *cell = &sheet->cells[place];
    int has_name = cell->column < request->asked_count && request->asked[cell->column];
    if (cell->kind == native_text && (!text || cell->column < text->column)) text = cell;
    if (!has_name && (!stray || cell->column < stray->column)) stray = cell;
  }
  frame_byte(sheet->sink, native_row);
  const cell *both[] = {text, stray};
  for (int place = 0; place < 2; place++) {
    const cell *cell = both[place];
    // A row is not called by a long text, and messages don't quote one.
    size_t count = cell ? cell->count < 256 ? cell->count : 0 : 0;
    frame_count(sheet->sink, cell ? cell->column + 1 : 0);
    frame_text(sheet->sink, count ? sheet->bytes.bytes + cell->start : "", count);
  }
}

static void put_row(sheet *sheet, int is_empty) {
  const native_request *request = sheet->request;
  if (!sheet->sink->is_open) frame_begin(sheet->sink, native_values);
  if (is_empty) {
    // No text, and no stray.
    frame_byte(sheet->sink, native_row);
    for (int place = 0; place < 4; place++) frame_count(sheet->sink, 0);
  } else {
    put_head(sheet);
  }
  for (size_t column = 0; column < request->asked_count; column++) {
    if (request->asked[column] != 1) continue;
    size_t place = is_empty ? 0 : sheet->place[column];
    if (place) {
      put_cell(sheet, &sheet->cells[place - 1]);
    } else {
      frame_byte(sheet->sink, native_missing);
    }
    if (sheet->sink->count - sheet->sink->frame > (1 << 16) - 64) {
      frame_end(sheet->sink);
      frame_begin(sheet->sink, native_values);
    }
  }
}

static void end_row(sheet *sheet, XML_Parser parser) {
  const native_request *request = sheet->request;
  sheet->is_in_row = 0;
  if (sheet->count && !request->asked) {
    put_line(sheet);
    if (++sheet->lines == native_lines) XML_StopParser(parser, XML_FALSE);
  } else if (sheet->count && sheet->row > request->header) {
    // Rows that hold nothing are told when another one follows that does.
    for (uint32_t row = sheet->told + 1; row < sheet->row; row++) put_row(sheet, 1);
    put_row(sheet, 0);
    sheet->told = sheet->row;
  }
  for (size_t place = 0; place < sheet->count; place++) sheet->place[sheet->cells[place].column] = 0;
  sheet->count = 0;
  sheet->bytes.count = 0;
}

static void end_element(void *context, XML_Parser parser, const char *name) {
  sheet *sheet = context;
  if (strcmp(name, "v") == 0) sheet->is_in_value = 0;
  if (strcmp(name, "t") == 0) sheet->is_in_text = 0;
  if (strcmp(name, "rPh") == 0) sheet->is_in_reading = 0;
  if (sheet->is_in_cell && strcmp(name, "c") == 0) end_cell(sheet, parser);
  if (sheet->is_in_row && strcmp(name, "row") == 0 && !sheet->fault) end_row(sheet, parser);
}

uint32_t read_sheet(
  part_archive *archive, const char *part, const native_request *request, int counts_from_1904,
  const sheet_styles *styles, const text_list *texts, frame_sink *sink) {
  sheet sheet = {
    .request = request, .styles = styles, .texts = texts, .sink = sink,
    .counts_from_1904 = counts_from_1904, .told = request->header,
    .place = calloc(native_sheet_columns, sizeof *sheet.place)};
  if (!sheet.place) return native_no_memory;
  part_reader reader = {start_element, end_element, add_text, &sheet};
  uint32_t outcome = parts_read(archive, part, &reader) ? sheet.fault : (uint32_t)native_damaged;
  free(sheet.place);
  free(sheet.cells);
  free(sheet.bytes.bytes);
  free(sheet.value.bytes);
  return outcome;
}
