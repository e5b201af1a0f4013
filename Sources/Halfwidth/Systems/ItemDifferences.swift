internal import NumericCore

/// The differences of two systems on the same items.
struct ItemDifferences: Sendable {
  /// The differences times ``divisor``: whole numbers where scores have a common step.
  let numerators: [Double]
  let divisor: Double
  /// The differences of as many runs of both systems, times a divisor of their own; nil where both have as many on each
  /// item.
  let even: [Double]?
  /// The seed by which these runs were drawn; nil where their numbers say which.
  let drawSeed: UInt64?
  /// The cluster of each item; nil where each is drawn by itself.
  let clusters: [Int]?
  /// The largest difference that the scale allows; nil without a scale.
  let reach: Double?
  /// What both systems made of each item, where each passed or failed it once and there are no clusters.
  let pairs: PairedCounts?

  var count: Int { numerators.count }
  var values: [Double] { numerators.map { $0 / divisor } }
  var mean: Double { total / divisor / Double(count) }
  /// The sum of the numerators: its sign is that of the mean, and 0 is a tie.
  var total: Double { numerators.reduce(0, +) }
  var clusterCount: Int? { clusters.map { Set($0).count } }

  /// The variance of an item's difference about the mean of all, divisor n.
  var variance: Double {
    let mean = mean
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
  }

  var testMethod: SystemTestMethod { pairs == nil ? .signFlip : .mcNemarExact }

  /// What is drawn by itself: the items' numbers, or their sums in clusters.
  private func units(_ numbers: [Double]) -> [Double] {
    guard let clusters else { return numbers }
    var sums: [Int: Double] = [:]
    for (cluster, number) in zip(clusters, numbers) { sums[cluster, default: 0] += number }
    // In the order of the clusters, so that a seed gives the same flips again.
    return sums.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The test of exchangeable systems; nil where there is too much to go through.
  ///
  /// The mean of ten runs and a single run are not exchangeable though the systems are: their difference is skewed. So
  /// the test takes as many runs of both, by their numbers or by a draw, and never by their scores or their order. Where
  /// these point the other way than all runs do, nothing is shown.
  func test(
    _ simulation: SimulationOptions
  ) -> (pValue: Double, route: RandomizationTest.Route)? {
    if let pairs {
      return McNemarMethod.exact.finding(for: pairs).pValue.map { ($0, .exact) }
    }
    guard let even else { return SignFlips.pValue(of: units(numerators), simulation) }
    let sum = even.reduce(0, +)
    guard sum != 0, total != 0, (sum > 0) == (total > 0) else { return (1, .exact) }
    return SignFlips.pValue(of: units(even), simulation)
  }

  /// The differences over a power of 2, and that power, which is 1 unless they are so small that their squares would be 0.
  ///
  /// Where there is a scale, such differences are none on it.
  var scaled: (differences: ItemDifferences, unit: Double) {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard reach == nil, largest > 0, largest < 0x1p-200 else { return (self, 1) }
    let unit = Double(sign: .plus, exponent: Int(largest.exponent), significand: 1)
    return (
      ItemDifferences(
        numerators: values.map { $0 / unit }, divisor: 1, even: even, drawSeed: drawSeed,
        clusters: clusters, reach: nil, pairs: nil), unit
    )
  }

  /// The design, each item a respondent; nil for one unit, whose variance nothing tells.
  private var design: SurveyDesign? {
    try? SurveyDesign(rows: count, clusters: clusters.map { SampleLabels($0.map { "\($0)" }) })
  }

  /// What the interval and the tests of a stated difference are made of.
  var inference: MeanDifference {
    let units = clusterCount ?? count
    if let pairs {
      return MeanDifference(estimate: mean, method: .tango, units: units, form: .tango(pairs))
    }
    guard let reach else { return student }
    let equation = MeanScoreEquation(values: values, scale: -reach...reach)
    guard clusters != nil else {
      return MeanDifference(
        estimate: mean, method: .pairedScore, units: units,
        form: .score(equation, degreesOfFreedom: nil))
    }
    guard let design, let clusterCount, clusterCount >= MeanDifferenceMethod.fewestClusters,
      let estimate = design.mean(of: values)
    else { return tooFewClusters(.clusteredScore) }
    let effect =
      estimate.variance > 0
      ? design.designEffect(of: estimate, values: values) : Double(count) / effectiveUnits
    return MeanDifference(
      estimate: mean, method: .clusteredScore, units: units, designEffect: effect,
      form: .score(equation, degreesOfFreedom: estimate.degreesOfFreedom))
  }

  private var student: MeanDifference {
    let method: MeanDifferenceMethod = clusters == nil ? .pairedT : .clusteredT
    if let clusterCount, clusterCount < MeanDifferenceMethod.fewestClusters {
      return tooFewClusters(method)
    }
    guard let design, let estimate = design.mean(of: values), estimate.variance > 0 else {
      return MeanDifference(
        estimate: mean, method: method, units: clusterCount ?? count,
        form: .none(
          AnalysisWarning(
            .undefined,
            count == 1
              ? "one item without a scale has no interval; say which scores there can be"
              : "all differences are alike, which says nothing of others; say which scores there can be"
          )))
    }
    return MeanDifference(
      estimate: mean, method: method, units: clusterCount ?? count,
      designEffect: clusters == nil ? nil : design.designEffect(of: estimate, values: values),
      form: .student(estimate))
  }

  private func tooFewClusters(_ method: MeanDifferenceMethod) -> MeanDifference {
    MeanDifference(
      estimate: mean, method: method, units: clusterCount ?? 1,
      form: .none(
        AnalysisWarning(
          .undefined,
          "\(clusterCount == 1 ? "1 cluster is" : "\(clusterCount ?? 1) clusters are") too few for an interval, for a test of "
            + "a margin and for planning items: the variance between fewer than \(MeanDifferenceMethod.fewestClusters) is "
            + "hardly known; the test of no difference holds for any number"
        )))
  }

  /// The clusters as so many of one size.
  private var effectiveUnits: Double {
    var sizes: [Int: Double] = [:]
    for cluster in clusters ?? [] { sizes[cluster, default: 0] += 1 }
    let squares = sizes.values.reduce(0) { $0 + $1 * $1 }
    return Double(count) * Double(count) / squares
  }
}
