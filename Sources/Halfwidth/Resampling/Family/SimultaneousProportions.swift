internal import NumericCore

/// The largest distances of the proportions of several items answered by the same respondents.
///
/// Respondents are resampled with all their answers, so that the dependence between items counts. Of
/// each resample the largest abs(p* - p) / sqrt(p (1 - p) / n) over the items is found, with the
/// original standard error: a resample's own is 0 too often near 0 and 1.
///
/// Items with fewer than five answers of either kind are left out. Near 0 and 1 the largest distance says
/// too little: 14 shares at .99 and 50 respondents were all covered .84 of the time where .95 was meant.
///
/// The statistics of all resamples are whole numbers in disguise: their ranks among the values that
/// they can have are counted, so memory doesn't grow with the number of resamples.
///
/// Source: P. H. Westfall, S. S. Young (1993), *Resampling-Based Multiple Testing*, section 2.6; E. B.
/// Wilson (1927), *J. Am. Stat. Assoc.* 22, 209-212.
struct SimultaneousProportions: Sendable {
  /// The most ranks of statistics, items times respondents.
  static let mostRanks = 1 << 22

  private let kernel: JointKernel
  let ranks: MaxTRanks

  /// - Parameter rows: Each respondent's answers, yes or no; at most ``mostRanks`` ranks.
  /// - Throws: ``ResampleError``: too many respondents or items.
  init(_ rows: [[Bool]]) throws(ResampleError) {
    let matrix = try RespondentMatrix(rows)
    kernel = try JointKernel(matrix)
    ranks = MaxTRanks(
      (0..<matrix.items).map { item in
        BinomialCounts(unchecked: matrix.counts(item: item)[1], of: matrix.respondents)
      })
  }

  /// Draws a plan's resamples, and counts the rank of the largest statistic of each.
  ///
  /// - Throws: ``ResampleError/cancelled(after:)``.
  /// - Complexity: O(items) for each resample beside drawing it.
  func histogram(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> ResampleHistogram {
    let ranks = ranks
    let stride = kernel.stride
    let states = try kernel.reduce(plan, progress: progress) {
      [UInt64](repeating: 0, count: ranks.values.count)
    } body: { counts, resamples, positions in
      for i in 0..<resamples.count {
        var largest: UInt32 = 0
        for (place, item) in ranks.items.enumerated() {
          let position = Int(positions[i * stride + item])
          largest = max(largest, ranks.rank(of: position, place: place))
        }
        counts[Int(largest)] += 1
      }
    }
    var sum = states[0]
    for counts in states.dropFirst() {
      for i in sum.indices { sum[i] += counts[i] }
    }
    return ResampleHistogram(firstPosition: 0, counts: sum)
  }
}

/// The ranks of abs(p* - p) sqrt(n / (p (1 - p))) among all values that it can have.
struct MaxTRanks: Sendable {
  /// The items in the family.
  let items: [Int]
  /// The values, ascending.
  let values: [Double]
  private let table: [UInt32]
  private let stride: Int

  init(_ counts: [BinomialCounts]) {
    items = counts.indices.filter {
      min(counts[$0].successes, counts[$0].failures) >= FamilyRule.fewestAnswers
    }
    stride = (counts.first?.trials ?? 0) + 1
    let stride = stride
    var all: [Double] = []
    for item in items {
      let (x, n) = (counts[item].successes, counts[item].trials)
      // Products of whole numbers: items with as many yeses, or noes, have the very same values.
      let scale = (Double(n) / (Double(x) * Double(n - x))).squareRoot()
      for count in 0..<stride { all.append(Double(abs(count - x)) * scale) }
    }
    let ranked = RankedValues(all)
    table = ranked.ranks
    values = ranked.distinct
  }

  func rank(of count: Int, place: Int) -> UInt32 { table[place * stride + count] }
}
