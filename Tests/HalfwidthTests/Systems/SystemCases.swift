import Halfwidth

/// Scores for the tests of systems.
enum SystemCases {
  /// Two systems of which the second has these differences to the first on each item, in `runs` runs each.
  ///
  /// - Parameter differences: How many of the runs more the second passes than the first; in 0...runs the first
  ///   passes none, below 0 the second does.
  static func counts(
    _ differences: [Int], runs: Int = 1, clusters: [Int]? = nil
  ) throws -> ItemScores {
    var all: [ItemScores.Run] = []
    for (item, difference) in differences.enumerated() {
      for run in 0..<runs {
        all.append(.init(item: item, system: 0, score: run < -difference ? 1 : 0))
        all.append(.init(item: item, system: 1, score: run < difference ? 1 : 0))
      }
    }
    return try ItemScores(
      all, items: differences.count, systems: 2, clusters: clusters, scale: 0...1)
  }

  /// Two systems with one score on each item.
  static func scores(
    _ first: [Double], _ second: [Double], scale: ClosedRange<Double>? = nil
  ) throws -> ItemScores {
    let runs = first.indices.flatMap { item in
      [
        ItemScores.Run(item: item, system: 0, score: first[item]),
        ItemScores.Run(item: item, system: 1, score: second[item]),
      ]
    }
    return try ItemScores(runs, items: first.count, systems: 2, scale: scale)
  }

  /// The one comparison of two systems.
  static func comparison(
    _ scores: ItemScores, _ options: SystemComparisons.Options = .init()
  ) -> SystemComparison {
    SystemComparisons([.init(scores: scores)], systems: ["old", "new"], options: options)
      .comparisons[0]
  }
}
