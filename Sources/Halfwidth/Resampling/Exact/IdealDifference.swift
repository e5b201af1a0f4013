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
    bootstrap.statistic = "paired-difference"
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
    bootstrap.statistic = "independent-difference"
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

/// The lattice of the differences of values on two lattices: `first` times the one position minus
/// `second` times the other.
struct CommonLattice {
  let lattice: BootstrapLattice
  let first: Int
  let second: Int

  /// Finds the lattice; nil where its numbers are too large.
  init?(_ a: BootstrapLattice, _ b: BootstrapLattice) {
    let common = greatestCommonDivisor(a.divisor, b.divisor)
    let factorA = b.divisor / common
    let factorB = a.divisor / common
    let (divisor, overflow) = a.divisor.multipliedReportingOverflow(by: factorA)
    let (stepA, overflowA) = a.step.multipliedReportingOverflow(by: factorA)
    let (stepB, overflowB) = b.step.multipliedReportingOverflow(by: factorB)
    let (offsetA, overflowC) = a.offset.multipliedReportingOverflow(by: factorA)
    let (offsetB, overflowD) = b.offset.multipliedReportingOverflow(by: factorB)
    let (offset, overflowE) = offsetA.subtractingReportingOverflow(offsetB)
    guard !overflow, !overflowA, !overflowB, !overflowC, !overflowD, !overflowE,
      divisor <= BootstrapLattice.largestNumerator
    else { return nil }
    let step = greatestCommonDivisor(stepA, stepB)
    lattice = BootstrapLattice(offset: offset, step: step, divisor: divisor)
    first = stepA / step
    second = stepB / step
  }

  /// The number of positions of the differences of so many positions each; `Int.max` if too many.
  func length(_ a: Int, _ b: Int) -> Int {
    let (partA, overflowA) = first.multipliedReportingOverflow(by: a - 1)
    let (partB, overflowB) = second.multipliedReportingOverflow(by: b - 1)
    let (sum, overflow) = partA.addingReportingOverflow(partB)
    return overflowA || overflowB || overflow || sum == .max ? .max : sum + 1
  }
}
