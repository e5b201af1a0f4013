/// A statistic of the data with its bootstrap distribution: what every bootstrap interval is made from.
///
/// ``IdealBootstrap`` makes exact ones. A simulation makes the same value from its replicates.
public struct Bootstrap: Hashable, Sendable {
  /// The name of the statistic, such as `mean`.
  public var statistic: String
  /// The number of observations in each independent sample; at least one sample, none empty.
  public var sampleSizes: [Int]
  /// The statistic of the data; on a lattice the value of its position, so that ties are exact.
  public var estimate: Double
  /// The statistic of the resamples.
  public var distribution: BootstrapDistribution
  /// What resamples are drawn of.
  public var units: BootstrapUnits
  /// The jackknife's sums, with weights those of the derivatives; nil where the statistic is undefined
  /// without some observation, or has no derivatives.
  public var influence: BootstrapInfluence?
  /// The values that the parameter can have; limits outside are clipped.
  public var space: ClosedRange<Double>
  /// The methods to name where the bootstrap sees no variation, such as `wilson`; nil if none.
  public var alternative: String?
  /// What methods need beyond the distribution, where a simulation has computed it.
  public var supplement: BootstrapSupplement
  /// The simulation's digest; nil where the distribution is exact.
  public var digest: String?
  /// What a reader must know whichever interval is made.
  public var warnings: [AnalysisWarning]

  /// Creates a bootstrap.
  public init(
    statistic: String, sampleSizes: [Int], estimate: Double, distribution: BootstrapDistribution,
    influence: BootstrapInfluence?, space: ClosedRange<Double> = -.infinity ... .infinity,
    alternative: String? = nil, supplement: BootstrapSupplement = BootstrapSupplement(),
    units: BootstrapUnits = .rows, digest: String? = nil, warnings: [AnalysisWarning] = []
  ) {
    precondition(
      !sampleSizes.isEmpty && sampleSizes.allSatisfy { $0 >= 1 },
      "a bootstrap has at least one sample, and no empty one")
    precondition(estimate.isFinite, "the statistic of the data is a finite number")
    self.statistic = statistic
    self.sampleSizes = sampleSizes
    self.estimate = estimate
    self.distribution = distribution
    self.units = units
    self.influence = influence
    self.space = space
    self.alternative = alternative
    self.supplement = supplement
    self.digest = digest
    self.warnings = warnings
  }

  /// The standard deviation of the statistic over the resamples; see
  /// ``BootstrapDistribution/standardError``.
  public var standardError: Double {
    if let influence, isExactlyLinear {
      influence.squares.squareRoot()
    } else {
      distribution.standardError
    }
  }

  /// The mean over the resamples minus the estimate: exactly 0 for means over all resamples.
  public var bias: Double {
    isExactlyLinear ? 0 : distribution.meanDeviation(from: estimate)
  }

  /// The mean of the statistic over the resamples.
  public var mean: Double { isExactlyLinear ? estimate : distribution.mean }

  private var isExactlyLinear: Bool {
    distribution.resamples == .exact && influence?.isLinear == true
  }
}

/// What some methods need beyond the distribution of the statistic.
public struct BootstrapSupplement: Hashable, Sendable {
  /// For `studentized`.
  public var studentized: BootstrapPivots?
  /// For `calibrated`.
  public var calibration: BootstrapCalibration?

  /// Creates a supplement.
  public init(studentized: BootstrapPivots? = nil, calibration: BootstrapCalibration? = nil) {
    self.studentized = studentized
    self.calibration = calibration
  }
}

/// The studentized statistic of the resamples, (t* - t) / se*, from variance replicates.
public struct BootstrapPivots: Hashable, Sendable {
  /// The pivots of the resamples whose standard error is above 0.
  public var distribution: BootstrapDistribution
  /// The standard error of the statistic of the data, by the rule that gave each resample its own.
  public var standardError: Double
  /// The share of resamples whose standard error is 0.
  public var undefinedShare: Double

  /// Creates pivots.
  public init(distribution: BootstrapDistribution, standardError: Double, undefinedShare: Double) {
    precondition(
      standardError >= 0 && standardError.isFinite && undefinedShare >= 0 && undefinedShare <= 1,
      "a standard error is not negative, and a share lies in 0...1")
    self.distribution = distribution
    self.standardError = standardError
    self.undefinedShare = undefinedShare
  }
}

/// The tail probabilities at which a double bootstrap finds that percentile limits cover as they
/// should.
public struct BootstrapCalibration: Hashable, Sendable {
  /// The level that they were found for.
  public var level: ConfidenceLevel
  /// The side that they were found for.
  public var side: IntervalSide
  /// The probability below the lower limit.
  public var lowerTail: Double
  /// The probability above the upper limit.
  public var upperTail: Double
  /// The number of resamples of each resample.
  public var innerResamples: Int

  /// Creates a calibration.
  public init(
    level: ConfidenceLevel, side: IntervalSide = .two, lowerTail: Double, upperTail: Double,
    innerResamples: Int
  ) {
    precondition(
      lowerTail >= 0 && upperTail >= 0 && lowerTail + upperTail <= 1,
      "tail probabilities are not negative, and have a sum up to 1")
    self.level = level
    self.side = side
    self.lowerTail = lowerTail
    self.upperTail = upperTail
    self.innerResamples = innerResamples
  }
}
