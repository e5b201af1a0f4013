/// Numbers as cells of a file hold them.
package enum CellNumber {
  /// The finite number that a text is, with a point before its decimals; nil for another text.
  ///
  /// Spaces around it don't matter. Hexadecimal numbers are none.
  package static func plain(_ text: String) -> Double? {
    if let value = Double(text) {
      return value.isFinite && !text.utf8.contains(where: { $0 == 0x78 || $0 == 0x58 })
        ? value : nil
    }
    let trimmed = trimmed(text)
    return trimmed.utf8.count < text.utf8.count ? plain(trimmed) : nil
  }

  /// Why a cell is no number and what to do, as one sentence without a full stop.
  package static func fault(_ text: String, column: String) -> String {
    let cell = "'\(text)' in column '\(column)'"
    let bare = trimmed(text)
    if bare.hasSuffix("%"), let number = lenient(String(bare.dropLast())) {
      return "\(cell) has a percent sign; write \(number) in all its rows, or shares such as 0.37"
    }
    if let number = unmarked(bare, signs: "$€£¥៛") {
      return "\(cell) has a currency sign; write \(number)"
    }
    if bare.first == "'", let number = lenient(String(bare.dropFirst())) {
      return "\(cell) has an apostrophe before it, as spreadsheets mark text; write \(number)"
    }
    if let first = bare.first, "−–‒".contains(first), let number = lenient(String(bare.dropFirst()))
    {
      return "\(cell) has a dash for a minus sign; write -\(number)"
    }
    if let number = western(bare) { return "\(cell) has digits of another script; write \(number)" }
    if let number = spaceless(bare) {
      return "\(cell) has a space between its digits; write \(number)"
    }
    if let number = thousands(bare) {
      return "\(cell) has marks between its thousands; write \(number)"
    }
    if let number = MarkedNumber(bare), number.mark == .comma {
      let decimal = bare.replacing(",", with: ".")
      return number.mayBeThousands
        ? "\(cell) may be \(decimal) or \(MarkedNumber.joined(bare)); write one of them"
        : "\(cell) has a comma before its decimals; write \(decimal), or give --decimal comma"
    }
    return "\(cell) is not a number; write one such as 3, or 2.5"
  }

  /// Without the spaces around it, those that don't break included.
  private static func trimmed(_ text: String) -> String { String(text.trimming(\.isWhitespace)) }

  /// A number that may have a decimal comma, as it is to be written.
  private static func lenient(_ text: String) -> String? {
    let bare = trimmed(text)
    guard MarkedNumber(bare) != nil else { return nil }
    return bare.replacing(",", with: ".")
  }

  /// A number with one of the signs before or after it, without it.
  private static func unmarked(_ text: String, signs: String) -> String? {
    if let first = text.first, signs.contains(first) { return lenient(String(text.dropFirst())) }
    if let last = text.last, signs.contains(last) { return lenient(String(text.dropLast())) }
    return nil
  }

  /// A number in the digits of another script, such as Khmer's.
  private static func western(_ text: String) -> String? {
    var found = ""
    var isOther = false
    for character in text {
      if !character.isASCII, character.isNumber, let digit = character.wholeNumberValue, digit < 10
      {
        found += String(digit)
        isOther = true
      } else {
        found.append(character)
      }
    }
    return isOther ? lenient(found) : nil
  }

  private static func spaceless(_ text: String) -> String? {
    let found = text.filter { !$0.isWhitespace }
    guard found.count < text.count, text.first.map({ $0.isNumber || "+-".contains($0) }) == true
    else {
      return nil
    }
    return lenient(found)
  }

  /// A number with two or more marks, of which the last may stand before decimals.
  private static func thousands(_ text: String) -> String? {
    let marks = text.filter { ",.'’".contains($0) }
    guard let last = marks.last, marks.count > 1 || "'’".contains(last) else { return nil }
    let hasDecimals = marks.dropLast().allSatisfy { $0 != last } && ",.".contains(last)
    var found = ""
    for (index, character) in zip(text.indices, text) {
      if !marks.contains(character) {
        found.append(character)
      } else if hasDecimals && index == text.lastIndex(of: last) {
        found.append(".")
      }
    }
    return plain(found) == nil ? nil : found
  }
}
