internal import Halfwidth

/// What a parameter is called in a sentence, and how its numbers are written.
struct EstimandName {
  /// Such as `odds ratio`.
  var name: String
  var scale: Scale
  /// Which side is taken from which, or divided by which; nil where there is one side only.
  var direction: String?

  /// How numbers are written.
  enum Scale {
    /// As percentages.
    case share
    /// As percentage points.
    case points
    /// As they are.
    case amount
    /// As they are, each by its own size: the lower limit of a ratio can be a thousandth of the upper one.
    case ratio
    /// As they are; none is above 1.
    case bounded
  }

  private init(_ name: String, _ scale: Scale, _ direction: String? = nil) {
    self.name = name
    self.scale = scale
    self.direction = direction
  }

  private static let minus = "first minus second"
  private static let over = "first over second"

  /// The name of a parameter by its wire name; one that is not listed is written with spaces.
  init(_ wireName: String) {
    self =
      Self.names[wireName]
      ?? EstimandName(
        wireName.hasPrefix("difference_")
          ? "difference of " + EstimandName(String(wireName.dropFirst(11))).name
          : wireName.map { $0 == "_" ? " " : String($0) }.joined(), .amount)
  }

  private static let names: [String: EstimandName] = [
    "proportion": .init("share", .share), "top_box": .init("top box", .share),
    "difference": .init("difference", .points, minus),
    "paired_difference": .init("difference", .points, minus),
    "independent_difference": .init("difference", .points, minus),
    "difference_proportion": .init("difference", .points),
    "difference_top_box": .init("difference", .points),
    "top_box_difference": .init("difference of top boxes", .points, minus),
    "mean_difference": .init("difference of means", .amount, minus),
    "ratio": .init("ratio", .ratio, over), "odds_ratio": .init("odds ratio", .ratio, over),
    "conditional_odds_ratio": .init("conditional odds ratio", .ratio, over),
    "common_odds_ratio": .init("common odds ratio", .ratio),
    "common_difference": .init("common difference", .points, minus),
    "common_ratio": .init("common ratio", .ratio, over),
    "tau_b": .init("Kendall's tau-b", .bounded), "tau_c": .init("Stuart's tau-c", .bounded),
    "gamma": .init("Goodman and Kruskal's gamma", .bounded),
    "somers_d_columns": .init("Somers' D of the columns", .bounded),
    "somers_d_rows": .init("Somers' D of the rows", .bounded),
    "spearman": .init("Spearman's correlation", .bounded),
    "percent_agreement": .init("agreement", .share),
    "fleiss_kappa": .init("Fleiss' kappa", .bounded),
    "free_marginal_kappa": .init("free-marginal kappa", .bounded),
    "gwet_ac1": .init("Gwet's AC1", .bounded),
    "krippendorff_nominal": .init("Krippendorff's alpha", .bounded),
    "krippendorff_ordinal": .init("Krippendorff's alpha (ordinal)", .bounded),
    "krippendorff_interval": .init("Krippendorff's alpha (interval)", .bounded),
    "rate": .init("rate", .amount), "rate_ratio": .init("rate ratio", .ratio, over),
    "cohens_h": .init("Cohen's h", .amount, minus), "cohens_w": .init("Cohen's w", .amount),
    "cramers_v": .init("Cram\u{E9}r's V", .bounded), "phi": .init("phi", .bounded),
    "contingency_coefficient": .init("contingency coefficient", .bounded),
    "kappa": .init("kappa", .bounded), "superiority": .init("superiority", .bounded),
    "correlation": .init("correlation", .bounded),
    "kendall_tau": .init("Kendall's tau", .bounded), "gini": .init("Gini coefficient", .bounded),
  ]
}

extension EstimandName {
  /// A number of this scale with its unit, or without where it is a limit beside one.
  ///
  /// - Parameter spread: Half of the width of the interval, which says how many decimals are worth writing.
  func text(_ value: Double, spread: Double?, style: SentenceStyle, isLimit: Bool = false) -> String
  {
    switch scale {
    case .share: style.percent(value, of: nil)
    case .points:
      ReportNumbers.points(value).replacingMinus + (isLimit ? "" : " percentage points")
    case .amount: amount(value, spread)
    case .ratio: amount(value, spread.map { min($0, value.magnitude) })
    case .bounded: style.withoutLeadingZero(amount(value, spread))
    }
  }

  /// The value that says that there is nothing, from which a limit is kept apart; nil where no value does.
  private var deciding: Double? {
    switch scale {
    case .share: nil
    case .points, .bounded: 0
    case .ratio: 1
    case .amount: name.hasPrefix("difference") || direction == Self.minus ? 0 : nil
    }
  }

  private func amount(_ value: Double, _ spread: Double?) -> String {
    guard value.isFinite else { return value < 0 ? "\u{2212}\u{221E}" : "\u{221E}" }
    guard let spread, spread > 0, spread.isFinite else {
      return DecimalFormat.compact(value).replacingMinus
    }
    return ReportNumbers.amount(value, spread: spread, apartFrom: deciding).replacingMinus
  }
}
