internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth bootstrap`: the bootstrap distribution of a statistic, and the intervals made of it.
struct BootstrapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bootstrap",
    abstract: "The bootstrap of a statistic: over all resamples where that can be, or simulated.",
    discussion: """
      Example: halfwidth bootstrap 4,9,12,25 --scores 1,2,3,4 --statistic median

      Data are counts, such as 37/50, or 36/50 40/50 for a difference, or 4,9,12,25 with a count for \
      each score, or --paired 20,12,2,16; or a file of comma-separated values with a row for each \
      respondent and names in the first row. Of a file --statistic says what to compute: \
      \(StatisticName.allCases.map(\.example).joined(separator: ", ")), or \
      difference(mean(x), mean(y)) of the same respondents.

      Methods: \(AnalysisArguments.methods(of: .bootstrap)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .bootstrap).joined(separator: ", ")).
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Counts, or a file of comma-separated values.", valueName: "data"))
  var data: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What to compute, such as 'mean(score)' (counts: the proportion, or the mean).",
      valueName: "statistic"))
  var statistic: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A score for each count (default: 1,2,3 ...).", valueName: "list"))
  var scores: String?

  @Flag(help: "The counts are n11,n10,n01,n00 of two answers of the same respondents.")
  var paired = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What to do with rows without a value: refuse, or drop them.", valueName: "rule"))
  var missing = ColumnsFile.MissingCells.refuse.rawValue

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Draw only the i-th of k parts of the resamples, and write them for 'halfwidth merge'.",
      valueName: "i/k"))
  var shard: String?

  @OptionGroup var simulation: SimulationArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let level = try arguments.level()
    let methods = try Self.methods(arguments.method)
    let options = try simulation.options()
    let shard = try shard.map { text throws(CommandFailure) in try ShardNumber(parsing: text) }
    if shard != nil && (options.resamples == nil || options.seed == nil) {
      throw CommandFailure(
        status: .usage, place: "--shard",
        message: "needs --resamples and --seed, the same ones for all parts; give both")
    }
    let data = try read()
    let answer: BootstrapAnswer
    switch try route(data, methods, resamplesGiven: options.resamples != nil) {
    case .ideal(let exact): answer = exact
    case .simulated(let simulated, let reason):
      let run = BootstrapRun(
        simulation: simulated,
        request: BootstrapInput.request(for: methods, level: level), label: data.label)
      let resamples = options.resamples ?? SimulatedBootstrap.defaultResamples(for: level)
      let plan = try Self.plan(resamples, options)
      if let shard { return try write(data.input.named(try run.shard(shard, of: plan))) }
      answer = data.input.answer(try run.bootstrap(plan, reason: reason), by: simulated)
    }
    try write(answer, data, methods, level)
  }

  private func route(
    _ data: BootstrapData, _ methods: [BootstrapMethod], resamplesGiven: Bool
  ) throws(CommandFailure) -> BootstrapInput.Route {
    do throws(SimulationError) {
      return try data.input.route(
        for: asksForAll ? methods.filter { !$0.needsResamples } : methods,
        resamplesGiven: resamplesGiven)
    } catch {
      throw CommandFailure(status: .badData, place: data.label, message: error.message)
    }
  }

  /// Whether some methods come along that nobody asked for by name: they don't make an exact answer a
  /// simulated one.
  private var asksForAll: Bool { arguments.method == "all" }

  private static func plan(
    _ resamples: Int, _ options: SimulationOptions
  ) throws(CommandFailure) -> ResamplePlan {
    do {
      return try ResamplePlan(
        resamples: resamples, seed: options.seedOrFresh, threads: options.threads)
    } catch {
      throw CommandFailure(status: .badData, place: "--resamples", message: error.message)
    }
  }

  private func write(
    _ answer: BootstrapAnswer, _ data: BootstrapData, _ methods: [BootstrapMethod],
    _ level: ConfidenceLevel
  ) throws(CommandFailure) {
    let results = methods.map { method in
      ResultDocument.LabelledFinding(
        label: data.label,
        finding: .bootstrap(completed(answer.finding(method, level: level), method, data)))
    }
    try arguments.write(
      ResultDocument(
        command: Analysis.bootstrap.rawValue, version: HalfwidthVersion.text, results: results,
        remarks: BootstrapRun.remarks(answer.bootstrap)))
  }

  private func write(_ shard: BootstrapShard) throws(CommandFailure) {
    try OutputFile.write(ShardFile.text(shard), to: arguments.output)
  }

  /// The finding with what is known of the data beyond the bootstrap.
  private func completed(
    _ finding: BootstrapFinding, _ method: BootstrapMethod, _ data: BootstrapData
  ) -> BootstrapFinding {
    var finding = finding
    finding.warnings = data.warnings + finding.warnings
    if let coverage = data.input.coverageAtEstimate(of: method, level: finding.level) {
      finding.details.append(NamedNumber(BootstrapFinding.coverageName, coverage))
    }
    return finding
  }

  /// The methods asked for, or the usual ones.
  static func methods(_ text: String?) throws(CommandFailure) -> [BootstrapMethod] {
    let slugs =
      try text.map { text throws(CommandFailure) in
        try CommandInput.methods(text, of: .bootstrap).map(\.method)
      } ?? AnalysisCatalog.usualMethods(of: .bootstrap)
    return slugs.compactMap { BootstrapMethod(rawValue: $0) }
  }

  private func read() throws(CommandFailure) -> BootstrapData {
    let texts = try CommandInput.values(data, of: "bootstrap", example: "37/50")
    let missing: ColumnsFile.MissingCells = try CommandInput.choice(missing, option: "--missing")
    let scores = try scores.map { text throws(CommandFailure) in
      try CommandInput.numbers(text, option: "--scores")
    }
    if paired { return try BootstrapData.pairs(texts, statistic: statistic) }
    if texts.allSatisfy(BootstrapData.isCounts) {
      return try BootstrapData.counts(texts, scores: scores, statistic: statistic)
    }
    guard texts.count == 1 else {
      throw CommandFailure(
        status: .usage, place: "halfwidth bootstrap",
        message: "\(texts.count) files are given; write one")
    }
    if scores != nil {
      throw CommandFailure(
        status: .usage, place: "--scores",
        message: "belongs to counts; a file holds its respondents' scores")
    }
    return try BootstrapData.file(
      texts[0], statistic: statistic, design: BootstrapData.DesignColumns(), missing: missing)
  }
}
