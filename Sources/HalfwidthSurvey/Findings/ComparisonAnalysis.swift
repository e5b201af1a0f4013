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
    let twins: [Question.Item?] =
      first.question.items.isEmpty
      ? [nil]
      : first.question.items.filter { item in second.question.items.contains { $0.id == item.id } }
        .map(Optional.some)
    var pairs: [Pair] = []
    var sampled: [SampledComparison] = []
    var missing: [MissingComparison] = []
    for item in twins {
      if let responses, let design = responses.design {
        switch self.sampled(
          item, first.question, second.question, comparison.design, responses, design)
        {
        case .success(let found): sampled.append(found)
        case .failure(let reason):
          missing.append(MissingComparison(item: item, reason: reason.reason))
        }
        continue
      }
      switch pair(item, first, second, design: comparison.design) {
      case .success(let pair): pairs.append(pair)
      case .failure(let reason):
        missing.append(MissingComparison(item: item, reason: reason.reason))
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

  // MARK: - One item

  /// Two counts with what they say, before the family is known.
  private struct Pair {
    var item: Question.Item?
    var category: String?
    var first: CandidateCounts
    var second: CandidateCounts
    var isDerived: (first: Bool, second: Bool)
    var result: ItemComparison.Result
    var joint: JointAnswers?
    var change: ScaleChange?
  }

  private struct Missing: Error {
    var reason: MissingComparison.Reason
  }

  private func pair(
    _ item: Question.Item?, _ first: QuestionFindings, _ second: QuestionFindings,
    design: Comparison.Design
  ) -> Result<Pair, Missing> {
    if responses?.isWeighted == true { return .failure(Missing(reason: .weighted)) }
    if responses != nil { return counted(item, first, second, design: design) }
    guard let one = headline(of: item, in: first), let two = headline(of: item, in: second) else {
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
          item: item, category: one.category, first: left, second: right,
          isDerived: (!one.derivedFrom.isEmpty, !two.derivedFrom.isEmpty), result: result))
    } catch {
      return .failure(Missing(reason: .tooLarge))
    }
  }

  /// Compares what respondents answered to two items.
  private func counted(
    _ item: Question.Item?, _ first: QuestionFindings, _ second: QuestionFindings,
    design: Comparison.Design
  ) -> Result<Pair, Missing> {
    guard let one = responses?.headline(of: item, in: first.question, codebook),
      let two = responses?.headline(of: item, in: second.question, codebook)
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
          item: item, category: category, first: CandidateCounts(joint.counts.first),
          second: CandidateCounts(joint.counts.second), isDerived: (false, false),
          result: .paired(finding), joint: joint,
          change: sharedScale(first.question, second.question).flatMap {
            ScaleChange(one.answers, two.answers, over: $0, level: settings.level)
          }))
    case .independent:
      guard joint == nil else { return .failure(Missing(reason: .sameRespondents)) }
      guard let left = headline(of: item, in: first)?.candidates,
        let right = headline(of: item, in: second)?.candidates
      else { return .failure(Missing(reason: .unanswered)) }
      guard let finding = try? CandidateComparison(left, right).finding(level: settings.level)
      else { return .failure(Missing(reason: .tooLarge)) }
      return .success(
        Pair(
          item: item, category: category, first: left, second: right, isDerived: (false, false),
          result: .independent(finding), joint: nil))
    }
  }

  /// Compares what respondents of a survey with a design answered to two items.
  private func sampled(
    _ item: Question.Item?, _ first: Question, _ second: Question, _ pairing: Comparison.Design,
    _ responses: SurveyResponses, _ design: SurveyDesign
  ) -> Result<SampledComparison, Missing> {
    guard let one = responses.headline(of: item, in: first, codebook),
      let two = responses.headline(of: item, in: second, codebook)
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
      item, headlineCategory(of: first), first: answers.map(\.first),
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
        item: pair.item, category: pair.category, first: pair.first, second: pair.second,
        firstIsDerived: pair.isDerived.first, secondIsDerived: pair.isDerived.second,
        result: pair.result, joint: pair.joint, change: pair.change, family: family)
    }
    items.adjustChanges(multiplicity: multiplicity)
    return items
  }
}
