internal import NumericCore

/// Sign-flip tests of several differences of the same respondents; raw values are the slugs.
///
/// A flip turns the signs of all of a respondent's differences, so that the dependence between the items
/// counts. The p-values are exact if each respondent's differences are as likely as their negatives, which
/// holds where the two answers are exchangeable; equal means, or equal shares of yes, are not enough for
/// that. Of answers on a scale of more than two levels it is symmetry that is tested, and not the mean: a
/// difference of 4 with probability .2 and of -1 with .8, whose mean is 0, is rejected at .05 with
/// probability .11 for 10 respondents and .07 for 20.
///
/// Exact by convolution while the product of the items' sums of squares plus 1 is at most 10^7, and by
/// going through all flips of few respondents; elsewhere simulated, with (1 + count) / (resamples + 1), and
/// never below what all flips could give.
///
/// Source: P. H. Westfall, S. S. Young (1993), *Resampling-Based Multiple Testing*, Wiley, sections 2.6 and
/// 2.8. R's `multtest::mt.maxT(test = "pairt")` gives the same p-values: abs(t) and abs(S) / sqrt(Q) order
/// the flips alike, as Q does not change.
public enum WestfallYoungMethod: String, CaseIterable, Hashable, Sendable {
  /// By the largest S / sqrt(Q), S an item's sum and Q its sum of squares.
  case signFlipMaxT = "sign-flip-max-t"
  /// By the smallest p-value, each the exact one of its item.
  case signFlipMinP = "sign-flip-min-p"

  /// The method where none is asked for.
  public static let `default` = WestfallYoungMethod.signFlipMaxT

  /// Returns the p-values of differences.
  ///
  /// - Parameters:
  ///   - differences: A row of differences for each respondent.
  ///   - simulation: How many flips are simulated, where not all are gone through.
  /// - Returns: An item that does not vary has no statistic and p-values of 1. Where there would be too
  ///   much to go through, and for ``signFlipMinP`` of numbers without a common step, there are no
  ///   p-values, and a warning says why.
  public func finding(
    for differences: RespondentDifferences, simulation: SimulationOptions = SimulationOptions()
  ) -> WestfallYoungFinding {
    let test = RandomizationTest(
      RandomizationRows(differences: (0..<differences.items).map(differences.column)))
    var finding = WestfallYoungFinding(
      method: self, respondents: differences.rows.count,
      statistics: self == .signFlipMaxT ? test.statistics : nil)
    guard let (values, route) = test.pValues(statistic, simulation) else {
      finding.warnings.add(
        .tooLarge,
        self == .signFlipMinP
          ? "\(rawValue) needs the exact p-value of each item, of differences on a common step and of "
            + "fewer sums than a million; use \(WestfallYoungMethod.signFlipMaxT.rawValue)"
          : "\(rawValue) would add more than \(RandomizationSimulation.mostNumbers) numbers; ask for "
            + "fewer resamples")
      return finding
    }
    finding.pValues = values.alone
    finding.adjustedSingleStep = values.singleStep
    finding.adjusted = values.stepDown
    let constant = test.statistics.enumerated().filter { $0.element == nil }.map {
      "\($0.offset + 1)"
    }
    if !constant.isEmpty {
      finding.warnings.add(
        .undefined,
        "nobody answered the two of item \(constant.joined(separator: ", ")) differently: no "
          + "statistic, and a p-value of 1")
    }
    switch route {
    case .exact: finding.simulation = nil
    case .simulated(let resamples, let seed):
      finding.simulation = WestfallYoungFinding.Simulation(resamples: resamples, seed: seed)
      finding.warnings.add(
        .simulated, "simulated, because the sums of all sign-flips are too many to be gone through")
    }
    return finding
  }

  private var statistic: RandomizationTest.Statistic {
    switch self {
    case .signFlipMaxT: .largestStatistic
    case .signFlipMinP: .smallestPValue
    }
  }
}

/// P-values of several differences of the same respondents, adjusted for their number.
public struct WestfallYoungFinding: Hashable, Sendable {
  /// How flips were simulated.
  public struct Simulation: Hashable, Sendable {
    /// How many.
    public var resamples: Int
    /// The seed.
    public var seed: UInt64
  }

  /// The method.
  public var method: WestfallYoungMethod
  /// The number of respondents.
  public var respondents: Int
  /// By item S / sqrt(Q), nil for one that does not vary; nil for a method without a statistic.
  public var statistics: [Double?]?
  /// Each item's own p-value; nil where there are none, and a warning says why.
  public var pValues: [Double]?
  /// Adjusted by the largest statistic of all items.
  public var adjustedSingleStep: [Double]?
  /// Adjusted step by step, which is never larger.
  public var adjusted: [Double]?
  /// How flips were simulated; nil where all were gone through.
  public var simulation: Simulation?
  /// What a reader must know.
  public var warnings: [AnalysisWarning] = []

  /// What the p-values are of.
  public static let hypothesis = RandomizationHypothesis.symmetry
}

extension RespondentDifferences {
  /// Returns a test of all items' differences together, by sign-flips of respondents.
  ///
  /// ```swift
  /// let rows = try RespondentDifferences([[0, 0], [1, 0], [1, 1], [1, 0], [0, 0], [0, 0], [0, -1], [0, 1]])
  /// rows.test(.signFlipMaxT).adjusted  // [0.4375, 1]
  /// ```
  public func test(
    _ method: WestfallYoungMethod = .default, simulation: SimulationOptions = SimulationOptions()
  ) -> WestfallYoungFinding {
    method.finding(for: self, simulation: simulation)
  }
}

extension WestfallYoungFinding: WireRepresentable {
  /// What each item has is in lists.
  public var fields: FieldList {
    func list(_ values: [Double]?) -> FieldValue {
      values.map { .list($0.map { .probability($0) }) } ?? .undefined
    }
    var fields: FieldList = [
      "estimand": .string("differences"), "method": .string(method.rawValue),
      "n": .integer(respondents),
    ]
    if let statistics { fields.add("statistic", .list(statistics.map { .amount($0) })) }
    fields.add("p_value", list(pValues))
    fields.add("adjusted_single_step", list(adjustedSingleStep))
    fields.add("adjusted", list(adjusted))
    fields.add("p_value_tests", .string(Self.hypothesis.rawValue))
    fields.add("resamples", simulation.map { .integer($0.resamples) } ?? .string("exact"))
    fields.add("seed", simulation.map { .seed($0.seed) } ?? .undefined)
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// A list for each item, numbered from 1 on; one for all where nothing is known of them.
  var rows: [FieldList] {
    let items = pValues?.count ?? statistics?.count ?? 0
    if items == 0 { return [fields] }
    let shared = fields.without("statistic", "p_value", "adjusted_single_step", "adjusted")
    return (0..<items).map { item in
      var row: FieldList = ["item": .integer(item + 1)]
      if let statistics { row.add("statistic", .amount(statistics[item])) }
      row.add("p_value", .probability(pValues?[item]))
      row.add("adjusted_p_value", .probability(adjusted?[item]))
      row.add("adjusted_single_step", .probability(adjustedSingleStep?[item]))
      row.add(shared)
      return row
    }
  }

  /// The adjusted p-values and the method.
  public var description: String {
    "adjusted p \(fields["adjusted"]?.shown ?? ""), \(method.rawValue)"
  }
}
