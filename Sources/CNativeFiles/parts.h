#ifndef NATIVE_PARTS_H
#define NATIVE_PARTS_H

#include <expat.h>
#include <minizip/unzip.h>
#include <stddef.h>
#include <stdint.h>

// The parts of a workbook: entries of a zip file that hold XML.

/// A zip file that is open.
typedef struct {
  int descriptor;
  uint64_t place;
  /// How many bytes may still be unpacked.
  uint64_t left;
  unzFile zip;
  /// An outcome of CNativeFiles.h that isn't whole, once there is one.
  uint32_t fault;
} part_archive;

/// What is told of a part. A function that finds a fault, or enough, stops the parser.
typedef struct {
  void (*start)(void *context, XML_Parser parser, const char *name, const char **attributes);
  void (*end)(void *context, XML_Parser parser, const char *name);
  void (*text)(void *context, XML_Parser parser, const char *text, int count);
  void *context;
} part_reader;

/// Opens the zip file of a descriptor. Returns 0 where it is none.
int parts_open(part_archive *archive, int descriptor);

void parts_close(part_archive *archive);

/// Reads a part. Returns 0 where it isn't there; a fault is noted in the archive.
int parts_read(part_archive *archive, const char *name, const part_reader *reader);

/// The value of an attribute by its name without a prefix; NULL where there is none.
const char *part_attribute(const char **attributes, const char *name);

#endif
