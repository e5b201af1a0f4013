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
    /// Where it stands among the runs of its item and system, such as by their seeds; nil where nothing tells.
    public var number: Int?

    /// Creates a score.
    public init(item: Int, system: Int, score: Double, number: Int? = nil) {
      self.item = item
      self.system = system
      self.score = score
      self.number = number
    }
  }

  /// The number of items, at least 1.
  public let items: Int
  /// The number of systems, at least 2.
  public let systems: Int
  /// The cluster of each item, from 0; nil where each item is drawn by itself.
  public let clusters: [Int]?
  /// The lowest and the highest score that there can be: 0 and 1 where an item is passed or failed; nil where that is
  /// not known.
  public let scale: ClosedRange<Double>?
  /// Whether items are passed or failed: all scores are 0 or 1, and no other scale was given.
  public let isBinary: Bool
  /// Whether all runs are numbered.
  let hasNumbers: Bool
  /// By system: all scores, item after item, in steps of the lattice where there is one.
  ///
  /// Those of an item are in the order of their numbers, or else of their size.
  let values: [[Double]]
  /// By system, by item: where the item's scores begin; and where the last one's end.
  let starts: [[Int]]
  /// The scores as fractions with a common denominator; nil where they have none.
  let lattice: Steps?

  /// Scores as offset + step * whole number, over a divisor.
  struct Steps: Hashable {
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
  ///   - runs: In any order, which makes no difference; items that a system was not run on are to be left out before.
  ///   - clusters: The cluster of each item, in any numbers; nil where each item is drawn by itself.
  ///   - scale: The lowest and the highest score that there can be; nil where that is not known. Scores of 0 and 1 are
  ///     failed and passed items unless another scale than 0 to 1 is given.
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
    var isBinary = (scale ?? 0...1) == 0...1
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
    let hasNumbers = runs.allSatisfy { $0.number != nil }
    var numbers = hasNumbers ? starts.map { [Int](repeating: 0, count: $0[items]) } : []
    var next = starts
    for run in runs {
      let place = next[run.system][run.item]
      scores[run.system][place] = places?[run.score] ?? run.score
      if let number = run.number, hasNumbers { numbers[run.system][place] = number }
      next[run.system][run.item] += 1
    }
    for system in 0..<systems {
      for item in 0..<items {
        let own = starts[system][item]..<starts[system][item + 1]
        guard own.count > 1 else { continue }
        let ordered = own.sorted { one, two in
          let isTie = !hasNumbers || numbers[system][one] == numbers[system][two]
          return isTie
            ? scores[system][one] < scores[system][two]
            : numbers[system][one] < numbers[system][two]
        }
        scores[system].replaceSubrange(own, with: ordered.map { scores[system][$0] })
      }
    }
    self.items = items
    self.systems = systems
    self.clusters = clusters
    self.scale = scale ?? (isBinary ? 0...1 : nil)
    self.isBinary = isBinary
    self.hasNumbers = hasNumbers
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
      let own = values[system][starts[system][item]..<starts[system][item + 1]]
      sum += own.reduce(0, +) / Double(own.count)
    }
    let mean = sum / Double(items)
    guard let lattice else { return mean }
    return (lattice.offset + lattice.step * mean) / lattice.divisor
  }
}
