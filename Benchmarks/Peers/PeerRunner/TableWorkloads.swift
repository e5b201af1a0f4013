internal import Halfwidth
internal import Workloads

extension PeerWorkload {
  /// W5 and W6: tests of tables, exact and simulated.
  static let tables: [PeerWorkload] = [
    // A table of Peers/data/fisher.csv by its number: how many rows it has, and its counts.
    PeerWorkload(name: "fisher-suite") { request in
      let numbers = try WorkloadFile.rows("fisher.csv")[request["n", 0]].map { Int($0) }
      let counts = Array(numbers.dropFirst())
      let columns = counts.count / numbers[0]
      return try exact(
        .fisher, (0..<numbers[0]).map { Array(counts[$0 * columns..<($0 + 1) * columns]) })
    },
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
