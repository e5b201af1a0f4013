internal import Halfwidth
internal import Workloads

extension PeerWorkload {
  /// W3: 60 items of the same respondents, with a percentile interval for each.
  ///
  /// Keys `B`, `threads`, and `n`, a multiple of 50: the same answers several times over.
  static let joint: [PeerWorkload] = [
    PeerWorkload(name: "joint") { request in
      let rows = try answers(of: request["n", 50])
      let plan = Plan(request)
      return { seed in try shares(of: RespondentMatrix(rows), plan.with(seed)) }
    },
    PeerWorkload(name: "joint-pairs") { request in
      let rows = try answers(of: 50)
      let plan = Plan(request)
      return { seed in
        try shares(of: RespondentMatrix(rows), plan.with(seed)) + differences(of: rows)
      }
    },
  ]

  private static func answers(of respondents: Int) throws -> [[Bool]] {
    let rows = try WorkloadData.answers().map { $0.map { $0 == 1 } }
    return (0..<respondents / rows.count).flatMap { _ in rows }
  }

  /// The limits of each item's share, from joint resamples.
  private static func shares(
    of matrix: RespondentMatrix, _ plan: ResamplePlan
  ) throws -> [Double] {
    try JointKernel(matrix).histograms(plan).flatMap { histogram in
      let distribution = distribution(of: histogram, divisor: matrix.respondents, seed: plan.seed)
      return [
        distribution.quantile(lowerTail: 0.025) ?? .nan,
        distribution.quantile(upperTail: 0.025) ?? .nan,
      ]
    }
  }

  /// The limits of the differences of all pairs of items, without simulation.
  ///
  /// A difference depends on how many said yes to one item only, and to the other only: pairs of items
  /// with the same two numbers share their limits.
  private static func differences(of rows: [[Bool]]) throws -> [Double] {
    let items = rows[0].count
    let yes = (0..<items).map { item in
      rows.enumerated().reduce(0 as UInt64) { $0 | ($1.element[item] ? 1 << $1.offset : 0) }
    }
    var known: [SIMD2<UInt8>: [Double]] = [:]
    var limits: [Double] = []
    for first in 0..<items {
      for second in first + 1..<items {
        let both = (yes[first] & yes[second]).nonzeroBitCount
        let firstOnly = (yes[first] & ~yes[second]).nonzeroBitCount
        let secondOnly = (yes[second] & ~yes[first]).nonzeroBitCount
        let key = SIMD2(UInt8(firstOnly), UInt8(secondOnly))
        if let found = known[key] {
          limits += found
          continue
        }
        let pairs = try PairedCounts(
          both: both, firstOnly: firstOnly, secondOnly: secondOnly,
          neither: rows.count - both - firstOnly - secondOnly)
        let found = try self.limits(.percentile, IdealBootstrap.pairedDifference(pairs))
        known[key] = found
        limits += found
      }
    }
    return limits
  }
}
