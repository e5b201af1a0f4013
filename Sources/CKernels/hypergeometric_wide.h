/* Template: hypergeometric draws, eight at a time. Include it with HYPERGEOMETRIC, which makes a name from a suffix,
 * HYPERGEOMETRIC_TARGET, the target attribute or nothing, and HYPERGEOMETRIC_COUNT, which compares a word's first bits
 * with the thresholds of a distribution. */

enum { HYPERGEOMETRIC(at_once) = 8 };

/* Draws up to eight; returns how many are open with these. Hardly any is, which the processor predicts. */
HYPERGEOMETRIC_TARGET __attribute__((always_inline))
static inline size_t HYPERGEOMETRIC(few)(
    const size_t few, const KeptHypergeometric *kept, uint32_t bits, const int32_t *population,
    const int32_t *marked, const int32_t *drawn, const uint64_t *words, size_t stride,
    int32_t *outcomes, uint32_t *open, size_t missed, size_t first) {
  typedef int32_t Signed __attribute__((vector_size(4 * HYPERGEOMETRIC(at_once))));
  typedef uint32_t Lanes __attribute__((vector_size(4 * HYPERGEOMETRIC(at_once))));
  typedef uint64_t Wide __attribute__((vector_size(8 * HYPERGEOMETRIC(at_once))));
  Signed all = {0}, a = {0}, b = {0};
  memcpy(&all, population + first, few * sizeof *population);
  memcpy(&a, marked + first, few * sizeof *marked);
  memcpy(&b, drawn + first, few * sizeof *drawn);
  const Lanes items = (Lanes)all;
  const Lanes more = (Lanes)__builtin_elementwise_max(a, b);
  const Lanes fewer = (Lanes)__builtin_elementwise_min(a, b);
  const Lanes place = HYPERGEOMETRIC_PLACE(items, more, fewer, bits);
  const Wide key = HYPERGEOMETRIC_KEY(
      __builtin_convertvector(items, Wide), __builtin_convertvector(more, Wide),
      __builtin_convertvector(fewer, Wide));
  uint32_t places[HYPERGEOMETRIC(at_once)];
  uint64_t keys[HYPERGEOMETRIC(at_once)];
  memcpy(places, &place, sizeof place);
  memcpy(keys, &key, sizeof key);
#pragma clang loop unroll(full)
  for (size_t i = 0; i < few; i++) {
    const KeptHypergeometric *const own = kept + places[i];
    const uint64_t word = words[(first + i) * stride];
    const ThresholdCount count =
        HYPERGEOMETRIC_COUNT(own, (int16_t)((uint16_t)(word >> 48) ^ 0x8000));
    const _Bool is_inside = count.below - 1 < HYPERGEOMETRIC_THRESHOLDS - 1;
    outcomes[first + i] = (int32_t)own->before + (int32_t)count.below;
    if (__builtin_expect(!is_inside || !count.settled || own->key != keys[i], 0))
      open[missed++] = (uint32_t)(first + i);
  }
  return missed;
}

HYPERGEOMETRIC_TARGET
static size_t HYPERGEOMETRIC(any)(
    const KeptHypergeometric *kept, uint32_t bits, const int32_t *population,
    const int32_t *marked, const int32_t *drawn, const uint64_t *words, size_t stride,
    size_t count, int32_t *outcomes, uint32_t *open) {
  size_t missed = 0, first = 0;
  for (; count - first >= HYPERGEOMETRIC(at_once); first += HYPERGEOMETRIC(at_once)) {
    missed = HYPERGEOMETRIC(few)(
        HYPERGEOMETRIC(at_once), kept, bits, population, marked, drawn, words, stride, outcomes,
        open, missed, first);
  }
  for (; first < count; first++) {
    missed = HYPERGEOMETRIC(few)(
        1, kept, bits, population, marked, drawn, words, stride, outcomes, open, missed, first);
  }
  return missed;
}

#undef HYPERGEOMETRIC
#undef HYPERGEOMETRIC_TARGET
#undef HYPERGEOMETRIC_COUNT
