internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth report`: every number of a survey, published or counted from answers, with its interval.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "A report on a survey: every number, published or counted, with its interval.",
    discussion: """
      Example: halfwidth report datasets/disrupting-harm-cambodia --output report.html

      Reads a survey folder (survey.yaml and the file of published counts, or of respondents' answers, \
      that it names) and writes one self-contained page, or the same as Markdown, text, JSON or CSV; --format \
      sentence writes a sentence to paste for every finding. Markdown and LaTeX have their charts as files in a folder \
      beside the file that --output names. Charts of LaTeX are made by rsvg-convert, Word files also by pandoc, where \
      these are installed.
      """)

  @Argument(help: ArgumentHelp("A survey folder, or its survey.yaml.", valueName: "survey"))
  var survey: String

  @OptionGroup var confidence: ConfidenceArguments

  @Option(
    "The method for a proportion: \(ProportionMethod.allCases.map(\.rawValue).joined(separator: ", ")).",
    value: "method")
  var method = ProportionMethod.default.rawValue

  @OptionGroup var limits: SideArguments

  @Option(
    "Design effects for the sensitivity, each at least 1, with commas between them.", value: "list")
  var designEffect = usualDesignEffects

  private static let usualDesignEffects = "1.5,2"

  @Option(
    "The variance of the events of a person over their mean, for intervals of totals of events, which have none without it. Can be repeated.",
    value: "number")
  var dispersion: [String] = []

  @Option(
    "A question whose answers make groups, by its id; every other question is shown by group. Can be repeated.",
    value: "question")
  var by: [String] = []

  @Option(
    "For publication: hide what tells of fewer people than this number, with everything that depends on it.",
    value: "number")
  var smallestCell: String?

  @Flag(help: "Also put an interval on numbers that are no estimates, where their base is known.")
  var allIntervals = false

  @Flag(
    help:
      "Write what an article says of how the numbers were made, and what a checklist for articles on surveys would still miss."
  )
  var methodsParagraph = false

  @OptionGroup var parts: ReportPartArguments

  @Option(
    "The output: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")) (default: by the ending of --output, else html).",
    value: "format")
  var format: String?

  @OptionGroup var sentences: SentenceArguments

  @OptionGroup var wire: WireArguments

  @Option("The file to write; it is replaced whole or not at all.", value: "path")
  var output: String?

  @Option("A directory to write every format into that needs no other program.", value: "path")
  var outputDir: String?

  func run() throws {
    let settings = try settings()
    let format =
      try OutputFormat.chosen(
        format, output: methodsParagraph ? nil : output, usual: ReportFormat.html)
    guard output == nil || outputDir == nil else {
      throw CommandFailure(
        .usage, "--output-dir", "can't go together with --output; give one of them")
    }
    if methodsParagraph { try checkMethodsParagraph() }
    if outputDir == nil { try wire.check(format.rawValue) }
    let style = ReportStyle(
      csv: try wire.csv(), infinity: try wire.infinite(),
      sentences: try sentences.style(isAsked: format == .sentence || outputDir != nil),
      layout: outputDir == nil ? Terminal.layout(of: output) : TextLayout())
    let command = typed(format)
    let survey = try CommandFailure.translating(SurveyFolder.read(survey))
    let findings = try SurveyFindings.found(
      in: survey, settings: settings, by: by, smallestCell: smallestCell)
    let hashed = outputDir != nil || format.namesFiles ? survey.files : []
    let report = ReportDocument(
      findings, provenance: try parts.provenance(of: hashed, command: command),
      selection: try parts.selection(of: findings))
    if methodsParagraph { return try OutputFile.write(report.methodsParagraph, to: output) }
    let files = ReportFiles(report: report, style: style)
    if let outputDir {
      try files.write(into: outputDir)
    } else {
      try files.write(format, to: output)
    }
  }

  /// Refuses what a paragraph does not have, so that nothing is left out in silence.
  private func checkMethodsParagraph() throws(CommandFailure) {
    let others: [(String, Bool)] = [
      ("--output-dir", outputDir != nil), ("--format", format != nil),
      ("--sections", parts.sections != nil), ("--brief", parts.brief), ("--full", parts.full),
      ("--style", sentences.style != nil),
    ]
    if let other = others.first(where: \.1)?.0 {
      throw CommandFailure(
        .usage, other,
        "can't go together with --methods-paragraph, which is Markdown; leave one of them out")
    }
  }

  /// The command that makes the same document, wherever it is written to; the survey by its own name, as its path
  /// would name the folder that it was in.
  private func typed(_ format: ReportFormat) -> String {
    let name = survey.split(separator: "/").last.map(String.init) ?? survey
    let options: [TypedOption] =
      [
        .value("--confidence", confidence.confidence, default: "0.95"),
        .flag("--allow-low-confidence", confidence.allowLowConfidence),
        .value("--method", method, default: ProportionMethod.default.rawValue),
        .value("--side", limits.side, default: IntervalSide.two.rawValue),
        .value("--design-effect", designEffect, default: Self.usualDesignEffects),
        .values("--dispersion", dispersion), .values("--by", by),
        .value("--smallest-cell", smallestCell), .flag("--all-intervals", allIntervals),
        .flag("--methods-paragraph", methodsParagraph),
      ] + parts.typed + [.value("--format", format.rawValue, default: ReportFormat.html.rawValue)]
      + [
        .value("--style", sentences.style), .value("--names", wire.names),
        .value("--infinity", wire.infinity),
      ]
    return (["halfwidth", "report", TypedOption.quoted(name)] + options.flatMap(\.words))
      .joined(separator: " ")
  }

  private func settings() throws(CommandFailure) -> AnalysisSettings {
    let method: ProportionMethod = try CommandInput.choice(method, option: "--method")
    let side = try limits.asked()
    if side != .two && !method.hasOneSidedForm {
      throw CommandFailure(
        .usage, "--method \(method.rawValue)",
        "has no one-sided form; use --side two, or another method")
    }
    return AnalysisSettings(
      level: try confidence.level(), method: method, side: side,
      allIntervals: allIntervals, designEffects: try designEffects(),
      dispersions: try DispersionArgument.values(dispersion))
  }

  private func designEffects() throws(CommandFailure) -> [Double] {
    // A design effect of 1 changes nothing: in a list it is a sign of a decimal comma.
    try DecimalComma.refuse(
      designEffect, place: "--design-effect", where: { (1...1_000).contains($0) },
      signs: { $0 == 1 })
    var effects: [Double] = []
    for text in designEffect.split(separator: ",", omittingEmptySubsequences: false) {
      guard let effect = Double(text), effect >= 1, effect <= 1_000 else {
        throw CommandFailure(
          .usage, "--design-effect",
          "'\(text)' is not a design effect; write numbers from 1 to 1000, such as 1.5,2")
      }
      if effect > 1 && !effects.contains(effect) { effects.append(effect) }
    }
    return effects.sorted()
  }
}
