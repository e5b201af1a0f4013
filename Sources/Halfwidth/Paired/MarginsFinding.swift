/// What a test says over every joint table that the margins allow.
public struct MarginsPValueFinding: Hashable, Sendable {
  /// The slug of the test.
  public let method: String
  /// The smallest p-value of any table; 0 where it is below the smallest double.
  public let pValueMin: Double
  /// The largest p-value of any table; valid whichever table is the true one.
  public let pValueMax: Double
  /// Every n11 whose table has ``pValueMin``, ascending.
  public let bothAtMin: [Int]
  /// Every n11 whose table has ``pValueMax``, ascending.
  public let bothAtMax: [Int]
  /// The values of n11 that were examined.
  public let joint: ClosedRange<Int>
  /// At how many of the tables the test rejects at the level of the finding.
  public let rejections: Int
  /// What a reader must know.
  public internal(set) var warnings: [AnalysisWarning]
}

/// What a method's intervals say over every joint table that the margins allow.
///
/// The union keeps the coverage of the method, whichever table is the true one. The width that it has
/// beyond a single interval comes from the unknown joint table: it is not sampling error.
public struct MarginsIntervalFinding: Hashable, Sendable {
  /// The slug of the method.
  public let method: String
  /// The nominal coverage of the method.
  public let level: ConfidenceLevel
  /// The first proportion minus the second, the same for every table.
  public let estimate: Double
  /// The lower limit of the union: the lowest of any table.
  public let lowerMin: Double
  /// The upper limit of the union: the highest of any table.
  public let upperMax: Double
  /// Every n11 whose table has ``lowerMin``, ascending.
  public let bothAtLowerMin: [Int]
  /// Every n11 whose table has ``upperMax``, ascending.
  public let bothAtUpperMax: [Int]
  /// The lowest of the values that lie inside the interval for every table; nil where there are none.
  ///
  /// With ``upperMin`` it is not a confidence interval.
  public let lowerMax: Double?
  /// The highest of the values that lie inside the interval for every table; nil where there are none.
  public let upperMin: Double?
  /// The values of n11 that were examined.
  public let joint: ClosedRange<Int>
  /// At how many of the tables the interval leaves out 0.
  public let exclusionsOfZero: Int
  /// What a reader must know.
  public internal(set) var warnings: [AnalysisWarning]
}

/// Whether a difference is shown, over the joint tables that the margins allow.
public enum MarginsVerdict: String, CaseIterable, Hashable, Sendable {
  /// The test rejects for every table.
  case every
  /// The test rejects for some of the tables, and not for others.
  case some
  /// The test rejects for no table: a difference cannot be shown with these margins.
  ///
  /// That is not evidence of no difference.
  case none

  /// What the smallest and the largest p-value of all that is possible say together.
  public init(_ pValues: ClosedRange<Double>, level: ConfidenceLevel) {
    self =
      pValues.upperBound <= level.significance
      ? .every : pValues.lowerBound <= level.significance ? .some : .none
  }

  init(rejections: Int, of tables: Int) {
    self = rejections == 0 ? .none : rejections == tables ? .every : .some
  }
}

/// Everything that two margins of the same respondents say about their difference.
///
/// The net change and the range of those who answered differently need no inference. The verdict is by
/// the exact McNemar test; the mid-p test and Tango's interval stand beside it as approximations, and
/// a warning says where they disagree with it.
public struct MarginsFinding: Hashable, Sendable {
  /// What was observed.
  public let margins: PairedMargins
  /// The nominal coverage; the tests reject at 1 minus it.
  public let level: ConfidenceLevel
  /// The values of n11 that were examined.
  public let joint: ClosedRange<Int>
  /// How many more said yes to the first question, whatever the table is.
  public let net: Int
  /// How many answered differently, at least and at most; every second number of the range.
  public let discordant: ClosedRange<Int>
  /// The smallest correlation of the answers; nil where everybody gave one answer to a question.
  public let phiMin: Double?
  /// The largest correlation of the answers; nil where everybody gave one answer to a question.
  public let phiMax: Double?
  /// The exact McNemar test, by which the verdict is.
  public let exact: MarginsPValueFinding
  /// The mid-p McNemar test; approximate.
  public let midP: MarginsPValueFinding
  /// Tango's interval; approximate.
  public let tango: MarginsIntervalFinding
  /// The largest b + c at which, and at all smaller possible values, the exact test rejects; nil where
  /// it rejects at none, or not at the smallest.
  public let criticalDiscordance: Int?
  /// The correlation of the answers at ``criticalDiscordance``; nil also where it is undefined.
  public let criticalPhi: Double?
  /// Whether the exact test rejects for every table, for some, or for none.
  public let verdict: MarginsVerdict
  /// What a reader must know.
  public internal(set) var warnings: [AnalysisWarning]
}

extension MarginsPValueFinding: WireRepresentable {
  /// The lists name every n11 where the end of the range is attained.
  public var fields: FieldList {
    [
      "method": .string(method), "p_value_min": .probability(pValueMin),
      "p_value_max": .probability(pValueMax), "n11_at_min": .wholes(bothAtMin),
      "n11_at_max": .wholes(bothAtMax), "n11_range": .ends(joint),
      "tables": .integer(joint.count), "rejections": .integer(rejections),
      "warnings": .warnings(warnings),
    ]
  }
}

extension MarginsIntervalFinding: WireRepresentable {
  /// The union stands as `lower`, `upper` and as `lower_min`, `upper_max`.
  public var fields: FieldList {
    [
      "estimand": .string("difference"), "method": .string(method), "confidence": .level(level),
      "estimate": .amount(estimate), "lower": .amount(lowerMin), "upper": .amount(upperMax),
      "lower_min": .amount(lowerMin), "upper_max": .amount(upperMax),
      "n11_at_lower_min": .wholes(bothAtLowerMin), "n11_at_upper_max": .wholes(bothAtUpperMax),
      "lower_max": .amount(lowerMax), "upper_min": .amount(upperMin), "n11_range": .ends(joint),
      "tables": .integer(joint.count), "exclusions_of_zero": .integer(exclusionsOfZero),
      "warnings": .warnings(warnings),
    ]
  }
}

extension MarginsFinding: WireRepresentable {
  /// What each method says is a list of its own.
  public var fields: FieldList { fields(family: nil) }

  /// The same with the p-values adjusted for the family that the margins are an item of.
  func fields(family: MarginsFamilyFinding?) -> FieldList {
    var fields: FieldList = [
      "x1": .integer(margins.first), "x2": .integer(margins.second), "n": .integer(margins.total),
      "net": .integer(net), "estimand": .string("difference"),
      "estimate": .amount(margins.difference),
      "n11_range": .ends(joint), "discordant_min": .integer(discordant.lowerBound),
      "discordant_max": .integer(discordant.upperBound), "phi_min": .amount(phiMin),
      "phi_max": .amount(phiMax), "confidence": .level(level),
      "verdict": .string(verdict.rawValue), "verdict_by": .string(exact.method),
      "critical_discordance": .whole(criticalDiscordance), "critical_phi": .amount(criticalPhi),
      "mcnemar_exact": .fields(exact.fields), "mcnemar_mid_p": .fields(midP.fields),
      "tango": .fields(tango.fields),
    ]
    if let family { fields.add(family.fields) }
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// The interval, the test and the verdict.
  public var description: String { "\(tango); \(exact); shown for \(verdict) of the tables" }
}
