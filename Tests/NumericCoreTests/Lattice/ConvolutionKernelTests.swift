import CKernels
import Testing

@testable import NumericCore

/// Every kernel that the machine runs, against sums of products that are taken one by one.
@Suite struct ConvolutionKernelTests {
  /// Numbers whose sums depend on their order.
  private func numbers(_ count: Int, _ start: UInt64) -> [Double] {
    var state = start
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 0x1p53 * (state & 0x700 == 0 ? 1e-12 : 1)
    }
  }

  @Test(
    arguments: availableWidths,
    [(1, 1), (1, 70), (2, 3), (5, 64), (63, 65), (64, 64), (65, 200), (130, 131), (300, 7)])
  func `agree with sums in the order of the first row`(
    _ width: KernelWidth, _ counts: (first: Int, second: Int)
  ) {
    let a = numbers(counts.first, 1)
    let b = numbers(counts.second, 2)
    let length = a.count + b.count - 1
    var expected = [Double](repeating: 0, count: length)
    for k in 0..<length {
      for i in a.indices where b.indices.contains(k - i) { expected[k] += a[i] * b[k - i] }
    }
    let padding = Int(CONVOLUTION_PADDING)
    let zeros = [Double](repeating: 0, count: padding)
    let padded = zeros + b + zeros
    var sums = [Double](repeating: -1, count: length + padding)
    unsafe padded.withUnsafeBufferPointer { padded in
      unsafe convolution_by(
        width, a, a.count, padded.baseAddress?.advanced(by: padding), b.count, &sums)
    }
    #expect(sums.prefix(length).elementsEqual(expected))
    // What is written behind the sums is no number that a later convolution would add.
    #expect(sums.dropFirst(length).allSatisfy { $0 == 0 || $0 == -1 } && sums.last == -1)
  }

  @Test(arguments: availableWidths, [1, 2, 3, 5, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200, 515])
  func `a row with itself takes each pair once, in its order, and twice`(
    _ width: KernelWidth, _ count: Int
  ) {
    let a = numbers(count, 3)
    let length = 2 * count - 1
    let expected = (0..<length).map { k in
      var sum = 0.0
      for i in a.indices where 2 * i < k && k - i < count { sum += a[i] * a[k - i] }
      return k % 2 == 0 ? sum + sum + a[k / 2] * a[k / 2] : sum + sum
    }
    let padding = Int(CONVOLUTION_PADDING)
    let zeros = [Double](repeating: 0, count: padding)
    let padded = zeros + a + zeros
    var sums = [Double](repeating: -1, count: length + padding)
    unsafe padded.withUnsafeBufferPointer { padded in
      unsafe convolution_square_by(
        width, padded.baseAddress?.advanced(by: padding), count, &sums)
    }
    #expect(sums.prefix(length).elementsEqual(expected))
    #expect(sums.dropFirst(length).allSatisfy { $0 == 0 || $0 == -1 } && sums.last == -1)
    // The plain convolution has the same sums but for rounding.
    let row = PaddedRow(a)
    for (one, other) in zip(row.squared().values, row.convolved(with: row).values) {
      #expect((one - other).magnitude <= 1e-13 * other)
    }
  }
}
