/* Template: convolves two rows, or a row with itself. Include it with CONVOLUTION and CONVOLUTION_SQUARE, the names of
 * the functions, CONVOLUTION_LANES, the numbers of a register, CONVOLUTION_VECTORS, the registers of sums, and CONVOLUTION_TARGET, the target
 * attribute or nothing. */

CONVOLUTION_TARGET
static void CONVOLUTION(
    const double *a, size_t a_count, const double *b, size_t b_count, double *sums) {
  enum { block = CONVOLUTION_LANES * CONVOLUTION_VECTORS };
  typedef double Lanes __attribute__((vector_size(8 * CONVOLUTION_LANES)));
  typedef double Loose __attribute__((vector_size(8 * CONVOLUTION_LANES), aligned(8)));
  const size_t length = a_count + b_count - 1;
  for (size_t place = 0; place < length; place += block) {
    Lanes sum[CONVOLUTION_VECTORS] = {{0}};
    size_t i = place < b_count ? 0 : place - b_count + 1;
    const size_t end = a_count < place + block ? a_count : place + block;
    for (; i < end; i++) {
      const Loose *const factors = (const Loose *)(b + (ptrdiff_t)place - (ptrdiff_t)i);
#pragma clang loop unroll(full)
      for (int vector = 0; vector < CONVOLUTION_VECTORS; vector++)
        sum[vector] += a[i] * factors[vector];
    }
#pragma clang loop unroll(full)
    for (int vector = 0; vector < CONVOLUTION_VECTORS; vector++)
      ((Loose *)(sums + place))[vector] = sum[vector];
  }
}

/* Of the two products of a pair one is taken, twice. Pairs below the middle of every sum of a block come first; then, a
 * register's sums after another, those that reach the middle of some of them, which are left out there. So each sum has its
 * pairs in the order of a. */
CONVOLUTION_TARGET
static void CONVOLUTION_SQUARE(const double *a, size_t count, double *sums) {
  enum { lanes = CONVOLUTION_LANES, block = CONVOLUTION_LANES * CONVOLUTION_VECTORS };
  typedef double Lanes __attribute__((vector_size(8 * CONVOLUTION_LANES)));
  typedef double Loose __attribute__((vector_size(8 * CONVOLUTION_LANES), aligned(8)));
  typedef int64_t Whole __attribute__((vector_size(8 * CONVOLUTION_LANES)));
  Whole places;
  for (int lane = 0; lane < lanes; lane++) places[lane] = lane;
  const size_t length = 2 * count - 1;
  for (size_t place = 0; place < length; place += block) {
    Lanes sum[CONVOLUTION_VECTORS] = {{0}};
    size_t i = place < count ? 0 : place - count + 1;
    for (; i < place / 2; i++) {
      const Loose *const factors = (const Loose *)(a + (ptrdiff_t)place - (ptrdiff_t)i);
#pragma clang loop unroll(full)
      for (int vector = 0; vector < CONVOLUTION_VECTORS; vector++)
        sum[vector] += a[i] * factors[vector];
    }
#pragma clang loop unroll(full)
    for (int first = 0; first < CONVOLUTION_VECTORS; first++) {
      const size_t end = (place + (size_t)(first + 1) * lanes) / 2;
      for (; i < end && i < count; i++) {
        const Loose *const factors = (const Loose *)(a + (ptrdiff_t)place - (ptrdiff_t)i);
        const Whole beyond = places > (int64_t)(2 * i) - (int64_t)place - first * lanes;
        const Lanes reaching = a[i] * factors[first];
        sum[first] += (Lanes)((Whole)reaching & beyond);
#pragma clang loop unroll(full)
        for (int vector = first + 1; vector < CONVOLUTION_VECTORS; vector++)
          sum[vector] += a[i] * factors[vector];
      }
    }
#pragma clang loop unroll(full)
    for (int vector = 0; vector < CONVOLUTION_VECTORS; vector++)
      ((Loose *)(sums + place))[vector] = sum[vector] + sum[vector];
    for (size_t k = place; k < place + block && k < length; k += 2) sums[k] += a[k / 2] * a[k / 2];
  }
}

#undef CONVOLUTION
#undef CONVOLUTION_SQUARE
#undef CONVOLUTION_LANES
#undef CONVOLUTION_VECTORS
#undef CONVOLUTION_TARGET
