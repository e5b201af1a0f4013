/// A text of fields: where each of them and each row begins and ends.
///
/// RFC 4180, strictly, with any ``FieldSeparator``: a field that begins with a quote ends with one, and quotes inside
/// it are doubled; no other field has one. Spaces and tabs around a field are not part of it, a row ends at a
/// return or a line feed, and lines with spaces only are no rows.
struct DelimitedText: Sendable {
  private var bytes: [UInt8]
  private let separator: UInt8
  /// Where the last row ends.
  private(set) var end: Int

  private static let quote: UInt8 = 0x22
  private static let space: UInt8 = 0x20
  private static let feed: UInt8 = 0x0A
  private static let ret: UInt8 = 0x0D
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// Why there is no row at a place.
  struct Fault: Error, Hashable {
    enum Kind: Hashable {
      /// A quote stands inside a field, or something after a quoted one.
      case strayQuote
      /// The field's quote does not end.
      case openQuote
    }
    var kind: Kind
    /// The byte that is wrong; where the field begins whose quote does not end.
    var offset: Int

    var message: String {
      switch kind {
      case .strayQuote:
        "a quote stands inside a field; put the whole field in quotes and double those inside"
      case .openQuote: "a quoted field does not end; close its quote"
      }
    }
  }

  init(_ file: TextFile, _ layout: DelimitedLayout) {
    bytes = file.bytes
    separator = layout.separator.byte
    end = layout.end
  }

  /// Begins a text of which nothing is there yet.
  init(separatedBy separator: FieldSeparator) {
    bytes = []
    self.separator = separator.byte
    end = 0
  }

  /// Goes on with what follows a part of a text.
  ///
  /// - Parameters:
  ///   - index: Where the part's rest begins, which becomes the text's first byte.
  ///   - add: Adds what follows.
  mutating func goOn<Failure>(
    from index: Int, _ add: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    bytes.removeFirst(index)
    defer { end = bytes.count }
    try add(&bytes)
  }

  // MARK: - Rows and fields

  /// Goes through the fields of the next row.
  ///
  /// - Parameters:
  ///   - index: Where to begin, which becomes where the row ended.
  ///   - body: Is given each field.
  /// - Returns: Whether there was a row.
  /// - Throws: ``Fault`` after the fields before it.
  @inline(__always)
  func nextRow(
    from index: inout Int, _ body: (DelimitedField) -> Void
  ) throws(Fault) -> Bool {
    while index < end, isSpace(byte(at: index)) || isRowEnd(byte(at: index)) { index &+= 1 }
    guard index < end else { return false }
    var marks = Marks(base: index, left: marks(at: index))
    while true {
      let begin = index
      index = nextMark(&marks)
      // Most fields are this: nothing, or something without spaces around it, up to the first byte at which a field
      // may end.
      if index < end, isFieldEnd(byte(at: index)),
        index == begin || byte(at: begin) > Self.space && byte(at: index &- 1) > Self.space
      {
        body(DelimitedField(begin: begin, content: unsafe Range(uncheckedBounds: (begin, index))))
      } else {
        body(try field(from: begin, at: &index, &marks))
      }
      guard index < end else { return true }
      let byte = byte(at: index)
      index &+= 1
      if byte != separator { return true }
    }
  }

  /// The field that begins at a place.
  ///
  /// - Parameters:
  ///   - begin: Where it begins.
  ///   - index: The first mark from there on, which becomes the place of the separator or of the row's end behind the
  ///     field.
  ///   - marks: Those behind that.
  @inline(never)
  private func field(
    from begin: Int, at index: inout Int, _ marks: inout Marks
  ) throws(Fault) -> DelimitedField {
    while index < end, !isFieldEnd(byte(at: index)) {
      if byte(at: index) == Self.quote { return try quoted(at: &index, &marks, begin: begin) }
      index = nextMark(&marks)
    }
    let start = textStart(from: begin, to: index)
    var last = index
    while last > start, isSpace(byte(at: last &- 1)) { last &-= 1 }
    return DelimitedField(begin: begin, content: start..<last)
  }

  /// The field of the quote at a place.
  private func quoted(
    at index: inout Int, _ marks: inout Marks, begin: Int
  ) throws(Fault) -> DelimitedField {
    guard textStart(from: begin, to: index) == index else {
      throw Fault(kind: .strayQuote, offset: index)
    }
    let start = index + 1
    index = start
    while true {
      let quote = nextQuote(from: index)
      guard quote < end else { throw Fault(kind: .openQuote, offset: begin) }
      index = quote + 1
      // Two quotes are one.
      if index < end, byte(at: index) == Self.quote {
        index += 1
        continue
      }
      index = textStart(from: index, to: end)
      guard index == end || byte(at: index) == separator || isRowEnd(byte(at: index)) else {
        throw Fault(kind: .strayQuote, offset: index)
      }
      marks = Marks(base: index + 1, left: self.marks(at: index + 1))
      return DelimitedField(begin: begin, content: start..<quote, isQuoted: true)
    }
  }

  // MARK: - Bytes

  /// The first byte that is no space.
  @inline(__always)
  private func textStart(from begin: Int, to end: Int) -> Int {
    var index = begin
    while index < end, isSpace(byte(at: index)) { index &+= 1 }
    return index
  }

  /// Whether a byte is a space in which no field ends.
  @inline(__always)
  private func isSpace(_ byte: UInt8) -> Bool {
    (byte == Self.space || byte == 0x09) && byte != separator
  }

  @inline(__always)
  private func isRowEnd(_ byte: UInt8) -> Bool { byte == Self.feed || byte == Self.ret }

  /// Whether a field ends before this byte.
  @inline(__always)
  private func isFieldEnd(_ byte: UInt8) -> Bool { byte == separator || isRowEnd(byte) }

  /// The byte at a place of the text.
  @inline(__always)
  func byte(at index: Int) -> UInt8 {
    unsafe bytes.withUnsafeBufferPointer { unsafe $0[index] }
  }

  /// Eight bytes, and those of them that are still to be looked at: the highest bit of each.
  private struct Marks {
    var base: Int
    var left: UInt64
  }

  /// The next byte that may end a field or a row, or be a quote, or ``end``: separators, and all bytes up to the quote.
  @inline(__always)
  private func nextMark(_ marks: inout Marks) -> Int {
    while marks.left == 0 {
      marks.base &+= 8
      if marks.base >= end { return end }
      marks.left = self.marks(at: marks.base)
    }
    let place = marks.base &+ marks.left.trailingZeroBitCount >> 3
    marks.left &= marks.left &- 1
    return place
  }

  /// The marks among the eight bytes at a place; none at ``end`` and behind it.
  @inline(__always)
  private func marks(at index: Int) -> UInt64 {
    if index &+ 8 <= end { return Self.marks(word(at: index), separator) }
    if index >= end { return 0 }
    let last = bytes[index..<end].reversed().reduce(UInt64.max) { $0 << 8 | UInt64($1) }
    return Self.marks(last, separator)
  }

  /// The highest bit of each byte that is a separator, or a quote or a byte below it.
  @inline(__always)
  private static func marks(_ eight: UInt64, _ separator: UInt8) -> UInt64 {
    let other = eight ^ (UInt64(separator) &* ones)
    // A byte's sum stays in it, and reaches its highest bit where the byte is above the quote, or is not the separator.
    let above = (eight & ~highest) &+ (UInt64(0x7F - quote) &* ones)
    let unlike = (other & ~highest) &+ ~highest
    return ~((above & unlike) | eight) & highest
  }

  /// The first quote from a place on.
  private func nextQuote(from start: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let other = word(at: index) ^ (UInt64(Self.quote) &* Self.ones)
      // The lowest of these bits is right; those above it need not be.
      let found = (other &- Self.ones) & ~other & Self.highest
      if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < end, byte(at: index) != Self.quote { index &+= 1 }
    return index
  }

  /// Eight bytes, the first in the lowest bits.
  @inline(__always)
  private func word(at index: Int) -> UInt64 {
    unsafe UInt64(
      littleEndian: bytes.withUnsafeBytes {
        unsafe $0.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      })
  }

  // MARK: - What fields hold

  /// The text of a field.
  func text(of field: DelimitedField) -> String {
    guard field.isQuoted else { return String(decoding: bytes[field.content], as: UTF8.self) }
    return String(decoding: content(of: FieldSlice(field)), as: UTF8.self)
  }

  /// What a field holds, without its quotes.
  func content(of slice: FieldSlice) -> [UInt8] {
    let raw = bytes[slice.range]
    guard slice.isQuoted, let first = raw.firstIndex(of: Self.quote) else { return Array(raw) }
    var content = Array(raw[..<first])
    var index = first
    while index < raw.endIndex {
      content.append(raw[index])
      index += raw[index] == Self.quote ? 2 : 1
    }
    return content
  }

  /// The bytes of a field, with quotes inside it doubled.
  func raw(_ slice: FieldSlice) -> ArraySlice<UInt8> { bytes[slice.range] }

  // MARK: - Which fields are the same

  /// A key that is the same where fields hold the same and both or neither stand in quotes.
  ///
  /// Up to seven bytes it differs where fields differ (``isExact(_:)``).
  @inline(__always)
  func key(of slice: FieldSlice) -> UInt64 {
    let start = Int(slice.start)
    let count = slice.count
    guard count < 8 else { return slice.isAbsent ? Self.absentKey : hash(of: slice) }
    var key: UInt64 = 0
    if start &+ 8 <= bytes.count {
      key = word(at: start) & (1 &<< UInt64(8 &* count) &- 1)
    } else {
      for index in 0..<count { key |= UInt64(bytes[start + index]) << UInt64(8 * index) }
    }
    return key << 8 | 0x80 | UInt64(count) << 1 | (slice.isQuoted ? 1 : 0)
  }

  /// Whether fields of the key hold the same.
  @inline(__always)
  static func isExact(_ key: UInt64) -> Bool { key & 0x80 != 0 }

  /// The key of a field that a row is too short to have: no other's.
  private static let absentKey: UInt64 = 0xFF

  /// A key of eight bytes or more, which fields may share that hold other bytes.
  @inline(never)
  private func hash(of slice: FieldSlice) -> UInt64 {
    let (start, count) = (Int(slice.start), slice.count)
    var hash = UInt64(count)
    func add(_ eight: UInt64) {
      hash = (hash ^ eight) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    for index in stride(from: start, to: start + count - 8, by: 8) { add(word(at: index)) }
    // The last eight bytes may be those of words before them.
    add(word(at: start + count - 8))
    return hash & ~0xFF | (slice.isQuoted ? 1 : 0)
  }
}
