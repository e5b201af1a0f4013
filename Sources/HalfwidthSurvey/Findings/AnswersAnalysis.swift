internal import Halfwidth

/// Counts the answers to questions.
struct AnswersAnalysis {
  let codebook: Codebook
  let settings: AnalysisSettings
  let responses: SurveyResponses

  /// Finds what the respondents answered to a question.
  ///
  /// Every level, box, answer apart, item and option is counted; of an item that nobody answered it is said how many
  /// were asked.
  func question(_ question: Question) -> QuestionFindings {
    var finding = QuestionFindings(
      question: question, quantities: [], distributions: [], unprinted: [])
    let answers = responses.items(of: question.id)
    switch question.type {
    case .single:
      guard let answers = answers.first else { return finding }
      add(single(question, counted(answers)), to: &finding)
      if finding.quantities.isEmpty {
        finding.unanswered = question.items.map { unanswered(question, $0, nil, answers.tally) }
      }
      finding.distributions += sampled(
        question, nil, answers, labels: question.items.map(\.label), levels: nil)
    case .multiple:
      for (item, answers) in zip(question.items, answers) {
        guard let quantity = quantity(question, item, nil, counted(answers), places: [1]) else {
          finding.unprinted.append(item)
          finding.unanswered.append(unanswered(question, item, nil, answers.tally))
          continue
        }
        finding.quantities.append(quantity)
      }
    case .scale:
      guard let scale = codebook.scale(of: question) else { return finding }
      for (item, answers) in zip(question.itemsOrWhole, answers) {
        let found = scaled(question, item, scale, counted(answers))
        if found.isEmpty {
          finding.unprinted += [item].compactMap(\.self)
          finding.unanswered += scale.categories.map {
            unanswered(question, item, $0, answers.tally)
          }
        }
        if let distribution = DistributionAnalysis(settings: settings).result(found, over: scale)
          .finding
        {
          finding.distributions.append(distribution)
        }
        finding.distributions += sampled(
          question, item, answers, labels: answers.categories, levels: scale.levels.count)
        finding.quantities += withOtherBase(found, over: scale)
      }
    case .numeric:
      for (item, answers) in zip(question.itemsOrWhole, responses.numbers(of: question.id)) {
        guard
          let numbers = NumericFinding(
            answers, of: question, item: item, design: responses.design, settings: settings)
        else {
          finding.unprinted += [item].compactMap(\.self)
          finding.unanswered += ["mean", "median"].map { estimand in
            UnansweredItem(
              item: item, category: nil, estimand: estimand, isHeadline: estimand == "mean",
              answers: AnswerBase(answers.tally))
          }
          continue
        }
        finding.numbers.append(numbers)
      }
    }
    if question.role == .estimate { finding.quantities = finding.quantities.map(inPopulation) }
    return finding
  }

  private func add(_ quantities: [QuantityFinding], to finding: inout QuestionFindings) {
    finding.quantities += quantities
    if quantities.isEmpty { finding.unprinted = finding.question.items }
    if let distribution = DistributionAnalysis(settings: settings).result(
      quantities, ofSingle: finding.question
    ).finding {
      finding.distributions.append(distribution)
    }
  }

  // MARK: - Quantities

  private func unanswered(
    _ question: Question, _ item: Question.Item?, _ category: String?, _ tally: AnswerTally
  ) -> UnansweredItem {
    UnansweredItem(
      item: item, category: category, estimand: "proportion",
      isHeadline: codebook.isHeadline(category, of: question), answers: AnswerBase(tally))
  }

  private func single(_ question: Question, _ answers: Counted) -> [QuantityFinding] {
    question.items.enumerated().compactMap { index, item in
      quantity(question, item, nil, answers, places: [index])
    }
  }

  /// The headline first, then the other boxes, the levels and the answers apart.
  private func scaled(
    _ question: Question, _ item: Question.Item?, _ scale: Scale, _ answers: Counted
  ) -> [QuantityFinding] {
    scale.categories.compactMap { category in
      quantity(question, item, category, answers, places: scale.places(of: category))
    }
  }

  /// The answers to an item, counted once for all of its quantities.
  private struct Counted {
    let tally: AnswerTally
    /// Nil where each respondent counts as one.
    let weighted: WeightedTally?
    /// The share of some answers in a survey with a design; nil where each respondent was drawn alone.
    let share: (([Int]) -> DesignShare?)?
    /// The same of all who were asked, with missing answers taken as others than these, or as these.
    let shareOfAsked: (([Int], Bool) -> DesignShare?)?
  }

  private func counted(_ answers: ItemAnswers) -> Counted {
    Counted(
      tally: answers.tally,
      weighted: responses.design == nil ? responses.weights?.tally(of: answers) : nil,
      share: responses.design.map { design in
        { places in
          design.share(
            of: (0..<answers.count).map { answers.answer(at: $0).map(places.contains) })
        }
      },
      shareOfAsked: responses.design.map { design in
        { places, isCounted in
          design.share(
            of: (0..<answers.count).map { row in
              answers.answer(at: row).map(places.contains)
                ?? (answers.missing(at: row) == .notAsked ? nil : isCounted)
            })
        }
      })
  }

  /// How the answers spread in a survey with a design; nothing elsewhere, and where nobody with a weight answered.
  ///
  /// - Parameter levels: How many of the answers are steps of a scale; nil without one.
  private func sampled(
    _ question: Question, _ item: Question.Item?, _ answers: ItemAnswers, labels: [String],
    levels: Int?
  ) -> [DistributionFinding] {
    guard let design = responses.design, labels.count > 1 else { return [] }
    var shares = DesignSharesFinding(
      (0..<answers.count).map { answers.answer(at: $0) }, categories: labels, of: design,
      method: .bonferroniWilson, level: settings.level)
    guard let first = shares.shares?.first else { return [] }
    let reason =
      (settings.allIntervals ? nil : NoIntervalReason(question.role))
      ?? NoIntervalReason(first.mean, of: design, settings: settings)
    if reason != nil { shares.intervals = nil }
    let parts = labels.enumerated().map { place, label in
      DistributionFinding.Part(
        categories: [answers.categories[place]], label: label,
        count: answers.tally.counts[place], isRemainder: false,
        isApart: levels.map { place >= $0 } ?? false)
    }
    var found = DistributionFinding(
      question: question.id, item: item, trials: answers.tally.answered, parts: parts,
      isComplete: true, simultaneous: nil, separate: [])
    found.sampled = shares
    return [found]
  }

  /// - Parameter places: The answers that are counted.
  private func quantity(
    _ question: Question, _ item: Question.Item?, _ category: String?, _ answers: Counted,
    places: [Int]
  ) -> QuantityFinding? {
    var reason = settings.allIntervals ? nil : NoIntervalReason(question.role)
    var base = AnswerBase(answers.tally)
    let knowledge: QuantityFinding.Knowledge
    var interval: ProportionFinding?
    if let share = answers.share {
      guard let share = share(places) else { return nil }
      reason =
        reason
        ?? responses.design.flatMap {
          NoIntervalReason(share.mean, of: $0, settings: settings)
        }
      knowledge = .weighted(
        WeightedShare(
          share, isWeighted: codebook.isWeighted, settings: settings, hasInterval: reason == nil))
      let hasBounds = settings.allIntervals || NoIntervalReason(question.role) == nil
      if hasBounds, let least = answers.shareOfAsked?(places, false),
        let most = answers.shareOfAsked?(places, true)
      {
        base = base.bounded(least, most, settings: settings, hasInterval: reason == nil)
      }
    } else if let weighted = answers.weighted {
      // Of those who answered nobody may have a weight.
      guard let share = weighted.share(of: places) else { return nil }
      knowledge = .weighted(WeightedShare(share, settings: settings, hasInterval: reason == nil))
    } else {
      let successes = places.reduce(0) { $0 + answers.tally.counts[$1] }
      guard
        let counts = try? BinomialCounts(successes: successes, trials: answers.tally.answered)
      else { return nil }
      let candidates = CandidateCounts(counts)
      knowledge = .counts(candidates)
      if reason == nil {
        interval = settings.method.finding(
          for: candidates, level: settings.level, side: settings.side)
        base = base.bounded(counts, settings: settings)
      }
    }
    var finding = QuantityFinding(
      question: question.id, item: item, category: category,
      isHeadline: codebook.isHeadline(category, of: question), printed: [], knowledge: knowledge,
      interval: interval, reason: reason)
    finding.answers = base
    return finding
  }

  // MARK: - Other bases

  private func withOtherBase(
    _ quantities: [QuantityFinding], over scale: Scale
  ) -> [QuantityFinding] {
    guard case .known(let bases) = StepBases.reading(quantities, over: scale) else {
      return quantities
    }
    return quantities.map { quantity in
      guard !scale.apart.contains(quantity.category ?? ""), let counts = quantity.candidates else {
        return quantity
      }
      var quantity = quantity
      quantity.otherBase = bases.share(
        of: counts, settings: settings, hasInterval: quantity.interval != nil)
      return quantity
    }
  }

  private func inPopulation(_ quantity: QuantityFinding) -> QuantityFinding {
    guard let population = codebook.boundedPopulation,
      let counts = quantity.candidates
    else { return quantity }
    var quantity = quantity
    quantity.inPopulation = BaseShare(
      possibleIn: population, counts, sampleSize: codebook.sampleSize, settings: settings)
    return quantity
  }
}
