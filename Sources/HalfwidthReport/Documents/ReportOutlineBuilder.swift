internal import Halfwidth
internal import HalfwidthSurvey

/// Makes an outline from findings: words and chart inputs, no statistics.
struct ReportOutlineBuilder {
  let findings: SurveyFindings
  let version: String
  private let questionsByID: [String: Question]

  init(_ findings: SurveyFindings, version: String) {
    self.findings = findings
    self.version = version
    questionsByID = Dictionary(
      findings.codebook.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var codebook: Codebook { findings.codebook }
  var settings: AnalysisSettings { findings.settings }

  /// The level as a percentage, such as `95%`.
  var level: String { DecimalFormat.percent(settings.level) }

  /// Every quantity of the survey.
  var quantities: [QuantityFinding] {
    findings.sections.flatMap(\.questions).flatMap(\.quantities)
  }

  /// Every distribution that is shown.
  var distributions: [DistributionFinding] {
    findings.sections.flatMap(\.questions).flatMap(shownDistributions)
  }

  /// The distributions over three answers or more; two are one share and what is left of it, which
  /// the question's table says already.
  func shownDistributions(_ finding: QuestionFindings) -> [DistributionFinding] {
    finding.distributions.filter { $0.parts.count > 2 }
  }

  /// Returns the question, or nil for an id that the codebook does not have.
  func question(_ id: String) -> Question? { questionsByID[id] }

  /// Returns the scale of a question that has one.
  func scale(of question: Question) -> Scale? {
    question.scale.flatMap { codebook.scales[$0] }
  }

  /// The outline.
  var outline: ReportOutline {
    ReportOutline(
      title: ReportWords.line(codebook.title), language: codebook.language ?? "en",
      hasTallScript: hasTallScript, citation: ReportWords.line(codebook.citation),
      sample: sample, statement: statement, guide: guide, checks: checks, comparisons: comparisons,
      sections: sections, claims: claims, methods: methods, bootstrap: bootstrap,
      colophon: "Made with halfwidth \(version).")
  }

  /// The stated population, where bounds on its shares are shown.
  private var populationShown: Int? {
    quantities.contains { $0.inPopulation != nil } ? codebook.boundedPopulation : nil
  }

  /// Whether intervals for its shares are shown as well.
  var showsDrawn: Bool { quantities.contains { $0.inPopulation?.limits != nil } }

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

  private var sections: [ReportOutline.Section] {
    findings.sections.enumerated().map { index, section in
      let title = ReportWords.line(section.title)
      return ReportOutline.Section(
        heading: title.isEmpty ? "Questions" : title, anchor: "section-\(index + 1)",
        text: section.questions.isEmpty ? "No question belongs to this section." : nil,
        questions: section.questions.enumerated().map { place, question in
          part(question, anchor: "question-\(index + 1)-\(place + 1)")
        })
    }
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
    let exact =
      codebook.weighting == nil
      ? "The percentages describe \(people) exactly."
      : "The percentages are weighted: they describe a larger group as the weights make it from "
        + "\(people)."
    switch codebook.design {
    case .convenience:
      let chance =
        isOne
        ? "An interval shows what chance alone would do if this were a simple random sample of a "
          + "larger group. It was not:"
        : "An interval shows what chance alone would do if they were a simple random sample of a "
          + "larger group. They were not:"
      return "\(exact)\(possible) \(chance) selection, shared employers and wording are not in it."
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

/// Text of others, made fit for a line.
enum ReportWords {
  /// The text on one line, without spaces at its ends.
  ///
  /// Text of a script that runs from right to left is isolated: beside it, the numbers of a row would
  /// change their places. Signs that turn the direction of what follows are left out.
  static func line(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    guard words.unicodeScalars.contains(where: { isTurning($0) || isRightToLeft($0) }) else {
      return words
    }
    let plain = String(
      String.UnicodeScalarView(words.unicodeScalars.filter { !isTurning($0) }))
    return plain.unicodeScalars.contains(where: isRightToLeft)
      ? "\u{2068}\(plain)\u{2069}" : plain
  }

  /// Embeddings, overrides and isolates.
  private static func isTurning(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and the other scripts of these blocks.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }

  /// Whether a text has letters of a script that stacks marks above and below them: Arabic, the scripts
  /// of South and South-East Asia, and Tibetan.
  static func isTall(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0600...0x06FF, 0x0750...0x077F, 0x0900...0x0DFF, 0x0E00...0x109F, 0x1700...0x17FF,
        0x1900...0x1CFF, 0xA8E0...0xA9FF, 0xAA00...0xAADF, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
        true
      default: false
      }
    }
  }

  /// The text with its first letter in upper case.
  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The text as a sentence: with a full stop unless it ends with a mark of its own.
  static func sentence(_ text: String) -> String {
    let line = line(text)
    guard let last = line.last else { return line }
    return ".!?".contains(last) ? line : line + "."
  }
}
