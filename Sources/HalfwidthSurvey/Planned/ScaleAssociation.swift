public import Halfwidth

/// Whether those who stand higher on one scale stand higher on another: Kendall's tau-b of the answers of the same
/// respondents to two items.
public struct ScaleAssociation: Hashable, Sendable {
  /// How many gave a step of the scale to both.
  public var respondents: Int
  /// Kendall's tau-b with its large-sample limits.
  public var finding: IntervalFinding
  /// The test of no association: Jonckheere and Terpstra's, whose statistic is that of tau-b.
  ///
  /// The large-sample test of tau-b itself calls chance an association too often with as few respondents as surveys have.
  public var test: TestFinding
  /// The p-value adjusted for the items of the comparison; nil where there is none.
  public var adjusted: Double?
  /// The smallest count of the joint table of the steps.
  var smallestCell: Int

  /// The number of respondents below which the limits are not to be relied on.
  public static let fewRespondents = 20
}

extension ScaleAssociation {
  /// Counts the answers of those who gave a step to both; nil where nobody did, and where neither scale has three steps: of
  /// two answers of yes and no the joint table says all.
  ///
  /// - Parameters:
  ///   - first: The answers to the first item, whose first places are the steps of its scale.
  ///   - second: The answers to the second, on the same scale or another.
  /// - Complexity: O(n) in the respondents.
  init?(
    _ first: ItemAnswers, over firstScale: Scale, _ second: ItemAnswers, over secondScale: Scale,
    level: ConfidenceLevel
  ) {
    let steps = (firstScale.levels.count, secondScale.levels.count)
    guard max(steps.0, steps.1) > 2 else { return nil }
    var table = [[Int]](repeating: [Int](repeating: 0, count: steps.1), count: steps.0)
    for row in 0..<first.count {
      guard let one = first.answer(at: row), let two = second.answer(at: row), one < steps.0,
        two < steps.1
      else { continue }
      table[one][two] += 1
    }
    guard let counts = try? ContingencyTable(table), let scored = try? ScoredTable(counts) else {
      return nil
    }
    respondents = counts.total
    finding = scored.interval(.tauB, level: level)
    // It is of the test that is not taken.
    finding.warnings.removeAll { $0.code == .smallSample }
    test = scored.test(.jonckheereTerpstra)
    // Where one answer does not vary both say so.
    if test.pValue == nil { test.warnings = [] }
    smallestCell = table.joined().min() ?? 0
  }

  /// The p-value of the test of no association; nil where it is undefined.
  public var pValue: Double? { test.pValue }

  /// What a reader must know of measure and test.
  public var warnings: [AnalysisWarning] { finding.warnings + test.warnings }
}

extension ScaleAssociation: WireRepresentable {
  /// How many respondents, the measure with its limits, the test, and the adjusted p-value.
  public var fields: FieldList {
    var fields: FieldList = ["n": .integer(respondents)]
    fields.add(
      finding.fields.without("standard_error_null", "z", "p_value", "log10_p_value", "warnings"))
    fields.add("test", .string(test.method))
    fields.add(test.fields.without("method", "statistic", "df", "dual_intervals", "warnings"))
    fields.add("adjusted_p_value", .probability(adjusted))
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// The measure and its test.
  public var description: String { finding.description }
}
