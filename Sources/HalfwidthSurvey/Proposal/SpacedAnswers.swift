/// Finds the answers of cells that hold several with spaces between them.
///
/// Codes have no spaces in them, so that each word of a cell is one. Labels may have some: there an answer is what also
/// stands alone in a cell, and a cell that is made of such ones holds several.
struct SpacedAnswers {
  /// What the cells of a column hold.
  enum Found {
    /// One answer each, as far as can be told.
    case none
    /// Codes: each word is an answer.
    case codes
    /// Answers of one word or more.
    case labels([ColumnProfile.Value])
    /// Several answers, and where one ends can't be told.
    case open
  }

  /// A different cell.
  private struct Cell {
    var words: [String]
    var text: String
    var count: Int
  }

  private let cells: [Cell]
  /// The texts of cells.
  private let wholes: Set<String>

  init(_ profile: ColumnProfile) {
    var counts: [String: Int] = [:]
    var texts: [String] = []
    for value in profile.values where value.count > 0 {
      let text = value.text.words
      if counts[text] == nil { texts.append(text) }
      counts[text, default: 0] += value.count
    }
    cells = texts.map { text in
      Cell(words: text.split(separator: " ").map(String.init), text: text, count: counts[text] ?? 0)
    }
    wholes = Set(texts)
  }

  var found: Found {
    guard cells.contains(where: { $0.words.count > 1 && !JoinedTexts.isDirection($0.text) }) else {
      return .none
    }
    return areCodes ? .codes : labels
  }

  /// Whether a cell is made of others, in a column of few different ones.
  var hasJoinedCells: Bool {
    cells.count <= 2 * Self.mostAnswers && answers(wholes).count < cells.count
  }

  // MARK: - Codes

  private var areCodes: Bool {
    let words = Set(cells.flatMap(\.words))
    guard
      words.allSatisfy({ word in
        word.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) }
      })
    else { return false }
    // Nobody writes labels with such signs only.
    if words.contains(where: { word in word.contains { $0.isNumber || $0 == "_" } }) { return true }
    let capitals = words.count { $0.first?.isUppercase == true }
    return (capitals == 0 || capitals == words.count) && !hasPhrase
  }

  /// Whether a word stands in several cells and never alone, and always before or always behind the same other word.
  private var hasPhrase: Bool {
    var next: [String: Set<String>] = [:]
    var previous: [String: Set<String>] = [:]
    var found: [String: Int] = [:]
    for cell in cells {
      for (place, word) in cell.words.enumerated() {
        found[word, default: 0] += 1
        previous[word, default: []].insert(place > 0 ? cell.words[place - 1] : "")
        next[word, default: []].insert(
          place + 1 < cell.words.count ? cell.words[place + 1] : "")
      }
    }
    return found.contains { word, count in
      count > 1 && !wholes.contains(word)
        && [next[word], previous[word]].contains { $0?.count == 1 && $0?.first != "" }
    }
  }

  // MARK: - Labels

  private static let mostAnswers = 30

  private var labels: Found {
    var known = wholes
    var single = answers(known)
    if single.count == wholes.count { return sharesWords(single) ? .open : .none }
    // What is left of a cell beside answers, in several cells, is one that nobody gave alone.
    known.formUnion(rests(of: single).filter { $1.count > 1 }.keys)
    single = answers(known)
    guard (2...Self.mostAnswers).contains(single.count) else { return .none }
    guard rests(of: single).isEmpty else { return .open }
    return counted(single) ?? .open
  }

  /// The texts that are not made of others.
  private func answers(_ known: Set<String>) -> [String] {
    let texts = JoinedTexts(known)
    return (cells.map(\.text) + known.subtracting(wholes).sorted()).filter { text in
      JoinedTexts.isDirection(text) || texts.reading(text) == .none
    }
  }

  /// What is left of texts that begin or end with another one, each with the others.
  private func rests(of texts: [String]) -> [String: Set<String>] {
    let all = Set(texts)
    var rests: [String: Set<String>] = [:]
    for text in texts where !JoinedTexts.isDirection(text) {
      let words = text.split(separator: " ")
      for place in words.indices.dropFirst() {
        let (first, last) = (
          words[..<place].joined(separator: " "), words[place...].joined(separator: " ")
        )
        if all.contains(first) { rests[last, default: []].insert(first) }
        if all.contains(last) { rests[first, default: []].insert(last) }
      }
    }
    return rests
  }

  /// Whether one and the same text stands beside several others, as answers do that are never given alone.
  private func sharesWords(_ single: [String]) -> Bool {
    single.count <= Self.mostAnswers && cells.reduce(0) { $0 + $1.count } >= 2 * single.count
      && rests(of: single).contains { $1.count > 1 }
  }

  /// The answers with how many cells hold them; nil where too few cells show them.
  private func counted(_ single: [String]) -> Found? {
    let texts = JoinedTexts(single)
    var counts: [String: (rows: Int, cells: Int)] = [:]
    var several = 0
    for cell in cells {
      let parts: [String]
      switch texts.reading(cell.text) {
      case .one(let found) where !JoinedTexts.isDirection(cell.text): parts = found
      case .several where !JoinedTexts.isDirection(cell.text): return nil
      case .none, .one, .several: parts = [cell.text]
      }
      if parts.count > 1 { several += cell.count }
      for part in parts {
        counts[part, default: (0, 0)].rows += cell.count
        counts[part, default: (0, 0)].cells += 1
      }
    }
    guard several >= 2, counts.count == single.count,
      2 * counts.count(where: { $1.cells >= 2 }) > single.count,
      counts.reduce(0, { $0 + $1.value.rows }) >= 2 * single.count
    else { return nil }
    return .labels(
      single.map { text in
        ColumnProfile.Value(text: text, label: nil, count: counts[text]?.rows ?? 0, number: nil)
      })
  }
}
