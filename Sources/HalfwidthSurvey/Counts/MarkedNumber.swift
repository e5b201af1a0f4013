/// A number of plain digits with a point or a comma in it, before it is known what that stands for.
struct MarkedNumber: Hashable {
  /// The number, with the mark before its decimals.
  var value: Double
  /// The mark; nil where there is none.
  var mark: DecimalMark?
  /// Whether the mark may as well stand between thousands, as in `1,500` and `12.345`.
  var mayBeThousands = false

  /// Reads a number; nil for any other text, for a number with several marks, and for one that is not
  /// finite.
  init?(_ text: String) {
    let bytes = text.utf8
    guard let comma = bytes.firstIndex(of: 0x2C) else {
      guard let value = CellNumber.plain(text) else { return nil }
      self.value = value
      if bytes.contains(0x2E) {
        mark = .point
        mayBeThousands = Self.isGroup(text, markedBy: ".")
      }
      return
    }
    let rest = bytes[bytes.index(after: comma)...]
    guard comma > bytes.startIndex, !rest.isEmpty, !rest.contains(0x2C), !bytes.contains(0x2E),
      let value = CellNumber.plain(text.replacing(",", with: "."))
    else { return nil }
    self.value = value
    mark = .comma
    mayBeThousands = Self.isGroup(text, markedBy: ",")
  }

  /// The number without its mark, which then stands between thousands.
  static func joined(_ text: String) -> String {
    text.filter { $0 != "," && $0 != "." }
  }

  /// One to three digits, the first no zero, then the mark and three digits.
  private static func isGroup(_ text: String, markedBy mark: Character) -> Bool {
    let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    let parts = digits.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].count), parts[0].first != "0",
      parts[1].count == 3
    else { return false }
    return parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }
}

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

  /// Returns the number in a cell, and notes its mark.
  mutating func number(_ field: DelimitedTable.Field) throws(SurveyError) -> Double {
    if isPlain {
      if let value = CellNumber.plain(field.text) { return value }
    } else if let number = MarkedNumber(field.text) {
      note(number, field)
      return number.value
    }
    throw SurveyError(field.position, CellNumber.fault(field.text, column: column))
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
