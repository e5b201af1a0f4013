/// What a question of several columns is called, and its items: by the titles of the columns, their names or what stands in
/// them.
struct QuestionWords {
  let profiles: [ColumnProfile]
  /// For each column how its name is taken apart; nil for one that is of one piece.
  let parts: [ColumnNameParts?]

  /// What a question of several columns is called, and its items.
  func words(
    of places: [Int], stem: String, ticks: [Int: String]
  ) -> (text: String, items: [ProposedQuestion.Item]) {
    let titles = places.compactMap { profiles[$0].title }
    var text = stem
    var labels = places.map { place in
      parts[place]?.item ?? profiles[place].name.words
    }
    if titles.count == places.count, Set(titles).count == titles.count {
      let shared = Self.sharedStart(titles)
      text = shared.isEmpty ? stem : String(shared.trimming { " -:([\u{2013}|".contains($0) }).words
      labels = titles.map { title in
        let rest = title.dropFirst(shared.count).trimming { " -:)(][\u{2013}|".contains($0) }
        return rest.isEmpty ? title : String(rest)
      }
      if text.isEmpty { text = stem }
    } else if labels.contains(where: { $0.count < 3 || !$0.contains(where: \.isLetter) }) {
      let texts = places.map { ticks[$0] }
      let known = texts.compactMap(\.self).filter { $0.count > 2 && CellNumber.plain($0) == nil }
      labels = places.enumerated().map { index, place in
        if known.count == texts.compactMap(\.self).count, Set(known).count == known.count,
          let tick = texts[index]
        {
          return tick.words
        }
        return profiles[place].name.words
      }
    }
    var ids = ProposedNames()
    var seen: Set<String> = []
    let items = zip(places, labels).map { place, label in
      let own = seen.insert(label.words).inserted ? label.words : profiles[place].name.words
      return ProposedQuestion.Item(
        id: ids.name(own, or: "item"), label: String(own.prefix(300)),
        column: profiles[place].name)
    }
    return (text, items)
  }

  /// What all texts begin with, up to the end of a word or a mark.
  private static func sharedStart(_ texts: [String]) -> String {
    guard let first = texts.first else { return "" }
    var shared = first[...]
    for text in texts {
      shared = shared.prefix(zip(shared, text).prefix { $0 == $1 }.count)
    }
    guard let end = shared.lastIndex(where: { !$0.isLetter && !$0.isNumber }) else { return "" }
    var whole = String(shared[...end])
    // A mark between question and item parts them where there is one.
    for mark in [" - ", " \u{2013} ", ": ", "? "] {
      if let range = whole.ranges(of: mark).last, range.lowerBound > whole.startIndex {
        whole = String(whole[..<range.upperBound])
        break
      }
    }
    return whole.count >= 8 ? whole : ""
  }
}
