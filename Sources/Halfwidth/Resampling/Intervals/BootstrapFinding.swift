/// What a bootstrap found: the estimate with its standard error, bias, and interval.
public struct BootstrapFinding: Hashable, Sendable {
  /// The name of the statistic, such as `mean`.
  public var statistic: String
  /// The slug of the method.
  public var method: String
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// Which limits the interval has.
  public var side: IntervalSide = .two
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
  public var hasInterval: Bool = true
  /// The intervals of a method that gives several, under their slugs.
  public var intervals: [NamedInterval] = []
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
  public var details: [NamedNumber] = []
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning] = []

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
}

/// How far a simulation leaves the limits of an interval open.
public struct BootstrapEndpointErrors: Hashable, Sendable {
  /// The error of one limit.
  public struct Endpoint: Hashable, Sendable {
    /// The order statistics between which the limit of endless simulation lies with ``confidence``.
    public var bracket: ClosedRange<Double>
    /// The standard error of the limit over repeated simulations.
    public var standardError: Double
  }

  /// The error of the lower limit; nil where the interval has none.
  public var lower: Endpoint?
  /// The error of the upper limit; nil where the interval has none.
  public var upper: Endpoint?
  /// The coverage of each bracket, such as 0.99.
  public var confidence: Double

  /// How wide the brackets of the limits are.
  package var widths: [Double] {
    [lower, upper].compactMap { $0.map { $0.bracket.upperBound - $0.bracket.lowerBound } }
  }
}

extension BootstrapFinding: WireRepresentable {
  /// `resamples` is `exact` or their number, and what only a simulation has is left out where nothing was
  /// simulated.
  public var fields: FieldList {
    var fields: FieldList = ["estimand": .string(statistic), "method": .string(method)]
    if method != BootstrapMethod.standardError.rawValue {
      fields.add("confidence", .level(level))
      fields.add("side", .string(side.rawValue))
    }
    fields.add("estimate", .amount(estimate))
    fields.add("standard_error", .amount(standardError))
    fields.add("bias", .amount(bias))
    fields.add("mean", .amount(mean))
    if hasInterval { fields.add(interval, .amount) }
    for named in intervals { fields.add(named.name, .limits(named.interval)) }
    if method == BootstrapMethod.bca.rawValue || method == BootstrapMethod.ideal.rawValue {
      fields.add("z0", .amount(z0))
      fields.add("acceleration", .amount(acceleration))
    }
    fields.add(details)
    switch resamples {
    case .exact: fields.add("resamples", .string("exact"))
    case .simulated(let count, let seed):
      fields.add("resamples", .integer(count))
      fields.add("seed", .seed(seed))
    }
    if let digest {
      fields.add("digest", .string(digest))
      fields.add("digest_version", .integer(ResampleDigest.version))
    }
    if let monteCarlo { fields.add("monte_carlo_error", .fields(monteCarlo.fields)) }
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// The wire name of ``coverageAtEstimate``.
  public static let coverageName = "coverage_at_estimate"

  /// How often the interval holds the true proportion if that is the estimate; nil where it was not
  /// computed.
  public var coverageAtEstimate: Double? {
    details.first { $0.name == BootstrapFinding.coverageName }.flatMap(\.value)
  }
}

extension BootstrapEndpointErrors {
  /// The errors of the limits that there are, and the confidence of their brackets.
  var fields: FieldList {
    var fields: FieldList = [:]
    for (name, endpoint) in [("lower", lower), ("upper", upper)] {
      guard let endpoint else { continue }
      fields.add(
        name,
        .fields([
          "bracket": .ends(endpoint.bracket), "standard_error": .amount(endpoint.standardError),
        ]))
    }
    fields.add("confidence", .number(confidence, .level))
    return fields
  }
}
