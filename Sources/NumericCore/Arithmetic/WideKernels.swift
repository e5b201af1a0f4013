internal import CKernels

/// The kernels in C that do many numbers at a time.
public enum WideKernels {
  /// The name of the width that is used: `portable`, `avx2` or `avx512`.
  ///
  /// All widths give the same bits. It is the widest that the processor runs, or a narrower one that the
  /// environment variable `HALFWIDTH_KERNEL_WIDTH` names.
  public static var width: String {
    unsafe String(cString: kernel_width_name(kernel_width_widest()))
  }
}
