internal import Halfwidth

extension SurveyFindings {
  /// Finds what a survey's printed numbers say.
  ///
  /// Never fails: what does not fit together is kept as printed, with a check beside it.
  ///
  /// - Parameters:
  ///   - codebook: The survey's codebook.
  ///   - printed: Its printed numbers, in the report's order; rows of questions that the codebook does
  ///     not have are left out.
  ///   - scores: Its printed means of scores, likewise.
  ///   - settings: How the intervals are made.
  public init(
    codebook: Codebook, printed: [PrintedValue], scores: [PrintedScore] = [],
    settings: AnalysisSettings
  ) {
    let audit = PrintedAudit(codebook: codebook, printed: printed)
    let codebook = audit.codebook
    var analysis = SurveyAnalysis(
      codebook: codebook, settings: settings, explained: audit.explained)
    let rows = Dictionary(grouping: printed, by: \.question)
    var means = ScoreAnalysis(scores, codebook, settings)
    let ranking = RankAnalysis(codebook: codebook, settings: settings)
    let questions = codebook.questions.map { question in
      var finding = analysis.question(question, rows: rows[question.id] ?? [])
      means.complete(&finding)
      finding.ranks = ranking.ranks(finding)
      return finding
    }
    let together = CategoryAudit(analysis.checks, codebook: codebook, questions: questions)
    let bases = BaseAudit(questions, of: codebook)
    self.init(
      codebook, settings, questions, responses: nil,
      checks: audit.checks
        + (together.checks + bases.checks + means.checks).sorted {
          ($0.source.line, $0.rule.rawValue) < ($1.source.line, $1.rule.rawValue)
        })
  }

  /// Finds what a survey's printed numbers say, or its respondents' answers.
  ///
  /// Never fails: what does not fit together is kept, with a check beside it.
  ///
  /// - Parameters:
  ///   - survey: A survey as its folder holds it.
  ///   - settings: How the intervals are made.
  public init(_ survey: Survey, settings: AnalysisSettings) {
    guard let responses = survey.responses else {
      self.init(
        codebook: survey.codebook, printed: survey.printed, scores: survey.scores,
        settings: settings)
      addTests(survey)
      addRatings(survey)
      return
    }
    let analysis = AnswersAnalysis(
      codebook: survey.codebook, settings: settings, responses: responses)
    let ranking = RankAnalysis(codebook: survey.codebook, settings: settings)
    let questions = survey.codebook.questions.map { question in
      var finding = analysis.question(question)
      finding.ranks = ranking.ranks(finding, responses)
      return finding
    }
    let published = PublishedAudit(survey, questions: questions)
    self.init(
      survey.codebook, settings, questions, responses: responses,
      checks: responses.checks + published.checks)
    addTests(survey)
    addRatings(survey)
  }

  /// Adds how far raters agree.
  private mutating func addRatings(_ survey: Survey) {
    if settings.checksOnly { return }
    ratings = zip(survey.codebook.ratings, survey.ratings).map {
      RatingSetFinding($0, $1, level: settings.level)
    }
  }

  /// Adds what is found of the printed tests.
  private mutating func addTests(_ survey: Survey) {
    guard !survey.tests.isEmpty else { return }
    let numbers = ClaimNumbers(
      codebook: codebook, questions: sections.flatMap(\.questions), responses: survey.responses)
    checks += TestAudit(survey.tests, numbers: numbers).checks
  }

  /// Puts what was found of the questions into their sections, and adds what is found of all of them.
  private init(
    _ codebook: Codebook, _ settings: AnalysisSettings, _ questions: [QuestionFindings],
    responses: SurveyResponses?, checks: [CheckFinding]
  ) {
    var sections: [SectionFindings] = []
    for var finding in questions {
      if !settings.checksOnly { finding.testStated(settings) }
      let title = finding.question.section ?? ""
      if let index = sections.firstIndex(where: { $0.title == title }) {
        sections[index].questions.append(finding)
      } else {
        sections.append(SectionFindings(title: title, questions: [finding]))
      }
    }
    let inOrder = sections.flatMap(\.questions)
    let quantities = settings.checksOnly ? [] : inOrder.flatMap(\.quantities)
    let claims =
      codebook.claims.isEmpty
      ? []
      : codebook.claims.map(
        ClaimJudge(
          codebook: codebook, level: settings.level, questions: inOrder, responses: responses
        ).result)
    self.init(
      codebook: codebook, settings: settings, sections: sections,
      comparisons: settings.checksOnly
        ? []
        : ComparisonAnalysis(
          codebook: codebook, settings: settings, questions: inOrder, responses: responses
        ).findings,
      bootstrap: BootstrapComparison.all(of: quantities, settings: settings),
      checks: codebook.remarks.map(CheckFinding.init) + checks + claims.compactMap(\.check),
      claims: claims.map(\.finding),
      sensitivity: DesignEffectFinding.findings(for: quantities, settings: settings))
  }
}
