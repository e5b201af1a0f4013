/// What the text of a cell can be, in a file that is a table of counts.
enum TableCell: Hashable {
  /// Nothing but spaces.
  case blank
  /// A number; a count where it is written as one, in digits alone.
  case number(Double, isCount: Bool)
  /// Text that nobody writes for a count: two letters or more (one outside of ASCII), no digit, and no
  /// sign for a missing value.
  case word
  /// Any other text, such as `18-29`, `3+`, `2O` or `NA`.
  case text

  private static let missing: Set = ["na", "n/a", "nan", "null", "none", "nil", "inf", "infinity"]

  init(_ text: String) {
    let digits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if text.allSatisfy(\.isWhitespace) {
      self = .blank
    } else if let number = Double(text), number.isFinite, !text.contains(where: \.isLetter) {
      self = .number(number, isCount: digits)
    } else if text.count(where: \.isLetter) >= 2
      || text.contains(where: { !$0.isASCII && $0.isLetter }),
      !text.contains(where: \.isNumber),
      !Self.missing.contains(text.lowercased())
    {
      self = .word
    } else {
      self = .text
    }
  }

  /// The number; nil for anything else.
  var number: Double? {
    switch self {
    case .number(let number, _): number
    case .blank, .word, .text: nil
    }
  }

  /// Whether it is written as a count.
  var isCount: Bool {
    switch self {
    case .number(_, let isCount): isCount
    case .blank, .word, .text: false
    }
  }

  /// Whether it holds something that is no number.
  var isText: Bool {
    switch self {
    case .word, .text: true
    case .blank, .number: false
    }
  }
}

extension Collection<TableCell> {
  /// The numbers among the cells.
  var numbers: [Double] { compactMap(\.number) }

  /// Whether there are cells, and all are numbers.
  var areNumbers: Bool { !isEmpty && allSatisfy { $0.number != nil } }

  /// Whether all are numbers that are written as counts.
  var areCounts: Bool { !isEmpty && allSatisfy(\.isCount) }

  /// Whether all hold nothing.
  var areBlank: Bool { allSatisfy { $0 == .blank } }

  /// Whether some hold text, and all that do hold words.
  var haveWordsOnly: Bool {
    let texts = filter(\.isText)
    return !texts.isEmpty && texts.allSatisfy { $0 == .word }
  }
}
