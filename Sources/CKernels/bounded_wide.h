/* Template: splits 16 words at once into bounded numbers. Include it with BOUNDED_WIDE, the name of
 * the function, BOUNDED_SIZED, the name of its body, and BOUNDED_TARGET, the target attribute.
 *
 * Each step multiplies the 64-bit state of a lane by the bound: the number is the product's upper
 * part, the next state its lower 64 bits. The state is kept as two halves in 64-bit lanes, so that
 * a step is two widening 32-bit multiplications and no mask. Numbers are collected in 64-bit pieces
 * and stored lane by lane; a piece that is not full writes past the lane's numbers, where the next
 * lane then writes its own. */

BOUNDED_TARGET __attribute__((always_inline))
static inline size_t BOUNDED_SIZED(
    const uint32_t bits, const BoundedShape *shape, const uint64_t *words, size_t count,
    uint64_t phase, unsigned char *out, size_t bytes, uint32_t *rejected) {
  enum { lanes = 16, most_pieces = 65 };
  typedef uint64_t Lanes __attribute__((vector_size(8 * lanes)));
  const uint64_t low = UINT32_MAX;
  const uint32_t per_piece = 64 / bits;
  const uint64_t bound = shape->bound;
  const size_t step = (size_t)shape->numbers_per_word * (bits / 8);
  const size_t gap = (size_t)(shape->numbers_per_word - shape->numbers_in_last_word) * (bits / 8);
  unsigned char *const end = out + bytes;
  uint64_t left = shape->words_per_slice - phase;
  size_t position = 0;
  size_t rejections = 0;

  while (count - position >= lanes && (size_t)(end - out) >= lanes * step + 8) {
    Lanes word;
    memcpy(&word, words + position, sizeof word);
    Lanes lower = word;
    Lanes upper = word >> 32;
    uint64_t pieces[most_pieces][lanes];
    uint32_t filled = 0;
    uint32_t remaining = shape->numbers_per_word;
    for (; remaining >= per_piece; remaining -= per_piece) {
      Lanes piece = {0};
#pragma clang loop unroll(full)
      for (uint32_t place = 0; place < per_piece; place++) {
        lower = (lower & low) * bound;
        upper = (upper & low) * bound + (lower >> 32);
        piece |= (upper >> 32) << (bits * place);
      }
      memcpy(pieces[filled], &piece, sizeof piece);
      filled += 1;
    }
    if (remaining > 0) {
      Lanes piece = {0};
      Lanes shift = {0};
      for (uint32_t place = 0; place < remaining; place++) {
        lower = (lower & low) * bound;
        upper = (upper & low) * bound + (lower >> 32);
        piece |= (upper >> 32) << shift;
        shift += bits;
      }
      memcpy(pieces[filled], &piece, sizeof piece);
      filled += 1;
    }

    const Lanes leftover = (upper << 32) | (lower & low);
    const Lanes refused = (Lanes)(leftover < shape->threshold);
    if (__builtin_expect(__builtin_reduce_or(refused) != 0, 0)) {
      for (uint32_t lane = 0; lane < lanes; lane++) {
        if (refused[lane]) rejected[rejections++] = (uint32_t)(position + lane);
      }
    }

    /* Most words give one or two pieces: a constant count lets the compiler unroll the stores. */
    if (filled == 1) {
      out = bounded_store(pieces[0], lanes, 1, out, step, gap, &left, shape->words_per_slice);
    } else if (filled == 2) {
      out = bounded_store(pieces[0], lanes, 2, out, step, gap, &left, shape->words_per_slice);
    } else {
      out = bounded_store(pieces[0], lanes, filled, out, step, gap, &left, shape->words_per_slice);
    }
    position += lanes;
  }

  const size_t later = bounded_plain(
      bits, shape, words + position, count - position, shape->words_per_slice - left, out,
      rejected + rejections);
  for (size_t i = 0; i < later; i++) rejected[rejections++] += (uint32_t)position;
  return rejections;
}

BOUNDED_TARGET
static size_t BOUNDED_WIDE(
    const BoundedShape *shape, const uint64_t *words, size_t count, uint64_t phase,
    uint32_t bytes_per_number, unsigned char *out, size_t bytes, uint32_t *rejected) {
  switch (bytes_per_number) {
    case 1:
      return BOUNDED_SIZED(8, shape, words, count, phase, out, bytes, rejected);
    case 2:
      return BOUNDED_SIZED(16, shape, words, count, phase, out, bytes, rejected);
    default:
      return BOUNDED_SIZED(32, shape, words, count, phase, out, bytes, rejected);
  }
}

#undef BOUNDED_WIDE
#undef BOUNDED_SIZED
#undef BOUNDED_TARGET
