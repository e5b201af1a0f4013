extension JSONScanner {
  /// Takes a number that begins with a digit or a minus sign.
  mutating func number(in bytes: Span<UInt8>) throws(Fault) -> JSONValue {
    let start = offset
    let isNegative = peek(in: bytes) == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    var decimal = Decimal()
    let whole = offset
    guard takeDigits(in: bytes, into: &decimal) > 0 else {
      throw missingWhole(after: start, in: bytes)
    }
    if bytes[whole] == UInt8(ascii: "0") && offset > whole + 1 {
      throw Fault(kind: .leadingZero, offset: whole)
    }
    let next = peek(in: bytes)
    guard next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") else {
      guard let magnitude = decimal.integer else {
        try pass(Fault(kind: .integerTooLarge, offset: start))
        return .null
      }
      return .integer(isNegative ? -magnitude : magnitude)
    }
    try takeFraction(in: bytes, into: &decimal)
    try takeExponent(in: bytes, into: &decimal)
    if let magnitude = decimal.exactDouble { return .number(isNegative ? -magnitude : magnitude) }
    guard let number = try nearestDouble(in: bytes, from: start) else { return .null }
    return .number(number)
  }

  private mutating func takeFraction(
    in bytes: Span<UInt8>, into decimal: inout Decimal
  ) throws(Fault) {
    guard peek(in: bytes) == UInt8(ascii: ".") else { return }
    offset += 1
    let digits = takeDigits(in: bytes, into: &decimal)
    guard digits > 0 else { throw fault(.missingDigit(.afterPoint)) }
    decimal.exponent -= digits
  }

  private mutating func takeExponent(
    in bytes: Span<UInt8>, into decimal: inout Decimal
  ) throws(Fault) {
    guard peek(in: bytes) | 0x20 == UInt8(ascii: "e") else { return }
    offset += 1
    let sign = peek(in: bytes)
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { offset += 1 }
    var exponent = Decimal()
    guard takeDigits(in: bytes, into: &exponent) > 0 else {
      throw fault(.missingDigit(.inExponent))
    }
    // An exponent beyond 2^53 can't be made up for by the digits of any text.
    let magnitude = exponent.integer ?? JSONValue.largestInteger
    decimal.exponent += sign == UInt8(ascii: "-") ? -magnitude : magnitude
  }

  /// Takes digits, and returns how many there were.
  private mutating func takeDigits(
    in bytes: Span<UInt8>, into decimal: inout Decimal
  ) -> Int {
    let start = offset
    while offset < bytes.count {
      let digit = bytes[offset] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      decimal.append(digit)
      offset += 1
    }
    return offset - start
  }

  /// The number from `start` to here; nil where it is too large and that is passed over.
  private mutating func nearestDouble(
    in bytes: Span<UInt8>, from start: Int
  ) throws(Fault) -> Double? {
    let text = try text(start..<offset, in: bytes)
    guard let number = Double(text) else {
      preconditionFailure("'\(text)' has the form of a number")
    }
    guard number.isFinite else {
      try pass(Fault(kind: .numberTooLarge, offset: start))
      return nil
    }
    return number
  }
}

/// The first 19 digits of a number or so, and the power of ten that makes them the number.
private struct Decimal {
  private var digits: UInt64 = 0
  /// The power of ten; meaningful where ``integer`` is not nil.
  var exponent = 0

  mutating func append(_ digit: UInt8) {
    // Below this limit a further digit can't overflow. At the limit and above, `digits` is beyond
    // 2^53 for good, and what follows does not matter.
    if digits < 1_000_000_000_000_000_000 { digits = digits &* 10 &+ UInt64(digit) }
  }

  /// The digits alone, where they are at most 2^53: then they are all of the digits.
  var integer: Int? {
    digits > JSONValue.largestInteger ? nil : Int(digits)
  }

  /// The number where one correctly rounded operation on two exact doubles gives it (Clinger 1990).
  var exactDouble: Double? {
    guard let integer else { return nil }
    let number = Double(integer)
    if exponent >= 0 {
      return exponent < powersOfTen.count ? number * powersOfTen[exponent] : nil
    }
    return -exponent < powersOfTen.count ? number / powersOfTen[-exponent] : nil
  }
}

/// The powers of ten that a double holds exactly.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]
