import CKernels

@testable import NumericCore

/// The widths of kernel that this machine runs; the portable one is always among them.
let availableWidths: [KernelWidth] = [.portable, .AVX2, .AVX512]
  .filter { kernel_width_is_available($0) }

/// The 64-bit FNV-1a hash of little-endian integers: a whole block's numbers in one expected value.
func digest(_ numbers: some Sequence<some FixedWidthInteger>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for number in numbers {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      hash = (hash ^ UInt64(truncatingIfNeeded: number >> shift) & 0xFF) &* 0x100_0000_01B3
    }
  }
  return hash
}

/// Pearson's statistic for equal expected counts.
func chiSquared(_ observed: [Int]) -> Double {
  let expected = Double(observed.reduce(0, +)) / Double(observed.count)
  return observed.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
}

extension StreamBlock {
  func words64(_ positions: Range<Int>) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: positions.count)
    var span = words.mutableSpan
    fill(&span, startingAt: positions.lowerBound)
    return words
  }

  func words32(_ positions: Range<Int>) -> [UInt32] {
    var words = [UInt32](repeating: 0, count: positions.count)
    var span = words.mutableSpan
    fill(&span, startingAt: positions.lowerBound)
    return words
  }

  func uniforms(_ positions: Range<Int>) -> [Double] {
    var numbers = [Double](repeating: 0, count: positions.count)
    var span = numbers.mutableSpan
    fill(&span, startingAt: positions.lowerBound)
    return numbers
  }
}

extension BoundedDraws {
  func numbers8(_ resamples: Range<Int>, of block: StreamBlock) -> [UInt8] {
    var numbers = [UInt8](repeating: 0xAA, count: resamples.count * draws)
    var span = numbers.mutableSpan
    fill(&span, resamples: resamples, of: block)
    return numbers
  }

  func numbers16(_ resamples: Range<Int>, of block: StreamBlock) -> [UInt16] {
    var numbers = [UInt16](repeating: 0xAAAA, count: resamples.count * draws)
    var span = numbers.mutableSpan
    fill(&span, resamples: resamples, of: block)
    return numbers
  }

  func numbers32(_ resamples: Range<Int>, of block: StreamBlock) -> [UInt32] {
    var numbers = [UInt32](repeating: 0xAAAA_AAAA, count: resamples.count * draws)
    var span = numbers.mutableSpan
    fill(&span, resamples: resamples, of: block)
    return numbers
  }
}
