/// A sum of doubles that is exact until it is read, so that the order of its terms means nothing.
///
/// Each double is a whole multiple of 2^-1074. Their sum is kept as one number of 67 digits to the base
/// 2^32: a term changes two of them, and carries wait until a thousand terms were added. Reading rounds
/// once. Sums of parts of a stream, added in any order, are the sum of the stream, bit for bit.
///
/// Infinite terms, and those that are no numbers, are added apart, and prevail.
///
/// Source: R. M. Neal (2015), "Fast exact summation using small and large superaccumulators",
/// [arXiv:1505.05571](https://arxiv.org/abs/1505.05571).
public struct ExactSum: Sendable {
  /// The digits, of which the last has the sign; those before it may be out of range for a while.
  private var digits: ContiguousArray<Int64>
  /// How many terms may be added before digits are carried.
  private var room: Int
  /// The sum of what isn't finite.
  private var special = 0.0

  private static let count = 67
  // A term changes a digit by less than 2^53.
  private static let terms = 1_000
  private static let mask = (1 as UInt64) << 32 - 1

  /// Creates a sum of nothing.
  public init() {
    digits = ContiguousArray(repeating: 0, count: Self.count)
    room = Self.terms
  }

  /// Creates the sum of some numbers.
  public init(_ numbers: [Double]) {
    self.init()
    add(numbers.span)
  }

  /// Adds a term.
  public mutating func add(_ number: Double) {
    add([number].span)
  }

  /// Adds terms.
  ///
  /// - Complexity: O(1) for each, some two nanoseconds.
  public mutating func add(_ numbers: Span<Double>) {
    var start = 0
    while start < numbers.count {
      if room == 0 { carry() }
      let end = min(start + room, numbers.count)
      special += unsafe numbers.withUnsafeBufferPointer { numbers in
        unsafe digits.withUnsafeMutableBufferPointer { digits in
          unsafe Self.add(numbers, start..<end, to: digits)
        }
      }
      room -= end - start
      start = end
    }
  }

  /// Adds terms to digits; returns the sum of those that aren't finite.
  private static func add(
    _ numbers: UnsafeBufferPointer<Double>, _ range: Range<Int>,
    to digits: UnsafeMutableBufferPointer<Int64>
  ) -> Double {
    var special = 0.0
    for i in range {
      let bits = unsafe numbers[i].bitPattern
      let exponent = Int(truncatingIfNeeded: bits >> 52 & 0x7FF)
      if exponent == 0x7FF {
        special += Double(bitPattern: bits)
        continue
      }
      let fraction = bits & (1 << 52 - 1)
      let mantissa = exponent == 0 ? fraction : fraction | 1 << 52
      // Multiples of 2^-1074 have the exponents 0 and 1.
      let shift = max(exponent, 1) &- 1
      let low = Int64(truncatingIfNeeded: mantissa &<< UInt64(shift & 31) & mask)
      let high = Int64(truncatingIfNeeded: mantissa &>> UInt64(32 &- shift & 31))
      let sign = Int64(truncatingIfNeeded: bits) >> 63
      // The exponent is below 0x7FF: there are that many digits.
      unsafe digits[shift >> 5] &+= (low ^ sign) &- sign
      unsafe digits[shift >> 5 &+ 1] &+= (high ^ sign) &- sign
    }
    return special
  }

  /// Adds a term so many times; a negative number of times takes it off.
  public mutating func add(_ number: Double, times: Int) {
    guard number.isFinite else {
      special += number * Double(times)
      return
    }
    // The bits of the number of times, each of which makes a term.
    var rest = times.magnitude
    var part = ExactSum()
    part.add(times < 0 ? -number : number)
    while rest > 0 {
      if rest & 1 == 1 { merge(part) }
      let double = part
      part.merge(double)
      rest >>= 1
    }
  }

  /// Adds the terms of another sum.
  public mutating func merge(_ other: ExactSum) {
    var other = other
    other.carry()
    carry()
    for i in digits.indices { digits[i] &+= other.digits[i] }
    carry()
    special += other.special
  }

  /// Brings all digits but the last into 0 ..< 2^32.
  private mutating func carry() {
    var carried: Int64 = 0
    for i in 0..<Self.count - 1 {
      let digit = digits[i] &+ carried
      carried = digit >> 32
      digits[i] = digit & Int64(Self.mask)
    }
    digits[Self.count - 1] &+= carried
    room = Self.terms
  }

  /// The sum, rounded to the nearest double.
  public var value: Double { divided(by: 1) }

  /// Returns the sum over a whole number, from 1 to 2^53: two roundings, and nothing that overflows between
  /// them.
  public func divided(by count: Int) -> Double {
    guard special == 0 else { return special }
    let (significand, exponent) = rounded
    let quotient = significand / Double(count)
    return Double(
      sign: quotient.sign, exponent: exponent, significand: quotient.magnitude)
  }

  /// The sum as a double times a power of two.
  private var rounded: (significand: Double, exponent: Int) {
    var sum = self
    sum.carry()
    let isNegative = sum.digits[Self.count - 1] < 0
    if isNegative {
      for i in sum.digits.indices { sum.digits[i] = -sum.digits[i] }
      sum.carry()
    }
    let digits = sum.digits
    guard let top = digits.lastIndex(where: { $0 != 0 }) else { return (0, 0) }
    func digit(_ place: Int) -> UInt64 { place >= 0 ? UInt64(digits[place]) : 0 }
    // The first 64 bits, of which the last one says whether any follow.
    let first = digit(top) << 32 | digit(top - 1)
    let shift = UInt64(first.leadingZeroBitCount)
    let next = digit(top - 2) << shift
    var bits = first << shift | next >> 32
    if next & Self.mask != 0 || digits.prefix(max(top - 2, 0)).contains(where: { $0 != 0 }) {
      bits |= 1
    }
    let magnitude = Double(bits)
    return (isNegative ? -magnitude : magnitude, (top - 1) * 32 - Int(shift) - 1_074)
  }
}

extension ExactSum: Hashable {
  /// Whether two sums are the same number.
  public static func == (left: ExactSum, right: ExactSum) -> Bool {
    left.canonical == right.canonical
      && (left.special == right.special || left.special.isNaN && right.special.isNaN)
  }

  /// Hashes the number.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(canonical)
  }

  private var canonical: ContiguousArray<Int64> {
    var sum = self
    sum.carry()
    return sum.digits
  }
}
