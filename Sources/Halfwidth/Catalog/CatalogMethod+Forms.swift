// What may be asked of methods beside their input and level. A method that is not here takes neither a side nor
// an alternative, and nothing stated.

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

extension TrendMethod {
  package var forms: MethodForms { .alternative }
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
