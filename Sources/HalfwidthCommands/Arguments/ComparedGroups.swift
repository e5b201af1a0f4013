internal import Halfwidth
internal import HalfwidthSurvey

/// The two groups of a comparison: `--by gender`, or `--by 'dept, A minus B'`.
struct ComparedGroups {
  /// The column, as it was typed.
  let column: String
  /// The groups in the order that was asked for; nil where none was.
  let order: [String]?

  private static let minus = " minus "

  /// Reads `--by`.
  init(parsing text: String) throws(CommandFailure) {
    guard let comma = text.firstIndex(of: ","), text[comma...].contains(Self.minus) else {
      column = text
      order = nil
      return
    }
    column = String(text[..<comma].trimming(\.isWhitespace))
    let names = text[text.index(after: comma)...].split(separator: Self.minus).map {
      String(String($0).trimming(\.isWhitespace))
    }
    guard names.count == 2, names[0] != names[1] else {
      throw CommandFailure(
        .usage, "--by", "'\(text)' names no two groups; write such as 'dept, A minus B'")
    }
    order = names
  }

  /// The places of the two groups among those that somebody is in.
  func places(of groups: ClassifiedColumn, path: String) throws(CommandFailure) -> [Int] {
    let counts = groups.counts
    let found = groups.categories.indices.filter { counts[$0] > 0 }
    let names = found.map { groups.categories[$0] }
    let listed = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? " ..." : "")
    if let order {
      var places: [Int] = []
      for name in order {
        guard let place = found.first(where: { groups.categories[$0] == name }) else {
          throw CommandFailure(
            .badData, path,
            "column '\(groups.name)' has no group '\(name)'; its groups are \(listed): name two of them"
          )
        }
        places.append(place)
      }
      return places
    }
    guard found.count == 2 else {
      throw CommandFailure(
        .badData, path,
        found.count == 1
          ? "column '\(groups.name)' has one group only, \(listed); a comparison needs two"
          : "column '\(groups.name)' has \(found.count) groups (\(listed)), and a comparison is one of two; "
            + "name them, such as --by '\(groups.name), \(names[0]) minus \(names[1])'")
    }
    return found
  }
}
