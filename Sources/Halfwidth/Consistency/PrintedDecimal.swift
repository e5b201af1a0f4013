/// A number as it is printed, digit by digit: `74`, `74.0` and `74.00` are three different ones.
public struct PrintedDecimal: Hashable, Sendable {
  /// The digits with their point, such as `74.0`.
  public let text: String
  /// The digits without the point: the number in units of its last digit.
  public let units: Int
  /// How many digits stand after the point, in 0...6.
  public let decimals: Int

  /// The most digits after the point.
  public static let mostDecimals = 6
  /// The most digits before the point.
  public static let mostWholeDigits = 9

  /// Ten to the number of decimals: the number is ``units`` over this.
  public var unitsPerOne: Int { Self.powerOfTen(decimals) }

  /// The number, rounded to a double; for formulas that round anyway.
  public var value: Double { Double(units) / Double(unitsPerOne) }

  /// Creates a number from its text, such as `3.48`, `0.4` or `.4`.
  ///
  /// - Parameter text: Digits, with a decimal point or without one.
  /// - Throws: ``CountsError``: malformed text; negative numbers and those of more than nine digits before
  ///   or six after the point are out of range.
  public init(parsing text: String) throws(CountsError) {
    func malformed(_ advice: String) -> CountsError {
      .malformed("'\(text)' is not a printed number; \(advice)")
    }
    let digits = text.hasPrefix(".") ? "0" + text : text
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    if digits.hasPrefix("-") || digits.hasPrefix("\u{2212}"), digits.count > 1 {
      throw .outOfRange(
        "\(text) is below 0, where programs round halves differently: no share is, and to a mean and its "
          + "scale one whole number can be added")
    }
    if digits.contains(","), !digits.contains(".") {
      throw malformed("write \(digits.replacing(",", with: ".")), with a decimal point")
    }
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { throw malformed("write digits such as 74 or 3.48") }
    let decimals = parts.count == 2 ? parts[1].utf8.count : 0
    guard parts[0].utf8.count <= Self.mostWholeDigits, decimals <= Self.mostDecimals else {
      throw .outOfRange(
        "'\(text)' has more than \(Self.mostWholeDigits) digits before its point or "
          + "\(Self.mostDecimals) after it; leave digits out that are not printed")
    }
    self.init(
      text: digits, units: parts.joined().utf8.reduce(0) { $0 * 10 + Int($1 - 0x30) },
      decimals: decimals)
  }

  /// Creates a number of so many units of its last digit, from 0 on.
  package init(units: Int, decimals: Int) {
    let (whole, part) = units.quotientAndRemainder(dividingBy: Self.powerOfTen(decimals))
    let digits = "\(part)"
    let padding = String(repeating: "0", count: decimals - min(decimals, digits.count))
    self.init(
      text: decimals == 0 ? "\(whole)" : "\(whole).\(padding)\(digits)", units: units,
      decimals: decimals)
  }

  /// The number that is so many units of the last digit higher or lower; nil below 0.
  public func moved(by steps: Int) -> PrintedDecimal? {
    units + steps < 0 ? nil : PrintedDecimal(units: units + steps, decimals: decimals)
  }

  private init(text: String, units: Int, decimals: Int) {
    self.text = text
    self.units = units
    self.decimals = decimals
  }

  private static func powerOfTen(_ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}

extension PrintedDecimal: CustomStringConvertible {
  /// The number as printed.
  public var description: String { text }
}
