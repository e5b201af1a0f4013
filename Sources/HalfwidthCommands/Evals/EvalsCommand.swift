internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth evals`: systems that were run on the same items.
struct EvalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evals",
    abstract: "Models, robots or programs that were run on the same items: which is better.",
    discussion: """
      Example: halfwidth evals examples/evals/baseline.jsonl examples/evals/candidate.jsonl

      Each file has the scores of one system, a JSON object a line or a row of a table for each run: id, score, and where \
      there are any task, seed and cluster. The first file is the baseline. One file of all systems names them in the column \
      system:

      Example: halfwidth evals examples/evals/systems.csv --fail-on none --format markdown

      Items are paired by their id, and the runs of an item averaged. Scores are true and false, pass and fail, or numbers; \
      --scale 1..10 says which numbers there can be. With --margin 0.02 a difference below 0.02 is none that matters. The \
      verdict is better, worse, same or cannot-tell, by an exact test; of several tasks or systems all verdicts hold \
      together.

      Exit codes: 0 where each system is better or the same, 1 where one is worse, 2 where it can't be told or a task could \
      not be compared; --fail-on worse leaves 1 alone, and --fail-on none neither.
      """)

  @Argument("Files of scores: one of all systems, or one for each.", value: "files")
  var files: [String] = []

  @OptionGroup var names: EvalNames

  @Option(
    "The system that the others are compared with, by its name (default: the first).", value: "name"
  )
  var baseline: String?

  @Option(
    "The difference of scores that matters; a smaller one is the same. Of shares also as 2%.",
    value: "difference")
  var margin: String?

  @Option(
    "The lowest and the highest score that there can be, as 1..10 (default: 0..1 where all lie there).",
    value: "scale")
  var scale: String?

  @Flag(help: "A lower score is the better one, as of a time or an error.")
  var lowerIsBetter = false

  @Option(
    "What to do with runs without a score: refuse, drop them, or count them as zero (failed), where that is the worst score. A verdict has to hold without and with items that a system lacks, unless drop or zero is given.",
    value: "rule")
  var missing = MissingCells.refuse.rawValue

  @Option(
    "The verdicts that end with their exit code, worse and cannot-tell, with a comma between them, or none.",
    value: "verdicts")
  var failOn = EvalVerdicts.preset

  @OptionGroup var simulation: SimulationArguments
  @OptionGroup var reading: FileArguments
  @OptionGroup var confidence: ConfidenceArguments

  @Option(OutputFormat.help(ResultFormat.text), value: "format")
  var format: String?

  @OptionGroup var sentences: SentenceArguments

  @Option("The file to write; it is replaced whole or not at all.", value: "path")
  var output: String?

  @OptionGroup var wire: WireArguments
  @OptionGroup var numbers: NumberArguments

  func run() throws {
    if let stray = files.first(where: { $0.hasPrefix("-") }) {
      throw CommandFailure.unknownOption(stray, of: "evals")
    }
    guard !files.isEmpty else {
      throw CommandFailure(
        .usage, "halfwidth evals",
        "no file is given; write two after the command, such as old.jsonl new.jsonl, or one of all systems"
      )
    }
    if let index = files.indices.first(where: { files[..<$0].contains(files[$0]) }) {
      throw CommandFailure(
        .usage, files[index], "is given twice; give the file of another system")
    }
    let format = try OutputFormat.chosen(format, output: output, usual: ResultFormat.text)
    try wire.check(format.rawValue)
    try numbers.check(format)
    let verdicts = try EvalVerdicts(failOn)
    let scores = EvalTasks.Scores(scale: try range(), isLowerBetter: lowerIsBetter)
    var options = SystemComparisons.Options(
      level: try confidence.level(), margin: try difference(), isLowerBetter: lowerIsBetter,
      simulation: try simulation.options())
    let runs = try EvalRuns(
      files, names, missing: try CommandInput.choice(missing, option: "--missing"), reading)
    if let baseline {
      guard let place = runs.systems.firstIndex(of: baseline) else {
        throw CommandFailure(
          .badData, "--baseline",
          "'\(baseline)' is no system; use one of \(runs.systems.prefix(12).joined(separator: ", "))"
        )
      }
      options.baseline = place
    }
    let tasks = try EvalTasks(runs, scores, baseline: options.baseline, paths: files)
    try check(options.margin, fits: tasks)
    let found = SystemComparisons(tasks.tasks, systems: runs.systems, options: options)
    try write(found, of: runs.systems, tasks.warnings, format)
    let status = verdicts.status(found.comparisons, isWhole: tasks.isWhole)
    if status != .done { throw CommandFailure(status, "", "") }
  }

  // MARK: - Options

  private func range() throws(CommandFailure) -> ClosedRange<Double>? {
    guard let scale else { return nil }
    let scales = try BootstrapScales.parse([scale])
    guard let range = scales.all else {
      throw CommandFailure(
        .usage, "--scale",
        "'\(scale)' names a column, and all scores have one scale; write it as 1..10")
    }
    return range
  }

  private func difference() throws(CommandFailure) -> Double? {
    guard let margin else { return nil }
    let isPercent = margin.hasSuffix("%")
    let number =
      try CommandInput.number(
        isPercent ? String(margin.dropLast()) : margin, option: "--margin") as Double
    guard number > 0 else {
      throw CommandFailure(
        .badData, "--margin", "\(margin) is not above 0; give the smallest difference that matters")
    }
    return isPercent ? number / 100 : number
  }

  private func check(_ margin: Double?, fits tasks: EvalTasks) throws(CommandFailure) {
    guard let margin else { return }
    for task in tasks.tasks {
      guard self.margin?.hasSuffix("%") != true || task.scores.scale == 0...1 else {
        throw CommandFailure(
          .usage, "--margin",
          "is a percentage, and scores are no shares from 0 to 1; give the difference as scores are written"
        )
      }
      guard let scale = task.scores.scale, margin >= scale.upperBound - scale.lowerBound else {
        continue
      }
      throw CommandFailure(
        .badData, "--margin",
        "\(margin) is as large as any difference on the scale from \(scale.lowerBound) to \(scale.upperBound); give a "
          + "smaller one")
    }
  }

  // MARK: - The answer

  private func write(
    _ found: SystemComparisons, of systems: [String], _ warnings: [EvalWarning],
    _ format: ResultFormat
  ) throws(CommandFailure) {
    let comparisons = found.comparisons.map { comparison in
      var comparison = comparison
      let compared = systems.indices.filter {
        [comparison.system, comparison.baseline].contains(systems[$0])
      }
      comparison.warnings += warnings.compactMap { $0.of(compared) }
      return ResultDocument.LabelledFinding(
        label: "\(comparison.system) against \(comparison.baseline)",
        finding: Finding.systems(comparison).warnedOfLowConfidence)
    }
    let ranks = found.ranks.map { ranks in
      ResultDocument.LabelledFinding(
        label: ranks.task.map { "all systems, \($0)" } ?? "all systems",
        finding: Finding.ranks(ranks.finding).warnedOfLowConfidence)
    }
    let document = ResultDocument(
      command: "evals", version: HalfwidthVersion.text, results: comparisons + ranks)
    let style = try sentences.style(isAsked: format == .sentence)
    let text =
      switch format {
      case .text: document.text(try numbers.style(), layout: Terminal.layout(of: output))
      case .json: document.json(infinity: try wire.infinite())
      case .csv: document.csv(try wire.csv())
      case .markdown: document.markdown(try numbers.style())
      case .sentence: document.sentences(style)
      }
    try OutputFile.write(text, to: output)
  }
}
