internal import Glibc

extension ColumnStatistic {
  /// Returns the ideal bootstrap of the statistic of one score an observation.
  ///
  /// Means, quantiles and proportions have distributions of their own. A trimmed mean and a variance are
  /// functions of how often each score comes up, and are enumerated where there are few different
  /// resamples of those counts.
  ///
  /// - Throws: ``IdealBootstrapError``
  public func ideal(of sample: ScoredCounts) throws(IdealBootstrapError) -> Bootstrap {
    switch self {
    case .mean: return try IdealBootstrap.mean(of: sample)
    case .median: return try IdealBootstrap.median(of: sample)
    case .quantile(let share): return try IdealBootstrap.quantile(share, of: sample)
    case .proportion(let threshold):
      return try IdealBootstrap.topBox(of: sample, atLeast: threshold)
    case .trimmedMean(let share):
      return try IdealBootstrap.enumerated(sample) { counts in
        Self.trimmedMean(share, scores: sample.scores, counts: counts)
      }
    case .variance:
      return try IdealBootstrap.enumerated(sample) { counts in
        Self.variance(scores: sample.scores, counts: counts)
      }
    case .standardDeviation:
      return try IdealBootstrap.enumerated(sample) { counts in
        Self.variance(scores: sample.scores, counts: counts)?.squareRoot()
      }
    }
  }

  private static func trimmedMean(
    _ share: Double, scores: [Double], counts: [Int]
  ) -> Double? {
    let n = counts.reduce(0, +)
    guard n > 0 else { return nil }
    let cut = ReplicateStatistic.cut(share, of: n)
    var sum = 0.0
    var rank = 0
    for (score, count) in zip(scores, counts) {
      let kept = min(rank + count, n - cut) - max(rank, cut)
      if kept > 0 { sum += score * Double(kept) }
      rank += count
    }
    return sum / Double(n - 2 * cut)
  }

  private static func variance(scores: [Double], counts: [Int]) -> Double? {
    let n = counts.reduce(0, +)
    guard n > 1 else { return nil }
    // Distances from a score of the data, so that scores far from 0 keep their digits.
    var sum = 0.0
    var squares = 0.0
    for (score, count) in zip(scores, counts) {
      let distance = score - scores[0]
      sum += distance * Double(count)
      squares += distance * distance * Double(count)
    }
    return max(0, (squares - sum * sum / Double(n)) / Double(n - 1))
  }
}

extension SampleStatistic {
  /// Returns the ideal bootstrap of the statistic of a sample's rows, each as likely as the next.
  ///
  /// Functions of two columns are enumerated where there are few different resamples of the rows, which
  /// means up to a dozen different rows.
  ///
  /// - Throws: ``IdealBootstrapError``, and ``IdealBootstrapError/noCommonStep`` and the like for what
  ///   has to be simulated.
  public func ideal(of sample: BootstrapSample) throws(IdealBootstrapError) -> Bootstrap {
    switch self {
    case .column(let statistic, let name):
      return try statistic.ideal(of: Self.scores(sample.column(name)))
    case .pairedDifference(let statistic, let first, let second):
      guard
        let differences = try? ScoredCounts.differences(
          first: statistic.scores(sample.column(first)),
          second: statistic.scores(sample.column(second)))
      else { throw .undefinedStatistic }
      var bootstrap = try statistic.ofScores.ideal(of: differences)
      if statistic.isProportion {
        bootstrap.space = -1...1
        bootstrap.alternative = "tango"
      }
      return bootstrap
    case .difference(let statistic, let name):
      guard let groups = sample.group?.rows.filter({ !$0.isEmpty }), groups.count == 2 else {
        throw .undefinedStatistic
      }
      let values = sample.column(name)
      let parts = groups.map { rows in Self.scores(rows.map { values[$0] }) }
      return try IdealBootstrap.difference(
        statistic.ideal(of: parts[0]), statistic.ideal(of: parts[1]))
    case .correlation(let x, let y):
      return try RowCounts(sample.column(x), sample.column(y)).ideal { $0.correlation }
    case .ratioOfMeans(let x, let y):
      return try RowCounts(sample.column(x), sample.column(y)).ideal { $0.ratio }
    case .slope(let y, let x):
      return try RowCounts(sample.column(x), sample.column(y)).ideal { $0.slope }
    case .custom: throw .noClosedForm
    }
  }

  private static func scores(_ values: [Double]) -> ScoredCounts {
    guard let scores = try? ScoredCounts(values: values) else {
      preconditionFailure("a sample's numbers are finite, and there is at least one")
    }
    return scores
  }
}

extension BootstrapSample {
  /// The numbers of a column; none where there is no such column, which the statistic's own check says.
  fileprivate func column(_ name: String) -> [Double] {
    columns.first { $0.name == name }?.values ?? []
  }
}

/// Different rows of two numbers with how often each comes up.
private struct RowCounts {
  private var x: [Double] = []
  private var y: [Double] = []
  private var counts: [Int] = []

  /// Sums over a resample, of distances from the first row.
  struct Sums {
    var n = 0.0
    var x = 0.0
    var y = 0.0
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0
    let origin: (x: Double, y: Double)

    var ratio: Double? {
      let below = y + n * origin.y
      return below == 0 ? nil : (x + n * origin.x) / below
    }

    var slope: Double? {
      let spread = n * xx - x * x
      return spread > 1e-12 * n * xx ? (n * xy - x * y) / spread : nil
    }

    var correlation: Double? {
      let spreadX = n * xx - x * x
      let spreadY = n * yy - y * y
      guard spreadX > 1e-12 * n * xx, spreadY > 1e-12 * n * yy else { return nil }
      return min(1, max(-1, (n * xy - x * y) / (spreadX * spreadY).squareRoot()))
    }
  }

  private struct Row: Hashable {
    var x: Double
    var y: Double
  }

  init(_ x: [Double], _ y: [Double]) {
    var index: [Row: Int] = [:]
    for row in zip(x, y).map(Row.init) {
      if let place = index[row] {
        counts[place] += 1
      } else {
        index[row] = counts.count
        self.x.append(row.x)
        self.y.append(row.y)
        counts.append(1)
      }
    }
  }

  func ideal(
    _ statistic: (Sums) -> Double?
  ) throws(IdealBootstrapError) -> Bootstrap {
    guard let categories = try? CategoryCounts(counts) else { throw .undefinedStatistic }
    return try IdealBootstrap.enumerated(categories, statistic: "") { counts in
      var sums = Sums(origin: (x[0], y[0]))
      for (place, count) in counts.enumerated() where count > 0 {
        let weight = Double(count)
        let (dx, dy) = (x[place] - x[0], y[place] - y[0])
        sums.n += weight
        sums.x += weight * dx
        sums.y += weight * dy
        sums.xx += weight * dx * dx
        sums.xy += weight * dx * dy
        sums.yy += weight * dy * dy
      }
      return statistic(sums)
    }
  }
}

extension IdealBootstrap {
  /// Enumerates a function of how often each score comes up.
  fileprivate static func enumerated(
    _ sample: ScoredCounts, _ statistic: ([Int]) -> Double?
  ) throws(IdealBootstrapError) -> Bootstrap {
    guard sample.scores.count > 1 else {
      // One score only: all resamples are the same.
      guard let value = statistic(sample.counts),
        let constant = try? ScoredCounts(
          scores: [value], counts: sample.counts)
      else { throw .undefinedStatistic }
      return try mean(of: constant)
    }
    guard let counts = try? CategoryCounts(sample.counts) else { throw .tooManyCompositions }
    return try enumerated(counts, statistic: "", statistic)
  }
}
