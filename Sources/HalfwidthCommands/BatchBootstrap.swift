internal import Halfwidth
internal import HalfwidthReport

/// The input of a bootstrap in a request: a statistic, and the counts or the data that it is one of.
struct BatchBootstrap {
  let input: BatchInput

  /// The members that an input may have beside its statistic.
  static let members =
    Statistic.allCases.flatMap(\.members) + ["data"]

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

  func checked() throws -> BootstrapInput {
    guard case .string(let name)? = input.values["statistic"] else {
      throw BatchError(
        input.values["statistic"] == nil ? .missingMember : .wrongType,
        "'statistic' must be a text, such as in \(BatchInput.example(.bootstrap))")
    }
    if input.values["data"] != nil {
      try refuse { $0 != "data" && $0 != "statistic" }
      return try rows(name)
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

  /// Values, of one column called `x`, or rows of two numbers, `x` and `y`.
  private func rows(_ name: String) throws -> BootstrapInput {
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
        guard (1...2).contains(values.count) else {
          throw BatchError(
            .badInput, "'data[0]' has \(values.count) numbers; give values, or rows of two")
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
    let names = columns.count == 1 ? ["x"] : ["x", "y"]
    let sample = try BootstrapSample(
      columns: zip(names, columns).map { BootstrapSample.Column($0, $1) })
    return .sample(sample, try statistic(name, columns: names))
  }

  /// A statistic by its name in the reference data, or as the command takes it.
  private func statistic(
    _ name: String, columns: [String]
  ) throws(BatchError) -> SampleStatistic {
    switch (name, columns.count) {
    case ("trimmed-mean-10", 1): return .column(.trimmedMean(0.1), of: "x")
    // The second number of each row over the first.
    case ("ratio-of-means", 2): return .ratioOfMeans("y", over: "x")
    case ("correlation", 2): return .correlation("x", "y")
    case ("slope", 2): return .slope("y", on: "x")
    default: break
    }
    do throws(StatisticExpressionError) {
      return try StatisticExpression(parsing: name, columns: columns).statistic
    } catch {
      throw BatchError(
        .badInput, "'statistic', column \(error.column): \(error.message)")
    }
  }
}
