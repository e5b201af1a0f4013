internal import Halfwidth
internal import HalfwidthSurvey

/// Makes an outline from findings: words and chart inputs, no statistics.
struct ReportOutlineBuilder {
  let findings: SurveyFindings
  let provenance: ReportProvenance
  private let selection: ReportSelection
  private let questionsByID: [String: Question]

  init(
    _ findings: SurveyFindings, provenance: ReportProvenance,
    selection: ReportSelection = ReportSelection()
  ) {
    self.findings = findings
    self.provenance = provenance
    self.selection = selection
    questionsByID = Dictionary(
      findings.codebook.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var codebook: Codebook { findings.codebook }
  var settings: AnalysisSettings { findings.settings }

  /// Whether the numbers are counted from respondents' answers, and not printed ones.
  var isCounted: Bool { codebook.responses != nil }

  /// Whether some of those who were asked gave no answer.
  var hasMissing: Bool { isCounted && bases.contains { $0.unanswered > 0 } }

  /// Of whom the numbers are that are counted from answers.
  var bases: [AnswerBase] { quantities.compactMap(\.answers) + numbers.map(\.answers) }

  /// The level as a percentage, such as `95%`.
  var level: String { DecimalFormat.percent(settings.level) }

  /// Every quantity of the survey.
  var quantities: [QuantityFinding] {
    findings.sections.flatMap(\.questions).flatMap(\.quantities)
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

  /// Returns the question, or nil for an id that the codebook does not have.
  func question(_ id: String) -> Question? { questionsByID[id] }

  /// Returns the scale of a question that has one.
  func scale(of question: Question) -> Scale? { codebook.scale(of: question) }

  /// The outline.
  var outline: ReportOutline {
    var outline = outline(of: chapters).linked.numbered
    outline.isFull = selection.isFull
    return outline
  }

  /// What stands around some chapters.
  func outline(of chapters: [ReportOutline.Chapter]) -> ReportOutline {
    ReportOutline(
      title: ReportWords.line(codebook.title), language: codebook.language ?? "en",
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
    return
      " Of all \(all) people, \(others) \(others == 1 ? "was" : "were") not asked: whatever they would "
      + "say, a share of all \(all) lies between the bounds in the column \u{201C}Of all "
      + "\(all)\u{201D}."
      + (showsDrawn
        ? " The column \u{201C}\(drawnTitle)\u{201D} has narrower limits for it, which hold under that "
          + "condition only." : "")
  }

  /// Whether any heading or label has letters that stand higher or hang lower than Latin ones.
  private var hasTallScript: Bool {
    let items = codebook.questions.flatMap { [$0.text, $0.section ?? ""] + $0.items.map(\.label) }
    return ([codebook.title] + items).contains(where: ReportWords.isTall)
  }

  /// Which respondents, in one line.
  private var sample: String {
    let people = codebook.sampleSize == 1 ? "1 respondent" : "\(codebook.sampleSize) respondents"
    return switch codebook.design {
    case .convenience:
      "\(people)\(codebook.population.map { " of \($0)" } ?? ""), a convenience sample: whoever could be "
        + "reached."
    case .simpleRandom(let population):
      "\(people), a simple random sample from a population of \(population)."
    case .stratified: "\(people), random samples within strata."
    case .clustered: "\(people), from a random sample of clusters."
    }
  }

  /// What the percentages and intervals are and are not, by the design of the sample.
  private var statement: String {
    let size = codebook.sampleSize
    let isOne = size == 1
    let people = isOne ? "this 1 person" : "these \(size) people"
    let describe =
      hasMissing
      ? "The percentages describe exactly those of \(people) who answered."
      : "The percentages describe \(people) exactly."
    let exact =
      !codebook.isWeighted
      ? describe
      : "The percentages are weighted: they describe a larger group as the weights make it from "
        + "\(people)."
    if codebook.hasDesign {
      let drawn =
        "An interval shows what chance alone would do if respondents were drawn again with the strata, clusters "
        + "and weights that the survey names."
      switch codebook.design {
      case .convenience:
        return
          "\(exact) \(drawn) They were not drawn at random: selection\(hasMissing ? ", missing answers" : "") "
          + "and wording are not in it."
      case .simpleRandom, .stratified, .clustered:
        return "\(exact) \(drawn) Refusals and wording are not in it."
      }
    }
    switch codebook.design {
    case .convenience:
      let chance =
        isOne
        ? "An interval shows what chance alone would do if this were a simple random sample of a "
          + "larger group. It was not:"
        : "An interval shows what chance alone would do if they were a simple random sample of a "
          + "larger group. They were not:"
      let left = "selection, shared employers\(hasMissing ? ", missing answers" : "") and wording"
      return "\(exact)\(possible) \(chance) \(left) are not in it."
    case .simpleRandom:
      return
        "\(exact)\(possible) An interval shows what chance does when such a sample is drawn from a "
        + "population that is large beside it; from a smaller one chance does less. Refusals and "
        + "wording are not in it."
    case .stratified:
      return "\(exact) An interval shows what chance would do if they were one simple random "
        + "sample: the strata and their weights are not in it, nor are refusals and wording."
    case .clustered:
      return "\(exact) An interval shows what chance would do if they were a simple random sample. "
        + "People of one cluster are often alike, and then the intervals are too narrow; refusals "
        + "and wording are not in them either."
    }
  }
}
