/* Template: adds drawn rows of bits. Include it with BIT_ROWS, which makes a name from a suffix, and
 * BIT_ROWS_TARGET, the target attribute or nothing. */

BIT_ROWS_TARGET __attribute__((always_inline))
static inline void BIT_ROWS(sized)(
    const uint32_t bytes, const BitRows *rows, const unsigned char *draws, size_t resamples,
    uint16_t *counts) {
  enum { columns = BIT_ROWS_COLUMNS, half = columns / 2, most_in_half = 15, most_halves = 17 };
  typedef uint8_t Halves __attribute__((vector_size(half)));
  typedef uint16_t Counts __attribute__((vector_size(2 * half)));
  const Halves low = (Halves){0} + 0x0F;
  const size_t parts = (rows->columns + columns - 1) / columns;
  for (size_t resample = 0; resample < resamples; resample++) {
    const unsigned char *const end = draws + (size_t)rows->draws * bytes;
    for (size_t part = 0; part < parts; part++) {
      const Halves *const table = (const Halves *)rows->halves + part * rows->rows;
      Counts lower = {0}, upper = {0};
      for (const unsigned char *draw = draws; draw < end;) {
        Halves lower_bytes = {0}, upper_bytes = {0};
        for (uint32_t i = 0; i < most_halves && draw < end; i++) {
          /* Two sums hide the latency of additions. */
          Halves sum = {0}, other = {0};
#define BIT_ROWS_ROW(place) \
  table[bytes == 1 ? draw[place] : (uint32_t)(draw[2 * (place)] | draw[2 * (place) + 1] << 8)]
          if ((size_t)(end - draw) >= most_in_half * bytes) {
#pragma clang loop unroll(full)
            for (uint32_t place = 0; place < most_in_half - 1; place += 2) {
              sum += BIT_ROWS_ROW(place);
              other += BIT_ROWS_ROW(place + 1);
            }
            sum += BIT_ROWS_ROW(most_in_half - 1);
            draw += most_in_half * bytes;
          } else {
            for (; draw < end; draw += bytes) sum += BIT_ROWS_ROW(0);
          }
#undef BIT_ROWS_ROW
          sum += other;
          lower_bytes += sum & low;
          upper_bytes += sum >> 4;
        }
        lower += __builtin_convertvector(lower_bytes, Counts);
        upper += __builtin_convertvector(upper_bytes, Counts);
      }
      memcpy(counts, &lower, sizeof lower);
      memcpy(counts + half, &upper, sizeof upper);
      counts += columns;
    }
    draws = end;
  }
}

BIT_ROWS_TARGET
static void BIT_ROWS(any)(
    const BitRows *rows, const void *draws, size_t resamples, uint16_t *counts) {
  if (rows->rows <= 256) {
    BIT_ROWS(sized)(1, rows, draws, resamples, counts);
  } else {
    BIT_ROWS(sized)(2, rows, draws, resamples, counts);
  }
}

#undef BIT_ROWS
#undef BIT_ROWS_TARGET
