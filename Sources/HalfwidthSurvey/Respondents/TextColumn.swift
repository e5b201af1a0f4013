/// The texts of a column's rows: each different one once, and for each row which one it is.
struct TextColumn: Hashable, Sendable {
  /// The different texts, in the order of their first rows.
  private(set) var distinct: [String] = []
  /// For each row the place of its text.
  private(set) var places: [UInt32] = []
  private var known: [String: UInt32] = [:]

  init() {}

  init(_ texts: some Sequence<String>) {
    for text in texts { append(text) }
  }

  /// Two columns, one below the other.
  init(_ first: TextColumn, _ second: TextColumn) {
    self = first
    places.reserveCapacity(first.count + second.count)
    let moved = second.distinct.map { place(of: $0) }
    places += second.places.map { moved[Int($0)] }
  }

  /// The number of rows.
  var count: Int { places.count }
  /// The texts, row by row.
  var all: [String] { places.map { distinct[Int($0)] } }

  /// For each of the different texts how many rows have it, and the first of them.
  ///
  /// - Complexity: O(n) in the rows.
  var tally: [(count: Int, row: Int)] {
    var tally = [(count: Int, row: Int)](repeating: (0, 0), count: distinct.count)
    unsafe tally.withUnsafeMutableBufferPointer { tally in
      for row in places.indices {
        let place = Int(places[row])
        if unsafe tally[place].count == 0 { unsafe tally[place].row = row }
        unsafe tally[place].count &+= 1
      }
    }
    return tally
  }

  func contains(where isMeant: (String) -> Bool) -> Bool { distinct.contains(where: isMeant) }

  /// The first row of a text; nil where none has it.
  func firstRow(of text: String) -> Int? { known[text].flatMap { places.firstIndex(of: $0) } }

  /// The rows of some texts only.
  func filter(_ isKept: (String) -> Bool) -> TextColumn {
    let kept = distinct.map(isKept)
    if !kept.contains(false) { return self }
    return TextColumn(places.lazy.filter { kept[Int($0)] }.map { distinct[Int($0)] })
  }

  mutating func reserve(_ rows: Int) { places.reserveCapacity(rows) }

  /// Adds a row.
  mutating func append(_ text: String) { places.append(place(of: text)) }

  /// Adds rows of cells.
  ///
  /// - Parameter known: For each different cell the place of its text here.
  mutating func append(_ rows: Range<Int>, of known: [UInt32], from cells: CellColumn) {
    cells.add(rows, of: known, to: &places)
  }

  /// Takes the last row off.
  mutating func removeLast() {
    guard let place = places.popLast(), !places.contains(place) else { return }
    // Its first row was the last one, so that its text is the last as well.
    known[distinct.removeLast()] = nil
  }

  /// The place of a text, which it is given if it has none.
  mutating func place(of text: String) -> UInt32 {
    if let place = known[text] { return place }
    let place = UInt32(distinct.count)
    distinct.append(text)
    known[text] = place
    return place
  }
}
