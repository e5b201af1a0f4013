import CKernels
import Testing

@testable import NumericCore

@Suite("Width of the kernels")
struct WideKernelsTests {
  @Test func `is narrowed by a name and never widened`() {
    let names = ["portable", "avx2", "avx512"]
    let widths: [KernelWidth] = [.portable, .AVX2, .AVX512]
    for (widest, width) in widths.enumerated() {
      for (asked, name) in names.enumerated() {
        #expect(unsafe kernel_width_up_to(width, name) == widths[min(widest, asked)])
      }
      for name in [nil, "", "AVX2", "avx", "avx5120"] {
        #expect(unsafe kernel_width_up_to(width, name) == width)
      }
      #expect(unsafe String(cString: kernel_width_name(width)) == names[widest])
    }
  }

  @Test func `has the name of a width that runs here`() {
    let available = [KernelWidth.portable, .AVX2, .AVX512].filter {
      kernel_width_is_available($0)
    }
    #expect(
      available.map { unsafe String(cString: kernel_width_name($0)) }.contains(WideKernels.width))
  }
}
