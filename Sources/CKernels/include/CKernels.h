/* Wide integer kernels of NumericCore: random words, and bounded numbers out of them.
 *
 * Each kernel exists in up to three widths that give the same bits: portable C, AVX2 and AVX-512.
 * The functions without a width in their arguments choose the widest one that the processor runs,
 * once, through an atomic pointer: any thread may call them, also under the thread sanitizer, which
 * breaks the usual resolvers that run before main. */
#ifndef HALFWIDTH_CKERNELS_H
#define HALFWIDTH_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

typedef enum __attribute__((enum_extensibility(closed))) KernelWidth : uint8_t {
  KernelWidthPortable,
  KernelWidthAVX2,
  KernelWidthAVX512,
} KernelWidth;

/* Whether this processor and operating system run kernels of a width. */
_Bool kernel_width_is_available(KernelWidth width);

/* The widest that is available, unless the environment variable HALFWIDTH_KERNEL_WIDTH names a
 * narrower one: `portable`, `avx2` or `avx512`. So one machine can run, compare and measure what
 * others run; another name changes nothing. */
KernelWidth kernel_width_widest(void);

/* The width that a name asks for, or `widest` where that is narrower or the name is none (NULL is). */
KernelWidth kernel_width_up_to(KernelWidth widest, const char *name);

/* The name of a width. */
const char *kernel_width_name(KernelWidth width);

/* Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, doi:10.1145/2063384.2063405) in bulk.
 *
 * A stream is the words of all the groups 0, 1, 2 ... under one key and one tail; group g is the
 * cipher's four words for the counter (g mod 2^32, g / 2^32, tail mod 2^32, tail / 2^32), and the
 * key is (key mod 2^32, key / 2^32). Writes the 32-bit words first ..< first + count of the stream;
 * `words` has room for 4 * count bytes, of any alignment. first + count <= 2^64.
 *
 * As a sequence of 64-bit words on a little-endian machine, word t is made of the 32-bit words 2t
 * (low half) and 2t + 1 (high half). */
void philox_fill(uint64_t key, uint64_t tail, uint64_t first, void *words, size_t count);
void philox_fill_by(
    KernelWidth width, uint64_t key, uint64_t tail, uint64_t first, void *words, size_t count);

/* How 64-bit words become numbers in 0 ..< bound.
 *
 * A slice is words_per_slice words. Each gives numbers_per_word numbers, the last one of a slice
 * numbers_in_last_word. A word is rejected if its leftover, word * bound^numbers_per_word mod 2^64,
 * is below the threshold. */
typedef struct BoundedShape {
  uint64_t bound;                /* 2 ... 2^32 - 1 */
  uint64_t threshold;            /* 2^64 mod bound^numbers_per_word */
  uint64_t words_per_slice;      /* at least 1 */
  uint32_t numbers_per_word;     /* 1 ... 64 */
  uint32_t numbers_in_last_word; /* 1 ... numbers_per_word */
} BoundedShape;

/* Splits `count` consecutive words, the first of which has place `phase` in its slice, into numbers
 * of 1, 2 or 4 bytes (Brackett-Rozinsky and Lemire 2024, doi:10.1002/spe.3369).
 *
 * Returns how many words were rejected, and writes their positions, ascending, to `rejected`, which
 * has room for `count` of them. The numbers of rejected words are written too: the caller replaces
 * them. Nothing is written beyond the last number; `bytes` is the size of all of them. count <
 * 2^32. */
size_t bounded_split(
    const BoundedShape *shape, const uint64_t *words, size_t count, uint64_t phase,
    uint32_t bytes_per_number, void *numbers, size_t bytes, uint32_t *rejected);
size_t bounded_split_by(
    KernelWidth width, const BoundedShape *shape, const uint64_t *words, size_t count,
    uint64_t phase, uint32_t bytes_per_number, void *numbers, size_t bytes, uint32_t *rejected);

/* Outcomes of discrete distributions, one for each 64-bit word, by alias tables of 2^column_bits
 * columns each (Walker 1977, doi:10.1145/355744.355749).
 *
 * The upper column_bits bits of a word choose a column; the other bits, without the lowest, moved up to
 * the place below bit 63, are its fraction f, a multiple of 2^column_bits in 0 ..< 2^63. A column's entry is a signed number whose lower column_bits bits are
 * the exclusive or of the column and its alias. The outcome is the column if entry >= f, else the
 * alias. `tables` says for each word which table is used, if it is not null; else it is the first.
 * `outcomes` has room for `count` numbers and overlaps nothing else, except that it may be the same as
 * `tables`. */
void alias_outcomes(
    const uint64_t *entries, uint32_t column_bits, const uint32_t *tables, const uint64_t *words,
    size_t count, uint32_t *outcomes);
void alias_outcomes_by(
    KernelWidth width, const uint64_t *entries, uint32_t column_bits, const uint32_t *tables,
    const uint64_t *words, size_t count, uint32_t *outcomes);

/* Rows of bits, of which some are drawn and added, column by column. */
typedef struct BitRows {
  uint32_t rows;     /* 1 ... 65535 */
  uint32_t columns;  /* at least 1 */
  uint32_t draws;    /* by each resample, 0 ... 65535 */
  uint32_t planes;   /* the binary digits of draws */
  /* Row r has its column c as bit c % 64 of words[r * ceil(columns / 64) + c / 64]. */
  const uint64_t *words;
  /* Up to 256 rows the same again, eight columns a byte and byte after byte: column c of row r is bit
   * c % 8 of bytes[c / 8 * stride + r], where the stride is 64, 128 or 256, the first that holds all
   * rows. */
  const uint8_t *bytes;
} BitRows;

/* The resamples whose counts lie together. */
#define BITSLICE_GROUP 64

/* Counts, for each of up to 64 resamples and each column, how many of the drawn rows have the bit.
 *
 * `draws` holds the numbers of the rows, one resample after the other, in 8 bits each up to 256 rows
 * and in 16 bits above. The count of column c in resample i goes to counts[64 * c + i]; what is behind
 * the last resample's counts in each column may be overwritten. */
void bitslice_counts(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts);
void bitslice_counts_by(
    KernelWidth width, const BitRows *rows, const void *draws, size_t resamples,
    uint16_t *counts);

/* Adds the rows drawn by each resample, column by column.
 *
 * Row r is at rows[r * stride]; the stride is even, rows and sums are aligned to 16 bytes, and a column
 * that nobody asked for holds numbers too. `draws` holds `number` row numbers of 1, 2 or 4 bytes for each resample, one resample
 * after the other. The sums of resample i go to sums[i * stride]. In each column draw d is added to
 * partial sum d % 4, in order; the result is (sum 0 + sum 1) + (sum 2 + sum 3). */
void row_sums(
    const double *rows, size_t stride, uint32_t bytes_per_draw, const void *draws, size_t number,
    size_t resamples, double *sums);
void row_sums_by(
    KernelWidth width, const double *rows, size_t stride, uint32_t bytes_per_draw,
    const void *draws, size_t number, size_t resamples, double *sums);

/* The zeros that a row to convolve has before and behind it, and the most sums that are written at a time. */
#define CONVOLUTION_PADDING 64

/* Convolves two rows of numbers: sum k is that of all a[i] * b[k - i], for k below a_count + b_count - 1.
 *
 * Each product is rounded, and added in the order of a. Both rows have at least one number; b has
 * CONVOLUTION_PADDING zeros before and behind it, and sums has room for CONVOLUTION_PADDING - 1 numbers more,
 * which may be overwritten with zeros. No number may be negative, infinite or NaN. */
void convolution(
    const double *a, size_t a_count, const double *b, size_t b_count, double *sums);
void convolution_by(
    KernelWidth width, const double *a, size_t a_count, const double *b, size_t b_count,
    double *sums);

/* Convolves a row with itself: sum k is twice the sum of a[i] * a[k - i] for i below k / 2, in the order of a, plus the
 * square in the middle; about half the products of `convolution`. The row has zeros around it, and the sums have room
 * behind them, as there. */
void convolution_square(const double *a, size_t count, double *sums);
void convolution_square_by(KernelWidth width, const double *a, size_t count, double *sums);

#endif
