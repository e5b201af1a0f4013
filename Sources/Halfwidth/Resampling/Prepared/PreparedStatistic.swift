/// A statistic with the numbers that it is computed from, sample by sample.
struct PreparedStatistic: Sendable {
  /// How each independent sample's part is computed.
  enum Form: Sendable {
    /// Of ``Part/x``; a proportion comes as a mean of zeros and ones.
    case column(ColumnStatistic)
    /// Of ``Part/x`` and ``Part/y``.
    case pair(PairStatistic)
    case custom(SampleStatistic.CustomStatistic)

    /// What the statistic says of itself; nil for a function of the user.
    var definition: (any StatisticDefinition)? {
      switch self {
      case .column(let statistic): statistic.definition
      case .pair(let statistic): statistic.definition
      case .custom: nil
      }
    }

    /// Which statistic it is; nil for a function of the user.
    var kind: StatisticKind? {
      switch self {
      case .column(let statistic): statistic.kind
      case .pair(let statistic): statistic.kind
      case .custom: nil
      }
    }

    /// Returns a function of means of some rows; no finite number for other statistics, and where the
    /// moments say too little.
    func value(of moments: some Moments) -> Double {
      kind?.value(of: moments) ?? .nan
    }
  }

  /// The rows of an independent sample.
  struct Part: Sendable {
    var x: [Double]
    /// Empty where the statistic is one of one column.
    var y: [Double]
    /// Where the rows come from in the whole sample.
    var rows: [Int]
    var count: Int { rows.count }

    /// The numbers of some of its rows.
    func values(_ rows: [Int]) -> (x: [Double], y: [Double]) {
      (rows.map { x[$0] }, y.isEmpty ? [] : rows.map { y[$0] })
    }
  }

  let name: String
  let text: String
  let form: Form
  /// One part, or two of which the second one's statistic is subtracted.
  let parts: [Part]
  let space: ClosedRange<Double>
  let alternative: String?

  init(_ statistic: SampleStatistic, of sample: BootstrapSample) throws(ResampleError) {
    name = statistic.name
    text = statistic.text
    let all = Array(0..<sample.count)
    func values(_ name: String) throws(ResampleError) -> [Double] {
      do { return try sample.values(of: name) } catch { throw .sample(error) }
    }
    if let flaw = statistic.flaw { throw .parameter(flaw) }
    var alternative: String?
    switch statistic {
    case .column(let column, let name):
      parts = [Part(x: column.scores(try values(name)), y: [], rows: all)]
      form = .column(column.ofScores)
      space = column.definition.space
      if column.isProportion { alternative = "clopper-pearson or wilson" }
    case .pair(let pair, let x, let y):
      parts = [Part(x: try values(x), y: try values(y), rows: all)]
      form = .pair(pair)
      space = pair.definition.space
    case .difference(let column, let name):
      let rows = sample.group?.rows.filter { !$0.isEmpty } ?? []
      guard rows.count == 2 else {
        throw .sample(.groups(sample.group == nil ? 1 : rows.count))
      }
      let x =
        column.isProportion ? column.scores(try values(name)) : Self.nearZero(try values(name))
      parts = rows.map { rows in Part(x: rows.map { x[$0] }, y: [], rows: rows) }
      form = .column(column.ofScores)
      let bounds = column.definition.space
      space =
        bounds.lowerBound - bounds.upperBound...bounds.upperBound - bounds.lowerBound
      if column.isProportion { alternative = "newcombe" }
    case .pairedDifference(let column, let first, let second):
      let x = column.scores(try values(first))
      let y = column.scores(try values(second))
      parts = [Part(x: Self.differences(x, y), y: [], rows: all)]
      form = .column(column.ofScores)
      space = column.isProportion ? -1...1 : column.definition.space
      if column.isProportion { alternative = "tango" }
    case .custom(let custom):
      parts = [Part(x: [], y: [], rows: all)]
      form = .custom(custom)
      space = custom.space
    }
    self.alternative = alternative
  }

  /// Numbers that lie far from 0 beside each other, as distances from the lowest; others as they are.
  ///
  /// For differences of two groups, which it leaves as they are, and whose parts would each be rounded where
  /// the numbers lie. Nothing is rounded here: of numbers that are at most twice others the difference is
  /// a double, and those with a common step are moved in whole steps.
  static func nearZero(_ x: [Double]) -> [Double] {
    guard let lowest = x.min(), let highest = x.max(), lowest != 0,
      lowest > 0 ? highest <= 2 * lowest : highest <= lowest / 2
    else { return x }
    guard let lattice = ScoreLattice(x) else { return x.map { $0 - lowest } }
    return lattice.positions.map { Double(lattice.step * $0) / Double(lattice.divisor) }
  }

  /// First minus second number of each row, in whole steps where they have a common one, so that
  /// .3 - .1 and .2 - 0 are one difference.
  private static func differences(_ x: [Double], _ y: [Double]) -> [Double] {
    guard let lattice = ScoreLattice(x + y) else { return zip(x, y).map { $0 - $1 } }
    return x.indices.map { row in
      let steps = lattice.positions[row] - lattice.positions[x.count + row]
      return Double(lattice.step * steps) / Double(lattice.divisor)
    }
  }

  /// The number of rows of each independent sample.
  var sampleSizes: [Int] { parts.map(\.count) }

  /// Returns the statistic from those of the parts.
  func joined(_ values: [Double]) -> Double {
    values.count == 1 ? values[0] : values[0] - values[1]
  }
}

extension SampleStatistic {
  /// Why a parameter is not one, or nil.
  fileprivate var flaw: String? {
    switch self {
    case .column(let column, _), .difference(let column, _), .pairedDifference(let column, _, _):
      column.flaw
    case .pair, .custom: nil
    }
  }
}
