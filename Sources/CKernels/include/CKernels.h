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

/* The generators of a run of random words. */
#define RANDOM_RUN_LANES 8

/* Random words of eight generators xoshiro256++ side by side (Blackman, Vigna 2021, doi:10.1145/3460772).
 *
 * Generator l begins with the state states[l], states[8 + l], states[16 + l], states[24 + l], and gives the
 * words l, 8 + l, 16 + l ... of the run. Writes 8 * steps words of 64 bits; `words` may have any
 * alignment. */
void random_run(const uint64_t *states, size_t steps, void *words);
void random_run_by(KernelWidth width, const uint64_t *states, size_t steps, void *words);

/* Numbers in 0 ..< bound, each from one lane of 16 or 32 random bits (Lemire 2019,
 * doi:10.1145/3230636).
 *
 * A lane times the bound has a number as its upper half, as wide as the lane. The lane is rejected if the
 * lower half is below 2^bits mod bound, so that all numbers come from equally many lanes.
 *
 * Takes lanes of 2 bytes, of 16 bits and a bound in 1 ... 65535, or of 4 and one in 257 ... 2^32 - 1.
 * Numbers have 1, 2 or 4 bytes and hold all below the bound. Returns how many lanes were rejected, and
 * writes their places, ascending, to `rejected`, which has room for `count` of them. The numbers of
 * rejected lanes are written too: the caller replaces them. Nothing is written beyond the last number;
 * count < 2^32. */
size_t bounded_numbers(
    uint32_t bytes_per_lane, uint32_t bound, const void *lanes, size_t count,
    uint32_t bytes_per_number, void *numbers, uint32_t *rejected);
size_t bounded_numbers_by(
    KernelWidth width, uint32_t bytes_per_lane, uint32_t bound, const void *lanes, size_t count,
    uint32_t bytes_per_number, void *numbers, uint32_t *rejected);

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

/* The thresholds that are kept of a distribution. */
#define HYPERGEOMETRIC_THRESHOLDS 24

/* What is kept of a hypergeometric distribution: 64 bytes, the size of a cache line.
 *
 * Threshold t is the first 16 bits of the distribution function at the outcome `before` + t, less 2^15; thresholds
 * ascend, and those of outcomes behind the last one are 32767. */
typedef struct KeptHypergeometric {
  int16_t thresholds[HYPERGEOMETRIC_THRESHOLDS];
  uint64_t key;   /* hypergeometric_key of the distribution, or UINT64_MAX where nothing is kept */
  int64_t before;
} KeptHypergeometric;

/* The name of a distribution: of so many items, each below 2^21, some are marked and some are drawn, and these two may
 * change places. */
uint64_t hypergeometric_key(uint32_t population, uint32_t marked, uint32_t drawn);

/* Where a distribution is kept, among 2^bits places; bits in 1 ... 31. */
uint32_t hypergeometric_place(
    uint32_t population, uint32_t marked, uint32_t drawn, uint32_t bits);

/* Draws the numbers of marked items among those drawn, by inversion, each from a word of its own.
 *
 * Draw i has the distribution of population[i], marked[i] and drawn[i], and word[i * stride]. Its outcome is the
 * first whose threshold is above the first 16 bits of the word. It is left open where that isn't kept at its
 * distribution's place, where a threshold equals these bits, and where all are above them, or none is: the numbers
 * of such draws go to `open`, ascending, which has room for `count` of them, and any number to their outcomes.
 * Returns how many there are. `kept` is aligned to 64 bytes and has 2^bits places; count < 2^32. */
size_t hypergeometric_outcomes(
    const KeptHypergeometric *kept, uint32_t bits, const int32_t *population,
    const int32_t *marked, const int32_t *drawn, const uint64_t *words, size_t stride,
    size_t count, int32_t *outcomes, uint32_t *open);
size_t hypergeometric_outcomes_by(
    KernelWidth width, const KeptHypergeometric *kept, uint32_t bits, const int32_t *population,
    const int32_t *marked, const int32_t *drawn, const uint64_t *words, size_t stride,
    size_t count, int32_t *outcomes, uint32_t *open);

/* Sums of squares of counts, each times a multiplier: sum t is that of counts[places[i] + t]^2 * multipliers[i], in the
 * order of i, for t below `count`. Each product is rounded, from left to right, and then added. */
void weighted_squares(
    const int32_t *counts, const size_t *places, const double *multipliers, size_t terms,
    size_t count, double *sums);
void weighted_squares_by(
    KernelWidth width, const int32_t *counts, const size_t *places, const double *multipliers,
    size_t terms, size_t count, double *sums);

/* The columns of bits that lie together. */
#define BIT_ROWS_COLUMNS 64

/* Rows of bits, of which some are drawn and added, column by column. */
typedef struct BitRows {
  uint32_t rows;    /* 1 ... 65535 */
  uint32_t columns; /* at least 1 */
  uint32_t draws;   /* by each resample, 0 ... 65535 */
  /* Aligned to 32 bytes. Each 64 columns are a table of their own, of 32 bytes a row; column c of row r is
   * in byte c % 32 of bytes 32 * (c / 64 * rows + r) and up, in bit 0 where c % 64 < 32, else in bit 4. */
  const uint8_t *halves;
} BitRows;

/* Counts, for each resample and each column, how many of the drawn rows have the bit.
 *
 * `draws` holds the numbers of the rows, one resample after the other, in 8 bits each up to 256 rows
 * and in 16 bits above, of any alignment. The count of column c in resample i goes to counts[stride * i + c],
 * where the stride is the number of columns, rounded up to a multiple of 64; the columns behind the last one
 * are written too. */
void bit_row_counts(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts);
void bit_row_counts_by(
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
