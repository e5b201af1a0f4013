internal import Halfwidth
internal import HalfwidthSurvey

/// What tests were asked, and what they say to it, in words.
enum HypothesisWords {
  /// A sentence for each question; none for tests of what their methods test by themselves, from both sides.
  static func facts(_ findings: [TestFinding], _ style: NumberStyle) -> [String] {
    let oneSided = findings.filter { direction(of: $0) != nil }
    let directions = distinct(oneSided.compactMap(direction)).map { claim in
      let methods = oneSided.filter { direction(of: $0) == claim }.map(\.method)
      return "One-sided (\(methods.joined(separator: ", "))): whether \(claim)."
    }
    return directions + findings.compactMap { verdict(of: $0, style) }
  }

  /// What was asked and whether it is shown in half a sentence, for a sentence to paste; nil where nothing was asked beside
  /// the method.
  static func clause(_ finding: TestFinding) -> String? {
    if let direction = direction(of: finding) { return "one-sided: \(direction)" }
    guard let stated = finding.hypothesis.stated else { return nil }
    // A sentence has a minus where a terminal has the hyphen that is typed.
    let claim = claim(stated, finding.hypothesis.alternative).replacing("-", with: "\u{2212}")
    guard let isShown = finding.stated?.isShown(by: finding.pValue) else {
      return "whether \(claim) can't be told"
    }
    return (isShown ? "shown that " : "not shown that ") + claim
  }

  /// What a test of one direction is a test of; nil for others, and for those of which ``TestWords`` says it with the
  /// statistic.
  private static func direction(of finding: TestFinding) -> String? {
    guard finding.hypothesis.stated == nil, !TestWords.describe(finding.method) else { return nil }
    let isGreater: Bool
    switch finding.hypothesis.alternative {
    case .two: return nil
    case .less: isGreater = false
    case .greater: isGreater = true
    }
    if TrendMethod(rawValue: finding.method) != nil {
      return "the share \(isGreater ? "rises" : "falls") with the score"
    }
    if ScoredTableMethod(rawValue: finding.method) != nil {
      return
        "higher scores of the rows go with \(isGreater ? "higher" : "lower") scores of the columns"
    }
    if StratifiedMethod(rawValue: finding.method) != nil {
      return "the common odds ratio is \(isGreater ? "above" : "below") 1"
    }
    return "the first share is the \(isGreater ? "larger" : "smaller") one"
  }

  /// What was stated, whether it is shown, and what that is called.
  private static func verdict(of finding: TestFinding, _ style: NumberStyle) -> String? {
    guard let stated = finding.hypothesis.stated, let answer = finding.stated else { return nil }
    let claim = claim(stated, finding.hypothesis.alternative)
    guard let isShown = answer.isShown(by: finding.pValue) else {
      return "\(finding.method): whether \(claim) can't be told."
    }
    let level = DecimalFormat.percent(answer.level)
    let p = "p \(relation(style.probability(finding.pValue)))"
    guard isShown else {
      return
        "\(finding.method): it is not shown at \(level) that \(claim) (\(p)); nor is the contrary."
    }
    let name = name(of: stated, finding.hypothesis.alternative).map { ": \($0)" } ?? ""
    return "\(finding.method): it is shown at \(level) that \(claim) (\(p))\(name)."
  }

  private static func relation(_ p: String) -> String { p.hasPrefix("<") ? p : "= \(p)" }

  /// What is held against the null hypothesis.
  private static func claim(
    _ stated: TestedHypothesis.StatedValue, _ alternative: AlternativeHypothesis
  ) -> String {
    let parameter = "the \(stated.parameter.words)"
    switch stated.bounds {
    case .margins(let lower, let upper):
      return
        "\(parameter) lies between \(text(lower, stated.parameter)) and \(text(upper, stated.parameter))"
    case .null(let value):
      let value = text(value, stated.parameter)
      return switch alternative {
      case .two: "\(parameter) differs from \(value)"
      case .less: "\(parameter) is below \(value)"
      case .greater: "\(parameter) is above \(value)"
      }
    }
  }

  /// What trials call it: not inferior, or equivalent; nil where it has no name.
  private static func name(
    of stated: TestedHypothesis.StatedValue, _ alternative: AlternativeHypothesis
  ) -> String? {
    switch stated.bounds {
    case .margins: return "equivalent at these margins"
    case .null(let value):
      let middle: Double
      switch stated.parameter {
      case .proportion: return nil
      case .difference: middle = 0
      case .ratio, .oddsRatio: middle = 1
      }
      let margin =
        stated.parameter == .difference
        ? "a margin of \(text(value.magnitude, .difference))"
        : "a margin of \(text(value, stated.parameter))"
      switch alternative {
      case .two: return nil
      case .greater where value < middle: return "not inferior at \(margin), where more is better"
      case .less where value > middle: return "not inferior at \(margin), where less is better"
      case .less, .greater: return nil
      }
    }
  }

  /// A value as it is said: shares in percent, differences in points.
  private static func text(_ value: Double, _ parameter: TestedHypothesis.Parameter) -> String {
    switch parameter {
    case .proportion: DecimalFormat.trimmed(value * 100, places: 10) + "%"
    case .difference: DecimalFormat.trimmed(value * 100, places: 10) + " points"
    case .ratio, .oddsRatio: DecimalFormat.trimmed(value, places: 10)
    }
  }
}
