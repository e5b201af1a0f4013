/// Writes doubles as `Double.description` does, straight into bytes.
///
/// The text has the fewest digits that read back as the same double, and of these the nearest to it. Numbers from
/// 0.0001 up to 2^53, which shares, limits and statistics mostly are, take one product of two words; all others go
/// through the standard library.
///
/// Source: the interval of all decimals that read back is looked at as in R. Giulietti (2021), *The Schubfach way to
/// render doubles*; the powers of five that are needed here are exact, so that nothing has to be bounded.
enum ShortestDecimal {
  /// Appends the text of a number that is not NaN.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard let decimal = Decimal(value.magnitude) else {
      var text = ByteText(bytes: [])
      swap(&text.bytes, &bytes)
      value.write(to: &text)
      swap(&text.bytes, &bytes)
      return
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    decimal.append(to: &bytes)
  }

  /// Digits, of which so many stand behind the point.
  private struct Decimal {
    var digits: UInt64
    /// In 1...20.
    var places: Int

    /// The shortest digits; nil for a number that is too small or too large for this way.
    init?(_ value: Double) {
      guard value >= 0.0001 && value < 0x1p53 else { return nil }
      // The number is `significand` times 2^-shift.
      let significand = value.significandBitPattern | 1 << 52
      let shift = 52 + 1_023 - Int(value.exponentBitPattern)
      if significand.trailingZeroBitCount >= shift {
        self = Decimal(digits: (significand >> UInt64(shift)) * 10, places: 1)
        return
      }
      // The first power of ten whose unit is no longer than the interval of what reads back as the number: one digit
      // less, and there is one multiple of the unit in the interval, or none.
      // That is the logarithm of 2, times `shift`, rounded upwards: so it is for each shift up to 66.
      let places = (shift * 1_233 + 4_095) >> 12
      let five = ShortestDecimal.powersOfFive[places]
      // In quarters of the distance to the next double, times 5^places: a unit of the last place is then 2^bits.
      let product = (significand << 2).multipliedFullWidth(by: five)
      let bits = UInt64(2 + shift - places)
      let unit = 1 << bits as UInt64
      let whole = product.high << (64 - bits) | product.low >> bits
      let rest = product.low & (unit - 1)
      let half = five << 1
      // A double at the border of two intervals is read as the even one.
      let isEven = significand & 1 == 0

      let last = whole % 10
      let down = last * unit + rest
      let up = 10 * unit - down
      if down < half || (down == half && isEven) {
        // Below a power of two the interval is shorter; these have so few digits that none is left out.
        guard significand != 1 << 52 || down == 0 else { return nil }
        self = Decimal(digits: whole / 10, places: places - 1).trimmed
      } else if up < half || (up == half && isEven) {
        self = Decimal(digits: whole / 10 + 1, places: places - 1).trimmed
      } else {
        guard significand != 1 << 52 else { return nil }
        let above = unit - rest
        let isBelow = rest < above || (rest == above && whole & 1 == 0)
        self = Decimal(digits: isBelow ? whole : whole + 1, places: places)
      }
    }

    private init(digits: UInt64, places: Int) {
      self.digits = digits
      self.places = places
    }

    /// The same number without zeros at the end, but for one behind the point.
    private var trimmed: Decimal {
      var decimal = self
      while decimal.places > 1, decimal.digits % 10 == 0 {
        decimal.digits /= 10
        decimal.places -= 1
      }
      return decimal
    }

    func append(to bytes: inout [UInt8]) {
      let (whole, part) =
        places < ShortestDecimal.powersOfTen.count
        ? digits.quotientAndRemainder(dividingBy: ShortestDecimal.powersOfTen[places]) : (0, digits)
      Self.append(whole, to: &bytes)
      bytes.append(UInt8(ascii: "."))
      let (front, back) = part.quotientAndRemainder(dividingBy: 100_000_000)
      let (first, second) = front.quotientAndRemainder(dividingBy: 100_000_000)
      let text: InlineArray<3, UInt64> = [
        Self.eightDigits(first).littleEndian, Self.eightDigits(second).littleEndian,
        Self.eightDigits(back).littleEndian,
      ]
      unsafe withUnsafeBytes(of: text) { source in
        unsafe bytes.append(
          contentsOf: UnsafeRawBufferPointer(rebasing: source[(24 - places)...]))
      }
    }

    private static func append(_ whole: UInt64, to bytes: inout [UInt8]) {
      if whole >= 10 { append(whole / 10, to: &bytes) }
      bytes.append(UInt8(ascii: "0") + UInt8(whole % 10))
    }

    /// The eight digits of a number below 10^8, the first in the lowest byte: halves, quarters and single digits are
    /// divided side by side.
    private static func eightDigits(_ number: UInt64) -> UInt64 {
      let (high, low) = number.quotientAndRemainder(dividingBy: 10_000)
      let fours = high | low << 32
      // Divided by 100, and by 10, by products that are exact below 10,000 and 100.
      let hundreds = (fours &* 10_486) >> 20 & 0x7F_0000_007F
      let twos = hundreds | (fours &- hundreds &* 100) << 16
      let tens = (twos &* 103) >> 10 & 0x0F_000F_000F_000F
      return (tens | (twos &- tens &* 10) << 8) | 0x3030_3030_3030_3030
    }
  }

  private static let powersOfFive: [UInt64] = powers(of: 5, upTo: 20)
  private static let powersOfTen: [UInt64] = powers(of: 10, upTo: 19)

  private static func powers(of base: UInt64, upTo last: Int) -> [UInt64] {
    var powers: [UInt64] = [1]
    for index in 0..<last { powers.append(powers[index] * base) }
    return powers
  }
}

/// Bytes that a number writes itself into.
private struct ByteText: TextOutputStream {
  var bytes: [UInt8]

  mutating func write(_ string: String) { bytes.append(contentsOf: string.utf8) }
}
