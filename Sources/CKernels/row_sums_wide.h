/* Template: adds drawn rows. Include it with ROW_SUMS, which makes a name from a suffix, ROW_SUMS_WIDEST,
 * the most columns that are added at a time, and ROW_SUMS_TARGET, the target attribute or nothing. */

#define ROW_SUMS_ADD(i, draw) sum[i] += *(const Loose *)(rows + stride * (size_t)(draw));

#define ROW_SUMS_CHUNK(columns) \
  ROW_SUMS_TARGET __attribute__((always_inline)) \
  static inline void ROW_SUMS(columns)( \
      const uint32_t bytes, const double *rows, size_t stride, const unsigned char *draws, \
      size_t number, double *sums) { \
    typedef double Lanes __attribute__((vector_size(8 * columns))); \
    /* Rows lie in one cache line all the same. */ \
    typedef double Loose __attribute__((vector_size(8 * columns), aligned(16))); \
    Lanes sum[4] = {{0}, {0}, {0}, {0}}; \
    size_t draw = 0; \
    for (; number - draw >= 4; draw += 4) { \
      /* One or two loads for four draws: the loads are what takes the time. */ \
      if (bytes == 1) { \
        uint32_t four; \
        memcpy(&four, draws + draw, 4); \
        ROW_SUMS_ADD(0, four & 0xFF) \
        ROW_SUMS_ADD(1, four >> 8 & 0xFF) \
        ROW_SUMS_ADD(2, four >> 16 & 0xFF) \
        ROW_SUMS_ADD(3, four >> 24) \
      } else if (bytes == 2) { \
        uint64_t four; \
        memcpy(&four, draws + 2 * draw, 8); \
        ROW_SUMS_ADD(0, four & 0xFFFF) \
        ROW_SUMS_ADD(1, four >> 16 & 0xFFFF) \
        ROW_SUMS_ADD(2, four >> 32 & 0xFFFF) \
        ROW_SUMS_ADD(3, four >> 48) \
      } else { \
        uint64_t two[2]; \
        memcpy(two, draws + 4 * draw, 16); \
        ROW_SUMS_ADD(0, two[0] & UINT32_MAX) \
        ROW_SUMS_ADD(1, two[0] >> 32) \
        ROW_SUMS_ADD(2, two[1] & UINT32_MAX) \
        ROW_SUMS_ADD(3, two[1] >> 32) \
      } \
    } \
    for (uint32_t i = 0; draw < number; i++, draw++) { \
      uint32_t one = 0; \
      memcpy(&one, draws + bytes * draw, bytes); \
      ROW_SUMS_ADD(i, one) \
    } \
    *(Loose *)sums = (sum[0] + sum[1]) + (sum[2] + sum[3]); \
  }

ROW_SUMS_CHUNK(2)
ROW_SUMS_CHUNK(4)
#if ROW_SUMS_WIDEST == 8
ROW_SUMS_CHUNK(8)
#endif

ROW_SUMS_TARGET __attribute__((always_inline))
static inline void ROW_SUMS(sized)(
    const uint32_t bytes, const double *rows, size_t stride, const unsigned char *draws,
    size_t number, size_t resamples, double *sums) {
  for (size_t resample = 0; resample < resamples; resample++) {
    const unsigned char *const own = draws + resample * number * bytes;
    size_t column = 0;
#if ROW_SUMS_WIDEST == 8
    for (; stride - column >= 8; column += 8) {
      ROW_SUMS(8)(bytes, rows + column, stride, own, number, sums + column);
    }
#endif
    for (; stride - column >= 4; column += 4) {
      ROW_SUMS(4)(bytes, rows + column, stride, own, number, sums + column);
    }
    if (stride - column == 2) {
      ROW_SUMS(2)(bytes, rows + column, stride, own, number, sums + column);
    }
    sums += stride;
  }
}

/* With a stride that is a constant, no draw takes a multiplication. */
ROW_SUMS_TARGET __attribute__((always_inline))
static inline void ROW_SUMS(strided)(
    const uint32_t bytes, const double *rows, size_t stride, const unsigned char *draws,
    size_t number, size_t resamples, double *sums) {
  switch (stride) {
    case 2:
      ROW_SUMS(sized)(bytes, rows, 2, draws, number, resamples, sums);
      return;
    case 4:
      ROW_SUMS(sized)(bytes, rows, 4, draws, number, resamples, sums);
      return;
    case 8:
      ROW_SUMS(sized)(bytes, rows, 8, draws, number, resamples, sums);
      return;
    default:
      ROW_SUMS(sized)(bytes, rows, stride, draws, number, resamples, sums);
      return;
  }
}

ROW_SUMS_TARGET
static void ROW_SUMS(any)(
    const double *rows, size_t stride, uint32_t bytes, const void *draws, size_t number,
    size_t resamples, double *sums) {
  switch (bytes) {
    case 1:
      ROW_SUMS(strided)(1, rows, stride, draws, number, resamples, sums);
      return;
    case 2:
      ROW_SUMS(strided)(2, rows, stride, draws, number, resamples, sums);
      return;
    default:
      ROW_SUMS(strided)(4, rows, stride, draws, number, resamples, sums);
      return;
  }
}

#undef ROW_SUMS_ADD
#undef ROW_SUMS_CHUNK
#undef ROW_SUMS
#undef ROW_SUMS_WIDEST
#undef ROW_SUMS_TARGET
