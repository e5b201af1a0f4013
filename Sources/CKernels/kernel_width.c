#include "CKernels.h"

#include <stdlib.h>
#include <string.h>

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

static KernelWidth kernel_width_of_processor(void) {
  if (kernel_width_is_available(KernelWidthAVX512)) return KernelWidthAVX512;
  if (kernel_width_is_available(KernelWidthAVX2)) return KernelWidthAVX2;
  return KernelWidthPortable;
}

const char *kernel_width_name(KernelWidth width) {
  switch (width) {
    case KernelWidthAVX2:
      return "avx2";
    case KernelWidthAVX512:
      return "avx512";
    default:
      return "portable";
  }
}

KernelWidth kernel_width_up_to(KernelWidth widest, const char *name) {
  if (!name) return widest;
  for (int width = KernelWidthPortable; width < widest; width++)
    if (strcmp(name, kernel_width_name((KernelWidth)width)) == 0) return (KernelWidth)width;
  return widest;
}

KernelWidth kernel_width_widest(void) {
  return kernel_width_up_to(kernel_width_of_processor(), getenv("HALFWIDTH_KERNEL_WIDTH"));
}
