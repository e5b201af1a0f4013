#include "CKernels.h"

_Bool kernel_width_is_available(KernelWidth width) {
  switch (width) {
#if defined(__x86_64__)
    /* The builtin also asks whether the operating system saves the wide registers. */
    case KernelWidthAVX2:
      return __builtin_cpu_supports("avx2") != 0;
    case KernelWidthAVX512:
      return __builtin_cpu_supports("avx512f") != 0;
#endif
    case KernelWidthPortable:
      return 1;
    default:
      return 0;
  }
}

KernelWidth kernel_width_widest(void) {
  if (kernel_width_is_available(KernelWidthAVX512)) return KernelWidthAVX512;
  if (kernel_width_is_available(KernelWidthAVX2)) return KernelWidthAVX2;
  return KernelWidthPortable;
}
