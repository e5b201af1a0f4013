/// Words as they are compared.
enum ProposedWords {
  /// The letters of a text in small letters with one space between words, without a number before it.
  static func plain(_ text: String) -> String {
    var rest = Substring(text.lowercased())
    let number = rest.drop { "([#".contains($0) }.prefix { $0.isNumber }
    if !number.isEmpty {
      // "1 - Never", "(1) Never" and "1. Never", and not "10 times".
      let after = rest[number.endIndex...].drop { $0 == " " }
      if let mark = after.first, "-.:=)]\u{2013}".contains(mark) { rest = after.dropFirst() }
    }
    let letters = rest.map { character -> Character in
      character.isLetter || character.isNumber
        ? character : character == "'" || character == "\u{2019}" ? "'" : " "
    }
    return String(letters).words
  }
}
