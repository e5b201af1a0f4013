/* Template: bounded numbers out of a register of lanes at a time. Include it with BOUNDED, which makes a
 * name from a suffix, BOUNDED_TARGET, the target attribute or nothing, BOUNDED_REGISTER, the bytes of a
 * register, and BOUNDED_UPPER, the upper halves of products of 16-bit lanes. */

/* Adds the places of those that are refused, of which there are few. */
#define BOUNDED_REFUSE(refused, lanes_at_once) \
  if (__builtin_expect(__builtin_reduce_or(refused) != 0, 0)) { \
    for (uint32_t i = 0; i < (lanes_at_once); i++) { \
      if ((refused)[i]) rejected[rejections++] = (uint32_t)(position + i); \
    } \
  }

/* Lanes of 16 bits: the upper and the lower half of a product are one instruction each. */
BOUNDED_TARGET __attribute__((always_inline))
static inline size_t BOUNDED(narrow)(
    const uint32_t bytes, uint32_t bound, const unsigned char *lanes, size_t count,
    unsigned char *out, uint32_t *rejected) {
  enum { at_once = BOUNDED_REGISTER / 2 };
  typedef uint8_t Bytes __attribute__((vector_size(at_once)));
  typedef uint16_t Lanes __attribute__((vector_size(2 * at_once)));
  typedef uint32_t Words __attribute__((vector_size(4 * at_once)));
  const Lanes factor = (uint16_t)bound + (Lanes){0};
  const Lanes threshold = (uint16_t)(UINT32_C(65536) % bound) + (Lanes){0};
  size_t position = 0, rejections = 0;
  for (; count - position >= at_once; position += at_once) {
    Lanes bits;
    memcpy(&bits, lanes + 2 * position, sizeof bits);
    const Lanes number = (Lanes)BOUNDED_UPPER(bits, factor);
    if (bytes == 1) {
      const Bytes narrowed = __builtin_convertvector(number, Bytes);
      memcpy(out + position, &narrowed, sizeof narrowed);
    } else if (bytes == 2) {
      memcpy(out + 2 * position, &number, sizeof number);
    } else {
      const Words widened = __builtin_convertvector(number, Words);
      memcpy(out + 4 * position, &widened, sizeof widened);
    }
    const Lanes refused = (Lanes)(bits * factor < threshold);
    BOUNDED_REFUSE(refused, at_once)
  }
  return bounded_plain(
      2, bytes, bound, lanes, position, count, out, rejected, rejections);
}

/* Lanes of 32 bits, those of even and of odd places on their own: a multiplication reads every other lane. */
BOUNDED_TARGET __attribute__((always_inline))
static inline size_t BOUNDED(wide)(
    const uint32_t bytes, uint32_t bound, const unsigned char *lanes, size_t count,
    unsigned char *out, uint32_t *rejected) {
  enum { at_once = BOUNDED_REGISTER / 4 };
  typedef uint16_t Shorts __attribute__((vector_size(2 * at_once)));
  typedef uint32_t Lanes __attribute__((vector_size(4 * at_once)));
  typedef uint64_t Pairs __attribute__((vector_size(4 * at_once)));
  const uint64_t low = UINT32_MAX, factor = bound;
  const Lanes threshold = (uint32_t)((UINT64_C(1) << 32) % bound) + (Lanes){0};
  size_t position = 0, rejections = 0;
  for (; count - position >= at_once; position += at_once) {
    Pairs bits;
    memcpy(&bits, lanes + 4 * position, sizeof bits);
    const Pairs even = (bits & low) * factor;
    const Pairs odd = (bits >> 32) * factor;
    const Lanes number = (Lanes)((even >> 32) | (odd & ~low));
    if (bytes == 2) {
      const Shorts narrowed = __builtin_convertvector(number, Shorts);
      memcpy(out + 2 * position, &narrowed, sizeof narrowed);
    } else {
      memcpy(out + 4 * position, &number, sizeof number);
    }
    const Lanes refused = (Lanes)((Lanes)((even & low) | (odd << 32)) < threshold);
    BOUNDED_REFUSE(refused, at_once)
  }
  return bounded_plain(
      4, bytes, bound, lanes, position, count, out, rejected, rejections);
}

BOUNDED_TARGET
static size_t BOUNDED(any)(
    uint32_t bytes_per_lane, uint32_t bound, const unsigned char *lanes, size_t count,
    uint32_t bytes_per_number, unsigned char *out, uint32_t *rejected) {
  if (bytes_per_lane == 2) {
    switch (bytes_per_number) {
      case 1:
        return BOUNDED(narrow)(1, bound, lanes, count, out, rejected);
      case 2:
        return BOUNDED(narrow)(2, bound, lanes, count, out, rejected);
      default:
        return BOUNDED(narrow)(4, bound, lanes, count, out, rejected);
    }
  }
  /* Numbers of a byte come from narrow lanes. */
  return bytes_per_number == 2 ? BOUNDED(wide)(2, bound, lanes, count, out, rejected)
                               : BOUNDED(wide)(4, bound, lanes, count, out, rejected);
}

#undef BOUNDED_REFUSE
#undef BOUNDED
#undef BOUNDED_TARGET
#undef BOUNDED_REGISTER
#undef BOUNDED_UPPER
