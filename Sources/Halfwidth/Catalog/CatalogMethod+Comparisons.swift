// Why methods for two samples and for pairs are used where none is asked for.

extension DifferenceMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .newcombe:
      "It is built from the Wilson intervals of the two shares, stays inside -1 to 1 (100 points "
      + "either way) and holds the estimate. Its least coverage at 50 and 50 respondents and 95% is "
      + "83.7%, at the edge; where a share is below 5% or above 95% use agresti-caffo, whose least is "
      + "92.3% at the same length.",
    .miettinenNurminen:
      "Of a stated difference it is the score test that is usual in trials of non-inferiority and equivalence, and "
      + "its interval can't disagree with it. It is approximate: for samples of a few respondents state an odds "
      + "ratio, which conditional-exact tests.",
  ]
}

extension RatioMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .koopman:
      "It holds the ratios that the score test does not reject: it excludes 1 where pearson rejects, "
      + "and has limits where a count is 0. It is approximate in small samples; where a guarantee is "
      + "wanted, use the odds ratio with conditional-exact."
  ]
}

extension OddsRatioMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .conditionalExact:
      "It never covers less than its level, has limits where a count is 0, and excludes 1 exactly where "
      + "fisher-central rejects. In small samples it is wider than it need be; where all four counts "
      + "are large, woolf is shorter."
  ]
}

extension ComparisonEffectSize: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .cohensH:
      "It makes differences comparable between small and middling shares. Its interval is too wide "
      + "near 0 and 1, and no test is dual to it: whether two shares differ is said by the difference "
      + "and the tests."
  ]
}

extension PairedDifferenceMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .tango: Self.reasonOfTango
  ]

  /// Of the interval of one table, and of those of every joint table.
  fileprivate static let reasonOfTango =
    "It holds the differences that the score test does not reject, excludes 0 exactly where mcnemar "
    + "rejects, and has limits where nobody answered the two differently. It is approximate: where it and "
    + "mcnemar-exact disagree, the test has the guarantee."
}

extension PairedOddsRatioMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .conditionalMidP:
      "It is the dual of mcnemar-mid-p, the test beside it, and shorter than the exact one. It may cover "
      + "a little less than its level; where a guarantee is wanted, use conditional-exact."
  ]
}

extension PairedRatioMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .score:
      "Of a stated ratio it is the score test, which knows that the answers are of the same people; its interval can't "
      + "disagree with it, and has limits where an answer has no yes. It is approximate: where a guarantee is wanted, "
      + "mcnemar-exact tests that the shares are equal."
  ]
}

extension McNemarMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .midP: Self.reasonOfMidP,
    .exact: Self.reasonOfExact,
  ]

  fileprivate static let reasonOfMidP =
    "It finds more than the exact test, whose size is mostly far below its level. It is approximate: "
    + "with 50 respondents and a level of .05 its size passes .06, that of mcnemar-exact is at most "
    + ".037; where the level must hold, go by mcnemar-exact."

  fileprivate static let reasonOfExact =
    "Its size never passes the level, whatever the number of respondents; with 50 of them and a level "
    + "of .05 it is at most .037, so it misses some differences. Where a size near the level is "
    + "enough, mcnemar-mid-p finds more."
}

extension MarginsMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .mcNemarExact:
      "The verdict goes by it, because the largest p of any joint table is then valid whatever the table "
      + "was. " + McNemarMethod.reasonOfExact,
    .mcNemarMidP: McNemarMethod.reasonOfMidP,
    .tango: PairedDifferenceMethod.reasonOfTango
      + " Of totals it is the union over every joint table, which is wide where the totals leave "
      + "many, and shorter where more is known of those who gave both answers.",
  ]
}

extension AdjustmentMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .holm:
      "It holds the chance of any false finding to the level however the tests depend on each other, "
      + "and is never weaker than bonferroni. With very many tests it finds little; where some share "
      + "of false findings is acceptable, use bh, or by where tests may depend in any way."
  ]
}

extension GroupMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .pairwiseFisher:
      "It says which groups differ by a test of each pair that is exact for small groups, adjusted by Holm for the "
      + "number of pairs. It is conservative: with at least 5 successes and failures in each group "
      + "pairwise-score finds more.",
    .differencesNewcombe:
      "It says by how much groups differ, with limits that hold for all pairs together and have a width at every count. Next "
      + "to 0 and 1 it can cover less than its level says. It is no inversion of the tests, so that the two can disagree "
      + "where it is close: for one pair that was chosen before use compare.",
  ]
}
