internal import Halfwidth
internal import HalfwidthSurvey

/// A sentence to paste about the numbers that respondents gave: mean and median with their intervals.
struct MeanSentence {
  var label: String
  var finding: NumericFinding
  /// What the numbers are in, such as `years`; nil where the codebook does not say.
  var unit: String?
  var style: SentenceStyle

  /// The sentence, with its full stop.
  var text: String {
    let names: (mean: String, median: String, deviation: String) =
      switch style {
      case .plain: ("mean ", "median ", "standard deviation ")
      case .apa: ("M = ", "Mdn = ", "SD = ")
      }
    let spread = finding.standardDeviation.map { names.deviation + amount($0) }
    let mean = part(
      names.mean, finding.mean, besides: [spread, "n = \(finding.respondents)"].compactMap(\.self))
    let median = part(names.median, finding.median, besides: [], isAnswer: true)
    let reason = finding.reason.map { " No interval. \($0.message)" } ?? ""
    return "\(label): \([mean, median].compactMap(\.self).joined(separator: "; "))." + reason
  }

  /// One of the two with what stands in brackets after it; nil where it is undefined.
  private func part(
    _ name: String, _ found: IntervalFinding, besides: [String], isAnswer: Bool = false
  ) -> String? {
    guard let estimate = found.estimate else { return nil }
    let interval = found.interval.map { interval in
      style.interval(
        interval.lower...interval.upper, side: interval.side,
        level: DecimalFormat.percent(interval.level)
      ) { amount($0, isAnswer: isAnswer) } + ", " + MethodName.of(found.method)
    }
    let brackets = ([interval].compactMap(\.self) + besides).joined(separator: style.separator)
    return name + amount(estimate, isAnswer: isAnswer) + (unit.map { " \($0)" } ?? "")
      + (brackets.isEmpty ? "" : " (\(brackets))")
  }

  private func amount(_ value: Double, isAnswer: Bool = false) -> String {
    ReportNumbers.amount(value, spread: finding.standardDeviation, isAnswer: isAnswer)
      .replacingMinus
  }
}
