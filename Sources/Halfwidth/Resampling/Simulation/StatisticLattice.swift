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
    guard let definition = statistic.form.definition else { return nil }
    var steps: [[Int]] = []
    var lattices: [BootstrapLattice] = []
    var spans: [Int] = []
    for part in statistic.parts {
      guard let divisor = definition.rankMean(of: part.count)?.divisor,
        let scores = ScoreLattice(part.x), let range = scores.positions.max()
      else { return nil }
      let (offset, overflow) = scores.offset.multipliedReportingOverflow(by: divisor)
      let (common, commonOverflow) = scores.divisor.multipliedReportingOverflow(by: divisor)
      guard !overflow, !commonOverflow, common <= BootstrapLattice.largestNumerator,
        range < CountStatistic.mostPositions
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
        common.length(spans[0] + 1, spans[1] + 1) <= CountStatistic.mostPositions
      else { return nil }
      factors = [common.first, -common.second]
      lattice = common.lattice
      positions = -common.second * spans[1]...common.first * spans[0]
    }
    guard lattice.holds(positions), positions.count <= CountStatistic.mostPositions else {
      return nil
    }
  }

  /// Returns the position of rows of each part, by definition.
  func position(_ rows: [[Int]], of statistic: PreparedStatistic) -> Int {
    var sum = 0
    for (index, rows) in rows.enumerated() {
      let sorted = rows.map { steps[index][$0] }.sorted()
      let ranks = statistic.form.definition?.rankMean(of: rows.count)
      sum += factors[index] * (ranks?.sum(sorted) ?? 0)
    }
    return sum
  }

  /// Returns the value of rows of each part, by definition.
  func value(_ rows: [[Int]], of statistic: PreparedStatistic) -> Double {
    lattice.value(at: position(rows, of: statistic))
  }
}
