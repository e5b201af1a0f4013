/// What each name on the wire is, whatever object it stands in: one word for one thing.
enum WireNames {
  /// The types by name.
  static let types: [String: WireType] = {
    var types: [String: WireType] = special
    for (type, names) in groups {
      for name in names.split(separator: " ").map(String.init) {
        precondition(types[name] == nil, "the name '\(name)' has one type")
        types[name] = type
      }
    }
    return types
  }()

  private static let groups: [(WireType, String)] = [
    (
      .text,
      """
      label estimand method system baseline task source message title citation file role name kind id direction base code
      """
    ),
    (
      .optional(.text),
      """
      item category figure where test equivalence_test digest verdict_by unit date by compared_with second_item \
      reason count percent words from to question asked_of people
      """
    ),
    (
      .flag,
      """
      adjustment_is_lower_bound lower_is_better complete headline derived weighted first_derived second_derived tie ordered
      """
    ),
    (
      .optional(.flag),
      "possible consistent highest_supported lowest_supported in_family shown"
    ),
    (
      .count,
      """
      tables clusters system_runs baseline_runs rejections total exceedances multiplicity family_size discordant_min \
      discordant_max events respondents minimum_each largest_min largest_max sample_size \
      smallest_cell left_out rows intervals places percentages decimals errors \
      notes asked answered not_asked answered_one repairs_needed exclusions_of_zero
      """
    ),
    (
      .optional(.count),
      """
      subjects unrated ratings_min ratings_max \
      n successes smallest_base items_asked critical_discordance compositions highest lowest \
      first_n second_n digest_version items_needed items_needed_for_same items_left_out
      """
    ),
    (.optional(.integer), "seed draw_seed"),
    (.integer, "net net_min net_max"),
    (
      .number,
      """
      estimate lower upper statistic df standard_error estimate_min estimate_max lower_raw upper_raw \
      lower_max upper_min lower_min upper_max bias mean z0 acceleration phi_min phi_max critical_phi \
      log10_p_value median_min median_max variance_min variance_max critical_value critical_value_error \
      design_effect deff effective_n primary_units standard_deviation lower_quartile upper_quartile \
      median_half_width largest_half_width selection_ratio width_from_words exposure dispersion population \
      x1 n1 x2 n2 n11 n10 n01 n00 min_expected share_expected_below_5 value mean1 mean2 mann_whitney_z \
      r z nuisance kappa standard_error_null categories_dropped statistic_reduced df_reduced \
      df_nonzero_pairs log_standard_error log_or_se log_rr_se phi_used common_or common_or_lower common_or_upper \
      abc_z0 abc_acceleration abc_standard_error pivot_standard_error undefined_share inner_resamples tail \
      lower_tail upper_tail lower_probability upper_probability lower_t upper_t lower_z upper_z lower_count \
      upper_count bound_lower bound_upper attained_confidence coverage_at_estimate standard_error_min \
      standard_error_max system_estimate baseline_estimate detectable_difference planned_difference null family_confidence analytic_coverage percentile_coverage
      """
    ),
    (
      .share,
      """
      confidence p_value adjusted_p_value equivalence_p_value adjusted_equivalence_p_value p_value_min p_value_max adjusted_p_value_min \
      adjusted_p_value_max mid_p_value_min mid_p_value_max p_value_lower p_value_upper \
      highest_p_value lowest_p_value p_value_central p_value_attained p_value_fagerland p_value_reduced \
      p_value_df_nonzero_pairs mann_whitney_p_value complete_p_value p_value_above_lower p_value_below_upper \
      alpha
      """
    ),
    (
      .list(.text),
      """
      dual_intervals row_names column_names category_names items strata_names categories derived_from remarks \
      not_compared yes rules percents item_ids group_names
      """
    ),
    (.list(.count), "counts n11_range n11_at_min n11_at_max n11_at_lower_min n11_at_upper_max"),
    (.optional(.list(.number)), "percentile bca critical_value_bracket bracket analytic"),
    (.list(.list(.optional(.number))), "row_percentages residuals expected"),
  ]

  private static let special: [String: WireType] = [
    "warnings": .list(.shape("warning")),
    "side": .words(["two", "lower", "upper"]),
    "alternative": .words(["two", "less", "greater"]),
    "margins": .list(.number),
    "verdict": .optional(.words(["every", "some", "none"])),
    "adjusted_verdict": .optional(.words(["every", "some", "none"])),
    "resamples": .either([.count, .words(["exact"])]),
    "p_value_resamples": .optional(.either([.count, .words(["exact"])])),
    "p_value_tests": .optional(.words(["symmetry", "exchangeable-groups", "independence"])),
    "interval_method": .optional(.text),
    "observed": .list(.list(.count)), "pairs": .list(.list(.count)),
    "tied_sets": .list(.list(.count)),
    "monte_carlo_error": .optional(.shape("monte_carlo_error")),
  ]
}
