/// Finds columns in whose cells several answers stand, with a text between them.
enum SplitRecogniser {
  private static let separators = [";", "|", ",", " "]
  private static let mostParts = 30

  static func reading(_ profile: ColumnProfile) -> ColumnReading? {
    for separator in separators {
      if let parts = parts(of: profile, at: separator) {
        let name = separator == " " ? "spaces" : "'\(separator)'"
        return .split(
          separator: separator, parts: parts,
          reason: "cells hold several of \(parts.count) answers with \(name) between them")
      }
    }
    return nil
  }

  /// The answers, if cells hold several of a few: most come in different cells, and some alone.
  private static func parts(
    of profile: ColumnProfile, at separator: String
  ) -> [ColumnProfile.Value]? {
    var cells: [(parts: [String], count: Int)] = []
    for value in profile.values where value.count > 0 {
      let pieces = value.text.split(separator: separator).map(String.init)
        .filter { !$0.words.isEmpty }
      if separator == " ", !pieces.allSatisfy(isCode) { return nil }
      cells.append((pieces, value.count))
      if Set(cells.flatMap(\.parts).map(\.words)).count > 2 * mostParts { return nil }
    }
    if separator == "," { join(&cells) }
    var parts: [(text: String, count: Int, cells: Int)] = []
    var places: [String: Int] = [:]
    for cell in cells {
      let words = cell.parts.map(\.words)
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
    let several = cells.reduce(0) { $0 + ($1.parts.count > 1 ? $1.count : 0) }
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

  private static func isCode(_ text: String) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) }
  }

  /// Joins pieces that never come apart: an answer may hold the comma itself.
  private static func join(_ cells: inout [(parts: [String], count: Int)]) {
    while let pair = inseparable(cells) {
      for index in cells.indices {
        guard let place = cells[index].parts.firstIndex(where: { $0.words == pair.first }) else {
          continue
        }
        let last = cells[index].parts.remove(at: place + 1)
        cells[index].parts[place] += "," + last
      }
    }
  }

  /// The first two pieces of which neither comes without the other beside it.
  private static func inseparable(
    _ cells: [(parts: [String], count: Int)]
  ) -> (first: String, second: String)? {
    let all = distinct(cells.flatMap { $0.parts.map(\.words) })
    for first in all {
      var next: Set<String> = []
      for cell in cells {
        let words = cell.parts.map(\.words)
        for (place, word) in words.enumerated() where word == first {
          next.insert(place + 1 < words.count ? words[place + 1] : "")
        }
      }
      guard next.count == 1, let second = next.first, !second.isEmpty, second != first else {
        continue
      }
      let isAlways = cells.allSatisfy { cell in
        let words = cell.parts.map(\.words)
        return words.indices.allSatisfy { place in
          words[place] != second || place > 0 && words[place - 1] == first
        }
      }
      if isAlways { return (first, second) }
    }
    return nil
  }
}

/// Texts that are days or times.
enum MomentWords {
  static func areMoments(_ texts: [String]) -> Bool {
    !texts.isEmpty && texts.allSatisfy(isMoment)
  }

  /// Digits in groups, as `2026-03-31 13:45`, `31/3/26`, `1:45 PM` and `2026-03-31T13:45:00Z` have them.
  private static func isMoment(_ text: String) -> Bool {
    guard text.utf8.count <= 40 else { return false }
    let groups = text.split { !$0.isNumber }
    let letters = text.filter(\.isLetter).uppercased()
    let marks = text.filter { "-/.:".contains($0) }
    return (2...7).contains(groups.count) && marks.count >= 1
      && groups.allSatisfy { $0.count <= 4 || $0.count == 6 }
      && (text.contains(":") || groups.count == 3)
      && ["", "T", "TZ", "Z", "AM", "PM", "UTC"].contains(letters)
  }
}
