/// The Gini coefficient of amounts: half the mean distance of two rows, over the mean; 0 where all have as
/// much, near 1 where one has all.
///
/// It is that of the rows themselves, with nothing taken off for the sample's size. Undefined where a row is
/// negative, and where all are 0.
///
/// Source: C. Gini (1912), *Variabilita e mutabilita*; D. Dagum (1997), *Empirical Economics* 22, 515-531, for
/// the form with distances.
struct GiniStatistic: WeightStatistic {
  let notations = [StatisticNotation("gini", "gini(x)")]
  let name = "gini"
  let law: StatisticLaw? = StatisticLaw(shift: .changes)
  let space = 0.0...1.0

  func undefinedReason(_ name: String) -> String {
    "the Gini coefficient is one of amounts, of which none is negative and not all are 0"
  }

  func weighted(x: [Double], y: [Double]) -> any WeightedRows { OrderedAmounts(x) }
}

extension ColumnStatistic {
  /// The Gini coefficient of amounts: half the mean distance of two rows, over the mean; undefined where a row
  /// is negative, and where all are 0.
  public static let gini = ColumnStatistic(kind: .gini)
}

/// Amounts in ascending order.
///
/// Distances are summed gap by gap: where all amounts are the same they are exactly 0.
private struct OrderedAmounts: WeightedRows {
  private let amounts: [Double]
  private let order: [Int]

  init(_ amounts: [Double]) {
    self.amounts = amounts
    order = amounts.indices.sorted { amounts[$0] < amounts[$1] }
  }

  func value(_ weights: Span<Double>) -> Double {
    let total = order.reduce(0) { $0 + weights[$1] }
    // The weight so far, what it has together, and the sum of the distances of all pairs.
    var (weight, sum, distances) = (0.0, 0.0, 0.0)
    var last: Double?
    for row in order where weights[row] != 0 {
      let amount = amounts[row]
      guard amount >= 0 else { return .nan }
      if let last { distances += (amount - last) * weight * (total - weight) }
      weight += weights[row]
      sum += weights[row] * amount
      last = amount
    }
    return sum > 0 ? distances / total / sum : .nan
  }

  func influences(_ shares: [Double]) -> [Double] {
    // For each row the mean distance of the others from it, from below and from above.
    var distances = [Double](repeating: 0, count: shares.count)
    for rows in [order, order.reversed()] {
      var (weight, distance) = (0.0, 0.0)
      var last = amounts[rows[0]]
      for row in rows {
        distance += (amounts[row] - last).magnitude * weight
        distances[row] += distance
        weight += shares[row]
        last = amounts[row]
      }
    }
    let half = zip(shares, distances).reduce(0) { $0 + $1.0 * $1.1 } / 2
    let mean = zip(shares, amounts).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(distances, amounts).map { ($0 - half - half / mean * $1) / mean }
  }
}
