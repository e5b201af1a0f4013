/// What a simulated bootstrap drew: all of its resamples, or one shard of them.
///
/// Shards of one run can be computed anywhere and merged in any order. The merged one equals what the
/// whole run gives, digest and all.
public struct BootstrapShard: Hashable, Sendable {
  /// What all shards of a run share.
  public struct Subject: Hashable, Sendable {
    /// The statistic with its columns, such as `correlation(x,y)`.
    public var text: String
    /// The name of the statistic in results, such as `correlation`.
    public var statistic: String
    /// The fingerprint of the data, see ``BootstrapSample/digest``.
    public var data: ResampleDigest
    /// The slug of the resampling scheme.
    public var scheme: String
    /// The number of rows in each independent sample.
    public var sampleSizes: [Int]
    /// The statistic of the data.
    public var estimate: Double
    /// The jackknife's sums; nil where it is undefined.
    public var influence: BootstrapInfluence?
    /// The counts of a proportion; nil for other statistics.
    public var proportion: BinomialCounts?
    /// The values that the parameter can have.
    public var space: ClosedRange<Double>
    /// The methods to name where the bootstrap sees no variation.
    public var alternative: String?
    /// The statistic's lattice; nil where its values are kept.
    public var lattice: BootstrapLattice?
    /// The standard error of the statistic of the data, where pivots were asked for.
    public var pivotStandardError: Double?
    /// What was asked for beyond the distribution.
    public var request: SimulationRequest
    /// The seed.
    public var seed: UInt64
    /// The number of resamples in all shards together.
    public var total: Int
    /// What a reader must know of the sampling, whichever interval is made.
    public var warnings: [AnalysisWarning]

    /// Creates a subject.
    public init(
      text: String, statistic: String, data: ResampleDigest, scheme: String, sampleSizes: [Int],
      estimate: Double, influence: BootstrapInfluence?, space: ClosedRange<Double>,
      alternative: String?, lattice: BootstrapLattice?, pivotStandardError: Double?,
      request: SimulationRequest, seed: UInt64, total: Int, warnings: [AnalysisWarning] = [],
      proportion: BinomialCounts? = nil
    ) {
      self.text = text
      self.statistic = statistic
      self.data = data
      self.scheme = scheme
      self.sampleSizes = sampleSizes
      self.estimate = estimate
      self.influence = influence
      self.proportion = proportion
      self.space = space
      self.alternative = alternative
      self.lattice = lattice
      self.pivotStandardError = pivotStandardError
      self.request = request
      self.seed = seed
      self.total = total
      self.warnings = warnings
    }

    /// What resamples are drawn of, as the scheme says.
    public var units: BootstrapUnits { BootstrapUnits(scheme: scheme) }
  }

  /// The statistic of the resamples.
  public enum Replicates: Hashable, Sendable {
    /// How many resamples lie at each position of the subject's lattice.
    case counted(ResampleHistogram)
    /// The finite values, in the order of the resamples.
    case values([Double])
  }

  /// What all shards of the run share.
  public var subject: Subject
  /// The numbers of the resamples.
  public var resamples: Range<Int>
  /// The statistic of the resamples.
  public var replicates: Replicates
  /// How many resamples have no finite statistic.
  public var undefined: Int
  /// The pivots of the resamples that have one, in their order; empty if they weren't asked for.
  public var pivots: [Double]
  /// How many resamples have each position among their own resamples; nil if not asked for.
  ///
  /// The position is twice the number of inner resamples below the estimate plus the number of those
  /// equal to it.
  public var calibration: ResampleHistogram?
  /// The fingerprint of what was drawn.
  public var digest: ResampleDigest

  /// Creates a shard.
  public init(
    subject: Subject, resamples: Range<Int>, replicates: Replicates, undefined: Int,
    pivots: [Double], calibration: ResampleHistogram?, digest: ResampleDigest
  ) {
    self.subject = subject
    self.resamples = resamples
    self.replicates = replicates
    self.undefined = undefined
    self.pivots = pivots
    self.calibration = calibration
    self.digest = digest
  }

  /// The number of resamples that the replicates are of.
  var held: Int {
    switch replicates {
    case .counted(let histogram): Int(clamping: histogram.total)
    case .values(let values): values.count + undefined
    }
  }

  /// Merges all shards of a run.
  ///
  /// - Parameter shards: In any order; empty ones may be left out.
  /// - Throws: ``BootstrapShardError`` where they aren't the shards of one run, each once, and where they
  ///   hold more than ``SimulatedBootstrap/mostValues`` values together.
  public static func merged(
    _ shards: [BootstrapShard]
  ) throws(BootstrapShardError) -> BootstrapShard {
    try merged(shards, keeping: SimulatedBootstrap.mostValues)
  }

  /// - Parameter limit: How many values are kept.
  static func merged(
    _ shards: [BootstrapShard], keeping limit: Int
  ) throws(BootstrapShardError) -> BootstrapShard {
    try joined(shards, keeping: limit)
  }

  /// Adds the resamples that follow.
  mutating func append(_ next: BootstrapShard) throws(BootstrapShardError) {
    try checkFollows(next)
    switch (replicates, next.replicates) {
    case (.counted(var histogram), .counted(let other)):
      guard histogram.positions == other.positions else { throw .differ("their lattice") }
      histogram.merge(other)
      replicates = .counted(histogram)
    case (.values(var values), .values(let others)):
      replicates = .values([])
      values += others
      replicates = .values(values)
    default: throw .differ("their lattice")
    }
    switch (calibration, next.calibration) {
    case (nil, nil): break
    case (.some(var one), .some(let other)) where one.positions == other.positions:
      one.merge(other)
      calibration = one
    default: throw .differ("what was asked for")
    }
    undefined += next.undefined
    pivots += next.pivots
    digest = digest + next.digest
    resamples = resamples.lowerBound..<next.resamples.upperBound
  }

  func check() throws(BootstrapShardError) {
    guard held == resamples.count else {
      throw .count(held, expected: resamples.count)
    }
    guard resamples.lowerBound >= 0 && resamples.upperBound <= subject.total else {
      throw .count(resamples.upperBound, expected: subject.total)
    }
    if let flaw { throw .flawed(flaw) }
  }
}

extension BootstrapShard: ResamplePart {
  var total: Int { subject.total }

  var keptValues: Int {
    if case .values(let values) = replicates { values.count } else { 0 }
  }

  func difference(from other: BootstrapShard) -> String? {
    subject.difference(from: other.subject)
  }
}

extension BootstrapShard.Subject {
  /// What distinguishes two subjects, in words; nil for equal ones.
  func difference(from other: BootstrapShard.Subject) -> String? {
    if text != other.text || statistic != other.statistic { return "their statistic" }
    if data != other.data { return "their data" }
    if scheme != other.scheme { return "their resampling scheme" }
    if seed != other.seed { return "their seed" }
    if total != other.total { return "their number of resamples" }
    if request != other.request { return "what was asked for" }
    if lattice != other.lattice { return "their lattice" }
    return self == other ? nil : "the statistic of the data"
  }
}
