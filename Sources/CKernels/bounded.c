/* Bounded numbers out of words: see CKernels.h for what they are.
 *
 * Why wide kernels: the plain way is bound by the one 64-bit multiplier that most processors have.
 * Sixteen words at a time (AMD EPYC, Zen 5, 4.2 GHz, ns a number):
 *
 *                                      plain   AVX2          AVX-512
 *   bound 50, 10 a word, to 8 bits     0.31    0.25 (1.25x)  0.155 (2.0x)
 *   bound 500, 6 a word, to 16 bits    0.36    0.27 (1.3x)   0.16 (2.3x)
 *   bound 10^6, 2 a word, to 32 bits   0.74    0.35 (2.1x)   0.26 (2.8x)
 *
 * With SSE2 alone the same code takes longer than the plain way, which is therefore the portable
 * kernel. */
#include "CKernels.h"

#include <stdatomic.h>
#include <string.h>

typedef size_t (*BoundedKernel)(
    const BoundedShape *shape, const uint64_t *words, size_t count, uint64_t phase,
    uint32_t bytes_per_number, unsigned char *out, size_t bytes, uint32_t *rejected);

/* The upper half of state * bound, a number below the bound; the lower half is the next state. */
static inline uint64_t bounded_next(uint64_t *state, uint64_t bound) {
#if defined(__SIZEOF_INT128__)
  const unsigned __int128 product = (unsigned __int128)*state * bound;
  *state = (uint64_t)product;
  return (uint64_t)(product >> 64);
#else
  const uint64_t lower = (*state & UINT32_MAX) * bound;
  const uint64_t upper = (*state >> 32) * bound + (lower >> 32);
  *state = (upper << 32) | (lower & UINT32_MAX);
  return upper >> 32;
#endif
}

/* The plain way: one word after the other. */
__attribute__((always_inline))
static inline size_t bounded_plain(
    const uint32_t bits, const BoundedShape *shape, const uint64_t *words, size_t count,
    uint64_t phase, unsigned char *out, uint32_t *rejected) {
  const uint64_t bound = shape->bound;
  uint64_t left = shape->words_per_slice - phase;
  size_t rejections = 0;
  for (size_t position = 0; position < count; position++) {
    const uint32_t wanted = left == 1 ? shape->numbers_in_last_word : shape->numbers_per_word;
    uint64_t state = words[position];
    for (uint32_t place = 0; place < wanted; place++) {
      const uint64_t number = bounded_next(&state, bound);
      memcpy(out, &number, bits / 8);
      out += bits / 8;
    }
    /* A short last word is multiplied out all the same: its leftover decides on rejection. */
    for (uint32_t place = wanted; place < shape->numbers_per_word; place++) {
      bounded_next(&state, bound);
    }
    if (__builtin_expect(state < shape->threshold, 0)) rejected[rejections++] = (uint32_t)position;
    left = left == 1 ? shape->words_per_slice : left - 1;
  }
  return rejections;
}

static size_t bounded_portable(
    const BoundedShape *shape, const uint64_t *words, size_t count, uint64_t phase,
    uint32_t bytes_per_number, unsigned char *out, size_t bytes, uint32_t *rejected) {
  (void)bytes;
  switch (bytes_per_number) {
    case 1:
      return bounded_plain(8, shape, words, count, phase, out, rejected);
    case 2:
      return bounded_plain(16, shape, words, count, phase, out, rejected);
    default:
      return bounded_plain(32, shape, words, count, phase, out, rejected);
  }
}

#if defined(__x86_64__)
/* Stores each lane's pieces, and returns where the next word's numbers go. */
__attribute__((always_inline))
static inline unsigned char *bounded_store(
    const uint64_t *pieces, uint32_t lanes, uint32_t count, unsigned char *out, size_t step,
    size_t gap, uint64_t *left, uint64_t words_per_slice) {
#pragma clang loop unroll(full)
  for (uint32_t lane = 0; lane < lanes; lane++) {
    for (uint32_t piece = 0; piece < count; piece++) {
      memcpy(out + 8 * piece, pieces + lanes * piece + lane, 8);
    }
    out += step;
    if (__builtin_expect(--*left == 0, 0)) {
      *left = words_per_slice;
      out -= gap;
    }
  }
  return out;
}

#define BOUNDED_WIDE bounded_avx2
#define BOUNDED_SIZED bounded_avx2_sized
#define BOUNDED_TARGET __attribute__((target("avx2")))
#include "bounded_wide.h"

#define BOUNDED_WIDE bounded_avx512
#define BOUNDED_SIZED bounded_avx512_sized
#define BOUNDED_TARGET __attribute__((target("avx512f")))
#include "bounded_wide.h"

#include <immintrin.h>
#include "bounded_packed.h"
#endif

static BoundedKernel bounded_kernel(KernelWidth width) {
  switch (width) {
#if defined(__x86_64__)
    case KernelWidthAVX2:
      return bounded_avx2;
    case KernelWidthAVX512:
      /* Some processors with AVX-512 permute no bytes. */
      return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi")
          ? bounded_packed
          : bounded_avx512;
#endif
    default:
      return bounded_portable;
  }
}

size_t bounded_split_by(
    KernelWidth width, const BoundedShape *shape, const uint64_t *words, size_t count,
    uint64_t phase, uint32_t bytes_per_number, void *numbers, size_t bytes, uint32_t *rejected) {
  return bounded_kernel(width)(
      shape, words, count, phase, bytes_per_number, numbers, bytes, rejected);
}

static size_t bounded_choose(
    const BoundedShape *, const uint64_t *, size_t, uint64_t, uint32_t, unsigned char *, size_t,
    uint32_t *);

/* As in philox.c: every thread makes the same choice. */
static _Atomic(BoundedKernel) bounded_chosen = bounded_choose;

static size_t bounded_choose(
    const BoundedShape *shape, const uint64_t *words, size_t count, uint64_t phase,
    uint32_t bytes_per_number, unsigned char *out, size_t bytes, uint32_t *rejected) {
  const BoundedKernel widest = bounded_kernel(kernel_width_widest());
  atomic_store_explicit(&bounded_chosen, widest, memory_order_relaxed);
  return widest(shape, words, count, phase, bytes_per_number, out, bytes, rejected);
}

size_t bounded_split(
    const BoundedShape *shape, const uint64_t *words, size_t count, uint64_t phase,
    uint32_t bytes_per_number, void *numbers, size_t bytes, uint32_t *rejected) {
  const BoundedKernel kernel = atomic_load_explicit(&bounded_chosen, memory_order_relaxed);
  return kernel(shape, words, count, phase, bytes_per_number, numbers, bytes, rejected);
}
