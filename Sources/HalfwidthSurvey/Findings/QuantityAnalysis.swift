internal import Halfwidth

/// Makes one quantity out of all the rows that print it.
struct QuantityAnalysis {
  let codebook: Codebook
  let settings: AnalysisSettings
  /// The rows whose misfit is said once for the whole survey.
  var explained: Set<SourcePosition> = []

  /// A quantity with what is wrong with its rows.
  struct Result {
    var finding: QuantityFinding
    var checks: [CheckFinding]
  }

  /// Analyses the rows of one quantity.
  ///
  /// - Parameter rows: At least one row; all of one question, item and category.
  func result(_ rows: [PrintedValue], of question: Question, item: Question.Item?) -> Result {
    var checks: [CheckFinding] = []
    let knowledge = knowledge(rows, checks: &checks)
    let category = rows[0].category
    var finding = QuantityFinding(
      question: question.id, item: item,
      category: category,
      isHeadline: codebook.isHeadline(category, of: question),
      printed: rows, knowledge: knowledge, interval: nil, reason: nil)
    finding.reason = reason(for: question.role, knowledge, rows)
    if finding.reason != nil, case .weighted(var share) = knowledge {
      share.interval = nil
      finding.knowledge = .weighted(share)
    }
    if case .counts(let counts) = knowledge, finding.reason == nil, !settings.checksOnly {
      finding.interval = settings.method.finding(
        for: counts, level: settings.level, side: settings.side)
    }
    return Result(finding: finding, checks: checks)
  }

  /// Why there is no interval; nil where there is one.
  private func reason(
    for role: QuestionRole, _ knowledge: QuantityFinding.Knowledge, _ rows: [PrintedValue]
  ) -> NoIntervalReason? {
    let byRole = NoIntervalReason(role)
    switch knowledge {
    case .impossible: return .impossible
    case .hidden: return .smallCell
    case .number, .asPrinted:
      let hasBase = rows.contains { $0.base != nil }
      guard codebook.weighting != nil, hasBase, byRole == nil else {
        return byRole ?? .unstatedBase
      }
      return rows.contains { $0.percent != nil || $0.words != nil }
        ? .weightedBound : .unweightedCount
    case .weighted(let share):
      return share.base == nil ? byRole ?? .unstatedBase : settings.allIntervals ? nil : byRole
    case .counts: return settings.allIntervals ? nil : byRole
    }
  }

  // MARK: - Rows

  private func knowledge(
    _ rows: [PrintedValue], checks: inout [CheckFinding]
  ) -> QuantityFinding.Knowledge {
    for row in rows {
      if let base = row.base, base > codebook.sampleSize {
        checks.append(
          CheckFinding(
            .baseAboveSample, .error, row,
            "The base of \(base) is more than the \(codebook.sampleSize) respondents of the survey."
          ))
      }
    }
    if let weighting = codebook.weighting {
      return weighted(rows, weighting, checks: &checks)
    }
    guard let base = rows.lazy.compactMap(\.base).first else {
      return withoutBase(rows, checks: &checks)
    }
    if let other = rows.first(where: { $0.base != nil && $0.base != base }) {
      checks.append(
        CheckFinding(
          .repeatDiffers, .error, other,
          "The base is \(other.base ?? base) here and \(base) in \(rows[0].place); the first one is "
            + "used."))
    }
    // A row that states no base repeats a number whose base stands elsewhere.
    let usable = rows.filter { $0.base == nil || $0.base == base }
    let known = usable.map { row in (row: row, counts: counts(of: row, base: base, checks: &checks))
    }
    .compactMap { pair in pair.counts.map { (row: pair.row, counts: $0) } }
    guard let first = known.first else { return .impossible }
    var shared = first.counts
    for (row, counts) in known.dropFirst() {
      guard shared.overlaps(counts) else {
        return .counts(differing(known, row: row, base: base, checks: &checks))
      }
      shared = shared.clamped(to: counts)
    }
    return .counts(candidates(shared, base: base))
  }

  /// A number of respondents or events whose base is nowhere printed.
  private func withoutBase(
    _ rows: [PrintedValue], checks: inout [CheckFinding]
  ) -> QuantityFinding.Knowledge {
    let exact = rows.filter { $0.count?.relation == .equal }
    guard let first = exact.first, let count = first.count else { return .asPrinted }
    if let other = exact.first(where: { $0.count?.units != count.units }) {
      checks.append(
        CheckFinding(
          .repeatDiffers, .error, other,
          "Printed as \(other.count?.text ?? "") here and as \(count.text) in \(first.place); the "
            + "first one is used."))
    }
    return .number(count.units)
  }

  /// The counts that one row leaves possible; nil where none gives what it prints.
  private func counts(
    of row: PrintedValue, base: Int, checks: inout [CheckFinding]
  ) -> ClosedRange<Int>? {
    if let words = row.words { return counts(words, of: row, base: base, checks: &checks) }
    let byCount = row.count.flatMap {
      RoundedPercent.counts(giving: $0, base: base, bounds: codebook.bounds)
    }
    guard let percent = row.percent else { return byCount }
    let byPercent = RoundedPercent.counts(
      giving: percent, base: base, rounding: codebook.rounding, bounds: codebook.bounds)
    if byPercent == nil && row.count == nil && !explained.contains(row.source) {
      checks.append(
        CheckFinding(
          .impossiblePercent, .error, row,
          "No number of \(base) respondents gives \(percent.text)%; it is kept as printed, without an "
            + "interval."))
    }
    guard let byCount else { return byPercent }
    guard let byPercent, byPercent.overlaps(byCount) else {
      if explained.contains(row.source) { return byCount }
      checks.append(
        CheckFinding(
          .countPercentMismatch, .error, row,
          "\(row.count?.text ?? "") of \(base) respondents is not \(percent.text)%; the count is used."
        ))
      return byCount
    }
    return byCount.clamped(to: byPercent)
  }

  /// The counts that words leave possible as they are read; nil for none.
  private func counts(
    _ words: PrintedValue.Words, of row: PrintedValue, base: Int, checks: inout [CheckFinding]
  ) -> ClosedRange<Int>? {
    if let counts = RoundedPercent.counts(giving: words, base: base) { return counts }
    checks.append(
      CheckFinding(
        .impossiblePercent, .error, row,
        "No number of \(base) respondents lies between \(words.from.digits)% and \(words.to.digits)%, as "
          + "\"\(words.text)\" is read; give the words more room, or another base."))
    return nil
  }

  /// A weighted percentage: the one with most decimals of those that are printed.
  private func weighted(
    _ rows: [PrintedValue], _ weighting: SampleWeighting, checks: inout [CheckFinding]
  ) -> QuantityFinding.Knowledge {
    let exact = rows.compactMap { row in
      row.percent.flatMap { $0.relation == .equal ? (row: row, percent: $0) : nil }
    }
    guard let finest = exact.max(by: { $0.percent.unitsPerOne < $1.percent.unitsPerOne }) else {
      return withoutBase(rows, checks: &checks)
    }
    for other in exact {
      // Two roundings of one number lie within half a unit of each.
      let apart =
        (finest.percent.units * other.percent.unitsPerOne
        - other.percent.units * finest.percent.unitsPerOne).magnitude
      guard 2 * apart > finest.percent.unitsPerOne + other.percent.unitsPerOne else { continue }
      checks.append(
        CheckFinding(
          .repeatDiffers, .error, other.row,
          "Printed as \(other.row.printedText) here and as \(finest.row.printedText) in "
            + "\(finest.row.place); the latter is used."))
    }
    return .weighted(
      WeightedShare(
        finest.percent, base: finest.row.base ?? rows.lazy.compactMap(\.base).first,
        weighting: weighting, settings: settings))
  }

  /// Two places print numbers that no count gives both: each of them may be the right one.
  private func differing(
    _ known: [(row: PrintedValue, counts: ClosedRange<Int>)], row: PrintedValue, base: Int,
    checks: inout [CheckFinding]
  ) -> CandidateCounts {
    let first = known[0].row
    // A strict reading of "over 90%" beside a printed 90% is the source's own wording, not a slip.
    var inclusive = self.codebook
    inclusive.bounds = .inclusive
    let analysis = QuantityAnalysis(codebook: inclusive, settings: settings)
    var ignored: [CheckFinding] = []
    let reread = known.map {
      analysis.counts(of: $0.row, base: base, checks: &ignored) ?? $0.counts
    }
    let lower = reread.map(\.lowerBound).max() ?? 0
    let upper = reread.map(\.upperBound).min() ?? base
    let prints = "Printed as \(row.printedText) here and as \(first.printedText) in \(first.place)"
    if codebook.bounds == .strict && lower <= upper {
      checks.append(
        CheckFinding(
          .repeatDiffers, .warning, row,
          "\(prints); both hold when the bound includes its number, and it is read so here."))
      return candidates(lower...upper, base: base)
    }
    checks.append(
      CheckFinding(
        .repeatDiffers, .error, row,
        "\(prints); no count gives both, so the counts of each are kept as possible."))
    let all = known.flatMap { Array($0.counts) }
    return candidates(all, base: base)
  }

  private func candidates(_ counts: some Sequence<Int>, base: Int) -> CandidateCounts {
    guard let candidates = try? CandidateCounts(counts, trials: base) else {
      preconditionFailure("the reader allows bases from 1, and candidates are from 0 to the base")
    }
    return candidates
  }
}
