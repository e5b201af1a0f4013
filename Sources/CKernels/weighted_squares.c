/* Sums of squares of counts: see CKernels.h for what they are.
 *
 * Each sum stays in its lane of a register while all terms are added, in their order: so all widths give the same
 * bits. */
#include "CKernels.h"

#include <stdatomic.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

typedef void (*WeightedSquaresKernel)(
    const int32_t *counts, const size_t *places, const double *multipliers, size_t terms,
    size_t count, double *sums);

/* The plain way: the sums from `first` on, one after the other. */
__attribute__((always_inline))
static inline void weighted_squares_plain(
    const int32_t *counts, const size_t *places, const double *multipliers, size_t terms,
    size_t first, size_t count, double *sums) {
  for (size_t t = first; t < count; t++) {
    double sum = 0;
    for (size_t i = 0; i < terms; i++) {
      const double value = counts[places[i] + t];
      sum += value * value * multipliers[i];
    }
    sums[t] = sum;
  }
}

#define WEIGHTED_SQUARES weighted_squares_portable
#define WEIGHTED_SQUARES_TARGET
#include "weighted_squares_wide.h"

#if defined(__x86_64__)
#define WEIGHTED_SQUARES weighted_squares_avx2
#define WEIGHTED_SQUARES_TARGET __attribute__((target("avx2")))
#include "weighted_squares_wide.h"

#define WEIGHTED_SQUARES weighted_squares_avx512
#define WEIGHTED_SQUARES_TARGET __attribute__((target("avx512f")))
#include "weighted_squares_wide.h"
#endif

static WeightedSquaresKernel weighted_squares_kernel(KernelWidth width) {
  switch (width) {
#if defined(__x86_64__)
    case KernelWidthAVX2:
      return weighted_squares_avx2;
    case KernelWidthAVX512:
      return weighted_squares_avx512;
#endif
    default:
      return weighted_squares_portable;
  }
}

void weighted_squares_by(
    KernelWidth width, const int32_t *counts, const size_t *places, const double *multipliers,
    size_t terms, size_t count, double *sums) {
  weighted_squares_kernel(width)(counts, places, multipliers, terms, count, sums);
}

static void weighted_squares_choose(
    const int32_t *, const size_t *, const double *, size_t, size_t, double *);

/* As in philox.c: every thread makes the same choice. */
static _Atomic(WeightedSquaresKernel) weighted_squares_chosen = weighted_squares_choose;

static void weighted_squares_choose(
    const int32_t *counts, const size_t *places, const double *multipliers, size_t terms,
    size_t count, double *sums) {
  const WeightedSquaresKernel widest = weighted_squares_kernel(kernel_width_widest());
  atomic_store_explicit(&weighted_squares_chosen, widest, memory_order_relaxed);
  widest(counts, places, multipliers, terms, count, sums);
}

void weighted_squares(
    const int32_t *counts, const size_t *places, const double *multipliers, size_t terms,
    size_t count, double *sums) {
  const WeightedSquaresKernel kernel =
      atomic_load_explicit(&weighted_squares_chosen, memory_order_relaxed);
  kernel(counts, places, multipliers, terms, count, sums);
}
