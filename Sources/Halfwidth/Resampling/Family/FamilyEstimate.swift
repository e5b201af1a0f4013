/// One statistic of a family without its data: what its limits follow from, once there is a critical value.
///
/// What parts of a run share of it, so that whoever joins them needs no respondent's answers.
public struct FamilyEstimate: Hashable, Sendable {
  /// Whether a statistic shares the family's critical value.
  package enum Place: Hashable, Sendable {
    /// It does.
    case family
    /// It has too few answers off the commonest one, or does not vary: Bonferroni's level.
    case sparse
    /// There is no interval, for the reason given.
    case without(String)
  }

  /// What it is called, such as `mean(score)`.
  public let name: String
  /// The name of the statistic, such as `mean`.
  public let estimand: String
  /// The statistic of the data; nil where it is undefined.
  public let estimate: Double?
  /// By the delta method, with divisor n; 0 where the statistic does not vary, as far as that goes.
  public let standardError: Double
  /// How its limits follow from a critical value; nil where there is no interval.
  package let interval: FamilyInterval?
  /// Whether it is in the family.
  package let place: Place
  /// The values that the parameter can have.
  package let parameterSpace: ClosedRange<Double>
  /// The scale that its columns seem to have, which nobody declared; nil where it is known, or not used.
  package let assumedScale: ClosedRange<Double>?

  package init(
    name: String, estimand: String, estimate: Double?, standardError: Double,
    interval: FamilyInterval?, place: Place, parameterSpace: ClosedRange<Double>,
    assumedScale: ClosedRange<Double>?
  ) {
    self.name = name
    self.estimand = estimand
    self.estimate = estimate
    self.standardError = standardError
    self.interval = interval
    self.place = place
    self.parameterSpace = parameterSpace
    self.assumedScale = assumedScale
  }

  /// Of a proportion what was observed.
  var counts: BinomialCounts? {
    if case .wilson(let counts)? = interval { counts } else { nil }
  }

  var isInFamily: Bool { place == .family }

  /// Whether the statistic's distances in resamples are those of Fisher's z.
  var isCorrelation: Bool {
    if case .fisher? = interval { true } else { false }
  }

  /// What distances in resamples are measured from, and what they are multiplied by.
  var distance: (centre: Double, scale: Double) {
    switch interval {
    case .fisher(let correlation, let rows)?:
      (FamilyInterval.fisherZ(correlation), Double(rows - 3).squareRoot())
    default: (estimate ?? 0, 1 / standardError)
    }
  }

  /// What its limits can be.
  var space: ClosedRange<Double> {
    switch interval {
    case .score(let equation)?, .pairedScore(let equation)?, .tango(let equation)?: equation.scale
    case .squareAndAdd(let first, let second, _)?:
      first.scale.lowerBound - second.scale.upperBound...first.scale.upperBound
        - second.scale.lowerBound
    case .wilson?, .fisher?, .mapped?, nil: parameterSpace
    }
  }

  /// Returns the limits that a critical value gives, not clipped.
  func limits(_ critical: Double) -> ConfidenceInterval.RawLimits {
    interval?.limits(critical, in: space)
      ?? ConfidenceInterval.RawLimits(lower: space.lowerBound, upper: space.upperBound)
  }

  /// Returns how far simulation leaves the limits open.
  func errors(_ critical: MaxTCriticalValue) -> BootstrapEndpointErrors {
    let (near, far) = (limits(critical.bracket.lowerBound), limits(critical.bracket.upperBound))
    let step = critical.standardError
    let (inner, outer) = (limits(max(critical.value - step, 0)), limits(critical.value + step))
    let space = space
    func end(_ first: Double, _ second: Double, _ spread: Double)
      -> BootstrapEndpointErrors.Endpoint
    {
      func clip(_ value: Double) -> Double { min(max(value, space.lowerBound), space.upperBound) }
      let (a, b) = (clip(first), clip(second))
      return BootstrapEndpointErrors.Endpoint(
        bracket: min(a, b)...max(a, b), standardError: step.isFinite ? spread / 2 : .infinity)
    }
    return BootstrapEndpointErrors(
      lower: end(far.lower, near.lower, inner.lower - outer.lower),
      upper: end(near.upper, far.upper, outer.upper - inner.upper),
      confidence: MaxTCriticalValue.confidence)
  }

  /// Returns the interval of a sparse statistic at the level that Bonferroni's rule gives one of all
  /// statistics, with its method.
  func bonferroni(
    _ level: ConfidenceLevel, of all: Int
  ) -> (method: String, interval: ConfidenceInterval)? {
    guard place == .sparse, let interval else { return nil }
    if case .wilson(let counts) = interval {
      return (
        ProportionMethod.clopperPearson.rawValue,
        counts.clopperPearsonInterval(
          tail: level.tail(.two) / Double(all), level: level, side: .two)
      )
    }
    let limits = limits(FamilyRule.bonferroni(level, of: all))
    return (interval.slug, ConfidenceInterval(limits, in: space, level: level, side: .two))
  }
}
