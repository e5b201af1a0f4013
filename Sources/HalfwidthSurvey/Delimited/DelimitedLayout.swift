/// How a file of fields is laid out: what separates them, and where its rows begin and end.
struct DelimitedLayout: Hashable {
  /// What stands between the fields.
  var separator: FieldSeparator
  /// Where the first row begins, past a line `sep=;` as spreadsheets write it.
  var start = 0
  /// Where the last row ends that holds anything but separators.
  var end: Int
  /// How many rows of separators only stand after it.
  var blankRows = 0

  /// How many rows are looked at to find the separator, and how many bytes at the most.
  private static let rowsLooked = 64
  private static let bytesLooked = 1 << 18

  /// Finds the layout.
  ///
  /// The separator is the one that stands as often in each of the first rows, outside quotes. Where no
  /// separator does, it is the one of the most rows that have as many as the first; a file without any has
  /// one column.
  ///
  /// - Parameter separator: The separator, where a person named it.
  /// - Throws: ``SurveyError`` where two separators would do, and for a file of separators only.
  init(of file: TextFile, separator: FieldSeparator? = nil) throws(SurveyError) {
    try self.init(of: file, ending: file.bytes, at: file.bytes.count, separator: separator)
  }

  /// Finds the layout of a text of which only the first bytes and the last are known; nil where that is too little.
  init?(of text: LargeText, separator: FieldSeparator?) {
    let head = TextFile(path: text.path, checked: text.head)
    guard text.head.count > Self.bytesLooked || text.head.count == text.count,
      let layout = try? DelimitedLayout(
        of: head, ending: text.tail, at: text.count, separator: separator),
      layout.end > text.count - text.tail.count
    else { return nil }
    self = layout
  }

  /// - Parameters:
  ///   - head: All of the text, or more of its first bytes than are looked at.
  ///   - tail: Its last bytes.
  ///   - count: How many it has.
  private init(
    of head: TextFile, ending tail: [UInt8], at count: Int, separator: FieldSeparator?
  ) throws(SurveyError) {
    let hint = Self.hint(head.bytes)
    start = hint?.length ?? 0
    end = count
    self.separator = .comma
    if let known = separator ?? hint?.separator {
      self.separator = known
    } else {
      self.separator = try Self.detected(in: head)
    }
    cutBlankRows(tail)
    guard end > start else {
      throw SurveyError(head.position(of: start), "the file has no value in it; fill it in")
    }
  }

  /// What a reader should know of it; nothing for commas.
  var remarks: [String] {
    var remarks: [String] = []
    if separator != .comma { remarks.append("the file has \(separator.plural) between its fields") }
    if blankRows > 0 {
      remarks.append(
        blankRows == 1
          ? "the file's last row holds nothing, and is passed over"
          : "the file's last \(blankRows) rows hold nothing, and are passed over")
    }
    return remarks
  }

  /// A first line `sep=;`.
  private static func hint(_ bytes: [UInt8]) -> (separator: FieldSeparator, length: Int)? {
    let line = bytes.prefix(16).prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.count == 5, line.count < bytes.count,
      String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=",
      let separator = FieldSeparator.allCases.first(where: { $0.byte == line[4] })
    else { return nil }
    let length = bytes[5...].starts(with: [0x0D, 0x0A]) ? 7 : 6
    return (separator, length)
  }

  /// Lines at the end without anything but separators and spaces are no rows.
  ///
  /// - Parameter tail: The last bytes; where all are in such lines, the text ends where they begin, or at its start.
  private mutating func cutBlankRows(_ tail: [UInt8]) {
    let offset = end - tail.count
    var index = end
    var holdsSeparator = false
    while index > max(start, offset) {
      let byte = tail[index - 1 - offset]
      if byte == 0x0A || byte == 0x0D {
        if holdsSeparator { blankRows += 1 }
        holdsSeparator = false
        end = index
      } else if byte == separator.byte {
        holdsSeparator = true
      } else if byte != 0x20 && byte != 0x09 {
        return
      }
      index -= 1
    }
    end = max(start, offset)
  }

  // MARK: - Detection

  private static func detected(in file: TextFile) throws(SurveyError) -> FieldSeparator {
    let seen = FieldSeparator.allCases.map { (separator: $0, counts: counts($0, file.bytes)) }
    let even = seen.filter { candidate in
      guard let first = candidate.counts.first, first > 0 else { return false }
      return candidate.counts.allSatisfy { $0 == first }
    }
    if even.count == 1 { return even[0].separator }
    if even.count == 2, even.contains(where: { $0.separator == .comma }),
      let other = even.first(where: { $0.separator != .comma })
    {
      // Commas inside numbers are decimal ones; `1,5;2,5` is two numbers.
      if commasAreDecimal(file.bytes) { return other.separator }
    }
    if even.count > 1 {
      throw SurveyError(
        file.position(of: 0),
        "\(even.map(\.separator.plural).joined(separator: " and ")) may stand between the fields; say "
          + "which with --separator, such as --separator \(even[0].separator.rawValue)")
    }
    // Uneven rows: a fault will be found in one of them, and is named by the separator of most.
    let best = seen.max { lesser, greater in agreeing(lesser.counts) < agreeing(greater.counts) }
    guard let best, agreeing(best.counts) > agreeing(seen[0].counts) else { return .comma }
    return best.separator
  }

  /// How many rows have as many separators as the first, where it has any.
  private static func agreeing(_ counts: [Int]) -> Int {
    guard let first = counts.first, first > 0 else { return 0 }
    return counts.count { $0 == first }
  }

  /// How often a separator stands in each of the first rows, outside quotes.
  private static func counts(_ separator: FieldSeparator, _ bytes: [UInt8]) -> [Int] {
    var counts: [Int] = []
    var count = 0
    var isQuoted = false
    var mayReopen = false
    var isFieldStart = true
    var isBlank = true
    for byte in bytes.prefix(bytesLooked) {
      if isQuoted {
        if byte == 0x22 {
          isQuoted = false
          mayReopen = true
        }
        continue
      }
      defer { mayReopen = false }
      switch byte {
      case 0x22:
        // A quote opens a field, or follows one that seemed to close it: two inside a field are one.
        isQuoted = isFieldStart || mayReopen
        isBlank = false
      case separator.byte:
        count += 1
        isFieldStart = true
        continue
      case 0x0A, 0x0D:
        if !isBlank { counts.append(count) }
        (count, isFieldStart, isBlank) = (0, true, true)
        if counts.count == rowsLooked { return counts }
        continue
      case 0x20, 0x09: continue
      default: isBlank = false
      }
      isFieldStart = false
    }
    // A row that was cut off says nothing, unless it is the only one.
    if !isBlank && !isQuoted && (bytes.count <= bytesLooked || counts.isEmpty) {
      counts.append(count)
    }
    return counts
  }

  /// Whether each comma of the first rows stands between two digits.
  private static func commasAreDecimal(_ bytes: [UInt8]) -> Bool {
    let looked = Array(bytes.prefix(bytesLooked))
    return looked.indices.allSatisfy { index in
      guard looked[index] == 0x2C else { return true }
      return index > 0 && index + 1 < looked.count && isDigit(looked[index - 1])
        && isDigit(looked[index + 1])
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
