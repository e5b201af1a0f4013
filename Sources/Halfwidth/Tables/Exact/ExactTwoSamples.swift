/// Every outcome of two samples, given the successes of both together: what the unconditional exact
/// tests sum over.
struct ExactTwoSamples {
  /// The trials of the two samples.
  let trials: (Int, Int)
  /// What was observed.
  let successes: (Int, Int)
  /// C(n, x + 1) / C(n, x) in the first sample, and C(n, x - 1) / C(n, x) in the second one.
  private let rising: [Double]
  private let falling: [Double]

  /// Takes the rows of a 2 x 2 table for the samples and its first column for the successes.
  init(rowsOf table: ContingencyTable) {
    trials = (table.rowTotals[0], table.rowTotals[1])
    successes = (table[0, 0], table[1, 0])
    let (first, second) = trials
    rising = (0...first).map { Double(first - $0) / Double($0 + 1) }
    falling = (0...second).map { Double($0) / Double(second - $0 + 1) }
  }

  /// The trials of both samples.
  var total: Int { trials.0 + trials.1 }
  /// The successes of both samples.
  var together: Int { successes.0 + successes.1 }

  /// The successes that the first sample can have, given those of both.
  func support(_ together: Int) -> ClosedRange<Int> {
    max(0, together - trials.1)...min(trials.0, together)
  }

  /// Writes the probabilities of the first sample's successes given those of both, up to a factor, by
  /// their number; returns their sum.
  func fill(_ weights: inout [Double], together: Int) -> Double {
    let support = support(together)
    let product = (trials.0 + 1) * (together + 1)
    let mode = min(max(product / (total + 2), support.lowerBound), support.upperBound)
    weights[mode] = 1
    var sum = 1.0
    var term = 1.0
    for x in stride(from: mode, to: support.upperBound, by: 1) {
      term *= rising[x] * falling[together - x]
      weights[x + 1] = term
      sum += term
    }
    term = 1
    for x in stride(from: mode, to: support.lowerBound, by: -1) {
      term /= rising[x - 1] * falling[together - x + 1]
      weights[x - 1] = term
      sum += term
    }
    return sum
  }
}
