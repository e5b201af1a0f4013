/// One name of a column, of a group, a cluster, a stratum or a respondent, that is written in several ways.
///
/// Names that differ in capitals, in spaces or in characters that are not seen are one name, and so are whole numbers such
/// as `3`, `03` and `3.0`. `1.1` and `1.10` are two: places are numbered so.
struct NameSpellings {
  /// A way in which it is written.
  struct Spelling {
    var text: String
    /// How often.
    var count: Int
    /// Where first.
    var row: Int
  }

  /// The most frequent first.
  let spellings: [Spelling]

  /// Finds the first of some names that is written in several ways; nil where none is.
  ///
  /// - Complexity: O(n) in the names.
  init?(in names: [String]) {
    let different = Set(names)
    guard Set(different.map(Self.key)).count < different.count else { return nil }
    var places: [String: Int] = [:]
    var found: [Spelling] = []
    for (row, name) in names.enumerated() {
      if let place = places[name] {
        found[place].count += 1
      } else {
        places[name] = found.count
        found.append(Spelling(text: name, count: 1, row: row))
      }
    }
    let several = Dictionary(grouping: found) { Self.key($0.text) }.values.filter { $0.count > 1 }
    guard let first = several.min(by: { $0[0].row < $1[0].row }) else { return nil }
    spellings = first.sorted { ($1.count, $0.row) < ($0.count, $1.row) }
  }

  /// The row to look at: the first of the spelling that is seldom the one that was meant.
  var row: Int { spellings[spellings.count - 1].row }

  /// One sentence without a full stop.
  func refusal(of column: String) -> String {
    Self.refusal(of: column, "name", spellings.map { ($0.text, $0.count) })
      + ", or other names where they are two"
  }

  /// That a column has something in several spellings, as one sentence without a full stop.
  ///
  /// - Parameters:
  ///   - what: What the column holds: `answer`.
  ///   - spellings: Each with how often it stands there.
  static func refusal(
    of column: String, _ what: String, _ spellings: [(text: String, count: Int)]
  ) -> String {
    let words = spellings.map { "'\($0.text.shortened)' (\($0.count)\($0.text.unseen))" }
    return
      "column '\(column)' has one \(what) in \(spellings.count) spellings: "
      + "\(words.joined(separator: ", ")); write one of them everywhere"
  }

  /// What all spellings of a name have in common.
  static func key(_ text: String) -> String {
    let folded = text.folded
    guard let first = folded.utf8.first, first < 0x3A else { return folded }
    var digits = folded[...]
    if let point = digits.firstIndex(of: ".") {
      let decimals = digits[digits.index(after: point)...]
      guard !decimals.isEmpty, decimals.allSatisfy({ $0 == "0" }) else { return folded }
      digits = digits[..<point]
    }
    let sign = digits.first == "-" ? "-" : ""
    if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return folded
    }
    let plain = digits.drop { $0 == "0" }
    return plain.isEmpty ? "0" : sign + plain
  }
}
