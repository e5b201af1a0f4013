internal import Halfwidth

/// A way in which a printed statistic, or a ratio with its limits, is made from a table of counts.
struct TableReading {
  /// The method, as a finding names it.
  let name: String
  /// Whether a report that says nothing of its method may be taken to use it.
  let isUsual: Bool
  /// Whether a finding that no reading explains names what it gives; the others are variants of those.
  var isListed = true
  /// The numbers that it gives, as many as are printed; several where the table leaves joint tables open, and none where
  /// it is undefined.
  let values: (_ rows: [[Int]]) -> [[Double]]

  /// The readings of what is printed, those that are usual first.
  static func readings(of result: ReportedResult, _ tables: TestTables) -> [TableReading] {
    let all: [TableReading]
    switch result {
    case .test(let test):
      let isRoot = test.distribution == .z
      all = statistics(tables).map { $0.rooted(isRoot) } + (isRoot ? [unpooled(tables)] : [])
    case .ratio(let ratio): all = ratios(at: ratio.level, tables)
    }
    return all.filter(\.isUsual) + all.filter { !$0.isUsual }
  }

  private func rooted(_ isRoot: Bool) -> TableReading {
    guard isRoot else { return self }
    return TableReading(name: name, isUsual: isUsual) { rows in
      values(rows).map { $0.map { $0.squareRoot() } }
    }
  }

  // MARK: - Chi-squared

  private static func statistics(_ tables: TestTables) -> [TableReading] {
    if tables.rows.count == 1 {
      return [
        TableReading(name: "equal shares", isUsual: true) { rows in
          (try? GoodnessCounts(CategoryCounts(rows[0]))).map {
            [[GoodnessTest.pearson.statistic(for: $0)]]
          } ?? []
        }
      ]
    }
    let areSame = tables.together == .same || tables.together == .exclusive
    let ending = areSame ? ", as of different people" : ""
    let methods: [ChiSquaredMethod] = [.pearson, .yates, .likelihoodRatio]
    var readings = methods.map { method in
      TableReading(name: method.rawValue + ending, isUsual: !areSame && method != .likelihoodRatio)
      { rows in
        (try? ContingencyTable(rows)).flatMap { method.statistic(for: $0) }.map { [[$0]] } ?? []
      }
    }
    guard let trials = tables.trials, !tables.haveTooManyJoint else { return readings }
    let paired: [McNemarMethod] = [.mcnemar, .continuityCorrected]
    let isExclusive = tables.together == .exclusive
    readings += paired.map { method in
      TableReading(name: method.rawValue, isUsual: areSame) { rows in
        joint(rows, of: trials, isExclusive).compactMap { pairs in
          method.finding(for: pairs).statistic.map { [$0] }
        }
      }
    }
    guard !isExclusive else { return readings }
    readings += methods.dropLast().map { method in
      TableReading(name: "\(method.rawValue), of both answers together", isUsual: areSame) { rows in
        joint(rows, of: trials, false).compactMap { pairs in
          pairs.table.flatMap { method.statistic(for: $0) }.map { [$0] }
        }
      }
    }
    return readings
  }

  /// z with the variances of the two shares in place of a common one.
  private static func unpooled(_ tables: TestTables) -> TableReading {
    TableReading(
      name: "unpooled", isUsual: tables.together != .same && tables.together != .exclusive
    ) { rows in
      guard let counts = IndependentCounts(rows: rows) else { return [] }
      let variance = [counts.first, counts.second].reduce(0.0) { sum, sample in
        sum + sample.estimate * (1 - sample.estimate) / Double(sample.trials)
      }
      return variance > 0 ? [[counts.difference.magnitude / variance.squareRoot()]] : []
    }
  }

  /// Every joint table that the totals of two numbers of the same people allow; of answers of which nobody gave two there
  /// is one.
  private static func joint(
    _ rows: [[Int]], of trials: Int, _ isExclusive: Bool
  ) -> [PairedCounts] {
    let (one, two) = (rows[0][0], rows[1][0])
    let least = max(0, one + two - trials)
    let most = isExclusive ? least : min(one, two)
    return (least...most).compactMap { both in
      try? PairedCounts(
        both: both, firstOnly: one - both, secondOnly: two - both,
        neither: trials - one - two + both)
    }
  }

  // MARK: - Odds ratios

  private static func ratios(at level: ConfidenceLevel, _ tables: TestTables) -> [TableReading] {
    let areSame = tables.together == .same || tables.together == .exclusive
    let methods: [(name: String, method: OddsRatioMethod, isConditional: Bool)] = [
      ("woolf", .woolf, false), ("conditional-exact", .conditionalExact, true),
      ("conditional-exact limits around the ratio of the samples", .conditionalExact, false),
    ]
    func numbers(
      _ counts: IndependentCounts, _ method: OddsRatioMethod, _ isConditional: Bool
    ) -> [Double]? {
      guard let interval = method.interval(for: counts, level: level),
        let ratio = isConditional ? counts.conditionalOddsRatio : counts.oddsRatio
      else { return nil }
      return [ratio, interval.lower, interval.upper]
    }
    var readings: [TableReading] = []
    for (name, method, isConditional) in methods {
      for isSwapped in [false, true] {
        readings.append(
          TableReading(
            name: name + (isSwapped ? ", of the second to the first" : "")
              + (areSame ? ", as of different people" : ""),
            isUsual: method == .woolf && !isSwapped && !areSame,
            isListed: !isSwapped && (method == .woolf || isConditional)
          ) { rows in
            IndependentCounts(rows: isSwapped ? rows.reversed() : rows)
              .flatMap { numbers($0, method, isConditional) }.map { [$0] } ?? []
          })
      }
    }
    guard let trials = tables.trials, tables.together != .exclusive, !tables.haveTooManyJoint
    else { return readings }
    readings.append(
      TableReading(name: "woolf, of both answers together", isUsual: areSame) { rows in
        joint(rows, of: trials, false).compactMap { pairs in
          pairs.table.flatMap { IndependentCounts(rows: $0.counts) }
            .flatMap { numbers($0, .woolf, false) }
        }
      })
    return readings
  }
}

extension PairedCounts {
  /// The answers to the two questions as a table; nil where there is none.
  fileprivate var table: ContingencyTable? {
    try? ContingencyTable([[both, firstOnly], [secondOnly, neither]])
  }
}

extension IndependentCounts {
  /// Two samples of those who gave an answer and those who did not; nil where one is of nobody.
  fileprivate init?(rows: [[Int]]) {
    guard rows.count == 2, rows.allSatisfy({ $0.count == 2 }),
      let first = try? BinomialCounts(successes: rows[0][0], trials: rows[0][0] + rows[0][1]),
      let second = try? BinomialCounts(successes: rows[1][0], trials: rows[1][0] + rows[1][1]),
      let counts = try? IndependentCounts(first, second)
    else { return nil }
    self = counts
  }
}
