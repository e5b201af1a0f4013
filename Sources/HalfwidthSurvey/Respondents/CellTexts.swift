/// Cells of text beside the different ones that a column keeps, one after another, in as little room as they take.
struct CellTexts: Sendable {
  /// Numbers as most are written.
  private var numbers: [ShortDecimal] = []
  /// Others: four bytes for each with the number of its bytes and whether it stands in quotes, and then the bytes.
  private var others: [UInt8] = []

  /// Places with this bit are among ``others``: a text of at most ``TextFile/largest`` bytes needs no more than 30 for them.
  private static let otherBit: UInt32 = 1 << 30
  private static let absent = UInt32.max

  /// Adds a cell and returns its place, below 2^31.
  mutating func add(_ field: FieldSlice, of text: DelimitedText) -> UInt32 {
    if !field.isQuoted, !field.isAbsent, let number = ShortDecimal(text.raw(field)) {
      numbers.append(number)
      return UInt32(truncatingIfNeeded: numbers.count - 1)
    }
    let place = UInt32(truncatingIfNeeded: others.count) | Self.otherBit
    let content = field.isAbsent ? [] : text.content(of: field)
    let size = UInt32(truncatingIfNeeded: content.count << 1) | (field.isQuoted ? 1 : 0)
    let head = field.isAbsent ? Self.absent : size
    for shift in stride(from: 0, to: 32, by: 8) {
      others.append(UInt8(truncatingIfNeeded: head >> UInt32(shift)))
    }
    others += content
    return place
  }

  /// The cell at a place.
  func cell(at place: UInt32) -> RespondentCell {
    guard place & Self.otherBit != 0 else { return .text(numbers[Int(place)].text) }
    let start = Int(place & ~Self.otherBit)
    let head = others[start..<start + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if head == Self.absent { return .missing(.absent) }
    let content = others[start + 4..<start + 4 + Int(head >> 1)]
    return .text(String(decoding: content, as: UTF8.self), isQuoted: head & 1 == 1)
  }

  /// The number at a place, where it is written as most are; nil for another cell, which may be a number too.
  @inline(__always)
  func number(at place: UInt32) -> Double? {
    place & Self.otherBit == 0 ? numbers[Int(place)].value : nil
  }
}
