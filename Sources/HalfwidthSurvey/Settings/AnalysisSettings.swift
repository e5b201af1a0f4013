public import Halfwidth

/// How the intervals of a survey are made.
public struct AnalysisSettings: Hashable, Sendable {
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// The method for a proportion.
  public var method: ProportionMethod
  /// Which limits.
  public var side: IntervalSide
  /// Whether numbers that are no estimates get an interval all the same.
  public var allIntervals: Bool
  /// Design effects for the sensitivity, each at least 1.
  public var designEffects: [Double]
  /// Whether only checks and claims are wanted: no interval is made then, and nothing that is made of intervals.
  public var checksOnly = false
  /// Dispersions under which totals of events get intervals, each at least 1; none by default, as from totals alone
  /// no interval follows.
  public var dispersions: [Double]

  /// Creates settings.
  public init(
    level: ConfidenceLevel = 0.95, method: ProportionMethod = .default, side: IntervalSide = .two,
    allIntervals: Bool = false, designEffects: [Double] = [1.5, 2],
    dispersions: [Double] = []
  ) {
    self.level = level
    self.method = method
    self.side = side
    self.allIntervals = allIntervals
    self.designEffects = designEffects
    self.dispersions = dispersions
  }
}
