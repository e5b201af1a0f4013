/// What a simulated bootstrap computes beyond the distribution of the statistic.
public struct SimulationRequest: Hashable, Sendable {
  /// Whether each resample gets a standard error, for `studentized`.
  public var studentized: Bool
  /// How many resamples of each resample give its standard error where no formula does.
  public var varianceResamples: Int
  /// What the double bootstrap is calibrated for; nil if it isn't asked for.
  public var calibration: Calibration?

  /// What percentile limits are calibrated for.
  public struct Calibration: Hashable, Sendable {
    /// The nominal coverage.
    public var level: ConfidenceLevel
    /// Which limits.
    public var side: IntervalSide
    /// How many resamples of each resample are drawn.
    public var innerResamples: Int

    /// Creates a calibration.
    public init(level: ConfidenceLevel, side: IntervalSide = .two, innerResamples: Int = 200) {
      self.level = level
      self.side = side
      self.innerResamples = innerResamples
    }
  }

  /// Inner resamples number from 2 to 2^20.
  public static let innerRange = 2...1 << 20

  /// Creates a request.
  public init(
    studentized: Bool = false, varianceResamples: Int = 50, calibration: Calibration? = nil
  ) {
    self.studentized = studentized
    self.varianceResamples = varianceResamples
    self.calibration = calibration
  }

  /// What an interval method needs.
  public init(for method: BootstrapMethod, level: ConfidenceLevel, side: IntervalSide = .two) {
    self.init(
      studentized: method == .studentized,
      calibration: method == .calibrated ? Calibration(level: level, side: side) : nil)
  }

  /// Joins two requests; of two calibrations the later one counts.
  public func joined(with other: SimulationRequest) -> SimulationRequest {
    SimulationRequest(
      studentized: studentized || other.studentized,
      varianceResamples: max(varianceResamples, other.varianceResamples),
      calibration: other.calibration ?? calibration)
  }
}

/// The intervals that a simulation is drawn for.
///
/// They matter where the values of so many resamples are not kept: then only these can be made of it.
public struct SimulationIntervals: Hashable, Sendable {
  /// The methods; by default those that need nothing of a resample but its statistic.
  public var methods: [BootstrapMethod]
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// Which limits.
  public var side: IntervalSide

  /// Creates the choice.
  public init(
    _ methods: [BootstrapMethod] = BootstrapMethod.allCases.filter { !$0.needsResamples },
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) {
    self.methods = methods
    self.level = level
    self.side = side
  }

  /// How often resamples are drawn that can't be kept.
  ///
  /// Once to know where they lie, once for the moments, and until each order statistic is found; BCa asks for
  /// its own a pass later. It is what a run usually takes: values that are very near each other may take one
  /// or two more.
  var passes: Int {
    if methods.contains(.bca) || methods.contains(.ideal) { return 4 }
    let needsNone: Set<BootstrapMethod> = [.standardError, .normal, .abc]
    return needsNone.isSuperset(of: methods) ? 2 : 3
  }

  /// Has the methods look at a bootstrap, which notes what they ask for and is not known.
  func ask(_ bootstrap: Bootstrap) {
    _ = bootstrap.z0
    for method in methods {
      // Limits and errors each by themselves: what is missing for one doesn't keep the other from asking.
      _ = method.limits(for: bootstrap, level: level, side: side, functional: nil)
      _ = bootstrap.endpointErrors(method, level: level, side: side)
      _ = method.finding(for: bootstrap, level: level, side: side)
    }
  }
}

/// Why a bootstrap is simulated and not computed over all resamples.
public enum SimulationReason: Hashable, Sendable {
  /// A number of resamples was given.
  case asked
  /// The data have no common step, so that the statistic lies on no lattice.
  case noLattice
  /// The exact distribution would be too large; the text says by which limit.
  case tooLarge(String)
  /// No exact distribution is known for the statistic.
  case noClosedForm
  /// The method with this slug needs random resamples.
  case method(String)
  /// Rows are not drawn as `ordinary` draws them.
  case scheme
  /// The population is a finite one.
  case finitePopulation

  /// The reason, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .asked: "simulated because a number of resamples was given"
    case .noLattice:
      "simulated because the data are no whole multiples of a common step"
    case .tooLarge(let text): "simulated because \(text)"
    case .noClosedForm:
      "simulated because no exact bootstrap distribution is known for this statistic"
    case .scheme: "simulated because all resamples are known for the ordinary scheme only"
    case .finitePopulation:
      "simulated because all resamples are known for an endless population only"
    case .method(let slug): "simulated because \(slug) needs something of each resample"
    }
  }
}
