internal import Halfwidth

/// What each kind of finding has on the wire.
enum FindingShapes {
  /// The findings of analyses, by kind.
  static let all: [WireShape] = [
    proportion, shares, interval, test, matrix, categories, margins, marginsPValue, marginsInterval,
    adjustment,
    bootstrap, family, statistic, westfallYoung, eventBounds, ranks, consistency, designShares,
    designTest, pairs, systems,
  ]

  /// What stands in several of them.
  static let parts: [WireShape] = [
    WireShape("warning", "What was approximated, or is undefined, and why.", "code message"),
    WireShape(
      "monte_carlo_error", "How far simulation leaves the limits open.", "confidence",
      optional: "lower upper",
      types: ["lower": .shape("limit_error"), "upper": .shape("limit_error")]),
    WireShape(
      "limit_error", "Where endless simulation would put a limit, and the standard error.",
      "bracket standard_error"),
  ]

  private static let proportion = WireShape(
    "proportion",
    "A proportion with its interval; successes, or counts where it is known only as one of several.",
    "estimand method confidence side n estimate lower upper warnings",
    optional:
      "label successes counts estimate_min estimate_max lower_raw upper_raw lower_max upper_min")

  private static let shares = WireShape(
    "shares", "Shares of several categories with intervals that hold together.",
    "estimand method confidence counts n estimate lower upper warnings", optional: "label",
    types: [
      "estimate": .list(.share), "lower": .optional(.list(.share)),
      "upper": .optional(.list(.share)),
    ])

  static let interval = WireShape(
    "interval", "A parameter with its interval, or a measure that has none.",
    "estimand method estimate warnings",
    optional: """
      label confidence side alternative standard_error lower upper lower_raw upper_raw p_value log10_p_value \
      interval_method resamples seed \(details)
      """)

  private static let test = WireShape(
    "test", "A test of a hypothesis.", "method statistic df p_value dual_intervals warnings",
    optional: """
      label estimand estimate null margins alternative confidence p_value_above_lower p_value_below_upper \
      shown log10_p_value resamples seed exceedances p_value_lower p_value_upper min_expected \
      share_expected_below_5 r z p_value_central p_value_attained p_value_fagerland nuisance \
      categories_dropped statistic_reduced df_reduced p_value_reduced df_nonzero_pairs \
      p_value_df_nonzero_pairs common_or common_or_lower common_or_upper log_or_se phi_used n11 n10 n01 n00
      """)

  /// Further numbers of methods that give intervals.
  private static let details = """
    successes n answered x1 n1 x2 n2 n11 n10 n01 n00 population value kappa standard_error_null mean1 mean2 \
    df statistic mann_whitney_z mann_whitney_p_value r z log_standard_error log_or_se log_rr_se phi_used events exposure \
    dispersion lower_count upper_count bound_lower bound_upper attained_confidence design_effect effective_n \
    primary_units estimate_min estimate_max lower_max upper_min standard_error_min standard_error_max \
    p_value_min p_value_max deff lower_t upper_t lower_z upper_z
    """

  private static let matrix = WireShape(
    "matrix", "A number for each cell of a table.", "method observed row_percentages warnings",
    optional: "label row_names column_names residuals expected")

  private static let categories = WireShape(
    "categories", "A number for each category of a distribution with stated shares.",
    "method counts shares warnings", optional: "label residuals expected",
    types: [
      "shares": .list(.share), "residuals": .list(.number), "expected": .list(.number),
    ])

  private static let margins = WireShape(
    "margins", "All that two margins of the same respondents say.",
    """
    x1 x2 n net estimand estimate n11_range discordant_min discordant_max phi_min phi_max confidence verdict \
    verdict_by critical_discordance critical_phi mcnemar_exact mcnemar_mid_p tango warnings
    """,
    optional: """
      label multiplicity adjustment_is_lower_bound adjusted_p_value_min adjusted_p_value_max adjusted_verdict
      """,
    types: [
      "mcnemar_exact": .shape("margins_p_value"), "mcnemar_mid_p": .shape("margins_p_value"),
      "tango": .shape("margins_interval"),
    ])

  private static let marginsPValue = WireShape(
    "margins_p_value", "A test over every joint table of two margins.",
    "method p_value_min p_value_max n11_at_min n11_at_max n11_range tables rejections warnings",
    optional: "label")

  private static let marginsInterval = WireShape(
    "margins_interval", "An interval over every joint table of two margins.",
    """
    estimand method confidence estimate lower upper lower_min upper_max n11_at_lower_min n11_at_upper_max \
    lower_max upper_min n11_range tables exclusions_of_zero warnings
    """, optional: "label")

  private static let adjustment = WireShape(
    "adjustment", "P-values adjusted for their number.", "method total p adjusted warnings",
    optional: "label alpha rejections",
    types: ["p": .list(.share), "adjusted": .list(.share)])

  private static let bootstrap = WireShape(
    "bootstrap", "A statistic with what its bootstrap distribution says.",
    "estimand method estimate standard_error bias mean resamples warnings",
    optional: """
      label confidence side lower upper lower_raw upper_raw percentile bca z0 acceleration seed digest \
      digest_version monte_carlo_error coverage_at_estimate abc_z0 abc_acceleration abc_standard_error pivot_standard_error \
      undefined_share inner_resamples tail lower_tail upper_tail lower_probability upper_probability lower_t \
      upper_t lower_z upper_z
      """)

  private static let family = WireShape(
    "family", "Several statistics with intervals that hold together, each number in a list.",
    """
    estimand label method confidence estimate standard_error lower upper in_family interval_method p_value \
    adjusted_p_value p_value_tests p_value_resamples monte_carlo_error \(shared)
    """,
    types: [
      "label": .list(.text), "estimate": .list(.number), "standard_error": .list(.number),
      "lower": .list(.number), "upper": .list(.number), "in_family": .list(.flag),
      "interval_method": .list(.optional(.text)), "p_value": .list(.share),
      "adjusted_p_value": .list(.share), "p_value_tests": .list(.optional(.text)),
      "p_value_resamples": .list(.optional(.either([.count, .words(["exact"])]))),
      "monte_carlo_error": .list(.optional(.shape("monte_carlo_error"))),
    ])

  private static let statistic = WireShape(
    "statistic", "One statistic of a family.",
    "label estimand method confidence estimate standard_error lower upper in_family interval_method \(shared)",
    optional: """
      lower_raw upper_raw p_value adjusted_p_value p_value_tests p_value_resamples monte_carlo_error
      """)

  /// What all statistics of a family share.
  private static let shared = """
    family_size family_confidence critical_value critical_value_bracket critical_value_error resamples seed \
    digest digest_version warnings
    """

  private static let westfallYoung = WireShape(
    "westfall_young", "Several differences, tested together.",
    """
    estimand method n p_value adjusted_single_step adjusted p_value_tests resamples seed warnings
    """,
    optional: "label statistic",
    types: [
      "statistic": .list(.number), "p_value": .optional(.list(.share)),
      "adjusted_single_step": .optional(.list(.share)), "adjusted": .optional(.list(.share)),
    ])

  private static let eventBounds = WireShape(
    "event_bounds", "What totals say of the events of a person.",
    """
    estimand method events respondents minimum_each mean largest_min largest_max median_min median_max \
    variance_min variance_max warnings
    """, optional: "label")

  static let ranks = WireShape(
    "ranks", "Ranks of items, in lists with a value for each; items are numbered from 0 on.",
    """
    estimand method confidence n estimate rank rank_min rank_max lower upper first_set last_set highest \
    highest_p_value highest_supported lowest lowest_p_value lowest_supported warnings
    """,
    optional: "label items successes question item_ids tied_sets",
    types: [
      "successes": .list(.optional(.count)), "estimate": .list(.number),
      "rank": .optional(.list(.optional(.count))), "rank_min": .optional(.list(.count)),
      "rank_max": .optional(.list(.count)), "lower": .optional(.list(.count)),
      "upper": .optional(.list(.count)), "first_set": .optional(.list(.count)),
      "last_set": .optional(.list(.count)),
    ])

  private static let consistency = WireShape(
    "consistency", "Whether printed numbers can be right.", "method warnings",
    optional: """
      label possible counts bases smallest_base consistent rules percents tie sums sums_of_squares \
      compositions repairs_needed single_repairs distributions minimum_counts maximum_counts
      """,
    types: [
      "bases": .list(.count), "sums": .optional(.list(.count)), "sums_of_squares": .list(.count),
      "single_repairs": .list(.list(.count)), "distributions": .optional(.count),
      "minimum_counts": .optional(.list(.count)), "maximum_counts": .optional(.list(.count)),
    ])

  private static let designShares = WireShape(
    "design_shares", "The shares of all categories from a survey's design, in lists.",
    "method categories estimate standard_error design_effect df warnings",
    optional: "label n confidence lower upper",
    types: [
      "estimate": .list(.share), "standard_error": .list(.number), "design_effect": .list(.number),
      "df": .optional(.count), "lower": .optional(.list(.share)), "upper": .optional(.list(.share)),
    ])

  private static let pairs = WireShape(
    "pairs",
    "All pairs of groups or categories, in lists; groups and categories are numbered from 1 on.",
    "method pairs warnings",
    optional:
      "label estimand confidence estimate lower upper z p_value adjusted dual_intervals group_names",
    types: [
      "estimate": .list(.number), "lower": .list(.number), "upper": .list(.number),
      "z": .list(.optional(.number)), "p_value": .list(.optional(.share)),
      "adjusted": .list(.optional(.share)),
    ])

  private static let systems = WireShape(
    "systems", "One system against a baseline on the same items.",
    """
    estimand system baseline n system_runs baseline_runs system_estimate baseline_estimate estimate method \
    confidence side lower upper test p_value adjusted_p_value lower_is_better verdict detectable_difference \
    planned_difference items_needed warnings
    """,
    optional: """
      label task clusters lower_raw upper_raw design_effect n11 n10 n01 n00 resamples seed draw_seed margins \
      equivalence_test equivalence_p_value adjusted_equivalence_p_value items_needed_for_same items_left_out \
      verdict_without verdict_with_failures
      """,
    types: Dictionary(
      uniqueKeysWithValues: ["verdict", "verdict_without", "verdict_with_failures"].map {
        ($0, .words(SystemVerdict.allCases.map(\.rawValue)))
      }))

  private static let designTest = WireShape(
    "design_test", "A test of independence from a survey's design.",
    "method statistic parameter p_value warnings", optional: "label design_effect",
    types: ["parameter": .either([.number, .list(.number)])])
}
