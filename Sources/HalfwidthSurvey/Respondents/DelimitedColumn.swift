/// The cells of a column of a file of fields while they are read.
struct DelimitedColumn {
  private(set) var cells: CellColumn
  private let text: DelimitedText
  private var distinct: DistinctFields

  init(_ text: DelimitedText, rows: Int) {
    self.text = text
    distinct = DistinctFields(of: text)
    cells = CellColumn { Self.cell(at: $0, in: text) }
    cells.reserve(rows)
  }

  /// Adds the cells of rows.
  ///
  /// - Parameter fields: Fields of several columns, row by row: those of this one are `step` apart.
  mutating func add(_ fields: [FieldSlice], from first: Int, step: Int) {
    var index = first
    while index < fields.count, !cells.isFull {
      let known = known(fields, from: index, step: step)
      cells.append(contentsOf: known)
      index += known.count * step
      guard index < fields.count else { return }
      let field = fields[index]
      index += step
      _ = cells.appendNew(Self.cell(at: field.place, in: text))
      distinct.keep(field)
    }
    // From here on most cells may be unlike all that are kept.
    while index < fields.count {
      let field = fields[index]
      index += step
      if let place = distinct.place(of: field) {
        cells.append(place)
      } else {
        cells.appendFurther(at: field.place)
      }
    }
  }

  /// The places of the cells of rows, up to the first that none before had.
  private func known(_ fields: [FieldSlice], from first: Int, step: Int) -> [UInt16] {
    let most = (fields.count - first + step - 1) / step
    return unsafe [UInt16](unsafeUninitializedCapacity: most) { places, count in
      var index = first
      while index < fields.count, let place = distinct.place(of: fields[index]) {
        unsafe places[count] = UInt16(truncatingIfNeeded: place)
        count += 1
        index += step
      }
    }
  }

  private static func cell(at place: UInt32, in text: DelimitedText) -> RespondentCell {
    guard let field = text.field(at: place) else { return .missing(.absent) }
    return .text(text.text(of: field), isQuoted: field.isQuoted)
  }
}
