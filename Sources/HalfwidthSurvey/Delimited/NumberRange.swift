/// A range of numbers as an answer of a questionnaire words it: `18-29`, `under 18`, `60 and over`, `<18`, `5 to 9 years`,
/// or one number beside such ranges.
///
/// Ranges have an order that everybody knows, which is not that of their characters. English words are read, and signs.
/// Nothing is read that could be meant otherwise: three numbers, as dates have, words beside the numbers that are not the
/// same in all ranges, as months beside years, and ranges that overlap.
struct NumberRange: Hashable {
  /// The ends; infinite where the range is open.
  let lower: Double
  let upper: Double
  /// What is counted, such as `year`; empty where the answer does not say.
  let unit: String

  /// Whether it is one number.
  private var isNumber: Bool { lower == upper }

  /// Reads an answer; nil for one that is no range.
  init?(_ text: String) {
    guard text.utf8.count <= 80 else { return nil }
    var numbers: [Double] = []
    // What stands before the first number, between two, and after the last.
    var words: [[Substring]] = [[]]
    for part in Self.parts(text) {
      if part.first?.isNumber != true {
        words[words.count - 1].append(part)
      } else if let number = Self.number(part), numbers.count < 2 {
        numbers.append(number)
        words.append([])
      } else {
        return nil
      }
    }
    guard let first = numbers.first else { return nil }
    var units = Set<String>()
    // Takes the words of one of some lists, and leaves what is counted.
    func take(_ place: Int, _ lists: [[Substring]]) -> Bool {
      var rest = words[place]
      guard let list = lists.first(where: { $0.isEmpty || rest.contains($0) }) else { return false }
      if let found = rest.firstRange(of: list) { rest.removeSubrange(found) }
      rest.removeAll { ["old", "of", "age", "aged", "ages"].contains($0) }
      if !rest.isEmpty { units.insert(Self.singular(rest)) }
      return true
    }
    if numbers.count == 2 {
      guard numbers[0] < numbers[1], take(1, Self.between), take(0, Self.beforeTwo), take(2, [[]])
      else { return nil }
      (lower, upper) = (numbers[0], numbers[1])
    } else if words[0].isEmpty || !take(0, Self.below + Self.above) {
      guard take(0, [[]]) else { return nil }
      if take(1, Self.belowAfter) {
        (lower, upper) = (-.infinity, first)
      } else if take(1, Self.aboveAfter) {
        (lower, upper) = (first, .infinity)
      } else if take(1, [[]]) {
        (lower, upper) = (first, first)
      } else {
        return nil
      }
    } else {
      guard take(1, [[]]) else { return nil }
      let isBelow = Self.below.contains { words[0].contains($0) }
      (lower, upper) = isBelow ? (-.infinity, first) : (first, .infinity)
    }
    guard units.count <= 1, units.allSatisfy(Self.isUnit) else { return nil }
    unit = units.first ?? ""
  }

  private static func lists(_ texts: [String]) -> [[Substring]] {
    texts.map { $0.split(separator: " ") }
  }

  private static let between = lists(["to", "-", "and", "until"])
  private static let beforeTwo = lists(["between", "from"]) + [[]]
  private static let below = lists([
    "less than", "fewer than", "younger than", "lower than", "under", "below", "up to", "at most",
    "no more than", "<", "<=", "\u{2264}",
  ])
  private static let above = lists([
    "more than", "greater than", "older than", "higher than", "over", "above", "at least", "from",
    ">", ">=", "\u{2265}",
  ])
  private static let belowAfter = lists([
    "or less", "or fewer", "or younger", "or under", "or below", "or lower", "and less",
    "and under", "and below", "and younger",
  ])
  private static let aboveAfter = lists([
    "or more", "or older", "or over", "or above", "or higher", "and more", "and older", "and over",
    "and above", "and up", "and higher", "or greater", "plus", "+", "upwards",
  ])

  // MARK: - Parts of a text

  private static let dashes = "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}"

  /// Numbers, words and signs in small letters; dashes as hyphens.
  private static func parts(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    let hyphened = text.lowercased().map { dashes.contains($0) ? "-" : $0 }
    var rest = Substring(String(hyphened))
    while let character = rest.first {
      let part: Substring
      if character.isWhitespace {
        rest = rest.dropFirst()
        continue
      } else if character.isASCII && character.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }
        // A mark at the end is one of the sentence.
        part = digits.prefix(
          upTo: (digits.lastIndex { $0.isNumber }).map(digits.index(after:)) ?? digits.endIndex)
      } else if character.isLetter {
        part = rest.prefix { $0.isLetter }
      } else if character == "<" || character == ">" {
        part = rest.prefix(rest.dropFirst().first == "=" ? 2 : 1)
      } else {
        part = rest.prefix(1)
      }
      parts.append(part)
      rest = rest[part.endIndex...]
    }
    return parts
  }

  /// A number with a point before its decimals and commas between thousands.
  private static func number(_ part: Substring) -> Double? {
    let groups = part.split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1 {
      let areThousands =
        (1...3).contains(groups[0].count)
        && groups.dropFirst().allSatisfy { $0.prefix { $0.isNumber }.count == 3 }
      guard areThousands, groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    return CellNumber.plain(groups.joined())
  }

  /// Words without the ending of many, so that `1 year` and `5 years` count the same.
  private static func singular(_ words: [Substring]) -> String {
    words.map { $0.count > 2 && $0.hasSuffix("s") ? String($0.dropLast()) : String($0) }
      .joined(separator: " ")
  }

  /// Whether words say what is counted: up to three of them, or the sign of a currency or of a percentage.
  private static func isUnit(_ words: String) -> Bool {
    let parts = words.split(separator: " ")
    return parts.count <= 3
      && parts.allSatisfy { part in
        // A word that turns a range round, or leaves its ends open, is no unit.
        ["not", "no", "never", "without", "except", "about", "almost", "or"].contains(part)
          ? false
          : part.allSatisfy(\.isLetter) || part == "%" || part.allSatisfy(\.isCurrencySymbol)
      }
  }
}

extension NumberRange {
  /// The places of answers from the lowest range to the highest; nil where they are no ranges of one kind of number, where
  /// all are single numbers, and where two overlap by more than an end.
  ///
  /// - Complexity: O(n log n) in the answers.
  static func order(of answers: [String]) -> [Int]? {
    let ranges = answers.compactMap(NumberRange.init)
    guard ranges.count == answers.count, ranges.count > 1, !ranges.allSatisfy(\.isNumber),
      Set(ranges.map(\.unit)).subtracting([""]).count <= 1
    else { return nil }
    let order = ranges.indices.sorted {
      (ranges[$0].lower, ranges[$0].upper) < (ranges[$1].lower, ranges[$1].upper)
    }
    let areApart = zip(order, order.dropFirst()).allSatisfy { one, next in
      ranges[one].upper <= ranges[next].lower && ranges[one] != ranges[next]
    }
    return areApart ? order : nil
  }
}
