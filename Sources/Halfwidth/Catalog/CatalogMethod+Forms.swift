// What may be asked of methods beside their input and level. A method that is not here takes neither a side nor
// an alternative, and nothing stated.

extension CatalogMethod {
  /// Nothing: what a method does not say it takes is refused.
  package var forms: MethodForms { [] }
}

extension ProportionMethod {
  package var forms: MethodForms { .side }
}

extension FinitePopulationMethod {
  package var forms: MethodForms { .side }
}

extension MissingAnswersMethod {
  package var forms: MethodForms { .side }
}

extension RateMethod {
  package var forms: MethodForms { .side }
}

extension RateRatioMethod {
  package var forms: MethodForms { .side }
}

extension BootstrapMethod {
  package var forms: MethodForms { .side }
}

extension DesignShareMethod {
  package var forms: MethodForms { .side }
}

extension DesignMeanMethod {
  package var forms: MethodForms { .side }
}

extension ProportionTest {
  package var forms: MethodForms {
    self == .exactBinomialBlaker
      ? [.proportion, .needsStatedValue, .twoSidedOnly] : [.proportion, .needsStatedValue]
  }
}

extension DifferenceMethod {
  package var forms: MethodForms {
    switch self {
    case .mee, .miettinenNurminen: [.side, .difference]
    case .wald, .agrestiCaffo, .newcombe, .newcombeContinuityCorrected: .side
    }
  }
}

extension RatioMethod {
  package var forms: MethodForms { self == .koopman ? [.side, .ratio] : .side }
}

extension OddsRatioMethod {
  package var forms: MethodForms { self == .conditionalExact ? [.side, .oddsRatio] : .side }
}

extension ComparisonEffectSize {
  package var forms: MethodForms { .side }
}

extension ChiSquaredMethod {
  package var forms: MethodForms { .alternative }
}

extension ExactTestMethod {
  package var forms: MethodForms { .alternative }
}

extension PairedDifferenceMethod {
  package var forms: MethodForms { self == .tango ? [.side, .difference] : .side }
}

extension PairedOddsRatioMethod {
  package var forms: MethodForms { .side }
}

extension PairedRatioMethod {
  package var forms: MethodForms { self == .score ? [.side, .ratio] : .side }
}

extension McNemarMethod {
  package var forms: MethodForms { .alternative }
}

extension CommonOddsRatioMethod {
  package var forms: MethodForms { .side }
}

extension StratifiedMethod {
  package var forms: MethodForms {
    switch self {
    case .cochranMantelHaenszel, .cochranMantelHaenszelCorrected: .alternative
    case .breslowDay, .tarone: []
    }
  }
}

extension TrendMethod {
  package var forms: MethodForms { .alternative }
}

extension ScoredTableMethod {
  package var forms: MethodForms { .alternative }
}

extension OrderedAssociationMethod {
  package var forms: MethodForms { [.alternative, .twoLimits] }
}

extension OrderedGroupsMethod {
  package var forms: MethodForms {
    switch self {
    case .jonckheereTerpstra: .alternative
    case .kruskalWallis, .rowMeanScores: []
    }
  }
}

extension MannWhitneyMethod {
  package var forms: MethodForms { .alternative }
}

extension SignedRankMethod {
  package var forms: MethodForms { .alternative }
}
