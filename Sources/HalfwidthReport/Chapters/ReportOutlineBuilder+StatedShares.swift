internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// What the shares of a question say about the values that the codebook states of them, a sentence each, and by which
  /// test; nothing where none is stated.
  func statedShares(_ finding: QuestionFindings) -> [ReportOutline.Block] {
    let question = finding.question
    guard !question.expected.isEmpty else { return [] }
    let tested = question.expected.map { stated in
      (stated, finding.quantities.first { $0.isHeadline && $0.item?.id == stated.item })
    }
    let found = tested.compactMap { $0.1?.stated }
    return tested.map { stated, quantity in
      .text(sentence(stated, quantity, in: question))
    } + (found.isEmpty ? [] : [.remark(method(of: found))])
      + ReportWords.sentences(distinct(found.flatMap(\.warnings))).map { .remark($0) }
  }

  /// What a share says about the value that is stated of it.
  func sentence(
    _ stated: StatedShare, _ quantity: QuantityFinding?, in question: Question
  ) -> String {
    let item = question.items.first { $0.id == stated.item }
    let label = ReportWords.line(item?.label ?? question.text)
    let value = percent(stated.value)
    guard let quantity, let found = quantity.stated, case .counts(let counts) = quantity.knowledge
    else {
      return quantity?.knowledge == .hidden
        ? "\(label) against the stated \(value): hidden, because of how few people it is."
        : "\(label) is not held against the stated \(value), because there is no count of it."
    }
    let share = "\(ReportNumbers.count(counts)) (\(ReportNumbers.share(counts)))"
    return "\(label), \(share), against the stated \(value): \(verdict(found, value))"
      + (found.equivalence.map { " \(words($0, of: found, value))" } ?? "")
  }

  private func percent(_ value: Double) -> String {
    DecimalFormat.trimmed(value * 100, places: 10) + "%"
  }

  /// What is held against the stated value, and whether it is shown.
  private func verdict(_ found: StatedShareFinding, _ value: String) -> String {
    guard let p = found.pValue, let verdict = found.verdict else { return "it can't be tested." }
    let claim: String
    switch (found.alternative, found.side) {
    case (.greater, _): claim = "that the share is higher"
    case (.less, _): claim = "that the share is lower"
    case (.two, .higher): claim = "that the share is another, and higher,"
    case (.two, .lower): claim = "that the share is another, and lower,"
    case (.two, nil): claim = "that the share is another"
    }
    let test = "p \(ReportNumbers.pValues(p))"
    switch verdict {
    case .every:
      guard let family = found.family else { return "\(claim) is shown (\(test))." }
      let adjusted =
        "adjusted p \(ReportNumbers.pValues(family.bestAdjusted...family.worstAdjusted))"
      return family.verdict == .every
        ? "\(claim) is shown (\(test), \(adjusted))."
        : "\(claim) is shown by itself (\(test)), and not after adjustment (\(adjusted))."
    case .some:
      return
        "whether the share is shown to be another depends on which of the possible counts is the true one (\(test))."
    case .none:
      let what = found.alternative == .two ? "that the share is another" : claim
      return "\(what) is not shown (\(test)), which does not show that it is \(value)."
    }
  }

  /// Whether the share is as good as the stated one.
  private func words(
    _ found: StatedShareFinding.Equivalence, of stated: StatedShareFinding, _ value: String
  ) -> String {
    let points = ReportNumbers.points((found.margins.upperBound - found.margins.lowerBound) / 2)
    let margin = "\(points.hasSuffix(".0") ? String(points.dropLast(2)) : points) points"
    guard let p = found.pValue, let verdict = found.verdict(stated.level) else {
      return "Whether it lies within \(margin) of \(value) can't be told."
    }
    let limits = found.interval.flatMap { finding in
      finding.interval.map {
        "; \(DecimalFormat.percent(finding.level)) interval "
          + ReportNumbers.interval(
            $0, apartFrom: [found.margins.lowerBound, found.margins.upperBound])
      }
    }
    let test = "p \(ReportNumbers.pValues(p))\(limits ?? "")"
    let alpha = settings.level.significance
    switch verdict {
    case .every:
      return "It is equivalent: that it lies within \(margin) of \(value) is shown (\(test))."
    case .some:
      return
        "Whether it is shown to lie within \(margin) of \(value) depends on which of the possible counts is the true one (\(test))."
    case .none:
      let rest: String
      if let above = found.pValueAboveLower, above <= alpha {
        rest = "; it is not inferior: that it is no more than \(margin) below is shown"
      } else if let below = found.pValueBelowUpper, below <= alpha {
        rest = "; that it is no more than \(margin) above is shown"
      } else {
        rest = ""
      }
      return "That it lies within \(margin) of \(value) is not shown (\(test))\(rest)."
    }
  }

  /// By which test the shares were held against what is stated, and whether an interval is dual to it.
  private func method(of found: [StatedShareFinding]) -> String {
    let tests = distinct(found.map { MethodName.of($0.test.rawValue) })
    let areDual = found.allSatisfy { $0.dualIntervals.contains(settings.method.rawValue) }
    let dual =
      areDual
      ? "Of a share it rejects exactly the values that \(ownInterval) leaves out."
      : "No test of a share is dual to \(ownInterval), so that the two can disagree where it is close."
    var text =
      "The values were stated in the codebook. p is that of the \(tests.joined(separator: ", ")). \(dual)"
    if let family = found.compactMap(\.family).first {
      text += " Adjusted p is Holm's, for \(family.multiplicity) stated values."
    }
    if found.contains(where: { $0.equivalence != nil }) {
      text +=
        " Within margins: one test at each end, by the larger p; equivalence is shown where the interval at twice the "
        + "significance lies between the ends. That the share is no more than a margin below, or above, needs one of the "
        + "two alone."
    }
    return text
  }
}
