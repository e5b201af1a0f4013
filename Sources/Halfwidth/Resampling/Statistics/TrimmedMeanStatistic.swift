/// The mean of what is left without the lowest and highest rows.
struct TrimmedMeanStatistic: OrderStatistic {
  let share: Double

  let notations = [
    StatisticNotation(
      "trimmed-mean", "trimmed-mean(x, 0.1)",
      number: StatisticNotation.Number(
        meaning: "the share to trim",
        allowed: "the share to trim on each side is from 0 to below 0.5"))
  ]
  var name: String { "trimmed-mean-\(ColumnStatistic.percent(share))" }
  let law: StatisticLaw? = StatisticLaw(shift: .moves, powerX: 1)
  let hasExactZeroVariance = true
  var weightedShare: Double? { nil }

  var flaw: String? {
    share >= 0 && share < 0.5
      ? nil : "the share to trim is \(share); give one from 0 to below 0.5"
  }

  /// How many of n values are left out at each end; at least one is kept.
  ///
  /// The floor of the product in doubles, as scipy's `trim_mean` and R's `mean(trim=)` have it: 0.1 of 30
  /// is 3, and 0.29 of 100 is 28, since the double next to .29 is below it.
  func cut(of count: Int) -> Int { min(Int(share * Double(count)), (count - 1) / 2) }

  func ranks(of count: Int) -> RankMean {
    let cut = cut(of: count)
    return .window(cut..<count - cut)
  }

  /// That of the winsorized values.
  ///
  /// Source: J. W. Tukey, D. H. McLaughlin (1963), *Sankhya A* 25, 331-352.
  func variance(x: [Double], y: [Double]) -> Double? {
    guard x.count > 1 else { return nil }
    let n = Double(x.count)
    let cut = cut(of: x.count)
    let sorted = x.sorted()
    let (low, high) = (sorted[cut], sorted[x.count - 1 - cut])
    let winsorized = x.map { max(low, min(high, $0)) }
    return WeightedMean.squares(winsorized) / (n - 1) / n / ((1 - 2 * share) * (1 - 2 * share))
  }
}

extension ColumnStatistic {
  /// The mean of what is left without the lowest and highest rows: of n rows and a share s the
  /// floor of n s rows on each side, s in 0 ..< 1/2.
  ///
  /// The product is one of doubles, as scipy's `trim_mean` and R's `mean(trim=)` have it: 0.29 of 100 is
  /// 28, since the double next to .29 is below it.
  public static func trimmedMean(_ share: Double) -> ColumnStatistic {
    ColumnStatistic(kind: .trimmedMean, number: share)
  }
}
