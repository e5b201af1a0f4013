/// All n^n resamples of a few observations, the plain way: what exact distributions are compared with.
enum ResampleEnumeration {
  /// Returns how many of the resamples of `data` have each value of `statistic`.
  static func tally<Value: Hashable>(
    of data: [Int], _ statistic: ([Int]) -> Value
  ) -> [Value: Int] {
    let n = data.count
    var indices = [Int](repeating: 0, count: n)
    var tally: [Value: Int] = [:]
    while true {
      tally[statistic(indices.map { data[$0] }), default: 0] += 1
      var place = 0
      while place < n {
        indices[place] += 1
        if indices[place] < n { break }
        indices[place] = 0
        place += 1
      }
      if place == n { return tally }
    }
  }

  /// Returns the smallest value with at least `share` of the resamples at or below it, by whole numbers:
  /// `share` is `numerator` of `denominator`.
  static func quantile(_ tally: [Int: Int], _ numerator: Int, of denominator: Int) -> Int {
    let total = tally.values.reduce(0, +)
    var sum = 0
    for (value, count) in tally.sorted(by: { $0.key < $1.key }) {
      sum += count
      if sum * denominator >= numerator * total { return value }
    }
    preconditionFailure("a tally has values")
  }

  /// Twice the type 2 quantile of a sample, by sorting it.
  static func doubledQuantile(_ sample: [Int], _ numerator: Int, of denominator: Int) -> Int {
    let sorted = sample.sorted()
    let scaled = sample.count * numerator
    if scaled % denominator == 0 && scaled / denominator < sample.count && scaled > 0 {
      return sorted[scaled / denominator - 1] + sorted[scaled / denominator]
    }
    return 2 * sorted[(scaled + denominator - 1) / denominator - 1]
  }
}
