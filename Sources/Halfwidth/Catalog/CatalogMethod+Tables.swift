// Why methods for tables are used where none is asked for.

extension ChiSquaredMethod: CatalogMethod {
  /// Why the test is used where none is asked for; nil for a test that has to be asked for.
  public var defaultReason: String? {
    switch self {
    case .pearson:
      "It is the test that is known for tables of every shape, and for two samples that of the intervals "
        + "mee and koopman. It is approximate, and not to be relied on where expected counts are small, "
        + "below 5 as a rule: go by fisher, which stands beside it."
    case .yates, .nMinusOne, .likelihoodRatio, .cressieRead: nil
    }
  }
}

extension ExactTestMethod: CatalogMethod {
  /// Why the test is used where none is asked for; nil for a test that has to be asked for.
  public var defaultReason: String? {
    switch self {
    case .fisher:
      "It is exact for small counts and tables of every shape, where pearson is approximate. It takes both "
        + "margins as given, which makes it conservative, and no interval is dual to it. For two samples "
        + "boschloo or barnard find more; a table too large for it takes fisher-monte-carlo."
    case .fisherCentral:
      "It is exact, and rejects where the conditional-exact interval of the odds ratio excludes 1, so that "
        + "test and interval don't disagree. It is conservative: boschloo, which is exact too, is never "
        + "less powerful."
    case .fisherMidP, .barnard, .boschloo: nil
    }
  }
}

extension MonteCarloTest: CatalogMethod {
  /// Nil: a simulated test has to be asked for.
  public var defaultReason: String? {
    switch self {
    case .pearson, .fisher: nil
    }
  }
}

extension ScoredTableMethod: CatalogMethod {
  /// Nil: that scores belong to a table has to be said.
  public var defaultReason: String? {
    switch self {
    case .linearByLinear: nil
    }
  }
}

extension AssociationMethod: CatalogMethod {
  /// Why the measure is shown where no method is asked for; nil for one that has to be asked for.
  public var defaultReason: String? {
    switch self {
    case .cramersV:
      "It runs from 0 to 1 for tables of every shape. Chance alone makes it larger than 0: in a table of "
        + "many cells and few respondents its interval may leave the estimate out, and "
        + "cramers-v-bias-corrected is the better estimate."
    case .phi, .biasCorrectedCramersV, .contingencyCoefficient, .cohensW: nil
    }
  }
}

extension TableMatrixMethod: CatalogMethod {
  /// Why the numbers are shown where no method is asked for.
  public var defaultReason: String? {
    switch self {
    case .expectedCounts:
      "They show whether pearson can be relied on: where they are small, below 5 as a rule, go by fisher."
    case .adjustedResiduals:
      "They show which cells make the association, each about a standard normal number if there is none. "
        + "They are not adjusted for the number of cells: for a verdict on single cells take their "
        + "p-values to the command adjust."
    }
  }
}

extension OrdinalDifferenceMethod: CatalogMethod {
  /// Nil: that a table has ordered columns has to be said.
  public var defaultReason: String? {
    switch self {
    case .meanScoreDifference, .topBoxDifference, .superiority: nil
    }
  }
}

extension OrdinalPairedMethod: CatalogMethod {
  /// Nil: that a table has ordered categories has to be said.
  public var defaultReason: String? {
    switch self {
    case .meanScoreChange, .topBoxChange: nil
    }
  }
}

extension SquareTestMethod: CatalogMethod {
  /// Why the test is used where none is asked for; nil for a test that has to be asked for.
  public var defaultReason: String? {
    switch self {
    case .bowker:
      "It tests whether each move is as frequent as its reverse. It is approximate with few moves, and no "
        + "test of the shares alone: that is stuart-maxwell. Of two categories the command paired has "
        + "exact tests."
    case .stuartMaxwell:
      "It tests whether the two classifications have the same shares, and bhapkar rejects too often in "
        + "small samples. It is approximate, and undefined where moves don't join all categories: the "
        + "test on the rest stands beside it then."
    case .bhapkar: nil
    }
  }
}

extension KappaMethod: CatalogMethod {
  /// Why the measure is shown where no method is asked for; nil for one that has to be asked for.
  public var defaultReason: String? {
    switch self {
    case .cohen:
      "It takes categories as they are, without an order. Where they have one it counts near and far "
        + "disagreement alike: use kappa-linear or kappa-quadratic. With lopsided margins it is small "
        + "though nearly all agree."
    case .linear, .quadratic: nil
    }
  }
}

extension CochranMethod: CatalogMethod {
  /// Why the test is used where none is asked for.
  public var defaultReason: String? {
    switch self {
    case .cochranQ:
      "It compares several yes-or-no answers of the same respondents in one test. It is approximate where "
        + "few respondents answered their items differently, and does not say which items differ: use the "
        + "command paired for two items, and adjust for several pairs."
    }
  }
}

extension CommonOddsRatioMethod: CatalogMethod {
  /// Why the estimate is used where none is asked for.
  public var defaultReason: String? {
    switch self {
    case .mantelHaenszel:
      "It holds for few large strata and for many small ones, also with counts of 0. It is not to be used "
        + "where the odds ratio differs between the strata, which tarone tests: use compare for each "
        + "stratum then."
    }
  }
}

extension StratifiedMethod: CatalogMethod {
  /// Why the test is used where none is asked for; nil for a test that has to be asked for.
  public var defaultReason: String? {
    switch self {
    case .cochranMantelHaenszel:
      "It tests the association within all strata at once, and the strata may be small. Where associations "
        + "of strata are opposed it finds little: see tarone, and compare for each stratum."
    case .tarone:
      "It tests whether one odds ratio fits all strata, and corrects breslow-day, whose statistic is a "
        + "little too large. With few respondents a stratum it is not to be relied on; a warning says so "
        + "where an expected count is below 5."
    case .cochranMantelHaenszelCorrected, .breslowDay: nil
    }
  }
}

extension TrendMethod: CatalogMethod {
  /// Why the test is used where none is asked for.
  public var defaultReason: String? {
    switch self {
    case .cochranArmitage:
      "It asks for a rise or fall along the order of the groups, and so finds one with fewer respondents "
        + "than a test of any difference. It is approximate, and finds no trend that turns: use pearson or "
        + "fisher of the command table there."
    }
  }
}
