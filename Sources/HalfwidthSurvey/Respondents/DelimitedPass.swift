/// One pass through a file of fields that keeps the cells of some columns, and makes no text of a cell that
/// was there before.
final class DelimitedPass {
  private let file: TextFile
  private let layout: DelimitedLayout
  /// How many columns have a name.
  private let width: Int
  /// For each named column its place in ``columns``; nil for one that isn't asked for.
  private let slots: [Int?]
  private let places: [Int]
  private var columns: [DelimitedColumn]
  private var names = TotalNameFinder()
  private var totals: [RespondentCells.TotalName] = []
  private var oddRows: [Int] = []
  private var rowCount = 0
  /// Whether the file was read to its end without a fault.
  private(set) var isComplete = false

  /// How many rows of names are still to come.
  private var headerRows: Int
  /// The number of fields of the row so far, and of those up to the last that holds something.
  private var count = 0
  private var filled = 0
  private var hasText = false
  /// Where the next byte stands, and the field's first one.
  private var offset: Int
  private var fieldOffset: Int

  /// Prepares a pass.
  ///
  /// - Parameters:
  ///   - places: The columns to keep.
  ///   - width: How many columns have a name.
  ///   - headerRows: How many rows name them.
  init(
    _ file: TextFile, _ layout: DelimitedLayout, columns places: [Int], of width: Int,
    headerRows: Int
  ) {
    self.headerRows = headerRows
    self.file = file
    self.layout = layout
    self.width = width
    self.places = places
    var slots = [Int?](repeating: nil, count: width)
    for (slot, place) in places.enumerated() { slots[place] = slot }
    self.slots = slots
    let text = DelimitedText(file, layout)
    let rows = file.bytes.count { $0 == 0x0A }
    columns = places.map { _ in DelimitedColumn(text, rows: rows) }
    offset = layout.start
    fieldOffset = layout.start
  }

  /// Goes through the file, once.
  func cells() -> RespondentCells {
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    // Nobody throws in between.
    let end = try? unsafe DelimitedParser.parse(
      file.bytes, layout, context: context, field: Self.field, row: Self.row,
      before: { offset = $0.upperBound },
      after: { isBetweenRows in
        if isBetweenRows { fieldOffset = offset }
        return true
      })
    isComplete = end == .whole
    return found
  }

  private static let field: DelimitedParser.FieldCall = { bytes, count, context in
    let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
    unsafe DelimitedPass.at(context)?.add(raw)
  }

  private static let row: DelimitedParser.RowCall = { _, context in
    unsafe DelimitedPass.at(context)?.endRow()
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> DelimitedPass? {
    unsafe context.map { unsafe Unmanaged<DelimitedPass>.fromOpaque($0).takeUnretainedValue() }
  }

  private var found: RespondentCells {
    var cells: [Int: CellColumn] = [:]
    for (place, var column) in zip(places, columns) {
      // A row that a fault cut off is none.
      column.cut(to: rowCount)
      cells[place] = column.cells
    }
    var found = RespondentCells(rowCount: rowCount, columns: cells)
    found.oddRows = oddRows
    found.totals = totals
    return found
  }

  // MARK: - Fields

  private func add(_ raw: UnsafeRawBufferPointer) {
    defer {
      count += 1
      // The separator that ended the field is being parsed: the next one starts after it.
      fieldOffset = offset
    }
    if headerRows > 0 { return }
    if unsafe !raw.isEmpty {
      filled = count + 1
      if !hasText, unsafe TotalNameFinder.beginsText(raw[0]) { unsafe noteText(raw) }
    }
    if count < width, let slot = slots[count] {
      unsafe columns[slot].add(raw, startingAt: fieldOffset)
    }
  }

  /// Notes what the row is called, where its first text is a name of totals.
  private func noteText(_ raw: UnsafeRawBufferPointer) {
    hasText = true
    guard raw.count <= TotalNameFinder.longest else { return }
    let text = unsafe String(decoding: raw, as: UTF8.self)
    if names.isName(text) {
      totals.append(RespondentCells.TotalName(row: rowCount, column: count, name: text))
    }
  }

  private func endRow() {
    defer { (count, filled, hasText) = (0, 0, false) }
    guard headerRows == 0 else {
      headerRows -= 1
      return
    }
    if count != width, count < width || filled > width { oddRows.append(rowCount) }
    for place in count..<max(count, width) {
      if let slot = slots[place] { columns[slot].addAbsent() }
    }
    rowCount += 1
  }
}
