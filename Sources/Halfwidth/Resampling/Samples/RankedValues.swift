/// The distinct ones of some values, and for each value its rank among them.
struct RankedValues {
  /// The distinct values in ascending order.
  let distinct: [Double]
  /// For each value the place of its own among the distinct ones.
  let ranks: [UInt32]

  /// - Complexity: O(n log n).
  init(_ values: [Double]) {
    let distinct = Array(Set(values)).sorted()
    let rank = Dictionary(uniqueKeysWithValues: zip(distinct, 0 as UInt32 ..< .max))
    ranks = values.map { rank[$0] ?? 0 }
    self.distinct = distinct
  }
}
