internal import Halfwidth

extension SurveyFindings {
  /// Puts the answers of groups beside each other as well, by the answers to each of some questions.
  ///
  /// - Throws: ``GroupingFault`` for a question that makes no groups.
  public mutating func add(
    groupsBy questions: [String], of survey: Survey
  ) throws(GroupingFault) {
    for id in questions where !groups.contains(where: { $0.by.id == id }) {
      groups.append(
        try GroupAnalysis(
          by: id, codebook: survey.codebook, settings: settings, responses: survey.responses
        ).findings)
    }
  }
}

/// The analysis of a survey's questions one by one, collecting what does not fit together.
struct SurveyAnalysis {
  let codebook: Codebook
  let settings: AnalysisSettings
  /// The rows whose misfit is said once for the whole survey.
  let explained: Set<SourcePosition>
  private(set) var checks: [CheckFinding] = []

  mutating func question(_ question: Question, rows: [PrintedValue]) -> QuestionFindings {
    let analysis = QuantityAnalysis(
      codebook: codebook, settings: settings, explained: explained)
    let scale = codebook.scale(of: question)
    let groups = Dictionary(grouping: rows, by: QuantityIdentity.init)
    var finding = QuestionFindings(
      question: question, quantities: [], distributions: [], unprinted: [])
    for item in question.itemsOrWhole {
      var quantities: [QuantityFinding] = []
      for category in scale?.categories.map(Optional.some) ?? [nil] {
        let identity = QuantityIdentity(question: question.id, item: item?.id, category: category)
        guard let rows = groups[identity] else { continue }
        let result = analysis.result(rows, of: question, item: item)
        quantities.append(result.finding)
        checks += result.checks
      }
      if let item, quantities.isEmpty { finding.unprinted.append(item) }
      if let scale {
        add(DistributionAnalysis(settings: settings).result(quantities, over: scale), to: &finding)
        quantities = completed(quantities, of: question, item: item, over: scale)
      }
      finding.quantities += quantities.map { inPopulation($0, role: question.role) }
    }
    if question.type == .single {
      add(
        DistributionAnalysis(settings: settings).result(finding.quantities, ofSingle: question),
        to: &finding)
    }
    return finding
  }

  private func inPopulation(_ quantity: QuantityFinding, role: QuestionRole) -> QuantityFinding {
    guard !settings.checksOnly, let population = codebook.boundedPopulation, role == .estimate,
      let counts = quantity.candidates
    else { return quantity }
    var quantity = quantity
    quantity.inPopulation = BaseShare(
      possibleIn: population, counts, sampleSize: codebook.sampleSize, settings: settings)
    return quantity
  }

  /// The quantities with the boxes that follow from their levels, each with its share on the other
  /// base.
  private mutating func completed(
    _ printed: [QuantityFinding], of question: Question, item: Question.Item?, over scale: Scale
  ) -> [QuantityFinding] {
    let boxes = BoxAnalysis(printed, over: scale)
    checks += boxes.checks(printed)
    let order = scale.categories
    var quantities = printed + boxes.derived(for: item, of: question, settings: settings)
    quantities.sort {
      ($0.category.flatMap(order.firstIndex) ?? 0) < ($1.category.flatMap(order.firstIndex) ?? 0)
    }
    switch StepBases.reading(printed, over: scale) {
    case .unknown: break
    case .contradicting(let levels, let apart, let asked):
      checks.append(
        CheckFinding(
          .categoriesDoNotSum, .error, printed[0].printed[0],
          "Of \(asked) asked \(apart.range?.words ?? "0") gave no step of the scale, which leaves "
            + "another number than the base of \(levels) that the steps have."))
    case .known(let bases):
      for index in quantities.indices where !scale.apart.contains(quantities[index].category ?? "")
      {
        guard let counts = quantities[index].candidates else { continue }
        quantities[index].otherBase = bases.share(
          of: counts, settings: settings, hasInterval: quantities[index].interval != nil)
      }
    }
    return quantities
  }

  private mutating func add(
    _ result: DistributionAnalysis.Result, to finding: inout QuestionFindings
  ) {
    if let distribution = result.finding { finding.distributions.append(distribution) }
    checks += result.checks
  }
}

extension DesignEffectFinding {
  /// Summarises the widths that the survey's intervals would have under design effects, 1 first.
  ///
  /// A design effect divides the count and the base, which then are no whole numbers, so these are
  /// Wilson's limits (``WilsonEquation``) whatever the method of the survey is. A set of candidates has
  /// the width of its hull.
  ///
  /// - Returns: Nothing for one-sided limits, which have no width, and where there is no interval.
  static func findings(
    for quantities: [QuantityFinding], settings: AnalysisSettings
  ) -> [DesignEffectFinding] {
    let counts = quantities.filter { $0.interval != nil }.compactMap(\.candidates)
    // Weighted shares whose design effect is not stated need this most.
    let weighted = quantities.compactMap { quantity -> WeightedShare? in
      guard case .weighted(let share) = quantity.knowledge, share.designEffect == nil,
        share.interval != nil
      else { return nil }
      return share
    }
    guard settings.side == .two, !counts.isEmpty || !weighted.isEmpty else { return [] }
    return ([1] + settings.designEffects.filter { $0 != 1 }).map { effect in
      let ofCounts = counts.map { halfWidth($0, effect: effect, level: settings.level) }
      let ofShares = weighted.compactMap { share in
        share.base.flatMap {
          WeightedProportion(estimate: share.estimate, respondents: $0, designEffect: effect)
        }?.wilsonInterval(level: settings.level).halfWidth
      }
      let halves = (ofCounts + ofShares).sorted()
      let middle = halves.count / 2
      return DesignEffectFinding(
        designEffect: effect, intervals: halves.count,
        medianHalfWidth: halves.count % 2 == 1
          ? halves[middle] : (halves[middle - 1] + halves[middle]) / 2,
        largestHalfWidth: halves[halves.count - 1])
    }
  }

  private static func halfWidth(
    _ counts: CandidateCounts, effect: Double, level: ConfidenceLevel
  ) -> Double {
    func limits(_ successes: Int) -> ConfidenceInterval.RawLimits {
      WilsonEquation.limits(
        successes: Double(successes) / effect, trials: Double(counts.trials) / effect,
        tail: level.tail(.two))
    }
    return (limits(counts.range.upperBound).upper - limits(counts.range.lowerBound).lower) / 2
  }
}
