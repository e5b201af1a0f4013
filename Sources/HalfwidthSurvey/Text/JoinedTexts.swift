/// Texts that others are made of, one after the other with spaces between them: `Radio Word of mouth` of `Radio` and
/// `Word of mouth`.
struct JoinedTexts {
  /// How a text is made of others.
  enum Reading: Hashable {
    /// It is not made of two or more.
    case none
    /// In one way: the texts in their order.
    case one([String])
    /// In more than one way.
    case several
  }

  private let texts: Set<String>
  /// The most words of a text.
  private let longest: Int

  /// - Parameter texts: The texts, with one space between words.
  init(_ texts: some Sequence<String>) {
    self.texts = Set(texts)
    longest = self.texts.map { $0.split(separator: " ").count }.max() ?? 0
  }

  /// The most words of a text that is looked at: cells that hold several answers are no longer.
  private static let mostWords = 80

  /// How a text is made of two or more different ones; it is not made of itself.
  ///
  /// - Complexity: O(n k) for n words and texts of up to k of them.
  func reading(_ text: String) -> Reading {
    let words = text.split(separator: " ")
    guard (2...Self.mostWords).contains(words.count) else { return .none }
    // The first way to make the words up to each place, and in how many ways they can be made.
    var ways: [(count: Int, last: Int)] = [(1, 0)]
    for end in 1...words.count {
      var found = (count: 0, last: 0)
      for start in max(0, end - longest)..<end where ways[start].count > 0 {
        if end - start == words.count { continue }
        guard texts.contains(words[start..<end].joined(separator: " ")) else { continue }
        found = (min(2, found.count + ways[start].count), start)
      }
      ways.append(found)
    }
    switch ways[words.count].count {
    case 0: return .none
    case 1:
      var parts: [String] = []
      var end = words.count
      while end > 0 {
        parts.append(words[ways[end].last..<end].joined(separator: " "))
        end = ways[end].last
      }
      return Set(parts).count == parts.count ? .one(parts.reversed()) : .none
    default: return .several
    }
  }

  /// Whether a text says a direction, whose words say others when they stand alone: `North East`.
  static func isDirection(_ text: String) -> Bool {
    text.folded.split(separator: " ").allSatisfy { directions.contains(String($0)) }
  }

  private static let directions: Set = [
    "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western",
    "nord", "sud", "est", "ouest", "norte", "sur", "este", "oeste", "sul", "leste",
  ]
}
