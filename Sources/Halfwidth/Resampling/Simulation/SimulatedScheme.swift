/// How a scheme draws the rows of a statistic's parts.
struct SimulatedScheme {
  let sampler: RowSampler
  /// Draws from the places of a resample's rows.
  let inner: RowSampler
  /// For a weighted scheme what each row weighs; nil for others.
  let weights: [Double]?

  init(
    _ scheme: ResampleScheme, _ statistic: PreparedStatistic, rows: Int
  ) throws(ResampleError) {
    var scheme = scheme
    var inner = ResampleScheme.ordinary
    var weights: [Double]?
    if statistic.parts.count > 1 {
      guard scheme == .ordinary else {
        throw .scheme(
          "a difference of two groups draws the rows of each on their own; leave the scheme")
      }
      scheme = statistic.scheme(rows: rows)
    }
    switch scheme {
    case .ordinary, .balanced: break
    case .grouped(let groups): inner = .grouped(groups.sorted())
    case .weighted(let given):
      guard statistic.isWeighable else {
        throw .scheme(
          "\(statistic.name) has no weighted form; use a statistic that has, or no weights")
      }
      weights = given
    }
    sampler = try RowSampler(scheme, rows: rows)
    self.inner = try RowSampler(inner, rows: rows)
    self.weights = weights
  }
}

extension ResampleScheme {
  /// The slug of the scheme, and what else tells two of a kind apart.
  var name: String {
    switch self {
    case .ordinary: "ordinary"
    case .balanced: "balanced"
    case .grouped(let groups):
      "grouped-\(Self.digest(groups.map { UInt64(bitPattern: Int64($0)) }))"
    case .weighted(let weights): "weighted-\(Self.digest(weights.map(\.bitPattern)))"
    }
  }

  /// Whether rows have different probabilities.
  var isWeighted: Bool {
    if case .weighted = self { true } else { false }
  }

  private static func digest(_ numbers: [UInt64]) -> ResampleDigest {
    ResampleDigest(value: numbers.reduce(0) { ResampleDigest.hash($0, $1) })
  }
}

extension PreparedStatistic {
  /// How rows are drawn where nothing is said: those of two parts on their own.
  func scheme(rows: Int) -> ResampleScheme {
    guard parts.count > 1 else { return .ordinary }
    var groups = [Int](repeating: 0, count: rows)
    for (group, part) in parts.enumerated() {
      for row in part.rows { groups[row] = group }
    }
    return .grouped(groups)
  }

  /// Whether the statistic has a weighted form.
  var isWeighable: Bool {
    switch form.definition?.source {
    case .moments?, .weights?: true
    case .order(let statistic)?: statistic.weightedShare != nil
    case nil: false
    }
  }

  /// The share of the weight below a quantile; nil for other statistics.
  var weightedShare: Double? {
    if case .order(let statistic)? = form.definition?.source {
      statistic.weightedShare
    } else {
      nil
    }
  }

  /// Returns the statistic of the population in which each row has a share in proportion to its
  /// weight; nil where it is undefined.
  ///
  /// The quantile is the smallest value with at least its share of the weight at or below it, and the
  /// mean of that and the next one where the share is met (to 1e-9).
  func weighted(_ weights: [Double]) -> Double? {
    let total = weights.reduce(0, +)
    if let functional {
      let value = functional.value(weights.map { $0 / total })
      return value.isFinite ? value : nil
    }
    return weightedShare.flatMap { Self.weightedQuantile($0, of: parts[0].x, weights: weights) }
  }

  /// Returns the smallest value with at least a share of the weight at or below it, and the mean of that
  /// and the next one where the share is met (to 1e-9); nil without weight.
  static func weightedQuantile(_ share: Double, of x: [Double], weights: [Double]) -> Double? {
    weightedQuantile(
      share, of: x, weights: weights, order: x.indices.sorted { x[$0] < x[$1] })
  }

  /// The same of values whose ascending order is known.
  static func weightedQuantile(
    _ share: Double, of x: [Double], weights: [Double], order: [Int]
  ) -> Double? {
    let total = weights.reduce(0, +)
    var sum = 0.0
    var found: Double?
    var last: Double?
    for row in order where weights[row] > 0 {
      if let found { return RankMean.middle(found, x[row]) }
      sum += weights[row] / total
      last = x[row]
      if sum >= share * (1 - 1e-9) {
        guard sum <= share * (1 + 1e-9) else { return last }
        found = last
      }
    }
    return last
  }
}
