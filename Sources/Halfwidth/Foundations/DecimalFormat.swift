internal import Glibc

/// Numbers as decimal text for people.
package enum DecimalFormat {
  /// The decimals of a table's numbers, where nobody asked for others.
  package static let usualPlaces = 4

  /// Below this, so many decimals would show too little of a number, or nothing.
  private static func least(_ places: Int) -> Double {
    (places < usualPlaces ? 0.5 : 5) * pow(10, Double(-places))
  }

  /// Returns `value` with so many digits after the point.
  ///
  /// What is rounded is the shortest decimal that reads back as `value`, halves away from zero: so
  /// 0.125 becomes 0.13, as a reader with the long number at hand would do it. A value that rounds
  /// to zero has no minus sign.
  ///
  /// - Parameters:
  ///   - value: A finite number.
  ///   - places: Digits after the point, 0 to 17.
  package static func fixed(_ value: Double, places: Int) -> String {
    fixed(value, places: places, power: 0)
  }

  /// Returns a hundred times `value` with so many digits after the point, such as a share as a percentage.
  ///
  /// The point is moved and nothing multiplied: 0.575 times 100 is a hair below 57.5, and would be rounded down.
  package static func hundredfold(_ value: Double, places: Int) -> String {
    fixed(value, places: places, power: 2)
  }

  private static func fixed(_ value: Double, places: Int, power: Int) -> String {
    precondition(value.isFinite, "only finite numbers have decimals")
    precondition((0...17).contains(places), "from 0 to 17 decimals")
    var (digits, pointAt) = shortestDigits(of: value.magnitude)
    pointAt += power
    let kept = pointAt + places
    if kept < 0 {
      digits = []
    } else if kept < digits.count {
      let roundsUp = digits[kept] >= 5
      digits.removeSubrange(kept...)
      if roundsUp { increment(&digits, pointAt: &pointAt) }
    }
    if digits.isEmpty { pointAt = 0 }
    let whole = digits.prefix(max(0, pointAt))
    let missing = max(0, pointAt - digits.count)
    var text = (whole + Array(repeating: 0, count: missing)).map(String.init).joined()
    if text.isEmpty { text = "0" }
    if places > 0 {
      let zeros = Array(repeating: 0, count: min(places, max(0, -pointAt)))
      var fraction = zeros + digits.dropFirst(max(0, pointAt))
      fraction += Array(repeating: 0, count: max(0, places - fraction.count))
      text += "." + fraction.prefix(places).map(String.init).joined()
    }
    return value < 0 && text.contains { $0 != "0" && $0 != "." } ? "-" + text : text
  }

  /// Returns a share as a percentage with so many decimals: 0.745 as `74.5%`.
  ///
  /// 0 and 1 are written `0%` and `100%`: they are exact, and a bound of the scale.
  package static func percent(_ share: Double, places: Int = 1) -> String {
    if share == 0 { return "0%" }
    if share == 1 { return "100%" }
    return hundredfold(share, places: places) + "%"
  }

  /// Returns a level as a percentage with as many decimals as it has: `95%`, `99.9%`.
  package static func percent(_ level: ConfidenceLevel) -> String {
    trimmed(level.confidence * 100, places: 10) + "%"
  }

  /// Returns a result of any size for a table: four decimals or as many as are asked for, and powers of ten where
  /// those would show nothing or too much; `infinity` for an infinite one, `undefined` for none.
  package static func general(_ value: Double?, places: Int = usualPlaces) -> String {
    guard let value else { return "undefined" }
    guard value.isFinite else { return value < 0 ? "-infinity" : "infinity" }
    let size = value.magnitude
    // Nearer to 1 than this, a result that is not a share is one up to rounding.
    if (size - 1).magnitude > 1e-9, (size - 1).magnitude < 0.5 * pow(10, Double(-places)) {
      return nextToOne(value)
    }
    return size == 0 || (size >= least(places) && size < 1e6)
      ? fixed(value, places: places) : scientific(value, digits: max(places, 1))
  }

  /// Returns a share for a table: four decimals, more of them next to 1, and digits with a power of ten
  /// next to 0, so that only 0 is written 0.0000 and only 1 is written 1.0000.
  package static func share(_ value: Double, places: Int = usualPlaces) -> String {
    let edge = 2 * least(places)
    if value > 0 && value < edge { return scientific(value, digits: max(places - 2, 1)) }
    return value < 1 && value > 1 - edge ? nextToOne(value) : fixed(value, places: places)
  }

  /// A number next to 1 or -1, with two digits of what it is away from there.
  private static func nextToOne(_ value: Double) -> String {
    // The logarithm of a power of ten may come out a hair above.
    let zeros = (-log10((value.magnitude - 1).magnitude) - 1e-9).rounded(.up)
    return fixed(value, places: min(17, Int(zeros) + 1))
  }

  /// Returns a number as ``general(_:)`` does, but a whole one without decimals.
  package static func compact(_ value: Double?, places: Int = usualPlaces) -> String {
    guard let value, value.magnitude < 1e15, value == value.rounded() else {
      return general(value, places: places)
    }
    return fixed(value, places: 0)
  }

  /// Returns a p-value with four decimals, or with three digits and a power of ten where it is small.
  ///
  /// A p-value that is too small for a double is 0 there, and is not: it is written `< 1e-300`.
  package static func probability(_ value: Double?, places: Int = usualPlaces) -> String {
    guard let value else { return "undefined" }
    if value < 1e-300 { return "< 1e-300" }
    return value >= least(places)
      ? fixed(value, places: places) : scientific(value, digits: max(places - 1, 1))
  }

  /// Returns a probability of which 0 is 0: one that somebody gave, or the bound of an interval.
  package static func givenProbability(_ value: Double) -> String {
    value == 0 ? "0" : probability(value)
  }

  /// Returns `value` as digits and a power of ten: 0.00001234 as `1.234e-05`.
  package static func scientific(_ value: Double, digits kept: Int) -> String {
    precondition(value.isFinite && kept >= 1, "only finite numbers have digits, at least one")
    var (digits, pointAt) = shortestDigits(of: value.magnitude)
    if digits.isEmpty { return "0" }
    if digits.count > kept {
      let roundsUp = digits[kept] >= 5
      digits.removeSubrange(kept...)
      if roundsUp { increment(&digits, pointAt: &pointAt) }
    }
    digits = Array((digits + Array(repeating: 0, count: kept)).prefix(kept))
    let exponent = pointAt - 1
    let power =
      "\(exponent < 0 ? "-" : "+")\(exponent.magnitude < 10 ? "0" : "")\(exponent.magnitude)"
    let fraction = digits.dropFirst().map(String.init).joined()
    return "\(value < 0 ? "-" : "")\(digits[0])\(fraction.isEmpty ? "" : ".")\(fraction)e\(power)"
  }

  /// Returns `value` with at most so many digits after the point, and no zeros at their end.
  package static func trimmed(_ value: Double, places: Int) -> String {
    var text = fixed(value, places: places)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// The shortest decimal digits that read back as `value`, and how many stand before the point.
  private static func shortestDigits(of value: Double) -> (digits: [Int], pointAt: Int) {
    var digits: [Int] = []
    var pointAt: Int?
    // Bytes, as this is asked for every number of a document.
    let text = value.description
    let mantissa = text.utf8.prefix { $0 != UInt8(ascii: "e") }
    for byte in mantissa {
      if byte == UInt8(ascii: ".") {
        pointAt = digits.count
      } else {
        digits.append(Int(byte &- UInt8(ascii: "0")))
      }
    }
    let exponent = Int(text[mantissa.endIndex...].dropFirst()) ?? 0
    let leading = digits.prefix { $0 == 0 }.count
    let point = (pointAt ?? digits.count) + exponent - leading
    digits.removeFirst(leading)
    return (digits, point)
  }

  private static func increment(_ digits: inout [Int], pointAt: inout Int) {
    var index = digits.count - 1
    while index >= 0 && digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      pointAt += 1
    }
  }
}
