/// An interval inside the parameter space, with the level it was made for.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The lower limit, inside the parameter space.
  public let lower: Double
  /// The upper limit, inside the parameter space; not below ``lower``.
  public let upper: Double
  /// The nominal coverage.
  public let level: ConfidenceLevel
  /// Which of the limits are limits, and which are bounds of the parameter space.
  public let side: IntervalSide
  /// What the formula gave before clipping, where a limit left the parameter space; nil elsewhere.
  public let raw: RawLimits?

  /// The limits that a formula gave, which may lie outside the parameter space.
  public struct RawLimits: Hashable, Sendable {
    /// The lower limit.
    public let lower: Double
    /// The upper limit.
    public let upper: Double
  }

  /// Creates an interval from a formula's limits.
  ///
  /// - Parameters:
  ///   - limits: What the formula gave, at the tail probability that ``ConfidenceLevel/tail(_:)``
  ///     says for `side`.
  ///   - space: The parameter space. Limits outside it are moved to its bounds, and kept in ``raw``.
  ///   - level: The nominal coverage.
  ///   - side: A limit that it does not ask for becomes the bound of `space`.
  init(
    _ limits: RawLimits, in space: ClosedRange<Double> = 0...1, level: ConfidenceLevel,
    side: IntervalSide
  ) {
    var rawLower = side == .upper ? space.lowerBound : limits.lower
    var rawUpper = side == .lower ? space.upperBound : limits.upper
    // At a confidence next to 0 the two limits of a formula are one number, which rounding can put in
    // either order.
    if rawLower > rawUpper && rawLower - rawUpper <= 1e-12 * rawLower.magnitude {
      (rawLower, rawUpper) = (rawUpper, rawLower)
    }
    lower = min(max(rawLower, space.lowerBound), space.upperBound)
    upper = max(min(rawUpper, space.upperBound), space.lowerBound)
    // Only now: at a one-sided confidence below one half the two limits of a formula pass each other,
    // and the one that was asked for may lie beyond the other's bound.
    precondition(lower <= upper, "the lower limit must not be above the upper limit")
    raw = lower == rawLower && upper == rawUpper ? nil : RawLimits(lower: rawLower, upper: rawUpper)
    self.level = level
    self.side = side
  }

  /// Creates an interval from a formula's two limits.
  init(
    lower: Double, upper: Double, in space: ClosedRange<Double> = 0...1, level: ConfidenceLevel,
    side: IntervalSide
  ) {
    self.init(RawLimits(lower: lower, upper: upper), in: space, level: level, side: side)
  }

  /// Half of the distance between the limits.
  public var halfWidth: Double { (upper - lower) / 2 }

  /// Whether `value` lies between the limits, or on one of them.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The interval for a parameter that no space bounds times a number above 0.
  func times(_ factor: Double) -> ConfidenceInterval {
    if factor == 1 { return self }
    return ConfidenceInterval(
      lower: lower * factor, upper: upper * factor, in: -Double.infinity...Double.infinity,
      level: level, side: side)
  }

  /// The interval for one minus the parameter: limits swapped and taken from 1.
  var mirrored: ConfidenceInterval {
    let limits = raw ?? RawLimits(lower: lower, upper: upper)
    return ConfidenceInterval(
      lower: 1 - limits.upper, upper: 1 - limits.lower, level: level, side: side.mirrored)
  }
}

extension ConfidenceInterval: WireRepresentable {
  /// The level and the side before the limits.
  public var fields: FieldList {
    var fields: FieldList = ["confidence": .level(level), "side": .string(side.rawValue)]
    fields.add(self, .amount)
    return fields
  }
}

extension ConfidenceInterval {
  /// Creates an interval from a formula's limits at a distance of so many standard errors.
  ///
  /// Below a one-sided confidence of one half the distance is negative: a limit is then what the other one
  /// is at that distance.
  ///
  /// - Parameters:
  ///   - space: The parameter space; limits outside it are moved to its bounds.
  ///   - limits: The limits at a distance of at least 0.
  init(
    in space: ClosedRange<Double>, level: ConfidenceLevel, side: IntervalSide,
    limits: (Double) -> RawLimits
  ) {
    let z = level.normalQuantile(side)
    let found = limits(z.magnitude)
    self.init(
      z < 0 ? RawLimits(lower: found.upper, upper: found.lower) : found, in: space, level: level,
      side: side)
  }
}
