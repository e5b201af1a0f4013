/// The cells of a column of a file of fields while they are read.
struct DelimitedColumn {
  private(set) var cells: CellColumn
  private let text: DelimitedText
  private var short = KeyPlaces()
  private var long: [RespondentCell: Int] = [:]

  init(_ text: DelimitedText, rows: Int) {
    self.text = text
    cells = CellColumn { text.cell(at: $0) }
    cells.reserve(rows)
  }

  /// Adds a row's cell.
  ///
  /// - Parameters:
  ///   - raw: The field's bytes, as the parser has them.
  ///   - offset: Where the field begins in the file.
  mutating func add(_ raw: UnsafeRawBufferPointer, startingAt offset: Int) {
    let isQuoted = text.isQuoted(at: offset)
    guard let key = unsafe ShortTexts.key(raw, isQuoted: isQuoted) else {
      add(
        .text(unsafe String(decoding: raw, as: UTF8.self), isQuoted: isQuoted),
        foundAt: UInt32(offset))
      return
    }
    if let place = short[key] {
      cells.append(place)
    } else if let place = cells.appendNew(
      .text(unsafe String(decoding: raw, as: UTF8.self), isQuoted: isQuoted))
    {
      short.keep(key, place)
    } else {
      cells.appendFurther(at: UInt32(offset))
    }
  }

  /// Adds a row that is too short to have the cell.
  mutating func addAbsent() { add(.missing(.absent), foundAt: DelimitedText.absent) }

  private mutating func add(_ cell: RespondentCell, foundAt offset: UInt32) {
    if let place = long[cell] {
      cells.append(place)
    } else if let place = cells.appendNew(cell) {
      long[cell] = place
    } else {
      cells.appendFurther(at: offset)
    }
  }

  /// Takes the rows from one on off.
  mutating func cut(to rows: Int) { cells.cut(to: rows) }
}

/// Texts of up to seven bytes as keys.
private enum ShortTexts {
  /// A key that differs where texts or their quotes do; nil for a longer text.
  static func key(_ raw: UnsafeRawBufferPointer, isQuoted: Bool) -> UInt64? {
    guard raw.count <= 7 else { return nil }
    var key = UInt64(raw.count) << 1 | (isQuoted ? 1 : 0) | 0x80
    for index in raw.indices { key = unsafe key << 8 | UInt64(raw[index]) }
    return key
  }
}
