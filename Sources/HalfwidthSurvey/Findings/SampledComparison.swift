public import Halfwidth

/// One item of a planned comparison, from answers of a survey with strata, clusters or weights.
public struct SampledComparison: Hashable, Sendable {
  /// The item; nil where the questions have none.
  public var item: Question.Item?
  /// The level or box that is compared; nil where there is no scale.
  public var category: String?
  /// The share of the first question, of those who are compared.
  public var first: WeightedShare
  /// That of the second.
  public var second: WeightedShare
  /// The first share minus the second by linearisation; nil where it can't be made.
  public var difference: IntervalFinding?
  /// Rao and Scott's test of different respondents; nil for the same ones, whose test is Student's of the difference.
  public var test: DesignTestFinding?
  /// How the two answers of the same respondents go together; nil for different ones.
  public var joint: Joint?
  /// How the same respondents moved on the scale that both items have; nil elsewhere.
  public var change: SampledChange? = nil
  /// Why there is no interval and no test; nil where there are.
  public var reason: NoIntervalReason?
  /// The p-value adjusted for the items of the comparison; nil where there is none.
  public var adjusted: Double? = nil
  /// The level of the interval.
  var level: ConfidenceLevel

  /// How two answers of the same respondents go together: weighted shares, which sum to 1.
  public struct Joint: Hashable, Sendable {
    /// The share of those who gave the answer that is compared to both.
    public var both: Double
    /// To the first only.
    public var firstOnly: Double
    /// To the second only.
    public var secondOnly: Double
    /// To neither.
    public var neither: Double
    /// How many answered one of the two only, and are left out.
    public var answeredOne: Int
  }
}

/// How the same respondents of a survey with a design moved on a scale.
public struct SampledChange: Hashable, Sendable {
  /// The weighted share of those who stand higher on the first item, on the same step, and higher on the second.
  public var shares: (firstHigher: Double, same: Double, secondHigher: Double) {
    (firstHigher, same, secondHigher)
  }
  private let firstHigher: Double
  private let same: Double
  private let secondHigher: Double
  /// How many gave a step of the scale to both.
  public let respondents: Int
  /// The mean of the first step minus the second, by linearisation, with Student's test.
  public private(set) var mean: IntervalFinding
  /// The p-value adjusted for the items of the comparison; nil where there is none.
  public var adjusted: Double? = nil

  /// Weighs the moves of those who gave a step to both; nil for fewer than three steps, and where nobody did.
  ///
  /// - Parameters:
  ///   - first: The answers to the first item, whose first places are the steps of the scale.
  ///   - second: The answers to the second, on the same scale.
  init?(
    _ first: ItemAnswers, _ second: ItemAnswers, over scale: Scale, of design: SurveyDesign,
    settings: AnalysisSettings
  ) {
    let steps = scale.levels.count
    guard steps > 2 else { return nil }
    let pairs = (0..<first.count).map { row -> (Int, Int)? in
      guard let one = first.answer(at: row), let two = second.answer(at: row), one < steps,
        two < steps
      else { return nil }
      return (one, two)
    }
    func share(_ isCounted: (Int, Int) -> Bool) -> Double? {
      design.share(of: pairs.map { $0.map { isCounted($0.0, $0.1) } })?.estimate
    }
    guard let higher = share({ $0 > $1 }), let same = share({ $0 == $1 }),
      let lower = share({ $0 < $1 }),
      let one = design.mean(of: pairs.map { $0.map { Double($0.0) } }),
      let two = design.mean(of: pairs.map { $0.map { Double($0.1) } })
    else { return nil }
    firstHigher = higher
    self.same = same
    secondHigher = lower
    respondents = one.respondents
    mean = DesignDifference.Method.linearized.finding(
      for: DesignDifference(one, two, of: design), level: settings.level)
    mean.estimand = "mean_difference"
    if NoIntervalReason(one, of: design, settings: settings) != nil {
      mean.interval = nil
      mean.pValue = nil
    }
  }
}

extension SampledComparison {
  /// Compares two answers; nil where nobody with a weight above 0 gave both or, of different respondents, one of them.
  ///
  /// - Parameters:
  ///   - first: For each respondent whether the answer to the first is the one that is compared; nil for who is not
  ///     compared in it.
  ///   - second: The same of the second.
  ///   - answeredOne: How many answered one of the two only; nil for different respondents.
  init?(
    _ item: Question.Item?, _ category: String?, first: [Bool?], second: [Bool?],
    answeredOne: Int?, of design: SurveyDesign, isWeighted: Bool, settings: AnalysisSettings
  ) {
    guard let one = design.share(of: first), let two = design.share(of: second) else { return nil }
    self.item = item
    self.category = category
    level = settings.level
    self.first = WeightedShare(one, isWeighted: isWeighted, settings: settings, hasInterval: false)
    self.second = WeightedShare(two, isWeighted: isWeighted, settings: settings, hasInterval: false)
    guard let answeredOne else {
      let found = SampledGroups(
        of: [one, two], answers: zip(first, second).map { $0 ?? $1 },
        membership: zip(first, second).map { $0 != nil ? 0 : $1 != nil ? 1 : nil },
        design: design, settings: settings)
      difference = found.difference
      test = found.test
      reason = NoIntervalReason.allCases.first { found.leftOut.values.contains($0) }
      return
    }
    func share(_ isCounted: (Bool, Bool) -> Bool) -> Double {
      design.share(
        of: zip(first, second).map { one, two in
          one.flatMap { one in two.map { isCounted(one, $0) } }
        })?.estimate ?? 0
    }
    joint = Joint(
      both: share { $0 && $1 }, firstOnly: share { $0 && !$1 }, secondOnly: share { !$0 && $1 },
      neither: share { !$0 && !$1 }, answeredOne: answeredOne)
    reason = NoIntervalReason(one.mean, of: design, settings: settings)
    guard reason == nil else { return }
    difference = DesignDifference.Method.linearized.finding(
      for: DesignDifference(one, two, of: design), level: settings.level)
  }

  /// The p-value, not adjusted; nil where there is none.
  public var pValue: Double? { joint == nil ? test?.pValue : difference?.pValue }

  /// Whether the test, not adjusted, shows a difference.
  public var verdict: MarginsVerdict { verdict(pValue) }

  /// Whether it does after the adjustment.
  public var adjustedVerdict: MarginsVerdict { verdict(adjusted) }

  private func verdict(_ p: Double?) -> MarginsVerdict {
    p.map { MarginsVerdict($0...$0, level: level) } ?? .none
  }

  /// What to know of difference and test.
  public var warnings: [AnalysisWarning] {
    (difference?.warnings ?? []) + (test?.warnings ?? [])
  }
}

extension [SampledComparison] {
  /// Adjusts the p-values by Holm's rule for so many items, and those of the moves for themselves; items without one
  /// count with 1.
  mutating func adjust(multiplicity: Int) {
    let plain = indices.filter { self[$0].pValue != nil }
    let values = try? PValues(plain.compactMap { self[$0].pValue }, total: multiplicity)
    for (index, p) in zip(plain, values?.holmAdjusted() ?? []) { self[index].adjusted = p }
    let changed = indices.filter { self[$0].change?.mean.pValue != nil }
    let moves = try? PValues(
      changed.compactMap { self[$0].change?.mean.pValue }, total: multiplicity)
    for (index, p) in zip(changed, moves?.holmAdjusted() ?? []) {
      self[index].change?.adjusted = p
    }
  }
}

extension SampledComparison: WireRepresentable {
  /// The shares, their difference, and the p-values, of which the smallest and the largest are one.
  public var fields: FieldList {
    var fields: FieldList = [
      "item": .text(item?.id), "category": .text(category),
      "weighted": .flag(first.isWeighted), "first_estimate": .share(first.estimate),
      "second_estimate": .share(second.estimate), "first_n": .whole(first.base),
      "second_n": .whole(second.base),
    ]
    if let difference {
      fields.add(difference.fields.without("p_value", "warnings"))
    } else {
      fields.add([
        "estimand": .string("difference"), "estimate": .share(first.estimate - second.estimate),
        "lower": .undefined, "upper": .undefined,
      ])
    }
    fields.add("test", .text(joint == nil ? test?.method : difference?.method))
    fields.add("p_value_min", .probability(pValue))
    fields.add("p_value_max", .probability(pValue))
    fields.add("verdict", pValue == nil ? .undefined : .string(verdict.rawValue))
    if let joint {
      fields.add([
        "both": .share(joint.both), "first_only": .share(joint.firstOnly),
        "second_only": .share(joint.secondOnly), "neither": .share(joint.neither),
        "answered_one": .integer(joint.answeredOne),
      ])
    }
    if let change { fields.add("change", .fields(change.fields)) }
    fields.add("adjusted_p_value_min", .probability(adjusted))
    fields.add("adjusted_p_value_max", .probability(adjusted))
    fields.add("adjusted_verdict", adjusted == nil ? .undefined : .string(adjustedVerdict.rawValue))
    let reason: [(code: String, message: String)] =
      self.reason.map { [($0.rawValue, $0.message)] } ?? []
    fields.add(
      "warnings", .warnings(warnings.map { ($0.code.rawValue, $0.message) } + reason))
    return fields
  }
}

extension SampledChange: WireRepresentable {
  /// The three shares, and the mean of the differences with its interval and test.
  public var fields: FieldList {
    var fields: FieldList = [
      "first_higher": .share(firstHigher), "same": .share(same),
      "second_higher": .share(secondHigher), "n": .integer(respondents),
    ]
    fields.add(mean.fields.without("n", "p_value", "warnings"))
    fields.add("test", .string(mean.method))
    fields.add("p_value", .probability(mean.pValue))
    fields.add("adjusted_p_value", .probability(adjusted))
    return fields
  }
}
