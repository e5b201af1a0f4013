/* Hypergeometric draws by thresholds that are kept: see CKernels.h for what they are.
 *
 * Why wide kernels: all thresholds of a distribution are compared with a word in one or two registers, and names and
 * places of eight distributions are found at once. */
#include "CKernels.h"

#include <stdatomic.h>
#include <string.h>

typedef size_t (*HypergeometricKernel)(
    const KeptHypergeometric *kept, uint32_t bits, const int32_t *population,
    const int32_t *marked, const int32_t *drawn, const uint64_t *words, size_t stride,
    size_t count, int32_t *outcomes, uint32_t *open);

/* Names and places, of numbers and of vectors of them; more >= fewer. */
#define HYPERGEOMETRIC_KEY(population, more, fewer) ((population) << 42 | (more) << 21 | (fewer))
#define HYPERGEOMETRIC_PLACE(population, more, fewer, bits) \
  (((population) * UINT32_C(0x9E3779B1) + (more) * UINT32_C(0x85EBCA77) \
    + (fewer) * UINT32_C(0xC2B2AE3D)) >> (32 - (bits)))

/* How many of the thresholds are below some bits, and whether none equals them. */
typedef struct {
  uint32_t below;
  _Bool settled;
} ThresholdCount;

uint64_t hypergeometric_key(uint32_t population, uint32_t marked, uint32_t drawn) {
  const uint64_t more = marked > drawn ? marked : drawn, fewer = marked > drawn ? drawn : marked;
  return HYPERGEOMETRIC_KEY((uint64_t)population, more, fewer);
}

uint32_t hypergeometric_place(
    uint32_t population, uint32_t marked, uint32_t drawn, uint32_t bits) {
  const uint32_t more = marked > drawn ? marked : drawn, fewer = marked > drawn ? drawn : marked;
  return HYPERGEOMETRIC_PLACE(population, more, fewer, bits);
}

static inline ThresholdCount threshold_count_portable(
    const KeptHypergeometric *kept, int16_t bits) {
  typedef int16_t Lanes __attribute__((vector_size(16)));
  Lanes part[3];
  memcpy(part, kept->thresholds, sizeof part);
  /* The thresholds below count 1, and those not above count 256. */
  Lanes sum = {0};
  for (int i = 0; i < 3; i++) sum -= (Lanes)(part[i] < bits);
  for (int i = 0; i < 3; i++) sum -= (Lanes)(part[i] <= bits) << 8;
  const uint32_t counts = (uint16_t)__builtin_reduce_add(sum);
  return (ThresholdCount){counts & 255, (counts & 255) == counts >> 8};
}

#define HYPERGEOMETRIC(suffix) hypergeometric_portable_##suffix
#define HYPERGEOMETRIC_TARGET
#define HYPERGEOMETRIC_COUNT threshold_count_portable
#include "hypergeometric_wide.h"

#if defined(__x86_64__)
#include <immintrin.h>

/* What lies behind the thresholds is compared too, and left out. */
_Static_assert(
    HYPERGEOMETRIC_THRESHOLDS == 24 && sizeof(KeptHypergeometric) == 64,
    "a distribution is two registers of 32 bytes, of which the last quarter holds no thresholds");
#define HYPERGEOMETRIC_MASK UINT32_C(0xFFFFFF)

__attribute__((target("avx2,popcnt"), always_inline))
static inline ThresholdCount threshold_count_avx2(const KeptHypergeometric *kept, int16_t bits) {
  const __m256i low = _mm256_load_si256((const __m256i *)kept);
  const __m256i high = _mm256_load_si256((const __m256i *)kept + 1);
  const __m256i both = _mm256_set1_epi16(bits);
  /* Packed, the two quarters of the second register lie in the second and the last one. */
  const __m256i below =
      _mm256_packs_epi16(_mm256_cmpgt_epi16(both, low), _mm256_cmpgt_epi16(both, high));
  const __m256i equal =
      _mm256_packs_epi16(_mm256_cmpeq_epi16(both, low), _mm256_cmpeq_epi16(both, high));
  return (ThresholdCount){
      (uint32_t)__builtin_popcount(
          (uint32_t)_mm256_movemask_epi8(below) & HYPERGEOMETRIC_MASK),
      ((uint32_t)_mm256_movemask_epi8(equal) & HYPERGEOMETRIC_MASK) == 0};
}

#define HYPERGEOMETRIC(suffix) hypergeometric_avx2_##suffix
#define HYPERGEOMETRIC_TARGET __attribute__((target("avx2,popcnt")))
#define HYPERGEOMETRIC_COUNT threshold_count_avx2
#include "hypergeometric_wide.h"

__attribute__((target("avx512f,avx512bw,popcnt"), always_inline))
static inline ThresholdCount threshold_count_avx512(
    const KeptHypergeometric *kept, int16_t bits) {
  const __m512i all = _mm512_load_si512(kept);
  const __m512i both = _mm512_set1_epi16(bits);
  const uint32_t below = (uint32_t)_mm512_cmplt_epi16_mask(all, both) & HYPERGEOMETRIC_MASK;
  const uint32_t equal = (uint32_t)_mm512_cmpeq_epi16_mask(all, both) & HYPERGEOMETRIC_MASK;
  return (ThresholdCount){(uint32_t)__builtin_popcount(below), equal == 0};
}

#define HYPERGEOMETRIC(suffix) hypergeometric_avx512_##suffix
#define HYPERGEOMETRIC_TARGET __attribute__((target("avx512f,avx512bw,popcnt")))
#define HYPERGEOMETRIC_COUNT threshold_count_avx512
#include "hypergeometric_wide.h"
#endif

static HypergeometricKernel hypergeometric_kernel(KernelWidth width) {
  switch (width) {
#if defined(__x86_64__)
    case KernelWidthAVX512:
      /* Some processors with AVX-512 compare no lanes of 16 bits in it. */
      if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("popcnt"))
        return hypergeometric_avx512_any;
      return hypergeometric_kernel(KernelWidthAVX2);
    case KernelWidthAVX2:
      return __builtin_cpu_supports("popcnt") ? hypergeometric_avx2_any
                                              : hypergeometric_portable_any;
#endif
    default:
      return hypergeometric_portable_any;
  }
}

size_t hypergeometric_outcomes_by(
    KernelWidth width, const KeptHypergeometric *kept, uint32_t bits, const int32_t *population,
    const int32_t *marked, const int32_t *drawn, const uint64_t *words, size_t stride,
    size_t count, int32_t *outcomes, uint32_t *open) {
  return hypergeometric_kernel(width)(
      kept, bits, population, marked, drawn, words, stride, count, outcomes, open);
}

static size_t hypergeometric_choose(
    const KeptHypergeometric *, uint32_t, const int32_t *, const int32_t *, const int32_t *,
    const uint64_t *, size_t, size_t, int32_t *, uint32_t *);

/* As in philox.c: every thread makes the same choice. */
static _Atomic(HypergeometricKernel) hypergeometric_chosen = hypergeometric_choose;

static size_t hypergeometric_choose(
    const KeptHypergeometric *kept, uint32_t bits, const int32_t *population,
    const int32_t *marked, const int32_t *drawn, const uint64_t *words, size_t stride,
    size_t count, int32_t *outcomes, uint32_t *open) {
  const HypergeometricKernel widest = hypergeometric_kernel(kernel_width_widest());
  atomic_store_explicit(&hypergeometric_chosen, widest, memory_order_relaxed);
  return widest(kept, bits, population, marked, drawn, words, stride, count, outcomes, open);
}

size_t hypergeometric_outcomes(
    const KeptHypergeometric *kept, uint32_t bits, const int32_t *population,
    const int32_t *marked, const int32_t *drawn, const uint64_t *words, size_t stride,
    size_t count, int32_t *outcomes, uint32_t *open) {
  const HypergeometricKernel kernel =
      atomic_load_explicit(&hypergeometric_chosen, memory_order_relaxed);
  return kernel(kept, bits, population, marked, drawn, words, stride, count, outcomes, open);
}
