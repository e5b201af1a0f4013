internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// Which numbers that are not printed would decide what is open; nil where nothing is, and for answers.
  var letter: ReportOutline.Chapter? {
    if isCounted { return nil }
    let found = LetterFindings(findings)
    guard !found.questions.isEmpty || !misprints.isEmpty else { return nil }
    let words = LetterWords(codebook: codebook, letter: found)
    // What stands before what is opened is not said in it again.
    let isOfComparisons = words.comparisons != nil
    return ReportOutline.Chapter(
      part: .letter, heading: say("What the authors could tell"), anchor: "letter",
      blocks: [words.comparisons ?? words.statements].compactMap { $0 }.map { .text($0) }
        + [
          .details(
            .init(
              label: say("What to ask, and what each value would mean"),
              blocks: asked(words) + (isOfComparisons ? sentence(words.statements) : [])
                + furtherQuestions(words)
                + sentence(words.withoutNumber)))
        ])
  }

  /// The letter as a document of its own.
  var letterOutline: ReportOutline {
    let found = LetterFindings(findings)
    let words = LetterWords(codebook: codebook, letter: found)
    let chapter =
      found.questions.isEmpty && misprints.isEmpty
      ? ReportOutline.Chapter(
        part: .letter, heading: "Nothing to ask", anchor: "letter",
        blocks: [.text(nothing)] + [words.withoutNumber].compactMap { $0 }.map { .text($0) })
      : ReportOutline.Chapter(
        part: .letter, heading: "Dear authors", anchor: "letter",
        blocks: [
          .text(
            "Thank you for printing the numbers of your survey. Most of what they say can be held against "
              + "chance as they stand. Some of it can't, because it hangs on numbers that are not printed. "
              + "May we ask for them? Counts of respondents are enough; nobody's own answers are needed."
          )
        ] + questions(words) + [
          .text(
            "A table of the two answers, with the number of respondents in each of its four cells, answers a "
              + "question as well. If the same respondents did not answer both lists, please say so: then the "
              + "comparison has to be made in another way."),
          .text("With many thanks,"),
        ])
    var outline = outline(of: [chapter])
    outline.title = "Questions on the printed numbers of: \(outline.title)"
    outline.ownLanguage = .english
    outline.sample = ""
    outline.statement = .init(brief: "", full: "")
    return outline
  }

  private var nothing: String {
    isCounted
      ? "These are answers of respondents, of which every count is known."
      : "No finding on the planned comparisons hangs on a number that is not printed."
  }

  /// The printed numbers of which one must be a misprint, with what each would have to be.
  private var misprints: [ReportOutline.Entry] {
    findings.checks.filter { !$0.repairs.isEmpty }.map { check in
      ReportOutline.Entry(
        term: subject(of: check) + (check.place.map { " (\(ReportWords.line($0)))" } ?? ""),
        text: "\(ReportWords.sentence(check.message)) Which is the misprint?")
    }
  }

  /// What planned comparisons hang on, then what only statements do.
  private func questions(_ words: LetterWords) -> [ReportOutline.Block] {
    sentence(words.comparisons) + asked(words) + sentence(words.statements)
      + furtherQuestions(words)
  }

  private func sentence(_ text: String?) -> [ReportOutline.Block] { text.map { [.text($0)] } ?? [] }

  /// The questions of planned comparisons, each with what its values mean.
  private func asked(_ words: LetterWords) -> [ReportOutline.Block] {
    words.ofComparisons.enumerated().map { index, question in
      ReportOutline.Block.article(
        ReportOutline.Article(
          heading: "\(index + 1). \(words.question(question))", anchor: "letter-\(index + 1)",
          lead: [.init(text: words.decides(question), style: .facts)],
          blocks: [words.meanings(question)].compactMap { $0 }.map { .table($0) }))
    }
  }

  /// The numbers that statements alone hang on, and those that can't be right.
  private func furtherQuestions(_ words: LetterWords) -> [ReportOutline.Block] {
    [words.statementsTable].compactMap { $0 }.map { .table($0) }
      + (misprints.isEmpty
        ? []
        : [
          .text("Numbers that can't all be right, of which each single change would mend them:"),
          .entries(misprints),
        ])
  }
}
