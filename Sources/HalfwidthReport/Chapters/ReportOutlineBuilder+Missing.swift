internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// How answers that are missing are dealt with; nothing where none is.
  var missingEntry: [ReportOutline.Entry] {
    var sentences: [String] = []
    if hasMissing {
      sentences.append(
        "\(numbers.isEmpty ? "Shares are" : "Shares and means are") of those who answered. How many answers are missing, and why, stands under each table."
      )
    }
    if bases.contains(where: { $0.bounds != nil }) {
      sentences.append(
        "The column \u{201C}\(boundsTitle)\u{201D} has the shares of all who were asked that missing "
          + "answers leave possible, from none to all of them, and in brackets the interval that holds for "
          + "each of them. That extra width is not chance.")
    }
    if bases.contains(where: \.isMostlyBounds) {
      sentences.append(
        "Where the answers of more than \(Self.manyMissing) of those asked are missing, charts show these: the "
          + "bar spans the possible shares, the line their intervals.")
    }
    if bases.contains(where: { $0.notAsked > 0 }) {
      sentences.append("Those who were not asked a question are in no base of it.")
    }
    if sentences.isEmpty { return [] }
    return [.init(term: "Missing answers", text: sentences.joined(separator: " "))]
  }

  /// The title of the column with what missing answers leave possible.
  var boundsTitle: String { say("Whatever is missing") }

  private static var manyMissing: String {
    DecimalFormat.percent(AnswerBase.manyMissing, places: 0)
  }

  /// The shares that the missing answers leave possible, and their interval, such as `74% to 80% (60.4% to
  /// 88.8%)`; nil where none is missing.
  func bounds(_ quantity: QuantityFinding) -> String? {
    guard let row = possible(quantity) else { return nil }
    return row.interval.map { "\(row.shares) (\(ReportNumbers.interval($0)))" } ?? row.shares
  }

  private func possible(
    _ quantity: QuantityFinding
  ) -> (range: ClosedRange<Double>, shares: String, interval: ConfidenceInterval?)? {
    guard let answers = quantity.answers, let bounds = answers.bounds,
      let range = answers.possible
    else { return nil }
    if case .weighted = quantity.knowledge {
      let ends = [range.lowerBound, range.upperBound].map { DecimalFormat.percent($0) }
      return (range, "\(ends[0]) to \(ends[1])", bounds.interval)
    }
    guard case .counts(let counts) = quantity.knowledge, let only = counts.only else { return nil }
    let most = only.successes + answers.unanswered
    return (
      range,
      "\(ReportNumbers.share(only.successes, of: answers.asked)) to "
        + ReportNumbers.share(most, of: answers.asked), bounds.interval
    )
  }

  /// The row of a chart where so many answers are missing that their bounds stand for the share; nil elsewhere.
  func boundsRow(_ quantity: QuantityFinding, label: String) -> IntervalChart.Row? {
    guard quantity.answers?.isMostlyBounds == true, let row = possible(quantity) else { return nil }
    return IntervalChart.Row(
      label: label, estimates: row.range, interval: row.interval, value: row.shares)
  }

  /// Which rows of a chart are bounds; nothing where none is.
  func boundsNote(_ headlines: [QuantityFinding], in question: Question) -> [String] {
    let labels = headlines.filter { $0.answers?.isMostlyBounds == true }.map {
      rowLabel(of: $0, question: question)
    }
    if labels.isEmpty { return [] }
    return [
      "More than \(Self.manyMissing) of the answers are missing, so the bar spans what is possible: "
        + "\(distinct(labels).joined(separator: "; "))."
    ]
  }

  /// How many of those asked gave no answer and why, and how many were not asked: once where it is the same
  /// for the whole table, by item elsewhere.
  func missingNotes(_ quantities: [QuantityFinding], question: Question) -> [String] {
    var items: Set<String?> = []
    let bases = quantities.compactMap { quantity -> (label: String, answers: AnswerBase)? in
      guard let answers = quantity.answers, items.insert(quantity.item?.id).inserted else {
        return nil
      }
      return (rowLabel(of: quantity, question: question), answers)
    }
    // The options of a question with one answer have one base.
    return missingNotes(question.type == .single ? Array(bases.prefix(1)) : bases)
  }

  /// The same of items by their labels.
  func missingNotes(_ bases: [(label: String, answers: AnswerBase)]) -> [String] {
    let groups = bases.together { Self.words($0.answers) }
    if groups.allSatisfy({ $0.key.isEmpty }) { return [] }
    if groups.count == 1 { return [groups[0].key] }
    return groups.map { words, bases in
      let words = words.isEmpty ? "Everybody answered." : words
      return "\(bases.map(\.label).joined(separator: "; ")): \(words)"
    }
  }

  /// How many answers are missing and why, and how many respondents were not asked; empty where all answered.
  private static func words(_ answers: AnswerBase) -> String {
    var sentences: [String] = []
    if answers.unanswered > 0 {
      let reasons = MissingReason.allCases.compactMap { reason in
        answers.missing[reason].map { "\($0) \(words(reason))" }
      }
      sentences.append(
        "Of \(answers.asked) who were asked the "
          + (answers.unanswered == 1 ? "answer of 1 is" : "answers of \(answers.unanswered) are")
          + " missing\(answers.hidesReasons ? "" : ": \(reasons.joined(separator: ", "))").")
    }
    if answers.notAsked > 0 {
      sentences.append("\(answers.notAsked) \(answers.notAsked == 1 ? "was" : "were") not asked.")
    }
    return sentences.joined(separator: " ")
  }

  private static func words(_ reason: MissingReason) -> String {
    switch reason {
    case .noAnswer: "no answer"
    case .dontKnow: "don't know"
    case .notAsked: "not asked"
    case .notReached: "not reached"
    case .empty: "blank"
    case .declared: "called missing in the file"
    }
  }
}
