internal import Halfwidth

/// Codes of missing answers, such as 99, that stand among the answers of a column and were not declared.
///
/// They are among the codes that surveys use. Where all other values are whole and lie in at most eleven consecutive whole
/// numbers, as those of a scale, a code is apart from each of them by at least 2. Among other numbers, such as ages and
/// incomes, it has two digits or more and is more than three times as far from zero as they are, or it is negative where
/// they are not. Among words it has two digits or more, or is negative.
public enum UndeclaredCodes {
  /// The codes that surveys use for "don't know", "refused" and the like.
  ///
  /// Beside 7, 8, 9, their doubles and triples and -1 to -9, the two highest of each length: 98 stands for
  /// "don't know" where 99 is "refused".
  static let known: Set<Int> = Set(
    (1...6).flatMap { length -> [Int] in
      let ones = (0..<length).reduce(0) { sum, _ in 10 * sum + 1 }
      let highest = length == 1 ? [] : [9 * ones - 2, 9 * ones - 1]
      let positive = [7, 8, 9].map { $0 * ones } + highest
      return positive + positive.map(-)
    } + Array(-9 ... -1))

  /// The most consecutive whole numbers of a short scale.
  static let longestScale = 11
  /// The smallest code of two digits, and how many times as far from zero as all other numbers one is that is far.
  private static let (twoDigits, farTimes) = (77, 3.0)

  /// What was found in a column.
  public struct Found: Hashable, Sendable {
    /// The odd values, ascending.
    public var codes: [Int]
    /// From the least to the most of the others.
    public var scale: ClosedRange<Double>
    /// Whether the others are more numbers than a scale has, or not whole.
    var isFar = false

    /// Whether a value is one of the codes.
    func holds(_ value: Double) -> Bool { codes.contains { Double($0) == value } }
  }

  /// Finds the codes that look undeclared; nil where there is none.
  ///
  /// - Parameters:
  ///   - values: Finite numbers.
  ///   - valid: Codes that a person said are answers.
  /// - Complexity: O(n)
  public static func find(in values: [Double], valid: [Double] = []) -> Found? {
    let isValid = Set(valid)
    var seen = CodesSeen(values)
    var odd = seen.whole.filter { known.contains($0) && !isValid.contains(Double($0)) }
    if odd.isEmpty { return nil }
    seen.leaveOut(odd + valid.compactMap { Int(exactly: $0) })
    // A code beside an answer is one of the scale, and so is the next one beside it.
    while let place = odd.firstIndex(where: { seen.hasNeighbour(of: $0) }) {
      seen.add(odd.remove(at: place))
    }
    guard !odd.isEmpty, let scale = seen.range else { return nil }
    if seen.areWhole, scale.upperBound - scale.lowerBound < Double(longestScale) {
      return Found(codes: odd, scale: scale)
    }
    return far(odd, from: scale, gap: seen.typicalGap)
  }

  /// Codes far from numbers that are no scale.
  ///
  /// - Parameter gap: The typical distance from one of these to the next.
  private static func far(
    _ odd: [Int], from scale: ClosedRange<Double>, gap: Double
  ) -> Found? {
    var (least, most) = (scale.lowerBound, scale.upperBound)
    var codes: [Int] = []
    // The nearest to zero first: what is no code is one of the numbers from which the next must be far.
    for code in odd.sorted(by: { $0.magnitude < $1.magnitude }) {
      let value = Double(code)
      let isLong = code.magnitude >= twoDigits
      let isFar = isLong && value.magnitude > farTimes * max(least.magnitude, most.magnitude)
      let isNegative = value < 0 && scale.lowerBound >= 0
      // One digit may be a small loss among gains: it has to lie further off than they do from each other.
      if isFar || isNegative && (isLong || scale.lowerBound - value > 2 * gap) {
        codes.append(code)
      } else {
        (least, most) = (min(least, value), max(most, value))
      }
    }
    return codes.isEmpty ? nil : Found(codes: codes.sorted(), scale: least...most, isFar: true)
  }

  /// Finds the codes among answers that are words.
  ///
  /// - Parameter answers: The different answers, blanks left out.
  /// - Returns: The codes as they are written; nothing where no answer is a word, or another one is a number.
  public static func among(words answers: [String]) -> [String] {
    let numbers = answers.filter { CellNumber.plain($0) != nil }
    guard numbers.count < answers.count else { return [] }
    let areCodes = numbers.allSatisfy { text in
      guard let code = CellNumber.plain(text).flatMap({ Int(exactly: $0) }) else { return false }
      return known.contains(code) && (code < 0 || code >= twoDigits)
    }
    return areCodes ? numbers : []
  }

  // MARK: - Sentences

  /// A sentence's part that names what was found.
  public static func words(_ found: Found, column: String) -> String {
    let codes = found.codes.map(String.init).joined(separator: ", ")
    let (least, most) = (
      NumberText.of(found.scale.lowerBound), NumberText.of(found.scale.upperBound)
    )
    return
      "column '\(column)' has \(codes) beside values of \(least == most ? least : "\(least) to \(most)"), as "
      + "surveys code missing answers"
  }

  /// What was found and how it is declared, as one sentence without a full stop.
  static func refusal(_ found: Found, column: String) -> String {
    words(found, column: column) + wayOut(found.codes.map(String.init))
  }

  /// That codes stand among words and how they are declared, as one sentence without a full stop.
  static func refusal(amongWords codes: [String], column: String) -> String {
    words(codes, column: column) + wayOut(codes)
  }

  /// A sentence's part that names codes among words.
  static func words(_ codes: [String], column: String) -> String {
    "column '\(column)' has \(codes.joined(separator: ", ")) among words, as surveys code missing answers"
  }

  private static func wayOut(_ codes: [String]) -> String {
    let list = codes.joined(separator: ",")
    return
      "; give --missing-codes \(list) if they stand for no answer, or --valid-codes \(list) if they are answers"
  }
}

/// What codes may stand beside: which whole numbers are there, and between which of them others lie.
private struct CodesSeen {
  /// Whole numbers around which it matters what is there.
  private static let near = -10_000...10_100

  /// Which of these are there, and after which of them numbers follow before the next.
  private var isThere = [Bool](repeating: false, count: near.count)
  private var isFollowed = [Bool](repeating: false, count: near.count)
  /// Codes that lie further off.
  private var distant: Set<Int> = []
  /// The ends of all numbers that are not whole, or lie further off and are no codes.
  private var least = Double.infinity
  private var most = -Double.infinity

  init(_ values: [Double]) {
    let (first, last) = (Double(Self.near.lowerBound), Double(Self.near.upperBound))
    for value in values {
      let floor = value.rounded(.down)
      if value >= first, value <= last {
        let place = Int(floor) - Self.near.lowerBound
        if floor == value {
          isThere[place] = true
          continue
        }
        isFollowed[place] = true
      } else if let whole = Int(exactly: value), UndeclaredCodes.known.contains(whole) {
        distant.insert(whole)
        continue
      }
      least = min(least, value)
      most = max(most, value)
    }
  }

  private static func place(_ number: Int) -> Int? {
    near.contains(number) ? number - near.lowerBound : nil
  }

  /// The whole numbers that are there, and codes that lie further off, ascending.
  var whole: [Int] {
    let found = Self.near.filter { isThere[$0 - Self.near.lowerBound] }
    return distant.isEmpty ? found : (found + distant).sorted()
  }

  /// Whether there are no other numbers than whole ones.
  var areWhole: Bool {
    !isFollowed.contains(true)
      && (least > most || least == least.rounded() && most == most.rounded())
  }

  /// From the least to the most; nil where nothing is there.
  var range: ClosedRange<Double>? {
    let whole = whole
    let least = min(least, whole.first.map(Double.init) ?? .infinity)
    let most = max(most, whole.last.map(Double.init) ?? -.infinity)
    return least <= most ? least...most : nil
  }

  /// The median distance from one number to the next, in whole numbers.
  var typicalGap: Double {
    let places = isThere.indices.filter { isThere[$0] || isFollowed[$0] }
    let gaps = zip(places.dropFirst(), places).map { $0 - $1 }.sorted()
    return gaps.isEmpty ? 1 : Double(gaps[gaps.count / 2])
  }

  mutating func leaveOut(_ numbers: [Int]) {
    for number in numbers {
      distant.remove(number)
      if let place = Self.place(number) { isThere[place] = false }
    }
  }

  mutating func add(_ number: Int) {
    if let place = Self.place(number) { isThere[place] = true } else { distant.insert(number) }
  }

  /// Whether a number lies less than 2 from another one.
  func hasNeighbour(of number: Int) -> Bool {
    guard let place = Self.place(number) else { return false }
    func holds(_ list: [Bool], _ place: Int) -> Bool { list.indices.contains(place) && list[place] }
    return holds(isThere, place - 1) || holds(isThere, place + 1)
      || (-2...1).contains { holds(isFollowed, place + $0) }
  }
}
