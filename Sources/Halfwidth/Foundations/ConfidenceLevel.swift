internal import NumericCore

/// The nominal coverage of an interval, strictly between 0 and 1.
public struct ConfidenceLevel: Hashable, Sendable {
  /// The nominal coverage, such as 0.95.
  public let confidence: Double
  /// One minus the nominal coverage: the double nearest to the decimal that was meant, so that 0.95
  /// gives 0.05 and not 0.050000000000000044.
  public let significance: Double

  /// Creates a level from a number such as 0.95.
  ///
  /// - Throws: ``ConfidenceLevelError`` unless the number lies strictly between 0 and 1.
  public init(_ confidence: Double) throws(ConfidenceLevelError) {
    // Decimals of up to six digits, which most levels are, need no text to be recognised.
    let unit = 1e6
    let digits = (confidence * unit).rounded()
    if digits > 0 && digits < unit && digits / unit == confidence {
      self.init(confidence: confidence, significance: (unit - digits) / unit)
    } else {
      try self.init(parsing: confidence.description, as: confidence)
    }
  }

  private init(confidence: Double, significance: Double) {
    self.confidence = confidence
    self.significance = significance
  }

  /// Creates a level from text such as `0.95` or `95%`.
  ///
  /// - Throws: ``ConfidenceLevelError`` for text that is not a number, and for a number that is not
  ///   strictly between 0 and 1 (or 0% and 100%).
  public init(parsing text: String) throws(ConfidenceLevelError) {
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? String(text.dropLast()) : text
    guard let number = Double(digits), !digits.contains(where: { $0 == "x" || $0 == "X" }) else {
      throw .malformed(text)
    }
    guard number.isFinite else { throw .malformed(text) }
    if isPercent {
      let shifted = DecimalText(digits)?.dividedByHundred
      try self.init(parsing: shifted?.text ?? "", as: shifted?.value ?? number / 100)
    } else {
      try self.init(parsing: digits, as: number)
    }
  }

  private init(parsing digits: String, as confidence: Double) throws(ConfidenceLevelError) {
    guard confidence > 0 && confidence < 1 else { throw .outOfRange(confidence) }
    self.confidence = confidence
    significance = DecimalText(digits)?.complement ?? 1 - confidence
    // A decimal so near 1 that its double is 1 was refused above; one so near 0 leaves 1.
    guard significance > 0 else { throw .outOfRange(confidence) }
  }

  /// The probability that a limit of an interval with this level leaves beyond it.
  public func tail(_ side: IntervalSide) -> Double {
    side == .two ? significance / 2 : significance
  }

  /// The number of standard errors between an estimate and a limit that leaves ``tail(_:)`` beyond it.
  ///
  /// Negative for one side at a confidence below one half, and taken from the confidence itself there:
  /// next to 0 the significance is 1 to within rounding.
  func normalQuantile(_ side: IntervalSide) -> Double {
    side == .two || significance <= 0.5
      ? StandardNormal.quantile(upperTail: tail(side))
      : StandardNormal.quantile(lowerTail: confidence)
  }
}

extension ConfidenceLevel: ExpressibleByFloatLiteral {
  /// Creates a level from a literal, which must lie strictly between 0 and 1.
  public init(floatLiteral value: Double) {
    do {
      try self.init(value)
    } catch {
      preconditionFailure(error.message)
    }
  }
}

/// Why a confidence level was refused.
public enum ConfidenceLevelError: InputError {
  /// The text is not a number, or a percent.
  case malformed(String)
  /// The number is not strictly between 0 and 1.
  case outOfRange(Double)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .malformed(let text):
      "'\(text)' is not a confidence level; write \(Self.withPoint(text) ?? "a number such as 0.95, or 95%")"
    case .outOfRange(let value):
      "a confidence level lies strictly between 0 and 1, not at \(value); write "
        + "\(Self.asPercent(value) ?? "0.95, or 95%")"
    }
  }

  /// Whether the text is no number, rather than one out of range.
  public var isMalformed: Bool {
    switch self {
    case .malformed: true
    case .outOfRange: false
    }
  }

  /// What `0,95` was meant as; nil for text that a decimal comma does not explain.
  private static func withPoint(_ text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let pointed = parts.joined(separator: ".")
    return (try? ConfidenceLevel(parsing: pointed)).map { _ in "\(pointed), with a point" }
  }

  /// What 90 was meant as; nil for a number that is no percentage.
  private static func asPercent(_ value: Double) -> String? {
    guard value >= 50, value < 100, let level = try? ConfidenceLevel(parsing: "\(value)%") else {
      return nil
    }
    let digits = value == value.rounded() ? "\(Int(value))" : "\(value)"
    return "\(level.confidence), or \(digits)%"
  }
}

/// A decimal number without exponent, as its digits: what a writer of 0.95 meant.
struct DecimalText {
  private let digits: Int
  private let scale: Int

  /// Takes `0.95`, `.95`, `95` or `99.9`, with at most 15 digits; nil for any other text.
  init?(_ text: String) {
    var digits = 0
    var scale = 0
    var seen = 0
    var isFraction = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") && !isFraction {
        isFraction = true
      } else if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
        digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
        seen += digits == 0 ? 0 : 1
        scale += isFraction ? 1 : 0
        if seen > 15 || scale > 15 { return nil }
      } else {
        return nil
      }
    }
    self.init(digits: digits, scale: scale)
  }

  private init(digits: Int, scale: Int) {
    self.digits = digits
    self.scale = scale
  }

  var dividedByHundred: (text: String, value: Double)? {
    guard scale <= 13 else { return nil }
    let shifted = DecimalText(digits: digits, scale: scale + 2)
    let zeros = String(repeating: "0", count: max(0, shifted.scale - String(digits).count))
    return ("." + zeros + String(digits), Double(digits) / Double(shifted.unit))
  }

  /// One minus the number, correctly rounded: both parts of the fraction are whole doubles.
  var complement: Double? {
    digits <= unit ? Double(unit - digits) / Double(unit) : nil
  }

  private var unit: Int {
    (0..<scale).reduce(1) { product, _ in product * 10 }
  }
}
