/// What can be asked of a method beside its input and its level; whatever else is asked is refused.
package struct MethodForms: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// One-sided bounds; a method of a kind that has them says itself where it has none.
  static let side = MethodForms(rawValue: 1)
  /// A direction of what it tests by itself.
  static let alternative = MethodForms(rawValue: 2)
  /// A stated proportion.
  static let proportion = MethodForms(rawValue: 4)
  /// A stated difference.
  static let difference = MethodForms(rawValue: 8)
  /// A stated ratio.
  static let ratio = MethodForms(rawValue: 16)
  /// A stated odds ratio.
  static let oddsRatio = MethodForms(rawValue: 32)
  /// It tests stated values, but not from one side.
  static let twoSidedOnly = MethodForms(rawValue: 64)
  /// It tests nothing by itself: a value has to be stated.
  static let needsStatedValue = MethodForms(rawValue: 128)
  /// Its test has a direction, and its interval two limits in any case.
  static let twoLimits = MethodForms(rawValue: 256)

  /// The form in which a value of a parameter is stated.
  static func stated(_ parameter: TestedHypothesis.Parameter) -> MethodForms {
    switch parameter {
    case .proportion: .proportion
    case .difference: .difference
    case .ratio: .ratio
    case .oddsRatio: .oddsRatio
    }
  }

  /// The parameters of which a value can be stated.
  package var parameters: [TestedHypothesis.Parameter] {
    TestedHypothesis.Parameter.allCases.filter { contains(.stated($0)) }
  }

  /// Whether a direction can be asked for, with or without a stated value.
  package var hasAlternative: Bool {
    contains(.alternative) || (!parameters.isEmpty && !contains(.twoSidedOnly))
  }

  /// Whether bounds can be asked for.
  package var hasSide: Bool { contains(.side) }
}

extension MethodForms {
  /// Why what is asked of a method is refused; nil where the method takes it.
  func refusal(of method: String, asked options: AnalysisOptions) -> AnalysisWarning? {
    let (side, hypothesis) = (options.side, options.hypothesis)
    if let stated = hypothesis.stated {
      guard contains(.stated(stated.parameter)) else {
        return AnalysisWarning(
          .wrongHypothesis, "\(method) tests no stated \(stated.parameter.words)")
      }
      if side != .two {
        return AnalysisWarning(
          .noOneSidedForm,
          "with a stated value \(method) is a test, which has an alternative (less or greater) and no side"
        )
      }
      if contains(.twoSidedOnly), hypothesis.alternative != .two || hypothesis.margins != nil {
        return AnalysisWarning(.noOneSidedForm, "\(method) has no one-sided form")
      }
      return nil
    }
    if contains(.needsStatedValue) {
      return AnalysisWarning(
        .wrongHypothesis,
        "\(method) is a test of a stated \(parameters.first?.words ?? "value"), and none is stated")
    }
    if side != .two, !hasSide {
      return AnalysisWarning(
        .noOneSidedForm,
        contains(.twoLimits)
          ? "\(method) gives an interval of two limits; its test has an alternative (less or greater)"
          : contains(.alternative)
            ? "\(method) is a test, which has an alternative (less or greater) and no side"
            : "\(method) has no one-sided form")
    }
    if hypothesis.alternative != .two, !contains(.alternative) {
      return AnalysisWarning(
        .noOneSidedForm,
        !parameters.isEmpty
          ? "\(method) has an alternative where a \(parameters[0].words) is stated to test against, and none is"
          : hasSide
            ? "\(method) gives an interval, which has a side (lower or upper) and no alternative"
            : "\(method) has no one-sided form")
    }
    return nil
  }

  /// What is asked of a method that nobody named: an interval has the side of the alternative, and a test the
  /// alternative of the side, so that they belong together.
  func fitted(_ options: AnalysisOptions) -> AnalysisOptions {
    guard options.hypothesis.stated == nil else { return options }
    var fitted = options
    let alternative = options.hypothesis.alternative
    if hasSide {
      if options.side == .two { fitted.side = alternative.side }
      fitted.hypothesis = TestedHypothesis()
    } else if contains(.alternative) {
      if alternative == .two { fitted.hypothesis = TestedHypothesis(.init(options.side)) }
      fitted.side = .two
    }
    return fitted
  }
}
