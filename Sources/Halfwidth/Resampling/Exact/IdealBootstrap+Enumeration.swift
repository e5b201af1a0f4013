internal import NumericCore

extension IdealBootstrap {
  /// Returns the ideal bootstrap of any function of category counts, such as an index or an association
  /// of a table's cells: all resampled counts are enumerated with their multinomial probabilities.
  ///
  /// Categories without respondents stay empty in every resample. Equal values, bit for bit, become
  /// one. A resample without a finite value is left out: the distribution is that of the others, and a
  /// warning says with what probability it is undefined.
  ///
  /// - Parameters:
  ///   - counts: The counts of the data.
  ///   - name: The name of the statistic.
  ///   - statistic: A function of counts in the order of `counts`; nil, NaN and infinity mean
  ///     undefined. It is also called with one respondent less, for the acceleration.
  /// - Throws: ``IdealBootstrapError``: too many different resamples, or a statistic of the data that is
  ///   undefined.
  /// - Complexity: One evaluation a composition, C(n + k - 1, k - 1) for n respondents in k categories
  ///   that are not empty, and a sort.
  public static func enumerated(
    _ counts: CategoryCounts, statistic name: String, _ statistic: ([Int]) -> Double?
  ) throws(IdealBootstrapError) -> Bootstrap {
    let places = counts.counts.indices.filter { counts.counts[$0] > 0 }
    guard let number = compositions(of: counts.total, into: places.count),
      number <= largestEnumeration
    else { throw .tooManyCompositions }
    func finite(_ counts: [Int]) -> Double? {
      statistic(counts).flatMap {
        $0.magnitude <= BootstrapDistribution.largestMagnitude ? $0 : nil
      }
    }
    guard let estimate = finite(counts.counts) else { throw .undefinedStatistic }

    var enumeration = CompositionEnumeration(counts, places: places)
    var values: [Double] = []
    var probabilities: [Double] = []
    var undefined = 0.0
    values.reserveCapacity(number)
    probabilities.reserveCapacity(number)
    enumeration.visitAll { composition, probability in
      if let value = finite(composition) {
        values.append(value)
        probabilities.append(probability)
      } else {
        undefined += probability
      }
    }
    guard probabilities.contains(where: { $0 > 0 }) else { throw .undefinedStatistic }

    var warnings: [AnalysisWarning] = []
    if undefined > 0 {
      warnings.add(
        .undefined,
        "the statistic is undefined in resamples with probability \(undefined); the "
          + "distribution is that of the others")
    }
    var leaveOneOut: [(value: Double, count: Int)] = []
    for place in places {
      var rest = counts.counts
      rest[place] -= 1
      if let value = counts.total > 1 ? finite(rest) : estimate {
        leaveOneOut.append((value, counts.counts[place]))
      }
    }
    return Bootstrap(
      statistic: name, sampleSizes: [counts.total], estimate: estimate,
      distribution: BootstrapDistribution(values: values, probabilities: probabilities),
      influence: leaveOneOut.count == places.count
        ? BootstrapInfluence(leaveOneOut: leaveOneOut) : nil,
      warnings: warnings)
  }

  /// The number of ways to share `total` among `parts` categories; nil beyond 2^53.
  static func compositions(of total: Int, into parts: Int) -> Int? {
    var number = 1
    for i in 1..<max(parts, 1) {
      // Each step is a binomial coefficient, so the division leaves no remainder.
      let (product, overflow) = number.multipliedReportingOverflow(by: total + i)
      guard !overflow, product / i <= 1 << 53 else { return nil }
      number = product / i
    }
    return number
  }
}

/// All ways in which a resample can share its respondents among the categories that aren't empty.
struct CompositionEnumeration {
  private var composition: [Int]
  private let places: [Int]
  private let total: Int
  /// For each category but the last, by the number of respondents that earlier categories leave: the
  /// distribution of its count.
  private let rows: [[LatticeDistribution?]]

  init(_ counts: CategoryCounts, places: [Int]) {
    self.places = places
    total = counts.total
    composition = [Int](repeating: 0, count: counts.counts.count)
    var rest = counts.total
    rows = places.dropLast().enumerated().map { [total] order, place in
      let count = counts.counts[place]
      let share = Double(count) / Double(rest)
      let complement = Double(rest - count) / Double(rest)
      rest -= count
      // The first category can take any part of the whole, the others any part of what is left.
      return (0...total).map { left in
        order > 0 || left == total
          ? LatticeDistribution.binomial(trials: left, probability: share, complement: complement)
          : nil
      }
    }
  }

  /// Calls `body` with each composition whose probability is not negligible.
  mutating func visitAll(_ body: ([Int], Double) -> Void) {
    visit(0, left: total, probability: 1, body)
  }

  private mutating func visit(
    _ order: Int, left: Int, probability: Double, _ body: ([Int], Double) -> Void
  ) {
    let place = places[order]
    guard order < rows.count, let row = rows[order][left] else {
      composition[place] = left
      body(composition, probability)
      return
    }
    for count in row.support {
      composition[place] = count
      visit(
        order + 1, left: left - count, probability: probability * row.probability(at: count), body)
    }
  }
}
