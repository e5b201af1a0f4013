/// Reads the numbers of one column, and learns from them what stands before their decimals.
struct DecimalReader {
  /// The column, for messages.
  let column: String
  let format: DelimitedFormat
  let separator: FieldSeparator
  /// The first cell of each kind.
  private(set) var comma: DelimitedTable.Field?
  private var point: DelimitedTable.Field?
  private var openComma: DelimitedTable.Field?
  private var openPoint: DelimitedTable.Field?

  init(column: String, format: DelimitedFormat, separator: FieldSeparator) {
    self.column = column
    self.format = format
    self.separator = separator
  }

  /// Whether a comma can't be one of decimals here.
  private var isPlain: Bool {
    switch format.decimalMark {
    case .point: true
    case .comma: false
    case nil: separator == .comma
    }
  }

  /// The number in a cell; nil for another text.
  func value(_ text: String) -> Double? {
    isPlain ? CellNumber.plain(text) : MarkedNumber(text)?.value
  }

  /// Returns the number in a cell and notes its mark; nil for another text.
  mutating func read(_ field: DelimitedTable.Field) -> Double? {
    if isPlain { return CellNumber.plain(field.text) }
    guard let number = MarkedNumber(field.text) else { return nil }
    note(number, field)
    return number.value
  }

  private mutating func note(_ number: MarkedNumber, _ field: DelimitedTable.Field) {
    switch number.mark {
    case .comma:
      if number.mayBeThousands && format.decimalMark == nil {
        openComma = openComma ?? field
      } else {
        comma = comma ?? field
      }
    case .point:
      // A file with semicolons comes from a country of decimal commas, where points part thousands.
      if number.mayBeThousands && separator == .semicolon {
        openPoint = openPoint ?? field
      } else {
        point = point ?? field
      }
    case nil: break
    }
  }

  /// Checks that all cells of the column were read by one rule.
  ///
  /// - Throws: ``SurveyError`` where a mark may stand before decimals or between thousands, and no other
  ///   cell of the column tells which, and where cells contradict each other.
  func finish() throws(SurveyError) {
    if let pointed = point ?? openPoint, format.decimalMark == .comma {
      throw SurveyError(
        pointed.position,
        "'\(pointed.text)' in column '\(column)' has a point, and --decimal comma says that decimals "
          + "follow a comma; write it with a comma, or without a mark")
    }
    if let comma, let point {
      throw SurveyError(
        point.position,
        "column '\(column)' has '\(comma.text)' and '\(point.text)'; write all decimals with a point, "
          + "or all with a comma")
    }
    if let openComma, comma == nil { throw open(openComma, .comma, other: .point) }
    if let openPoint, point == nil, format.decimalMark == nil {
      throw open(openPoint, .point, other: .comma)
    }
  }

  private func open(
    _ field: DelimitedTable.Field, _ mark: DecimalMark, other: DecimalMark
  ) -> SurveyError {
    let decimal = field.text.replacing(",", with: ".")
    return SurveyError(
      field.position,
      "'\(field.text)' in column '\(column)' may be \(decimal) or \(MarkedNumber.joined(field.text)); "
        + "give --decimal \(mark.rawValue) for the first, or write it without the \(mark.rawValue)")
  }
}
