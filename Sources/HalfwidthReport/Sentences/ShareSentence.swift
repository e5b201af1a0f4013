internal import Halfwidth
internal import HalfwidthSurvey

/// A sentence to paste about one share: how many of how many, the percentage, its interval and the method, or why
/// there is none.
struct ShareSentence {
  /// What the sentence is about; nil where the counts say it.
  private let label: String?
  /// How many of how many, or the percentage where no count is behind it.
  private let head: String
  /// What stands in brackets.
  private let parts: [String]
  /// Why there is no interval.
  private let remark: String?
  private let style: SentenceStyle

  /// The sentence, with its full stop.
  var text: String {
    let brackets = parts.isEmpty ? "" : " (\(parts.joined(separator: style.separator)))"
    let body = (label.map { "\($0): " } ?? "") + head + brackets + "."
    return [body, remark].compactMap(\.self).joined(separator: " ")
  }

  /// The sentence about a quantity of a survey; nil for one that is hidden.
  init?(label: String?, quantity: QuantityFinding, style: SentenceStyle) {
    let reason = quantity.reason?.message
    let printed =
      "printed as "
      + distinct(quantity.printed.map(ReportNumbers.printed)).joined(separator: "; ")
    switch quantity.knowledge {
    case .counts(let counts):
      self.init(
        label: label, counts: counts, interval: quantity.limits,
        method: quantity.interval.map { MethodName.of($0.method) },
        reason: reason ?? Self.undefined(quantity.interval), style: style)
    case .weighted(let share):
      let base = [share.isWeighted ? "weighted" : nil, share.base.map { "n = \($0)" }]
        .compactMap(\.self).joined(separator: ", ")
      let interval = share.interval.map {
        style.interval($0, of: nil) + ", " + MethodName.of(WeightedShare.method.rawValue)
      }
      self.init(
        label, ReportNumbers.share(share), [base, interval ?? ""].filter { !$0.isEmpty },
        interval == nil ? reason.map(Self.none) : nil, style)
    case .number(let number): self.init(label, "\(number)", [], reason.map(Self.none), style)
    case .asPrinted:
      self.init(label, printed, [], reason ?? NoIntervalReason.unstatedBase.message, style)
    case .impossible: self.init(label, printed, [], NoIntervalReason.impossible.message, style)
    case .hidden: return nil
    }
  }

  private init(
    _ label: String?, _ head: String, _ parts: [String], _ remark: String?, _ style: SentenceStyle
  ) {
    self.label = label
    self.head = head
    self.parts = parts
    self.remark = remark
    self.style = style
  }

  /// The sentence about a share that was asked for by its counts.
  init(label: String?, finding: ProportionFinding, style: SentenceStyle) {
    self.init(
      label: label, counts: finding.counts, interval: finding.interval,
      method: MethodName.of(finding.method), reason: Self.undefined(finding), style: style)
  }

  /// The sentence about counts and an interval.
  ///
  /// - Parameters:
  ///   - method: The name of the interval's method.
  ///   - reason: Why there is no interval, where there is none.
  init(
    label: String?, counts: CandidateCounts, interval: ConfidenceInterval?, method: String?,
    reason: String?, style: SentenceStyle
  ) {
    let words = [
      interval.map { style.interval($0, of: counts.trials) }, method,
      counts.only == nil ? "over all counts that fit what is printed" : nil,
    ]
    self.init(
      label, ReportNumbers.count(counts),
      [style.percents(counts.estimateRange, of: counts.trials)]
        + (interval == nil ? [] : [words.compactMap(\.self).joined(separator: ", ")]),
      interval == nil ? reason.map(Self.none) : nil, style)
  }

  private static func none(_ reason: String) -> String { "No interval. \(reason)" }

  /// What a method says that has no limits for these counts.
  private static func undefined(_ finding: ProportionFinding?) -> String? {
    finding.map { ReportWords.sentences($0.warnings).joined(separator: " ") }
  }
}
