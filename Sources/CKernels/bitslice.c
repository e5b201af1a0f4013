/* Sums of drawn rows of bits: see CKernels.h for what they are.
 *
 * All kernels add bits in vertical counters: plane p holds bit p of as many counters as it has bits.
 * A carry-save adder takes three bits to two in five operations (two with AVX-512's ternary logic), and
 * a tree of seven of them takes eight rows to one carry (W. Kahan's idea as told by R. W. Harley;
 * Mula, Kurz, Lemire 2018, doi:10.1093/comjnl/bxx046).
 *
 * Why a wide kernel: with 64 resamples side by side, a byte each, the rows of up to 256 respondents are
 * a table that lies in registers, and one instruction looks up 64 of them: no row is loaded from
 * memory. Measured at 50 of 50 rows of 60 bits (AMD EPYC, Zen 4, both threads of the core at work),
 * 17.5 ns a resample against 132 of the portable kernel: 7.5 times as fast. */
#include "CKernels.h"

#include <stdatomic.h>
#include <string.h>

typedef void (*BitsliceKernel)(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts);

/* The portable way: one resample after the other, 64 columns at a time. */

static inline void bitslice_csa(uint64_t *high, uint64_t *low, uint64_t a, uint64_t b) {
  const uint64_t either = *low ^ a;
  *high = (*low & a) | (either & b);
  *low = either ^ b;
}

/* Bit i becomes byte i. */
static inline uint64_t bitslice_spread(uint64_t bits) {
  return ((bits & 0x7F) * UINT64_C(0x0002040810204081) & UINT64_C(0x0101010101010101)) |
      (bits >> 7) << 56;
}

__attribute__((always_inline))
static inline void bitslice_portable_sized(
    const uint32_t bytes, const BitRows *rows, const void *draws, size_t resamples,
    uint16_t *counts) {
  enum { most_planes = 16 };
  const size_t words = (rows->columns + 63) / 64;
  for (size_t resample = 0; resample < resamples; resample++) {
    const unsigned char *own = (const unsigned char *)draws + resample * rows->draws * bytes;
    for (size_t word = 0; word < words; word++) {
      uint64_t plane[most_planes] = {0};
      const uint64_t *column = rows->words + word;
      size_t draw = 0;
#define BITSLICE_ROW(i) \
  column[(bytes == 1 ? own[draw + (i)] : ((const uint16_t *)own)[draw + (i)]) * words]
      uint64_t ones = 0, twos = 0, fours = 0;
      for (; rows->draws - draw >= 8; draw += 8) {
        uint64_t two_a, two_b, four_a, four_b, carry;
        bitslice_csa(&two_a, &ones, BITSLICE_ROW(0), BITSLICE_ROW(1));
        bitslice_csa(&two_b, &ones, BITSLICE_ROW(2), BITSLICE_ROW(3));
        bitslice_csa(&four_a, &twos, two_a, two_b);
        bitslice_csa(&two_a, &ones, BITSLICE_ROW(4), BITSLICE_ROW(5));
        bitslice_csa(&two_b, &ones, BITSLICE_ROW(6), BITSLICE_ROW(7));
        bitslice_csa(&four_b, &twos, two_a, two_b);
        bitslice_csa(&carry, &fours, four_a, four_b);
        for (uint32_t p = 3; carry != 0; p++) {
          const uint64_t sum = plane[p] ^ carry;
          carry &= plane[p];
          plane[p] = sum;
        }
      }
      plane[0] = ones;
      plane[1] = twos;
      plane[2] = fours;
      for (; draw < rows->draws; draw++) {
        uint64_t carry = BITSLICE_ROW(0);
        for (uint32_t p = 0; carry != 0; p++) {
          const uint64_t sum = plane[p] ^ carry;
          carry &= plane[p];
          plane[p] = sum;
        }
      }
#undef BITSLICE_ROW
      const size_t left = rows->columns - 64 * word;
      for (size_t first = 0; first < 64 && first < left; first += 8) {
        uint64_t lower = 0, upper = 0;
        for (uint32_t p = 0; p < rows->planes; p++) {
          const uint64_t spread = bitslice_spread(plane[p] >> first & 0xFF);
          if (p < 8) {
            lower |= spread << p;
          } else {
            upper |= spread << (p - 8);
          }
        }
        uint16_t *out = counts + BITSLICE_GROUP * (64 * word + first) + resample;
        for (size_t column = 0; column < 8 && column < left - first; column++) {
          out[BITSLICE_GROUP * column] =
              (uint16_t)((lower >> 8 * column & 0xFF) | (upper >> 8 * column & 0xFF) << 8);
        }
      }
    }
  }
}

static void bitslice_portable(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts) {
  if (rows->rows <= 256) {
    bitslice_portable_sized(1, rows, draws, resamples, counts);
  } else {
    bitslice_portable_sized(2, rows, draws, resamples, counts);
  }
}

#if defined(__x86_64__)
#include <immintrin.h>
#define BITSLICE_TARGET __attribute__((target("avx512f,avx512bw,avx512vbmi")))
#define BITSLICE_INLINE BITSLICE_TARGET __attribute__((always_inline)) static inline

/* Takes eight registers of eight 64-bit numbers each from rows to columns. */
BITSLICE_INLINE void bitslice_transpose(__m512i *row) {
  __m512i pair[8], quad[8];
  for (uint32_t i = 0; i < 8; i += 2) {
    pair[i] = _mm512_unpacklo_epi64(row[i], row[i + 1]);
    pair[i + 1] = _mm512_unpackhi_epi64(row[i], row[i + 1]);
  }
  const __m512i even = _mm512_setr_epi64(0, 1, 8, 9, 4, 5, 12, 13);
  const __m512i odd = _mm512_setr_epi64(2, 3, 10, 11, 6, 7, 14, 15);
  for (uint32_t i = 0; i < 8; i += 4) {
    for (uint32_t j = 0; j < 2; j++) {
      quad[i + j] = _mm512_permutex2var_epi64(pair[i + j], even, pair[i + j + 2]);
      quad[i + j + 2] = _mm512_permutex2var_epi64(pair[i + j], odd, pair[i + j + 2]);
    }
  }
  for (uint32_t i = 0; i < 4; i++) {
    row[i] = _mm512_shuffle_i64x2(quad[i], quad[i + 4], 0x44);
    row[i + 4] = _mm512_shuffle_i64x2(quad[i], quad[i + 4], 0xEE);
  }
}

/* From each resample's draws, one resample after the other, to each draw of all resamples. Lanes
 * without a resample draw row 0. */
BITSLICE_INLINE void bitslice_lanes(
    const unsigned char *draws, size_t count, size_t resamples, unsigned char *lanes) {
  /* Byte j of number i becomes byte i of number j. */
  unsigned char order[64];
  for (uint32_t i = 0; i < 64; i++) order[i] = (unsigned char)(i % 8 * 8 + i / 8);
  const __m512i bytes = _mm512_loadu_si512(order);
  const unsigned char *const end = draws + count * resamples;
  for (size_t draw = 0; draw < count; draw += 8) {
    __m512i row[8];
    for (uint32_t group = 0; group < 8; group++) {
      uint64_t eight[8];
      for (uint32_t i = 0; i < 8; i++) {
        const size_t resample = 8 * group + i;
        const unsigned char *from = draws + resample * count + draw;
        eight[i] = 0;
        if (resample < resamples) {
          if (__builtin_expect(end - from >= 8, 1)) {
            memcpy(&eight[i], from, 8);
          } else {
            memcpy(&eight[i], from, (size_t)(end - from));
          }
        }
      }
      row[group] = _mm512_permutexvar_epi8(bytes, _mm512_loadu_si512(eight));
    }
    bitslice_transpose(row);
    for (uint32_t i = 0; i < 8 && draw + i < count; i++) {
      _mm512_storeu_si512(lanes + 64 * (draw + i), row[i]);
    }
  }
}

BITSLICE_INLINE void bitslice_wide_csa(__m512i *high, __m512i *low, __m512i a, __m512i b) {
  *high = _mm512_ternarylogic_epi64(*low, a, b, 0xE8);
  *low = _mm512_ternarylogic_epi64(*low, a, b, 0x96);
}

/* Looks up a byte for each lane in a column of up to 64 * tables rows. */
BITSLICE_INLINE __m512i bitslice_look(
    const uint32_t tables, const __m512i *table, const unsigned char *lanes) {
  const __m512i row = _mm512_loadu_si512(lanes);
  if (tables == 1) return _mm512_permutexvar_epi8(row, table[0]);
  const __m512i lower = _mm512_permutex2var_epi8(table[0], row, table[1]);
  if (tables == 2) return lower;
  const __m512i upper = _mm512_permutex2var_epi8(table[2], row, table[3]);
  return _mm512_mask_blend_epi8(_mm512_movepi8_mask(row), lower, upper);
}

BITSLICE_INLINE void bitslice_wide_sized(
    const uint32_t tables, const uint32_t planes, const BitRows *rows, const unsigned char *lanes,
    uint16_t *counts) {
  const size_t stride = 64 * tables;
  for (uint32_t byte = 0; 8 * byte < rows->columns; byte++) {
    __m512i table[4], plane[8];
    for (uint32_t i = 0; i < tables; i++) {
      table[i] = _mm512_loadu_si512(rows->bytes + byte * stride + 64 * i);
    }
#pragma clang loop unroll(full)
    for (uint32_t p = 0; p < planes; p++) plane[p] = _mm512_setzero_si512();
    const unsigned char *lane = lanes;
    for (size_t left = rows->draws; left > 0;) {
      __m512i row[8];
      const size_t taken = left < 8 ? left : 8;
      if (taken == 8) {
#pragma clang loop unroll(full)
        for (uint32_t i = 0; i < 8; i++) row[i] = bitslice_look(tables, table, lane + 64 * i);
      } else {
#pragma clang loop unroll(full)
        for (uint32_t i = 0; i < 8; i++) {
          row[i] =
              i < taken ? bitslice_look(tables, table, lane + 64 * i) : _mm512_setzero_si512();
        }
      }
      lane += 64 * taken;
      left -= taken;
      __m512i two_a, two_b, four_a, four_b, carry;
      bitslice_wide_csa(&two_a, &plane[0], row[0], row[1]);
      bitslice_wide_csa(&two_b, &plane[0], row[2], row[3]);
      bitslice_wide_csa(&four_a, &plane[1], two_a, two_b);
      bitslice_wide_csa(&two_a, &plane[0], row[4], row[5]);
      bitslice_wide_csa(&two_b, &plane[0], row[6], row[7]);
      bitslice_wide_csa(&four_b, &plane[1], two_a, two_b);
      bitslice_wide_csa(&carry, &plane[2], four_a, four_b);
#pragma clang loop unroll(full)
      for (uint32_t p = 3; p < planes; p++) {
        const __m512i sum = _mm512_xor_si512(plane[p], carry);
        carry = _mm512_and_si512(plane[p], carry);
        plane[p] = sum;
      }
    }
#pragma clang loop unroll(full)
    for (uint32_t bit = 0; bit < 8; bit++) {
      if (8 * byte + bit >= rows->columns) break;
      __m512i count = _mm512_setzero_si512();
#pragma clang loop unroll(full)
      for (uint32_t p = 0; p < planes; p++) {
        /* Whole 16-bit numbers are moved; the bits that cross a byte are masked out. */
        const __m512i moved = bit >= p ? _mm512_srli_epi16(plane[p], bit - p)
                                       : _mm512_slli_epi16(plane[p], p - bit);
        count = _mm512_ternarylogic_epi64(
            count, moved, _mm512_set1_epi8((char)(1 << p)), 0xF8);
      }
      uint16_t *out = counts + BITSLICE_GROUP * (8 * byte + bit);
      _mm512_storeu_si512(out, _mm512_cvtepu8_epi16(_mm512_castsi512_si256(count)));
      _mm512_storeu_si512(
          out + 32, _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(count, 1)));
    }
  }
}

#define BITSLICE_PLANES(tables) \
  switch (rows->planes) { \
    case 0: \
    case 1: \
    case 2: \
    case 3: \
      bitslice_wide_sized(tables, 3, rows, lanes, counts); \
      return; \
    case 4: \
      bitslice_wide_sized(tables, 4, rows, lanes, counts); \
      return; \
    case 5: \
      bitslice_wide_sized(tables, 5, rows, lanes, counts); \
      return; \
    case 6: \
      bitslice_wide_sized(tables, 6, rows, lanes, counts); \
      return; \
    case 7: \
      bitslice_wide_sized(tables, 7, rows, lanes, counts); \
      return; \
    default: \
      bitslice_wide_sized(tables, 8, rows, lanes, counts); \
      return; \
  }

BITSLICE_TARGET
static void bitslice_avx512(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts) {
  /* A lane holds rows below 256 and counts below 256. */
  if (rows->rows > 256 || rows->planes > 8) {
    bitslice_portable(rows, draws, resamples, counts);
    return;
  }
  unsigned char lanes[64 * 255];
  bitslice_lanes(draws, rows->draws, resamples, lanes);
  if (rows->rows <= 64) {
    BITSLICE_PLANES(1)
  } else if (rows->rows <= 128) {
    BITSLICE_PLANES(2)
  } else {
    BITSLICE_PLANES(4)
  }
}
#endif

static BitsliceKernel bitslice_kernel(KernelWidth width) {
  switch (width) {
#if defined(__x86_64__)
    case KernelWidthAVX512:
      /* Some processors with AVX-512 look up no bytes. */
      return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi")
          ? bitslice_avx512
          : bitslice_portable;
#endif
    default:
      return bitslice_portable;
  }
}

void bitslice_counts_by(
    KernelWidth width, const BitRows *rows, const void *draws, size_t resamples,
    uint16_t *counts) {
  bitslice_kernel(width)(rows, draws, resamples, counts);
}

static void bitslice_choose(const BitRows *, const void *, size_t, uint16_t *);

/* As in philox.c: every thread makes the same choice. */
static _Atomic(BitsliceKernel) bitslice_chosen = bitslice_choose;

static void bitslice_choose(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts) {
  const BitsliceKernel widest = bitslice_kernel(kernel_width_widest());
  atomic_store_explicit(&bitslice_chosen, widest, memory_order_relaxed);
  widest(rows, draws, resamples, counts);
}

void bitslice_counts(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts) {
  const BitsliceKernel kernel = atomic_load_explicit(&bitslice_chosen, memory_order_relaxed);
  kernel(rows, draws, resamples, counts);
}
