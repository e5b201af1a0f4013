/// How often the same respondents gave each step of a scale to each of two questions, where nothing is known of how the
/// two answers of one respondent go together.
///
/// The difference of the two mean scores is known. How far respondents differ from it is not: it depends on the joint
/// table, of which every one is possible that has these counts at its edges.
public struct OrdinalMargins: Hashable, Sendable {
  /// The answers to the first question.
  public let first: OrdinalCounts
  /// The answers to the second, on the same scale.
  public let second: OrdinalCounts

  /// Creates margins of the same respondents.
  ///
  /// - Throws: ``CountsError`` where the totals or the scores differ.
  public init(_ first: OrdinalCounts, _ second: OrdinalCounts) throws(CountsError) {
    guard first.total == second.total else {
      throw CountsError(
        .mismatch,
        "the counts are of \(first.total) and of \(second.total) people, who cannot be the same; give both "
          + "distributions of the same people, or compare the means of independent samples")
    }
    guard first.scores == second.scores else {
      throw CountsError(
        .mismatch, "the two questions have different scores; give both on one scale")
    }
    self.first = first
    self.second = second
  }

  /// The joint tables in which the differences vary least and most.
  ///
  /// Least where whoever stands higher on the one question stands higher on the other, most where he stands lower: the
  /// correlation of two variables with given margins is then largest and smallest.
  ///
  /// - Complexity: O(k log k) for k categories.
  ///
  /// Source: W. Whitt (1976), *Ann. Statist.* 4(6), 1280-1289,
  /// [doi:10.1214/aos/1176343660](https://doi.org/10.1214/aos/1176343660).
  public var extremes: (leastVaried: PairedOrdinalCounts, mostVaried: PairedOrdinalCounts) {
    let values = first.scores.values
    let rising = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    return (joint(rising, rising), joint(rising, rising.reversed()))
  }

  /// The joint table of respondents who are put side by side in two orders of the categories.
  private func joint(_ rows: [Int], _ columns: [Int]) -> PairedOrdinalCounts {
    let (one, two) = (first.categories.counts, second.categories.counts)
    var cells = [[Int]](
      repeating: [Int](repeating: 0, count: columns.count), count: rows.count)
    var (row, column) = (0, 0)
    var left = (one[rows[0]], two[columns[0]])
    while true {
      let both = min(left.0, left.1)
      cells[rows[row]][columns[column]] += both
      left = (left.0 - both, left.1 - both)
      if left.0 == 0 {
        row += 1
        if row == rows.count { break }
        left.0 = one[rows[row]]
      } else {
        column += 1
        left.1 = two[columns[column]]
      }
    }
    guard let table = try? ContingencyTable(cells),
      let pairs = try? PairedOrdinalCounts(table, scores: first.scores.values)
    else { preconditionFailure("checked margins have joint tables") }
    return pairs
  }

  /// Returns what is known of the difference of the mean scores, over every joint table.
  ///
  /// Not for steps that nobody would take as equally far from each other unless the scores say how far they are: compare
  /// a box of steps then, by ``PairedMargins``.
  ///
  /// - Parameter level: The test rejects at p-values up to 1 minus the level.
  public func finding(level: ConfidenceLevel = 0.95) -> OrdinalMarginsFinding {
    OrdinalMarginsFinding(self, level: level)
  }
}

/// The difference of two mean scores of the same respondents, over every joint table of their answers.
///
/// Each table has the paired t interval and test; the widest interval holds all others, and its level whichever table is
/// the true one. The width that it has beyond the narrowest comes from the unknown table: it is not sampling error.
public struct OrdinalMarginsFinding: Hashable, Sendable {
  /// What was observed.
  public let margins: OrdinalMargins
  /// The nominal coverage; the test rejects at 1 minus it.
  public let level: ConfidenceLevel
  /// The first mean score minus the second, the same for every table.
  public let estimate: Double
  /// The interval that holds for every table; nil where in no table anything varies, and for one respondent.
  public let interval: ConfidenceInterval?
  /// The values that lie inside the interval for every table; nil where ``interval`` is.
  ///
  /// One number where a table is possible in which all respondents changed by the same amount.
  public let inner: ClosedRange<Double>?
  /// The standard errors, the smallest and the largest.
  public let standardError: ClosedRange<Double>?
  /// The p-values of the paired t test, the smallest and the largest; nil where ``interval`` is.
  ///
  /// The smallest is 0 where a table is possible in which all respondents changed by the same amount, and not by none.
  public let pValue: ClosedRange<Double>?
  /// Whether the test rejects for every table, for some, or for none.
  public let verdict: MarginsVerdict
  /// What a reader must know.
  public let warnings: [AnalysisWarning]

  fileprivate init(_ margins: OrdinalMargins, level: ConfidenceLevel) {
    self.margins = margins
    self.level = level
    let extremes = margins.extremes
    let least = extremes.leastVaried.differenceMoments
    let most = extremes.mostVaried.differenceMoments
    estimate = most.mean
    guard let widest = most.studentized else {
      interval = nil
      inner = nil
      standardError = nil
      pValue = nil
      verdict = .none
      warnings = [.noChangeSpread(Self.method)]
      return
    }
    let space = margins.first.scores.differenceRange
    interval = widest.interval(in: space, level: level)
    if let narrowest = least.studentized {
      let limits = narrowest.interval(in: space, level: level)
      inner = limits.lower...limits.upper
      standardError = narrowest.standardError...widest.standardError
      pValue = min(narrowest.pValue, widest.pValue)...widest.pValue
    } else {
      inner = estimate...estimate
      standardError = 0...widest.standardError
      pValue = (estimate == 0 ? widest.pValue : 0)...widest.pValue
    }
    verdict = pValue.map { MarginsVerdict($0, level: level) } ?? .none
    warnings = []
  }
}

extension OrdinalMarginsFinding {
  /// The slug of what is done: ``OrdinalPairedMethod/meanScoreChange`` over all joint tables.
  public static let method = "mean-score-margins"

  /// The finding as an estimate with an interval: what every table has in common is `lower_max` to `upper_min` among the
  /// details, beside the smallest and the largest standard error and p-value.
  public var summary: IntervalFinding {
    IntervalFinding(
      estimand: OrdinalPairedMethod.meanScoreChange.estimand,
      method: Self.method, level: level, estimate: estimate,
      interval: interval,
      details: [
        NamedNumber("n", Double(margins.first.total)), NamedNumber("lower_max", inner?.lowerBound),
        NamedNumber("upper_min", inner?.upperBound),
        NamedNumber("standard_error_min", standardError?.lowerBound),
        NamedNumber("standard_error_max", standardError?.upperBound),
        NamedNumber("p_value_min", pValue?.lowerBound),
        NamedNumber("p_value_max", pValue?.upperBound),
      ], warnings: warnings)
  }
}

extension OrdinalMarginsFinding: WireRepresentable {
  /// The ``summary``, with the test and its verdict.
  public var fields: FieldList {
    var fields = summary.fields.without("warnings")
    fields.add([
      "test": .string("paired-t"), "verdict": .string(verdict.rawValue),
      "warnings": .warnings(warnings),
    ])
    return fields
  }
}
