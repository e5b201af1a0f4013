/* Bounded numbers out of lanes of random bits: see CKernels.h for what they are.
 *
 * Why wide kernels: a lane needs one multiplication, and a register holds many lanes. All widths are one
 * source, which the compiler spreads over as many registers as the target has to. */
#include "CKernels.h"

#include <stdatomic.h>
#include <string.h>

typedef size_t (*BoundedKernel)(
    uint32_t bytes_per_lane, uint32_t bound, const unsigned char *lanes, size_t count,
    uint32_t bytes_per_number, unsigned char *out, uint32_t *rejected);

/* The plain way: the lanes from `position` on, one after the other. */
__attribute__((always_inline))
static inline size_t bounded_plain(
    const uint32_t lane, const uint32_t bytes, uint32_t bound, const unsigned char *lanes,
    size_t position, size_t count, unsigned char *out, uint32_t *rejected, size_t rejections) {
  const uint64_t range = UINT64_C(1) << 8 * lane;
  const uint64_t threshold = range % bound;
  for (; position < count; position++) {
    uint32_t bits = 0;
    memcpy(&bits, lanes + lane * position, lane);
    const uint64_t product = (uint64_t)bits * bound;
    const uint32_t number = (uint32_t)(product >> 8 * lane);
    memcpy(out + bytes * position, &number, bytes);
    if ((product & (range - 1)) < threshold) rejected[rejections++] = (uint32_t)position;
  }
  return rejections;
}

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* The upper halves of products of 16 bits by their instruction: the compiler finds it only where both factors
 * are widened beside the product. */
#define BOUNDED(suffix) bounded_portable_##suffix
#define BOUNDED_TARGET
#define BOUNDED_REGISTER 16
#if defined(__SSE2__)
#define BOUNDED_UPPER(a, b) _mm_mulhi_epu16((__m128i)(a), (__m128i)(b))
#else
#define BOUNDED_UPPER(a, b) \
  __builtin_convertvector( \
      __builtin_convertvector(a, Words) * __builtin_convertvector(b, Words) >> 16, Lanes)
#endif
#include "bounded_wide.h"

#if defined(__x86_64__)
#define BOUNDED(suffix) bounded_avx2_##suffix
#define BOUNDED_TARGET __attribute__((target("avx2")))
#define BOUNDED_REGISTER 32
#define BOUNDED_UPPER(a, b) _mm256_mulhi_epu16((__m256i)(a), (__m256i)(b))
#include "bounded_wide.h"

#define BOUNDED(suffix) bounded_avx512_##suffix
#define BOUNDED_TARGET __attribute__((target("avx512f,avx512bw")))
#define BOUNDED_REGISTER 64
#define BOUNDED_UPPER(a, b) _mm512_mulhi_epu16((__m512i)(a), (__m512i)(b))
#include "bounded_wide.h"
#endif

static BoundedKernel bounded_kernel(KernelWidth width) {
  switch (width) {
#if defined(__x86_64__)
    case KernelWidthAVX2:
      return bounded_avx2_any;
    case KernelWidthAVX512:
      /* Some processors with AVX-512 multiply no lanes of 16 bits in it. */
      return __builtin_cpu_supports("avx512bw") ? bounded_avx512_any : bounded_avx2_any;
#endif
    default:
      return bounded_portable_any;
  }
}

size_t bounded_numbers_by(
    KernelWidth width, uint32_t bytes_per_lane, uint32_t bound, const void *lanes, size_t count,
    uint32_t bytes_per_number, void *numbers, uint32_t *rejected) {
  return bounded_kernel(width)(
      bytes_per_lane, bound, lanes, count, bytes_per_number, numbers, rejected);
}

static size_t bounded_choose(
    uint32_t, uint32_t, const unsigned char *, size_t, uint32_t, unsigned char *, uint32_t *);

/* As in philox.c: every thread makes the same choice. */
static _Atomic(BoundedKernel) bounded_chosen = bounded_choose;

static size_t bounded_choose(
    uint32_t bytes_per_lane, uint32_t bound, const unsigned char *lanes, size_t count,
    uint32_t bytes_per_number, unsigned char *out, uint32_t *rejected) {
  const BoundedKernel widest = bounded_kernel(kernel_width_widest());
  atomic_store_explicit(&bounded_chosen, widest, memory_order_relaxed);
  return widest(bytes_per_lane, bound, lanes, count, bytes_per_number, out, rejected);
}

size_t bounded_numbers(
    uint32_t bytes_per_lane, uint32_t bound, const void *lanes, size_t count,
    uint32_t bytes_per_number, void *numbers, uint32_t *rejected) {
  const BoundedKernel kernel = atomic_load_explicit(&bounded_chosen, memory_order_relaxed);
  return kernel(bytes_per_lane, bound, lanes, count, bytes_per_number, numbers, rejected);
}
