/* Outcomes of alias tables out of words: see CKernels.h for what they are.
 *
 * Why a wide kernel: the plain way takes some 13 instructions a word, none of which can be left out.
 * Eight words at a time with AVX-512 are 2.4 times as fast (AMD EPYC, Zen 4; a table of 64 columns:
 * 0.44 against 1.05 ns a word). */
#include "CKernels.h"

#include <stdatomic.h>

typedef void (*AliasKernel)(
    const uint64_t *entries, uint32_t column_bits, const uint32_t *tables, const uint64_t *words,
    size_t count, uint32_t *outcomes);

static void alias_portable(
    const uint64_t *entries, uint32_t column_bits, const uint32_t *tables, const uint64_t *words,
    size_t count, uint32_t *outcomes) {
  const uint64_t mask = (UINT64_C(1) << column_bits) - 1;
  for (size_t i = 0; i < count; i++) {
    const uint64_t word = words[i];
    const uint64_t column = column_bits == 0 ? 0 : word >> (64 - column_bits);
    const uint64_t table = tables ? (uint64_t)tables[i] << column_bits : 0;
    const uint64_t entry = entries[table + column];
    const uint64_t fraction = (word << column_bits >> 1) & ~mask;
    const uint64_t excess = entry - fraction;
    /* All ones beyond the entry. */
    const uint64_t beyond = 0 - (excess >> 63);
    outcomes[i] = (uint32_t)(column ^ (entry & mask & beyond));
  }
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx512f")))
static void alias_avx512(
    const uint64_t *entries, uint32_t column_bits, const uint32_t *tables, const uint64_t *words,
    size_t count, uint32_t *outcomes) {
  const __m512i mask = _mm512_set1_epi64((long long)((UINT64_C(1) << column_bits) - 1));
  const __m128i left = _mm_cvtsi32_si128((int)column_bits);
  const __m128i right = _mm_cvtsi32_si128(64 - (int)column_bits);
  size_t i = 0;
  for (; count - i >= 8; i += 8) {
    const __m512i word = _mm512_loadu_si512(words + i);
    /* A shift by 64 gives 0, as it must where there is one column. */
    const __m512i column = _mm512_srl_epi64(word, right);
    __m512i place = column;
    if (tables) {
      const __m512i table =
          _mm512_cvtepu32_epi64(_mm256_loadu_si256((const __m256i *)(tables + i)));
      place = _mm512_add_epi64(place, _mm512_sll_epi64(table, left));
    }
    const __m512i entry = _mm512_i64gather_epi64(place, entries, 8);
    const __m512i fraction =
        _mm512_andnot_si512(mask, _mm512_srli_epi64(_mm512_sll_epi64(word, left), 1));
    const __m512i beyond = _mm512_srai_epi64(_mm512_sub_epi64(entry, fraction), 63);
    const __m512i difference = _mm512_and_si512(_mm512_and_si512(entry, mask), beyond);
    _mm256_storeu_si256(
        (__m256i *)(outcomes + i), _mm512_cvtepi64_epi32(_mm512_xor_si512(column, difference)));
  }
  alias_portable(
      entries, column_bits, tables ? tables + i : tables, words + i, count - i, outcomes + i);
}
#endif

static AliasKernel alias_kernel(KernelWidth width) {
  switch (width) {
#if defined(__x86_64__)
    case KernelWidthAVX512:
      return alias_avx512;
#endif
    default:
      /* Four lanes gather no faster than the plain way loads. */
      return alias_portable;
  }
}

void alias_outcomes_by(
    KernelWidth width, const uint64_t *entries, uint32_t column_bits, const uint32_t *tables,
    const uint64_t *words, size_t count, uint32_t *outcomes) {
  alias_kernel(width)(entries, column_bits, tables, words, count, outcomes);
}

static void alias_choose(
    const uint64_t *, uint32_t, const uint32_t *, const uint64_t *, size_t, uint32_t *);

/* As in philox.c: every thread makes the same choice. */
static _Atomic(AliasKernel) alias_chosen = alias_choose;

static void alias_choose(
    const uint64_t *entries, uint32_t column_bits, const uint32_t *tables, const uint64_t *words,
    size_t count, uint32_t *outcomes) {
  const AliasKernel widest = alias_kernel(kernel_width_widest());
  atomic_store_explicit(&alias_chosen, widest, memory_order_relaxed);
  widest(entries, column_bits, tables, words, count, outcomes);
}

void alias_outcomes(
    const uint64_t *entries, uint32_t column_bits, const uint32_t *tables, const uint64_t *words,
    size_t count, uint32_t *outcomes) {
  const AliasKernel kernel = atomic_load_explicit(&alias_chosen, memory_order_relaxed);
  kernel(entries, column_bits, tables, words, count, outcomes);
}
