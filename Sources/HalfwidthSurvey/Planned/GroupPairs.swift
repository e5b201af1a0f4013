public import Halfwidth

/// All pairs of three groups or more, by the shares of one item: a test and a difference of each.
public struct GroupPairs: Hashable, Sendable {
  /// The places of the groups that are compared, among those of the report; groups in which nobody answered are left out.
  public var places: [Int]
  /// Fisher's exact test of each pair.
  public var tests: [PairwiseFinding.Test]
  /// The difference of each pair, in the order of ``tests``, with limits that hold together for all pairs of the item.
  public var differences: [PairwiseFinding.Difference]
  /// The p-values adjusted by Holm for the pairs of all items of the question; nil where a test has none.
  public var adjusted: [Double?]
  /// What the tests and limits warn of.
  public var warnings: [AnalysisWarning]

  /// The most groups whose pairs are shown.
  public static let mostGroups = 10
  /// The method of the differences.
  public static let method = GroupMethod.differencesNewcombe

  /// How many pairs so many groups have.
  static func count(of groups: Int) -> Int { groups * (groups - 1) / 2 }
}

extension GroupPairs {
  /// Compares groups; nil for fewer than two in which somebody answered, for fewer than three in all, and for more than
  /// ``mostGroups``.
  init?(_ groups: [BinomialCounts?], level: ConfidenceLevel) {
    guard (3...Self.mostGroups).contains(groups.count) else { return nil }
    places = groups.indices.filter { groups[$0] != nil }
    guard let counts = try? GroupCounts(groups.compactMap(\.self)) else { return nil }
    let (tested, differing) = (
      counts.pairs(.pairwiseFisher, level: level), counts.pairs(Self.method, level: level)
    )
    guard case .tests(let tests) = tested.content,
      case .differences(let differences, _) = differing.content, tests.count == differences.count
    else { return nil }
    self.tests = tests
    self.differences = differences
    adjusted = tests.map(\.adjusted)
    warnings = tested.warnings + differing.warnings
  }

  /// The groups of a pair, by their places in the report.
  public func places(of pair: PairwiseFinding.Pair) -> (first: Int, second: Int) {
    (places[pair.first], places[pair.second])
  }

  /// Each pair under the names of the groups.
  ///
  /// - Parameter groups: The names of all groups of the report.
  public func fields(groups: [String]) -> [FieldList] {
    tests.indices.map { index in
      let (first, second) = places(of: tests[index].pair)
      let limits = differences[index].interval
      return [
        "group": .string(groups[first]), "compared_with": .string(groups[second]),
        "estimand": .string("difference"), "method": .string(Self.method.rawValue),
        "confidence": .level(limits.level), "estimate": .amount(differences[index].estimate),
        "lower": .amount(limits.lower), "upper": .amount(limits.upper),
        "test": .string(ExactTestMethod.fisher.rawValue),
        "p_value": .probability(tests[index].pValue),
        "adjusted_p_value": .probability(adjusted[index]),
      ]
    }
  }
}

extension [GroupPairs?] {
  /// Adjusts the p-values of the pairs of all items of a question by Holm's rule.
  ///
  /// - Parameter total: How many pairs count; those that are not there do so with a p-value of 1.
  mutating func adjust(total: Int) {
    let places = indices.flatMap { item in
      (self[item]?.tests ?? []).enumerated().compactMap { pair, test in
        test.pValue.map { (item, pair, $0) }
      }
    }
    guard let values = try? PValues(places.map(\.2), total: total) else { return }
    for ((item, pair, _), adjusted) in zip(places, values.holmAdjusted()) {
      self[item]?.adjusted[pair] = adjusted
    }
  }
}
