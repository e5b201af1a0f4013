/// The scores of two or more systems on the same items, each item run once or several times by each.
///
/// Systems may be models, robots or versions of a program; items are what all of them were given. What an item is worth
/// to a system is the mean of its runs: repeated runs, such as seeds, tell more about that item and are no further
/// items.
///
/// ```swift
/// let runs: [ItemScores.Run] = [[1, 0], [1, 1], [0, 0], [1, 0]].enumerated().flatMap { item, scores in
///   scores.enumerated().map { ItemScores.Run(item: item, system: $0.offset, score: $0.element) }
/// }
/// let scores = try ItemScores(runs, items: 4, systems: 2)
/// scores.mean(of: 0)  // 0.75
/// scores.isBinary  // true
/// ```
///
/// **Not** for systems that were given different items: these are compared as two samples, by ``DifferenceMethod``.
public struct ItemScores: Hashable, Sendable {
  /// One score.
  public struct Run: Hashable, Sendable {
    /// The place of the item, from 0.
    public var item: Int
    /// The place of the system, from 0.
    public var system: Int
    /// The score, finite and at most ``ItemScores/largestScore`` in magnitude.
    public var score: Double

    /// Creates a score.
    public init(item: Int, system: Int, score: Double) {
      self.item = item
      self.system = system
      self.score = score
    }
  }

  /// The number of items, at least 1.
  public let items: Int
  /// The number of systems, at least 2.
  public let systems: Int
  /// The cluster of each item, from 0; nil where each item is drawn by itself.
  public let clusters: [Int]?
  /// The lowest and the highest score that there can be; nil where that is not known.
  public let scale: ClosedRange<Double>?
  /// Whether all scores are 0 or 1.
  public let isBinary: Bool
  /// By system: all scores, item after item and in their order, in steps of the lattice where there is one.
  private let values: [[Double]]
  /// By system, by item: where the item's scores begin; and where the last one's end.
  private let starts: [[Int]]
  /// The scores as fractions with a common denominator; nil where they have none.
  private let lattice: Steps?

  /// Scores as offset + step * whole number, over a divisor.
  private struct Steps: Hashable {
    var offset: Double
    var step: Double
    var divisor: Double
  }

  /// The largest number of items.
  public static let largestItems = 1_000_000
  /// The largest magnitude of a score.
  public static let largestScore = 1e15
  /// More different scores than this are taken for measurements.
  private static let mostDistinct = 4_096

  /// Creates scores of which each system has some on each item.
  ///
  /// - Parameters:
  ///   - items: The number of items.
  ///   - systems: The number of systems.
  ///   - runs: In any order; items that a system was not run on are to be left out before.
  ///   - clusters: The cluster of each item, in any numbers; nil where each item is drawn by itself.
  ///   - scale: The lowest and the highest score that there can be; nil where that is not known.
  /// - Throws: ``CountsError`` for no item or more than ``largestItems``, fewer than two systems, an item without a run of
  ///   a system, a score that is not finite, too large, or outside the scale, and clusters of another number than the
  ///   items.
  public init(
    _ runs: [Run], items: Int, systems: Int, clusters: [Int]? = nil,
    scale: ClosedRange<Double>? = nil
  ) throws(CountsError) {
    guard systems >= 2 else {
      throw .tooFew("there \(systems == 1 ? "is 1 system" : "are no systems"); give two or more")
    }
    guard items >= 1 else {
      throw .tooFew("no item has a score of every system; give one at least")
    }
    guard items <= Self.largestItems else {
      throw .tooLarge(
        "\(items) items are more than \(Self.largestItems), the most that are compared; give fewer")
    }
    guard (clusters?.count ?? items) == items else {
      throw .mismatch(
        "there are \(clusters?.count ?? 0) clusters for \(items) items; give each item one")
    }
    var isBinary = true
    var distinct: Set<Double> = []
    for run in runs {
      guard run.score.magnitude <= Self.largestScore else {
        throw .outOfRange(
          "the score \(run.score) of item \(run.item + 1) is none; give numbers up to \(Self.largestScore)"
        )
      }
      if let scale, !scale.contains(run.score) {
        throw .outOfRange(
          "the score \(run.score) of item \(run.item + 1) is outside of the scale "
            + "\(scale.lowerBound) to \(scale.upperBound); give the scale that scores have")
      }
      precondition(
        (0..<items).contains(run.item) && (0..<systems).contains(run.system),
        "a run is of one of the items and one of the systems")
      if run.score != 0 && run.score != 1 { isBinary = false }
      if distinct.count <= Self.mostDistinct { distinct.insert(run.score) }
    }
    let different = distinct.sorted()
    let found = different.count <= Self.mostDistinct ? ScoreLattice(different) : nil
    let places = found.map { found in
      Dictionary(uniqueKeysWithValues: zip(different, found.positions.map { Double($0) }))
    }
    var starts = [[Int]](repeating: [Int](repeating: 0, count: items + 1), count: systems)
    for run in runs { starts[run.system][run.item + 1] += 1 }
    for system in 0..<systems {
      if let item = (0..<items).first(where: { starts[system][$0 + 1] == 0 }) {
        throw .mismatch(
          "item \(item + 1) has no score of system \(system + 1); leave it out, or run it")
      }
      for item in 0..<items { starts[system][item + 1] += starts[system][item] }
    }
    var scores = starts.map { [Double](repeating: 0, count: $0[items]) }
    var next = starts
    for run in runs {
      scores[run.system][next[run.system][run.item]] = places?[run.score] ?? run.score
      next[run.system][run.item] += 1
    }
    self.items = items
    self.systems = systems
    self.clusters = clusters
    self.scale = scale
    self.isBinary = isBinary
    values = scores
    self.starts = starts
    lattice = found.map {
      Steps(offset: Double($0.offset), step: Double($0.step), divisor: Double($0.divisor))
    }
  }

  /// How many runs a system has on all items together.
  public func runs(of system: Int) -> Int { values[system].count }

  /// Whether each system was run once on each item.
  public var hasSingleRuns: Bool { values.allSatisfy { $0.count == items } }

  /// The mean over items of a system's mean scores.
  public func mean(of system: Int) -> Double {
    var sum = 0.0
    for item in 0..<items {
      let runs = count(system, item)
      sum += self.sum(system, item, first: runs) / Double(runs)
    }
    let mean = sum / Double(items)
    guard let lattice else { return mean }
    return (lattice.offset + lattice.step * mean) / lattice.divisor
  }

  /// How many runs a system has on an item.
  private func count(_ system: Int, _ item: Int) -> Int {
    starts[system][item + 1] - starts[system][item]
  }

  /// The sum of a system's first runs on an item.
  private func sum(_ system: Int, _ item: Int, first runs: Int) -> Double {
    let start = starts[system][item]
    return values[system][start..<start + runs].reduce(0, +)
  }

  // MARK: - Differences

  /// The items' differences, one system's mean score minus another's.
  func differences(of system: Int, minus baseline: Int) -> ItemDifferences {
    let own = (0..<items).map { count(system, $0) }
    let other = (0..<items).map { count(baseline, $0) }
    let all = numerators(system, own, baseline, other)
    let both = zip(own, other).map(min)
    return ItemDifferences(
      numerators: all.numerators, divisor: all.divisor,
      even: own == other ? nil : numerators(system, both, baseline, both).numerators,
      clusters: clusters, reach: scale.map { $0.upperBound - $0.lowerBound },
      pairs: isBinary && hasSingleRuns && clusters == nil ? pairs(system, baseline) : nil)
  }

  /// The differences of the means of so many runs of each item, times a divisor.
  private func numerators(
    _ system: Int, _ own: [Int], _ baseline: Int, _ other: [Int]
  ) -> (numerators: [Double], divisor: Double) {
    if let lattice, let size = commonRuns(own, other) {
      // Whole numbers, so that 1 - 2/3 and 1/3 - 0 are one difference.
      let whole = (0..<items).map { item in
        lattice.step
          * (sum(system, item, first: own[item]) * Double(size / own[item])
            - sum(baseline, item, first: other[item]) * Double(size / other[item]))
      }
      if whole.reduce(0, { $0 + $1.magnitude }) < 0x1p52 {
        return (whole, lattice.divisor * Double(size))
      }
    }
    let unit = lattice.map { $0.step / $0.divisor } ?? 1
    let numerators = (0..<items).map { item in
      unit
        * (sum(system, item, first: own[item]) / Double(own[item])
          - sum(baseline, item, first: other[item]) / Double(other[item]))
    }
    return (numerators, 1)
  }

  private func pairs(_ system: Int, _ baseline: Int) -> PairedCounts? {
    let (own, other) = (passes(of: system), passes(of: baseline))
    func count(_ first: Bool, _ second: Bool) -> Int {
      zip(own, other).count { $0 == first && $1 == second }
    }
    return PairedCounts(
      unchecked: count(true, true), firstOnly: count(true, false), secondOnly: count(false, true),
      neither: count(false, false))
  }

  /// Of single runs of 0 or 1, which are 1.
  private func passes(of system: Int) -> [Bool] {
    // With one different score alone its place is 0, whatever it is.
    values[system].map {
      ((lattice?.offset ?? 0) + (lattice?.step ?? 1) * $0) / (lattice?.divisor ?? 1) == 1
    }
  }

  /// The least common multiple of the numbers of runs; nil beyond a million.
  private func commonRuns(_ own: [Int], _ other: [Int]) -> Int? {
    var common = 1
    for runs in Set(own + other) {
      common *= runs / greatestCommonDivisor(common, runs)
      if common > ScoreLattice.largestDivisor { return nil }
    }
    return common
  }
}
