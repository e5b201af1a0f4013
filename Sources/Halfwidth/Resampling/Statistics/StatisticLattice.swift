/// The lattice of a statistic: how whole positions come from rows, and what they mean.
struct StatisticLattice: Sendable {
  /// For each part and each of its rows a number of steps, at least 0.
  let steps: [[Int]]
  /// What a part's position is multiplied by before the parts' positions are added.
  let factors: [Int]
  /// Where the sum of the parts' positions lies.
  let lattice: BootstrapLattice
  /// All positions that a resample may have.
  let positions: ClosedRange<Int>

  /// Finds the lattice; nil where the data have no common step, where the statistic of whole numbers
  /// isn't one on a lattice, and where there are more positions than are counted.
  init?(_ statistic: PreparedStatistic) {
    guard case .column(let column) = statistic.form else { return nil }
    var steps: [[Int]] = []
    var lattices: [BootstrapLattice] = []
    var spans: [Int] = []
    for part in statistic.parts {
      guard let scores = ScoreLattice(part.x), let divisor = column.divisor(of: part.count),
        let range = scores.positions.max()
      else { return nil }
      let (offset, overflow) = scores.offset.multipliedReportingOverflow(by: divisor)
      let (common, commonOverflow) = scores.divisor.multipliedReportingOverflow(by: divisor)
      guard !overflow, !commonOverflow, common <= BootstrapLattice.largestNumerator,
        range < CountKernel.mostPositions
      else { return nil }
      let lattice = BootstrapLattice(offset: offset, step: scores.step, divisor: common)
      guard lattice.holds(0...range * divisor) else { return nil }
      steps.append(scores.positions)
      lattices.append(lattice)
      spans.append(range * divisor)
    }
    self.steps = steps
    if lattices.count == 1 {
      factors = [1]
      lattice = lattices[0]
      positions = 0...spans[0]
    } else {
      guard let common = CommonLattice(lattices[0], lattices[1]),
        common.length(spans[0] + 1, spans[1] + 1) <= CountKernel.mostPositions
      else { return nil }
      factors = [common.first, -common.second]
      lattice = common.lattice
      positions = -common.second * spans[1]...common.first * spans[0]
    }
    guard lattice.holds(positions), positions.count <= CountKernel.mostPositions else { return nil }
  }

  /// Returns the position of rows of each part, by definition.
  func position(_ rows: [[Int]], of column: ColumnStatistic) -> Int {
    zip(zip(steps, rows), factors).reduce(0) { sum, part in
      let ((steps, rows), factor) = part
      return sum + factor * column.position(rows.map { steps[$0] })
    }
  }
}

extension ColumnStatistic {
  /// What a sum of whole numbers is divided by to give the statistic; nil for one that is no such sum.
  func divisor(of count: Int) -> Int? {
    switch self {
    case .mean, .proportion: count
    case .median, .quantile: 2
    case .trimmedMean(let share): count - 2 * ReplicateStatistic.cut(share, of: count)
    case .variance, .standardDeviation: nil
    }
  }

  /// The ranks of the two values whose sum is twice the quantile; nil for other statistics.
  func ranks(of count: Int) -> (lower: Int, upper: Int)? {
    let share: Double
    switch self {
    case .median: share = 0.5
    case .quantile(let given): share = given
    default: return nil
    }
    let ranks = QuantileRanks(share, of: count)
    return (ranks.lower, ranks.isPair ? ranks.lower + 1 : ranks.lower)
  }

  /// The sum of whole numbers that is the statistic's numerator, by definition.
  fileprivate func position(_ steps: [Int]) -> Int {
    let sorted = steps.sorted()
    if let ranks = ranks(of: steps.count) {
      return sorted[ranks.lower - 1] + sorted[ranks.upper - 1]
    }
    guard case .trimmedMean(let share) = self else { return steps.reduce(0, +) }
    let cut = ReplicateStatistic.cut(share, of: steps.count)
    return sorted[cut..<steps.count - cut].reduce(0, +)
  }
}
