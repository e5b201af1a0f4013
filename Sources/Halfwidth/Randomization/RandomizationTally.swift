/// How many reassignments, or how much probability, are as extreme as what was observed: by item alone, for
/// the largest of all items, and step by step.
///
/// Step-down: the most extreme item is compared with the largest of all, the next one with the largest of
/// all but the first, and so on; no adjusted p-value is below the one before (P. H. Westfall, S. S. Young
/// 1993, *Resampling-Based Multiple Testing*, Wiley, sections 2.6 and 2.8).
struct RandomizationTally: Sendable {
  /// The items, the most extreme first.
  private let order: [Int]
  /// What must be reached, in that order.
  private let thresholds: [Double]
  private var alone: [Double]
  private var single: [Double]
  private var steps: [Double]
  /// All that was added.
  private(set) var total = 0.0

  /// Begins a tally.
  ///
  /// - Parameters:
  ///   - observed: The items' values.
  ///   - thresholds: What must be reached to be as extreme.
  init(observed: [Double], thresholds: [Double]) {
    order = observed.indices.sorted {
      observed[$0] != observed[$1] ? observed[$0] > observed[$1] : $0 < $1
    }
    self.thresholds = order.map { thresholds[$0] }
    alone = [Double](repeating: 0, count: observed.count)
    single = alone
    steps = alone
  }

  /// Adds a reassignment, or its probability, by the values of its items.
  @inline(__always)
  mutating func add(_ weight: Double, _ value: (_ item: Int) -> Double) {
    var largest = -Double.infinity
    for place in order.indices.reversed() {
      let own = value(order[place])
      largest = max(largest, own)
      if own >= thresholds[place] { alone[place] += weight }
      if largest >= thresholds[place] { steps[place] += weight }
    }
    for place in order.indices where largest >= thresholds[place] { single[place] += weight }
    total += weight
  }

  /// Adds what another one counted of the same items.
  mutating func merge(_ other: RandomizationTally) {
    for place in order.indices {
      alone[place] += other.alone[place]
      single[place] += other.single[place]
      steps[place] += other.steps[place]
    }
    total += other.total
  }

  /// The p-values by item.
  ///
  /// - Parameters:
  ///   - observed: What the data count beside the reassignments: 1 for simulated ones, of which it is one,
  ///     0 for all.
  ///   - known: The items' own p-values, where they are exact all the same.
  ///   - smallest: What no p-value of an item may be below.
  func pValues(
    observed: Double, known: [Double?], smallest: [Double]
  ) -> RandomizationPValues {
    let whole = total + observed
    var found = RandomizationPValues(
      alone: smallest, singleStep: smallest, stepDown: smallest)
    var before = 0.0
    for (place, item) in order.enumerated() {
      func p(_ count: Double, least: Double) -> Double {
        min(1, max((count + observed) / whole, least))
      }
      let own = known[item] ?? p(alone[place], least: smallest[item])
      before = max(before, p(steps[place], least: own))
      found.alone[item] = own
      found.singleStep[item] = p(single[place], least: before)
      found.stepDown[item] = before
    }
    return found
  }
}

/// The p-values of several items, in their order.
struct RandomizationPValues: Hashable, Sendable {
  /// Each by itself.
  var alone: [Double]
  /// Adjusted by the largest of all items.
  var singleStep: [Double]
  /// Adjusted step by step.
  var stepDown: [Double]
}
