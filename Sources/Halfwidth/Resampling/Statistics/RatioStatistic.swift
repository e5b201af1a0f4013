/// The mean of x over that of y; undefined where that is 0.
struct RatioStatistic: MomentStatistic {
  let notations = [StatisticNotation("ratio", "ratio(x, y)")]
  let isOfPair = true
  static let needs: Set<MomentTerm> = [.x, .y]
  let name = "ratio-of-means"
  let law: StatisticLaw? = StatisticLaw(shift: .changes, powerX: 1, powerY: -1)

  static func value(of moments: some Moments) -> Double {
    moments.meanX / moments.divisorY * moments.meanUnit
  }

  /// The means' part in it is 0, and would be the larger one far from 0.
  static func influence(
    _ dx: Double, _ dy: Double, about moments: ShareMoments, value: Double
  ) -> Double { (dx - value * dy) / moments.meanY }

  func undefinedReason(_ name: String) -> String {
    "the ratio is undefined, because the mean to divide by is 0"
  }
}

extension PairStatistic {
  /// The mean of one column over the mean of another; undefined where that is 0.
  public static let ratioOfMeans = PairStatistic(kind: .ratio)
}

extension SampleStatistic {
  /// The mean of one column over the mean of another; undefined where that is 0.
  public static func ratioOfMeans(_ x: String, over y: String) -> SampleStatistic {
    .pair(.ratioOfMeans, x, y)
  }
}
