internal import Halfwidth

/// What the printed numbers of a survey say together about how they were made: rounded by another
/// rule, weighted, or entered as fractions.
///
/// One slip makes every line an error; it is said once, with the way out.
struct PrintedAudit {
  /// The codebook as its numbers are read: with the rounding rule that explains them.
  private(set) var codebook: Codebook
  /// What was found.
  private(set) var checks: [CheckFinding] = []
  /// The rows whose own misfit is said by one of the checks.
  private(set) var explained: Set<SourcePosition> = []

  private let rows: [PrintedValue]

  init(codebook: Codebook, printed: [PrintedValue]) {
    self.codebook = codebook
    let questions = Set(codebook.questions.map(\.id))
    rows = printed.filter { questions.contains($0.question) && $0.percent != nil }
    guard codebook.weighting == nil else { return }
    askForFractions()
    tryOtherRounding()
    askForWeights()
  }

  // MARK: - Rows that don't fit

  /// Whether the base has no count that gives the row's percentage, or not the count beside it.
  private func isMisfit(_ row: PrintedValue, _ rule: RoundingRule) -> Bool {
    guard let base = row.base, let percent = row.percent, percent.relation == .equal else {
      return false
    }
    guard
      let counts = RoundedPercent.counts(
        giving: percent, base: base, rounding: rule, bounds: codebook.bounds)
    else { return true }
    guard let count = row.count, count.relation == .equal else { return false }
    return !counts.contains(count.units)
  }

  private func misfits(_ rule: RoundingRule) -> [PrintedValue] {
    rows.filter { !explained.contains($0.source) && isMisfit($0, rule) }
  }

  // MARK: - Rounding

  private mutating func tryOtherRounding() {
    let misfits = misfits(codebook.rounding)
    guard let first = misfits.first else { return }
    let rules = [RoundingRule.halfEven, .truncate, .halfUp].filter {
      $0 != codebook.rounding && self.misfits($0).isEmpty
    }
    guard let rule = rules.first else { return }
    let others = rules.dropFirst().map { ", and so they do with rounding: \($0.rawValue)" }.joined()
    let usual =
      "\(misfits.count == 1 ? "does" : "do") not with rounding: \(codebook.rounding.rawValue)"
    let all = rows.count == 1 ? "the percentage agrees" : "all percentages agree"
    // A rule that the codebook states is kept; the note beside the errors says what would explain them.
    let consequence =
      codebook.statesRounding
      ? "The codebook states another rule, which is kept."
      : "They are read so here; write 'rounding: \(rule.rawValue)' under 'data'."
    checks.append(
      CheckFinding(
        .otherRounding, .note, from: first,
        "With rounding: \(rule.rawValue) \(all)\(others); \(Self.lines(misfits)) \(usual). "
          + consequence))
    if !codebook.statesRounding {
      codebook.rounding = rule
      explained.formUnion(misfits.map(\.source))
    }
  }

  // MARK: - Weights

  private mutating func askForWeights() {
    let misfits = misfits(codebook.rounding)
    guard let first = misfits.first, misfits.count >= 2,
      !checks.contains(where: { $0.rule == .otherRounding })
    else { return }
    let exact = rows.filter {
      $0.base != nil && $0.percent?.relation == .equal && !explained.contains($0.source)
    }
    guard 2 * misfits.count > exact.count else { return }
    checks.append(
      CheckFinding(
        .weightedPercentages, .error, from: first,
        "\(misfits.count) of \(exact.count) percentages are not those of the respondents beside "
          + "them (\(Self.lines(misfits))): are the percentages weighted? Then write 'weighted: true' "
          + "under 'sample', and the intervals go around the percentages. Until then the counts are "
          + "used, and where there is none the percentage is kept as printed, without an interval.")
    )
    explained.formUnion(misfits.map(\.source))
  }

  // MARK: - Fractions

  private mutating func askForFractions() {
    if isBelowOne(rows) {
      report(rows, isConfirmed: rows.contains(where: isFraction), question: nil)
      return
    }
    // One question entered so among others: only where its own numbers confirm it.
    for (question, rows) in Dictionary(grouping: rows, by: \.question).sorted(by: {
      $0.value[0].source.line < $1.value[0].source.line
    })
    where rows.count >= 2 && isBelowOne(rows) {
      let counted = rows.filter { $0.count != nil && $0.base != nil }
      let isConfirmed = !counted.isEmpty && counted.allSatisfy(isFraction)
      if isConfirmed || sumsToOne(rows, of: question) {
        report(rows, isConfirmed: true, question: question)
      }
    }
  }

  private func isBelowOne(_ rows: [PrintedValue]) -> Bool {
    func units(_ row: PrintedValue) -> (units: Int, one: Int) {
      (row.percent?.units ?? 0, row.percent?.unitsPerOne ?? 1)
    }
    return rows.allSatisfy { units($0).units <= units($0).one }
      && rows.contains { (1..<units($0).one).contains(units($0).units) }
  }

  /// Whether the count beside a percentage is its share of the base as a fraction, and not as a
  /// percentage.
  private func isFraction(_ row: PrintedValue) -> Bool {
    guard let base = row.base, let percent = row.percent, percent.relation == .equal,
      let count = row.count, count.relation == .equal, isMisfit(row, codebook.rounding)
    else { return false }
    return (count.units * percent.unitsPerOne - percent.units * base).magnitude <= base
  }

  /// Whether the answers that exclude each other sum to 1, but for their rounding.
  private func sumsToOne(_ rows: [PrintedValue], of id: String) -> Bool {
    guard let question = codebook.questions.first(where: { $0.id == id }),
      question.type != .multiple
    else { return false }
    let levels = codebook.scale(of: question)?.answers ?? []
    let groups = Dictionary(grouping: rows) { question.type == .single ? nil : $0.item }
    return groups.values.allSatisfy { group in
      let parts = group.filter { question.type == .single || levels.contains($0.category ?? "") }
      let sum = parts.reduce(0.0) { sum, row in
        sum + (row.percent.map { Double($0.units) / Double($0.unitsPerOne) } ?? 0)
      }
      return parts.count >= 2 && (sum - 1).magnitude <= 0.005 * Double(parts.count) + 0.005
    }
  }

  private mutating func report(_ rows: [PrintedValue], isConfirmed: Bool, question: String?) {
    let first = rows[0]
    let sample =
      rows.first { ($0.percent?.units ?? 0) > 0 && $0.percent?.unitsPerOne != 1 } ?? first
    let text = sample.percent?.digits ?? ""
    let what = rows.count == 1 ? "The percentage" : "All \(rows.count) percentages"
    let verb =
      rows.count == 1
      ? "lies between 0 and 1: is it a fraction" : "lie between 0 and 1: are they fractions"
    checks.append(
      CheckFinding(
        .fractions, isConfirmed ? .error : .warning, of: question, from: first,
        "\(what) (\(Self.lines(rows))) \(verb)? Then write \(Self.percent(text)) for \(text). "
          + "They are read as percentages, so as shares of at most 1%."))
    if isConfirmed {
      explained.formUnion(rows.filter { isMisfit($0, codebook.rounding) }.map(\.source))
    }
  }

  /// A fraction's digits as a percentage: `0.745` as `74.5`.
  private static func percent(_ fraction: String) -> String {
    let parts = fraction.split(separator: ".", omittingEmptySubsequences: false)
    var decimals = parts.count > 1 ? String(parts[1]) : ""
    while decimals.utf8.count < 2 { decimals += "0" }
    let whole = String(parts[0]) + decimals.prefix(2)
    let rest = decimals.dropFirst(2)
    let trimmed = whole.drop { $0 == "0" }
    return (trimmed.isEmpty ? "0" : String(trimmed)) + (rest.isEmpty ? "" : "." + rest)
  }

  // MARK: - Words

  /// The lines of some rows: `line 2`, `lines 2 and 4`, `lines 2, 3, 5 and 14 more`.
  private static func lines(_ rows: [PrintedValue]) -> String {
    let lines = rows.map { "\($0.source.line)" }
    guard let last = lines.last, lines.count > 1 else { return "line \(lines.first ?? "")" }
    if lines.count > 8 {
      return "lines \(lines.prefix(6).joined(separator: ", ")) and \(lines.count - 6) more"
    }
    return "lines \(lines.dropLast().joined(separator: ", ")) and \(last)"
  }
}
