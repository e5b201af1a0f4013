internal import NumericCore

/// A measure of agreement in resamples of the subjects, each with all of its ratings.
///
/// Resample *i* belongs to block *i* / 256 of the stream of the seed and ``StreamPurpose/resampling``, and owns a word
/// of it for each subject that it draws: threads make no difference.
struct RaterBootstrap {
  private let method: RaterMethod
  private let ratings: Ratings
  private let estimate: Double
  private let space: ClosedRange<Double>

  /// The most counts of subjects and categories that are added up, some ten seconds' work.
  static let mostCounts = 10_000_000_000

  init(_ method: RaterMethod, _ ratings: Ratings, estimate: Double, space: ClosedRange<Double>) {
    self.method = method
    self.ratings = ratings
    self.estimate = estimate
    self.space = space
  }

  /// Adds BCa limits to a finding, with how they were drawn; a warning says why there are none.
  func addLimits(to finding: inout IntervalFinding, _ simulation: SimulationOptions) {
    let resamples = simulation.resamples ?? SimulationOptions.defaultResamples
    let size = ratings.subjects * ratings.categories.count + squares
    guard resamples >= 2, resamples <= Self.mostCounts / max(1, size) else {
      finding.warnings.add(
        .tooLarge,
        resamples < 2
          ? "one resample has no limits; ask for 9999 or so"
          : "\(resamples) resamples of \(ratings.subjects) subjects would take long; ask for at most "
            + "\(Self.mostCounts / max(1, size))")
      return
    }
    let seed = simulation.seedOrFresh
    guard let start = Seed(seed) else { preconditionFailure("a seed is at most 2^53 - 1") }
    let drawn = draw(resamples, threads: simulation.threads, start)
    finding.resampling = ResamplingFinding(
      intervalMethod: BootstrapMethod.bca.rawValue, resamples: resamples, seed: seed)
    let undefined = resamples - drawn.count
    let tail = finding.level.tail(.two)
    guard drawn.count >= 2, Double(undefined) <= tail * Double(resamples) else {
      finding.warnings.add(
        .undefined,
        "\(method.rawValue) is undefined in \(undefined) of \(resamples) resamples, whose ratings do not vary, which "
          + "leaves no limits")
      return
    }
    let bootstrap = Bootstrap(
      statistic: method.estimand, sampleSizes: [ratings.subjects], estimate: estimate,
      distribution: BootstrapDistribution(sortedValues: drawn.sorted(), seed: seed),
      influence: influence, space: space)
    let found = BootstrapMethod.bca.finding(for: bootstrap, level: finding.level)
    finding.interval = bootstrap.distribution.isPoint ? nil : found.interval
    finding.standardError = bootstrap.standardError
    finding.warnings += found.warnings
    finding.warnings.add(
      .simulated,
      "\(method.rawValue) has limits that are simulated, from \(resamples) resamples of the subjects with seed \(seed)"
        + Self.errors(found.monteCarlo)
        + (undefined > 0
          ? "; in \(undefined) of the resamples ratings do not vary, and these are left out" : ""))
  }

  /// Where endless simulation would put the limits.
  private static func errors(_ errors: BootstrapEndpointErrors?) -> String {
    guard let lower = errors?.lower?.bracket, let upper = errors?.upper?.bracket else { return "" }
    func range(_ range: ClosedRange<Double>) -> String {
      "\(DecimalFormat.fixed(range.lowerBound, places: 4)) to "
        + DecimalFormat.fixed(range.upperBound, places: 4)
    }
    return
      "; endless simulation would give a lower limit in \(range(lower)), and an upper one in \(range(upper))"
  }

  /// What a resample costs beside its subjects' counts.
  private var squares: Int {
    switch method {
    case .krippendorffNominal, .krippendorffOrdinal, .krippendorffInterval:
      ratings.categories.count * ratings.categories.count
    case .percentAgreement, .fleissKappa, .freeMarginalKappa, .gwetAC1: 0
    }
  }

  /// The measure in the resamples in which it is defined.
  private func draw(_ resamples: Int, threads: Int, _ seed: Seed) -> [Double] {
    let subjects = ratings.subjects
    return SimulationBlocks(
      resamples: resamples, threads: threads, seed: seed, purpose: .resampling
    ).reduce(into: [Double]()) { values, block, count in
      var words = [UInt64](repeating: 0, count: subjects)
      for number in 0..<count {
        var span = words.mutableSpan
        block.fill(&span, startingAt: number * subjects)
        var weights = [Double](repeating: 0, count: subjects)
        for (place, word) in words.enumerated() {
          weights[block.draw(below: subjects, word: word, at: number * subjects + place)] += 1
        }
        if let value = method.estimate(of: RaterAgreement(ratings, weights: weights)) {
          values.append(value)
        }
      }
    }.flatMap(\.self)
  }

  /// The jackknife over subjects; nil where the measure is undefined without one of them.
  private var influence: BootstrapInfluence? {
    // Subjects with the same counts have the same influence.
    var groups: [[Int]: Int] = [:]
    for row in ratings.counts { groups[row, default: 0] += 1 }
    var weights = [Double](repeating: 1, count: ratings.subjects)
    var values: [(value: Double, count: Int)] = []
    for (subject, row) in ratings.counts.enumerated() {
      guard let count = groups.removeValue(forKey: row) else { continue }
      weights[subject] = 0
      defer { weights[subject] = 1 }
      guard let value = method.estimate(of: RaterAgreement(ratings, weights: weights)) else {
        return nil
      }
      values.append((value, count))
    }
    return BootstrapInfluence(leaveOneOut: values)
  }
}
