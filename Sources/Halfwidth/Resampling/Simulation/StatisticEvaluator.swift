/// The quick way from a resample's rows to the statistic, or on a lattice to its position.
struct StatisticEvaluator: Sendable {
  /// Finds a number of each resample.
  let evaluator: ReplicateEvaluator
  /// What makes that number the position on the lattice, once it is rounded; 1 off a lattice.
  private let multiple: Double
  /// For each row of the sample its place in its part.
  private let places: [UInt32]
  /// How many rows each part has.
  private let sizes: [Int]
  private let lattice: StatisticLattice?

  /// - Parameter isLabelled: Whether a digest of the rows drawn is wanted; on a lattice it isn't.
  init(
    _ statistic: PreparedStatistic, on lattice: StatisticLattice?, rows: Int,
    isLabelled: Bool = true
  ) {
    let isLabelled = isLabelled && lattice == nil
    let sizes = statistic.sampleSizes
    var places = [UInt32](repeating: 0, count: rows)
    for part in statistic.parts {
      for (place, row) in part.rows.enumerated() { places[row] = UInt32(place) }
    }
    self.places = places
    self.sizes = sizes
    self.lattice = lattice
    // Sums need no parts: of both groups they are sums over all rows.
    if let sums = statistic.sums(on: lattice, rows: rows) {
      evaluator = ReplicateEvaluator(
        sums, labels: isLabelled ? RowLabels(rows: rows) : .none)
      multiple = lattice == nil ? 1 : Double(rows)
      return
    }
    let parts = statistic.parts.enumerated().map { index, part in
      let ranks = lattice.flatMap { _ in statistic.form.definition?.rankMean(of: part.count) }
      return PartsEvaluator.Part(
        evaluator: ReplicateEvaluator(
          statistic.replicates(of: part, steps: lattice?.steps[index]),
          labels: isLabelled ? RowLabels(part.rows, of: rows) : .none),
        factor: Double((lattice?.factors[index] ?? (index == 0 ? 1 : -1)) * (ranks?.divisor ?? 1)),
        count: part.count)
    }
    if parts.count == 1 {
      evaluator = parts[0].evaluator
      multiple = parts[0].factor
    } else {
      evaluator = .parts(PartsEvaluator(parts: parts, places: places))
      multiple = 1
    }
  }

  /// The position on the lattice of what the evaluator found, which is off it by rounding alone.
  func position(_ found: Double) -> Int { Int((found * multiple).rounded()) }

  /// The statistic, of which positions have whole bits.
  func value(_ found: Double) -> Double {
    lattice.map { $0.lattice.value(at: position(found)) } ?? found
  }

  /// For each part the places of a resample's rows in it.
  func places(_ rows: [UInt32]) -> [[Int]] {
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return rows[start..<start + size].map { Int(places[Int($0)]) }
    }
  }
}

extension PreparedStatistic {
  /// A statistic of sums over all rows at once, in whole steps where there is a lattice; nil for others.
  fileprivate func sums(on lattice: StatisticLattice?, rows: Int) -> ReplicateStatistic? {
    guard parts.count > 1, form.definition?.isLinear == true else { return nil }
    var x = [Double](repeating: 0, count: rows)
    var isFirst = [Bool](repeating: false, count: rows)
    for (index, part) in parts.enumerated() {
      for (place, row) in part.rows.enumerated() {
        x[row] = lattice.map { Double($0.factors[index] * $0.steps[index][place]) } ?? part.x[place]
        isFirst[row] = index == 0
      }
    }
    return lattice == nil ? .differenceOfMeans(x, isFirst: isFirst) : .column(.mean, x)
  }

  /// The statistic of a part as one that has a kernel.
  ///
  /// - Parameter steps: What stands for the part's numbers.
  func replicates(of part: Part, steps: [Int]? = nil) -> ReplicateStatistic {
    switch form {
    case .column(let statistic): .column(statistic, steps.map { $0.map(Double.init) } ?? part.x)
    case .pair(let statistic): .pair(statistic, part.x, part.y)
    case .custom(let custom): .rows(count: part.count) { custom.value($0) ?? .nan }
    }
  }
}
