#include "workbook.h"
#include "parts.h"
#include "sheet.h"
#include "texts.h"

#include <stdlib.h>
#include <string.h>

// MARK: - Relations: which part is which

// The first part whose relation has an identifier, or a type that ends so.
typedef struct {
  const char *identifier, *type;
  // The folder of the part that has the relations, without a slash at its end.
  const char *folder;
  text_bytes found;
  int is_found, is_full;
} relation;

static int ends_with(const char *text, const char *end) {
  size_t count = strlen(text), length = strlen(end);
  return count >= length && strcmp(text + count - length, end) == 0;
}

static void start_relation(
  void *context, XML_Parser parser, const char *name, const char **attributes) {
  relation *relation = context;
  if (strcmp(name, "Relationship") != 0) return;
  const char *target = part_attribute(attributes, "Target");
  const char *type = part_attribute(attributes, "Type");
  const char *identifier = part_attribute(attributes, "Id");
  if (!target || !type) return;
  if (relation->identifier && (!identifier || strcmp(identifier, relation->identifier) != 0)) return;
  if (!ends_with(type, relation->type)) return;
  int is_whole = 1;
  if (target[0] == '/') {
    target++;
  } else if (relation->folder[0]) {
    // Targets begin in the folder of the part.
    is_whole = texts_append(&relation->found, relation->folder, strlen(relation->folder))
      && texts_append(&relation->found, "/", 1);
  }
  if (strncmp(target, "./", 2) == 0) target += 2;
  is_whole = is_whole && texts_append(&relation->found, target, strlen(target));
  relation->is_found = is_whole;
  relation->is_full = !is_whole;
  XML_StopParser(parser, XML_FALSE);
}

static void pass_end(void *context, XML_Parser parser, const char *name) {
  (void)context, (void)parser, (void)name;
}

static void pass_text(void *context, XML_Parser parser, const char *text, int count) {
  (void)context, (void)parser, (void)text, (void)count;
}

// The name of the part that another one is related to; NULL where there is none.
static char *related(
  part_archive *archive, const char *relations, const char *folder, const char *identifier,
  const char *type) {
  relation relation = {.identifier = identifier, .type = type, .folder = folder};
  part_reader reader = {start_relation, pass_end, pass_text, &relation};
  parts_read(archive, relations, &reader);
  if (relation.is_full && !archive->fault) archive->fault = native_no_memory;
  if (relation.is_found) return relation.found.bytes;
  free(relation.found.bytes);
  return NULL;
}

// MARK: - The workbook: its sheets

typedef struct {
  frame_sink *sink;
  // The name that is looked for, and the identifier of the sheet that has it, or is the first that is shown.
  const char *wanted;
  char *identifier;
  int tells, counts_from_1904, is_full;
} sheets;

static void start_sheet(
  void *context, XML_Parser parser, const char *name, const char **attributes) {
  sheets *sheets = context;
  (void)parser;
  if (strcmp(name, "workbookPr") == 0) {
    const char *from = part_attribute(attributes, "date1904");
    sheets->counts_from_1904 = from && (strcmp(from, "1") == 0 || strcmp(from, "true") == 0);
  }
  if (strcmp(name, "sheet") != 0) return;
  const char *title = part_attribute(attributes, "name");
  const char *identifier = part_attribute(attributes, "id");
  const char *state = part_attribute(attributes, "state");
  if (!title || !identifier) return;
  int is_hidden = state && strcmp(state, "visible") != 0;
  if (sheets->tells) {
    frame_begin(sheets->sink, native_sheet);
    frame_byte(sheets->sink, (unsigned char)is_hidden);
    frame_text(sheets->sink, title, strlen(title));
    frame_end(sheets->sink);
  }
  int is_wanted = sheets->wanted ? strcmp(title, sheets->wanted) == 0 : !is_hidden;
  if (is_wanted && !sheets->identifier) {
    sheets->identifier = strdup(identifier);
    sheets->is_full = !sheets->identifier;
  }
}

// MARK: - Styles: which numbers are dates

typedef struct {
  sheet_styles *styles;
  // Formats that the workbook defines, by their numbers.
  unsigned *numbers;
  unsigned char *shown;
  size_t count, capacity;
  int is_in_cells, is_full;
} formats;

static int add(void **items, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity) return 1;
  size_t most = *capacity ? 2 * *capacity : 64;
  void *more = realloc(*items, most * size);
  if (!more) return 0;
  *items = more;
  *capacity = most;
  return 1;
}

static void start_style(
  void *context, XML_Parser parser, const char *name, const char **attributes) {
  formats *formats = context;
  if (strcmp(name, "numFmt") == 0) {
    const char *number = part_attribute(attributes, "numFmtId");
    const char *code = part_attribute(attributes, "formatCode");
    size_t capacity = formats->capacity;
    if (!number || !code) return;
    if (!add((void **)&formats->numbers, formats->count, &capacity, sizeof *formats->numbers)) {
      formats->is_full = 1;
      XML_StopParser(parser, XML_FALSE);
      return;
    }
    if (!add((void **)&formats->shown, formats->count, &formats->capacity, 1)) {
      formats->is_full = 1;
      XML_StopParser(parser, XML_FALSE);
      return;
    }
    formats->numbers[formats->count] = (unsigned)strtoul(number, NULL, 10);
    formats->shown[formats->count++] = sheet_shown_by_code(code);
  } else if (strcmp(name, "cellXfs") == 0) {
    formats->is_in_cells = 1;
  } else if (formats->is_in_cells && strcmp(name, "xf") == 0) {
    const char *text = part_attribute(attributes, "numFmtId");
    unsigned number = text ? (unsigned)strtoul(text, NULL, 10) : 0;
    unsigned char shown = sheet_shown_by_number(number);
    for (size_t place = 0; place < formats->count; place++) {
      if (formats->numbers[place] == number) shown = formats->shown[place];
    }
    sheet_styles *styles = formats->styles;
    if (!add((void **)&styles->shown, styles->count, &styles->capacity, 1)) {
      formats->is_full = 1;
      XML_StopParser(parser, XML_FALSE);
      return;
    }
    styles->shown[styles->count++] = shown;
  }
}

static void end_style(void *context, XML_Parser parser, const char *name) {
  (void)parser;
  if (strcmp(name, "cellXfs") == 0) ((formats *)context)->is_in_cells = 0;
}

// MARK: - Shared texts

typedef struct {
  text_list *texts;
  int is_in_text, is_in_reading, is_full;
} shared;

static void start_shared(
  void *context, XML_Parser parser, const char *name, const char **attributes) {
  shared *shared = context;
  (void)parser, (void)attributes;
  if (strcmp(name, "t") == 0) shared->is_in_text = 1;
  // How a text is read aloud is none of it.
  if (strcmp(name, "rPh") == 0) shared->is_in_reading = 1;
}

static void end_shared(void *context, XML_Parser parser, const char *name) {
  shared *shared = context;
  if (strcmp(name, "t") == 0) shared->is_in_text = 0;
  if (strcmp(name, "rPh") == 0) shared->is_in_reading = 0;
  if (strcmp(name, "si") == 0 && !texts_end(shared->texts)) {
    shared->is_full = 1;
    XML_StopParser(parser, XML_FALSE);
  }
}

static void add_shared(void *context, XML_Parser parser, const char *text, int count) {
  shared *shared = context;
  if (!shared->is_in_text || shared->is_in_reading) return;
  if (!texts_append(&shared->texts->bytes, text, (size_t)count)) {
    shared->is_full = 1;
    XML_StopParser(parser, XML_FALSE);
  }
}

// MARK: - All of it

// What is known of a workbook, until it is closed.
typedef struct {
  // The part, its folder, its relations, and the identifier of the sheet.
  char *part, *folder, *relations, *identifier;
  int counts_from_1904;
  sheet_styles styles;
  text_list texts;
} book;

static void fail(part_archive *archive, uint32_t fault) {
  if (!archive->fault) archive->fault = fault;
}

// Where the relations of a part are: beside it, in a folder of their own.
static char *relations_of(const char *part, const char *folder) {
  text_bytes name = {0};
  const char *own = folder[0] ? part + strlen(folder) + 1 : part;
  int is_whole = texts_append(&name, folder, strlen(folder))
    && (!folder[0] || texts_append(&name, "/", 1)) && texts_append(&name, "_rels/", 6)
    && texts_append(&name, own, strlen(own)) && texts_append(&name, ".rels", 5);
  return is_whole ? name.bytes : NULL;
}

static void find_sheet(
  part_archive *archive, const native_request *request, book *book, frame_sink *sink) {
  book->part = related(archive, "_rels/.rels", "", NULL, "/officeDocument");
  if (archive->fault) return;
  if (!book->part) book->part = strdup("xl/workbook.xml");
  if (!book->part) return fail(archive, native_no_memory);
  const char *slash = strrchr(book->part, '/');
  book->folder = slash ? strndup(book->part, (size_t)(slash - book->part)) : strdup("");
  book->relations = book->folder ? relations_of(book->part, book->folder) : NULL;
  if (!book->relations) return fail(archive, native_no_memory);

  sheets sheets = {.sink = sink, .wanted = request->sheet, .tells = !request->asked};
  part_reader reader = {start_sheet, pass_end, pass_text, &sheets};
  if (!ends_with(book->part, ".xml") || !parts_read(archive, book->part, &reader)) {
    return fail(archive, native_no_workbook);
  }
  book->identifier = sheets.identifier;
  book->counts_from_1904 = sheets.counts_from_1904;
  if (sheets.is_full) return fail(archive, native_no_memory);
  if (!sheets.identifier) fail(archive, native_no_sheet);
}

// Reads the part that a workbook is related to by a type, where there is one.
static void read_related(
  part_archive *archive, const book *book, const char *type, const part_reader *reader) {
  if (archive->fault) return;
  char *part = related(archive, book->relations, book->folder, NULL, type);
  if (part && !archive->fault) parts_read(archive, part, reader);
  free(part);
}

static void read_parts(
  part_archive *archive, const native_request *request, book *book, frame_sink *sink) {
  formats formats = {.styles = &book->styles};
  part_reader style_reader = {start_style, end_style, pass_text, &formats};
  read_related(archive, book, "/styles", &style_reader);
  free(formats.numbers);
  free(formats.shown);
  shared shared = {.texts = &book->texts};
  part_reader text_reader = {start_shared, end_shared, add_shared, &shared};
  read_related(archive, book, "/sharedStrings", &text_reader);
  if (formats.is_full || shared.is_full) fail(archive, native_no_memory);
  if (archive->fault) return;

  char *part = related(archive, book->relations, book->folder, book->identifier, "/worksheet");
  if (part && !archive->fault) {
    uint32_t fault = read_sheet(
      archive, part, request, book->counts_from_1904, &book->styles, &book->texts, sink);
    if (fault) fail(archive, fault);
  } else {
    // What is no sheet of cells, such as a chart.
    fail(archive, native_no_sheet);
  }
  free(part);
}

void read_workbook(int file, const native_request *request, frame_sink *sink) {
  part_archive archive;
  book book = {0};
  uint32_t fault = native_damaged;
  if (parts_open(&archive, file)) {
    find_sheet(&archive, request, &book, sink);
    if (!archive.fault) read_parts(&archive, request, &book, sink);
    fault = archive.fault;
    parts_close(&archive);
  }
  free(book.part);
  free(book.folder);
  free(book.relations);
  free(book.identifier);
  free(book.styles.shown);
  free(book.texts.bytes.bytes);
  free(book.texts.ends);
  if (sink->is_open) frame_end(sink);
  frame_begin(sink, native_end);
  frame_count(sink, fault);
  frame_end(sink);
  frame_flush(sink);
}
