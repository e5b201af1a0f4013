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
      \(StatisticName.all.map(\.example).joined(separator: ", ")), or \
      difference(mean(x), mean(y)) of the same respondents. It may come several times, and * stands for \
      all columns that have it: --statistic 'proportion(*)' or 'mean(q*)'. With --method max-t all \
      intervals hold together.

      Methods: \(AnalysisArguments.methods(of: .bootstrap)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .bootstrap).joined(separator: ", ")).
      """)

  @Argument("Counts, or a file of comma-separated values.", value: "data") var data: [String] = []

  @Option(
    "What to compute, such as 'mean(score)' (counts: the proportion, or the mean); several times for "
      + "several statistics, and with * for all columns that have it.", value: "statistic")
  var statistic: [String] = []

  @Option("A score for each count (default: 1,2,3 ...).", value: "list") var scores: String?

  @Flag(help: "The counts are n11,n10,n01,n00 of two answers of the same respondents.")
  var paired = false

  @Option(
    "Draw only the i-th of k parts of the resamples, and write them for 'halfwidth merge'.",
    value: "i/k")
  var shard: String?

  @Option("Go on until simulation leaves each limit open by at most this much.", value: "width")
  var monteCarloError: String?

  @Option(
    "The most resamples of --monte-carlo-error (default: \(SimulatedBootstrap.defaultLimit)).",
    value: "n")
  var limit: String?

  @OptionGroup var limits: SideArguments
  @OptionGroup var rows: WhereArguments
  @OptionGroup var answers: AnswerArguments
  @OptionGroup var files: FileArguments
  @Option(
    "Of --method max-t the lowest and the highest answer that there is, such as 1..5, or x=1..7 for one "
      + "column; several times.", value: "a..b")
  var scale: [String] = []

  @OptionGroup var schemes: SchemeArguments
  @OptionGroup var simulation: SimulationArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    try arguments.checkFormat()
    if asksForFamily { return try writeFamily() }
    if !scale.isEmpty {
      throw CommandFailure(
        .usage, "--scale",
        "belongs to --method \(SimultaneousBootstrapMethod.default.rawValue); leave it out")
    }
    var file: RespondentTable?
    let found = try statistics(&file)
    var options = try simulation.options()
    if found.texts.count > 1 {
      try checkSeveral()
      options.seed = options.seedOrFresh
    }
    var results: [ResultDocument.LabelledFinding] = []
    var remarks: [String] = []
    var facts: [String: [String]] = [:]
    for text in found.texts {
      guard let answer = try answer(text, found.warnings, options, &file) else { return }
      results += answer.results
      facts.merge(answer.facts) { first, _ in first }
      remarks += answer.remarks.filter { !remarks.contains($0) }
    }
    try arguments.write(results, of: .bootstrap, facts: facts, remarks: remarks)
  }

  /// What a statistic is answered with; facts by the label of their results.
  private typealias Answer = (
    results: [ResultDocument.LabelledFinding], facts: [String: [String]], remarks: [String]
  )

  /// What is found for a statistic; nil where a part was written for `halfwidth merge`.
  private func answer(
    _ statistic: String?, _ warnings: [AnalysisWarning], _ options: SimulationOptions,
    _ file: inout RespondentTable?
  ) throws -> Answer? {
    let level = try arguments.level()
    let methods = try Self.methods(arguments.method)
    let shard = try shard.map { text throws(CommandFailure) in try ShardNumber(parsing: text) }
    let tolerance = try tolerance(options)
    let missing: MissingCells = try CommandInput.choice(
      answers.missing, option: "--missing")
    try checkShard(options)
    let (texts, isFile) = try given()
    let scheme = try schemes.checked(isFile: isFile)
    var data =
      try isFile
      ? BootstrapData.file(
        read(texts, &file), statistic: statistic, design: scheme.columns,
        drawsUnits: scheme.isSurvey, missing: missing)
      : counts(texts, statistic)
    data.warnings = warnings + data.warnings

    let areAll = arguments.method == "all"
    var question = BootstrapQuestion(
      data.input, design: scheme.design(of: data), methods: methods, level: level,
      side: try limits.side(methods, areAll: areAll), simulation: options, tolerance: tolerance)
    question.areAll = areAll
    question.warnings = data.warnings
    if let shard,
      let part = try WatchedSimulation.run(
        data.label,
        { watch throws(BootstrapQuestionError) in
          try question.shard(shard.index - 1, of: shard.count, watch: watch)
        })
    {
      try OutputFile.write(ShardFile.text(part), to: arguments.output)
      return nil
    }
    let found = try WatchedSimulation.run(data.label) { watch throws(BootstrapQuestionError) in
      try question.answer(watch: watch)
    }
    var remarks = WatchedSimulation.remarks(found.resamples)
    if found.isKnownToTolerance, let tolerance, let resamples = found.resamples {
      remarks.insert(WatchedSimulation.remark(resamples, to: tolerance), at: 0)
    }
    return (
      found.results.map {
        ResultDocument.LabelledFinding(label: data.label, finding: Finding($0))
      }, AnalysisArguments.facts([(data.label, .bootstrap(data.input))]), remarks
    )
  }

  // MARK: - Options

  func tolerance(
    _ options: SimulationOptions
  ) throws(CommandFailure) -> SimulationTolerance? {
    guard let text = monteCarloError else {
      if limit != nil {
        throw CommandFailure(.usage, "--limit", "belongs to --monte-carlo-error; give both")
      }
      return nil
    }
    let width = try CommandInput.number(text, option: "--monte-carlo-error")
    guard width > 0 else {
      throw CommandFailure(
        .badData, "--monte-carlo-error",
        "'\(text)' is not a width; give one number above 0, such as 0.001")
    }
    let largest = try CommandInput.whole(
      limit, option: "--limit", in: 1...SimulationOptions.largestResamples)
    return SimulationTolerance(
      width: width,
      limit: max(largest ?? SimulatedBootstrap.defaultLimit, options.resamples ?? 1))
  }

  func checkShard(_ options: SimulationOptions) throws(CommandFailure) {
    guard shard != nil else { return }
    if options.resamples == nil || options.seed == nil {
      throw CommandFailure(
        .usage, "--shard", "needs --resamples and --seed, the same ones for all parts; give both")
    }
    if monteCarloError != nil {
      throw CommandFailure(
        .usage, "--shard", "can't go together with --monte-carlo-error; give a number of resamples")
    }
    if arguments.explain {
      throw CommandFailure(
        .usage, "--explain", "a part has no results; leave it out, and give it to halfwidth merge")
    }
  }

  /// The methods asked for, or the usual ones.
  static func methods(_ text: String?) throws(CommandFailure) -> [BootstrapMethod] {
    let slugs =
      try text.map { text throws(CommandFailure) in
        try CommandInput.methods(text, of: .bootstrap).map(\.method)
      } ?? AnalysisCatalog.usualMethods(of: .bootstrap)
    if let family = slugs.first(where: { SimultaneousBootstrapMethod(rawValue: $0) != nil }),
      text != "all"
    {
      throw CommandFailure(
        .usage, "--method",
        "\(family) makes one result of all statistics in one run; ask for it on its own")
    }
    return slugs.compactMap { BootstrapMethod(rawValue: $0) }
  }

  // MARK: - Data

  /// What is typed, and whether it is a file.
  func given() throws(CommandFailure) -> (texts: [String], isFile: Bool) {
    let texts = try CommandInput.values(data, of: "bootstrap", example: "37/50")
    return (texts, !paired && !texts.allSatisfy(BootstrapData.isCounts))
  }

  func counts(
    _ texts: [String], _ statistic: String?
  ) throws(CommandFailure) -> BootstrapData {
    if let option = (rows.given + files.given + answers.given).first {
      throw CommandFailure(.usage, option, "belongs to a file, and counts are given; leave it out")
    }
    let scores = try CommandInput.numbers(scores, option: "--scores")
    return try paired
      ? BootstrapData.pairs(texts, statistic: statistic)
      : BootstrapData.counts(texts, scores: scores, statistic: statistic)
  }

  /// Reads the one file that is given, once for all statistics and all columns that they may ask for.
  func read(
    _ texts: [String], _ file: inout RespondentTable?
  ) throws(CommandFailure) -> RespondentTable {
    if let file { return file }
    let path = try path(texts)
    let (format, codes) = (try files.format(), try answers.codes())
    let found = try CommandFailure.translating(
      RespondentTable.read(path, format: format, codes: codes, sheet: files.sheet))
    let missing: MissingCells = try CommandInput.choice(answers.missing, option: "--missing")
    let table = try rows.rows(of: found, missing: missing) {
      BootstrapData.table(found, for: statistic, others: schemes.columns.names + $0)
    }
    file = table
    return table
  }

  private func path(_ texts: [String]) throws(CommandFailure) -> String {
    guard texts.count == 1 else {
      throw CommandFailure(
        .usage, "halfwidth bootstrap", "\(texts.count) files are given; write one")
    }
    if scores != nil {
      throw CommandFailure(
        .usage, "--scores", "belongs to counts; a file holds its respondents' scores")
    }
    return texts[0]
  }
}
