/// Reads the answers of one column as numbers: they are numbers, or words for yes and no, or the one text
/// of a box that was ticked beside blanks.
struct AnswerReader {
  /// The column, for messages.
  var column: String { decimals.column }
  private(set) var decimals: DecimalReader
  /// Whether a blank means no.
  let blankMeansNo: Bool
  private var hasNumbers = false
  private var hasOnlyOnes = true
  /// The words that were read, as they were first written.
  private(set) var yes: String?
  private(set) var no: String?
  /// The text of a ticked box.
  private(set) var tick: String?
  /// How many blanks were counted as no.
  private(set) var blanks = 0
  /// A number that no answer of yes and no has.
  private var stray: LocatedCell?

  init(_ decimals: DecimalReader, blankMeansNo: Bool) {
    self.decimals = decimals
    self.blankMeansNo = blankMeansNo
  }

  /// Whether all values are ones, or say yes.
  var saysOnlyYes: Bool { hasOnlyOnes && (hasNumbers || yes != nil || tick != nil) }

  /// Whether numbers that are written with a point, or without one, say nothing new of the column.
  var takesNumbers: Bool {
    yes == nil && no == nil && tick == nil && hasNumbers && !hasOnlyOnes && stray != nil
      && decimals.takesNumbers
  }

  /// The number of a cell that has a value; nil where it fits neither numbers nor the column's words.
  mutating func value(_ cell: LocatedCell) -> Double? {
    if yes == nil, no == nil, tick == nil, let number = decimals.read(cell) {
      hasNumbers = true
      if number != 1 {
        hasOnlyOnes = false
        if number != 0 && stray == nil { stray = cell }
      }
      return number
    }
    if hasNumbers { return nil }
    if tick == nil, let word = AnswerWord(cell.text) {
      let known = word.isYes ? yes : no
      guard known == nil || known?.lowercased() == cell.text.lowercased() else { return nil }
      if word.isYes {
        yes = known ?? cell.text
        return 1
      }
      no = known ?? cell.text
      hasOnlyOnes = false
      return 0
    }
    guard blankMeansNo, yes == nil, no == nil, tick == nil || tick == cell.text,
      CellNumber.plain(cell.text) == nil
    else { return nil }
    tick = cell.text
    return 1
  }

  /// The number of a cell without a value, where blanks mean no.
  mutating func blank() -> Double {
    blanks += 1
    return 0
  }

  /// Checks what only all cells tell.
  ///
  /// - Parameter place: Where a row's cell stands.
  /// - Throws: ``SurveyError`` for decimal marks that can't be told, and for blanks that mean no among
  ///   numbers other than zeros and ones.
  func finish(_ place: (Int) -> String) throws(SurveyError) {
    try decimals.finish(place)
    if blanks > 0, let stray {
      throw SurveyError(
        .badData, path: place(stray.row),
        "'\(stray.text)' in column '\(column)' is neither 0 nor 1, and --missing zero counts its "
          + "\(blanks) blank cell\(blanks == 1 ? "" : "s") as 0; use --missing drop")
    }
  }

  /// What a reader should know of how the column was read.
  var remarks: [String] {
    var remarks: [String] = []
    if let tick {
      remarks.append("in column '\(column)' '\(tick)' is read as 1")
    } else if yes != nil || no != nil {
      let words = [yes.map { "'\($0)' is read as 1" }, no.map { "'\($0)' as 0" }]
      remarks.append(
        "in column '\(column)' "
          + (yes == nil
            ? "'\(no ?? "")' is read as 0" : words.compactMap(\.self).joined(separator: " and ")))
    }
    if blanks > 0 {
      remarks.append(
        "\(blanks) blank cell\(blanks == 1 ? "" : "s") of column '\(column)' "
          + "\(blanks == 1 ? "is" : "are") counted as 0")
    }
    return remarks
  }
}
