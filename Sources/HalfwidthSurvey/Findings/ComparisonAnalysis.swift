internal import Halfwidth

/// Compares the items of two questions, by the design that the codebook states.
struct ComparisonAnalysis {
  let codebook: Codebook
  let settings: AnalysisSettings
  let questions: [String: QuestionFindings]

  init(codebook: Codebook, settings: AnalysisSettings, questions: [QuestionFindings]) {
    self.codebook = codebook
    self.settings = settings
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
    var missing: [MissingComparison] = []
    for item in twins {
      switch pair(item, first, second, design: comparison.design) {
      case .success(let pair): pairs.append(pair)
      case .failure(let reason):
        missing.append(MissingComparison(item: item, reason: reason.reason))
      }
    }
    let multiplicity = comparison.itemsAsked ?? twins.count
    return ComparisonFindings(
      comparison: comparison, first: first.question, second: second.question,
      items: adjusted(
        pairs, multiplicity: multiplicity, isLowerBound: comparison.itemsAsked == nil),
      missing: missing, multiplicity: multiplicity, isLowerBound: comparison.itemsAsked == nil)
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
  }

  private struct Missing: Error {
    var reason: MissingComparison.Reason
  }

  private func pair(
    _ item: Question.Item?, _ first: QuestionFindings, _ second: QuestionFindings,
    design: Comparison.Design
  ) -> Result<Pair, Missing> {
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
    if pairs.isEmpty { return [] }
    guard
      let family = try? MarginsFamily(
        pValues: pairs.map(\.result.common.pValue), asked: isLowerBound ? nil : multiplicity,
        listed: multiplicity)
    else { preconditionFailure("p-values are in 0...1, and the reader counts the items") }
    return zip(pairs, family.findings(level: settings.level)).map { pair, family in
      ItemComparison(
        item: pair.item, category: pair.category, first: pair.first, second: pair.second,
        firstIsDerived: pair.isDerived.first, secondIsDerived: pair.isDerived.second,
        result: pair.result, family: family)
    }
  }
}
