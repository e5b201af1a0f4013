/* Sums of drawn rows of bits: see CKernels.h for what they are.
 *
 * A bit is kept as half a byte, so that 64 columns of a row are 32 bytes, one load and one addition for each
 * row drawn, and 15 rows are added before a half could overflow. Halves then become bytes, which hold the
 * sums of 255 rows, and bytes become numbers of 16 bits.
 *
 * Carry-save adders over rows of bits take a load of 8 bytes for each row, but about five times as many
 * operations on a vector of the same width. */
#include "CKernels.h"

#include <stdatomic.h>
#include <string.h>

typedef void (*BitRowsKernel)(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts);

#define BIT_ROWS(suffix) bit_rows_portable_##suffix
#define BIT_ROWS_TARGET
#include "bit_rows_wide.h"

#if defined(__x86_64__)
#define BIT_ROWS(suffix) bit_rows_avx2_##suffix
#define BIT_ROWS_TARGET __attribute__((target("avx2")))
#include "bit_rows_wide.h"
#endif

static BitRowsKernel bit_rows_kernel(KernelWidth width) {
  switch (width) {
#if defined(__x86_64__)
    case KernelWidthAVX2:
    case KernelWidthAVX512:
      /* A row of 64 columns fills a register of AVX2. */
      return bit_rows_avx2_any;
#endif
    default:
      return bit_rows_portable_any;
  }
}

void bit_row_counts_by(
    KernelWidth width, const BitRows *rows, const void *draws, size_t resamples,
    uint16_t *counts) {
  bit_rows_kernel(width)(rows, draws, resamples, counts);
}

static void bit_rows_choose(const BitRows *, const void *, size_t, uint16_t *);

/* As in philox.c: every thread makes the same choice. */
static _Atomic(BitRowsKernel) bit_rows_chosen = bit_rows_choose;

static void bit_rows_choose(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts) {
  const BitRowsKernel widest = bit_rows_kernel(kernel_width_widest());
  atomic_store_explicit(&bit_rows_chosen, widest, memory_order_relaxed);
  widest(rows, draws, resamples, counts);
}

void bit_row_counts(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts) {
  const BitRowsKernel kernel = atomic_load_explicit(&bit_rows_chosen, memory_order_relaxed);
  kernel(rows, draws, resamples, counts);
}
