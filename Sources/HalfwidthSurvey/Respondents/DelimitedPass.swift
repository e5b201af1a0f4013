/// One pass through a file of fields that keeps the cells of some columns, and makes no text of a cell that
/// was there before.
struct DelimitedPass {
  /// How many columns have a name.
  private let width: Int
  /// For each named column its place in ``columns``, or -1 for one that isn't asked for.
  private let slots: [Int]
  private let places: [Int]
  private var columns: [DelimitedColumn]
  /// Room for the fields of some rows that are asked for, row by row; columns take many at a time.
  private var fields: [FieldSlice]
  /// How many rows are there.
  private var rows = 0
  private var names = NamesOfTotals()
  /// The names in the first row.
  private var header: [[UInt8]] = []
  /// Rows that repeat them.
  private var repeated: [Int] = []
  /// Whether another row has the first name as an answer, as boxes have that hold their option.
  private var namesAreAnswers = false
  private var found = RespondentCells(rowCount: 0, columns: [:])

  /// How many fields are taken together, so that they stay near the processor, and from how many rows at the least.
  private static let together = 1 << 12
  private static let rowsTogether = 1 << 6

  /// Prepares a pass.
  ///
  /// - Parameters:
  ///   - places: The columns to keep.
  ///   - width: How many columns have a name.
  ///   - rows: How many rows there are at the most.
  init(columns places: [Int], of width: Int, rows: Int) {
    self.width = width
    self.places = places
    var slots = [Int](repeating: -1, count: width)
    for (slot, place) in places.enumerated() { slots[place] = slot }
    self.slots = slots
    columns = places.map { _ in DelimitedColumn(rows: rows) }
    fields = [FieldSlice](
      repeating: .absent, count: max(Self.together, Self.rowsTogether * places.count))
  }

  /// Goes through a text, once.
  ///
  /// - Parameters:
  ///   - blocks: The text, at its beginning.
  ///   - headerRows: How many rows name the columns.
  /// - Returns: What was found, and why that is not all.
  consuming func cells(
    of blocks: inout DelimitedBlocks, headerRows: Int
  ) -> (cells: RespondentCells, end: DelimitedText.Fault?) {
    var end: DelimitedText.Fault?
    var index = blocks.start
    var namesLeft = headerRows
    while true {
      let begin = index
      var isRow = true
      end = nil
      do throws(DelimitedText.Fault) {
        isRow =
          namesLeft > 0
          ? try readNames(of: blocks.text, from: &index, areColumns: namesLeft == headerRows)
          : try addRow(of: blocks.text, from: &index)
      } catch {
        end = blocks.fault(error)
      }
      // A quote that stands where none may is wrong whatever follows; one that does not end may end there.
      let isCutOff = end.map { $0.kind == .openQuote } ?? (index >= blocks.text.end)
      if !blocks.isLast, isCutOff {
        // Nobody knows what follows, and so the row is read again with it.
        takeFields(of: blocks.text)
        blocks.goOn(from: isRow ? begin : index)
        index = 0
        continue
      }
      guard isRow, end == nil else { break }
      if namesLeft > 0 { namesLeft -= 1 } else { endRow(of: blocks.text) }
    }
    takeFields(of: blocks.text)
    if !repeated.isEmpty, !namesAreAnswers {
      found.oddRows = (found.oddRows + repeated).sorted()
    }
    for (place, column) in zip(places, columns) { found.columns[place] = column.finished() }
    return (found, end)
  }

  /// What a row has beside the fields that are kept.
  private struct Row {
    /// The number of fields so far, and of those up to the last that holds something.
    var count = 0
    var filled = 0
    /// The row's first text, and its column.
    var name: FieldSlice?
    var nameColumn = 0
    /// How many of the first fields are the names above them, as long as all are.
    var same = 0
  }

  private var row = Row()

  /// Passes a row of names, and keeps those of the columns.
  private mutating func readNames(
    of text: DelimitedText, from index: inout Int, areColumns: Bool
  ) throws(DelimitedText.Fault) -> Bool {
    // A row that a block cuts off is read again.
    if areColumns { header = [] }
    return try text.nextRow(from: &index) { field in
      if areColumns { header.append(field.content.map { text.byte(at: $0) }) }
    }
  }

  /// Puts the fields of the next row into its room, if there is one; it is kept only when its end is known.
  private mutating func addRow(
    of text: DelimitedText, from index: inout Int
  ) throws(DelimitedText.Fault) -> Bool {
    let (slots, step) = (slots, columns.count)
    let names = header.prefix(width)
    let first = rows * step
    var row = Row()
    defer { self.row = row }
    return try unsafe fields.withUnsafeMutableBufferPointer {
      fields throws(DelimitedText.Fault) in
      for slot in 0..<step { unsafe fields[first &+ slot] = .absent }
      return try text.nextRow(from: &index) { field in
        if !field.content.isEmpty {
          row.filled = row.count &+ 1
          if row.name == nil,
            TotalNameFinder.beginsText(text.byte(at: field.content.lowerBound))
          {
            (row.name, row.nameColumn) = (FieldSlice(field), row.count)
          }
        }
        if row.same == row.count, row.count < names.count,
          field.content.elementsEqual(names[row.count], by: { text.byte(at: $0) == $1 })
        {
          row.same &+= 1
        }
        if row.count < slots.count, slots[row.count] >= 0 {
          unsafe fields[first &+ slots[row.count]] = FieldSlice(field)
        }
        row.count &+= 1
      }
    }
  }

  /// Keeps the row that was added.
  private mutating func endRow(of text: DelimitedText) {
    if let name = row.name, let called = names.name(name, in: text) {
      found.totals.append(
        RespondentCells.TotalName(row: found.rowCount, column: row.nameColumn, name: called))
    }
    if row.count != width, row.count < width || row.filled > width {
      found.oddRows.append(found.rowCount)
    }
    if row.same > 0 {
      if row.same == width, width > 1, row.filled <= width {
        repeated.append(found.rowCount)
      } else {
        namesAreAnswers = true
      }
    }
    found.rowCount += 1
    rows += 1
    if (rows + 1) * columns.count > fields.count { takeFields(of: text) }
  }

  private mutating func takeFields(of text: DelimitedText) {
    let taken = fields[..<(rows * columns.count)]
    for slot in columns.indices {
      columns[slot].add(taken, from: slot, step: columns.count, of: text)
    }
    rows = 0
  }
}

/// Which fields are names of totals; those that come again are looked up once.
private struct NamesOfTotals {
  private var known = DistinctFields()
  /// For each of them the name, where it is one of totals.
  private var names: [String?] = []

  /// The name that a text is, if it is one of totals.
  mutating func name(_ field: FieldSlice, in text: DelimitedText) -> String? {
    guard field.count <= TotalNameFinder.longest else { return nil }
    if let place = known.place(of: field, in: text) { return names[place] }
    let own = String(decoding: text.content(of: field), as: UTF8.self)
    let name = TotalRow.isName(own) ? own : nil
    if names.count < CellColumn.mostDistinct {
      known.keep(field, in: text)
      names.append(name)
    }
    return name
  }
}
