/* Template: convolves two rows. Include it with CONVOLUTION, the name of the function, CONVOLUTION_LANES, the
 * numbers of a register, CONVOLUTION_VECTORS, the registers of sums, and CONVOLUTION_TARGET, the target
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

#undef CONVOLUTION
#undef CONVOLUTION_LANES
#undef CONVOLUTION_VECTORS
#undef CONVOLUTION_TARGET
