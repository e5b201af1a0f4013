/// A language that documents speak: a table of what they say in English, which stands in the code, and of the same in
/// this language.
///
/// Titles, column heads, signs of charts, controls and the first screen go through it. Sentences that explain a method or
/// warn of something are English in every document, and say so to whoever reads a page aloud.
struct ReportLanguage {
  /// The language, as a BCP 47 tag.
  private(set) var tag: String
  /// What is said in the place of each English phrase, by ``Phrase/key``; nothing for English.
  let phrases: [String: String]
  /// What is said in the place of the words between numbers, such as the `to` of an interval.
  let numberWords: [String: String]
  /// Whether nobody whose language it is has read the table yet.
  let isDraft: Bool

  static let english = ReportLanguage(tag: "en", phrases: [:], numberWords: [:], isDraft: false)

  /// The language of a survey's words where there is a table for it, and English elsewhere: a new one is a table, and a
  /// line here.
  ///
  /// - Parameter tag: A BCP 47 tag, such as `fr` or `fr-CA`; nil for English.
  static func of(_ tag: String?) -> ReportLanguage {
    guard let tag else { return .english }
    var language: ReportLanguage
    switch tag.lowercased().split(separator: "-").first {
    case "en": language = .english
    case "fr": language = .french
    default: return .english
    }
    language.tag = tag
    return language
  }

  /// Whether explanations are of another language than titles.
  var isTranslated: Bool { !phrases.isEmpty }

  /// What a document says of its translation; nothing where there is none.
  var notice: String {
    guard isDraft else { return "" }
    return self.text(
      "This translation is a draft that a speaker should check; explanations are in English.")
  }

  /// A phrase in this language; in English where the table does not have it.
  func text(_ phrase: Phrase) -> String {
    guard isTranslated, let said = phrases[phrase.key] else { return phrase.english }
    let values = phrase.values
    return said.replacing(/%(\d+)/) { place in
      Int(place.1).flatMap { values.indices.contains($0 - 1) ? values[$0 - 1] : nil } ?? ""
    }
  }

  /// Numbers with the words between them, such as `60.4% to 84.1%` or `37 of 50`.
  func numbers(_ text: String) -> String {
    guard isTranslated else { return text }
    return text.replacing(/[a-z]+/) { word in
      numberWords[String(word.output)] ?? String(word.output)
    }
  }

  /// Whether a language is written from right to left, by its tag.
  static func isRightToLeft(_ tag: String) -> Bool {
    let parts = tag.lowercased().split(separator: "-").map(String.init)
    if parts.dropFirst().contains("latn") { return false }
    return [
      "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    ]
    .contains(parts.first ?? "") || parts.contains("arab") || parts.contains("hebr")
  }
}
