/// What is estimated, for a person; wire names are for programs.
enum EstimandWords {
  /// The name in words, such as `odds ratio`.
  static func of(_ estimand: String) -> String {
    names[estimand] ?? estimand.split(separator: "_").joined(separator: " ")
  }

  private static let names = [
    "cohens_h": "Cohen's h", "cohens_w": "Cohen's w", "cramers_v": "Cram\u{E9}r's V",
  ]

  /// Whether it is a difference of two groups or answers.
  static func isDifference(_ estimand: String) -> Bool {
    estimand.hasPrefix("difference") || estimand.hasSuffix("_difference")
      || estimand.hasPrefix("paired_difference_")
  }
}
