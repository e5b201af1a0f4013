/// Reads the numbers of one column, and learns from them what stands before their decimals.
package struct DecimalReader {
  /// The column, for messages.
  let column: String
  let format: DelimitedFormat
  /// Where a person says what stands before decimals.
  private let option: String
  /// The first cell of each kind.
  package private(set) var comma: Written?
  private var point: Written?
  private var openComma: Written?
  private var openPoint: Written?

  /// A number as it is written in a row.
  package struct Written {
    package var text: String
    package var row: Int
  }

  /// Where a codebook says it.
  static let codebookOption = "data.format.decimal:"

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - format: The separator as it was found, commas where there is none, and the mark where a person named
  ///     it.
  ///   - option: Where that is said, before the name of the mark.
  package init(column: String, format: DelimitedFormat, option: String = "--decimal") {
    self.column = column
    self.format = format
    self.option = option
  }

  private var separator: FieldSeparator { format.separator ?? .comma }

  /// Whether a comma can't be one of decimals here.
  private var isPlain: Bool {
    switch format.decimalMark {
    case .point: true
    case .comma: false
    case nil: separator == .comma
    }
  }

  /// Whether a text is a number with a comma before its decimals, or between thousands, which is none here until a
  /// person says what it stands for.
  func refusesComma(_ text: String) -> Bool { isPlain && MarkedNumber(text)?.mark == .comma }

  /// What to do where one is: a codebook's way.
  static let sayComma = "say format: {decimal: comma} under 'data' if decimals follow a comma there"

  /// Whether numbers that are written with a point, or without one, say nothing new of the column's marks.
  var takesNumbers: Bool {
    isPlain || point != nil && (openPoint != nil || separator != .semicolon)
  }

  /// Returns the number that a row's text is and notes its mark; nil for another text.
  package mutating func read(_ text: String, row: Int) -> Double? {
    if isPlain { return CellNumber.plain(text) }
    guard let number = MarkedNumber(text) else { return nil }
    note(number, Written(text: text, row: row))
    return number.value
  }

  private mutating func note(_ number: MarkedNumber, _ cell: Written) {
    switch number.mark {
    case .comma:
      if number.mayBeThousands && format.decimalMark == nil {
        openComma = openComma ?? cell
      } else {
        comma = comma ?? cell
      }
    case .point:
      // A file with semicolons comes from a country of decimal commas, where points part thousands.
      if number.mayBeThousands && separator == .semicolon {
        openPoint = openPoint ?? cell
      } else {
        point = point ?? cell
      }
    case nil: break
    }
  }

  /// Checks that all cells of the column were read by one rule.
  ///
  /// - Parameter place: Where a row's cell stands.
  /// - Throws: ``SurveyError`` where a mark may stand before decimals or between thousands, and no other
  ///   cell of the column tells which, and where cells contradict each other.
  package func finish(_ place: (Int) -> String) throws(SurveyError) {
    if let pointed = point ?? openPoint, format.decimalMark == .comma {
      throw SurveyError(
        .badData, path: place(pointed.row),
        "'\(pointed.text)' in column '\(column)' has a point, and \(option) comma says that decimals "
          + "follow a comma; write it with a comma, or without a mark")
    }
    if let comma, let point {
      throw SurveyError(
        .badData, path: place(point.row),
        "column '\(column)' has '\(comma.text)' and '\(point.text)'; write all decimals with a point, "
          + "or all with a comma")
    }
    if let openComma, comma == nil { throw open(openComma, .comma, place) }
    if let openPoint, point == nil, format.decimalMark == nil {
      throw open(openPoint, .point, place)
    }
  }

  private func open(
    _ cell: Written, _ mark: DecimalMark, _ place: (Int) -> String
  ) -> SurveyError {
    let decimal = cell.text.replacing(",", with: ".")
    return SurveyError(
      .badData, path: place(cell.row),
      "'\(cell.text)' in column '\(column)' may be \(decimal) or \(MarkedNumber.joined(cell.text)); "
        + "give \(option) \(mark.rawValue) for the first, or write it without the \(mark.rawValue)")
  }
}
