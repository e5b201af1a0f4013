/// Commas that may be decimal marks: `1,5` typed for 1.5 where numbers stand between commas.
///
/// In most of Europe and Latin America a comma is the decimal mark, and "1,5" is then read as 1 and 5
/// without a word. So a list of fractions that consists of whole numbers only is asked about, and the
/// way out is to write the fractions with points, or the whole numbers as `1.0,5.0`. Counts, codes and
/// scores are whole numbers by right: they are never asked about.
package struct DecimalComma {
  /// The numbers as a list has them.
  package var parts: [Substring]

  package init(_ text: String) {
    parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimming { $0 == " " } }
  }

  /// The text with points for its commas where it is one number with a decimal comma; nil otherwise.
  package static func pointed(_ text: String) -> String? {
    let list = DecimalComma(text)
    guard list.parts.count == 2, list.parts[1].allSatisfy(\.isASCIIDigit) else { return nil }
    let pointed = list.parts.joined(separator: ".")
    return Double(pointed) == nil ? nil : pointed
  }

  /// Whether every number is written as a whole one, without a point.
  package var isWhole: Bool { parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) } }

  /// Whether a number begins as only the digits behind a decimal mark do: `01`, `05`.
  package var hasLeadingZero: Bool { parts.dropFirst().contains(where: Self.beginsWithZero) }

  /// The list as fractions with points: neighbours are joined where both are whole, and in a list that
  /// has points as well only where the second one begins with a zero.
  package var pointed: [String] {
    var numbers: [String] = []
    var index = 0
    while index < parts.count {
      let next = index + 1
      let isPair =
        next < parts.count && parts[index].allSatisfy(\.isASCIIDigit)
        && parts[next].allSatisfy(\.isASCIIDigit) && (isWhole || Self.beginsWithZero(parts[next]))
      numbers.append(isPair ? "\(parts[index]).\(parts[next])" : String(parts[index]))
      index += isPair ? 2 : 1
    }
    return numbers
  }

  /// The list with a point in every number, which is read as a list and nothing else.
  package var listed: [String] {
    parts.map { part in part.contains(".") ? String(part) : Double(part).map { "\($0)" } ?? "" }
  }

  private static func beginsWithZero(_ part: Substring) -> Bool {
    part.count > 1 && part.first == "0" && part.allSatisfy(\.isASCIIDigit)
  }
}

extension Character {
  /// Whether it is one of 0 to 9.
  package var isASCIIDigit: Bool { "0" <= self && self <= "9" }
}
