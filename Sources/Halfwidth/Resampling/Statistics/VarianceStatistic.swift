/// The sample variance, with divisor n - 1 in the data and in each resample; undefined for one row.
struct VarianceStatistic: MomentStatistic {
  let notations = [StatisticNotation("variance", "variance(x)")]
  static let needs: Set<MomentTerm> = [.x, .xx]
  let name = "variance"
  let law: StatisticLaw? = StatisticLaw(shift: .stays, powerX: 2)
  let space = 0.0 ... .infinity
  let fewestRows = 2

  static func value(of moments: some Moments) -> Double {
    moments.unbiased(moments.xx) * moments.unitX * moments.unitX
  }

  static func influence(
    _ dx: Double, _ dy: Double, about moments: ShareMoments, value: Double
  ) -> Double { moments.unbiased(dx * dx - moments.xx) }

  func undefinedReason(_ name: String) -> String {
    "the \(name) needs at least two rows in each sample"
  }
}

extension ColumnStatistic {
  /// The sample variance, with divisor n - 1 in the data and in each resample; undefined for one row.
  public static let variance = ColumnStatistic(kind: .variance)
}
