#include "CPlainLoops.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static inline uint64_t next(uint64_t *state) {
  uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static inline size_t low(uint64_t word, uint64_t bound) { return (word & UINT32_MAX) * bound >> 32; }

static inline size_t high(uint64_t word, uint64_t bound) { return (word >> 32) * bound >> 32; }

void plain_words(uint64_t seed, uint64_t *words, size_t count) {
  for (size_t i = 0; i < count; i++) words[i] = next(&seed);
}

void plain_bounded(uint64_t seed, uint64_t bound, uint8_t *numbers, size_t count) {
  for (size_t i = 0; i < count; i += 2) {
    const uint64_t word = next(&seed);
    numbers[i] = (uint8_t)low(word, bound);
    if (i + 1 < count) numbers[i + 1] = (uint8_t)high(word, bound);
  }
}

void plain_ranks(
    const uint8_t *codes, size_t rows, size_t lower, size_t upper, size_t resamples, uint64_t seed,
    uint64_t *histogram) {
  for (size_t b = 0; b < resamples; b++) {
    size_t counts[8] = {0};
    for (size_t i = 0; i < rows; i += 2) {
      const uint64_t word = next(&seed);
      counts[codes[low(word, rows)]] += 1;
      if (i + 1 < rows) counts[codes[high(word, rows)]] += 1;
    }
    size_t first = 0, sum = counts[0];
    while (sum < lower) sum += counts[++first];
    size_t second = first;
    while (sum < upper) sum += counts[++second];
    histogram[first + second] += 1;
  }
}

void plain_sums(
    const uint8_t *values, size_t rows, size_t resamples, uint64_t seed, uint64_t *histogram) {
  for (size_t b = 0; b < resamples; b++) {
    size_t sum = 0;
    for (size_t i = 0; i < rows / 2; i++) {
      const uint64_t word = next(&seed);
      sum += values[low(word, rows)];
      sum += values[high(word, rows)];
    }
    if (rows % 2 == 1) sum += values[high(next(&seed), rows)];
    histogram[sum] += 1;
  }
}

void plain_differences(
    const uint8_t *first, const uint8_t *second, size_t rows, size_t resamples, uint64_t seed,
    uint64_t *histogram) {
  for (size_t b = 0; b < resamples; b++) {
    size_t position = rows;
    for (size_t i = 0; i < rows; i++) {
      const uint64_t word = next(&seed);
      position += first[low(word, rows)];
      position -= second[high(word, rows)];
    }
    histogram[position] += 1;
  }
}

void plain_joint_counts(
    const uint8_t *answers, size_t rows, size_t items, size_t resamples, uint64_t seed,
    uint64_t *histograms) {
  uint16_t counts[256];
  for (size_t b = 0; b < resamples; b++) {
    memset(counts, 0, items * sizeof counts[0]);
    for (size_t i = 0; i < rows; i++) {
      const uint8_t *row = answers + items * high(next(&seed), rows);
      for (size_t j = 0; j < items; j++) counts[j] += row[j];
    }
    for (size_t j = 0; j < items; j++) histograms[j * (rows + 1) + counts[j]] += 1;
  }
}

void plain_correlations(
    const double *x, const double *y, size_t rows, size_t resamples, uint64_t seed, double *out) {
  const double n = (double)rows;
  for (size_t b = 0; b < resamples; b++) {
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (size_t i = 0; i < rows; i += 2) {
      const uint64_t word = next(&seed);
      for (size_t half = 0; half < 2 && i + half < rows; half++) {
        const size_t j = half == 0 ? low(word, rows) : high(word, rows);
        sx += x[j];
        sy += y[j];
        sxx += x[j] * x[j];
        syy += y[j] * y[j];
        sxy += x[j] * y[j];
      }
    }
    out[b] = (sxy / n - sx * sy / n / n)
        / sqrt((sxx / n - sx * sx / n / n) * (syy / n - sy * sy / n / n));
  }
}

size_t plain_chi_squared_exceedances(
    const uint8_t *row_of, const uint8_t *column_of, size_t total, size_t rows, size_t columns,
    const double *expected, double statistic, size_t tables, uint64_t seed) {
  uint8_t *shuffled = malloc(total);
  if (!shuffled) abort();
  memcpy(shuffled, column_of, total);
  double inverse[64];
  for (size_t cell = 0; cell < rows * columns; cell++) inverse[cell] = 1 / expected[cell];
  size_t exceedances = 0;
  for (size_t b = 0; b < tables; b++) {
    for (size_t i = total - 1; i > 0; i--) {
      const size_t j = high(next(&seed), i + 1);
      const uint8_t value = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = value;
    }
    uint32_t counts[64] = {0};
    for (size_t i = 0; i < total; i++) counts[row_of[i] * columns + shuffled[i]] += 1;
    double chi = -(double)total;
    for (size_t cell = 0; cell < rows * columns; cell++)
      chi += (double)counts[cell] * counts[cell] * inverse[cell];
    exceedances += chi >= statistic * (1 - 1e-12);
  }
  free(shuffled);
  return exceedances;
}
