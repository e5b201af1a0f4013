/// The slope of the least-squares line of x on y; undefined where y does not vary.
struct SlopeStatistic: MomentStatistic {
  let notations = [StatisticNotation("slope", "slope(y, x)")]
  let isOfPair = true
  static let needs: Set<MomentTerm> = [.x, .y, .yy, .xy]
  let name = "slope"
  let law: StatisticLaw? = StatisticLaw(shift: .stays, powerX: 1, powerY: -1)
  let parameters = 2
  let isTestOfIndependence = true

  static func value(of moments: some Moments) -> Double {
    moments.perUnit(moments.xy / moments.yy)
  }

  static func influence(
    _ dx: Double, _ dy: Double, about moments: ShareMoments, value: Double
  ) -> Double { dy * (dx - value * dy) / moments.yy }

  func undefinedReason(_ name: String) -> String {
    "the slope is undefined, because all rows have the same value to fit it on"
  }
}

extension PairStatistic {
  /// The slope of the least-squares line of one column on another; undefined where that doesn't vary.
  public static let slope = PairStatistic(kind: .slope)
}

extension SampleStatistic {
  /// The slope of the least-squares line of one column on another; undefined where that doesn't vary.
  public static func slope(_ y: String, on x: String) -> SampleStatistic { .pair(.slope, y, x) }
}
