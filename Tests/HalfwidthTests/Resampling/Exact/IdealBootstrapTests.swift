import TestSupport
import Testing

@testable import Halfwidth

@Suite struct IdealBootstrapTests {
  private let samples = [
    [4], [0, 1], [2, 2, 2], [0, 0, 1], [1, 2, 5], [1, 1, 2, 4], [3, 0, 7, 1], [1, 2, 3, 4, 5],
    [0, 1, 1, 0, 1], [3, 5, 7, 18, 43], [1, 1, 2, 2, 3, 3], [0, 0, 0, 0, 0, 1], [1, 5, 2, 5, 5, 9],
  ]

  /// Expects the probabilities of a tally, whose values are those of the statistic times `divisor`.
  private func expect(
    _ bootstrap: Bootstrap, _ tally: [Int: Int], over divisor: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let total = Double(tally.values.reduce(0, +))
    let atoms = try #require(bootstrap.distribution.atoms, sourceLocation: sourceLocation)
    #expect(
      atoms.map(\.value) == tally.keys.sorted().map { Double($0) / Double(divisor) },
      sourceLocation: sourceLocation)
    for (atom, key) in zip(atoms, tally.keys.sorted()) {
      expectClose(
        atom.probability, Double(tally[key] ?? 0) / total, relative: 1e-13,
        sourceLocation: sourceLocation)
    }
    for (numerator, denominator) in [(1, 40), (1, 10), (1, 4), (1, 2), (4, 5), (39, 40)] {
      #expect(
        bootstrap.distribution.quantile(Double(numerator) / Double(denominator))
          == Double(ResampleEnumeration.quantile(tally, numerator, of: denominator))
          / Double(divisor), sourceLocation: sourceLocation)
    }
    let mean = tally.reduce(0) { $0 + Double($1.key) * Double($1.value) } / total / Double(divisor)
    expectClose(
      bootstrap.mean, mean, relative: 1e-13, absolute: 1e-14, sourceLocation: sourceLocation)
    expectClose(
      bootstrap.distribution.mean, mean, relative: 1e-13, absolute: 1e-14,
      sourceLocation: sourceLocation)
    let variance =
      tally.reduce(0) { sum, pair in
        let distance = Double(pair.key) / Double(divisor) - mean
        return sum + distance * distance * Double(pair.value)
      } / total
    expectClose(
      bootstrap.standardError, variance.squareRoot(), relative: 1e-12, absolute: 1e-14,
      sourceLocation: sourceLocation)
    expectClose(
      bootstrap.distribution.standardError, variance.squareRoot(), relative: 1e-12,
      absolute: 1e-14, sourceLocation: sourceLocation)
    expectClose(
      bootstrap.bias, mean - bootstrap.estimate, absolute: 1e-13, sourceLocation: sourceLocation)
  }

  @Test func `the mean of scores has the distribution of all resamples`() throws {
    for data in samples {
      let scored = try ScoredCounts(values: data.map(Double.init))
      let bootstrap = try IdealBootstrap.mean(of: scored)
      try expect(
        bootstrap, ResampleEnumeration.tally(of: data) { $0.reduce(0, +) }, over: data.count)
      #expect(bootstrap.estimate == Double(data.reduce(0, +)) / Double(data.count))
    }
  }

  @Test func `a proportion has the distribution of all resamples`() throws {
    for n in 1...6 {
      for x in 0...n {
        let data = [Int](repeating: 1, count: x) + [Int](repeating: 0, count: n - x)
        try expect(
          IdealBootstrap.proportion(BinomialCounts(successes: x, trials: n)),
          ResampleEnumeration.tally(of: data) { $0.reduce(0, +) }, over: n)
      }
    }
  }

  @Test func `medians and other quantiles have the distribution of all resamples`() throws {
    for data in samples {
      let scored = try ScoredCounts(values: data.map(Double.init))
      try expect(
        IdealBootstrap.quantile(0.5, of: scored),
        ResampleEnumeration.tally(of: data) {
          ResampleEnumeration.doubledQuantile($0, 1, of: 2)
        }, over: 2)
      for (numerator, denominator) in [(1, 4), (1, 3), (2, 5), (3, 4), (5, 6), (1, 100)] {
        try expect(
          IdealBootstrap.quantile(Double(numerator) / Double(denominator), of: scored),
          ResampleEnumeration.tally(of: data) {
            ResampleEnumeration.doubledQuantile($0, numerator, of: denominator)
          }, over: 2)
      }
    }
  }

  @Test func `a paired difference has the distribution of all resamples`() throws {
    for both in 0...2 {
      for first in 0...2 {
        for second in 0...2 where both + first + second > 0 {
          let pairs = try PairedCounts(
            both: both, firstOnly: first, secondOnly: second, neither: both > 1 ? 0 : 1)
          let data =
            [Int](repeating: 1, count: first) + [Int](repeating: -1, count: second)
            + [Int](repeating: 0, count: both + pairs.neither)
          let bootstrap = try IdealBootstrap.pairedDifference(pairs)
          try expect(
            bootstrap, ResampleEnumeration.tally(of: data) { $0.reduce(0, +) }, over: data.count)
          #expect(bootstrap.estimate == pairs.difference)
        }
      }
    }
  }

  @Test func `differences of independent means, proportions and medians join all pairs`() throws {
    let pairs = [([0, 1, 1], [0, 1]), ([1, 2, 4, 4], [0, 3, 5]), ([2, 2], [1, 5, 6, 6, 9])]
    for (first, second) in pairs {
      let a = try ScoredCounts(values: first.map(Double.init))
      let b = try ScoredCounts(values: second.map(Double.init))
      let means = ResampleEnumeration.tally(of: first) { $0.reduce(0, +) * second.count }
      let others = ResampleEnumeration.tally(of: second) { $0.reduce(0, +) * first.count }
      try expect(
        IdealBootstrap.difference(IdealBootstrap.mean(of: a), IdealBootstrap.mean(of: b)),
        join(means, others), over: first.count * second.count)
      let medians = ResampleEnumeration.tally(of: first) {
        ResampleEnumeration.doubledQuantile($0, 1, of: 2)
      }
      let otherMedians = ResampleEnumeration.tally(of: second) {
        ResampleEnumeration.doubledQuantile($0, 1, of: 2)
      }
      try expect(
        IdealBootstrap.difference(
          IdealBootstrap.quantile(0.5, of: a), IdealBootstrap.quantile(0.5, of: b)),
        join(medians, otherMedians), over: 2)
    }
    let counts = try IndependentCounts(
      BinomialCounts(successes: 2, trials: 3), BinomialCounts(successes: 1, trials: 4))
    let difference = try IdealBootstrap.independentDifference(counts)
    try expect(
      difference,
      join(
        ResampleEnumeration.tally(of: [1, 1, 0]) { 4 * $0.reduce(0, +) },
        ResampleEnumeration.tally(of: [1, 0, 0, 0]) { 3 * $0.reduce(0, +) }), over: 12)
    #expect(difference.estimate == 5.0 / 12)
  }

  private func join(_ first: [Int: Int], _ second: [Int: Int]) -> [Int: Int] {
    var joined: [Int: Int] = [:]
    for (a, count) in first {
      for (b, other) in second { joined[a - b, default: 0] += count * other }
    }
    return joined
  }

  @Test func `BCa's corrections are those of explicit resamples and leave-one-outs`() throws {
    for data in samples where data.count > 1 {
      let scored = try ScoredCounts(values: data.map(Double.init))
      let bootstrap = try IdealBootstrap.mean(of: scored)
      let tally = ResampleEnumeration.tally(of: data) { $0.reduce(0, +) }
      let total = Double(tally.values.reduce(0, +))
      let own = data.reduce(0, +)
      let below = Double(tally.filter { $0.key < own }.values.reduce(0, +))
      let ties = Double(tally[own] ?? 0)
      // z0 is the normal quantile of this share.
      let share = (below + ties / 2) / total
      expectClose(normalShare(below: bootstrap.z0 ?? .nan), share, relative: 1e-13)

      let n = Double(data.count)
      let without = data.map { Double(own - $0) / (n - 1) }
      let mean = without.reduce(0, +) / n
      let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let cubes = without.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
      let acceleration = squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
      expectClose(
        bootstrap.influence?.acceleration ?? .nan, acceleration, relative: 1e-11, absolute: 1e-14)
    }
  }

  /// The normal distribution function, by integrating the density.
  private func normalShare(below z: Double) -> Double {
    // exp(-z^2/2) (z + z^3/3 + z^5/15 + ...) / sqrt(2 pi), for moderate z.
    var term = z
    var sum = z
    var divisor = 3.0
    while term.magnitude > 1e-18 * sum.magnitude {
      term *= z * z / divisor
      sum += term
      divisor += 2
    }
    return 0.5 + sum * exponential(-z * z / 2) / (2 * Double.pi).squareRoot()
  }

  private func exponential(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for i in 1...60 {
      term *= x / Double(i)
      sum += term
    }
    return sum
  }

  @Test func `the median's acceleration is that of explicit leave-one-out medians`() throws {
    for data in samples where data.count > 1 {
      let scored = try ScoredCounts(values: data.map(Double.init))
      let without = data.indices.map { index in
        Double(
          ResampleEnumeration.doubledQuantile(
            Array(data[..<index] + data[(index + 1)...]), 1, of: 2)) / 2
      }
      let mean = without.reduce(0, +) / Double(data.count)
      let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let cubes = without.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
      let acceleration = squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
      expectClose(
        try IdealBootstrap.quantile(0.5, of: scored).influence?.acceleration ?? .nan, acceleration,
        relative: 1e-11, absolute: 1e-14, "\(data)")
    }
  }

  @Test func `a median of tiny probabilities keeps their digits`() throws {
    let median = try IdealBootstrap.quantile(
      0.5,
      of: ScoredCounts(scores: [1, 2, 3], counts: [1, 48, 1]))
    // At least 26 of 50 draws are the single 1, and exactly 25 are: from 40-digit sums.
    let both = 5.115585724394477e-31
    let one = 2.559677781575859e-29
    for (value, probability) in [(1, both), (3, both), (1.5, one), (2.5, one)] {
      expectClose(median.distribution.probability(at: value) ?? .nan, probability, relative: 1e-13)
    }
    #expect(median.distribution.atoms?.count == 5)
  }

  @Test func `sums of scores with decimals tie as whole numbers`() throws {
    let tenths = try IdealBootstrap.mean(of: ScoredCounts(values: [0.1, 0.2, 0.3, 0.7]))
    let whole = try IdealBootstrap.mean(of: ScoredCounts(values: [1, 2, 3, 7]))
    let atoms = try #require(tenths.distribution.atoms)
    let others = try #require(whole.distribution.atoms)
    #expect(atoms.map(\.probability) == others.map(\.probability))
    for (atom, other) in zip(atoms, others) {
      expectClose(atom.value, other.value / 10, relative: 1e-15)
    }
    #expect(tenths.z0 == whole.z0)
    #expect(tenths.estimate == 0.325)
    // Thirds, and halves with an offset.
    let thirds = try IdealBootstrap.mean(of: ScoredCounts(values: [1.0 / 3, 2.0 / 3, 1, 7.0 / 3]))
    #expect(thirds.distribution.atoms?.map(\.probability) == others.map(\.probability))
    #expect(thirds.estimate == 13.0 / 12)
    let mixed = try IdealBootstrap.mean(of: ScoredCounts(values: [0.5, 1, 2.5]))
    #expect(mixed.distribution.lattice == BootstrapLattice(offset: 3, step: 1, divisor: 6))
  }

  @Test func `differences of paired scores are taken in whole steps`() throws {
    let differences = try ScoredCounts.differences(
      first: [0.3, 0.2, 5, 1.1], second: [0.1, 0, 4.8, 1.2])
    #expect(differences.scores == [-0.1, 0.2])
    #expect(differences.counts == [1, 3])
    let real = try ScoredCounts.differences(first: [.pi, 1], second: [1, 1])
    #expect(real.scores == [0, .pi - 1])
  }

  @Test func `scores without a common step have a median, and no mean`() throws {
    let root = 2.0.squareRoot()
    let scored = try ScoredCounts(values: [root, 1, .pi])
    #expect(throws: IdealBootstrapError.noCommonStep) { try IdealBootstrap.mean(of: scored) }
    let median = try IdealBootstrap.quantile(0.5, of: scored)
    // 7, 13 and 7 of the 27 resamples.
    let atoms = try #require(median.distribution.atoms)
    #expect(atoms.map(\.value) == [1, root, .pi])
    for (atom, count) in zip(atoms, [7.0, 13, 7]) {
      expectClose(atom.probability, count / 27, relative: 1e-14)
    }
    let difference = try IdealBootstrap.difference(median, median)
    expectClose(
      difference.distribution.probability(at: 0) ?? .nan, (49.0 + 169 + 49) / 729, relative: 1e-14)
    #expect((difference.z0 ?? .nan).magnitude < 1e-15)
  }

  @Test func `what would take too long is refused with what to do instead`() throws {
    let fine = try ScoredCounts(values: [0, 0.000001, 1_000_000])
    #expect(throws: IdealBootstrapError.tooLarge) { try IdealBootstrap.mean(of: fine) }
    let many = try BinomialCounts(successes: 1, trials: 1_000_001)
    #expect(throws: IdealBootstrapError.tooManyObservations(1_000_001)) {
      try IdealBootstrap.proportion(many)
    }
    let coprime = try IndependentCounts(
      BinomialCounts(successes: 400_000, trials: 999_983),
      BinomialCounts(successes: 500_000, trials: 999_979))
    #expect(throws: IdealBootstrapError.tooLarge) {
      try IdealBootstrap.independentDifference(coprime)
    }
    for error in [
      IdealBootstrapError.tooLarge, .noCommonStep, .tooManyCompositions, .tooManyObservations(7),
    ] {
      #expect(error.message.contains("simulate"))
    }
  }

  @Test func `impossible scores are refused`() {
    func message(_ scores: [Double], _ counts: [Int]) -> String? {
      #expect(throws: CountsError.self) { try ScoredCounts(scores: scores, counts: counts) }?
        .message
    }
    #expect(
      message([1, 2], [3]) == "there are 2 scores and 1 counts; give one count for each score")
    #expect(message([1], [0]) == "there are no observations; at least one must be counted")
    #expect(message([1, 2], [-2, 3]) == "count 1 is -2; counts are not negative")
    #expect(
      message([1, 2], [.max, 3])
        == "the counts sum to more than 2^53, the largest number that is counted exactly; give fewer"
    )
    #expect(throws: CountsError(.tooFew, "there are no observations; at least one must be counted"))
    {
      try ScoredCounts(values: [])
    }
    #expect(
      throws: CountsError(
        .outOfRange, "score 2 is not a finite number; leave respondents without a score out")
    ) { try ScoredCounts(values: [1, .nan]) }
    #expect(
      throws: CountsError(
        .mismatch, "there are 1 first and 2 second scores; give both of each respondent")
    ) { try ScoredCounts.differences(first: [1], second: [1, 2]) }
  }

  @Test func `a top box is a proportion`() throws {
    let scored = try ScoredCounts(scores: [1, 2, 3, 4], counts: [4, 9, 12, 25])
    let top = try IdealBootstrap.topBox(of: scored, atLeast: 3)
    let plain = try IdealBootstrap.proportion(BinomialCounts(successes: 37, trials: 50))
    #expect(top.distribution == plain.distribution && top.statistic == "top_box")
  }
}
