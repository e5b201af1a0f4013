/* Runs of random words: see CKernels.h for what they are.
 *
 * Why another generator beside the cipher: each row that is drawn takes many random bits, and a word of the
 * cipher takes about three times as many instructions. A run's states are words of the cipher. */
#include "CKernels.h"

#include <stdatomic.h>
#include <string.h>

typedef void (*RandomRunKernel)(const uint64_t *states, size_t steps, unsigned char *words);

#define RANDOM_RUN random_run_portable
#define RANDOM_RUN_TARGET
#include "random_run_wide.h"

#if defined(__x86_64__)
#define RANDOM_RUN random_run_avx2
#define RANDOM_RUN_TARGET __attribute__((target("avx2")))
#include "random_run_wide.h"

#define RANDOM_RUN random_run_avx512
#define RANDOM_RUN_TARGET __attribute__((target("avx512f")))
#include "random_run_wide.h"
#endif

static RandomRunKernel random_run_kernel(KernelWidth width) {
  switch (width) {
#if defined(__x86_64__)
    case KernelWidthAVX2:
      return random_run_avx2;
    case KernelWidthAVX512:
      return random_run_avx512;
#endif
    default:
      return random_run_portable;
  }
}

void random_run_by(KernelWidth width, const uint64_t *states, size_t steps, void *words) {
  random_run_kernel(width)(states, steps, words);
}

static void random_run_choose(const uint64_t *, size_t, unsigned char *);

/* As in philox.c: every thread makes the same choice. */
static _Atomic(RandomRunKernel) random_run_chosen = random_run_choose;

static void random_run_choose(const uint64_t *states, size_t steps, unsigned char *words) {
  const RandomRunKernel widest = random_run_kernel(kernel_width_widest());
  atomic_store_explicit(&random_run_chosen, widest, memory_order_relaxed);
  widest(states, steps, words);
}

void random_run(const uint64_t *states, size_t steps, void *words) {
  const RandomRunKernel kernel = atomic_load_explicit(&random_run_chosen, memory_order_relaxed);
  kernel(states, steps, words);
}
