/// A bootstrap of an input, exact or simulated, that any number of methods make their findings of.
public struct BootstrapAnswer: Sendable {
  /// The statistic and its distribution.
  public var bootstrap: Bootstrap
  /// The statistic as a function of weights, where a method needs it.
  public var functional: BootstrapFunctional?
  /// The counts of a proportion; nil for other statistics.
  public var proportion: BinomialCounts?

  /// Creates an answer.
  public init(
    bootstrap: Bootstrap, functional: BootstrapFunctional? = nil,
    proportion: BinomialCounts? = nil
  ) {
    self.bootstrap = bootstrap
    self.functional = functional
    self.proportion = proportion
  }

  /// Returns what a method makes of it; of a proportion with how often the interval covers.
  public func finding(
    _ method: BootstrapMethod, level: ConfidenceLevel, side: IntervalSide = .two
  ) -> BootstrapFinding {
    // What is linear needs no derivatives, and with them would have their rounding.
    let functional = bootstrap.influence?.isLinear == true ? nil : functional
    var finding = method.finding(
      for: bootstrap, level: level, side: side, functional: functional)
    // The coverage is that of two-sided intervals of samples of an endless population.
    if let proportion, bootstrap.units == .rows, side == .two,
      let coverage = BootstrapInput.proportion(proportion).coverageAtEstimate(
        of: method, level: level)
    {
      finding.details.append(NamedNumber(BootstrapFinding.coverageName, coverage))
    }
    return finding
  }
}

extension BootstrapAnswer {
  /// Joins all parts of a simulation into what one run gives.
  ///
  /// Parts do not hold the data, so that `abc` is there for means only.
  ///
  /// - Throws: ``BootstrapShardError``
  public init(merging shards: [BootstrapShard]) throws(BootstrapShardError) {
    let whole = try BootstrapShard.merged(shards)
    self.init(bootstrap: try whole.bootstrap(), proportion: whole.subject.proportion)
  }
}

extension BootstrapInput {
  /// The most respondents in a sample whose counts are simulated: ten million.
  ///
  /// They are resampled as rows. With more, simulation tells nothing that the usual interval doesn't.
  public static let mostSimulatedRespondents = 10_000_000

  /// What is known before anything is drawn: the exact answer, or what to simulate and why.
  public enum Route: Sendable {
    /// All resamples are known.
    case ideal(BootstrapAnswer)
    /// They have to be simulated.
    case simulated(SimulatedBootstrap, SimulationReason)
  }

  /// Returns the exact answer where there is one that serves all methods and no number of resamples
  /// was given, else what to simulate and why.
  ///
  /// - Throws: ``ResampleError``: data that can't be simulated either.
  public func route(
    for methods: [BootstrapMethod], scheme: ResampleScheme = .ordinary, resamplesGiven: Bool
  ) throws(ResampleError) -> Route {
    if resamplesGiven { return .simulated(try simulation(scheme), .asked) }
    if scheme != .ordinary { return .simulated(try simulation(scheme), .scheme) }
    if let method = methods.first(where: \.needsResamples) {
      return .simulated(try simulation(), .method(method.rawValue))
    }
    do throws(IdealBootstrapError) {
      let bootstrap = try ideal()
      // Nothing but abc needs the function, and means don't need it there.
      let needsFunctional = methods.contains(.abc) && bootstrap.influence?.isLinear != true
      return .ideal(
        BootstrapAnswer(
          bootstrap: bootstrap,
          functional: needsFunctional ? (try? simulation())?.functional : nil,
          proportion: proportion))
    } catch {
      return .simulated(try simulation(), error.reason)
    }
  }

  /// Returns the statistic with its data as rows, to be simulated.
  ///
  /// - Throws: ``ResampleError``: a statistic that is undefined for the data, and more respondents
  ///   than ``mostSimulatedRespondents``.
  public func simulation(
    _ scheme: ResampleScheme = .ordinary
  ) throws(ResampleError) -> SimulatedBootstrap {
    let (sample, statistic) = try rows()
    return try SimulatedBootstrap(statistic, of: sample, scheme: scheme)
  }

  /// Returns the statistic with its data as the rows of a survey, to be simulated.
  ///
  /// - Parameter samplingFractions: As for ``SurveyBootstrap/init(_:of:samplingFractions:)``.
  /// - Throws: ``ResampleError``
  public func survey(
    samplingFractions: [String: Double] = [:]
  ) throws(ResampleError) -> SurveyBootstrap {
    let (sample, statistic) = try rows()
    return try SurveyBootstrap(statistic, of: sample, samplingFractions: samplingFractions)
  }

  /// What is computed in the simulation for some methods.
  public static func request(
    for methods: [BootstrapMethod], level: ConfidenceLevel, side: IntervalSide = .two
  ) -> SimulationRequest {
    methods.reduce(SimulationRequest()) {
      $0.joined(with: SimulationRequest(for: $1, level: level, side: side))
    }
  }

  /// Returns what a simulation's resamples say, under the name and in the space of this input.
  public func answer(
    _ bootstrap: Bootstrap, functional: BootstrapFunctional? = nil
  ) -> BootstrapAnswer {
    var bootstrap = bootstrap
    bootstrap.statistic = estimand
    bootstrap.space = space ?? bootstrap.space
    bootstrap.alternative = alternative ?? bootstrap.alternative
    bootstrap.warnings += fixedSampleWarnings(beside: bootstrap.distribution)
    return BootstrapAnswer(
      bootstrap: bootstrap, functional: functional, proportion: proportion)
  }

  /// Returns a part of a simulation under the name and in the space of this input, so that what is
  /// merged of parts is what one run would give.
  public func named(_ shard: BootstrapShard) -> BootstrapShard {
    var shard = shard
    shard.subject.statistic = estimand
    shard.subject.space = space ?? shard.subject.space
    shard.subject.alternative = alternative ?? shard.subject.alternative
    shard.subject.proportion = proportion
    return shard
  }

  /// Where limits are clipped to, if that is not where the statistic of the rows has them.
  ///
  /// Those of a correlation are given as the formula has them, as R's `boot` does: a normal or a basic
  /// limit above 1 says that the method does not suit.
  private var space: ClosedRange<Double>? {
    switch self {
    case .pairedDifference: -1...1
    case .sample(_, let statistic):
      statistic.definition?.clipsLimits == false ? -.infinity ... .infinity : nil
    case .proportion, .independentDifference, .scores, .scoreDifference: nil
    }
  }

  private var proportion: BinomialCounts? {
    if case .proportion(let counts) = self { counts } else { nil }
  }

  private var alternative: String? {
    if case .pairedDifference = self { "tango" } else { nil }
  }

  // MARK: - Rows

  func rows() throws(ResampleError) -> (BootstrapSample, SampleStatistic) {
    switch self {
    case .proportion(let counts):
      return (
        try Self.sample([try Self.answers(counts, instead: "wilson or clopper-pearson")]),
        .column(.proportion(atLeast: 1), of: "x")
      )
    case .pairedDifference(let pairs):
      try Self.check(pairs.total, instead: "tango")
      let cells: [(Double, Double, Int)] = [
        (1, 1, pairs.both), (1, 0, pairs.firstOnly), (0, 1, pairs.secondOnly),
        (0, 0, pairs.neither),
      ]
      let first = cells.flatMap { [Double](repeating: $0.0, count: $0.2) }
      let second = cells.flatMap { [Double](repeating: $0.1, count: $0.2) }
      return (
        try Self.sample([first, second]), .pairedDifference(.mean, of: "x", minus: "y")
      )
    case .independentDifference(let counts):
      let parts = [counts.first, counts.second]
      let rows = [
        try Self.answers(parts[0], instead: "newcombe"),
        try Self.answers(parts[1], instead: "newcombe"),
      ]
      return try Self.groups(rows, .proportion(atLeast: 1))
    case .scores(let counts, let statistic):
      return (
        try Self.sample([try Self.values(counts, of: statistic)]), .column(statistic, of: "x")
      )
    case .scoreDifference(let first, let second, let statistic):
      return try Self.groups(
        [try Self.values(first, of: statistic), try Self.values(second, of: statistic)], statistic)
    case .sample(let sample, let statistic): return (sample, statistic)
    }
  }

  private static func groups(
    _ parts: [[Double]], _ statistic: ColumnStatistic
  ) throws(ResampleError) -> (BootstrapSample, SampleStatistic) {
    let labels = parts.enumerated().flatMap { index, values in
      [String](repeating: "\(index + 1)", count: values.count)
    }
    return (
      try sample([parts.flatMap(\.self)], group: SampleLabels(labels)),
      .difference(statistic, of: "x")
    )
  }

  private static func sample(
    _ columns: [[Double]], group: SampleLabels? = nil
  ) throws(ResampleError) -> BootstrapSample {
    try translating(
      ResampleError.sample,
      BootstrapSample(
        columns: zip(["x", "y"], columns).map { BootstrapSample.Column($0, $1) }, group: group))
  }

  private static func answers(
    _ counts: BinomialCounts, instead: String
  ) throws(ResampleError) -> [Double] {
    try check(counts.trials, instead: instead)
    return [Double](repeating: 1, count: counts.successes)
      + [Double](repeating: 0, count: counts.failures)
  }

  private static func values(
    _ counts: ScoredCounts, of statistic: ColumnStatistic
  ) throws(ResampleError) -> [Double] {
    let instead =
      statistic.definition.hasVariance
      ? "the estimate plus and minus z standard errors"
      : "the order statistics z sqrt(n p (1 - p)) ranks below and above n p"
    try check(counts.total, instead: instead)
    return zip(counts.scores, counts.counts).flatMap { [Double](repeating: $0, count: $1) }
  }

  private static func check(_ total: Int, instead: String) throws(ResampleError) {
    guard total <= mostSimulatedRespondents else {
      throw .parameter(
        "\(total) respondents are more than the \(mostSimulatedRespondents) that are resampled; with so "
          + "many a bootstrap would say what a formula says, so use \(instead)")
    }
  }
}

extension IdealBootstrapError {
  /// Why what was refused is simulated.
  var reason: SimulationReason {
    switch self {
    case .noCommonStep: .noLattice
    case .tooManyObservations(let total):
      .tooLarge("\(total) observations are too many for the distribution over all resamples")
    case .tooLarge, .tooManyCompositions:
      .tooLarge("the distribution over all resamples has too many values")
    case .undefinedStatistic, .notExact, .noClosedForm: .noClosedForm
    }
  }
}
