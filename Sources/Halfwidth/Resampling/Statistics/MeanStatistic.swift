/// The arithmetic mean.
struct MeanStatistic: MomentStatistic {
  let notations = [StatisticNotation("mean", "mean(x)")]
  static let needs: Set<MomentTerm> = [.x]
  let name = "mean"
  let law: StatisticLaw? = StatisticLaw(shift: .moves, powerX: 1)
  let isLinear = true
  let hasExactZeroVariance = true
  let familyEquation = FamilyEquation.score
  let exactForm = ExactForm.mean

  static func value(of moments: some Moments) -> Double { moments.meanX }

  static func influence(
    _ dx: Double, _ dy: Double, about moments: ShareMoments, value: Double
  ) -> Double { dx }

  /// s^2 / n.
  func variance(x: [Double], y: [Double]) -> Double? {
    let n = Double(x.count)
    return x.count > 1 ? WeightedMean.squares(x) / (n - 1) / n : nil
  }

  func plugInVariance(x: [Double], y: [Double]) -> Double? {
    let n = Double(x.count)
    return WeightedMean.squares(x) / n / n
  }

  func standardErrorNoise(x: [Double], y: [Double]) -> Double {
    1e-15 * x.reduce(0) { max($0, $1.magnitude) } / Double(x.count).squareRoot()
  }

  func rankMean(of count: Int) -> RankMean? { .window(0..<count) }
}

extension ColumnStatistic {
  /// The arithmetic mean.
  public static let mean = ColumnStatistic(kind: .mean)
}
