/// A number of plain digits with a point or a comma in it, before it is known what that stands for.
struct MarkedNumber: Hashable {
  /// The number, with the mark before its decimals.
  var value: Double
  /// The mark; nil where there is none.
  var mark: DecimalMark?
  /// Whether the mark may as well stand between thousands, as in `1,500` and `12.345`.
  var mayBeThousands = false

  /// Reads a number; nil for any other text, for a number with several marks, and for one that is not
  /// finite.
  init?(_ text: String) {
    let bytes = text.utf8
    guard let comma = bytes.firstIndex(of: 0x2C) else {
      guard let value = CellNumber.plain(text) else { return nil }
      self.value = value
      if bytes.contains(0x2E) {
        mark = .point
        mayBeThousands = Self.isGroup(text, markedBy: ".")
      }
      return
    }
    let rest = bytes[bytes.index(after: comma)...]
    guard comma > bytes.startIndex, !rest.isEmpty, !rest.contains(0x2C), !bytes.contains(0x2E),
      let value = CellNumber.plain(text.replacing(",", with: "."))
    else { return nil }
    self.value = value
    mark = .comma
    mayBeThousands = Self.isGroup(text, markedBy: ",")
  }

  /// The number without its mark, which then stands between thousands.
  static func joined(_ text: String) -> String {
    text.filter { $0 != "," && $0 != "." }
  }

  /// One to three digits, the first no zero, then the mark and three digits.
  private static func isGroup(_ text: String, markedBy mark: Character) -> Bool {
    let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    let parts = digits.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].count), parts[0].first != "0",
      parts[1].count == 3
    else { return false }
    return parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }
}
