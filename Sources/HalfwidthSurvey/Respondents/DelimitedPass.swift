/// One pass through a file of fields that keeps the cells of some columns, and makes no text of a cell that
/// was there before.
struct DelimitedPass {
  private let text: DelimitedText
  /// How many columns have a name.
  private let width: Int
  /// For each named column its place in ``columns``, or -1 for one that isn't asked for.
  private let slots: [Int]
  private let places: [Int]
  private var columns: [DelimitedColumn]
  /// The fields of some rows that are asked for, row by row; columns take many at a time.
  private var fields: [FieldSlice] = []
  private var names: NamesOfTotals
  /// The names in the first row.
  private var header: [DelimitedField] = []
  /// Rows that repeat them.
  private var repeated: [Int] = []
  /// Whether another row has the first name as an answer, as boxes have that hold their option.
  private var namesAreAnswers = false
  private var found = RespondentCells(rowCount: 0, columns: [:])

  /// How many fields are taken together, so that they stay near the processor.
  private static let together = 1 << 14

  /// Prepares a pass.
  ///
  /// - Parameters:
  ///   - places: The columns to keep.
  ///   - width: How many columns have a name.
  ///   - rows: How many rows there are at the most.
  init(_ text: DelimitedText, columns places: [Int], of width: Int, rows: Int) {
    self.text = text
    self.width = width
    self.places = places
    var slots = [Int](repeating: -1, count: width)
    for (slot, place) in places.enumerated() { slots[place] = slot }
    self.slots = slots
    columns = places.map { _ in DelimitedColumn(text, rows: rows) }
    names = NamesOfTotals(text)
  }

  /// Goes through the text, once.
  ///
  /// - Parameters:
  ///   - index: Where to begin.
  ///   - headerRows: How many rows name the columns.
  /// - Returns: What was found, and why that is not all.
  consuming func cells(
    from index: Int, headerRows: Int
  ) -> (cells: RespondentCells, end: DelimitedText.Fault?) {
    var index = index
    var end: DelimitedText.Fault?
    do throws(DelimitedText.Fault) {
      for row in 0..<headerRows {
        _ = try text.nextRow(from: &index) { if row == 0 { header.append($0) } }
      }
      while try addRow(from: &index) {}
    } catch {
      end = error
    }
    takeFields()
    if !repeated.isEmpty, !namesAreAnswers {
      found.oddRows = (found.oddRows + repeated).sorted()
    }
    for (place, column) in zip(places, columns) { found.columns[place] = column.cells }
    return (found, end)
  }

  /// Adds the next row, if there is one.
  private mutating func addRow(from index: inout Int) throws(DelimitedText.Fault) -> Bool {
    let first = fields.count
    for _ in places { fields.append(.absent) }
    // The number of fields so far, and of those up to the last that holds something.
    var count = 0
    var filled = 0
    // The row's first text, and its column.
    var name: (field: DelimitedField, column: Int)?
    var isRow = false
    // How many of the first fields are the names above them, as long as all are.
    var same = 0
    // A row that a fault cuts off is none.
    defer { if !isRow { fields.removeLast(places.count) } }
    isRow = try text.nextRow(from: &index) { field in
      if !field.content.isEmpty {
        filled = count + 1
        if name == nil, names.mayBegin(field) { name = (field, count) }
      }
      if same == count, count < width, isName(field, of: count) { same += 1 }
      if count < width, slots[count] >= 0 { fields[first + slots[count]] = FieldSlice(field) }
      count += 1
    }
    guard isRow else { return false }
    if let name, let called = names.name(name.field) {
      found.totals.append(
        RespondentCells.TotalName(row: found.rowCount, column: name.column, name: called))
    }
    if count != width, count < width || filled > width { found.oddRows.append(found.rowCount) }
    if same > 0 {
      if same == width, width > 1, filled <= width {
        repeated.append(found.rowCount)
      } else {
        namesAreAnswers = true
      }
    }
    found.rowCount += 1
    if fields.count >= Self.together { takeFields() }
    return true
  }

  /// Whether a field holds the name of its column.
  private func isName(_ field: DelimitedField, of column: Int) -> Bool {
    guard column < header.count, field.content.count == header[column].content.count else {
      return false
    }
    return zip(field.content, header[column].content).allSatisfy {
      text.byte(at: $0) == text.byte(at: $1)
    }
  }

  private mutating func takeFields() {
    for slot in columns.indices { columns[slot].add(fields, from: slot, step: columns.count) }
    fields.removeAll(keepingCapacity: true)
  }
}

/// Which fields are names of totals; those that come again are looked up once.
private struct NamesOfTotals {
  private let text: DelimitedText
  private var known: DistinctFields
  /// For each of them the name, where it is one of totals.
  private var names: [String?] = []

  init(_ text: DelimitedText) {
    self.text = text
    known = DistinctFields(of: text)
  }

  /// Whether a field that holds something is a text.
  func mayBegin(_ field: DelimitedField) -> Bool {
    TotalNameFinder.beginsText(text.byte(at: field.content.lowerBound))
  }

  /// The name that a text is, if it is one of totals.
  mutating func name(_ field: DelimitedField) -> String? {
    guard field.content.count <= TotalNameFinder.longest else { return nil }
    let slice = FieldSlice(field)
    if let place = known.place(of: slice) { return names[place] }
    let own = text.text(of: field)
    let name = TotalRow.isName(own) ? own : nil
    if names.count < CellColumn.mostDistinct {
      known.keep(slice)
      names.append(name)
    }
    return name
  }
}
