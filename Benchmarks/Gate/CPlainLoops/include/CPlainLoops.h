/* Plain loops: resampling as an expert writes it in an afternoon, one resample after the other.
 *
 * They are yardsticks for the gate. Splitmix64 for words, two 32-bit draws from each by multiply and
 * shift (which is very slightly biased), sums in registers. Nobody tunes them together with the engine,
 * so a ratio to them moves only when the engine does. */
#ifndef HALFWIDTH_BENCHMARKS_CPLAINLOOPS_H
#define HALFWIDTH_BENCHMARKS_CPLAINLOOPS_H

#include <stddef.h>
#include <stdint.h>

/* Writes `count` words of splitmix64. */
void plain_words(uint64_t seed, uint64_t *words, size_t count);

/* Writes `count` numbers below `bound`. */
void plain_bounded(uint64_t seed, uint64_t bound, uint8_t *numbers, size_t count);

/* Adds 1 to histogram[sum] for each resample of `rows` values; the histogram holds every sum. */
void plain_sums(
    const uint8_t *values, size_t rows, size_t resamples, uint64_t seed, uint64_t *histogram);

/* Adds 1 to histogram[lower + upper] for each resample of `rows` codes 0 ... 7, where lower and upper
 * are the codes at these ranks (from 1) when the codes drawn are in order. */
void plain_ranks(
    const uint8_t *codes, size_t rows, size_t lower, size_t upper, size_t resamples, uint64_t seed,
    uint64_t *histogram);

/* Adds 1 to histogram[rows + sum of first - sum of second] for each resample of both samples, which
 * have `rows` values of 0 or 1 each. */
void plain_differences(
    const uint8_t *first, const uint8_t *second, size_t rows, size_t resamples, uint64_t seed,
    uint64_t *histogram);

/* For each resample of `rows` respondents: adds 1 to histograms[item * (rows + 1) + count] of each of
 * `items` (at most 256) yes-or-no items; the answers lie row by row. */
void plain_joint_counts(
    const uint8_t *answers, size_t rows, size_t items, size_t resamples, uint64_t seed,
    uint64_t *histograms);

/* Writes the correlation in each resample of `rows` pairs. */
void plain_correlations(
    const double *x, const double *y, size_t rows, size_t resamples, uint64_t seed, double *out);

/* How many of `tables` random tables have a chi-square of at least `statistic`: Fisher and Yates's
 * shuffle of `total` answers in `columns` columns, against rows that stand still. The expected counts
 * lie row by row; at most 64 cells. */
size_t plain_chi_squared_exceedances(
    const uint8_t *row_of, const uint8_t *column_of, size_t total, size_t rows, size_t columns,
    const double *expected, double statistic, size_t tables, uint64_t seed);

#endif
