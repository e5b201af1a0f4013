/// What is done with the partial tables of a node.
protocol ExactFisherVisitor {
  /// From this key on every completion of a partial table counts.
  var closeAt: Int64 { get }
  /// Below this key no completion of a partial table counts.
  var openAt: Int64 { get }
  /// The weight of the partial tables that are closed.
  var closed: Double { get set }
  /// How many steps were taken; see ``ExactFisherCost``.
  var steps: Int { get }
  /// Takes the entries of a list from its start to `end`, each with `key` and `weight` added to it.
  mutating func take(
    _ lists: borrowing ExactFisherLists, _ range: Range<Int>, key: Int64, weight: Double)
}

/// The partial tables on one side of a node, of which each completes the sorted ones on the other side.
struct ExactFisherMatcher: ExactFisherVisitor {
  var closeAt: Int64 = 0
  private(set) var openAt: Int64 = 0
  var closed = 0.0
  /// The key of the observed table: tables with this key or a larger one count.
  let observed: Int64
  /// The other side.
  var sorted = ExactFisherSorter()
  /// The weight of the pairs that count, without those where either part is closed.
  private(set) var sum = 0.0
  private(set) var steps = 0

  init(observed: Int64) { self.observed = observed }

  /// Starts anew, once the other side is indexed and has entries.
  mutating func reset() {
    closeAt = observed - sorted.lowest
    openAt = observed - sorted.highest
    closed = 0
    sum = 0
  }

  mutating func take(
    _ lists: borrowing ExactFisherLists, _ range: Range<Int>, key: Int64, weight: Double
  ) {
    let (subtotal, taken, looked) = sorted.weight(
      from: observed - key, keys: lists.keys.span.extracting(range),
      weights: lists.weights.span.extracting(range))
    sum += weight * subtotal
    steps += ExactFisherCost.matched(taken, looked: looked)
  }
}
