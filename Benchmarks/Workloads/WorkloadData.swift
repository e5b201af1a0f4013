public import Halfwidth

/// The data of the workloads W1-W8; `Peers/workload_data.py` and `Peers/worker.R` hold the same.
public enum WorkloadData {
  /// W1: a proportion.
  public static let proportion = binomial(37, of: 50)
  /// W2 and W6b: two independent proportions.
  public static let groups = (first: binomial(36, of: 50), second: binomial(40, of: 50))
  /// W4: answers on a scale from 1 to 4.
  public static let likert = [8, 12, 20, 10]
  /// W5 and W6a: a table of 200 respondents.
  public static let table = [[18, 14, 10, 8], [12, 16, 13, 9], [9, 12, 15, 14], [7, 9, 13, 21]]
  /// W7: the true proportions at which coverage is found, from 0.01 in steps of 0.01 to 0.99.
  public static let truths = (1...99).map { Double($0) / 100 }

  /// W3: who of 50 respondents said yes (1) to which of 60 items, by respondent.
  public static func answers() throws -> [[UInt8]] {
    try WorkloadFile.rows("answers.csv").map { $0.map(UInt8.init) }
  }

  /// W8: 500 correlated pairs.
  public static func pairs() throws -> (x: [Double], y: [Double]) {
    let rows = try WorkloadFile.rows("pairs.csv")
    return (rows.map { $0[0] }, rows.map { $0[1] })
  }

  /// A proportion whose counts are known to be possible.
  public static func binomial(_ successes: Int, of trials: Int) -> BinomialCounts {
    guard let counts = try? BinomialCounts(successes: successes, trials: trials) else {
      preconditionFailure("the workloads' counts are possible")
    }
    return counts
  }
}
