internal import Glibc
internal import NumericCore

/// How often all intervals of a family hold their parameters together, by simulation of made-up respondents
/// whose parameters are known.
///
/// Respondents answer all items; the items depend on each other by a uniform number that a respondent's
/// answers share: each item takes the shared number with probability sqrt(dependence), else one of its own.
/// Columns of one distribution then correlate by just the dependence, whatever the distribution.
package struct SimultaneousCoverage: Sendable {
  /// The families that can be asked about.
  package enum Design: Hashable, Sendable {
    /// Shares of yes, one an item.
    case shares([Double])
    /// Means of so many items with these probabilities of the scores 1, 2 and so on.
    case means([Double], items: Int)
    /// Differences of two answers to so many items, with probabilities of the scores 1, 2 and so on of the
    /// first and of the second answer.
    case paired([Double], [Double], items: Int)
    /// Differences of two groups, each of so many rows as is asked for.
    case groups([Double], [Double], items: Int)
    /// All correlations of four columns with these probabilities of the scores.
    case correlations([Double])
    /// All correlations of four normal columns.
    case normalCorrelations
  }

  /// What came out.
  package struct Outcome: Hashable, Sendable {
    /// How many made-up samples there were.
    package var samples: Int
    /// In how many of them all intervals that there were held their parameters.
    package var covered: Int
    /// In how many of them a statistic had no interval, which counts neither for nor against.
    package var incomplete: Int
    /// The mean width of the intervals.
    package var meanWidth: Double

    /// The share of samples in which all intervals held.
    package var coverage: Double { Double(covered) / Double(samples) }
    /// Its standard error.
    package var standardError: Double {
      (coverage * (1 - coverage) / Double(samples)).squareRoot()
    }
  }

  /// The family.
  package var design: Design
  /// The number of respondents; of groups in each.
  package var rows: Int
  /// How much the items correlate, from 0 to 1.
  package var dependence: Double
  /// The nominal coverage.
  package var level: ConfidenceLevel

  /// Creates a question.
  ///
  /// - Precondition: At least two rows; probabilities that sum to 1.
  package init(
    _ design: Design, rows: Int, dependence: Double = 0.3, level: ConfidenceLevel = 0.95
  ) {
    precondition(rows >= 2 && (0...1).contains(dependence), "made-up samples have rows")
    self.design = design
    self.rows = rows
    self.dependence = dependence
    self.level = level
  }

  /// Makes samples and the intervals of each.
  ///
  /// - Parameters:
  ///   - samples: How many.
  ///   - resamples: How many resamples each of them has.
  ///   - seed: Of everything.
  /// - Throws: ``ResampleError`` for what can't be resampled.
  package func outcome(
    samples: Int, resamples: Int, seed: UInt64
  ) throws(ResampleError) -> Outcome {
    var outcome = Outcome(samples: samples, covered: 0, incomplete: 0, meanWidth: 0)
    var widths = 0.0
    var intervals = 0
    for number in 0..<samples {
      let family = try family(MadeUpNumbers(seed: seed, sample: number))
      // A seed of its own for each sample, so that resamples are independent of each other too.
      let plan = try ResamplePlan(
        resamples: resamples, seed: (seed &* 1_000_003 &+ UInt64(number)) & Seed.largestValue)
      let finding = family.finding(
        try family.maxima(plan), seed: plan.seed, level: level,
        pValues: SimultaneousPValues(untested: family.statistics.count))
      let found = zip(finding.members, truths)
      outcome.covered += found.allSatisfy { $0.interval?.contains($1) ?? true } ? 1 : 0
      outcome.incomplete += finding.members.contains { $0.interval == nil } ? 1 : 0
      for member in finding.members {
        guard let interval = member.interval, interval.halfWidth.isFinite else { continue }
        widths += interval.upper - interval.lower
        intervals += 1
      }
    }
    outcome.meanWidth = intervals > 0 ? widths / Double(intervals) : 0
    return outcome
  }

  /// The parameters.
  private var truths: [Double] {
    func mean(_ probabilities: [Double]) -> Double {
      probabilities.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    }
    return switch design {
    case .shares(let shares): shares
    case .means(let probabilities, let items):
      [Double](repeating: mean(probabilities), count: items)
    case .paired(let first, let second, let items), .groups(let first, let second, let items):
      [Double](repeating: mean(first) - mean(second), count: items)
    case .correlations, .normalCorrelations: [Double](repeating: dependence, count: 6)
    }
  }

  private func family(_ numbers: MadeUpNumbers) throws(ResampleError) -> SimultaneousBootstrap {
    var numbers = numbers
    switch design {
    case .shares(let shares):
      let columns = uniforms(shares.count, &numbers).enumerated().map { item, column in
        column.map { $0 < shares[item] ? 1.0 : 0 }
      }
      return try Self.family(columns) { .column(.proportion(atLeast: 1), of: "\($0)") }
    case .means(let probabilities, let items):
      let columns = uniforms(items, &numbers).map { Self.scores($0, probabilities) }
      return try Self.family(columns, scale: 1...Double(probabilities.count)) {
        .column(.mean, of: "\($0)")
      }
    case .paired(let first, let second, let items):
      let columns = uniforms(2 * items, &numbers).enumerated().map { place, column in
        Self.scores(column, place < items ? first : second)
      }
      return try Self.family(
        columns, scale: 1...Double(max(first.count, second.count)), statistics: items
      ) {
        .pairedDifference(.mean, of: "\($0)", minus: "\($0 + items)")
      }
    case .groups(let first, let second, let items):
      let one = uniforms(items, &numbers).map { Self.scores($0, first) }
      let two = uniforms(items, &numbers).map { Self.scores($0, second) }
      let labels = SampleLabels(
        [String](repeating: "1", count: rows) + [String](repeating: "2", count: rows))
      return try Self.family(
        zip(one, two).map { $0 + $1 }, scale: 1...Double(max(first.count, second.count)),
        group: labels
      ) {
        .difference(.mean, of: "\($0)")
      }
    case .correlations(let probabilities):
      let columns = uniforms(4, &numbers).map { Self.scores($0, probabilities) }
      return try Self.correlations(columns)
    case .normalCorrelations: return try Self.correlations(normals(4, &numbers))
    }
  }

  private static func correlations(
    _ columns: [[Double]]
  ) throws(ResampleError) -> SimultaneousBootstrap {
    let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    return try family(columns, statistics: pairs.count) {
      .correlation("\(pairs[$0].0)", "\(pairs[$0].1)")
    }
  }

  private static func family(
    _ columns: [[Double]], scale: ClosedRange<Double>? = nil, group: SampleLabels? = nil,
    statistics: Int? = nil, _ statistic: (_ place: Int) -> SampleStatistic
  ) throws(ResampleError) -> SimultaneousBootstrap {
    let sample = try translating(
      ResampleError.sample,
      BootstrapSample(
        columns: columns.enumerated().map { BootstrapSample.Column("\($0)", $1) }, group: group))
    return try SimultaneousBootstrap(
      (0..<(statistics ?? columns.count)).map(statistic), of: sample,
      scales: AnswerScales(all: scale))
  }

  // MARK: - Answers

  /// A column of uniform numbers for each item.
  private func uniforms(_ items: Int, _ numbers: inout MadeUpNumbers) -> [[Double]] {
    let copies = dependence.squareRoot()
    var columns = [[Double]](repeating: [], count: items)
    for _ in 0..<rows {
      let shared = numbers.next()
      for item in 0..<items {
        let own = numbers.next()
        columns[item].append(numbers.next() < copies ? shared : own)
      }
    }
    return columns
  }

  private func normals(_ items: Int, _ numbers: inout MadeUpNumbers) -> [[Double]] {
    var columns = [[Double]](repeating: [], count: items)
    for _ in 0..<rows {
      let shared = StandardNormal.quantile(lowerTail: numbers.next())
      for item in 0..<items {
        let own = StandardNormal.quantile(lowerTail: numbers.next())
        columns[item].append(
          dependence.squareRoot() * shared + (1 - dependence).squareRoot() * own)
      }
    }
    return columns
  }

  private static func scores(_ uniforms: [Double], _ probabilities: [Double]) -> [Double] {
    uniforms.map { number in
      var sum = 0.0
      for (index, probability) in probabilities.enumerated() {
        sum += probability
        if number < sum { return Double(index + 1) }
      }
      return Double(probabilities.count)
    }
  }
}

/// Uniform numbers of one made-up sample, in their order.
struct MadeUpNumbers {
  private let block: StreamBlock
  private var position = 0
  private var buffer: [Double] = []
  private var used = 0

  init(seed: UInt64, sample: Int) {
    guard let seed = Seed(seed) else { preconditionFailure("seeds are below 2^53") }
    block = StreamBlock(seed: seed, purpose: .simulation, index: UInt32(sample))
  }

  mutating func next() -> Double {
    if used == buffer.count {
      if buffer.isEmpty { buffer = [Double](repeating: 0, count: 1_024) }
      let block = block
      let start = position
      var span = buffer.mutableSpan
      block.fill(&span, startingAt: start)
      position += buffer.count
      used = 0
    }
    used += 1
    return buffer[used - 1]
  }
}
