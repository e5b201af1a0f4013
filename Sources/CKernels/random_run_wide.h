/* Template: steps of xoshiro256++ side by side. Include it with RANDOM_RUN, the name of the function, and
 * RANDOM_RUN_TARGET, its target attribute or nothing. */

RANDOM_RUN_TARGET
static void RANDOM_RUN(const uint64_t *states, size_t steps, unsigned char *words) {
  typedef uint64_t Lanes __attribute__((vector_size(8 * RANDOM_RUN_LANES)));
#define RANDOM_RUN_ROTATE(x, bits) ((x) << (bits) | (x) >> (64 - (bits)))
  Lanes s0, s1, s2, s3;
  memcpy(&s0, states, sizeof s0);
  memcpy(&s1, states + RANDOM_RUN_LANES, sizeof s1);
  memcpy(&s2, states + 2 * RANDOM_RUN_LANES, sizeof s2);
  memcpy(&s3, states + 3 * RANDOM_RUN_LANES, sizeof s3);
  for (size_t step = 0; step < steps; step++) {
    const Lanes sum = s0 + s3;
    const Lanes word = RANDOM_RUN_ROTATE(sum, 23) + s0;
    memcpy(words + step * sizeof word, &word, sizeof word);
    const Lanes moved = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= moved;
    s3 = RANDOM_RUN_ROTATE(s3, 45);
  }
#undef RANDOM_RUN_ROTATE
}

#undef RANDOM_RUN
#undef RANDOM_RUN_TARGET
