/// The cells of a column of a file of fields while they are read.
struct DelimitedColumn {
  private var cells = CellColumn()
  private var distinct = DistinctFields()
  private var further = CellTexts()

  init(rows: Int) { cells.reserve(rows) }

  /// Adds the cells of rows.
  ///
  /// - Parameters:
  ///   - fields: Fields of several columns, row by row: those of this one are `step` apart.
  ///   - text: Where they stand.
  mutating func add(
    _ fields: ArraySlice<FieldSlice>, from first: Int, step: Int, of text: DelimitedText
  ) {
    var index = first
    while index < fields.endIndex, !cells.isFull {
      let known = known(fields, from: index, step: step, of: text)
      cells.append(contentsOf: known)
      index += known.count * step
      guard index < fields.endIndex else { return }
      let field = fields[index]
      index += step
      _ = cells.appendNew(Self.cell(field, of: text))
      distinct.keep(field, in: text)
    }
    // From here on most cells may be unlike all that are kept.
    while index < fields.endIndex {
      let field = fields[index]
      index += step
      if let place = distinct.place(of: field, in: text) {
        cells.append(place)
      } else {
        cells.appendFurther(at: further.add(field, of: text))
      }
    }
  }

  /// The places of the cells of rows, up to the first that none before had.
  private func known(
    _ fields: ArraySlice<FieldSlice>, from first: Int, step: Int, of text: DelimitedText
  ) -> [UInt16] {
    let most = (fields.endIndex - first + step - 1) / step
    return unsafe [UInt16](unsafeUninitializedCapacity: most) { places, count in
      var index = first
      while index < fields.endIndex, let place = distinct.place(of: fields[index], in: text) {
        unsafe places[count] = UInt16(truncatingIfNeeded: place)
        count += 1
        index += step
      }
    }
  }

  private static func cell(_ field: FieldSlice, of text: DelimitedText) -> RespondentCell {
    if field.isAbsent { return .missing(.absent) }
    return .text(
      String(decoding: text.content(of: field), as: UTF8.self), isQuoted: field.isQuoted)
  }

  /// The cells, when all rows are there.
  func finished() -> CellColumn {
    var finished = cells
    finished.settle(further)
    return finished
  }
}
