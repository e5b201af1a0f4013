/// The p-values of a family's statistics, adjusted for their number; never from the bootstrap.
public struct SimultaneousPValues: Hashable, Sendable {
  /// One statistic's p-value.
  public struct Value: Hashable, Sendable {
    /// By itself.
    public var alone: Double
    /// Adjusted for all that are tested.
    public var adjusted: Double
    /// What it is the p-value of.
    public var hypothesis: RandomizationHypothesis
    /// How many reassignments were simulated; nil where all were gone through.
    public var resamples: Int?

    package init(
      alone: Double, adjusted: Double, hypothesis: RandomizationHypothesis, resamples: Int?
    ) {
      self.alone = alone
      self.adjusted = adjusted
      self.hypothesis = hypothesis
      self.resamples = resamples
    }
  }

  /// In the order of the statistics; nil for those for which 0 is no hypothesis, and where a warning says
  /// why there is none.
  public private(set) var values: [Value?]
  /// What a reader must know.
  public private(set) var warnings: [AnalysisWarning] = []

  /// Statistics that are tested together.
  private struct Test {
    var places: [Int]
    var hypothesis: RandomizationHypothesis
  }

  package init(values: [Value?], warnings: [AnalysisWarning]) {
    self.values = values
    self.warnings = warnings
  }

  /// No p-values, for whoever needs the intervals alone.
  init(untested count: Int) {
    values = [Value?](repeating: nil, count: count)
  }

  /// Tests the statistics of a family.
  init(_ members: [FamilyMember], _ options: SimulationOptions) {
    values = [Value?](repeating: nil, count: members.count)
    var together: [RandomizationHypothesis: [Int]] = [:]
    var tests: [Test] = []
    for (place, member) in members.enumerated() where member.found.estimate != nil {
      guard let hypothesis = member.hypothesis else { continue }
      if hypothesis == .independence {
        tests.append(Test(places: [place], hypothesis: hypothesis))
      } else {
        together[hypothesis, default: []].append(place)
      }
    }
    for (hypothesis, places) in together {
      tests.append(Test(places: places, hypothesis: hypothesis))
    }
    let all = tests.reduce(0) { $0 + $1.places.count }
    var tooLarge: [Int] = []
    for test in tests {
      guard let (found, route) = Self.pValues(test, members, options) else {
        tooLarge += test.places
        continue
      }
      // Bonferroni's rule over the tests, each with its part of the significance.
      let factor = Double(all) / Double(test.places.count)
      var resamples: Int?
      if case .simulated(let count, _) = route { resamples = count }
      for (index, place) in test.places.enumerated() {
        values[place] = Value(
          alone: found.alone[index], adjusted: min(1, factor * found.stepDown[index]),
          hypothesis: test.hypothesis, resamples: resamples)
      }
    }
    if !tooLarge.isEmpty {
      let names = tooLarge.sorted().prefix(6).map { members[$0].found.name }.joined(separator: ", ")
      warnings.add(
        .tooLarge,
        "no p-value of \(names)\(tooLarge.count > 6 ? " and others" : ""): so many reassignments "
          + "of so many rows would take too long; ask for fewer resamples")
    }
  }

  private static func pValues(
    _ test: Test, _ members: [FamilyMember], _ options: SimulationOptions
  ) -> (RandomizationPValues, RandomizationTest.Route)? {
    let parts = test.places.map { members[$0].prepared.parts }
    switch test.hypothesis {
    case .symmetry:
      return RandomizationTest(RandomizationRows(differences: parts.map { $0[0].x }))
        .pValues(.largestStatistic, options)
    case .exchangeableGroups:
      let sizes = parts[0].map(\.count)
      return RandomizationTest(
        RandomizationRows(
          parts.map { $0[0].x + $0[1].x },
          groups: (Array(0..<sizes[0]), Array(sizes[0]..<sizes[0] + sizes[1])))
      ).pValues(.largestStatistic, options)
    case .independence:
      return ColumnPermutation(x: parts[0][0].x, y: parts[0][0].y).pValue(options).map {
        (
          RandomizationPValues(alone: [$0.value], singleStep: [$0.value], stepDown: [$0.value]),
          $0.route
        )
      }
    }
  }
}

extension FamilyMember {
  /// What a p-value of 0 is a test of; nil where 0 is no hypothesis, as of a mean, and of differences of
  /// variances, for which there is no exact test.
  fileprivate var hypothesis: RandomizationHypothesis? {
    switch statistic {
    case .pairedDifference(let statistic, _, _): statistic.ofScores == .mean ? .symmetry : nil
    case .difference(let statistic, _): statistic.ofScores == .mean ? .exchangeableGroups : nil
    case .pair(let statistic, _, _):
      statistic.definition.isTestOfIndependence ? .independence : nil
    case .column, .custom: nil
    }
  }
}
