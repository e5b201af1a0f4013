internal import Halfwidth

/// Compares the items of two questions, by the design that the codebook states.
struct ComparisonAnalysis {
  let codebook: Codebook
  let settings: AnalysisSettings
  let questions: [String: QuestionFindings]
  /// The answers of the respondents; nil where the numbers are printed ones.
  let responses: SurveyResponses?

  init(
    codebook: Codebook, settings: AnalysisSettings, questions: [QuestionFindings],
    responses: SurveyResponses?
  ) {
    self.codebook = codebook
    self.settings = settings
    self.responses = responses
    self.questions = Dictionary(
      questions.map { ($0.question.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The comparisons in the codebook's order.
  var findings: [ComparisonFindings] {
    codebook.comparisons.compactMap { comparison in
      guard let first = questions[comparison.first], let second = questions[comparison.second]
      else { return nil }
      return findings(comparison, first, second)
    }
  }

  private func findings(
    _ comparison: Comparison, _ first: QuestionFindings, _ second: QuestionFindings
  ) -> ComparisonFindings {
    let twins = Self.twins(comparison, first.question, second.question)
    var pairs: [Pair] = []
    var sampled: [SampledComparison] = []
    var missing: [MissingComparison] = []
    for twin in twins {
      if let responses, let design = responses.design {
        switch self.sampled(
          twin, first.question, second.question, comparison.design, responses, design)
        {
        case .success(let found): sampled.append(found)
        case .failure(let reason):
          missing.append(MissingComparison(item: twin.first, reason: reason.reason))
        }
        continue
      }
      switch pair(twin, first, second, design: comparison.design) {
      case .success(let pair): pairs.append(pair)
      case .failure(let reason):
        missing.append(MissingComparison(item: twin.first, reason: reason.reason))
      }
    }
    let multiplicity = comparison.itemsAsked ?? twins.count
    sampled.adjust(multiplicity: multiplicity)
    return ComparisonFindings(
      comparison: comparison, first: first.question, second: second.question,
      items: adjusted(
        pairs, multiplicity: multiplicity, isLowerBound: comparison.itemsAsked == nil),
      sampled: sampled, missing: missing, multiplicity: multiplicity,
      isLowerBound: comparison.itemsAsked == nil)
  }

  /// The items that are compared with each other, nil for a question without items.
  private typealias Twins = (first: Question.Item?, second: Question.Item?)

  private static func twins(
    _ comparison: Comparison, _ first: Question, _ second: Question
  ) -> [Twins] {
    func item(_ id: String?, of question: Question) -> Question.Item? {
      question.items.first { $0.id == id }
    }
    if comparison.isOfTwoItems || first.items.isEmpty {
      return [(item(comparison.firstItem, of: first), item(comparison.secondItem, of: second))]
    }
    return first.items.compactMap { one in item(one.id, of: second).map { (one, $0) } }
  }

  // MARK: - One item

  /// Two counts with what they say, before the family is known.
  private struct Pair {
    var twins: Twins
    var category: String?
    var first: CandidateCounts
    var second: CandidateCounts
    var isDerived: (first: Bool, second: Bool)
    var result: ItemComparison.Result
    var joint: JointAnswers?
    var change: ScaleChange?
    var association: ScaleAssociation?
    var scores: OrdinalMarginsFinding?
  }

  private struct Missing: Error {
    var reason: MissingComparison.Reason
  }

  private func pair(
    _ twins: Twins, _ first: QuestionFindings, _ second: QuestionFindings,
    design: Comparison.Design
  ) -> Result<Pair, Missing> {
    if responses?.isWeighted == true { return .failure(Missing(reason: .weighted)) }
    if responses != nil { return counted(twins, first, second, design: design) }
    guard let one = headline(of: twins.first, in: first),
      let two = headline(of: twins.second, in: second)
    else {
      return .failure(Missing(reason: .unprinted))
    }
    if codebook.weighting != nil { return .failure(Missing(reason: .weighted)) }
    guard case .counts(let left) = one.knowledge, case .counts(let right) = two.knowledge else {
      return .failure(Missing(reason: .withoutCount))
    }
    if design == .paired && left.trials != right.trials {
      return .failure(Missing(reason: .differentBases))
    }
    do {
      let result: ItemComparison.Result =
        switch design {
        case .paired:
          .paired(try CandidateMargins(left, right).finding(level: settings.level))
        case .independent:
          .independent(try CandidateComparison(left, right).finding(level: settings.level))
        }
      return .success(
        Pair(
          twins: twins, category: one.category, first: left, second: right,
          isDerived: (!one.derivedFrom.isEmpty, !two.derivedFrom.isEmpty), result: result,
          scores: design == .paired ? scores(twins, first, second) : nil))
    } catch {
      return .failure(Missing(reason: .tooLarge))
    }
  }

  /// Compares what respondents answered to two items.
  private func counted(
    _ twins: Twins, _ first: QuestionFindings, _ second: QuestionFindings,
    design: Comparison.Design
  ) -> Result<Pair, Missing> {
    guard let one = responses?.headline(of: twins.first, in: first.question, codebook),
      let two = responses?.headline(of: twins.second, in: second.question, codebook)
    else { return .failure(Missing(reason: .withoutHeadline)) }
    let joint = try? JointAnswers(one.answers, one.places, two.answers, two.places)
    let category = headlineCategory(of: first.question)
    switch design {
    case .paired:
      guard let joint else { return .failure(Missing(reason: .noPairs)) }
      guard let finding = try? joint.counts.marginsFinding(level: settings.level) else {
        return .failure(Missing(reason: .tooLarge))
      }
      return .success(
        Pair(
          twins: twins, category: category, first: CandidateCounts(joint.counts.first),
          second: CandidateCounts(joint.counts.second), isDerived: (false, false),
          result: .paired(finding), joint: joint,
          change: sharedScale(first.question, second.question).flatMap {
            ScaleChange(one.answers, two.answers, over: $0, level: settings.level)
          },
          association: association(one.answers, first.question, two.answers, second.question)))
    case .independent:
      guard joint == nil else { return .failure(Missing(reason: .sameRespondents)) }
      guard let left = headline(of: twins.first, in: first)?.candidates,
        let right = headline(of: twins.second, in: second)?.candidates
      else { return .failure(Missing(reason: .unanswered)) }
      guard let finding = try? CandidateComparison(left, right).finding(level: settings.level)
      else { return .failure(Missing(reason: .tooLarge)) }
      return .success(
        Pair(
          twins: twins, category: category, first: left, second: right, isDerived: (false, false),
          result: .independent(finding), joint: nil))
    }
  }

  /// Compares what respondents of a survey with a design answered to two items.
  private func sampled(
    _ twins: Twins, _ first: Question, _ second: Question, _ pairing: Comparison.Design,
    _ responses: SurveyResponses, _ design: SurveyDesign
  ) -> Result<SampledComparison, Missing> {
    guard let one = responses.headline(of: twins.first, in: first, codebook),
      let two = responses.headline(of: twins.second, in: second, codebook)
    else { return .failure(Missing(reason: .withoutHeadline)) }
    var answers = (0..<design.rows).map { (first: one.isYes(at: $0), second: two.isYes(at: $0)) }
    let haveBoth = answers.map { $0.first != nil && $0.second != nil }
    var answeredOne: Int?
    switch pairing {
    case .independent:
      guard !haveBoth.contains(true) else { return .failure(Missing(reason: .sameRespondents)) }
    case .paired:
      answeredOne = answers.count { ($0.first == nil) != ($0.second == nil) }
      for row in answers.indices where !haveBoth[row] { answers[row] = (nil, nil) }
    }
    let found = SampledComparison(
      twins.first, headlineCategory(of: first), first: answers.map(\.first),
      second: answers.map(\.second), answeredOne: answeredOne, of: design,
      isWeighted: codebook.isWeighted, settings: settings)
    guard var found else {
      return .failure(Missing(reason: pairing == .paired ? .noPairs : .unanswered))
    }
    if pairing == .paired {
      found.change = sharedScale(first, second).flatMap {
        SampledChange(one.answers, two.answers, over: $0, of: design, settings: settings)
      }
    }
    return .success(found)
  }

  /// The difference of the mean scores, where both distributions are known step by step of the same people.
  private func scores(
    _ twins: Twins, _ first: QuestionFindings, _ second: QuestionFindings
  ) -> OrdinalMarginsFinding? {
    guard let scale = sharedScale(first.question, second.question), scale.levels.count > 2 else {
      return nil
    }
    func steps(_ item: Question.Item?, _ finding: QuestionFindings) -> OrdinalCounts? {
      let found = finding.distributions.first { $0.item?.id == item?.id }
      guard let parts = found?.parts, parts.map(\.categories) == scale.answers.map({ [$0] }),
        parts.allSatisfy({ !$0.isApart || $0.count == 0 })
      else { return nil }
      return try? OrdinalCounts(parts.filter { !$0.isApart }.map(\.count))
    }
    guard let one = steps(twins.first, first), let two = steps(twins.second, second) else {
      return nil
    }
    return (try? OrdinalMargins(one, two))?.finding(level: settings.level)
  }

  /// Whether respondents stand higher on both scales; nil where a question has none.
  private func association(
    _ one: ItemAnswers, _ first: Question, _ two: ItemAnswers, _ second: Question
  ) -> ScaleAssociation? {
    guard let own = codebook.scale(of: first), let other = codebook.scale(of: second) else {
      return nil
    }
    return ScaleAssociation(one, over: own, two, over: other, level: settings.level)
  }

  /// The scale that both questions have; nil where it is not the same.
  private func sharedScale(_ first: Question, _ second: Question) -> Scale? {
    first.scale == second.scale ? codebook.scale(of: first) : nil
  }

  private func headlineCategory(of question: Question) -> String? {
    codebook.scale(of: question)?.headline
  }

  /// The quantity that stands for an item in a list.
  private func headline(
    of item: Question.Item?, in finding: QuestionFindings
  ) -> QuantityFinding? {
    finding.quantities.first { $0.isHeadline && $0.item?.id == item?.id }
  }

  // MARK: - The family

  private func adjusted(
    _ pairs: [Pair], multiplicity: Int, isLowerBound: Bool
  ) -> [ItemComparison] {
    let families = ComparisonFindings.families(
      pairs.map { $0.joint?.pValues ?? $0.result.common.pValue }, multiplicity: multiplicity,
      isLowerBound: isLowerBound, level: settings.level)
    var items = zip(pairs, families).map { pair, family in
      ItemComparison(
        item: pair.twins.first, secondItem: pair.twins.second, category: pair.category,
        first: pair.first, second: pair.second,
        firstIsDerived: pair.isDerived.first, secondIsDerived: pair.isDerived.second,
        result: pair.result, joint: pair.joint, change: pair.change, association: pair.association,
        scores: pair.scores, family: family)
    }
    items.adjustChanges(multiplicity: multiplicity)
    items.adjustScores(
      multiplicity: multiplicity, isLowerBound: isLowerBound, level: settings.level)
    return items
  }
}
