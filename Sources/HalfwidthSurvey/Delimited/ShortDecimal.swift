/// A number as it is written with up to 17 digits, in eight bytes of which its text is made again as it was.
///
/// Measurements are such texts: where nearly all of a column differ, this keeps what a person wrote, for messages and
/// labels, and the number is there without one.
struct ShortDecimal: Hashable, Sendable {
  /// The digits as one whole number in 57 bits, how many of them stand after the point in the next five, and the sign.
  private let bits: UInt64

  private static let signBit: UInt64 = 1 << 62
  private static let digitBits: UInt64 = 57
  private static let mostDigits: UInt64 = 100_000_000_000_000_000
  private static let mostDecimals = 19

  /// Reads a text; nil for one that is no number, and for a number that is written in another way: with more digits, zeros
  /// before them, a plus sign, an exponent, or nothing before or after its point.
  init?(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    let isNegative = text.first == 0x2D
    if isNegative { index += 1 }
    let first = index
    var digits: UInt64 = 0
    var point: Int?
    while index < text.endIndex {
      let digit = text[index] &- 0x30
      if digit < 10 {
        digits = digits &* 10 &+ UInt64(digit)
        guard digits < Self.mostDigits else { return nil }
      } else {
        guard digit == 0x2E &- 0x30, point == nil, index > first else { return nil }
        point = index
      }
      index += 1
    }
    let whole = (point ?? index) - first
    let decimals = point.map { index - $0 - 1 }
    guard whole == 1 || whole > 1 && text[first] != 0x30, decimals != 0,
      decimals ?? 0 <= Self.mostDecimals
    else { return nil }
    bits =
      (isNegative ? Self.signBit : 0) | UInt64(decimals ?? 0) << Self.digitBits | digits
  }

  private var digits: UInt64 { bits & (1 << Self.digitBits - 1) }
  private var decimals: Int { Int(bits >> Self.digitBits & 31) }
  private var isNegative: Bool { bits & Self.signBit != 0 }

  /// The text that was read.
  var text: String {
    var text = String(digits)
    if decimals > 0 {
      text = String(repeating: "0", count: max(0, decimals + 1 - text.utf8.count)) + text
      text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
    }
    return isNegative ? "-" + text : text
  }

  /// The number nearest to the text, as IEEE 754 rounds it.
  var value: Double {
    // Both are exact up to 2^53, so that dividing them rounds once.
    let magnitude =
      digits <= 1 << 53
      ? Double(digits) / Double(Self.powers[decimals]) : Self.ratio(digits, Self.powers[decimals])
    return isNegative ? -magnitude : magnitude
  }

  /// The powers of ten up to the nineteenth; each of them is a whole multiple of a power of two, times less than 2^53.
  private static let powers: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// The number nearest to a ratio of whole numbers above 0.
  private static func ratio(_ one: UInt64, _ other: UInt64) -> Double {
    let (oneZeros, otherZeros) = (one.leadingZeroBitCount, other.leadingZeroBitCount)
    let numerator = one << UInt64(oneZeros)
    let (quotient, rest) = (other << UInt64(otherZeros)).dividingFullWidth(
      (numerator >> 1, numerator << 63))
    // The quotient has 63 bits or 64. A rest makes the last of them one, so that rounding to 53 takes no tie for one.
    let rounded = Double(rest == 0 ? quotient : quotient | 1)
    return Double(sign: .plus, exponent: otherZeros - oneZeros - 63, significand: rounded)
  }
}
