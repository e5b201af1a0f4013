internal import Halfwidth

/// The printed tests of a survey that do not fit: by their p-values or limits, and by the counts that they are of.
struct TestAudit {
  let checks: [CheckFinding]

  /// - Parameter numbers: What is known of the survey's numbers, which tests may name.
  init(_ tests: [PrintedTest], numbers: ClaimNumbers) {
    checks = tests.flatMap { printed in
      [Self.reading(printed), Self.counts(printed, numbers)].compactMap(\.self)
    }
  }

  private static func reading(_ printed: PrintedTest) -> CheckFinding? {
    let reading = TestReading(printed.result, printed: printed.text)
    return reading.severity.map { severity in
      finding(printed, severity, ([reading.message] + reading.details).joined(separator: " "))
    }
  }

  // MARK: - Counts

  private static func counts(_ printed: PrintedTest, _ numbers: ClaimNumbers) -> CheckFinding? {
    if let cells = printed.cells {
      return recomputed(printed, TestTables(cells), of: "the counts beside it")
    }
    guard let counts = printed.counts else { return nil }
    do {
      let tables = try TestTables(counts, numbers)
      let what = "the counts of \(counts.names.joined(separator: " and "))"
      return recomputed(printed, tables, of: what)
    } catch {
      switch error {
      case .unknown(let name):
        return finding(
          printed, .note,
          "\(printed.text) is not held against its counts: those of \(name) are not known.")
      case .tooMany:
        return finding(
          printed, .note,
          "\(printed.text) is not held against its counts: more than \(TestTables.most) tables fit the printed "
            + "numbers.")
      }
    }
  }

  /// The most tables whose exact limits are made.
  private static let mostExact = 500

  /// What is printed against what the tables give, by the usual methods and by others.
  private static func recomputed(
    _ printed: PrintedTest, _ tables: TestTables, of what: String
  ) -> CheckFinding? {
    let readings = TableReading.readings(of: printed.result, tables)
    if case .ratio = printed.result, tables.number > mostExact {
      return finding(
        printed, .note,
        "\(printed.text) is not held against its counts: \(tables.number) tables fit the printed numbers, and "
          + "exact limits are made of \(mostExact) at most.")
    }
    var found: [(name: String, ends: [ClosedRange<Double>])] = []
    var explained: [String] = []
    let tried =
      tables.number == 1
      ? "" : " All \(tables.number) tables that fit the printed numbers were tried."
    for reading in readings {
      var ends: [ClosedRange<Double>] = []
      var isCut = false
      let fits = tables.first { rows in
        reading.values(rows).contains { values in
          ends =
            ends.isEmpty
            ? values.map { $0...$0 }
            : zip(ends, values).map { min($0.lowerBound, $1)...max($0.upperBound, $1) }
          if printed.result.agrees(with: values, areCut: false) { return true }
          isCut = isCut || printed.result.agrees(with: values, areCut: true)
          return false
        }
      }
      if fits && reading.isUsual { return nil }
      if fits { explained.append(reading.name) }
      if isCut && !fits { explained.append("\(reading.name) and digits that were cut off") }
      if reading.isListed, !ends.isEmpty { found.append((reading.name, ends)) }
    }
    if !explained.isEmpty {
      return finding(
        printed, .note,
        "\(printed.text) is that of \(what) only with "
          + "\(explained.joined(separator: ", or with ")).\(tried)")
    }
    guard !found.isEmpty else { return nil }
    if tables.haveTooManyJoint {
      return finding(
        printed, .note,
        "\(printed.text) is not that of \(what) as of different people; the joint tables of the same people are "
          + "too many to be gone through.")
    }
    let computed = found.map { "\(words($0.ends, printed.result)) (\($0.name))" }
    let noun =
      switch printed.result {
      case .test: "the statistic"
      case .ratio: "the ratio with its limits"
      }
    return finding(
      printed, .error,
      "\(printed.text) is not \(noun) of \(what): that is \(computed.joined(separator: ", ")).\(tried)"
    )
  }

  /// What is computed, with one digit more than is printed.
  private static func words(_ ends: [ClosedRange<Double>], _ result: ReportedResult) -> String {
    let texts = zip(ends, result.numbers).map { range, printed in
      let texts = [range.lowerBound, range.upperBound].map { number in
        number.isFinite ? DecimalFormat.fixed(number, places: printed.decimals + 1) : "infinity"
      }
      return texts[0] == texts[1] ? texts[0] : "\(texts[0]) to \(texts[1])"
    }
    guard texts.count == 3 else { return texts.joined(separator: ", ") }
    return "\(texts[0]) with limits \(texts[1]) and \(texts[2])"
  }

  private static func finding(
    _ printed: PrintedTest, _ severity: CheckFinding.Severity, _ message: String
  ) -> CheckFinding {
    CheckFinding(
      rule: .testMismatch, severity: severity, question: nil, item: nil, source: printed.source,
      place: printed.place, message: message, numbers: [printed.text])
  }
}

extension ReportedResult {
  /// What is printed of the analysis itself: the statistic, or the ratio with its limits.
  fileprivate var numbers: [PrintedDecimal] {
    switch self {
    case .test(let test): [test.statistic]
    case .ratio(let ratio): [ratio.estimate, ratio.lower, ratio.upper]
    }
  }

  /// Whether some numbers are rounded to the printed ones, or are cut off to them.
  fileprivate func agrees(with values: [Double], areCut: Bool) -> Bool {
    zip(numbers, values).allSatisfy { printed, value in
      let unit = 1 / Double(printed.unitsPerOne)
      let slack = 1e-9 * unit
      let distance = value - printed.value
      return areCut
        ? -slack <= distance && distance < unit + slack
        : distance.magnitude <= unit / 2 + slack
    }
  }
}
