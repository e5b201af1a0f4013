/// What a family's simulation drew: a part of its resamples, or all of them.
///
/// Parts of one run can be drawn anywhere and joined in any order; the whole is what one run gives, p-values and
/// digest too. A part holds no rows of the data, but what limits follow from: estimates, standard errors, and of
/// answers on a scale how often each was given. The p-values, which have reassignments of their own, are with the part
/// that drew the first resample.
public struct FamilyShard: Hashable, Sendable {
  /// What all parts of a run share.
  public struct Subject: Hashable, Sendable {
    /// What is known of each statistic.
    public var statistics: [FamilyEstimate]
    /// The fingerprint of the data, see ``BootstrapSample/digest``.
    public var data: ResampleDigest
    /// The seed.
    public var seed: UInt64
    /// The number of resamples in all parts together.
    public var total: Int
    /// What a reader must know of the data.
    public var warnings: [AnalysisWarning]

    package init(
      statistics: [FamilyEstimate], data: ResampleDigest, seed: UInt64, total: Int,
      warnings: [AnalysisWarning] = []
    ) {
      self.statistics = statistics
      self.data = data
      self.seed = seed
      self.total = total
      self.warnings = warnings
    }

    /// How many of the statistics are in the family.
    package var familySize: Int { statistics.count(where: \.isInFamily) }

    /// The values that the largest distance can have where all statistics are proportions.
    var ranks: [Double] { MaxTRanks(statistics.compactMap(\.counts)).values }
  }

  /// What all parts of the run share.
  public var subject: Subject
  /// The numbers of the resamples, also where none of the statistics varies and nothing had to be drawn.
  public private(set) var resamples: Range<Int>
  /// The largest distances of the resamples.
  public private(set) var maxima: SimultaneousMaxima
  /// The p-values; nil where another part has them.
  public private(set) var pValues: SimultaneousPValues?

  package init(
    subject: Subject, resamples: Range<Int>, maxima: SimultaneousMaxima,
    pValues: SimultaneousPValues?
  ) {
    self.subject = subject
    self.resamples = resamples
    self.maxima = maxima
    self.pValues = pValues
  }

  /// Joins all parts of a run.
  ///
  /// - Parameter shards: In any order; empty ones may be left out.
  /// - Throws: ``BootstrapShardError`` where they aren't the parts of one run, each once.
  public static func merged(_ shards: [FamilyShard]) throws(BootstrapShardError) -> FamilyShard {
    try joined(shards, keeping: SimultaneousBootstrap.mostValues)
  }

  /// Returns the intervals of all statistics.
  ///
  /// - Throws: ``BootstrapShardError``: resamples that another part has, and what does not go together.
  public func finding(
    level: ConfidenceLevel = 0.95
  ) throws(BootstrapShardError) -> SimultaneousBootstrapFinding {
    try check()
    guard resamples == 0..<subject.total, let pValues else {
      throw .incomplete(drawn: resamples.count, total: subject.total)
    }
    var ranks: [Double] = []
    if case .counted = maxima.distances { ranks = subject.ranks }
    var finding = FamilyResults(statistics: subject.statistics, ranks: ranks)
      .finding(maxima, seed: subject.seed, level: level, pValues: pValues)
    finding.warnings = subject.warnings + finding.warnings
    return finding
  }
}

extension FamilyShard: ResamplePart {
  var total: Int { subject.total }

  var keptValues: Int {
    if case .values(let values) = maxima.distances { values.count } else { 0 }
  }

  func difference(from other: FamilyShard) -> String? {
    subject.difference(from: other.subject)
  }

  func check() throws(BootstrapShardError) {
    if let flaw { throw .flawed(flaw) }
  }

  mutating func append(_ next: FamilyShard) throws(BootstrapShardError) {
    try checkFollows(next)
    switch (maxima.distances, next.maxima.distances) {
    case (.counted, .values), (.values, .counted): throw .differ("how their distances are kept")
    case (.counted, .counted), (.values, .values): break
    }
    if subject.familySize > 0 { maxima.append(next.maxima) }
    resamples = resamples.lowerBound..<next.resamples.upperBound
    pValues = pValues ?? next.pValues
  }
}

extension FamilyShard.Subject {
  /// What distinguishes two runs, in words; nil for equal ones.
  fileprivate func difference(from other: FamilyShard.Subject) -> String? {
    if statistics.map(\.name) != other.statistics.map(\.name) { return "their statistics" }
    if data != other.data { return "their data" }
    if seed != other.seed { return "their seed" }
    if total != other.total { return "their number of resamples" }
    return self == other ? nil : "the scales of their statistics, or how the data were read"
  }
}
