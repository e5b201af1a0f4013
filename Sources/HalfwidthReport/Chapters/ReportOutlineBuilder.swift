internal import Halfwidth
internal import HalfwidthSurvey

/// Makes an outline from findings: words and chart inputs, no statistics.
struct ReportOutlineBuilder {
  let findings: SurveyFindings
  let provenance: ReportProvenance
  private let selection: ReportSelection
  /// The language of titles and signs.
  let language: ReportLanguage
  private let questionsByID: [String: Question]
  private let names: NumberNames

  init(
    _ findings: SurveyFindings, provenance: ReportProvenance,
    selection: ReportSelection = ReportSelection()
  ) {
    self.findings = findings
    self.provenance = provenance
    self.selection = selection
    language = .of(findings.codebook.language)
    questionsByID = Dictionary(
      findings.codebook.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    names = NumberNames(findings.codebook.questions)
  }

  var codebook: Codebook { findings.codebook }
  var settings: AnalysisSettings { findings.settings }

  /// Whether the numbers are counted from respondents' answers, and not printed ones.
  var isCounted: Bool { codebook.responses != nil }

  /// Whether some of those who were asked gave no answer.
  var hasMissing: Bool { isCounted && bases.contains { $0.unanswered > 0 } }

  /// Of whom the numbers are that are counted from answers.
  var bases: [AnswerBase] { quantities.compactMap(\.answers) + numbers.map(\.answers) }

  /// A phrase in the document's language.
  func say(_ phrase: Phrase) -> String { language.text(phrase) }

  /// The words of a comparison.
  func words(of comparison: ComparisonFindings) -> ComparisonWords {
    ComparisonWords(
      comparison: comparison, level: level, isCounted: knowsPairs, language: language)
  }

  /// The level as a percentage, such as `95%`.
  var level: String { DecimalFormat.percent(settings.level) }

  /// The interval of a share that a note is true of, by its name: a page may show others beside the note.
  var ownInterval: String { "its \(level) interval (\(MethodName.of(settings.method.rawValue)))" }

  /// Every quantity of the survey, without a list of them: there may be very many.
  var quantities: some Collection<QuantityFinding> {
    findings.sections.lazy.flatMap(\.questions).flatMap(\.quantities)
  }

  /// What is said of every item of the numeric questions.
  var numbers: [NumericFinding] { findings.sections.flatMap(\.questions).flatMap(\.numbers) }

  /// Every distribution that is shown.
  var distributions: [DistributionFinding] {
    findings.sections.flatMap(\.questions).flatMap {
      shownDistributions($0) + $0.numbers.compactMap(\.classes)
    }
  }

  /// The distributions over three answers or more; two are one share and what is left of it, which
  /// the question's table says already.
  func shownDistributions(_ finding: QuestionFindings) -> [DistributionFinding] {
    finding.distributions.filter { $0.parts.count > 2 }
  }

  /// The words for a number among those of other questions.
  func label(question id: String, item: String?, category: String? = nil) -> String {
    names.name(of: question(id), id, item: item, category: category)
  }

  /// Returns the question, or nil for an id that the codebook does not have.
  func question(_ id: String) -> Question? { questionsByID[id] }

  /// Returns the scale of a question that has one.
  func scale(of question: Question) -> Scale? { codebook.scale(of: question) }

  /// The outline.
  var outline: ReportOutline {
    var outline = outline(of: chapters).linked.numbered.speakingNumbers
    outline.isFull = selection.isFull
    return outline
  }

  /// What stands around some chapters.
  func outline(of chapters: [ReportOutline.Chapter]) -> ReportOutline {
    ReportOutline(
      title: ReportWords.line(codebook.title), language: codebook.language ?? "en",
      ownLanguage: language,
      hasTallScript: hasTallScript, citation: ReportWords.line(codebook.citation),
      sample: sample, statement: .init(brief: caution, full: statement), chapters: chapters,
      colophon: colophon)
  }

  /// The chapters that are asked for and have something to say, in the order of their parts.
  private var chapters: [ReportOutline.Chapter] {
    ReportPart.allCases.filter(selection.parts.contains).flatMap(chapters)
  }

  /// What a part has: a new part is a file of its own, and a line here.
  private func chapters(of part: ReportPart) -> [ReportOutline.Chapter] {
    let chapters: [ReportOutline.Chapter?] =
      switch part {
      case .findings: [points]
      case .overview: [overview]
      case .comparisons: [comparisons]
      case .groups: groups
      case .questions: sections(selection.sections)
      case .ratings: [ratings]
      case .claims: [claims]
      case .letter: [letter]
      case .selection: [selectionRatios]
      case .checks: [checks]
      case .reading: [guide]
      case .methods: [methods]
      case .bootstrap: [bootstrap]
      case .provenance: [origin]
      }
    return chapters.compactMap(\.self)
  }

  /// The stated population, where bounds on its shares are shown.
  private var populationShown: Int? {
    codebook.boundedPopulation.flatMap { population in
      quantities.contains { $0.inPopulation != nil } ? population : nil
    }
  }

  /// Whether intervals for its shares are shown as well.
  var showsDrawn: Bool {
    codebook.boundedPopulation != nil
      && quantities.contains { $0.inPopulation?.limits != nil }
  }

  /// What the columns of a stated population hold.
  private var possible: String {
    guard let all = populationShown, all > codebook.sampleSize else { return "" }
    let others = all - codebook.sampleSize
    let bounds =
      others == 1
      ? say(
        "Of all \(all) people, 1 was not asked: whatever they would say, a share of all \(all) lies between the bounds in "
          + "the column \u{201C}\(allTitle(all))\u{201D}.")
      : say(
        "Of all \(all) people, \(others) were not asked: whatever they would say, a share of all \(all) lies between "
          + "the bounds in the column \u{201C}\(allTitle(all))\u{201D}.")
    let drawn =
      showsDrawn
      ? " "
        + say(
          "The column \u{201C}\(drawnTitle)\u{201D} has narrower limits for it, which hold under that condition only."
        )
      : ""
    return " \(bounds)\(drawn)"
  }

  /// Whether any heading or label has letters that stand higher or hang lower than Latin ones.
  private var hasTallScript: Bool {
    let items = codebook.questions.flatMap { [$0.text, $0.section ?? ""] + $0.items.map(\.label) }
    return ([codebook.title] + items).contains(where: ReportWords.isTall)
  }

  /// Which respondents, in one line.
  var sample: String {
    let people =
      codebook.sampleSize == 1 ? say("1 respondent") : say("\(codebook.sampleSize) respondents")
    return switch codebook.design {
    case .convenience:
      codebook.population.map {
        say("\(people) of \($0), a convenience sample: whoever could be reached.")
      } ?? say("\(people), a convenience sample: whoever could be reached.")
    case .simpleRandom(let population):
      say("\(people), a simple random sample from a population of \(population).")
    case .stratified: say("\(people), random samples within strata.")
    case .clustered: say("\(people), from a random sample of clusters.")
    }
  }

  /// What the percentages and intervals are and are not, by the design of the sample.
  var statement: String {
    let size = codebook.sampleSize
    let isOne = size == 1
    let people = isOne ? say("this 1 person") : say("these \(size) people")
    let missing = hasMissing ? say(", missing answers") : ""
    let describe =
      hasMissing
      ? say("The percentages describe exactly those of \(people) who answered.")
      : say("The percentages describe \(people) exactly.")
    let exact =
      !codebook.isWeighted
      ? describe
      : say(
        "The percentages are weighted: they describe a larger group as the weights make it from \(people)."
      )
    if codebook.hasDesign {
      let drawn = say(
        "An interval shows what chance alone would do if respondents were drawn again with the strata, clusters and "
          + "weights that the survey names.")
      let outside =
        switch codebook.design {
        case .convenience:
          say(
            "They were not drawn at random: selection\(missing) and wording are not in it.")
        case .simpleRandom, .stratified, .clustered: say("Refusals and wording are not in it.")
        }
      return "\(exact) \(drawn) \(outside)"
    }
    switch codebook.design {
    case .convenience:
      let chance =
        isOne
        ? say(
          "An interval shows what chance alone would do if this were a simple random sample of a larger group. It was "
            + "not: selection, shared employers\(missing) and wording are not in it.")
        : say(
          "An interval shows what chance alone would do if they were a simple random sample of a larger group. They were "
            + "not: selection, shared employers\(missing) and wording are not in it.")
      return "\(exact)\(possible) \(chance)"
    case .simpleRandom:
      let chance = say(
        "An interval shows what chance does when such a sample is drawn from a population that is large beside it; from "
          + "a smaller one chance does less. Refusals and wording are not in it.")
      return "\(exact)\(possible) \(chance)"
    case .stratified:
      let chance = say(
        "An interval shows what chance would do if they were one simple random sample: the strata and their weights are "
          + "not in it, nor are refusals and wording.")
      return "\(exact) \(chance)"
    case .clustered:
      let chance = say(
        "An interval shows what chance would do if they were a simple random sample. People of one cluster are often "
          + "alike, and then the intervals are too narrow; refusals and wording are not in them either."
      )
      return "\(exact) \(chance)"
    }
  }
}
