internal import NumericCore

extension IdealBootstrap {
  /// Returns the ideal bootstrap of the difference of two answers of the same respondents,
  /// (n10 - n01) / n.
  ///
  /// Respondents are resampled with both of their answers; the difference is the mean of scores -1, 0
  /// and 1.
  ///
  /// - Throws: ``IdealBootstrapError/tooManyObservations(_:)``
  public static func pairedDifference(
    _ pairs: PairedCounts
  ) throws(IdealBootstrapError) -> Bootstrap {
    let n = pairs.total
    try checkTotal(n)
    var bootstrap = try mean(
      of: [pairs.secondOnly, pairs.both + pairs.neither, pairs.firstOnly], total: n,
      on: BootstrapLattice(offset: -n, step: 1, divisor: n))
    bootstrap.statistic = "paired_difference"
    bootstrap.space = -1...1
    bootstrap.alternative = "tango"
    return bootstrap
  }

  /// Returns the ideal bootstrap of the first proportion minus the second, of different respondents.
  ///
  /// - Throws: ``IdealBootstrapError``: too many observations, or sample sizes whose common multiple
  ///   is beyond the limits.
  public static func independentDifference(
    _ counts: IndependentCounts
  ) throws(IdealBootstrapError) -> Bootstrap {
    var bootstrap = try difference(proportion(counts.first), proportion(counts.second))
    bootstrap.statistic = "independent_difference"
    bootstrap.alternative = "newcombe"
    return bootstrap
  }

  /// Returns the ideal bootstrap of a statistic of one sample minus a statistic of another, independent
  /// one: two means, two medians, or any two with exact distributions.
  ///
  /// Two lattices give a lattice, on which ties are whole numbers. Sample sizes without a common divisor
  /// give a fine one, with at most as many positions that have a probability as pairs of positions.
  ///
  /// - Throws: ``IdealBootstrapError``: a simulated distribution, or more positions or products than
  ///   the limits.
  /// - Complexity: O(m n) in the numbers of positions.
  public static func difference(
    _ first: Bootstrap, _ second: Bootstrap
  ) throws(IdealBootstrapError) -> Bootstrap {
    guard case .exact(let a, let axisA) = first.distribution.storage,
      case .exact(let b, let axisB) = second.distribution.storage
    else { throw .notExact }
    let (work, overflow) = a.probabilities.count.multipliedReportingOverflow(
      by: b.probabilities.count)
    guard !overflow, work <= largestWork else { throw .tooLarge }

    let distribution: BootstrapDistribution
    let estimate: Double
    if case .lattice(let latticeA) = axisA, case .lattice(let latticeB) = axisB,
      let placeA = latticeA.position(of: first.estimate),
      let placeB = latticeB.position(of: second.estimate)
    {
      guard let common = CommonLattice(latticeA, latticeB),
        common.length(a.support.count, b.support.count) <= largestLattice
      else { throw .tooLarge }
      let combined = a.combined(times: common.first, with: b, times: -common.second)
      guard common.lattice.holds(combined.support) else { throw .tooLarge }
      distribution = BootstrapDistribution(combined, on: common.lattice)
      estimate = common.lattice.value(at: common.first * placeA - common.second * placeB)
    } else {
      guard work <= largestLattice else { throw .tooLarge }
      var values: [Double] = []
      var probabilities: [Double] = []
      for i in a.support {
        for j in b.support {
          let probability = a.probability(at: i) * b.probability(at: j)
          if probability == 0 { continue }
          values.append(axisA.value(at: i) - axisB.value(at: j))
          probabilities.append(probability)
        }
      }
      distribution = BootstrapDistribution(values: values, probabilities: probabilities)
      estimate = first.estimate - second.estimate
    }
    let influence = first.influence.flatMap { one in
      second.influence.map { one + $0.negated }
    }
    return Bootstrap(
      statistic: "difference", sampleSizes: first.sampleSizes + second.sampleSizes,
      estimate: estimate, distribution: distribution, influence: influence,
      space: first.space.lowerBound
        - second.space.upperBound...first.space.upperBound - second.space.lowerBound,
      warnings: first.warnings + second.warnings.filter { !first.warnings.contains($0) })
  }
}
