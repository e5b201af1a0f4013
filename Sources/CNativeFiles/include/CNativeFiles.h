#ifndef C_NATIVE_FILES_H
#define C_NATIVE_FILES_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Reads files of other programs in a child process that can do nothing but read the file and write into a
// pipe, within limits of memory and time: docs/decisions/native-files.md.
//
// What it finds comes as frames: a byte for the kind, four bytes for the length, and so many bytes. Numbers
// are in the machine's byte order; a text is four bytes for its length and its bytes.

/// The formats: those that ReadStat reads, and Excel's workbooks of XML.
enum native_format {
  native_spss,
  native_spss_portable,
  native_stata,
  native_sas,
  native_sas_transport,
  native_workbook,
};

/// The kinds of frames.
enum native_frame {
  /// A byte for the type (0 numbers, 1 texts) and one for the measurement level (0 unknown, 1 nominal,
  /// 2 ordinal, 3 scale); the texts name, label, format and set of value labels; four bytes for the number
  /// of ranges of missing values and for each two values.
  native_variable = 1,
  /// The name of the set, a value, and the text that it stands for.
  native_value_label = 2,
  /// Values of the columns that are asked for, row by row; a frame may end within a row.
  native_values = 3,
  /// Four bytes that say how it went; the last frame.
  native_end = 4,
  /// A byte that is 0 where the sheet is shown, and the name of the sheet; of a workbook.
  native_sheet = 5,
  /// The number of a row, the number of its cells, and for each its column, from 0, and its value; of a sheet's
  /// first rows that hold something.
  native_line = 6,
};

/// The kinds of values, a byte before each.
enum native_value {
  /// Eight bytes of a double follow.
  native_number = 0,
  /// Nothing follows.
  native_missing = 1,
  /// The letter of a tagged missing value follows.
  native_tagged = 2,
  /// A text follows.
  native_text = 3,
  /// A number follows as a text; of a workbook, as are the next two.
  native_digits = 4,
  /// A byte follows that says what is shown of a moment (1 the day, 2 the time, 3 both; 4 more where days are
  /// counted from 1904), and the number of days as a text.
  native_moment = 5,
  /// Comes before each row: a column and the text that stands in it, the first one of the row, and a column
  /// without a name and what stands in it; columns from 1, and 0 where there is none.
  native_row = 6,
};

/// How reading ended.
enum native_outcome {
  native_whole = 0,
  /// What stands there is not what the format has.
  native_damaged = 1,
  /// The file ends before its rows do.
  native_cut_off = 2,
  /// There is not enough memory.
  native_no_memory = 3,
  /// A text is not in the encoding that the file names.
  native_bad_text = 4,
  /// The file names an encoding that is not known.
  native_unknown_encoding = 5,
  /// The version of the format, or its compression, is not known.
  native_unknown_version = 6,
  /// A text is longer than ``native_longest_text``.
  native_text_too_long = 7,
  /// Values came in another order than row by row, or the columns are not those that were there before.
  native_out_of_order = 8,
  /// A column of long texts in Stata's format 119, to which ReadStat doesn't find the texts.
  native_long_texts = 9,
  /// The workbook has no such sheet, or none.
  native_no_sheet = 10,
  /// It unpacks to more than files of its size do.
  native_unpacks_too_much = 11,
  /// There is no workbook of XML in it.
  native_no_workbook = 12,
};

/// The longest text, in bytes.
enum { native_longest_text = 1 << 20 };

/// The most columns and rows of a sheet, and the rows of it that are looked at for its header.
enum { native_sheet_columns = 1 << 14, native_sheet_rows = 1 << 20, native_lines = 64 };

/// What is to be read.
typedef struct {
  int format;
  /// Of a workbook the name of the sheet; NULL for the first that is shown.
  const char *_Nullable sheet;
  /// Of a sheet the number of the row that names the columns, from 1.
  uint32_t header;
  /// Whether texts come as they stand in the file, and not turned into UTF-8.
  int is_raw;
  /// A byte for each column, 1 for those whose values are asked for, and of a sheet 2 for others that have a
  /// name; NULL for what is said of columns only.
  const unsigned char *_Nullable asked;
  size_t asked_count;
} native_request;

/// What a child may take.
typedef struct {
  /// Bytes of memory beside those that the program has.
  uint64_t memory;
  /// Seconds of processor time.
  uint64_t seconds;
} native_limits;

/// A child that reads.
typedef struct {
  pid_t process;
  /// Where its frames are read.
  int frames;
} native_child;

/// Starts a child that reads a file.
///
/// The descriptor is of something that has places, and stays the caller's; several children may read it at once. Returns 0, or the error
/// number.
int native_start(
  int file, const native_request *_Nonnull request, const native_limits *_Nonnull limits,
  native_child *_Nonnull child);

/// Reads a file in the program itself, and writes the frames to a descriptor: for what looks for faults in the
/// reader of workbooks, which can be watched while it runs.
void native_read_here(int file, const native_request *_Nonnull request, int output);

/// Ends a child, by force where it still runs, and closes its pipe.
///
/// Returns the signal that ended it by itself, else 0.
int native_finish(native_child *_Nonnull child, int is_whole);

/// Makes a file without a name that holds bytes. Returns its descriptor, or -1 with the error number.
int native_file_holding(const void *_Nullable bytes, size_t count);

#endif
