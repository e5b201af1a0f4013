/// How a sample was drawn, and how its resamples are.
public struct BootstrapDesign: Hashable, Sendable {
  /// The scheme; strata, clusters and weights are columns of the sample.
  public var scheme: BootstrapScheme
  /// The population, of which the sample holds a part; nil for an endless one.
  public var population: FinitePopulation?

  /// Creates a design: rows of an endless population where nothing is said.
  public init(_ scheme: BootstrapScheme = .ordinary, population: FinitePopulation? = nil) {
    self.scheme = scheme
    self.population = population
  }

  /// Whether primary units are drawn and weights rescaled.
  public var isSurvey: Bool {
    switch scheme {
    case .stratified, .cluster, .survey: true
    case .ordinary: population != nil
    case .balanced, .weighted: false
    }
  }

  /// Why a survey is simulated.
  func reason(resamplesGiven: Bool) -> SimulationReason {
    resamplesGiven ? .asked : scheme == .ordinary ? .finitePopulation : .scheme
  }

  /// The number of resamples where none is given: balanced ones come by the thousand.
  func defaultResamples(for level: ConfidenceLevel, side: IntervalSide) -> Int {
    let usual = SimulatedBootstrap.defaultResamples(for: level, side: side)
    return scheme == .balanced ? (usual + 999) / 1_000 * 1_000 : usual
  }

  /// The scheme of drawing rows, for all but surveys.
  ///
  /// - Throws: ``BootstrapQuestionError/weightOfZero(row:)``: such a row is never drawn, and yet makes one
  ///   more that are.
  func rows(of input: BootstrapInput) throws(BootstrapQuestionError) -> ResampleScheme {
    switch scheme {
    case .ordinary, .stratified, .cluster, .survey: return .ordinary
    case .balanced: return .balanced
    case .weighted:
      guard case .sample(let sample, _) = input, let weights = sample.weights else {
        throw .noWeights
      }
      if let row = weights.firstIndex(of: 0) { throw .weightOfZero(row: row) }
      return .weighted(weights)
    }
  }

  /// The share of each stratum's primary units that are in the sample, where the population is finite.
  func samplingFractions(
    of input: BootstrapInput
  ) throws(BootstrapQuestionError) -> [String: Double] {
    guard let units = input.primaryUnits else {
      throw .twoSamples(scheme, isFinite: population != nil)
    }
    switch population {
    case nil: return [:]
    case .shares(let shares)?: return shares
    case .units(let all)?:
      guard units <= all else {
        throw .smallPopulation(all, units: units, areClusters: input.hasClusters)
      }
      return ["": Double(units) / Double(all)]
    }
  }
}

extension BootstrapInput {
  /// The number of primary units of one sample: respondents or clusters; nil for two samples of counts,
  /// which are drawn on their own.
  fileprivate var primaryUnits: Int? {
    switch self {
    case .proportion(let counts): counts.trials
    case .pairedDifference(let pairs): pairs.total
    case .scores(let counts, _): counts.total
    case .sample(let sample, _): sample.primaryUnits.values.reduce(0, +)
    case .independentDifference, .scoreDifference: nil
    }
  }

  fileprivate var hasClusters: Bool {
    if case .sample(let sample, _) = self { sample.cluster != nil } else { false }
  }
}
