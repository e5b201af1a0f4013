/// A mean of some of the values in ascending order.
protocol OrderStatistic: StatisticDefinition {
  /// Which of n values these are.
  func ranks(of count: Int) -> RankMean
  /// The share of the weight below it, by which it has a weighted form; nil where there is none.
  var weightedShare: Double? { get }
}

extension OrderStatistic {
  var source: StatisticSource { .order(self) }

  func rankMean(of count: Int) -> RankMean? { ranks(of: count) }

  /// The statistic without each of some rows, of which there are at least two.
  ///
  /// - Complexity: O(n log n).
  func withoutEach(_ x: [Double]) -> [Double] {
    let n = x.count
    let order = x.indices.sorted { x[$0] < x[$1] }
    var values = x
    switch ranks(of: n - 1) {
    case .pair(let lower, let upper):
      for (place, row) in order.enumerated() {
        // Without one row those after it move up by one rank.
        func value(_ rank: Int) -> Double { x[order[rank - 1 < place ? rank - 1 : rank]] }
        values[row] = RankMean.middle(value(lower), value(upper))
      }
    case .window(let places):
      let middle = x[order[n / 2]]
      // One more than is kept: one of these is left out, or one row beyond them moves in.
      let sum = order[places.lowerBound...places.upperBound].reduce(0) { $0 + (x[$1] - middle) }
      for (place, row) in order.enumerated() {
        let out =
          place < places.lowerBound
          ? order[places.lowerBound]
          : place > places.upperBound ? order[places.upperBound] : row
        values[row] = middle + (sum - (x[out] - middle)) / Double(places.count)
      }
    }
    return values
  }
}
