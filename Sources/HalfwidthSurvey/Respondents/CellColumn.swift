/// The cells of a column: each different one once, and for each row which one it is.
///
/// A row takes a byte while a column has up to 256 different cells, as answers do, and four bytes otherwise.
/// Where there are very many different cells a row keeps where its own is to be found, so that a column of
/// measurements takes eight bytes more.
public struct CellColumn: Sendable {
  /// The most different cells that are kept.
  static let mostDistinct = 4_096

  /// The different cells, in the order of their first rows.
  private(set) var distinct: [RespondentCell] = []
  private var bytes: [UInt8] = []
  /// Places among ``distinct``, or with the highest bit places of further cells.
  private var words: [UInt32] = []
  private var isWide = false
  private var further: Further

  /// Where the cells are that are none of the different ones.
  private enum Further: Sendable {
    case cells(@Sendable (UInt32) -> RespondentCell)
    case texts(CellTexts)
  }

  private static let furtherBit: UInt32 = 1 << 31

  /// Creates a column without rows of which ``settle(_:)`` will say what its cells are.
  init() { further = .texts(CellTexts()) }

  /// Creates a column of cells, one for each row.
  public init(_ cells: [RespondentCell]) {
    further = .cells { cells[Int($0)] }
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
    if word < Self.furtherBit { return distinct[Int(word)] }
    return switch further {
    case .cells(let cell): cell(word & ~Self.furtherBit)
    case .texts(let texts): texts.cell(at: word & ~Self.furtherBit)
    }
  }

  /// The number in a row whose cell is none of the different ones, without its text; nil for other cells, of which some
  /// may be numbers.
  func furtherNumber(at row: Int) -> Double? {
    guard isWide, words[row] >= Self.furtherBit, case .texts(let texts) = further else {
      return nil
    }
    return texts.number(at: words[row] & ~Self.furtherBit)
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
  ///   - excepted: Where rows are meant too that have a ``furtherNumber(at:)``, the numbers that are not meant.
  func end(
    of rows: Range<Int>, where isMeant: [Bool], orNumberBut excepted: [Double]? = nil
  ) -> Int {
    var row = rows.lowerBound
    if !isWide {
      if rows.count > isMeant.count, !isMeant.contains(false) { return rows.upperBound }
      while row < rows.upperBound, isMeant[Int(bytes[row])] { row += 1 }
      return row
    }
    while row < rows.upperBound {
      let word = words[row]
      if word < Self.furtherBit {
        guard isMeant[Int(word)] else { return row }
      } else {
        guard let excepted, case .texts(let texts) = further,
          let number = texts.number(at: word & ~Self.furtherBit), !excepted.contains(number)
        else { return row }
      }
      row += 1
    }
    return row
  }

  /// Adds what rows hold to a list.
  ///
  /// - Parameters:
  ///   - rows: Rows whose cells are among the different ones.
  ///   - values: For each of the different cells what it is.
  func add<Value>(_ rows: Range<Int>, of values: [Value], to list: inout [Value]) {
    guard let filler = values.first else { return }
    let first = rows.lowerBound
    if isWide {
      list.append(rows.count, over: filler) { values[Int(words[first + $0])] }
    } else {
      list.append(rows.count, over: filler) { values[Int(bytes[first + $0])] }
    }
  }

  /// Adds the numbers of rows to a list, which have a ``furtherNumber(at:)`` or hold one of the different cells.
  func add(numbers rows: Range<Int>, of values: [Double], to list: inout [Double]) {
    guard isWide, case .texts(let texts) = further else {
      return add(rows, of: values, to: &list)
    }
    let first = rows.lowerBound
    list.append(rows.count, over: 0) { index in
      let word = words[first + index]
      return word < Self.furtherBit
        ? values[Int(word)] : texts.number(at: word & ~Self.furtherBit) ?? 0
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
      words.append(places.count, over: 0) { UInt32(places[$0]) }
    } else {
      bytes.append(places.count, over: 0) { UInt8(truncatingIfNeeded: places[$0]) }
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
    further = .cells(cell)
  }

  /// Says what the further cells are.
  mutating func settle(_ texts: CellTexts) { further = .texts(texts) }

  private mutating func widen() {
    words.reserveCapacity(bytes.capacity)
    words.append(contentsOf: bytes.lazy.map { UInt32($0) })
    bytes = []
    isWide = true
  }
}
