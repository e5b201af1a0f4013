internal import CKernels

extension LatticeDistribution {
  /// Returns the distribution of the sum of two independent positions.
  ///
  /// - Complexity: O(m n) in the numbers of positions.
  public func convolved(with other: LatticeDistribution) -> LatticeDistribution {
    convolved(with: other, times: 1, 1)
  }

  /// Returns the distribution of the sum of two independent positions, each with its sign.
  private func convolved(
    with other: LatticeDistribution, times u: Int, _ v: Int
  ) -> LatticeDistribution {
    let row = PaddedRow(probabilities, isReversed: u < 0)
      .convolved(with: PaddedRow(other.probabilities, isReversed: v < 0))
    let start = u < 0 ? -support.upperBound : origin
    let otherStart = v < 0 ? -other.support.upperBound : other.origin
    return LatticeDistribution(origin: start + otherStart, trimming: row.values)
  }

  /// Returns the distribution of `u` times this position plus `v` times an independent other one.
  ///
  /// - Parameters:
  ///   - u: Not 0.
  ///   - other: The distribution of the other position.
  ///   - v: Not 0; `-1` beside a `u` of 1 gives the difference.
  /// - Complexity: O(m n + length), where the length is that of the result's support.
  public func combined(
    times u: Int, with other: LatticeDistribution, times v: Int
  ) -> LatticeDistribution {
    precondition(u != 0 && v != 0, "the factors of a combination are not 0")
    if u.magnitude == 1 && v.magnitude == 1 {
      return convolved(with: other, times: u, v)
    }
    let steps = probabilities.count - 1
    let otherSteps = other.probabilities.count - 1
    // The lowest position of each term, and where its first probability lies above that.
    let start = u > 0 ? u * origin : u * support.upperBound
    let otherStart = v > 0 ? v * other.origin : v * other.support.upperBound
    let shift = (u > 0 ? 0 : -u * steps) + (v > 0 ? 0 : -v * otherSteps)
    let length =
      u.magnitude.multipliedFullWidth(by: UInt(steps)).low
      + v.magnitude.multipliedFullWidth(by: UInt(otherSteps)).low + 1
    var sums = [Double].zeros(Int(length))
    unsafe sums.withUnsafeMutableBufferPointer { sums in
      unsafe other.probabilities.withUnsafeBufferPointer { factors in
        for i in 0...steps {
          let probability = probabilities[i]
          if probability == 0 { continue }
          var place = shift + u * i
          for j in 0...otherSteps {
            unsafe sums[place] += probability * factors[j]
            place += v
          }
        }
      }
    }
    return LatticeDistribution(origin: start + otherStart, trimming: sums)
  }
}

/// Numbers with zeros before and behind them, so that a convolution needs no edges.
struct PaddedRow {
  static let padding = Int(CONVOLUTION_PADDING)
  private(set) var storage: [Double]
  private(set) var count: Int

  init(_ values: [Double], isReversed: Bool = false) {
    let (size, padding) = (values.count, PaddedRow.padding)
    var row = [Double].zeros(size + 2 * padding)
    var span = row.mutableSpan
    let numbers = values.span
    if isReversed {
      for i in 0..<size {
        unsafe span[unchecked: padding &+ i] = numbers[unchecked: size &- 1 &- i]
      }
    } else {
      for i in 0..<size { unsafe span[unchecked: padding &+ i] = numbers[unchecked: i] }
    }
    count = size
    storage = row
  }

  var values: [Double] { Array(storage[PaddedRow.padding..<PaddedRow.padding + count]) }

  /// Returns all sums of products of two numbers by the sum of their places.
  ///
  /// Each sum is built in the order of the shorter row, so that the result doesn't depend on the width of
  /// the machine's vectors.
  func convolved(with other: PaddedRow) -> PaddedRow {
    let (short, long) = count <= other.count ? (self, other) : (other, self)
    return unsafe PaddedRow(sums: count + other.count - 1) { sums in
      unsafe short.storage.withUnsafeBufferPointer { a in
        unsafe long.storage.withUnsafeBufferPointer { b in
          unsafe convolution(
            a.baseAddress?.advanced(by: PaddedRow.padding), short.count,
            b.baseAddress?.advanced(by: PaddedRow.padding), long.count, sums)
        }
      }
    }
  }

  /// Returns the row convolved with itself: a product of two different numbers is made once, and counts twice.
  func squared() -> PaddedRow {
    unsafe PaddedRow(sums: 2 * count - 1) { sums in
      unsafe storage.withUnsafeBufferPointer { a in
        unsafe convolution_square(
          a.baseAddress?.advanced(by: PaddedRow.padding), count, sums)
      }
    }
  }

  /// Creates a row of sums, which are written in blocks of as many as there are zeros behind a row.
  private init(sums count: Int, write: (UnsafeMutablePointer<Double>?) -> Void) {
    let padding = PaddedRow.padding
    let capacity = (count + padding - 1) / padding * padding + 2 * padding
    storage = [Double].zeros(capacity)
    self.count = count
    unsafe storage.withUnsafeMutableBufferPointer { buffer in
      unsafe write(buffer.baseAddress?.advanced(by: padding))
    }
  }

  /// Takes off negligible numbers at both ends, and returns how many went at the lower one.
  ///
  /// The numbers are probabilities, so where both ends pass the bound of the largest possible one
  /// there is nothing to look for.
  mutating func trim() -> Int {
    let ends = min(storage[PaddedRow.padding], storage[PaddedRow.padding + count - 1])
    if ends >= LatticeDistribution.negligible { return 0 }
    var largest = 0.0
    for number in storage { largest = max(largest, number) }
    let threshold = LatticeDistribution.negligible * largest
    var first = PaddedRow.padding
    var last = PaddedRow.padding + count - 1
    while storage[first] < threshold { first += 1 }
    while storage[last] < threshold { last -= 1 }
    guard last - first + 1 < count else { return 0 }
    self = PaddedRow(Array(storage[first...last]))
    return first - PaddedRow.padding
  }
}
