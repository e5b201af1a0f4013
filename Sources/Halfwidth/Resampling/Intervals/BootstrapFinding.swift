/// What a bootstrap found: the estimate with its standard error, bias, and interval.
public struct BootstrapFinding: Hashable, Sendable {
  /// The name of the statistic, such as `mean`.
  public var statistic: String
  /// The slug of the method.
  public var method: String
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// Which limits the interval has.
  public var side: IntervalSide
  /// The statistic of the data.
  public var estimate: Double
  /// The standard deviation of the statistic over the resamples.
  public var standardError: Double
  /// The mean over the resamples minus the estimate.
  public var bias: Double
  /// The mean of the statistic over the resamples.
  public var mean: Double
  /// The interval; nil for a method that gives none, and where it is undefined, and a warning says why.
  public var interval: ConfidenceInterval?
  /// Whether the method gives one interval; `bootstrap-se` gives none, and `ideal` gives ``intervals``.
  public var hasInterval: Bool
  /// The intervals of a method that gives several, under their slugs.
  public var intervals: [NamedInterval]
  /// The bias correction of BCa, on the normal scale; nil where a method doesn't use it, and where it
  /// is infinite.
  public var z0: Double?
  /// The acceleration of BCa; nil where a method doesn't use it, and where it is undefined.
  public var acceleration: Double?
  /// Whether the distribution is exact, and if not, how many resamples it comes from.
  public var resamples: BootstrapResamples
  /// How far simulation leaves each limit open; nil where nothing was simulated.
  public var monteCarlo: BootstrapEndpointErrors?
  /// The digest of the simulated resamples; nil where nothing was simulated.
  public var digest: String?
  /// Further numbers under their wire names, in order.
  public var details: [NamedNumber]
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning]

  /// An interval under the slug of its method; nil where it is undefined, and a warning says why.
  public struct NamedInterval: Hashable, Sendable {
    /// The slug.
    public var name: String
    /// The interval.
    public var interval: ConfidenceInterval?

    /// Creates a named interval.
    public init(_ name: String, _ interval: ConfidenceInterval?) {
      self.name = name
      self.interval = interval
    }
  }

  /// Creates a finding.
  public init(
    statistic: String, method: String, level: ConfidenceLevel, side: IntervalSide = .two,
    estimate: Double, standardError: Double, bias: Double, mean: Double,
    interval: ConfidenceInterval? = nil, hasInterval: Bool = true,
    intervals: [NamedInterval] = [], z0: Double? = nil, acceleration: Double? = nil,
    resamples: BootstrapResamples, monteCarlo: BootstrapEndpointErrors? = nil,
    digest: String? = nil, details: [NamedNumber] = [], warnings: [AnalysisWarning] = []
  ) {
    self.statistic = statistic
    self.method = method
    self.level = level
    self.side = side
    self.estimate = estimate
    self.standardError = standardError
    self.bias = bias
    self.mean = mean
    self.interval = interval
    self.hasInterval = hasInterval
    self.intervals = intervals
    self.z0 = z0
    self.acceleration = acceleration
    self.resamples = resamples
    self.monteCarlo = monteCarlo
    self.digest = digest
    self.details = details
    self.warnings = warnings
  }
}

/// How far a simulation leaves the limits of an interval open.
public struct BootstrapEndpointErrors: Hashable, Sendable {
  /// The error of one limit.
  public struct Endpoint: Hashable, Sendable {
    /// The order statistics between which the limit of endless simulation lies with ``confidence``.
    public var bracket: ClosedRange<Double>
    /// The standard error of the limit over repeated simulations.
    public var standardError: Double

    /// Creates the error of one limit.
    public init(bracket: ClosedRange<Double>, standardError: Double) {
      self.bracket = bracket
      self.standardError = standardError
    }
  }

  /// The error of the lower limit; nil where the interval has none.
  public var lower: Endpoint?
  /// The error of the upper limit; nil where the interval has none.
  public var upper: Endpoint?
  /// The coverage of each bracket, such as 0.99.
  public var confidence: Double

  /// Creates the errors of an interval's limits.
  public init(lower: Endpoint?, upper: Endpoint?, confidence: Double) {
    self.lower = lower
    self.upper = upper
    self.confidence = confidence
  }
}
