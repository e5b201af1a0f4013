/// Which row and which column of a file hold names.
///
/// The rule, and the reasons for it, stand in `docs/decisions/names-in-table-files.md`.
struct TableLayout: Hashable {
  /// Whether the first row holds names of columns.
  var hasHeader: Bool
  /// Whether the first column holds names of rows.
  var hasRowNames: Bool
  /// Whether numbers of the first row were taken for names though they could be counts.
  var assumesHeader = false
  /// Whether numbers of the first column were taken for names though they could be counts.
  var assumesRowNames = false

  /// What speaks for one reading of a row or a column.
  enum Reading: Hashable {
    /// It holds names.
    case names
    /// It holds numbers that are taken for names though they could be counts.
    case assumedNames
    /// It holds values.
    case values
    /// Both are possible; what is not known, and nothing else decides.
    case open

    /// The reading that a person asked for.
    init?(_ option: Bool?) {
      guard let option else { return nil }
      self = option ? .names : .values
    }
  }
}

extension TableLayout {
  /// Where the names stand in a file of counts.
  ///
  /// - Throws: ``SurveyError`` where the file can be read both ways, with the option that decides.
  static func ofCounts(
    _ file: TableGrid, options: TableReadingOptions
  ) throws(SurveyError) -> TableLayout {
    let cells = file.cells
    if cells.isFirstRowShort && options.header != false && options.rowNames != false {
      let isNamed =
        options.header == true || options.rowNames == true || !cells.rows[0].areCounts
        || !cells.column.areCounts
        || NumericNames.areCodes(cells.rows[0].numbers, leaving: cells.rows.count - 1)
        || NumericNames.areCodes(cells.column.numbers, leaving: cells.width - 1)
      guard isNamed else {
        throw SurveyError(
          file.position(row: 0),
          "the first row has a field less than the others: either it holds the names of the columns, "
            + "or a count is missing; use --header yes for names, or add the count")
      }
      return TableLayout(hasHeader: true, hasRowNames: true)
    }
    let header = Reading(options.header) ?? headerOfCounts(cells, rowNames: options.rowNames)
    if header == .open { throw file.undecidedHeader }
    let hasHeader = header != .values
    let rowNames = Reading(options.rowNames) ?? rowNamesOfCounts(cells, hasHeader: hasHeader)
    if rowNames == .open { throw file.undecidedRowNames(hasHeader: hasHeader) }
    return TableLayout(
      hasHeader: hasHeader, hasRowNames: rowNames != .values,
      assumesHeader: header == .assumedNames, assumesRowNames: rowNames == .assumedNames)
  }

  /// Where the names stand in a file of counts that has as many rows as columns.
  ///
  /// The only reading with such a table is the one; where there are several or none, the rule for other
  /// tables decides.
  ///
  /// - Throws: ``SurveyError`` where the file can be read both ways, with the option that decides.
  static func ofSquareCounts(
    _ file: TableGrid, options: TableReadingOptions
  ) throws(SurveyError) -> TableLayout {
    let rows = file.cells.rows
    let square = [false, true].flatMap { hasHeader in
      [false, true].compactMap { hasRowNames -> TableLayout? in
        let body = rows.dropFirst(hasHeader ? 1 : 0).map { $0.dropFirst(hasRowNames ? 1 : 0) }
        let isSquare =
          body.count >= 2 && rows[0].count == rows[rows.count - 1].count
          && body.allSatisfy { $0.count == body.count && $0.areCounts }
        let isAsked =
          (options.header ?? hasHeader) == hasHeader
          && (options.rowNames ?? hasRowNames) == hasRowNames
        return isSquare && isAsked
          ? TableLayout(hasHeader: hasHeader, hasRowNames: hasRowNames) : nil
      }
    }
    return square.count == 1 ? square[0] : try ofCounts(file, options: options)
  }

  /// What the first row of a file of counts holds.
  private static func headerOfCounts(_ cells: TableCells, rowNames: Bool?) -> Reading {
    let (corner, rest, column) = (cells.corner, cells.rest, cells.column)
    let bodyRows = cells.rows.count - 1
    if rest.isEmpty { return corner.isText ? .names : .values }
    let numbers = rest.numbers
    if rest.contains(where: \.isText) {
      // Text beside numbers is a misspelt count as often as a name, such as 2O.
      let row = corner.number == nil ? rest : cells.rows[0]
      let isName =
        row.numbers.isEmpty || corner == .blank || row.haveWordsOnly
        || NumericNames.areCodes(row.numbers, leaving: bodyRows)
      return isName ? .names : .open
    }
    if corner == .blank { return numbers.isEmpty ? .values : .names }
    guard rest.areNumbers else { return .values }
    guard rest.areCounts else {
      return NumericNames.areCodes(numbers, leaving: max(bodyRows, 2)) ? .names : .values
    }
    let hasCodes = NumericNames.areCodes(numbers, leaving: bodyRows)
    if corner.isText {
      if column.areNumbers {
        // The corner heads the names of the rows; a misspelt count would stand in their place.
        let isName =
          corner == .word || hasCodes
          || NumericNames.areCodes(column.numbers, leaving: cells.width - 1)
        return isName ? .names : .open
      }
      // The first row is a header, or one more row with its name.
      if bodyRows < 2 { return hasCodes ? .open : .values }
      if hasCodes { return .assumedNames }
      return NumericNames.isAscending(numbers) ? .open : .values
    }
    if column.areNumbers {
      let isCodeRow =
        rowNames != true
        && NumericNames.areCodes(cells.rows[0].numbers, leaving: bodyRows)
      let areBothCodes =
        hasCodes && rowNames != false
        && (rowNames == true || NumericNames.areCodes(column.numbers, leaving: cells.width - 1))
      return isCodeRow || areBothCodes ? .open : .values
    }
    // A row without a name above rows with names.
    return bodyRows >= 2 && column.allSatisfy { $0.number == nil } ? .open : .values
  }

  /// What the first column of a file of counts holds.
  private static func rowNamesOfCounts(_ cells: TableCells, hasHeader: Bool) -> Reading {
    let column = hasHeader ? cells.column : cells.rows.map { $0[0] }
    let columnsLeft = cells.width - 1
    if hasHeader && cells.corner == .blank { return .names }
    let numbers = column.numbers
    if column.contains(where: \.isText) {
      let isName =
        numbers.isEmpty || column.haveWordsOnly
        || NumericNames.areCodes(numbers, leaving: columnsLeft)
      return isName ? .names : .values
    }
    guard column.areNumbers else { return .values }
    guard column.areCounts else {
      return NumericNames.areCodes(numbers, leaving: max(columnsLeft, 2)) ? .names : .values
    }
    let areCodes = NumericNames.areCodes(numbers, leaving: columnsLeft)
    guard hasHeader, cells.corner.isText else { return areCodes ? .open : .values }
    // A text above numbers that head the other columns can only head the names of the rows.
    if cells.rest.contains(where: { $0.number != nil }) { return .names }
    if columnsLeft < 2 { return areCodes ? .open : .values }
    if Set(numbers).count < numbers.count { return .values }
    return areCodes ? .assumedNames : .open
  }
}
