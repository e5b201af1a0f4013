/// What is estimated, for a person; wire names are for programs.
enum EstimandWords {
  /// The name in words, such as `odds ratio`.
  static func of(_ estimand: String) -> String {
    coined.contains(estimand)
      ? EstimandName(estimand).name : estimand.split(separator: "_").joined(separator: " ")
  }

  /// Those that are called after a person.
  private static let coined: Set = [
    "cohens_h", "cohens_w", "cramers_v", "tau_b", "tau_c", "gamma", "somers_d_columns",
    "somers_d_rows", "spearman", "fleiss_kappa", "free_marginal_kappa", "gwet_ac1",
    "krippendorff_nominal", "krippendorff_ordinal", "krippendorff_interval",
  ]

  /// Whether it is a difference of two groups or answers.
  static func isDifference(_ estimand: String) -> Bool {
    estimand.hasPrefix("difference") || estimand.hasSuffix("_difference")
      || estimand.hasPrefix("paired_difference_")
  }
}
