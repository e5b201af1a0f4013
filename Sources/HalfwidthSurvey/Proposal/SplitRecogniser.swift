/// Finds columns in whose cells several answers stand, with a text between them.
enum SplitRecogniser {
  private static let separators = [";", "|", ","]
  private static let mostParts = 30

  static func reading(_ profile: ColumnProfile) -> ColumnReading? {
    for separator in separators {
      if let parts = parts(of: profile, at: separator) {
        return split(profile, separator, parts, "'\(separator)'")
      }
    }
    let spaced = SpacedAnswers(profile)
    switch spaced.found {
    case .none: return nil
    case .codes:
      if let parts = parts(of: profile, at: " ") { return split(profile, " ", parts, "spaces") }
      return spaced.hasJoinedCells ? open : nil
    case .labels(let parts):
      return split(profile, " ", parts, "spaces (an answer is what also stands alone)")
    case .open: return open
    }
  }

  /// That answers can't be told apart.
  private static var open: ColumnReading {
    .doubtful(
      reason:
        "cells seem to hold several answers with spaces between them, and where one ends can't be told: if so, list "
        + "the answers under 'items', with split: \" \"")
  }

  private static func split(
    _ profile: ColumnProfile, _ separator: String, _ parts: [ColumnProfile.Value], _ name: String
  ) -> ColumnReading {
    .split(
      separator: separator, parts: parts,
      reason: "cells hold several of \(parts.count) answers with \(name) between them")
  }

  /// The answers, if cells hold several of a few: most come in different cells, and some alone.
  private static func parts(
    of profile: ColumnProfile, at separator: String
  ) -> [ColumnProfile.Value]? {
    var cells: [Cell] = []
    var known: Set<String> = []
    for value in profile.values where value.count > 0 {
      let pieces = value.text.split(separator: separator).map {
        Piece(text: String($0), words: String($0).words)
      }.filter { !$0.words.isEmpty }
      cells.append(Cell(pieces: pieces, count: value.count))
      known.formUnion(pieces.map(\.words))
      if known.count > 2 * mostParts { return nil }
    }
    if separator == "," { join(&cells) }
    var parts: [(text: String, count: Int, cells: Int)] = []
    var places: [String: Int] = [:]
    for cell in cells {
      let words = cell.pieces.map(\.words)
      guard Set(words).count == words.count else { return nil }
      for part in words {
        if let place = places[part] {
          parts[place].count += cell.count
          parts[place].cells += 1
        } else {
          places[part] = parts.count
          parts.append((part, cell.count, 1))
        }
      }
    }
    let several = cells.reduce(0) { $0 + ($1.pieces.count > 1 ? $1.count : 0) }
    guard several >= 2, (2...mostParts).contains(parts.count), parts.count < cells.count,
      2 * parts.count(where: { $0.cells >= 2 }) > parts.count,
      parts.reduce(0, { $0 + $1.count }) >= 2 * parts.count
    else { return nil }
    return parts.map { part in
      let label = profile.description.valueLabels.first { $0.value.text == part.text }?.label
      return ColumnProfile.Value(
        text: part.text, label: label, count: part.count, number: CellNumber.plain(part.text))
    }.sorted { first, second in
      guard let one = first.number, let two = second.number else { return false }
      return one < two
    }
  }

  /// A piece of a cell as it stands there, and its words.
  private struct Piece {
    var text: String
    var words: String
  }

  /// A different cell.
  private struct Cell {
    var pieces: [Piece]
    var count: Int
  }

  /// Joins pieces that never come apart: an answer may hold the comma itself.
  private static func join(_ cells: inout [Cell]) {
    while let (first, second) = inseparable(cells) {
      for index in cells.indices {
        guard let place = cells[index].pieces.firstIndex(where: { $0.words == first }),
          cells[index].pieces.indices.contains(place + 1),
          cells[index].pieces[place + 1].words == second
        else { continue }
        let text =
          cells[index].pieces[place].text + "," + cells[index].pieces.remove(at: place + 1).text
        cells[index].pieces[place] = Piece(text: text, words: text.words)
      }
    }
  }

  /// The first two pieces of which neither comes without the other beside it.
  private static func inseparable(_ cells: [Cell]) -> (first: String, second: String)? {
    var order: [String] = []
    var next: [String: Set<String>] = [:]
    var previous: [String: Set<String>] = [:]
    for cell in cells {
      for (place, piece) in cell.pieces.enumerated() {
        let before = place > 0 ? cell.pieces[place - 1].words : ""
        let after = place + 1 < cell.pieces.count ? cell.pieces[place + 1].words : ""
        if next[piece.words] == nil { order.append(piece.words) }
        next[piece.words, default: []].insert(after)
        previous[piece.words, default: []].insert(before)
      }
    }
    for first in order {
      guard let after = next[first], after.count == 1, let second = after.first, !second.isEmpty,
        second != first, previous[second] == [first]
      else { continue }
      return (first, second)
    }
    return nil
  }
}
