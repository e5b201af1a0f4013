internal import Halfwidth

/// Whether the printed numbers of answers that exclude each other can all be right, and what would make them so.
///
/// Before they are an error, every reading that would explain them is tried: then they are a note.
struct CategoryAudit {
  /// What was found before, each error of the same numbers with its repair or as the note of a reading, and what
  /// only all numbers together show.
  private(set) var checks: [CheckFinding]
  private let codebook: Codebook

  /// - Parameters:
  ///   - checks: What was found of the numbers one by one, and of their sums.
  init(_ checks: [CheckFinding], codebook: Codebook, questions: [QuestionFindings]) {
    self.checks = checks
    self.codebook = codebook
    guard codebook.weighting == nil else { return }
    for finding in questions {
      let question = finding.question
      let rows = finding.quantities.flatMap(\.printed).sorted { $0.source.line < $1.source.line }
      let byItem = Dictionary(grouping: rows) { question.type == .single ? nil : $0.item }
      let groups = byItem.values.sorted { $0[0].source.line < $1[0].source.line }
      for rows in groups {
        guard let system = CategorySystem(of: question, rows: rows, codebook: codebook) else {
          continue
        }
        if system.ranges(codebook.rounding).isPossible && !hasMisfit(rows) { continue }
        examine(system, rows, isSingle: question.type == .single)
      }
      checkNesting(finding)
    }
  }

  /// The rules of errors that are about the same numbers together.
  private static let sums: Set<CheckFinding.Rule> = [.categoriesDoNotSum, .boxDiffers]
  /// The rules of errors that are about one of them.
  private static let misfits: Set<CheckFinding.Rule> = [.impossiblePercent, .countPercentMismatch]

  /// Whether one of some rows is an error by itself.
  private func hasMisfit(_ rows: [PrintedValue]) -> Bool {
    guard checks.contains(where: { Self.misfits.contains($0.rule) }) else { return false }
    let sources = Set(rows.map(\.source))
    return checks.contains { Self.misfits.contains($0.rule) && sources.contains($0.source) }
  }

  private mutating func examine(_ system: CategorySystem, _ rows: [PrintedValue], isSingle: Bool) {
    let first = rows[0]
    func isOfThem(_ check: CheckFinding) -> Bool {
      check.question == first.question && (isSingle || check.item == first.item)
    }
    let related = checks.indices.filter {
      Self.sums.contains(checks[$0].rule) && isOfThem(checks[$0])
    }
    let sources = Set(rows.map(\.source))
    if let reading = reading(system) {
      checks.removeAll { check in
        Self.sums.contains(check.rule) && isOfThem(check)
          || Self.misfits.contains(check.rule) && sources.contains(check.source)
      }
      var note = CheckFinding(
        reading.rule, .note, of: first.question, from: first, reading.sentence)
      note.item = isSingle ? nil : first.item
      note.numbers = rows.map(\.printedText)
      checks.append(note)
      return
    }
    // What is wrong with one number alone is said of that number.
    if system.ranges(codebook.rounding).isPossible { return }
    let repair = system.repair(codebook.rounding)
    let repairs = repair.single.map { line, counts in
      let row = system.lines[line].row
      return CheckFinding.Repair(
        item: row.item, category: row.category, printed: row.printedText, counts: counts,
        source: row.source)
    }
    if let index = related.first {
      checks[index].numbers = rows.map(\.printedText)
      checks[index].repairs = repairs
      checks[index].message += " " + sentence(repair, repairs, system)
      return
    }
    // Two places that print one number differently are an error of their own.
    let isRepeat = checks.contains { $0.rule == .repeatDiffers && isOfThem($0) }
    if isRepeat { return }
    var error = CheckFinding(
      .jointlyImpossible, .error, of: first.question, from: first,
      "No counts of \(system.total) respondents give all of these numbers: "
        + "\(rows.map(\.printedText).joined(separator: ", ")). \(sentence(repair, repairs, system))"
    )
    error.item = isSingle ? nil : first.item
    error.numbers = rows.map(\.printedText)
    error.repairs = repairs
    checks.append(error)
  }

  /// What would make all numbers possible.
  private func sentence(
    _ repair: CategorySystem.Repair, _ repairs: [CheckFinding.Repair], _ system: CategorySystem
  ) -> String {
    let single = repairs.map { repair in
      "\(repair.category ?? repair.item ?? "the number") \(repair.printed) as \(repair.counts.words)"
    }
    var sentence =
      switch repair.needed {
      case 1: "One other number is enough: \(single.joined(separator: ", or "))."
      case let needed?: "At least \(needed) of the numbers must be others."
      case nil: "More than \(CategorySystem.mostReplaced) of the numbers must be others."
      }
    let bases = system.otherBases(codebook.rounding, upTo: codebook.sampleSize)
    if !bases.isEmpty {
      sentence +=
        " With a base of \(bases.map(String.init).joined(separator: " or ")) all of them fit."
    }
    return sentence
  }

  // MARK: - Readings

  /// How numbers are read that are impossible as they are.
  private struct Reading {
    var rule: CheckFinding.Rule
    var sentence: String
  }

  private func reading(_ system: CategorySystem) -> Reading? {
    if system.isForcedTo100 {
      return Reading(
        rule: .forcedToHundred,
        sentence:
          "These percentages fit when they were made to sum to 100: cut off, and those with the largest rests raised."
      )
    }
    let rules = RoundingRule.allCases.filter { $0 != codebook.rounding && system.fits($0) }
    if rules.isEmpty { return nil }
    let names = rules.map(\.rawValue).joined(separator: " or ")
    return Reading(
      rule: .otherRounding,
      sentence:
        "These numbers fit together with rounding: \(names), and not with rounding: "
        + "\(codebook.rounding.rawValue).")
  }

  // MARK: - Nesting

  /// Numbers that the codebook takes for parts of each other, and that are larger than the whole.
  private mutating func checkNesting(_ finding: QuestionFindings) {
    let question = finding.question
    for (whole, part) in zip(question.nested, question.nested.dropFirst()) {
      guard let outer = quantity(whole, in: finding), let inner = quantity(part, in: finding),
        outer.trials == inner.trials, inner.counts.lowerBound > outer.counts.upperBound
      else { continue }
      var check = CheckFinding(
        .partAboveWhole, .warning, inner.row,
        "\(inner.counts.words) are counted for '\(part)' and \(outer.counts.words) for '\(whole)', among whom they are "
          + "taken to be ('nested'): right only where '\(part)' is possible without '\(whole)'.")
      check.numbers = [outer.row.printedText, inner.row.printedText]
      checks.append(check)
    }
  }

  private func quantity(
    _ item: String, in finding: QuestionFindings
  ) -> (row: PrintedValue, counts: ClosedRange<Int>, trials: Int?)? {
    guard let quantity = finding.quantities.first(where: { $0.item?.id == item && $0.isHeadline }),
      let row = quantity.printed.first
    else { return nil }
    switch quantity.knowledge {
    case .counts(let counts): return (row, counts.range, counts.trials)
    case .number(let number): return (row, number...number, nil)
    case .weighted, .asPrinted, .impossible, .hidden: return nil
    }
  }
}
