/// How far one name is from another, to suggest what was meant by a misspelling.
public enum EditDistance {
  /// Returns the fewest insertions, deletions, replacements and swaps of neighbours that turn one text
  /// into the other, with no part edited twice (optimal string alignment).
  ///
  /// - Complexity: O(m n) time and O(n) memory for texts of m and n characters.
  public static func between(_ first: String, _ second: String) -> Int {
    let rows = Array(first)
    let columns = Array(second)
    var beforeLast = [Int](repeating: 0, count: columns.count + 1)
    var last = Array(0...columns.count)
    for row in rows.indices {
      var current = [row + 1]
      current.reserveCapacity(columns.count + 1)
      for column in columns.indices {
        let replaced = last[column] + (rows[row] == columns[column] ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, rows[row] == columns[column - 1],
          rows[row - 1] == columns[column]
        {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[columns.count]
  }

  /// Returns the known name that is likely meant by `name`; nil where none is near.
  ///
  /// Near is a third of the name's length, and at least one edit, with something left of one of them: no single
  /// character is near another one. Letter case does not count. Of names equally near the first is taken.
  public static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    // A name of thousands of characters is no misspelling, and would cost its square.
    guard name.count <= 100 else { return nil }
    let limit = max(1, name.count / 3)
    let written = name.lowercased()
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = between(written, candidate.lowercased())
      let keepsSome = distance < max(name.count, candidate.count)
      if distance <= limit, keepsSome, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// Returns words for an error message: which name was likely meant, or which names there are.
  static func suggestion(for name: String, among known: [String]) -> String {
    if let near = nearest(to: name, among: known) { return "did you mean '\(near)'?" }
    return known.count > 12
      ? "the nearest of \(known.count) known names is not near; check the spelling"
      : "known are: \(known.joined(separator: ", "))"
  }

  /// Returns words for an error message: which column was likely meant, or which columns there are.
  package static func suggestion(forColumn name: String, among columns: [String]) -> String {
    nearest(to: name, among: columns).map { "did you mean '\($0)'?" }
      ?? "the columns are \(columns.prefix(12).joined(separator: ", "))"
      + (columns.count > 12 ? " and others" : "")
  }
}
