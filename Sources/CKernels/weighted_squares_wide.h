/* Template: sums of squares, 16 at a time. Include it with WEIGHTED_SQUARES, the name of the function, and
 * WEIGHTED_SQUARES_TARGET, its target attribute or nothing. */

WEIGHTED_SQUARES_TARGET
static void WEIGHTED_SQUARES(
    const int32_t *counts, const size_t *places, const double *multipliers, size_t terms,
    size_t count, double *sums) {
  enum { lanes = 16 };
  typedef int32_t Counts __attribute__((vector_size(4 * lanes)));
  typedef double Lanes __attribute__((vector_size(8 * lanes)));
  size_t first = 0;
  for (; count - first >= lanes; first += lanes) {
    Lanes sum = {0};
    for (size_t i = 0; i < terms; i++) {
      Counts own;
      memcpy(&own, counts + places[i] + first, sizeof own);
      const Lanes value = __builtin_convertvector(own, Lanes);
      sum += value * value * multipliers[i];
    }
    memcpy(sums + first, &sum, sizeof sum);
  }
  weighted_squares_plain(counts, places, multipliers, terms, first, count, sums);
}

#undef WEIGHTED_SQUARES
#undef WEIGHTED_SQUARES_TARGET
