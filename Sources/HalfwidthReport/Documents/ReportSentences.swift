internal import Halfwidth
internal import HalfwidthSurvey

/// A sentence to paste for every finding of a survey, a line each: quantities, stated values, means, planned comparisons, and
/// groups beside each other.
struct ReportSentences {
  private let builder: ReportOutlineBuilder
  private let style: SentenceStyle

  init(_ builder: ReportOutlineBuilder, style: SentenceStyle) {
    self.builder = builder
    self.style = style
  }

  /// The document.
  var document: String {
    let questions = builder.findings.sections.flatMap(\.questions)
    let lines =
      questions.flatMap { question in
        question.quantities.compactMap { sentence($0, in: question.question) }
          + stated(question)
          + question.numbers.map { sentence($0, in: question.question) }
      } + builder.findings.comparisons.flatMap(sentences)
      + builder.findings.groups.flatMap { found in
        found.questions.flatMap { question in
          question.items.compactMap { sentence($0, in: question.question, of: found) }
        }
      }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: - What a sentence is about

  /// The question with its figure, then the item and the answer.
  private func label(_ question: Question, _ item: Question.Item?, _ category: String?) -> String {
    let figure = question.figure.map { " (\(ReportWords.line($0)))" } ?? ""
    let parts = [item?.label, category].compactMap(\.self).map(ReportWords.line)
    let text = ReportWords.line(question.text) + figure
    return parts.isEmpty ? text : "\(text): \(parts.joined(separator: ", "))"
  }

  // MARK: - One question

  private func sentence(_ quantity: QuantityFinding, in question: Question) -> String? {
    ShareSentence(
      label: label(question, quantity.item, quantity.category), quantity: quantity, style: style
    )?.text
  }

  /// What the shares say about values that were stated of them.
  private func stated(_ finding: QuestionFindings) -> [String] {
    finding.question.expected.map { stated in
      builder.sentence(
        stated, finding.quantities.first { $0.isHeadline && $0.item?.id == stated.item },
        in: finding.question)
    }
  }

  private func sentence(_ number: NumericFinding, in question: Question) -> String {
    MeanSentence(
      label: label(question, number.item, nil), finding: number,
      unit: question.numbers?.unit.map(ReportWords.line), style: style
    ).text
  }

  // MARK: - Comparisons

  private func sentences(_ comparison: ComparisonFindings) -> [String] {
    let words = builder.words(of: comparison)
    func label(_ item: Question.Item?) -> String { builder.label(item, of: comparison) }
    return comparison.items.map { item in
      switch style {
      case .plain: "\(label(item.item)): \(words.sentence(item))"
      case .apa: sentence(item, label(item.item), words)
      }
    }
      + comparison.sampled.map { item in
        switch style {
        case .plain: "\(label(item.item)): \(builder.sentence(item, words))"
        case .apa: sentence(item, label(item.item), words)
        }
      }
  }

  private func sentence(
    _ item: ItemComparison, _ label: String, _ words: ComparisonWords
  ) -> String {
    let (method, test) =
      switch item.result {
      case .paired: (PairedDifferenceMethod.tango.rawValue, McNemarMethod.exact.rawValue)
      case .independent:
        (DifferenceMethod.newcombe.rawValue, ExactTestMethod.fisherCentral.rawValue)
      }
    let adjusted = item.family.bestAdjusted...item.family.worstAdjusted
    return DifferenceSentence(
      label: label, sides: words.shares(item),
      difference: (points(item.difference), words.direction),
      interval: (limits(item.limits), MethodName.of(method)),
      test: (
        MethodName.of(test), style.pValue(item.pValue),
        item.family.multiplicity > 1 ? style.pValue(adjusted) : nil
      ), style: style
    ).text
  }

  private func sentence(
    _ item: SampledComparison, _ label: String, _ words: ComparisonWords
  ) -> String {
    let difference = item.first.estimate - item.second.estimate
    return DifferenceSentence(
      label: label, sides: builder.shares(item, words),
      difference: (points(difference...difference), words.direction),
      interval: item.difference?.interval.map {
        (limits($0.lower...$0.upper), MethodName.of(item.difference?.method ?? ""))
      },
      test: item.pValue.map { p in
        (
          MethodName.of((item.joint == nil ? item.test?.method : item.difference?.method) ?? ""),
          style.pValue(p), item.adjusted.map { style.pValue($0) }
        )
      }, remark: item.reason.map { "Not tested. \($0.message)" }, style: style
    ).text
  }

  // MARK: - Groups

  private func sentence(
    _ item: GroupedItem, in question: Question, of found: GroupFindings
  ) -> String? {
    guard !item.cells.contains(.hidden) else { return nil }
    let cells = zip(found.groups, item.cells).map { group, cell in
      "\(builder.inBrackets(cell)) of \(ReportWords.line(group.label))"
    }
    var sentence = DifferenceSentence(
      label: label(question, item.item, item.category), sides: cells.joined(separator: ", "),
      test: item.pValue.flatMap { p in
        item.result?.test.map { test in
          (MethodName.of(test), style.pValue(p), item.adjusted.map { style.pValue($0) })
        }
      }, style: style)
    switch item.result {
    case .difference(let finding):
      sentence.difference = (points(finding.difference), Self.direction)
      sentence.interval = (
        limits(finding.lower...finding.upper), MethodName.of(DifferenceMethod.newcombe.rawValue)
      )
    case .means(let finding): add(finding, isShare: false, to: &sentence)
    case .sampled(let found):
      if let finding = found.difference {
        add(finding, isShare: question.type != .numeric, to: &sentence)
      }
    case .test, nil: break
    }
    return sentence.text
  }

  private func add(
    _ finding: IntervalFinding, isShare: Bool, to sentence: inout DifferenceSentence
  ) {
    guard let estimate = finding.estimate else { return }
    let name = EstimandName(isShare ? "difference" : finding.estimand)
    let spread = finding.interval?.halfWidth ?? finding.standardError
    sentence.difference = (
      isShare
        ? points(estimate...estimate) : name.text(estimate, spread: spread, style: style),
      Self.direction
    )
    sentence.interval = finding.interval.map { interval in
      let text = style.interval(interval.lower...interval.upper, level: builder.level) {
        name.text($0, spread: spread, style: style, isLimit: true)
      }
      return (text, MethodName.of(finding.method))
    }
  }

  // MARK: - Differences of shares

  private static let direction = "first minus second"

  private func points(_ difference: ClosedRange<Double>) -> String {
    let text =
      difference.lowerBound == difference.upperBound
      ? ReportNumbers.points(difference.lowerBound).replacingMinus
      : ReportNumbers.points(difference)
    return "\(text) percentage points"
  }

  private func limits(_ limits: ClosedRange<Double>) -> String {
    style.interval(limits, level: builder.level) { ReportNumbers.points($0).replacingMinus }
  }
}
