internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// The input of a bootstrap in a request: a statistic, or several, and the counts or the data that they are
/// of, with how these were sampled.
struct BatchBootstrap {
  let source: Source
  /// Whether the request has one statistic, without `*`: its answer is one.
  let isOne: Bool
  let design: SampledDesign
  /// The declared scales of answers, for intervals of several means together.
  let scales: AnswerScales

  /// What the statistics are of.
  enum Source {
    /// Counts, of which there is one statistic.
    case counts(BootstrapData)
    /// Rows of answers, and statistics of them as the command takes them.
    case data(
      BatchColumns, statistics: [String], missing: MissingCells,
      warnings: [AnalysisWarning])
  }

  /// The members that an input may have beside its statistic.
  static let members =
    Statistic.allCases.flatMap(\.members) + ["data", "columns", "scale"] + designMembers
    + ofAnswers

  /// The members that a request of a bootstrap may have at its top, beside those of every request.
  static let topMembers = ["resamples", "seed", "monte_carlo_error", "limit"]

  /// How the data were sampled.
  private static let designMembers = [
    "scheme", "stratum", "cluster", "weight", "fpc", "population",
  ]

  /// What is said of missing answers.
  private static let ofAnswers = ["missing", "missing_codes", "valid_codes"]

  /// Statistics of counts, by their names in requests.
  private enum Statistic: String, CaseIterable {
    case proportion
    case likertMean = "likert-mean"
    case likertMedian = "likert-median"
    case pairedDifference = "paired-difference"
    case independentDifference = "independent-difference"

    /// A statistic by its name, or by the command line's word for it; nil for one of a score.
    init?(_ name: String, of input: BatchInput) {
      switch name {
      case Self.proportion.rawValue where input.isGiven("counts"): return nil
      case "difference" where input.isGiven("x1"): self = .independentDifference
      case "difference" where input.isGiven("n11"): self = .pairedDifference
      default: self.init(rawValue: name)
      }
    }

    var members: [String] {
      switch self {
      case .proportion: ["x", "n"]
      case .likertMean, .likertMedian: ["counts", "scores"]
      case .pairedDifference: ["n11", "n10", "n01", "n00"]
      case .independentDifference: ["x1", "n1", "x2", "n2"]
      }
    }
  }

  /// Reads an input.
  ///
  /// - Throws: ``BatchError``, and what the engine's types throw.
  init(_ input: BatchInput) throws {
    let isData = input.isGiven("data")
    let (names, isList) = try Self.statistics(input)
    let choice = try Self.choice(input)
    design = try BatchError.translating(choice.checked(isFile: isData))
    scales = try BatchScales.read(input.values["scale"])
    guard isData else {
      guard !isList || names.count == 1 else {
        throw BatchError(
          .badInput,
          "'statistic' has \(names.count) statistics, and counts do not say which answers go together; "
            + "give 'data', a row for each respondent")
      }
      source = .counts(try Self.counts(names[0], input))
      isOne = !isList
      return
    }
    try Self.refuse(input) {
      !(["statistic", "data", "columns", "scale"] + Self.ofAnswers + Self.designMembers)
        .contains($0)
    }
    let columns = try BatchColumns(
      input.list("data"), names: input.texts("columns"), codes: BatchCodes.read(input))
    let (texts, warnings) = try BatchError.translating(
      BootstrapData.expanded(
        names.map { Self.byPlace($0, columns.columnNames) }, of: columns,
        others: design.columns.names))
    isOne = !isList && !names.contains(where: StatisticWildcard.isOne)
    for text in texts { try Self.check(text, columns) }
    source = .data(
      columns, statistics: texts, missing: try Self.missing(input), warnings: warnings)
  }

  // MARK: - Statistics

  private static func statistics(_ input: BatchInput) throws -> (names: [String], isList: Bool) {
    switch input.values["statistic"] {
    case .string(let name)?: return ([name], false)
    case .array?:
      let names = try input.texts("statistic") ?? []
      guard !names.isEmpty else {
        throw BatchError(.badInput, "'statistic' is an empty list; name one, such as mean(x)")
      }
      return (names, true)
    default:
      throw BatchError(
        input.isGiven("statistic") ? .wrongType : .missingMember,
        "'statistic' must be a text, such as in \(BatchInput.example(.bootstrap)), or a list of texts"
      )
    }
  }

  /// A statistic by its name in the reference data, which finds columns by their place, or as the command
  /// takes it.
  private static func byPlace(_ name: String, _ columns: [String]) -> String {
    let names = columns.map(StatisticWildcard.written)
    if name == "trimmed-mean-10", names.count == 1 { return "trimmed-mean(\(names[0]), 0.1)" }
    guard names.count == 2,
      let pair = StatisticKind.allCases.compactMap({ PairStatistic($0) }).first(where: {
        $0.name == name
      })
    else { return name }
    // The second number of each row over the first, or on it.
    let (first, second) = pair.isSymmetric ? (names[0], names[1]) : (names[1], names[0])
    return "\(pair.kind.rawValue)(\(first), \(second))"
  }

  private static func check(_ text: String, _ columns: BatchColumns) throws(BatchError) {
    do throws(StatisticExpressionError) {
      _ = try StatisticExpression(parsing: text, columns: columns.columnNames)
    } catch {
      throw BatchError(.badInput, "'statistic', column \(error.column): \(error.message)")
    }
  }

  // MARK: - Counts

  private static func counts(_ name: String, _ input: BatchInput) throws -> BootstrapData {
    guard let statistic = Statistic(name, of: input) else {
      if input.isGiven("counts") { return try scored(name, input) }
      let names = Statistic.allCases.map(\.rawValue).joined(separator: ", ")
      throw BatchError(
        .badInput,
        "'\(BatchError.excerpt(name))' is not a statistic of counts; use \(names), or a statistic of "
          + "'counts' such as quantile(score, 0.9), or give 'data', a list of values or rows")
    }
    try refuse(input) {
      !(["statistic", "scheme", "population"] + statistic.members).contains($0)
    }
    let value: BootstrapInput =
      switch statistic {
      case .proportion: .proportion(try input.binomial("x", of: "n"))
      case .likertMean: .scores(try scores(input), .mean)
      case .likertMedian: .scores(try scores(input), .median)
      case .pairedDifference:
        .pairedDifference(
          try PairedCounts(
            both: input.whole("n11"), firstOnly: input.whole("n10"),
            secondOnly: input.whole("n01"), neither: input.whole("n00")))
      case .independentDifference:
        .independentDifference(
          try IndependentCounts(input.binomial("x1", of: "n1"), input.binomial("x2", of: "n2")))
      }
    var data = BootstrapData(label: "'input'", input: value)
    switch statistic {
    case .likertMean, .likertMedian:
      data.scales.include(try input.numbers("scores") ?? [])
      if data.scales.all == nil {
        data.scales.include((1...max(try input.wholes("counts").count, 1)).map(Double.init))
      }
    case .proportion, .pairedDifference, .independentDifference: break
    }
    return data
  }

  private static func scores(_ input: BatchInput) throws -> ScoredCounts {
    let counts = try input.wholes("counts")
    let scores = try input.numbers("scores") ?? (1...max(counts.count, 1)).map(Double.init)
    return try ScoredCounts(scores: scores, counts: counts)
  }

  /// Any statistic of counts of scores, or of two lists of such counts their difference.
  private static func scored(_ name: String, _ input: BatchInput) throws -> BootstrapData {
    try refuse(input) {
      !["statistic", "scheme", "population", "counts", "scores"].contains($0)
    }
    var lists: [[Int]] = []
    if case .array(let items)? = input.values["counts"], case .array? = items.first {
      lists = try BatchInput.each(items, "counts", BatchInput.wholes)
    } else {
      lists = [try input.wholes("counts")]
    }
    let texts = lists.map { $0.map(String.init).joined(separator: ",") }
    let scores = try input.numbers("scores")
    var data = try BatchError.translating(
      BootstrapData.counts(texts, scores: scores, statistic: name))
    data.label = "'input'"
    return data
  }

  // MARK: - How the data were sampled

  private static func choice(_ input: BatchInput) throws(BatchError) -> SchemeChoice {
    SchemeChoice(
      scheme: try input.text("scheme") ?? BootstrapScheme.ordinary.rawValue,
      columns: DesignColumns(
        stratum: try input.text("stratum"), cluster: try input.text("cluster"),
        weight: try input.text("weight"), fpc: try input.text("fpc")),
      population: input.isGiven("population") ? String(try input.whole("population")) : nil)
  }

  private static func missing(
    _ input: BatchInput
  ) throws(BatchError) -> MissingCells {
    guard let text = try input.text("missing") else { return .refuse }
    return try BatchError.translating(CommandInput.choice(text, option: "--missing"))
  }

  /// Refuses members of other statistics, which would be left unused.
  private static func refuse(
    _ input: BatchInput, _ isOther: (String) -> Bool
  ) throws(BatchError) {
    for member in input.values
    where isOther(member.key) && member.value != .null
      && !member.key.hasPrefix(BatchMembers.ownPrefix)
    {
      throw BatchError(.unknownMember, "'\(member.key)' does not belong to this statistic")
    }
  }
}
