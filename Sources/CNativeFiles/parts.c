#include "parts.h"
#include "include/CNativeFiles.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// What files unpack to: pages of equal cells to a hundredth at most, and small files to a few kilobytes.
enum { usual_ratio = 400, usual_size = 4 << 20 };
static const uint64_t largest = 8ull << 30;

// MARK: - The file, by its descriptor

static voidpf opened(voidpf opaque, const void *name, int mode) {
  (void)name, (void)mode;
  return opaque;
}

static uLong bytes_read(voidpf opaque, voidpf stream, void *buffer, uLong count) {
  (void)stream;
  part_archive *archive = opaque;
  uLong total = 0;
  while (total < count) {
    ssize_t part = pread(
      archive->descriptor, (char *)buffer + total, count - total, (off_t)archive->place);
    if (part <= 0) break;
    total += (uLong)part;
    archive->place += (uint64_t)part;
  }
  return total;
}

static uLong bytes_written(voidpf opaque, voidpf stream, const void *buffer, uLong count) {
  (void)opaque, (void)stream, (void)buffer, (void)count;
  return 0;
}

static ZPOS64_T told(voidpf opaque, voidpf stream) {
  (void)stream;
  return ((part_archive *)opaque)->place;
}

static long sought(voidpf opaque, voidpf stream, ZPOS64_T offset, int whence) {
  (void)stream;
  part_archive *archive = opaque;
  struct stat status;
  uint64_t from = 0;
  if (whence == ZLIB_FILEFUNC_SEEK_CUR) from = archive->place;
  if (whence == ZLIB_FILEFUNC_SEEK_END) {
    if (fstat(archive->descriptor, &status) != 0) return -1;
    from = (uint64_t)status.st_size;
  }
  uint64_t place = from + offset;
  if (place > INT64_MAX) return -1;
  archive->place = place;
  return 0;
}

static int closed(voidpf opaque, voidpf stream) {
  (void)opaque, (void)stream;
  return 0;
}

int parts_open(part_archive *archive, int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) return 0;
  uint64_t most = usual_size + (uint64_t)status.st_size * usual_ratio;
  *archive = (part_archive){.descriptor = descriptor, .left = most < largest ? most : largest};
  zlib_filefunc64_def functions = {
    .zopen64_file = opened, .zread_file = bytes_read, .zwrite_file = bytes_written,
    .ztell64_file = told, .zseek64_file = sought, .zclose_file = closed, .zerror_file = closed,
    .opaque = archive};
  archive->zip = unzOpen2_64("", &functions);
  return archive->zip != NULL;
}

void parts_close(part_archive *archive) {
  if (archive->zip) unzClose(archive->zip);
}

// MARK: - XML

// What an element or an attribute is called without its prefix.
static const char *local(const char *name) {
  const char *colon = strrchr(name, ':');
  return colon ? colon + 1 : name;
}

const char *part_attribute(const char **attributes, const char *name) {
  for (; attributes[0]; attributes += 2) {
    if (strcmp(local(attributes[0]), name) == 0) return attributes[1];
  }
  return NULL;
}

typedef struct {
  part_archive *archive;
  const part_reader *reader;
  XML_Parser parser;
} parsing;

static void note(part_archive *archive, uint32_t fault) {
  if (!archive->fault) archive->fault = fault;
}

static void started(void *context, const XML_Char *name, const XML_Char **attributes) {
  parsing *parsing = context;
  parsing->reader->start(parsing->reader->context, parsing->parser, local(name), attributes);
}

static void ended(void *context, const XML_Char *name) {
  parsing *parsing = context;
  parsing->reader->end(parsing->reader->context, parsing->parser, local(name));
}

static void told_text(void *context, const XML_Char *text, int count) {
  parsing *parsing = context;
  parsing->reader->text(parsing->reader->context, parsing->parser, text, count);
}

// No part of a workbook declares a type of document, and entities come with one.
static void declared(
  void *context, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal) {
  (void)name, (void)system, (void)public, (void)internal;
  parsing *parsing = context;
  note(parsing->archive, native_damaged);
  XML_StopParser(parsing->parser, XML_FALSE);
}

// Returns whether the part was stopped by who reads it.
static int parse(part_archive *archive, XML_Parser parser) {
  char buffer[1 << 16];
  for (;;) {
    int count = unzReadCurrentFile(archive->zip, buffer, sizeof buffer);
    if (count < 0) break;
    if ((uint64_t)count > archive->left) {
      note(archive, native_unpacks_too_much);
      return 1;
    }
    archive->left -= (uint64_t)count;
    if (XML_Parse(parser, buffer, count, count == 0) != XML_STATUS_OK) {
      enum XML_Error error = XML_GetErrorCode(parser);
      if (error == XML_ERROR_ABORTED) return 1;
      note(archive, error == XML_ERROR_NO_MEMORY ? native_no_memory : native_damaged);
      return 1;
    }
    if (count == 0) return 0;
  }
  note(archive, native_damaged);
  return 1;
}

int parts_read(part_archive *archive, const char *name, const part_reader *reader) {
  if (unzLocateFile(archive->zip, name, 2) != UNZ_OK) return 0;
  XML_Parser parser = XML_ParserCreate(NULL);
  if (!parser) {
    note(archive, native_no_memory);
    return 1;
  }
  if (unzOpenCurrentFile(archive->zip) != UNZ_OK) {
    note(archive, native_damaged);
  } else {
    parsing context = {.archive = archive, .reader = reader, .parser = parser};
    XML_SetUserData(parser, &context);
    XML_SetElementHandler(parser, started, ended);
    XML_SetCharacterDataHandler(parser, told_text);
    XML_SetStartDoctypeDeclHandler(parser, declared);
    int is_stopped = parse(archive, parser);
    // The sum of a part is checked when all of it was read.
    if (unzCloseCurrentFile(archive->zip) == UNZ_CRCERROR && !is_stopped) {
      note(archive, native_damaged);
    }
  }
  XML_ParserFree(parser);
  return 1;
}
