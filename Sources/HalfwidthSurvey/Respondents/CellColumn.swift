/// The cells of a column: each different one once, and for each row which one it is.
///
/// A row takes a byte while a column has up to 256 different cells, as answers do, and four bytes otherwise.
/// Where there are very many different cells a row keeps where its own is to be found, so that a column of
/// measurements takes no more.
public struct CellColumn: Sendable {
  /// The most different cells that are kept.
  static let mostDistinct = 4_096

  /// The different cells, in the order of their first rows.
  private(set) var distinct: [RespondentCell] = []
  private var bytes: [UInt8] = []
  /// Places among ``distinct``, or with the highest bit places of further cells.
  private var words: [UInt32] = []
  private var isWide = false
  private var further: @Sendable (UInt32) -> RespondentCell

  private static let furtherBit: UInt32 = 1 << 31

  /// Creates a column without rows.
  ///
  /// - Parameter further: The cell at a place that ``appendFurther(at:)`` was given.
  init(further: @escaping @Sendable (UInt32) -> RespondentCell) { self.further = further }

  /// Creates a column without rows of which ``settle(_:)`` will say what its cells are.
  init() { self.init { _ in .missing(.absent) } }

  /// Creates a column of cells, one for each row.
  public init(_ cells: [RespondentCell]) {
    self.init { cells[Int($0)] }
    var places: [RespondentCell: Int] = [:]
    for (row, cell) in cells.enumerated() {
      if let place = places[cell] {
        append(place)
      } else if let place = appendNew(cell) {
        places[cell] = place
      } else {
        appendFurther(at: UInt32(row))
      }
    }
  }

  /// The number of rows.
  public var count: Int { isWide ? words.count : bytes.count }

  /// Whether no further different cell is kept.
  var isFull: Bool { distinct.count == Self.mostDistinct }

  /// How many bytes the rows take.
  var size: Int { bytes.count + 4 * words.count }

  /// The cell of a row.
  public func cell(at row: Int) -> RespondentCell {
    guard isWide else { return distinct[Int(bytes[row])] }
    let word = words[row]
    return word < Self.furtherBit ? distinct[Int(word)] : further(word & ~Self.furtherBit)
  }

  /// The place of a row's cell among the different ones; nil where it is none of them.
  func place(at row: Int) -> Int? {
    guard isWide else { return Int(bytes[row]) }
    let word = words[row]
    return word < Self.furtherBit ? Int(word) : nil
  }

  /// The end of the rows from one on whose cells are among the different ones and some of these.
  ///
  /// - Parameters:
  ///   - rows: Where to begin, and where to end at the latest.
  ///   - isMeant: For each of the different cells whether it is one of those.
  func end(of rows: Range<Int>, where isMeant: [Bool]) -> Int {
    var row = rows.lowerBound
    if isWide {
      while row < rows.upperBound, words[row] < Self.furtherBit, isMeant[Int(words[row])] {
        row += 1
      }
    } else {
      while row < rows.upperBound, isMeant[Int(bytes[row])] { row += 1 }
    }
    return row
  }

  /// Adds what rows hold to a list.
  ///
  /// - Parameters:
  ///   - rows: Rows whose cells are among the different ones.
  ///   - values: For each of the different cells what it is.
  func add<Value>(_ rows: Range<Int>, of values: [Value], to list: inout [Value]) {
    if isWide {
      list.append(contentsOf: words[rows].lazy.map { values[Int($0)] })
    } else {
      list.append(contentsOf: bytes[rows].lazy.map { values[Int($0)] })
    }
  }

  /// The cells with how often each stands there.
  var tally: ValueList {
    var counts = [Int](repeating: 0, count: distinct.count)
    var others: [Int] = []
    for row in 0..<count {
      if let place = place(at: row) { counts[place] += 1 } else { others.append(row) }
    }
    var list = ValueList()
    for (cell, count) in zip(distinct, counts) where count > 0 { list.add(cell, count) }
    for row in others { list.add(cell(at: row), 1) }
    return list
  }

  // MARK: - Rows

  mutating func reserve(_ rows: Int) { bytes.reserveCapacity(rows) }

  /// Adds a row with one of the different cells.
  mutating func append(_ place: Int) {
    if isWide {
      words.append(UInt32(truncatingIfNeeded: place))
    } else {
      bytes.append(UInt8(truncatingIfNeeded: place))
    }
  }

  /// Adds rows with some of the different cells.
  mutating func append(contentsOf places: [UInt16]) {
    if isWide {
      words.append(contentsOf: places.lazy.map { UInt32($0) })
    } else {
      bytes.append(contentsOf: places.lazy.map { UInt8(truncatingIfNeeded: $0) })
    }
  }

  /// Adds a row with a cell that none before had, and returns its place; nil, and no row, where there are
  /// too many.
  mutating func appendNew(_ cell: RespondentCell) -> Int? {
    guard distinct.count < Self.mostDistinct else { return nil }
    if distinct.count == 1 << UInt8.bitWidth { widen() }
    distinct.append(cell)
    append(distinct.count - 1)
    return distinct.count - 1
  }

  /// Adds a row whose cell is found at a place below 2^31.
  mutating func appendFurther(at place: UInt32) { words.append(place | Self.furtherBit) }

  /// Says what the cells are, where that is known only when all rows are there.
  ///
  /// - Parameter cell: The cell at a place, of different ones as well as of further ones.
  mutating func settle(_ cell: @escaping @Sendable (UInt32) -> RespondentCell) {
    distinct = distinct.indices.map { cell(UInt32($0)) }
    further = cell
  }

  private mutating func widen() {
    words.reserveCapacity(bytes.capacity)
    words.append(contentsOf: bytes.lazy.map { UInt32($0) })
    bytes = []
    isWide = true
  }
}
