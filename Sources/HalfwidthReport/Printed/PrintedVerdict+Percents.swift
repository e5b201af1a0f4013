public import Halfwidth
internal import HalfwidthSurvey

// Percentages by themselves, with a count beside them, and without a base.

extension PrintedVerdict {
  /// Whether a count of the base gives a percentage.
  public static func of(_ percent: PrintedPercent) -> PrintedVerdict {
    let text = "\(percent.percent)%"
    var verdict = PrintedVerdict(
      code: .percent, numbers: [text], base: percent.base,
      message: "")
    if let counts = percent.counts {
      verdict.message = "\(text) of \(percent.base) is \(counts.words)."
      return verdict
    }
    let others = RoundingRule.allCases.filter { percent.rounded($0).counts != nil }
    if let rule = others.first, let counts = percent.rounded(rule).counts {
      verdict.severity = .note
      verdict.message =
        "\(text) of \(percent.base) is \(counts.words) only where it was rounded by "
        + "\(ReportNumbers.list(others.map(\.rawValue), conjunction: "or"))."
      return verdict
    }
    verdict.severity = .error
    let neighbours = neighbours(of: percent).map { "\($0) is \(percent.printed($0))%" }
    verdict.message =
      "\(text) of \(percent.base) cannot be right: \(ReportNumbers.list(neighbours))."
    verdict.repairs =
      neighbours.isEmpty
      ? []
      : self.neighbours(of: percent).map { count in
        Repair(printed: text, counts: count...count)
      }
    return verdict
  }

  /// The counts whose percentages are next to a printed one.
  private static func neighbours(of percent: PrintedPercent) -> [Int] {
    let below = min(
      percent.percent.units * percent.base / (100 * percent.percent.unitsPerOne), percent.base)
    return below < percent.base ? [below, below + 1] : [percent.base]
  }

  /// Whether a count of the base gives the percentage beside it.
  public static func of(_ count: Int, _ percent: PrintedPercent) -> PrintedVerdict {
    let text = "\(percent.percent)%"
    let fraction = "\(count) of \(percent.base)"
    var verdict = PrintedVerdict(
      code: .countPercent, numbers: [fraction, text], base: percent.base,
      message: "\(fraction) is \(text).")
    guard count <= percent.base else {
      verdict.severity = .error
      verdict.message = "\(fraction) cannot be right: it is more than all."
      return verdict
    }
    let rules = percent.rules(giving: count)
    if rules.contains(percent.rounding) { return verdict }
    if rules.isEmpty {
      verdict.severity = .error
      verdict.message = "\(fraction) is \(percent.printed(count))%, and not \(text)."
      if let counts = percent.counts {
        verdict.details = ["\(text) would be \(counts.words)."]
        verdict.repairs = [Repair(printed: fraction, counts: counts)]
      }
    } else {
      verdict.severity = .note
      verdict.message =
        "\(fraction) is \(text) only where it was rounded by "
        + "\(ReportNumbers.list(rules.map(\.rawValue), conjunction: "or"))."
    }
    return verdict
  }

  /// The bases that percentages can have.
  public static func of(_ unknown: UnknownBase) -> PrintedVerdict {
    let texts = unknown.percents.map { "\($0)%" }
    let bases = unknown.possible
    let range = "from \(unknown.bases.lowerBound) to \(unknown.bases.upperBound)"
    var verdict = PrintedVerdict(
      code: .possibleBases, numbers: texts, base: nil, message: "")
    guard let smallest = bases.first else {
      verdict.severity = .warning
      verdict.message =
        "No number of respondents \(range) gives \(ReportNumbers.list(texts)), when percentages are rounded "
        + "\(unknown.rounding.rawValue)."
      return verdict
    }
    let shown = bases.prefix(12).map { "\($0)" }
    let more = bases.count - shown.count
    verdict.message =
      "\(ReportNumbers.list(texts)) fit \(bases.count) of the \(unknown.bases.count) numbers of respondents "
      + "\(range); the smallest is \(smallest)."
    verdict.details = [
      "They are \(shown.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")."
    ]
    return verdict
  }

  /// How many wrong percentages can be seen at a base, by the decimals of those that were printed.
  public static func of(_ power: DetectionPower) -> PrintedVerdict {
    let kind =
      switch power.decimals {
      case 0: "whole percentage"
      case 1: "percentage with one decimal"
      default: "percentage with \(power.decimals) decimals"
      }
    let kinds = kind.replacing("percentage", with: "percentages")
    let message =
      power.isBlind
      ? "At n = \(power.base) every \(kind) is possible, so that one wrong number by itself can't be seen."
      : "At n = \(power.base), \(power.possible) of the \(power.percentages) \(kinds) are possible: of all "
        + "numbers that are wrong, \(ReportNumbers.percent(power.share ?? 0)) can be seen."
    return PrintedVerdict(code: .detection, numbers: [], base: power.base, message: message)
  }

  /// The bases at which all of several sets, or of several percentages, would fit; nil where there is none.
  public static func otherBases(_ bases: [Int], than base: Int, of noun: String) -> PrintedVerdict?
  {
    guard !bases.isEmpty else { return nil }
    let texts = bases.map { "\($0)" }
    return PrintedVerdict(
      code: .otherBase, severity: .note, numbers: texts, base: base,
      message: "\(ReportWords.capitalised(noun)) would fit n = "
        + "\(ReportNumbers.list(texts, conjunction: "or")).")
  }
}
