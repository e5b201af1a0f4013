/// A word for yes or no, as programs and people write answers of two kinds.
package struct AnswerWord: Hashable {
  /// Whether it says yes.
  package var isYes: Bool

  private static let yes: Set = [
    "yes", "y", "true", "checked", "selected", "ticked", "ja", "oui", "sí", "si", "sim", "да", "បាទ",
  ]
  private static let no: Set = [
    "no", "n", "false", "unchecked", "not selected", "unselected", "unticked", "nein", "non", "não",
    "nao", "нет", "ទេ",
  ]

  /// Reads a word in any case; nil for any other text.
  package init?(_ text: String) {
    guard text.utf8.count <= 16 else { return nil }
    let word = text.lowercased()
    if Self.yes.contains(word) {
      isYes = true
    } else if Self.no.contains(word) {
      isYes = false
    } else {
      return nil
    }
  }
}
