/// What is found of all pairs of several groups, or of several categories.
public struct PairwiseFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// What is found of each pair.
  public var content: Content
  /// What the groups or the categories are called; nil where they have numbers only.
  public var names: [String]?
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning] = []

  /// What a method finds of each pair.
  public enum Content: Hashable, Sendable {
    /// Tests, their p-values adjusted by Holm for the number of pairs that have one.
    case tests([Test])
    /// Differences with intervals that hold together.
    case differences([Difference], level: ConfidenceLevel)
  }

  /// A pair of groups or categories by their places, from 0 on.
  public struct Pair: Hashable, Sendable {
    /// The one that comes first.
    public var first: Int
    /// The other one.
    public var second: Int
  }

  /// A test of a pair.
  public struct Test: Hashable, Sendable {
    /// Which pair.
    public var pair: Pair
    /// The statistic as a standard normal variable, above 0 where the first is higher; nil for an exact test, and where
    /// it is undefined.
    public var z: Double?
    /// The p-value; nil where it is undefined.
    public var pValue: Double?
    /// The p-value adjusted for the number of pairs; nil where there is none.
    public var adjusted: Double?
  }

  /// The first minus the second of a pair.
  public struct Difference: Hashable, Sendable {
    /// Which pair.
    public var pair: Pair
    /// The difference in the sample.
    public var estimate: Double
    /// The interval, which holds together with those of the other pairs.
    public var interval: ConfidenceInterval
  }
}

extension PairwiseFinding {
  /// Whether the tests are of a normal variable.
  private var hasStatistic: Bool { method == GroupMethod.pairwiseScore.rawValue }

  /// The pairs, in their order.
  public var pairs: [Pair] {
    switch content {
    case .tests(let tests): tests.map(\.pair)
    case .differences(let differences, _): differences.map(\.pair)
    }
  }

  /// What a place of a group or category is called.
  package func name(_ place: Int) -> String { names?[place] ?? "\(place + 1)" }
}

extension PairwiseFinding: WireRepresentable {
  /// A list for each kind of number, with a value for each pair; groups and categories are numbered from 1 on.
  public var fields: FieldList {
    let places = FieldValue.list(pairs.map { .wholes([$0.first + 1, $0.second + 1]) })
    var fields: FieldList
    switch content {
    case .tests(let tests):
      fields = ["method": .string(method), "pairs": places]
      if hasStatistic { fields.add("z", .list(tests.map { .amount($0.z) })) }
      fields.add("p_value", .list(tests.map { .probability($0.pValue) }))
      fields.add("adjusted", .list(tests.map { .probability($0.adjusted) }))
      fields.add("dual_intervals", .texts([]))
    case .differences(let differences, let level):
      fields = [
        "estimand": .string("difference"), "method": .string(method), "confidence": .level(level),
        "pairs": places, "estimate": .list(differences.map { .amount($0.estimate) }),
        "lower": .list(differences.map { .amount($0.interval.lower) }),
        "upper": .list(differences.map { .amount($0.interval.upper) }),
      ]
    }
    if let names { fields.add("group_names", .texts(names)) }
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// A list for each pair.
  var rows: [FieldList] {
    switch content {
    case .tests(let tests):
      tests.map { test in
        var row: FieldList = [
          "group": .string(name(test.pair.first)), "compared_with": .string(name(test.pair.second)),
        ]
        if hasStatistic { row.add("z", .amount(test.z)) }
        row.add("p_value", .probability(test.pValue))
        row.add("adjusted_p_value", .probability(test.adjusted))
        row.add(fields.without("pairs", "z", "p_value", "adjusted", "group_names"))
        return row
      }
    case .differences(let differences, _):
      differences.map { difference in
        var row: FieldList = [
          "group": .string(name(difference.pair.first)),
          "compared_with": .string(name(difference.pair.second)),
          "estimate": .amount(difference.estimate),
        ]
        row.add(difference.interval, .amount)
        row.add(fields.without("pairs", "estimate", "lower", "upper", "group_names"))
        return row
      }
    }
  }

  /// The pairs and the method, in a line.
  public var description: String {
    let found =
      switch content {
      case .tests: "adjusted p \(fields["adjusted"]?.shown ?? "")"
      case .differences(_, let level):
        "differences \(fields["estimate"]?.shown ?? "") (\(level.confidence))"
      }
    return "\(found), \(method)"
  }
}
