/// The value of a field of a finding.
public enum FieldValue: Hashable, Sendable {
  /// Nothing: a number that is undefined, where a warning says why, or what is not known.
  case undefined
  /// Yes or no.
  case flag(Bool)
  /// A count, or another whole number.
  case integer(Int)
  /// A number that is no count; never NaN.
  case number(Double, NumberKind)
  /// A word or a sentence.
  case string(String)
  /// Several values.
  case list([FieldValue])
  /// Values with names of their own.
  case fields(FieldList)

  /// What a number is, which decides how it is written for people; programs get all of its digits.
  public enum NumberKind: Hashable, Sendable {
    /// An estimate, a limit, or a statistic, of any size.
    case amount
    /// A share of a whole, or a limit for one, in 0...1.
    case share
    /// A p-value.
    case probability
    /// A confidence.
    case level
    /// A parameter, such as degrees of freedom; mostly whole.
    case parameter
  }
}

// MARK: - Short ways to write a list

extension FieldValue {
  private static func number(_ number: Double?, of kind: NumberKind) -> FieldValue {
    number.map { .number($0, kind) } ?? .undefined
  }

  /// A number of any size.
  package static func amount(_ number: Double?) -> FieldValue { .number(number, of: .amount) }
  /// A share of a whole, or a limit for one.
  package static func share(_ share: Double?) -> FieldValue { .number(share, of: .share) }
  /// A p-value.
  package static func probability(_ p: Double?) -> FieldValue { .number(p, of: .probability) }
  /// A parameter.
  package static func parameter(_ number: Double?) -> FieldValue { .number(number, of: .parameter) }
  /// A nominal coverage.
  package static func level(_ level: ConfidenceLevel) -> FieldValue {
    .number(level.confidence, .level)
  }
  /// A count.
  package static func whole(_ number: Int?) -> FieldValue {
    number.map(FieldValue.integer) ?? .undefined
  }
  /// Whole numbers.
  package static func wholes(_ numbers: [Int]) -> FieldValue {
    .list(numbers.map(FieldValue.integer))
  }
  /// A seed, at most 2^53 - 1.
  package static func seed(_ seed: UInt64) -> FieldValue { .integer(Int(seed)) }
  /// A word or a sentence.
  package static func text(_ text: String?) -> FieldValue {
    text.map(FieldValue.string) ?? .undefined
  }
  /// Names.
  package static func texts(_ texts: [String]) -> FieldValue { .list(texts.map(FieldValue.string)) }
  /// The two ends of a range.
  package static func ends(_ range: ClosedRange<Int>) -> FieldValue {
    .wholes([range.lowerBound, range.upperBound])
  }
  /// The two ends of a range.
  package static func ends(_ range: ClosedRange<Double>?) -> FieldValue {
    range.map { .list([.amount($0.lowerBound), .amount($0.upperBound)]) } ?? .undefined
  }
  /// The two limits of an interval.
  package static func limits(_ interval: ConfidenceInterval?) -> FieldValue {
    interval.map { .list([.amount($0.lower), .amount($0.upper)]) } ?? .undefined
  }
  /// Warnings, each with its code and its sentence.
  package static func warnings(_ warnings: [AnalysisWarning]) -> FieldValue {
    warnings.isEmpty ? .list([]) : .warnings(warnings.map { ($0.code.rawValue, $0.message) })
  }
  /// Warnings by their codes and sentences.
  package static func warnings(_ warnings: [(code: String, message: String)]) -> FieldValue {
    .list(warnings.map { .fields(["code": .string($0.code), "message": .string($0.message)]) })
  }
}

extension FieldSink {
  /// Adds `lower` and `upper`, and what the formula gave where they were clipped.
  package mutating func add(_ interval: ConfidenceInterval?, _ kind: FieldValue.NumberKind) {
    add("lower", interval.map { .number($0.lower, kind) } ?? .undefined)
    add("upper", interval.map { .number($0.upper, kind) } ?? .undefined)
    add(interval?.raw)
  }

  /// Adds a formula's own limits, where there are any.
  package mutating func add(_ raw: ConfidenceInterval.RawLimits?) {
    guard let raw else { return }
    add("lower_raw", .amount(raw.lower))
    add("upper_raw", .amount(raw.upper))
  }
}

// MARK: - For people and for encoders

extension FieldValue {
  /// The value as a person reads it.
  package var shown: String {
    switch self {
    case .undefined: "undefined"
    case .flag(let flag): flag ? "yes" : "no"
    case .integer(let number): "\(number)"
    case .number(let number, let kind): kind.shown(number)
    case .string(let text): text
    case .list(let values): values.map(\.shown).joined(separator: ", ")
    case .fields(let fields):
      fields.map { "\($0.name) \($0.value.shown)" }.joined(separator: ", ")
    }
  }
}

extension FieldValue.NumberKind {
  fileprivate func shown(_ number: Double) -> String {
    switch self {
    case .amount: DecimalFormat.general(number)
    case .share: DecimalFormat.share(number)
    case .probability: DecimalFormat.probability(number)
    case .level: DecimalFormat.trimmed(number * 100, places: 10) + "%"
    case .parameter: DecimalFormat.compact(number)
    }
  }
}

extension FieldValue {
  /// An infinite number as programs read it.
  package static func infinity(_ number: Double) -> String {
    number < 0 ? "-Infinity" : "Infinity"
  }
}

extension FieldValue: Encodable {
  /// Encodes the value as the JSON writer writes it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .undefined:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .flag(let flag): try flag.encode(to: encoder)
    case .integer(let number): try number.encode(to: encoder)
    case .number(let number, _):
      if number.isInfinite {
        try Self.infinity(number).encode(to: encoder)
      } else {
        try number.encode(to: encoder)
      }
    case .string(let text): try text.encode(to: encoder)
    case .list(let values): try values.encode(to: encoder)
    case .fields(let fields): try fields.encode(to: encoder)
    }
  }
}
