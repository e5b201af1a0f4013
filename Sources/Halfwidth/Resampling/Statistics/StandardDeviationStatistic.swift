/// The square root of the sample variance.
struct StandardDeviationStatistic: MomentStatistic {
  let notations = [StatisticNotation("standard-deviation", "standard-deviation(x)")]
  static let needs = VarianceStatistic.needs
  let name = "standard-deviation"
  let law: StatisticLaw? = StatisticLaw(shift: .stays, powerX: 1)
  let space = 0.0 ... .infinity
  let fewestRows = 2

  static func value(of moments: some Moments) -> Double {
    VarianceStatistic.value(of: moments).squareRoot()
  }

  /// 0 where nothing varies.
  static func influence(
    _ dx: Double, _ dy: Double, about moments: ShareMoments, value: Double
  ) -> Double {
    value > 0
      ? VarianceStatistic.influence(dx, dy, about: moments, value: value * value) / (2 * value) : 0
  }

  func undefinedReason(_ name: String) -> String {
    VarianceStatistic().undefinedReason(name)
  }
}

extension ColumnStatistic {
  /// The square root of the sample variance.
  public static let standardDeviation = ColumnStatistic(kind: .standardDeviation)
}
