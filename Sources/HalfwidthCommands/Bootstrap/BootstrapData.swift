internal import Halfwidth
internal import HalfwidthSurvey

/// What `halfwidth bootstrap` is given, as a person types it, read into data and a statistic.
struct BootstrapData {
  /// How results are headed.
  var label: String
  /// The statistic as it was written, with the direction of a difference of groups; nil for counts.
  var statistic: String?
  var input: BootstrapInput
  /// What a reader must know about how the data were read.
  var warnings: [AnalysisWarning] = []
  /// The scales of the answers, where they are known.
  var scales = AnswerScales()
  /// The population, where a column says how large it is.
  var population: FinitePopulation?

  /// Whether two groups of rows are compared.
  var isOfGroups: Bool {
    if case .sample(_, .difference) = input { true } else { false }
  }

  /// What a statistic of counts is called where its column is named.
  private static let scoreColumn = "score"

  /// Whether a text is counts as typed, and not the name of a file.
  static func isCounts(_ text: String) -> Bool {
    text.contains { $0.isNumber }
      && text.allSatisfy { $0.isASCII && ($0.isNumber || " /,+-.e".contains($0)) }
      && !text.hasPrefix("/") && !text.hasPrefix(".") && !text.hasSuffix(".")
  }

  // MARK: - Counts

  /// One or two samples of counts: successes of trials, or a count for each score.
  static func counts(
    _ texts: [String], scores: [Double]?, statistic: String?
  ) throws(CommandFailure) -> BootstrapData {
    guard texts.count <= 2 else {
      throw CommandFailure(
        .usage, "halfwidth bootstrap",
        "\(texts.count) samples are given; write one, or two such as 36/50 40/50 for their difference"
      )
    }
    if texts.allSatisfy({ $0.contains("/") }) {
      return try proportions(texts, scores: scores, statistic: statistic)
    }
    if let proportion = texts.first(where: { $0.contains("/") }) {
      throw CommandFailure(
        .usage, proportion, "can't go together with a list of counts; give two samples of one kind")
    }
    let boxed = statistic == StatisticNotation.topBox.word
    let expression = try self.expression(
      boxed ? "\(StatisticNotation.topBox.word)(\(scoreColumn), 1)" : statistic ?? "mean",
      columns: [scoreColumn])
    guard case .column(var column, _) = expression.form else {
      throw CommandFailure(
        .usage, "--statistic",
        "'\(expression.text)' needs a file of columns; write mean, median, "
          + "quantile(score, 0.9) or top-box")
    }
    let name = statistic ?? "mean"
    var samples: [ScoredCounts] = []
    var scales = AnswerScales()
    for text in texts {
      let counts = try CommandInput.parse(text, as: CategoryCounts.init(parsing:))
      let scores = scores ?? counts.counts.indices.map { Double($0 + 1) }
      scales.include(scores)
      // The two highest scores, as elsewhere.
      if boxed { column = .proportion(atLeast: scores.sorted().suffix(2).first ?? 0) }
      samples.append(
        try CommandInput.checked(text, ScoredCounts.init(scores:counts:), scores, counts.counts))
    }
    if samples.count == 1 {
      return BootstrapData(
        label: "\(name) of \(texts[0])", input: .scores(samples[0], column), scales: scales)
    }
    return BootstrapData(
      label: "\(name), \(texts[0]) against \(texts[1])",
      input: .scoreDifference(samples[0], samples[1], column), scales: scales)
  }

  private static func proportions(
    _ texts: [String], scores: [Double]?, statistic: String?
  ) throws(CommandFailure) -> BootstrapData {
    if scores != nil {
      throw CommandFailure(
        .usage, "--scores",
        "belongs to a list of counts such as 4,9,12,25; leave it out with \(texts[0])")
    }
    let usual = texts.count == 1 ? "proportion" : "difference"
    guard statistic == nil || statistic == usual else {
      throw CommandFailure(
        .usage, "--statistic",
        "the statistic of \(texts.joined(separator: " ")) is \(usual); leave it out")
    }
    let counts = try CommandInput.binomials(texts)
    let first = counts[0]
    guard texts.count == 2 else { return BootstrapData(label: texts[0], input: .proportion(first)) }
    let second = counts[1]
    let label = "\(first) against \(second)"
    let pair = try CommandInput.checked(label, IndependentCounts.init(_:_:), first, second)
    return BootstrapData(label: label, input: .independentDifference(pair))
  }

  /// Two answers of the same respondents, as n11,n10,n01,n00.
  static func pairs(
    _ texts: [String], statistic: String?
  ) throws(CommandFailure) -> BootstrapData {
    guard texts.count == 1 else {
      throw CommandFailure(
        .usage, "--paired", "\(texts.count) tables are given; write one such as 20,12,2,16")
    }
    guard statistic == nil || statistic == "difference" else {
      throw CommandFailure(
        .usage, "--statistic", "the statistic of paired counts is their difference; leave it out")
    }
    let pairs = try CommandInput.parse(texts[0], as: PairedCounts.init(parsing:))
    return BootstrapData(label: texts[0], input: .pairedDifference(pairs))
  }

  // MARK: - Files

  /// A file of respondents' answers.
  ///
  /// - Parameter drawsUnits: Whether primary units are drawn, so that the design is that of all rows.
  static func file(
    _ file: some RespondentColumns, statistic: String?, design: DesignColumns,
    drawsUnits: Bool, missing: MissingCells
  ) throws(CommandFailure) -> BootstrapData {
    let path = file.path
    guard let statistic else {
      throw CommandFailure(
        .usage, path,
        "a file has columns to choose from; say what to compute, such as "
          + "--statistic 'mean(\(file.columnNames[0]))'")
    }
    let expression = try expression(statistic, columns: file.columnNames)
    let answers = AnswerColumns(of: [expression])
    // Where primary units are drawn, their weights are read with the rest of the design, of all rows.
    let weight = drawsUnits ? nil : design.weight
    let request = answers.request(
      numbers: [weight].compactMap(\.self), labels: [expression.groupColumn].compactMap(\.self),
      missing: missing)
    let columns = try CommandFailure.translating(file.columns(request))
    let values = try CommandFailure.translating(answers.values(columns, of: request, from: file))
    let groups = try groups(values.labels.first, expression, path: path)
    let read: SampledData
    if drawsUnits {
      let kept = SampledData.Kept(
        columns: values.columns, group: groups, rows: columns.fileRows)
      read = try SampledData(kept, design: design, of: file)
    } else {
      let weights = try weight.map { name throws(CommandFailure) in
        try checked(values.numbers[values.numbers.startIndex], name, columns, file)
      }
      read = SampledData(
        sample: try CommandInput.parse(path) { _ throws(BootstrapSampleError) in
          try BootstrapSample(columns: values.columns, group: groups, weights: weights)
        })
    }
    try check(expression, of: read.sample, from: file)
    let named = named(expression, groups: groups?.levels)
    let count = values.columns[0].values.count
    let rows = count == 1 ? "1 row" : "\(count) rows"
    return BootstrapData(
      label: "\(named): \(path), \(rows)\(conditions(of: file))", statistic: named,
      input: .sample(read.sample, expression.statistic),
      warnings: read.warnings + warnings(dropped: columns.dropped, kept: count) + values.warnings,
      population: read.population)
  }

  /// The weights of rows that are drawn by them.
  private static func checked(
    _ weights: [Double], _ name: String, _ columns: RespondentValues, _ file: some RespondentColumns
  ) throws(CommandFailure) -> [Double] {
    if let fault = DesignColumns.fault(inWeights: weights, column: name) {
      throw CommandFailure(
        .badData, file.place(row: fault.row, column: name, of: columns), fault.message)
    }
    return weights
  }

  /// The conditions on the rows of a file, after how many they are.
  static func conditions(of file: some RespondentColumns) -> String {
    file.condition.map { ", where \($0)" } ?? ""
  }

  /// Says that rows were left out.
  static func warnings(dropped: Int, kept: Int) -> [AnalysisWarning] {
    guard dropped > 0 else { return [] }
    let rows = dropped == 1 ? "1 row is" : "\(dropped) rows are"
    return [
      AnalysisWarning(
        .missingValues,
        "\(rows) left out for a missing value; \(kept) of \(kept + dropped) are analysed")
    ]
  }

  /// The two groups of a difference: in the order that was asked for, or by their names, numbers by their
  /// size, so that the order of the rows decides nothing.
  static func groups(
    _ labels: [String]?, _ expression: StatisticExpression, path: String
  ) throws(CommandFailure) -> SampleLabels? {
    guard let labels, let column = expression.groupColumn else { return nil }
    let levels = sorted(Array(Set(labels)))
    func failure(_ message: String) -> CommandFailure {
      CommandFailure(.badData, path, message)
    }
    let names = levels.prefix(6).joined(separator: ", ") + (levels.count > 6 ? " ..." : "")
    if let order = expression.groupOrder,
      let unknown = order.first(where: { !levels.contains($0) })
    {
      throw failure(
        "column '\(column)' has no group '\(unknown)'; its groups are \(names): name two of them")
    }
    guard levels.count == 2 else {
      throw failure(
        "column '\(column)' has \(levels.count) groups (\(names)); a "
          + "difference needs two: keep the rows of two groups")
    }
    return SampleLabels(labels, levels: expression.groupOrder ?? levels)
  }

  /// Labels by their numbers where all are numbers, else by their characters.
  private static func sorted(_ labels: [String]) -> [String] {
    let numbers = labels.map { AnswerCondition.number($0) }
    guard !numbers.contains(nil) else {
      return labels.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }
    return zip(numbers.compactMap(\.self), labels).sorted { $0 < $1 }.map(\.1)
  }

  /// What the numbers must be beside finite, and what labels must not say of them.
  static func check(
    _ expression: StatisticExpression, of sample: BootstrapSample, from file: some RespondentColumns
  ) throws(CommandFailure) {
    if let wrong = expression.refusalOfLabels(in: file) ?? expression.firstStray(of: sample) {
      throw CommandFailure(.badData, file.path, wrong)
    }
  }

  private static func named(_ expression: StatisticExpression, groups: [String]?) -> String {
    expression.text
      + (expression.groupOrder == nil ? groups.map { ", \($0[0]) minus \($0[1])" } ?? "" : "")
  }

  /// A table with all columns that statistics may ask for, read in one pass.
  ///
  /// - Parameter others: Columns that are used otherwise.
  static func table(
    _ table: RespondentTable, for statistics: [String], others: [String]
  ) -> RespondentTable {
    table.reading(
      StatisticWildcard.columns(askedBy: statistics, among: table.columnNames) + others)
  }

  /// The statistics with those that a `*` stands for, and a warning for each `*` that says which columns these
  /// are.
  ///
  /// - Parameter others: Columns that are used otherwise.
  static func expanded(
    _ statistics: [String], of file: some RespondentColumns, others: [String]
  ) throws(CommandFailure) -> (texts: [String], warnings: [AnalysisWarning]) {
    let names = Set(
      statistics.flatMap { StatisticWildcard.columns(of: $0, among: file.columnNames) })
    let asked = file.columnNames.filter(names.contains)
    let kinds = try CommandFailure.translating(file.kinds(of: asked))
    let kindOfName = Dictionary(uniqueKeysWithValues: zip(asked, kinds))
    var texts: [String] = []
    var warnings: [AnalysisWarning] = []
    for text in statistics {
      guard StatisticWildcard.isOne(text) else {
        texts.append(text)
        continue
      }
      let found = try CommandInput.checked(
        "--statistic", StatisticWildcard.init(_:columns:kinds:others:), text, file.columnNames,
        kindOfName, others)
      texts += found.texts
      warnings.append(found.warning)
    }
    return (texts, warnings)
  }

  static func expression(
    _ text: String, columns: [String]
  ) throws(CommandFailure) -> StatisticExpression {
    try CommandInput.read(
      text, StatisticExpression.init(parsing:columns:), columns, option: "--statistic")
  }
}
