/// The name of a column that may be one of several of a question: the question's part and the item's.
struct ColumnNameParts: Hashable {
  var stem: String
  var item: String

  /// The ways to take a name apart, as survey platforms put them together, the likeliest first.
  ///
  /// `Q3 [a]` and `Q3[a]` (LimeSurvey, Google Forms), `Question (choice=Option)` and `q3___1` (REDCap), `Question - Option`
  /// (SurveyMonkey, Qualtrics), `group/q3/a` (KoBo), `Question: Option`, `Option:Question` (Alchemer), `q3.a`, `q3_1`,
  /// `q3a`.
  static func candidates(_ name: String) -> [ColumnNameParts] {
    let name = name.words
    var found: [ColumnNameParts?] = []
    if name.hasSuffix("]"), let open = name.lastIndex(of: "[") {
      found.append(ColumnNameParts(name[..<open], name[name.index(after: open)...].dropLast()))
    }
    if name.hasSuffix(")"), let choice = name.ranges(of: "(choice=").last {
      found.append(
        ColumnNameParts(name[..<choice.lowerBound], name[choice.upperBound...].dropLast()))
    }
    for mark in [" - ", " \u{2013} ", "___", "/", ": ", " | "] {
      guard let range = name.ranges(of: mark).last else { continue }
      found.append(ColumnNameParts(name[..<range.lowerBound], name[range.upperBound...]))
    }
    if let colon = name.firstIndex(of: ":") {
      found.append(ColumnNameParts(name[name.index(after: colon)...], name[..<colon]))
    }
    // An item's part may hold the mark too, so that each may be the one: the longest stem comes first.
    for place in name.indices.reversed()
    where "_.".contains(name[place]) && !name.contains(where: \.isWhitespace) {
      found.append(ColumnNameParts(name[..<place], name[name.index(after: place)...]))
    }
    // q3a, and Q12B.
    if let last = name.last, last.isASCII, last.isLetter, name.dropLast().last?.isNumber == true,
      name.first?.isLetter == true
    {
      found.append(ColumnNameParts(name.dropLast(), name.suffix(1)))
    }
    return distinct(found.compactMap(\.self))
  }

  private init?(_ stem: Substring, _ item: Substring) {
    let stem = String(stem).words
    let item = String(item).words
    guard !stem.isEmpty, !item.isEmpty else { return nil }
    self.stem = stem
    self.item = item
  }
}
