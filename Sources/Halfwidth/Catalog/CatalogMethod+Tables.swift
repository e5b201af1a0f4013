// Why methods for tables are used where none is asked for.

extension ChiSquaredMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .pearson:
      "It is the test that is known for tables of every shape, and for two samples that of the intervals "
      + "mee and koopman. It is approximate, and not to be relied on where expected counts are small, "
      + "below 5 as a rule: go by fisher, which stands beside it."
  ]
}

extension ExactTestMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .fisher:
      "It is exact for small counts and tables of every shape, where pearson is approximate. It takes both "
      + "margins as given, which makes it conservative, and no interval is dual to it. For two samples "
      + "boschloo or barnard find more; a table too large for it takes fisher-monte-carlo.",
    .fisherCentral:
      "It is exact, and rejects where the conditional-exact interval of the odds ratio excludes 1, so that "
      + "test and interval don't disagree. It is conservative: boschloo, which is exact too, is never "
      + "less powerful.",
  ]
}

extension MonteCarloTest: CatalogMethod {
  /// None: a simulated test has to be asked for.
  package static let defaultReasons: KeyValuePairs<Self, String> = [:]
}

extension ScoredTableMethod: CatalogMethod {
  /// None: that scores belong to a table has to be said.
  package static let defaultReasons: KeyValuePairs<Self, String> = [:]
}

extension AssociationMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .cramersV:
      "It runs from 0 to 1 for tables of every shape. Chance alone makes it larger than 0: in a table of "
      + "many cells and few respondents its interval may leave the estimate out, and "
      + "cramers-v-bias-corrected is the better estimate."
  ]
}

extension TableMatrixMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .expectedCounts:
      "They show whether pearson can be relied on: where they are small, below 5 as a rule, go by fisher.",
    .adjustedResiduals:
      "They show which cells make the association, each about a standard normal number if there is none. "
      + "They are not adjusted for the number of cells: for a verdict on single cells take their "
      + "p-values to the command adjust.",
  ]
}

extension OrdinalDifferenceMethod: CatalogMethod {
  /// None: that a table has ordered columns has to be said.
  package static let defaultReasons: KeyValuePairs<Self, String> = [:]
}

extension OrdinalPairedMethod: CatalogMethod {
  /// None: that a table has ordered categories has to be said.
  package static let defaultReasons: KeyValuePairs<Self, String> = [:]
}

extension SquareTestMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .bowker:
      "It tests whether each move is as frequent as its reverse. It is approximate with few moves, and no "
      + "test of the shares alone: that is stuart-maxwell. Of two categories the command paired has "
      + "exact tests.",
    .stuartMaxwell:
      "It tests whether the two classifications have the same shares, and bhapkar rejects too often in "
      + "small samples. It is approximate, and undefined where moves don't join all categories: the "
      + "test on the rest stands beside it then.",
  ]
}

extension KappaMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .cohen:
      "It takes categories as they are, without an order. Where they have one it counts near and far "
      + "disagreement alike: use kappa-linear or kappa-quadratic. With lopsided margins it is small "
      + "though nearly all agree."
  ]
}

extension CochranMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .cochranQ:
      "It compares several yes-or-no answers of the same respondents in one test. It is approximate where "
      + "few respondents answered their items differently, and does not say which items differ: use the "
      + "command paired for two items, and adjust for several pairs."
  ]
}

extension CommonOddsRatioMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .mantelHaenszel:
      "It holds for few large strata and for many small ones, also with counts of 0. It is not to be used "
      + "where the odds ratio differs between the strata, which tarone tests: use compare for each "
      + "stratum then."
  ]
}

extension StratifiedMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .cochranMantelHaenszel:
      "It tests the association within all strata at once, and the strata may be small. Where associations "
      + "of strata are opposed it finds little: see tarone, and compare for each stratum.",
    .tarone:
      "It tests whether one odds ratio fits all strata, and corrects breslow-day, whose statistic is a "
      + "little too large. With few respondents a stratum it is not to be relied on; a warning says so "
      + "where an expected count is below 5.",
  ]
}

extension TrendMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .cochranArmitage:
      "It asks for a rise or fall along the order of the groups, and so finds one with fewer respondents "
      + "than a test of any difference. It is approximate, and finds no trend that turns: use pearson or "
      + "fisher of the command table there."
  ]
}

extension OrderedAssociationMethod: CatalogMethod {
  /// None: that both rows and columns are ordered has to be said.
  package static let defaultReasons: KeyValuePairs<Self, String> = [:]
}

extension OrderedGroupsMethod: CatalogMethod {
  /// None: that columns are ordered has to be said.
  package static let defaultReasons: KeyValuePairs<Self, String> = [:]
}

extension MannWhitneyMethod: CatalogMethod {
  /// None: that columns are ordered has to be said.
  package static let defaultReasons: KeyValuePairs<Self, String> = [:]
}

extension OddsRatioHomogeneityMethod: CatalogMethod {
  /// None: tarone, which takes strata with a cell of 0, is shown.
  package static let defaultReasons: KeyValuePairs<Self, String> = [:]
}

extension StratifiedRiskMethod: CatalogMethod {
  /// None: of strata the odds ratio is shown, which does not depend on which answer is counted.
  package static let defaultReasons: KeyValuePairs<Self, String> = [:]
}

extension StratifiedScoreMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .general:
      "Of strata that are not of two by two it takes rows and columns as they are, without an order. Where "
      + "answers are ordered cmh-row-means finds more, and where rows are too cmh-correlation. Where "
      + "associations of strata are opposed it finds little: see table for each stratum."
  ]
}
