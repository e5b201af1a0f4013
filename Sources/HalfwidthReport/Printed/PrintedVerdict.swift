internal import Halfwidth
public import HalfwidthSurvey

/// What is to be said of numbers that somebody read off a page: whether they can be right, in sentences.
public struct PrintedVerdict: Hashable, Sendable {
  /// What was asked.
  public var code: Code
  /// How grave it is; nil where the numbers fit.
  public var severity: CheckFinding.Severity?
  /// The numbers, as printed.
  public var numbers: [String]
  /// The number of respondents; nil where it is not known.
  public var base: Int?
  /// One sentence.
  public var message: String
  /// What would repair it, what else would explain it, and what could not be seen: a sentence each.
  public var details: [String] = []
  /// Each number that alone makes them fit, with the counts that it can then have.
  public var repairs: [Repair] = []

  /// The questions.
  public enum Code: String, CaseIterable, Hashable, Sendable {
    /// One percentage of a known base.
    case percent
    /// A count beside its percentage.
    case countPercent = "count-percent"
    /// All categories of a question.
    case percentSet = "percent-set"
    /// Percentages of an unknown base.
    case possibleBases = "possible-bases"
    /// A mean.
    case mean
    /// A mean and a standard deviation.
    case meanSD = "mean-sd"
    /// A test with its p-value.
    case test
    /// Which base would make all numbers fit.
    case otherBase = "other-base"
    /// How much could be seen at all.
    case detection
  }

  /// A number to replace, and the counts in its place.
  public struct Repair: Hashable, Sendable {
    /// The number as printed.
    public var printed: String
    /// The counts that fit the others.
    public var counts: ClosedRange<Int>
  }
}

extension PrintedVerdict {
  /// What it says, under wire names.
  var fields: FieldList {
    [
      "code": .string(code.rawValue),
      "severity": severity.map { .string($0.rawValue) } ?? .undefined,
      "numbers": .list(numbers.map(FieldValue.string)),
      "n": base.map(FieldValue.integer) ?? .undefined,
      "message": .string(message), "details": .list(details.map(FieldValue.string)),
      "repairs": .list(
        repairs.map {
          .fields([
            "printed": .string($0.printed),
            "counts": .list([.integer($0.counts.lowerBound), .integer($0.counts.upperBound)]),
          ])
        }),
    ]
  }

  /// The reading that numbers were rounded by one of some rules; none for no rule.
  static func rounded(by rules: [RoundingRule]) -> [String] {
    let names = ReportNumbers.list(rules.map(\.rawValue), conjunction: "or")
    return rules.isEmpty ? [] : ["they were rounded by \(names)"]
  }

  /// The sentence with its severity before it.
  var headline: String {
    severity.map { "\(ReportWords.capitalised($0.rawValue)): \(message)" } ?? message
  }
}
