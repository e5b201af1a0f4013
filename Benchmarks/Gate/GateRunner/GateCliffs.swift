internal import Glibc
internal import Halfwidth
internal import Workloads

/// One kind of answer at sizes that follow each other: no step may be a cliff.
///
/// `Benchmarks/gate` counts the instructions of each size, and none may take more than three times those of the size
/// before. Sizes grow by at most a half, so that an answer whose cost is the square of the size passes; and beside
/// each limit in the engine at which another way is taken stands a size on either side.
struct GateCliff {
  /// `Topic.kind`.
  let name: String
  let sizes: [Int]
  /// Sizes beside limits of the engine that take so long to count that CI has no time for them.
  var large: [Int] = []
  let run: (_ size: Int) throws -> Void

  static func all() -> [GateCliff] {
    statistics() + counts() + ideal() + tables() + families()
  }

  /// Sizes from one to another, each half as large again as the one before.
  private static func sizes(_ from: Int, _ to: Int) -> [Int] {
    var sizes = [from]
    while let last = sizes.last, last < to { sizes.append(min(to, last + (last + 1) / 2)) }
    return sizes
  }

  /// The sizes on both sides of limits.
  private static func around(_ limits: Int...) -> [Int] { limits.flatMap { [$0 - 1, $0 + 1] } }

  private static func answer(
    _ input: BootstrapInput, _ resamples: Int, _ method: BootstrapMethod = .bca
  ) throws {
    var simulation = SimulationOptions()
    (simulation.resamples, simulation.seed, simulation.threads) = (resamples, 1, 1)
    use(try BootstrapQuestion(input, methods: [method], simulation: simulation).answer())
  }

  // MARK: - Statistics of rows

  private static func sample(_ rows: Int) throws -> BootstrapSample {
    let x = (0..<rows).map { Double(($0 * 7_919) % 1_009) + sin(Double($0)) }
    let y = (0..<rows).map { x[$0] + 300 * cos(Double(3 * $0)) + 2_000 }
    return try BootstrapSample(columns: [.init("x", x), .init("y", y)])
  }

  private static func statistics() -> [GateCliff] {
    StatisticKind.allCases.flatMap { kind -> [GateCliff] in
      let number: Double =
        switch kind {
        case .quantile: 0.9
        case .trimmedMean: 0.1
        case .proportion: 500
        case .mean, .median, .variance, .standardDeviation, .gini, .correlation, .ratio, .slope,
          .covariance, .kendallTau:
          0
        }
      let statistic: SampleStatistic =
        if let column = ColumnStatistic(kind, number: number) {
          .column(column, of: "x")
        } else if let pair = PairStatistic(kind) {
          .pair(pair, "x", "y")
        } else {
          preconditionFailure("a statistic is one of one column or of two")
        }
      // Kendall's tau goes through all pairs of rows.
      let isOfPairs = kind == .kendallTau
      return [
        GateCliff(
          name: "Statistic.\(kind.rawValue)", sizes: sizes(40, isOfPairs ? 200 : 1_200),
          large: isOfPairs ? [] : around(65_536)
        ) { rows in
          // So few draws of many rows that what is done once for a sample shows as well.
          try answer(.sample(sample(rows), statistic), rows > 10_000 ? 4 : 64)
        }
      ]
    }
  }

  // MARK: - Counts

  private static func counts() -> [GateCliff] {
    let trials = sizes(40, 2_000)
    let (limits, limit) = (around(65_536, 1 << 20), around(65_536))
    let likert = sizes(40, 1_000)
    return [
      GateCliff(name: "Counts.proportion", sizes: trials, large: limits) { n in
        try answer(.proportion(BinomialCounts(successes: n * 3 / 4, trials: n)), 1_000)
      },
      GateCliff(name: "Counts.difference", sizes: trials, large: limits) { n in
        let first = try BinomialCounts(successes: n * 3 / 4, trials: n)
        let second = try BinomialCounts(successes: n * 4 / 5, trials: n)
        try answer(.independentDifference(IndependentCounts(first, second)), 1_000)
      },
      GateCliff(name: "Counts.mean", sizes: likert, large: limit) { n in
        try answer(.scores(scores(of: n, categories: 4), .mean), 1_000)
      },
      GateCliff(name: "Counts.median", sizes: likert, large: limit) { n in
        try answer(.scores(scores(of: n, categories: 4), .median), 1_000)
      },
      GateCliff(name: "Counts.categories", sizes: sizes(4, 60)) { categories in
        try answer(.scores(scores(of: 600, categories: categories), .mean), 1_000)
      },
    ]
  }

  private static func scores(of total: Int, categories: Int) throws -> ScoredCounts {
    var counts = [Int](repeating: total / categories, count: categories)
    counts[0] += total - counts.reduce(0, +)
    return try ScoredCounts(scores: (1...categories).map(Double.init), counts: counts)
  }

  private static func ideal() -> [GateCliff] {
    [
      GateCliff(name: "Ideal.proportion", sizes: sizes(40, 10_000)) { n in
        use(try IdealBootstrap.proportion(BinomialCounts(successes: n * 3 / 4, trials: n)))
      },
      GateCliff(name: "Ideal.mean", sizes: sizes(40, 600)) { n in
        use(try IdealBootstrap.mean(of: scores(of: n, categories: 4)))
      },
      GateCliff(name: "Ideal.categories", sizes: sizes(4, 60)) { categories in
        use(try IdealBootstrap.mean(of: scores(of: 160, categories: categories)))
      },
      GateCliff(name: "Ideal.median", sizes: sizes(40, 5_000)) { n in
        use(try IdealBootstrap.quantile(0.5, of: scores(of: n, categories: 4)))
      },
    ]
  }

  // MARK: - Tables

  private static func tables() -> [GateCliff] {
    func table(_ rows: Int, _ columns: Int, _ total: Int) throws -> ContingencyTable {
      var counts = (0..<rows).map { row in
        (0..<columns).map { total / (rows * columns) + (row * 5 + $0 * 3) % 4 }
      }
      counts[0][0] += total / 20
      return try ContingencyTable(counts)
    }
    // Exact tests of larger tables grow by a high power of the total: by smaller steps.
    let totals = [40, 48, 57, 68, 81, 97, 116]
    return [
      GateCliff(name: "Table.fisher-2x2", sizes: sizes(40, 50_000)) { total in
        use(ExactTestMethod.fisher.finding(for: try table(2, 2, total)))
      },
      GateCliff(name: "Table.fisher-3x3", sizes: totals) { total in
        use(ExactTestMethod.fisher.finding(for: try table(3, 3, total)))
      },
      GateCliff(name: "Table.barnard", sizes: sizes(40, 200)) { total in
        use(ExactTestMethod.barnard.finding(for: try table(2, 2, total)))
      },
      GateCliff(name: "Table.boschloo", sizes: sizes(40, 200)) { total in
        use(ExactTestMethod.boschloo.finding(for: try table(2, 2, total)))
      },
      GateCliff(name: "Table.simulated", sizes: sizes(40, 20_000)) { total in
        use(MonteCarloTest.pearson.finding(for: try table(4, 4, total), resamples: 500, seed: 1))
      },
      GateCliff(name: "Table.margins", sizes: sizes(40, 3_000)) { total in
        use(
          try PairedMargins(first: total * 9 / 10, second: total * 7 / 10, total: total).finding())
      },
      GateCliff(name: "Table.strata", sizes: sizes(10, 500)) { strata in
        let tables = (0..<strata).map { [[6 + $0 % 5, 4 + $0 % 3], [3 + $0 % 4, 7 + $0 % 2]] }
        let stratified = try StratifiedTables(tables)
        for method in StratifiedMethod.allCases { use(stratified.test(method)) }
      },
    ]
  }

  // MARK: - Many statistics, many items

  private static func families() -> [GateCliff] {
    [
      GateCliff(name: "Family.items", sizes: sizes(4, 60)) { items in
        let columns = (0..<items).map { item in
          BootstrapSample.Column(
            "q\(item)", (0..<60).map { Double(($0 * (item + 3) + item) % 5) })
        }
        let sample = try BootstrapSample(columns: columns)
        let family = try SimultaneousBootstrap(
          columns.map { .column(.mean, of: $0.name) }, of: sample)
        var simulation = SimulationOptions()
        (simulation.resamples, simulation.seed, simulation.threads) = (200, 1, 1)
        use(try FamilyQuestion(family, simulation: simulation).answer())
      },
      GateCliff(name: "Family.hommel", sizes: sizes(10, 2_000)) { count in
        let values = try PValues((1...count).map { Double(($0 * 7_919) % 10_007 + 1) / 10_100 })
        use(values.hommelAdjusted())
      },
      GateCliff(name: "Family.ranks", sizes: sizes(4, 20)) { items in
        let ranked = try RankedItems(margins: (1...items).map { 5 + $0 % 40 }, respondents: 50)
        use(ranked.ranks())
      },
    ]
  }
}
