/// Texts that a spreadsheet takes for a date or a time, and changes: `3/26`, `10-19`, `Mar 3`, `SEPT2`, `12:30`.
enum SpreadsheetDate {
  /// Whether a text is two or three short numbers with one sign between them, or a month with a number or two.
  ///
  /// - Complexity: O(1): longer texts are none.
  static func isTaken(for text: String) -> Bool {
    guard text.utf8.count <= 24 else { return false }
    let parts = parts(of: text.lowercased())
    let words = parts.filter { $0.kind == .letters }.map(\.text)
    let numbers = parts.filter { $0.kind == .digits }
    let signs = parts.filter { $0.kind == .other }.map {
      $0.text.split(separator: " ").joined(separator: " ")
    }
    guard (1...3).contains(numbers.count), numbers.allSatisfy({ $0.text.utf8.count <= 4 }) else {
      return false
    }
    if let month = words.first {
      return words.count == 1 && numbers.count <= 2 && isMonth(month)
        && signs.allSatisfy { ["", "-", "/", ".", ",", "'"].contains($0) }
    }
    // `1-2`, also as `1 - 2`; nothing before the first number and after the last.
    return numbers.count > 1 && signs.count == numbers.count - 1
      && ["-", "/", ".", ":"].contains(signs[0]) && signs.allSatisfy { $0 == signs[0] }
      && parts.first?.kind == .digits
  }

  private enum Kind { case digits, letters, other }

  /// The runs of digits, of letters, and of what is neither.
  private static func parts(of text: String) -> [(kind: Kind, text: String)] {
    var parts: [(kind: Kind, text: String)] = []
    for scalar in text.unicodeScalars {
      let kind: Kind =
        switch scalar {
        case "0"..."9": .digits
        case "a"..."z": .letters
        default: scalar.isASCII ? .other : .letters
        }
      if parts.last?.kind != kind { parts.append((kind, "")) }
      parts[parts.count - 1].text.unicodeScalars.append(scalar)
    }
    return parts
  }

  /// A month's name, or three letters or four of it.
  private static func isMonth(_ word: String) -> Bool {
    months.contains { month in
      word == month || word == month.prefix(3) || (month == "september" && word == "sept")
    }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
