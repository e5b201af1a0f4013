internal import Halfwidth
internal import HalfwidthReport

/// The input of a bootstrap in a request: a statistic, or a list of them as a family, and the counts or
/// the data that it is one of.
struct BatchBootstrap {
  let input: BatchInput

  /// The members that an input may have beside its statistic.
  static let members =
    Statistic.allCases.flatMap(\.members) + ["data", "columns"]

  /// The members that a request of a bootstrap may have at its top, beside those of every request.
  static let topMembers = ["resamples", "seed"]

  /// Statistics of counts, by their names in requests.
  private enum Statistic: String, CaseIterable {
    case proportion
    case likertMean = "likert-mean"
    case likertMedian = "likert-median"
    case pairedDifference = "paired-difference"
    case independentDifference = "independent-difference"

    var members: [String] {
      switch self {
      case .proportion: ["x", "n"]
      case .likertMean, .likertMedian: ["counts", "scores"]
      case .pairedDifference: ["n11", "n10", "n01", "n00"]
      case .independentDifference: ["x1", "n1", "x2", "n2"]
      }
    }
  }

  func checked() throws -> AnalysisInput {
    if case .array(let list)? = input.values["statistic"] { return try family(list) }
    return .bootstrap(try single())
  }

  private func single() throws -> BootstrapInput {
    guard case .string(let name)? = input.values["statistic"] else {
      throw BatchError(
        input.isGiven("statistic") ? .wrongType : .missingMember,
        "'statistic' must be a text, such as in \(BatchInput.example(.bootstrap))")
    }
    if input.isGiven("data") {
      let sample = try sample()
      return .sample(sample, try statistic(name, of: sample))
    }
    guard let statistic = Statistic(rawValue: name) else {
      let names = Statistic.allCases.map(\.rawValue).joined(separator: ", ")
      throw BatchError(
        .badInput,
        "'\(name)' is not a statistic of counts; use \(names), or give 'data', a list of values or rows"
      )
    }
    try refuse { $0 != "statistic" && !statistic.members.contains($0) }
    switch statistic {
    case .proportion: return .proportion(try input.binomial("x", of: "n"))
    case .likertMean: return .scores(try scores(), .mean)
    case .likertMedian: return .scores(try scores(), .median)
    case .pairedDifference:
      return .pairedDifference(
        try PairedCounts(
          both: input.whole("n11"), firstOnly: input.whole("n10"), secondOnly: input.whole("n01"),
          neither: input.whole("n00")))
    case .independentDifference:
      return .independentDifference(
        try IndependentCounts(
          input.binomial("x1", of: "n1"), input.binomial("x2", of: "n2")))
    }
  }

  /// Refuses members of other statistics, which would be left unused.
  private func refuse(_ isOther: (String) -> Bool) throws(BatchError) {
    if let other = input.values.first(where: { isOther($0.key) }) {
      throw BatchError(.unknownMember, "'\(other.key)' does not belong to this statistic")
    }
  }

  private func scores() throws -> ScoredCounts {
    let counts = try input.wholes("counts")
    let scores = try input.numbers("scores") ?? (1...max(counts.count, 1)).map(Double.init)
    return try ScoredCounts(scores: scores, counts: counts)
  }

  // MARK: - Data

  /// Values, of one column called `x`, or rows of numbers: of two columns `x` and `y`, or of more called
  /// `x1`, `x2` and so on; or the columns have the names that are given.
  private func sample() throws -> BootstrapSample {
    try refuse { !["data", "columns", "statistic"].contains($0) }
    var columns: [[Double]] = []
    for (index, row) in try input.list("data").enumerated() {
      let values: [Double]
      if case .array(let cells) = row {
        values = try cells.enumerated().map { place, cell in
          try BatchInput.number(cell, "data[\(index)][\(place)]")
        }
      } else {
        values = [try BatchInput.number(row, "data[\(index)]")]
      }
      if index == 0 {
        guard !values.isEmpty else {
          throw BatchError(.badInput, "'data[0]' is empty; give values, or rows of numbers")
        }
        columns = [[Double]](repeating: [], count: values.count)
      }
      guard values.count == columns.count else {
        throw BatchError(
          .badInput,
          "'data[\(index)]' has \(values.count) numbers and 'data[0]' \(columns.count); give every "
            + "row as many")
      }
      for place in values.indices { columns[place].append(values[place]) }
    }
    let names = try names(of: columns.count)
    return try BootstrapSample(
      columns: zip(names, columns).map { BootstrapSample.Column($0, $1) })
  }

  private func names(of columns: Int) throws(BatchError) -> [String] {
    guard let given = input.values["columns"], given != .null else {
      return columns <= 2 ? Array(["x", "y"].prefix(columns)) : (1...columns).map { "x\($0)" }
    }
    var names: [String] = []
    for (index, value) in try input.list("columns").enumerated() {
      guard case .string(let name) = value else {
        throw BatchError(.wrongType, "'columns[\(index)]' must be a text, the name of a column")
      }
      names.append(name)
    }
    guard names.count == columns else {
      throw BatchError(
        .badInput, "'columns' has \(names.count) names, and the rows \(columns) numbers; name each")
    }
    return names
  }

  /// Several statistics of the same rows.
  private func family(_ list: [JSONValue]) throws -> AnalysisInput {
    let sample = try sample()
    var texts: [String] = []
    var statistics: [SampleStatistic] = []
    for (index, value) in list.enumerated() {
      guard case .string(let text) = value else {
        throw BatchError(.wrongType, "'statistic[\(index)]' must be a text, such as mean(x)")
      }
      texts.append(text)
      statistics.append(try statistic(text, of: sample))
    }
    do throws(SimulationError) {
      return .bootstrapFamily(try SimultaneousBootstrap(statistics, of: sample, names: texts))
    } catch {
      throw BatchError(.badInput, error.message)
    }
  }

  /// A statistic by its name in the reference data, or as the command takes it.
  private func statistic(
    _ name: String, of sample: BootstrapSample
  ) throws(BatchError) -> SampleStatistic {
    let columns = sample.columns.map(\.name)
    switch (name, columns.count) {
    case ("trimmed-mean-10", 1): return .column(.trimmedMean(0.1), of: columns[0])
    // The second number of each row over the first.
    case ("ratio-of-means", 2): return .ratioOfMeans(columns[1], over: columns[0])
    case ("correlation", 2): return .correlation(columns[0], columns[1])
    case ("slope", 2): return .slope(columns[1], on: columns[0])
    default: break
    }
    let expression: StatisticExpression
    do throws(StatisticExpressionError) {
      expression = try StatisticExpression(parsing: name, columns: columns)
    } catch {
      throw BatchError(
        .badInput, "'statistic', column \(error.column): \(error.message)")
    }
    if expression.groupColumn != nil {
      throw BatchError(
        .badInput,
        "'\(name)' compares groups of rows, and 'data' has none; give independent-difference of "
          + "counts, or the file to halfwidth bootstrap")
    }
    if let stray = expression.firstStray(of: sample) {
      throw BatchError(.badInput, "'data', \(stray)")
    }
    return expression.statistic
  }
}
