extension TableLayout {
  /// Where the names stand in a file with a row of answers for each respondent, 1 or 0 for each item.
  ///
  /// Such a file has one reading, or is faulty in a field: whatever is no answer and no slip is a name.
  static func ofAnswers(_ file: TableGrid, options: TableReadingOptions) -> TableLayout {
    let cells = file.cells
    let areNamesOutside =
      !cells.rows[0].numbers.areAnswers || !cells.column.numbers.areAnswers
      || cells.rows[0].contains(where: \.isText) || cells.column.contains(where: \.isText)
    if cells.isFirstRowShort && areNamesOutside && options.header != false
      && options.rowNames != false
    {
      return TableLayout(hasHeader: true, hasRowNames: true)
    }
    let hasHeader = options.header ?? hasHeaderOfAnswers(file)
    return TableLayout(
      hasHeader: hasHeader,
      hasRowNames: options.rowNames ?? hasRowNamesOfAnswers(file, hasHeader: hasHeader))
  }

  /// Whether the first row names the items: it holds text, or numbers that are no answers and are codes.
  private static func hasHeaderOfAnswers(_ file: TableGrid) -> Bool {
    let cells = file.cells
    let (corner, rest) = (cells.corner, cells.rest)
    if rest.contains(where: \.isText) {
      // TRUE and no are answers that are written otherwise: a fault with its place.
      if file.rows[0].allSatisfy({ isAnswerInWords($0.text) }) { return false }
      return rest.numbers.isEmpty || corner == .blank || rest.haveWordsOnly
        || NumericNames.areCodes(rest.numbers, leaving: cells.rows.count)
    }
    if corner == .blank { return !rest.areBlank }
    guard rest.areNumbers else { return corner.isText && rest.isEmpty }
    let areAnswers = rest.numbers.areAnswers
    if corner.isText && cells.column.areNumbers {
      return !areAnswers || !cells.column.numbers.areAnswers
        || Set(rest.numbers).count == rest.count
    }
    if areAnswers { return false }
    let row = corner.number == nil || !cells.column.numbers.areAnswers ? rest : cells.rows[0]
    return NumericNames.areCodes(row.numbers, leaving: 2)
  }

  /// Whether the first column names respondents: it holds text, or different numbers that are no answers.
  private static func hasRowNamesOfAnswers(_ file: TableGrid, hasHeader: Bool) -> Bool {
    let cells = file.cells
    let first = file.rows.dropFirst(hasHeader ? 1 : 0).map { $0[0] }
    let column = first.map { TableCell($0.text) }
    if hasHeader && cells.corner == .blank { return true }
    if column.contains(where: \.isText) {
      return !first.contains { isAnswerInWords($0.text) }
        && (column.numbers.isEmpty || column.haveWordsOnly)
    }
    guard column.areNumbers else { return false }
    let numbers = column.numbers
    if numbers.areAnswers { return hasHeader && cells.corner.isText && cells.rest.areNumbers }
    // Of two or three numbers one may be a slip among answers.
    return Set(numbers).count == numbers.count
      && (numbers.count >= 4 || NumericNames.areCodes(numbers, leaving: 2)
        || !numbers.contains { $0 == 0 || $0 == 1 })
  }

  private static func isAnswerInWords(_ text: String) -> Bool {
    ["true", "false", "yes", "no", "y", "n", "t", "f"].contains(text.lowercased())
  }
}

extension [Double] {
  /// Whether all are 0 or 1.
  fileprivate var areAnswers: Bool { allSatisfy { $0 == 0 || $0 == 1 } }
}
