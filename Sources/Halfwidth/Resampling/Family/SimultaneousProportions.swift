internal import NumericCore

/// Intervals for the proportions of several items answered by the same respondents, all of which hold
/// their proportion together at the nominal level.
///
/// Respondents are resampled with all their answers, so that the dependence between items counts. Of
/// each resample the largest abs(p* - p) / sqrt(p (1 - p) / n) over the items is found, with the
/// original standard error: a resample's own is 0 too often near 0 and 1. Its quantile at the level
/// takes the place of z in the Wilson equation of each item.
///
/// Items with fewer than five answers of either kind leave the family, are marked, and get a
/// Clopper-Pearson interval at the level that Bonferroni's rule gives one of all items; the others share
/// what is left of the level. Near 0 and 1 the largest distance says too little: 14 shares at .99 and 50
/// respondents were all covered .84 of the time where .95 was meant.
///
/// The statistics of all resamples are whole numbers in disguise: their ranks among the values that
/// they can have are counted, so memory doesn't grow with the number of resamples.
///
/// Source: P. H. Westfall, S. S. Young (1993), *Resampling-Based Multiple Testing*, section 2.6; E. B.
/// Wilson (1927), *J. Am. Stat. Assoc.* 22, 209-212.
public struct SimultaneousProportions: Sendable {
  /// The most ranks of statistics, items times respondents.
  public static let mostRanks = 1 << 22

  /// The answers of the respondents.
  public let matrix: RespondentMatrix
  /// A name for each item.
  public let names: [String]
  private let counts: [BinomialCounts]
  private let kernel: BitSlicedKernel
  let ranks: MaxTRanks

  /// Creates the family.
  ///
  /// - Parameters:
  ///   - matrix: Items of two levels, of which the upper one is yes.
  ///   - names: One for each item.
  /// - Throws: ``ResampleError``: items of other levels, other than one name for each, or more than
  ///   ``mostRanks`` respondents times items.
  public init(_ matrix: RespondentMatrix, names: [String]) throws(ResampleError) {
    guard names.count == matrix.items else {
      throw .length(index: 0, count: names.count, expected: matrix.items)
    }
    for (item, levels) in matrix.levels.enumerated() where levels != 2 {
      throw .levels(item: item, count: levels)
    }
    guard (matrix.respondents + 1) * matrix.items <= Self.mostRanks else {
      throw .positions(largest: Self.mostRanks)
    }
    self.matrix = matrix
    self.names = names
    counts = (0..<matrix.items).map { item in
      BinomialCounts(unchecked: matrix.counts(item: item)[1], of: matrix.respondents)
    }
    kernel = try BitSlicedKernel(matrix)
    ranks = MaxTRanks(counts)
  }

  /// Whether an item has answers enough for the largest distance.
  static func isInFamily(_ counts: BinomialCounts) -> Bool {
    min(counts.successes, counts.failures) >= FamilyRule.fewestAnswers
  }

  /// What one thread collects.
  private struct State: Sendable {
    var counts: [UInt64]
  }

  /// Draws a plan's resamples, and counts the rank of the largest statistic of each.
  ///
  /// - Throws: ``ResampleError/cancelled(after:)``.
  /// - Complexity: O(items) for each resample beside drawing it.
  public func histogram(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> ResampleHistogram {
    let ranks = ranks
    let states = try kernel.reduce(plan, progress: progress) {
      State(counts: [UInt64](repeating: 0, count: ranks.values.count))
    } body: { state, resamples, positions in
      for i in 0..<resamples.count {
        var largest: UInt32 = 0
        for (place, item) in ranks.items.enumerated() {
          let position = Int(positions[BitSlicedKernel.group * item + i])
          largest = max(largest, ranks.rank(of: position, place: place))
        }
        state.counts[Int(largest)] += 1
      }
    }
    var sum = states[0].counts
    for state in states.dropFirst() {
      for i in sum.indices { sum[i] += state.counts[i] }
    }
    return ResampleHistogram(firstPosition: 0, counts: sum)
  }

  /// Draws all of a plan's resamples and makes the intervals.
  ///
  /// - Throws: ``ResampleError/cancelled(after:)``.
  public func finding(
    _ plan: ResamplePlan, level: ConfidenceLevel = 0.95, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> SimultaneousProportionsFinding {
    finding(
      ranks.items.isEmpty ? nil : try histogram(plan, progress: progress), seed: plan.seed,
      level: level)
  }

  /// Makes the intervals of resamples that were drawn, by shards perhaps.
  ///
  /// - Parameter histogram: What ``histogram(_:progress:)`` gave, merged; nil where no item has answers
  ///   enough, and nothing is drawn.
  public func finding(
    _ histogram: ResampleHistogram?, seed: UInt64, level: ConfidenceLevel
  ) -> SimultaneousProportionsFinding {
    let significance = FamilyRule.significance(
      level, inFamily: ranks.items.count, of: names.count)
    let critical = histogram.map { ranks.critical($0, significance: significance) }
    let items = counts.enumerated().map { index, counts in
      let isInFamily = Self.isInFamily(counts)
      let interval: ConfidenceInterval
      if let critical, isInFamily {
        let (x, n) = (Double(counts.successes), Double(counts.trials))
        let z = critical.value
        interval = ConfidenceInterval(
          z.isFinite
            ? ConfidenceInterval.RawLimits(
              lower: WilsonEquation.lower(successes: x, trials: n, z: z),
              upper: WilsonEquation.upper(successes: x, trials: n, z: z))
            : ConfidenceInterval.RawLimits(lower: 0, upper: 1),
          level: level, side: .two)
      } else {
        interval = counts.clopperPearsonInterval(
          tail: level.tail(.two) / Double(names.count), level: level, side: .two)
      }
      return SimultaneousProportionsFinding.Item(
        name: names[index], counts: counts, interval: interval, isInFamily: isInFamily)
    }
    var warnings: [AnalysisWarning] = []
    if let critical, critical.value.isInfinite {
      warnings.append(
        AnalysisWarning(
          code: .undefined,
          message: "too few resamples for this level, so the intervals hold every proportion; draw "
            + "more"))
    }
    let outside = items.filter { !$0.isInFamily }.map(\.name)
    if !outside.isEmpty {
      warnings.append(
        AnalysisWarning(
          code: .methodChosen,
          message: "fewer than \(FamilyRule.fewestAnswers) answers of either kind to "
            + "\(outside.joined(separator: ", ")): outside the simulated family, with Clopper-Pearson "
            + "intervals at Bonferroni's level"))
    }
    return SimultaneousProportionsFinding(
      level: level, items: items, criticalValue: critical?.value,
      criticalBracket: critical?.bracket, resamples: Int(histogram?.total ?? 0), seed: seed,
      digest: histogram.map { ResampleHistograms([$0]).digest.description }, warnings: warnings)
  }
}

/// Intervals that hold several proportions together.
public struct SimultaneousProportionsFinding: Hashable, Sendable {
  /// One item's part.
  public struct Item: Hashable, Sendable {
    /// The name.
    public var name: String
    /// What was observed.
    public var counts: BinomialCounts
    /// The interval.
    public var interval: ConfidenceInterval
    /// Whether it is one of the simulated family; if not, it has a Clopper-Pearson interval.
    public var isInFamily: Bool
  }

  /// The slug of the method.
  public static let method = "max-t"

  /// The nominal coverage of all intervals together.
  public var level: ConfidenceLevel
  /// The items in their order.
  public var items: [Item]
  /// What takes the place of z; nil where nothing was simulated.
  public var criticalValue: Double?
  /// The order statistics between which it lies with 99% confidence, had there been endless many
  /// resamples; infinite where there are too few to say.
  public var criticalBracket: ClosedRange<Double>?
  /// The number of resamples.
  public var resamples: Int
  /// The seed.
  public var seed: UInt64
  /// The fingerprint of what was drawn; nil where nothing was.
  public var digest: String?
  /// What a reader must know.
  public var warnings: [AnalysisWarning]
}

/// The ranks of abs(p* - p) sqrt(n / (p (1 - p))) among all values that it can have.
struct MaxTRanks: Sendable {
  /// The items in the family.
  let items: [Int]
  /// The values, ascending.
  let values: [Double]
  private let table: [UInt32]
  private let stride: Int

  init(_ counts: [BinomialCounts]) {
    items = counts.indices.filter { SimultaneousProportions.isInFamily(counts[$0]) }
    stride = (counts.first?.trials ?? 0) + 1
    let stride = stride
    var all: [Double] = []
    for item in items {
      let (x, n) = (counts[item].successes, counts[item].trials)
      // Products of whole numbers: items with as many yeses, or noes, have the very same values.
      let scale = (Double(n) / (Double(x) * Double(n - x))).squareRoot()
      for count in 0..<stride { all.append(Double(abs(count - x)) * scale) }
    }
    let ranked = RankedValues(all)
    table = ranked.ranks
    values = ranked.distinct
  }

  func rank(of count: Int, place: Int) -> UInt32 { table[place * stride + count] }

  /// The quantile of the largest statistics.
  func critical(_ histogram: ResampleHistogram, significance: Double) -> MaxTCriticalValue {
    MaxTCriticalValue(of: Int(histogram.total), significance: significance) { rank in
      var sum: UInt64 = 0
      for (index, count) in histogram.counts.enumerated() {
        sum += count
        if sum >= UInt64(rank) { return values[index] }
      }
      return .infinity
    }
  }
}
