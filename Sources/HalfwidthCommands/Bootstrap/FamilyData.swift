internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth bootstrap` of several statistics: one after the other, or as a family by `--method max-t`.
extension BootstrapCommand {
  /// Whether one result of all statistics is asked for.
  var asksForFamily: Bool {
    arguments.method.flatMap { SimultaneousBootstrapMethod(rawValue: $0) } != nil
  }

  /// The statistics that are asked for, or none for the usual one, with a warning for each `*` that says
  /// which columns it stands for.
  func statistics(
    _ file: inout RespondentTable?
  ) throws(CommandFailure) -> (texts: [String?], warnings: [AnalysisWarning]) {
    guard !statistic.isEmpty else { return ([nil], []) }
    guard statistic.contains(where: StatisticWildcard.isOne) else { return (statistic, []) }
    let (texts, isFile) = try given()
    guard isFile else {
      throw CommandFailure(
        .usage, "--statistic",
        "* stands for a file's columns, and counts have none; name the statistic alone")
    }
    return try BootstrapData.expanded(
      statistic, of: read(texts, &file), others: schemes.columns.names)
  }

  /// Refuses what makes one result only.
  func checkSeveral() throws(CommandFailure) {
    if shard != nil {
      throw CommandFailure(
        .usage, "--shard",
        "draws parts of one statistic, and several are given; give one at a time, or --method "
          + "\(SimultaneousBootstrapMethod.default.rawValue) for intervals that hold together")
    }
  }

  /// Finds the intervals of all statistics together, and writes them.
  func writeFamily() throws {
    let level = try arguments.level()
    let slug = SimultaneousBootstrapMethod.default.rawValue
    try limits.refuse(slug)
    let options = try simulation.options()
    let shard = try shard.map { text throws(CommandFailure) in try ShardNumber(parsing: text) }
    try checkShard(options)
    let tolerance = try tolerance(options)
    let missing: MissingCells = try CommandInput.choice(
      answers.missing, option: "--missing")
    let (texts, isFile) = try given()
    let scheme = try schemes.checked(isFile: isFile)
    guard scheme.scheme == .ordinary && !scheme.hasPopulation else {
      throw CommandFailure(
        .usage,
        scheme.scheme != .ordinary
          ? "--scheme" : scheme.population == nil ? "--fpc" : "--population",
        "can't go together with --method \(slug), which draws rows as ordinary does; leave "
          + "it out")
    }
    var file: RespondentTable?
    let (statistics, warnings) = try statistics(&file)
    let data =
      try isFile
      ? FamilyData(
        file: read(texts, &file), statistics: statistics.compactMap(\.self), missing: missing,
        scales: BootstrapScales.parse(scale), place: "--scale")
      : familyOfCounts(texts, statistics)
    let question = FamilyQuestion(
      data.family, level: level, simulation: options, tolerance: tolerance,
      warnings: warnings + data.warnings)
    if let shard {
      let part = try WatchedSimulation.run(data.label) { watch throws(BootstrapQuestionError) in
        try question.shard(shard.index - 1, of: shard.count, watch: watch)
      }
      return try OutputFile.write(FamilyShardFile.text(part), to: arguments.output)
    }
    let found = try WatchedSimulation.run(data.label) { watch throws(BootstrapQuestionError) in
      try question.answer(watch: watch)
    }
    var remarks: [String] = []
    if found.isKnownToTolerance, let tolerance {
      remarks.append(WatchedSimulation.remark(found.finding.resamples, to: tolerance))
    }
    try arguments.write(
      [.init(label: data.label, finding: .family(found.finding))], of: .bootstrap,
      remarks: remarks)
  }

  /// Counts hold one statistic's answers only: a family of one.
  private func familyOfCounts(
    _ texts: [String], _ statistics: [String?]
  ) throws(CommandFailure) -> FamilyData {
    guard statistics.count == 1 else {
      throw CommandFailure(
        .usage, "--statistic",
        "is given \(statistics.count) times, and counts do not say which answers go together; "
          + "give a file with a row for each respondent")
    }
    if !scale.isEmpty {
      throw CommandFailure(
        .usage, "--scale", "belongs to a file; counts have the scale of --scores")
    }
    return try FamilyData(counts(texts, statistics[0]))
  }
}

/// A family of statistics, and what is known of its data.
struct FamilyData {
  var label: String
  var family: SimultaneousBootstrap
  var warnings: [AnalysisWarning] = []
}

extension FamilyData {
  /// One statistic of counts: a family of one.
  init(_ data: BootstrapData) throws(CommandFailure) {
    label = data.label
    warnings = data.warnings
    family = try CommandInput.checked(data.label, data.input.family(scales:), data.scales)
  }

  /// Reads the columns of all statistics; a row counts where it has all of them.
  ///
  /// - Parameter place: What errors of the scales begin with.
  init(
    file: some RespondentColumns, statistics: [String], missing: MissingCells,
    scales: AnswerScales, place: String
  ) throws(CommandFailure) {
    let path = file.path
    guard !statistics.isEmpty else {
      throw CommandFailure(
        .usage, path,
        "a file has columns to choose from; say what to compute, such as "
          + "--statistic 'mean(*)'")
    }
    var expressions: [StatisticExpression] = []
    for text in statistics {
      expressions.append(try BootstrapData.expression(text, columns: file.columnNames))
    }
    let answers = AnswerColumns(of: expressions)
    try BootstrapScales.check(scales, columns: answers.names, place: place)
    let groups = Set(expressions.compactMap(\.groupColumn))
    guard groups.count <= 1 else {
      throw CommandFailure(
        .usage, "--statistic",
        "the differences are of the groups of \(groups.sorted().joined(separator: " and of ")); "
          + "a family has one grouping")
    }
    let orders = Set(expressions.compactMap(\.groupOrder))
    guard orders.count <= 1 else {
      throw CommandFailure(
        .usage, "--statistic",
        "the differences have their groups in several orders; a family has one")
    }
    let request = answers.request(labels: Array(groups), missing: missing)
    let columns = try CommandFailure.translating(file.columns(request))
    let values = try CommandFailure.translating(answers.values(columns, of: request, from: file))
    let grouping =
      expressions.first { $0.groupOrder != nil } ?? expressions.first { $0.groupColumn != nil }
    let labels = try grouping.flatMap { expression throws(CommandFailure) in
      try BootstrapData.groups(values.labels.first, expression, path: path)
    }
    let sample = try CommandInput.parse(path) { _ throws(BootstrapSampleError) in
      try BootstrapSample(columns: values.columns, group: labels)
    }
    for expression in expressions { try BootstrapData.check(expression, of: sample, from: file) }
    family = try CommandInput.parse(path) { _ throws(ResampleError) in
      try SimultaneousBootstrap(
        expressions.map(\.statistic), of: sample, names: statistics, scales: scales)
    }
    let count = statistics.count == 1 ? "1 statistic" : "\(statistics.count) statistics"
    let rows = sample.count == 1 ? "1 row" : "\(sample.count) rows"
    let order = labels.map { ", \($0.levels[0]) minus \($0.levels[1])" } ?? ""
    label = "family of \(count)\(order): \(path), \(rows)\(BootstrapData.conditions(of: file))"
    warnings =
      BootstrapData.warnings(dropped: columns.dropped, kept: sample.count)
      + values.warnings
  }
}
