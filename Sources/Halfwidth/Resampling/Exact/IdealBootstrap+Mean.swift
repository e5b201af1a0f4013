internal import NumericCore

extension IdealBootstrap {
  /// Returns the ideal bootstrap of a proportion: binomial probabilities.
  ///
  /// At 0 and at n successes all resamples are the same, and each interval is a point; the findings
  /// say so.
  ///
  /// - Throws: ``IdealBootstrapError/tooManyObservations(_:)``
  /// - Complexity: O(n) for a few hundred trials, then O(sqrt n).
  public static func proportion(
    _ counts: BinomialCounts
  ) throws(IdealBootstrapError) -> Bootstrap {
    try checkTotal(counts.trials)
    let lattice = BootstrapLattice(offset: 0, step: 1, divisor: counts.trials)
    let distribution = LatticeDistribution.binomial(
      trials: counts.trials, probability: counts.estimate, complement: counts.swapped.estimate)
    let (x, y) = (Double(counts.successes), Double(counts.failures))
    let n = x + y
    // The distances from the mean are y/n, x times, and -x/n, y times.
    let squares = x * y / (n * n * n)
    return Bootstrap(
      statistic: "proportion", sampleSizes: [counts.trials], estimate: counts.estimate,
      distribution: BootstrapDistribution(distribution, on: lattice),
      influence: BootstrapInfluence(
        squares: squares, cubes: squares * (y - x) / (n * n), isLinear: true),
      space: 0...1, alternative: "clopper-pearson or wilson")
  }

  /// Returns the ideal bootstrap of the share of observations with a score of at least `threshold`.
  ///
  /// - Throws: ``IdealBootstrapError/tooManyObservations(_:)``
  public static func topBox(
    of sample: ScoredCounts, atLeast threshold: Double
  ) throws(IdealBootstrapError) -> Bootstrap {
    var bootstrap = try proportion(sample.topBox(atLeast: threshold))
    bootstrap.statistic = "top_box"
    return bootstrap
  }

  /// Returns the ideal bootstrap of the mean of scores that are whole multiples of a common step, such
  /// as 1 to 5, or 0.5, 1 and 2.5.
  ///
  /// - Throws: ``IdealBootstrapError``: scores without common step, or more positions or products
  ///   than the limits.
  /// - Complexity: See `LatticeDistribution.power`: O(n^2) in the range of sums, O(n) for many
  ///   observations.
  public static func mean(of sample: ScoredCounts) throws(IdealBootstrapError) -> Bootstrap {
    try checkTotal(sample.total)
    guard let scores = ScoreLattice(sample.scores) else { throw .noCommonStep }
    let n = sample.total
    let (offset, overflow) = scores.offset.multipliedReportingOverflow(by: n)
    let (divisor, divisorOverflow) = scores.divisor.multipliedReportingOverflow(by: n)
    guard let range = scores.positions.last, range < largestLattice, !overflow, !divisorOverflow,
      divisor <= BootstrapLattice.largestNumerator
    else { throw .tooLarge }
    let lattice = BootstrapLattice(offset: offset, step: scores.step, divisor: divisor)
    guard lattice.holds(0...n * range) else { throw .tooLarge }
    var counts = [Int](repeating: 0, count: range + 1)
    for (position, count) in zip(scores.positions, sample.counts) { counts[position] = count }
    return try mean(of: counts, total: n, on: lattice)
  }

  /// Returns the ideal bootstrap of a mean of positions 0, 1, 2 and so on.
  ///
  /// - Parameters:
  ///   - counts: How many observations have each position.
  ///   - total: Their sum n.
  ///   - lattice: Where the sums of n positions lie.
  static func mean(
    of counts: [Int], total n: Int, on lattice: BootstrapLattice
  ) throws(IdealBootstrapError) -> Bootstrap {
    guard
      let distribution = LatticeDistribution(origin: 0, weights: counts.map(Double.init)).power(
        n, workLimit: largestWork, lengthLimit: largestLattice)
    else { throw .tooLarge }

    var sum = 0
    for (position, count) in counts.enumerated() { sum += position * count }
    var squares = 0.0
    var cubes = 0.0
    let unit = lattice.scale / Double(n)
    for (position, count) in counts.enumerated() where count > 0 {
      // n times the distance from the mean, in steps: a whole number.
      let part = Double(n * position - sum) * unit
      squares += Double(count) * part * part
      cubes += Double(count) * part * part * part
    }
    return Bootstrap(
      statistic: "mean", sampleSizes: [n], estimate: lattice.value(at: sum),
      distribution: BootstrapDistribution(distribution, on: lattice),
      influence: BootstrapInfluence(squares: squares, cubes: cubes, isLinear: true))
  }
}
