internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// Options that every analysis of counts takes.
struct AnalysisArguments: ParsableArguments {
  @OptionGroup var confidence: ConfidenceArguments

  @Option("Methods with commas between them, or all.", value: "methods") var method: String?

  @Option(OutputFormat.help(ResultFormat.text), value: "format")
  var format: String?

  @OptionGroup var sentences: SentenceArguments

  @Option("The file to write; it is replaced whole or not at all.", value: "path")
  var output: String?

  @OptionGroup var wire: WireArguments
  @OptionGroup var numbers: NumberArguments

  @Flag(help: "Say why each default method is the default, where it fails and what to use there.")
  var explain = false

  func level() throws(CommandFailure) -> ConfidenceLevel {
    try confidence.level()
  }

  /// What is asked for, under the label that its results have.
  typealias LabelledInput = (label: String, input: AnalysisInput)

  /// Finds what the methods asked for find, or the usual ones where none is, and writes it.
  ///
  /// - Parameters:
  ///   - command: The command's name where it is not the analysis'.
  ///   - files: What was read from files, under the labels of the inputs.
  ///   - leftOut: Methods that are not answered where all are asked for.
  func answer(
    _ inputs: [LabelledInput], of analysis: Analysis, command: String? = nil,
    side: IntervalSide = .two, hypothesis: TestedHypothesis = TestedHypothesis(),
    simulation: SimulationOptions = SimulationOptions(), files: [ResultInput] = [],
    without leftOut: Set<String> = []
  ) throws(CommandFailure) {
    try checkFormat()
    try Self.check(side, fits: hypothesis.alternative)
    let options = AnalysisOptions(
      level: try level(), side: side, hypothesis: hypothesis, simulation: simulation)
    if let method, method != "all" {
      try Self.check(try CommandInput.methods(method, of: analysis), fit: inputs)
    }
    var results: [ResultDocument.LabelledFinding] = []
    for (label, input) in inputs {
      results += try findings(for: input, options: options)
        .filter { !leftOut.contains($0.method ?? "") }
        .map { ResultDocument.LabelledFinding(label: label, finding: $0) }
    }
    try write(
      results, of: analysis, command: command, files: files, facts: Self.facts(inputs),
      subjects: Self.subjects(inputs))
  }

  /// What the methods asked for find, or the usual ones where none is.
  func findings(
    for input: AnalysisInput, options: AnalysisOptions
  ) throws(CommandFailure) -> [Finding] {
    guard let method else {
      let findings = AnalysisCatalog.usualFindings(for: input, options: options)
      if let stray = findings.first(where: \.isMisasked), let refusal = stray.refusal {
        throw Self.failure(refusal, of: stray.method ?? "", options)
      }
      return findings
    }
    // Under `all` one that does not fit is a row that says so.
    if method == "all" { return AnalysisCatalog.allFindings(for: input, options: options) }
    var entries = try CommandInput.methods(method, of: input.analysis)
    // Of a design each method answers one kind of question.
    if case .design(let question) = input {
      entries = entries.filter { question.methods.contains($0.method) }
    }
    let findings = entries.map { $0.finding(for: input, options: options) }
    for finding in findings {
      guard let refusal = finding.refusal else { continue }
      let slug = finding.method ?? method
      throw Self.failure(refusal, of: slug, options)
    }
    return findings
  }

  /// Why a method that was named is refused, and the way out.
  private static func failure(
    _ refusal: AnalysisWarning, of slug: String, _ options: AnalysisOptions
  ) -> CommandFailure {
    let wayOut: String
    switch refusal.code {
    case .noOneSidedForm:
      wayOut =
        options.side != .two
        ? "use --side two, or another method" : "use --alternative two, or another method"
    case .wrongHypothesis:
      wayOut =
        options.hypothesis.stated == nil
        ? "give one, such as --null 0.5" : "leave what is stated out, or use another method"
    default: return CommandFailure(.badData, "--method \(slug)", refusal.message)
    }
    return CommandFailure(.usage, "--method \(slug)", "\(refusal.message); \(wayOut)")
  }

  /// Refuses one limit beside a test that asks about the other direction: it would not be what the test leaves.
  private static func check(
    _ side: IntervalSide, fits alternative: AlternativeHypothesis
  ) throws(CommandFailure) {
    guard side != .two, alternative != .two, alternative.side != side else { return }
    throw CommandFailure(
      .usage, "--side",
      "a test against --alternative \(alternative.rawValue) has the limit of --side \(alternative.side.rawValue), and "
        + "\(side.rawValue) is asked for; give one of the two options, or the directions that belong together"
    )
  }

  /// Checks that each method answers what is asked of a design.
  private static func check(
    _ entries: [AnalysisCatalog.Entry], fit inputs: [LabelledInput]
  ) throws(CommandFailure) {
    let known = distinct(
      inputs.flatMap { input -> [String] in
        if case .design(let question) = input.input { question.methods } else { [] }
      })
    guard !known.isEmpty, let stray = entries.first(where: { !known.contains($0.method) }) else {
      return
    }
    throw CommandFailure(
      .usage, "--method",
      "'\(stray.method)' does not answer what is asked; use one of \(known.joined(separator: ", "))"
    )
  }

  /// What a person needs of each question, by its label.
  static func facts(_ inputs: [LabelledInput]) -> [String: [String]] {
    Dictionary(inputs.map { ($0.label, InputFacts.sentences(for: $0.input)) }) { first, _ in first }
  }

  /// What the sentences of each question are about, by its label.
  static func subjects(_ inputs: [LabelledInput]) -> [String: String] {
    Dictionary(
      inputs.compactMap { label, input in InputFacts.subject(of: input).map { (label, $0) } }
    ) { first, _ in first }
  }

  /// Refuses options that have no place in the format.
  func checkFormat() throws(CommandFailure) {
    let format = try OutputFormat.chosen(format, output: output, usual: ResultFormat.text)
    try wire.check(format.rawValue)
    try numbers.check(format)
    if explain && [.csv, .sentence].contains(format) {
      throw CommandFailure(
        .usage, "--explain",
        "\(format == .csv ? "CSV holds" : "sentences hold") results only; leave it out, or use "
          + "--format text, markdown or json")
    }
  }

  /// Writes the findings of an analysis as asked for.
  ///
  /// - Parameter command: The command's name where it is not the analysis'.
  func write(
    _ results: [ResultDocument.LabelledFinding], of analysis: Analysis, command: String? = nil,
    files: [ResultInput] = [], facts: [String: [String]] = [:],
    subjects: [String: String] = [:], remarks: [String] = []
  ) throws(CommandFailure) {
    let own = analysis == .finiteProportion ? Analysis.proportion : analysis
    let document = ResultDocument(
      command: command ?? own.rawValue, version: HalfwidthVersion.text,
      results: results.map { .init(label: $0.label, finding: $0.finding.warnedOfLowConfidence) },
      inputs: files, facts: facts, subjects: subjects, remarks: remarks,
      explanations: explain
        ? AnalysisCatalog.defaultReasons(of: results.map(\.finding), in: analysis) : nil)
    let format = try OutputFormat.chosen(format, output: output, usual: ResultFormat.text)
    let style = try sentences.style(isAsked: format == .sentence)
    let text: String
    switch format {
    case .text: text = document.text(try numbers.style(), layout: Terminal.layout(of: output))
    case .json: text = document.json(infinity: try wire.infinite())
    case .csv: text = document.csv(try wire.csv())
    case .markdown: text = document.markdown(try numbers.style())
    case .sentence: text = document.sentences(style)
    }
    guard !text.isEmpty else {
      throw CommandFailure(
        .usage, "--format sentence",
        "no sentence holds a table of numbers, which is all that this gives; use text, markdown, csv or json"
      )
    }
    try OutputFile.write(text, to: output)
  }

  /// The methods of an analysis as a command's help names them.
  static func methods(of analysis: Analysis) -> String {
    AnalysisCatalog.entries(of: analysis).map(\.method).joined(separator: ", ")
  }
}

/// The confidence level of a command.
struct ConfidenceArguments: ParsableArguments {
  @Option("The confidence level, as 0.95 or 95%.", value: "level") var confidence = "0.95"

  @Flag(help: "Take a confidence level below one half, which is asked about otherwise.")
  var allowLowConfidence = false

  /// The level; one that is almost always a slip only where it is allowed.
  func level() throws(CommandFailure) -> ConfidenceLevel {
    let level = try CommandInput.level(confidence)
    guard !allowLowConfidence, let slip = ConfidenceSlip(level, written: confidence) else {
      return level
    }
    throw CommandFailure(
      .usage, "--confidence",
      "\(slip.readings); write "
        + (slip.meantConfidence.map { "\($0) if that is meant" }
          ?? "the confidence itself, such as 0.95")
        + ", or add --allow-low-confidence to keep \(confidence)")
  }
}

extension Finding {
  /// The warning that a method does not take what it was given: an error, unless all methods were asked
  /// for.
  var refusal: AnalysisWarning? {
    warnings.first {
      [.noOneSidedForm, .wrongHypothesis, .zeroMargin, .wrongShape, .missingRatings]
        .contains($0.code)
    }
  }
}

extension Finding {
  /// Whether it says only that the method does not have what was asked of it: another side, direction or value.
  var isMisasked: Bool {
    refusal.map { [.noOneSidedForm, .wrongHypothesis].contains($0.code) } ?? false
  }
}

/// Options of a simulated answer.
struct SimulationArguments: ParsableArguments {
  @Option(
    "How many tables or resamples are simulated, where any are (default: \(SimulationOptions.defaultResamples)).",
    value: "n")
  var resamples: String?

  @Option("The seed, 0 to 2^53 - 1; drawn and printed where it is left out.", value: "n")
  var seed: String?

  @Option("Threads; the answer does not depend on them.", value: "n") var threads = "1"

  func options() throws(CommandFailure) -> SimulationOptions {
    let number = try CommandInput.whole(
      seed, option: "--seed", in: 0...BinomialCounts.largestTrials - 1)
    return SimulationOptions(
      resamples: try CommandInput.whole(
        resamples, option: "--resamples", in: 1...SimulationOptions.largestResamples),
      seed: number.map(UInt64.init),
      threads: try CommandInput.whole(threads, option: "--threads", in: 1...1_024))
  }
}
