/// The sample covariance, with divisor n - 1 in the data and in each resample; undefined for one row.
struct CovarianceStatistic: MomentStatistic {
  let notations = [StatisticNotation("covariance", "covariance(x, y)")]
  let isOfPair = true
  let isSymmetric = true
  static let needs: Set<MomentTerm> = [.x, .y, .xx, .yy, .xy]
  let name = "covariance"
  let law: StatisticLaw? = StatisticLaw(shift: .stays, powerX: 1, powerY: 1)
  let fewestRows = 2
  let isTestOfIndependence = true

  /// A product about the means may well be near 0; that it has its digits, the squares say.
  static func value(of moments: some Moments) -> Double {
    moments.isSound ? moments.unbiased(moments.xy) * moments.unitX * moments.unitY : .nan
  }

  static func influence(
    _ dx: Double, _ dy: Double, about moments: ShareMoments, value: Double
  ) -> Double { moments.unbiased(dx * dy - moments.xy) }

  func undefinedReason(_ name: String) -> String { "the \(name) needs at least two rows" }
}

extension PairStatistic {
  /// The sample covariance of two columns, with divisor n - 1 in the data and in each resample; undefined for
  /// one row.
  public static let covariance = PairStatistic(kind: .covariance)
}
