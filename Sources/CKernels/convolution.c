/* Convolutions of rows of numbers: see CKernels.h for what they are.
 *
 * The order of additions is part of what is promised, and a product is rounded before it is added, so that
 * all widths give the same bits. A block of sums stays in registers, enough of them to hide the latency of
 * additions. */
#include "CKernels.h"

#include <stdatomic.h>

#pragma STDC FP_CONTRACT OFF

typedef void (*ConvolutionKernel)(
    const double *a, size_t a_count, const double *b, size_t b_count, double *sums);
typedef void (*SquareKernel)(const double *a, size_t count, double *sums);

#define CONVOLUTION convolution_portable
#define CONVOLUTION_SQUARE convolution_square_portable
#define CONVOLUTION_LANES 2
#define CONVOLUTION_VECTORS 4
#define CONVOLUTION_TARGET
#include "convolution_wide.h"

#if defined(__x86_64__)
#define CONVOLUTION convolution_avx2
#define CONVOLUTION_SQUARE convolution_square_avx2
#define CONVOLUTION_LANES 4
#define CONVOLUTION_VECTORS 8
#define CONVOLUTION_TARGET __attribute__((target("avx2")))
#include "convolution_wide.h"

#define CONVOLUTION convolution_avx512
#define CONVOLUTION_SQUARE convolution_square_avx512
#define CONVOLUTION_LANES 8
#define CONVOLUTION_VECTORS 8
#define CONVOLUTION_TARGET __attribute__((target("avx512f")))
#include "convolution_wide.h"
#endif

typedef struct {
  ConvolutionKernel convolution;
  SquareKernel square;
} ConvolutionKernels;

static ConvolutionKernels convolution_kernels(KernelWidth width) {
  switch (width) {
#if defined(__x86_64__)
    case KernelWidthAVX2:
      return (ConvolutionKernels){convolution_avx2, convolution_square_avx2};
    case KernelWidthAVX512:
      return (ConvolutionKernels){convolution_avx512, convolution_square_avx512};
#endif
    default:
      return (ConvolutionKernels){convolution_portable, convolution_square_portable};
  }
}

void convolution_by(
    KernelWidth width, const double *a, size_t a_count, const double *b, size_t b_count,
    double *sums) {
  convolution_kernels(width).convolution(a, a_count, b, b_count, sums);
}

void convolution_square_by(KernelWidth width, const double *a, size_t count, double *sums) {
  convolution_kernels(width).square(a, count, sums);
}

static void convolution_choose(const double *, size_t, const double *, size_t, double *);
static void convolution_square_choose(const double *, size_t, double *);

/* As in philox.c: every thread makes the same choice. */
static _Atomic(ConvolutionKernel) convolution_chosen = convolution_choose;
static _Atomic(SquareKernel) convolution_square_chosen = convolution_square_choose;

static void convolution_choose(
    const double *a, size_t a_count, const double *b, size_t b_count, double *sums) {
  const ConvolutionKernel widest = convolution_kernels(kernel_width_widest()).convolution;
  atomic_store_explicit(&convolution_chosen, widest, memory_order_relaxed);
  widest(a, a_count, b, b_count, sums);
}

static void convolution_square_choose(const double *a, size_t count, double *sums) {
  const SquareKernel widest = convolution_kernels(kernel_width_widest()).square;
  atomic_store_explicit(&convolution_square_chosen, widest, memory_order_relaxed);
  widest(a, count, sums);
}

void convolution(
    const double *a, size_t a_count, const double *b, size_t b_count, double *sums) {
  const ConvolutionKernel kernel =
      atomic_load_explicit(&convolution_chosen, memory_order_relaxed);
  kernel(a, a_count, b, b_count, sums);
}

void convolution_square(const double *a, size_t count, double *sums) {
  const SquareKernel kernel =
      atomic_load_explicit(&convolution_square_chosen, memory_order_relaxed);
  kernel(a, count, sums);
}
