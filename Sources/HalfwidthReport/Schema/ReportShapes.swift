/// What stands in the JSON of a report and of an audit.
enum ReportShapes {
  static let all: [WireShape] =
    FindingShapes.parts
    + [FindingShapes.interval, FindingShapes.ranks] + [
      survey, distribution, eventTotal, comparison, comparedItem, notCompared, change, meanScores,
      grouping, group, groupedQuestion, groupedItem, cell, groupPair, association, stated,
      equivalence, ratingSet, bootstrapComparison, sensitivity,
      selection, quantity, printed, otherBase, missing, missingBounds,
    ] + audit

  /// What an audit has too.
  static let audit: [WireShape] = [claim, claimNumber, check, repair]

  static let survey = WireShape(
    "survey", "The survey, and what was asked for.", "title citation date sample_size",
    optional: "data smallest_cell", types: ["data": .words(["responses"])])

  private static let distribution = WireShape(
    "distribution", "The shares of all answers to an item, in lists.",
    "question item n complete counts apart estimate lower upper method confidence",
    optional: "categories estimand standard_error design_effect df warnings",
    types: [
      "counts": .optional(.list(.count)), "apart": .list(.flag), "estimate": .list(.share),
      "lower": .optional(.list(.share)), "upper": .optional(.list(.share)),
      "method": .optional(.text), "standard_error": .list(.number),
      "design_effect": .list(.number), "df": .optional(.count),
    ])

  private static let eventTotal = WireShape(
    "event_total", "What a total of events says of one person, and its rate by each dispersion.",
    """
    question item label people estimand method events respondents minimum_each mean largest_min largest_max \
    median_min median_max variance_min variance_max warnings rates
    """, types: ["rates": .list(.shape("interval"))])

  private static let comparison = WireShape(
    "comparison", "A planned comparison.",
    """
    id first second design items_asked multiplicity adjustment_is_lower_bound results not_compared
    """,
    types: [
      "first": .text, "second": .text, "design": .text,
      "results": .list(.shape("compared_item")),
      "not_compared": .list(.shape("not_compared")),
    ])

  private static let notCompared = WireShape(
    "not_compared", "An item that is not compared, and why.", "item reason")

  private static let comparedItem = WireShape(
    "compared_item", "An item of a comparison: the difference, its test, and both adjusted.",
    """
    item category first_n second_n estimand estimate lower upper test p_value_min p_value_max verdict \
    adjusted_p_value_min adjusted_p_value_max adjusted_verdict warnings
    """,
    optional: """
      second_item first_counts second_counts first_derived second_derived estimate_min estimate_max net_min \
      net_max discordant_min discordant_max method confidence lower_max upper_min mid_p_value_min \
      mid_p_value_max phi_min phi_max critical_discordance n11 n10 n01 n00 answered_one complete_p_value \
      change association mean_scores weighted first_estimate second_estimate standard_error df statistic primary_units n \
      both first_only second_only neither lower_raw upper_raw
      """,
    types: [
      "first_counts": .list(.count), "second_counts": .list(.count), "first_estimate": .share,
      "second_estimate": .share, "both": .share, "first_only": .share, "second_only": .share,
      "neither": .share, "change": .shape("change"), "association": .shape("association"),
      "mean_scores": .shape("mean_scores"),
    ])

  private static let change = WireShape(
    "change", "How the same respondents moved on a scale: counts, or shares of a survey's design.",
    """
    first_higher same second_higher estimand method estimate lower upper confidence test p_value \
    adjusted_p_value
    """,
    optional: "n df statistic standard_error primary_units lower_raw upper_raw",
    types: ["first_higher": .number, "same": .number, "second_higher": .number])

  private static let meanScores = WireShape(
    "mean_scores", "The difference of mean scores over every joint table.",
    "estimand method confidence estimate lower upper test verdict warnings",
    optional: """
      n lower_max upper_min standard_error_min standard_error_max p_value_min p_value_max multiplicity \
      adjustment_is_lower_bound adjusted_p_value_min adjusted_p_value_max adjusted_verdict
      """)

  private static let grouping = WireShape(
    "grouping", "Every question by group.", "by label groups left_out questions",
    types: [
      "groups": .list(.shape("group")), "questions": .list(.shape("grouped_question")),
    ])

  private static let group = WireShape("group", "A group.", "id label respondents")

  private static let groupedQuestion = WireShape(
    "grouped_question", "A question by group.", "question results not_compared",
    types: ["results": .list(.shape("grouped_item"))])

  private static let groupedItem = WireShape(
    "grouped_item", "An item by group, and how the groups differ.",
    "item category cells test p_value adjusted_p_value multiplicity",
    optional: """
      estimand method confidence estimate lower upper statistic df dual_intervals standard_error mean1 mean2 n1 \
      n2 warnings parameter design_effect primary_units n verdict min_expected share_expected_below_5 \
      p_value_central lower_raw upper_raw association pairs_of_groups
      """,
    types: [
      "association": .shape("association"), "pairs_of_groups": .list(.shape("group_pair")),
      "cells": .list(.shape("cell")), "parameter": .either([.number, .list(.number)]),
    ])

  private static let groupPair = WireShape(
    "group_pair", "Two of three groups or more: the difference of their shares, and its test.",
    """
    group compared_with estimand method confidence estimate lower upper test p_value adjusted_p_value
    """, types: ["group": .text])

  private static let association = WireShape(
    "association", "How strongly two classifications go together.",
    "estimand method confidence estimate lower upper warnings",
    optional: """
      n value standard_error test z p_value log10_p_value adjusted_p_value lower_raw upper_raw
      """)

  private static let stated = WireShape(
    "stated_share", "A share held against the value that the codebook states.",
    "null alternative test dual_intervals p_value_min p_value_max verdict warnings",
    optional: "multiplicity adjusted_p_value_min adjusted_p_value_max adjusted_verdict equivalence",
    types: ["null": .share, "equivalence": .shape("equivalence")])

  private static let equivalence = WireShape(
    "equivalence", "A share held against both ends of margins around the stated value.",
    """
    margins test p_value_min p_value_max p_value_above_lower p_value_below_upper verdict method confidence lower upper
    """, types: ["method": .optional(.text)])

  private static let ratingSet = WireShape(
    "rating_set", "How far several raters of the same subjects agree.",
    "id label figure ordered categories subjects unrated ratings_min ratings_max results",
    types: ["results": .list(.shape("interval"))])

  private static let cell = WireShape(
    "cell", "A group's share or mean.", "group n estimate",
    optional: """
      estimand method confidence side successes counts estimate_min estimate_max lower upper lower_raw \
      upper_raw lower_max upper_min df standard_error weighted design_effect effective_n primary_units \
      warnings
      """, types: ["group": .text])

  private static let bootstrapComparison = WireShape(
    "bootstrap_comparison", "The ideal bootstrap beside the interval of the report.",
    """
    successes n places resamples analytic percentile bca analytic_coverage percentile_coverage
    """)

  private static let sensitivity = WireShape(
    "sensitivity", "How wide the intervals would be under a design effect.",
    "design_effect intervals median_half_width largest_half_width")

  private static let selection = WireShape(
    "selection", "How biased selection would have to be for a finding to be lost.",
    "question item category shown selection_ratio direction", optional: "compared_with by",
    types: ["shown": .words(["half", "difference"])])

  private static let quantity = WireShape(
    "quantity", "A number of a survey, printed or counted, with its interval.",
    "question item label figure role headline estimate warnings",
    optional: """
      lower upper category derived asked_of estimand method confidence side successes counts n estimate_min estimate_max \
      lower_raw upper_raw lower_max upper_min weighted design_effect effective_n primary_units df asked \
      answered not_asked missing missing_bounds derived_from width_from_words in_population other_base \
      printed unit standard_error standard_deviation lower_quartile upper_quartile attained_confidence \
      distributions deff lower_t upper_t lower_z upper_z stated
      """,
    types: [
      "stated": .shape("stated_share"), "missing": .shape("missing"),
      "missing_bounds": .optional(.shape("missing_bounds")),
      "in_population": .shape("other_base"), "other_base": .shape("other_base"),
      "printed": .list(.shape("printed")), "distributions": .optional(.count),
    ])

  private static let printed = WireShape(
    "printed", "What is printed, and where.", "n where source",
    optional: "count percent words from to mean sd",
    types: ["mean": .text, "sd": .optional(.text)])

  private static let otherBase = WireShape(
    "other_base", "The share on another base, or of the population; a range is its two ends.",
    "base successes n estimate_min estimate_max lower upper",
    types: [
      "successes": .either([.count, .list(.count)]), "n": .either([.count, .list(.count)]),
    ])

  private static let missing = WireShape(
    "missing", "How many gave no answer, by reason.",
    "no_answer dont_know not_reached empty declared_by_file",
    types: Dictionary(
      uniqueKeysWithValues: [
        "no_answer", "dont_know", "not_reached", "empty", "declared_by_file",
      ].map { ($0, .optional(.count)) }))

  private static let missingBounds = WireShape(
    "missing_bounds", "What the missing answers leave possible.",
    "method estimate_min estimate_max lower upper")

  private static let claim = WireShape(
    "claim", "A statement of the report, and whether the numbers bear it out.",
    "id kind where source in_sample beyond_sample test p_value lower upper numbers remarks",
    types: [
      "in_sample": .optional(.text), "beyond_sample": .optional(.text),
      "numbers": .list(.shape("claim_number")),
    ])

  private static let claimNumber = WireShape(
    "claim_number", "A number that a claim is about.", "question item category counts n",
    types: ["counts": .optional(.list(.count))])

  private static let check = WireShape(
    "check", "Something that does not fit together.",
    "code severity question item where source message numbers repairs",
    types: [
      "severity": .words(["error", "warning", "note"]), "numbers": .list(.text),
      "repairs": .list(.shape("repair")),
    ])

  private static let repair = WireShape(
    "repair", "A printed number, and the counts that would fit in its place.",
    "item category printed counts source", types: ["printed": .text])
}
