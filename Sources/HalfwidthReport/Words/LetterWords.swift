internal import Halfwidth
internal import HalfwidthSurvey

/// The sentences of a letter to the authors of a report, which the report's page has as well.
struct LetterWords {
  let codebook: Codebook
  let letter: LetterFindings

  private func question(_ id: String) -> Question? { codebook.questions.first { $0.id == id } }

  /// What planned comparisons hang on.
  var ofComparisons: [LetterQuestion] { letter.questions.filter(\.isOfComparison) }

  /// What only statements hang on.
  var ofStatements: [LetterQuestion] { letter.questions.filter { !$0.isOfComparison } }

  private var openStatements: Int {
    letter.open.count { if case .claim = $0 { true } else { false } }
  }

  /// How many numbers would decide what is open of the planned comparisons; nil where nothing is.
  var comparisons: String? {
    let numbers = ofComparisons.count
    guard numbers > 0 else { return nil }
    let open = letter.open.count - openStatements
    return
      "\(Self.counted(numbers, "number")) that \(numbers == 1 ? "is" : "are") not printed would decide all "
      + "\(Self.counted(open, "finding")) on the planned comparisons that \(open == 1 ? "is" : "are") open now, "
      + "whatever the \(numbers == 1 ? "number is" : "numbers are"); "
      + (letter.areFewest
        ? "fewer would leave some of them open."
        : "fewer may do, as there are too many choices to be gone through.")
      + (letter.decided == 0
        ? ""
        : " \(Self.counted(letter.decided, "other")) \(letter.decided == 1 ? "does" : "do") not hang on such "
          + "numbers.")
  }

  /// How many more would decide what the report says in words; nil where nothing of that is open.
  var statements: String? {
    guard openStatements > 0 else { return nil }
    let more = ofStatements.count
    let needed =
      more == 0
      ? "The same would decide"
      : "\(Self.counted(more, ofComparisons.isEmpty ? "number" : "more number")) would decide"
    return
      "\(needed) \(Self.counted(openStatements, "statement")) of the report: whether "
      + "\(openStatements == 1 ? "it holds" : "they hold") among the respondents, and beyond what chance would "
      + "give."
  }

  /// The numbers that only statements hang on, a row each.
  var statementsTable: ReportTable? {
    guard !ofStatements.isEmpty else { return nil }
    return ReportTable(
      caption: "Numbers that statements hang on", kind: "letter",
      columns: ["Number", "Statements in"].map { ReportTable.Column(title: $0) },
      rows: ofStatements.map {
        ReportTable.Row([question($0), places($0).joined(separator: "; ")])
      })
  }

  /// Where the statements stand that a number decides.
  private func places(_ question: LetterQuestion) -> [String] {
    distinct(
      question.decides.compactMap { finding in
        if case .claim(_, let place) = finding { ReportWords.line(place) } else { nil }
      })
  }

  /// The planned comparisons that lack a number altogether; nil where none does.
  var withoutNumber: String? {
    letter.withoutNumber == 0
      ? nil
      : "\(Self.counted(letter.withoutNumber, "planned comparison")) can't be made, as a number is not printed at "
        + "all, and \(letter.withoutNumber == 1 ? "is" : "are") not asked for here."
  }

  /// What is asked.
  func question(_ question: LetterQuestion) -> String {
    switch question.number {
    case .count(let reference):
      return
        "\(subject(reference)): how many of the \(question.total) respondents \(answer(reference)) in "
        + "\(list(reference))?"
    case .both(let first, let second)
    where first.item == second.item && first.question != second.question:
      guard question.known.count == 2 else {
        return
          "\(subject(first)): how many of the \(question.total) respondents \(answer(first)) both in "
          + "\(list(first)) and in \(list(second))?"
      }
      return
        "\(subject(first)): \(question.known[0]) of \(question.total) respondents \(answer(first)) in "
        + "\(list(first)), and \(question.known[1]) in \(list(second)). How many did in both?"
    case .both(let first, let second):
      let known = question.known.map { " (\($0) of \(question.total))" } + ["", ""]
      let isOneList = first.question == second.question
      return subject(first) + (isOneList ? "" : " in \(list(first))") + known[0] + " and "
        + subject(second) + (isOneList ? "" : " in \(list(second))") + known[1]
        + (isOneList ? " in \(list(first))" : "") + ": how many \(answer(first)) of both?"
    }
  }

  /// What an answer would mean, a row for each range of values; nil where other numbers have to be known with it.
  func meanings(_ question: LetterQuestion) -> ReportTable? {
    guard let first = question.meanings.first else { return nil }
    let isAdjusted = question.meanings.contains { $0.isShownAdjusted != nil }
    let isPaired = first.discordant != nil
    let titles =
      [
        isPaired ? "Both" : "Respondents", isPaired ? "Answered differently" : nil, "p",
        "Difference",
      ]
      + [isAdjusted ? "After the adjustment" : nil]
    return ReportTable(
      caption: "What the number would mean", kind: "letter",
      columns: ReportTable.Column.list(
        titles.compactMap(\.self), words: ["Difference", "After the adjustment"]),
      rows: question.meanings.map { meaning in
        let cells =
          [
            Self.values(meaning.values), meaning.discordant.map(Self.values),
            ReportNumbers.pValues(meaning.pValues), Self.shown(meaning.isShown),
          ] + [isAdjusted ? meaning.isShownAdjusted.map(Self.shown) ?? "" : nil]
        return ReportTable.Row(cells.compactMap(\.self))
      })
  }

  private static func shown(_ isShown: Bool) -> String {
    isShown ? "more than chance" : "can be chance"
  }

  private static func values(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }

  /// What a number decides.
  func decides(_ question: LetterQuestion) -> String {
    let plain = question.decides.compactMap { finding -> String? in
      if case .difference(let id, let item) = finding { subject(id, item) } else { nil }
    }
    let adjusted = question.decides.compactMap { finding -> String? in
      if case .adjustedDifference(let id, let item) = finding { subject(id, item) } else { nil }
    }
    let claims = places(question).map { "\u{201C}\($0)\u{201D}" }
    let areLists = question.decides.allSatisfy { finding in
      guard case .difference(let id, _) = finding else { return true }
      return codebook.comparisons.first { $0.id == id }?.isOfTwoItems != true
    }
    let parts = [
      claims.isEmpty
        ? nil
        : "what is said in \(ReportNumbers.list(claims))",
      plain.isEmpty
        ? nil : "whether \(Self.differ(plain)) between the two\(areLists ? " lists" : "")",
      adjusted.isEmpty
        ? nil
        : plain == adjusted
          ? "whether that holds after the adjustment for all items"
          : "whether \(Self.differ(adjusted)) after the adjustment for all items",
    ]
    return "Decides \(ReportNumbers.list(parts.compactMap(\.self)))."
  }

  private static func differ(_ subjects: [String]) -> String {
    "\(ReportNumbers.list(subjects)) \(subjects.count == 1 ? "differs" : "differ")"
  }

  // MARK: - Parts

  private func subject(_ comparison: String, _ item: String?) -> String {
    let plan = codebook.comparisons.first { $0.id == comparison }
    return subject(Claim.Reference(question: plan?.first ?? comparison, item: item))
  }

  /// The item, or the question where there is none.
  private func subject(_ reference: Claim.Reference) -> String {
    let question = self.question(reference.question)
    let item = question?.items.first { $0.id == reference.item }
    return
      "\u{201C}\(ReportWords.line(item?.label ?? question?.text ?? reference.question))\u{201D}"
  }

  /// The list that a reference is to.
  private func list(_ reference: Claim.Reference) -> String {
    let question = self.question(reference.question)
    let about = question?.about.map { " (\(ReportWords.line($0)))" } ?? ""
    return
      (question?.figure.map(ReportWords.line)
      ?? "\u{201C}\(ReportWords.line(question?.text ?? reference.question))\u{201D}") + about
  }

  /// What the people did who are counted.
  private func answer(_ reference: Claim.Reference) -> String {
    reference.category.map { "gave the answer \u{201C}\(ReportWords.line($0))\u{201D}" }
      ?? "chose it"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
