internal import NumericCore

/// A quantile of type 2: the smallest value with at least the given share of the rows at or below it, and
/// the mean of that and the next one where n times the share is whole (to 1e-9 of itself).
///
/// Source: R. J. Hyndman, Y. Fan (1996), *Am. Stat.* 50, 361-365.
struct QuantileStatistic: OrderStatistic {
  let share: Double
  var isMedian = false

  /// The median: of an even number of rows the mean of the two in the middle, in each resample too.
  static let median = QuantileStatistic(share: 0.5, isMedian: true)

  var notations: [StatisticNotation] {
    guard !isMedian else { return [StatisticNotation("median", "median(x)")] }
    return [
      StatisticNotation(
        "quantile", "quantile(x, 0.9)",
        number: StatisticNotation.Number(
          meaning: "the share below it",
          allowed: "the share of a quantile lies strictly between 0 and 1"))
    ]
  }
  var name: String { isMedian ? "median" : "quantile-\(ColumnStatistic.percent(share))" }
  let law: StatisticLaw? = StatisticLaw(shift: .moves, powerX: 1)
  let hasVariance = false
  var exactForm: ExactForm { .quantile(share) }
  var weightedShare: Double? { share }

  var flaw: String? {
    share > 0 && share < 1
      ? nil : "the share of a quantile is \(share); give one strictly between 0 and 1"
  }

  func variance(x: [Double], y: [Double]) -> Double? { nil }

  func ranks(of count: Int) -> RankMean {
    let ranks = QuantileRanks(share, of: count)
    return .pair(lower: ranks.lower, upper: ranks.isPair ? ranks.lower + 1 : ranks.lower)
  }
}

/// Which order statistics make a quantile: one, or the mean of two neighbours.
struct QuantileRanks {
  /// The rank of the one, or of the lower of two, from 1.
  let lower: Int
  let isPair: Bool

  init(_ share: Double, of n: Int) {
    let number = Double(n) * share
    let nearest = number.rounded()
    isPair = nearest >= 1 && Int(nearest) < n && (number - nearest).magnitude <= 1e-9 * number
    lower = isPair ? Int(nearest) : min(max(Int(number.rounded(.up)), 1), n)
  }

  /// The scores at the ranks, as indices, of the sample or of it without an observation of one group.
  func place(in cumulative: [Int], without group: Int? = nil) -> (low: Int, high: Int) {
    func index(_ rank: Int) -> Int {
      (0..<cumulative.count - 1).partitioningIndex { score in
        let gone = group.map { $0 <= score ? 1 : 0 } ?? 0
        return cumulative[score] - gone >= rank
      }
    }
    return (index(lower), index(isPair ? lower + 1 : lower))
  }
}

extension ColumnStatistic {
  /// The median: of an even number of rows the mean of the two in the middle, in each resample too.
  public static let median = ColumnStatistic(kind: .median)

  /// The smallest value with at least the given share of the rows at or below it, and the mean of that
  /// and the next one where n times the share is whole: Hyndman and Fan's type 2.
  ///
  /// The share lies strictly between 0 and 1.
  public static func quantile(_ share: Double) -> ColumnStatistic {
    ColumnStatistic(kind: .quantile, number: share)
  }
}
