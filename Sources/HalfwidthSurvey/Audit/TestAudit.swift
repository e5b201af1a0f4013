internal import Halfwidth

/// The printed tests of a survey that do not fit: by their p-values, and by the counts beside them.
struct TestAudit {
  let checks: [CheckFinding]

  init(_ tests: [PrintedTest]) {
    checks = tests.flatMap { printed in
      [Self.reading(printed), Self.cells(printed)].compactMap(\.self)
    }
  }

  private static func reading(_ printed: PrintedTest) -> CheckFinding? {
    let reading = TestReading(printed.test, printed: printed.text)
    return reading.severity.map { severity in
      finding(printed, severity, ([reading.message] + reading.details).joined(separator: " "))
    }
  }

  /// The statistic against those of its counts, whichever correction was used.
  private static func cells(_ printed: PrintedTest) -> CheckFinding? {
    guard let table = printed.cells else { return nil }
    let statistic = printed.test.statistic
    let half = 0.5 / Double(statistic.unitsPerOne)
    let methods: [ChiSquaredMethod] = [.pearson, .yates, .likelihoodRatio]
    let found = methods.compactMap { method in
      method.finding(for: table).statistic.map { (method, $0) }
    }
    guard !found.isEmpty,
      !found.contains(where: { ($0.1 - statistic.value).magnitude <= half * (1 + 1e-9) })
    else { return nil }
    let words = found.map {
      "\(DecimalFormat.fixed($0.1, places: statistic.decimals + 1)) (\($0.0.rawValue))"
    }
    return finding(
      printed, .error,
      "\(printed.text) is not the statistic of the counts beside it: that is "
        + "\(words.joined(separator: ", ")).")
  }

  private static func finding(
    _ printed: PrintedTest, _ severity: CheckFinding.Severity, _ message: String
  ) -> CheckFinding {
    CheckFinding(
      rule: .testMismatch, severity: severity, question: nil, item: nil, source: printed.source,
      place: printed.place, message: message, numbers: [printed.text])
  }
}
