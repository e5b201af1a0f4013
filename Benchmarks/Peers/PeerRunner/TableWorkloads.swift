internal import Halfwidth
internal import Workloads

extension PeerWorkload {
  /// W5 and W6: tests of tables, exact and simulated.
  static let tables: [PeerWorkload] = [
    PeerWorkload(name: "fisher-4x4") { _ in try exact(.fisher, WorkloadData.table) },
    PeerWorkload(name: "fisher-2x2") { _ in try exact(.fisher, twoByTwo) },
    PeerWorkload(name: "barnard") { _ in try exact(.barnard, twoByTwo) },
    PeerWorkload(name: "boschloo") { _ in try exact(.boschloo, twoByTwo) },
    PeerWorkload(name: "chi-squared-monte-carlo") { request in
      let table = try ContingencyTable(WorkloadData.table)
      let (resamples, threads) = (request["B", 1_000_000], request["threads", 1])
      return { seed in
        let finding = MonteCarloTest.pearson.finding(
          for: table, resamples: resamples, seed: seed, threads: threads)
        return [try finding.pValue.required()]
      }
    },
  ]

  /// The two samples as rows.
  private static let twoByTwo = [[36, 14], [40, 10]]

  private static func exact(_ method: ExactTestMethod, _ counts: [[Int]]) throws -> Body {
    let table = try ContingencyTable(counts)
    return { _ in [try method.finding(for: table).pValue.required()] }
  }
}
