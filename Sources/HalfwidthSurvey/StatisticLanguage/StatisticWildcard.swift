public import Halfwidth

/// A statistic with `*` in the place of a column, such as `proportion(*)` or `mean(q*)`: one statistic for
/// each column that has it.
public struct StatisticWildcard: Hashable, Sendable {
  /// The statistics, in the order of the columns.
  public let texts: [String]
  /// Which columns were taken and which not.
  public let warning: AnalysisWarning

  /// Whether a text has a `*` outside quotes.
  public static func isOne(_ text: String) -> Bool { !patterns(of: Array(text)).isEmpty }

  /// Finds a statistic's columns.
  ///
  /// A proportion takes columns of zeros and ones, others columns of numbers; columns that number the
  /// rows, and those that are used otherwise, are left out.
  ///
  /// - Parameters:
  ///   - text: The statistic, with one `*` or more in one name.
  ///   - columns: The names of the data's columns.
  ///   - kinds: What the columns hold whose names fit; see ``columns(of:among:)``.
  ///   - others: Columns that are used otherwise, such as one of weights.
  /// - Throws: ``StatisticWildcardError``
  public init(
    _ text: String, columns: [String], kinds: [String: ColumnKind], others: [String] = []
  ) throws(StatisticWildcardError) {
    let characters = Array(text)
    let patterns = Self.patterns(of: characters)
    guard patterns.count == 1, let place = patterns.first else {
      throw .severalPatterns(text, count: patterns.count)
    }
    let pattern = Array(characters[place])
    var texts: [String] = []
    var taken: [String] = []
    var left: [(reason: String, column: String)] = []
    for column in columns where Self.matches(column, pattern) {
      let kind = kinds[column] ?? .empty
      let own = Self.text(characters, place, column)
      let expression = try translating(
        { StatisticWildcardError.expression($0, of: own) },
        StatisticExpression(parsing: own, columns: columns))
      if let reason = Self.reason(
        column, kind, expression, others, isNamed: pattern != ["*"])
      {
        if !reason.isEmpty { left.append((reason, column)) }
        continue
      }
      texts.append(own)
      taken.append(column)
    }
    let reasons = left.together(by: \.reason)
      .map { "\($1.map(\.column).joined(separator: ", ")) (\($0))" }.joined(separator: ", ")
    guard !texts.isEmpty else {
      throw .noColumn(text, reasons: left.isEmpty ? "no column is called so" : reasons)
    }
    self.texts = texts
    let rest = left.isEmpty ? "" : "; left out: \(reasons)"
    warning = AnalysisWarning(
      .methodChosen,
      "\(text) is taken of \(taken.count) column\(taken.count == 1 ? "" : "s"): "
        + "\(taken.joined(separator: ", "))\(rest)")
  }

  /// The columns whose names fit the `*` of a statistic; none where there are several.
  public static func columns(of text: String, among names: [String]) -> [String] {
    let characters = Array(text)
    let patterns = patterns(of: characters)
    guard patterns.count == 1 else { return [] }
    let pattern = Array(characters[patterns[0]])
    return names.filter { matches($0, pattern) }
  }

  /// The statistic with `*` of a column.
  private static func text(
    _ characters: [Character], _ place: Range<Int>, _ column: String
  ) -> String {
    String(characters[..<place.lowerBound]) + written(column)
      + String(characters[place.upperBound...])
  }

  /// The columns that statistics may ask for, with those that a `*` may stand for.
  ///
  /// A text that is no statistic asks for none; who reads it says what is wrong with it.
  public static func columns(askedBy texts: [String], among names: [String]) -> [String] {
    var asked: [String] = []
    for text in texts {
      var whole = text
      if isOne(text) {
        let fitting = columns(of: text, among: names)
        guard let first = fitting.first else { continue }
        let characters = Array(text)
        asked += fitting
        whole = Self.text(characters, patterns(of: characters)[0], first)
      }
      guard let expression = try? StatisticExpression(parsing: whole, columns: names) else {
        continue
      }
      asked += expression.columns.map { expression.conditions[$0]?.column ?? $0 }
      asked += [expression.groupColumn].compactMap(\.self)
    }
    return asked
  }

  /// Why a column isn't taken; empty where nobody would expect it to be, nil for one that is.
  private static func reason(
    _ column: String, _ kind: ColumnKind, _ expression: StatisticExpression,
    _ others: [String], isNamed: Bool
  ) -> String? {
    if others.contains(column) || expression.groupColumn == column { return "" }
    switch expression.form {
    case .pair(_, let x, let y), .pairedDifference(_, let x, let y):
      if x == y { return "" }
    case .column, .difference: break
    }
    if expression.conditions.contains(where: { $0.value.column == column }) {
      return kind == .empty ? "empty" : nil
    }
    switch kind {
    case .text: return "text"
    case .empty: return "empty"
    // Who writes how a name begins means the columns that begin so.
    case .rowNumbers where !isNamed: return "row numbers"
    case .rowNumbers: return expression.isOfZerosAndOnes ? "other than zeros and ones" : nil
    case .numbers: return expression.isOfZerosAndOnes ? "other than zeros and ones" : nil
    case .binary: return nil
    }
  }

  /// Where the words with `*` are, outside quotes.
  private static func patterns(of characters: [Character]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var isQuoted = false
    var start: Int?
    for index in 0...characters.count {
      let character = index < characters.count ? characters[index] : " "
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted && (character == "*" || StatisticParser.isPartOfName(character)) {
        if start == nil { start = index }
      } else if let first = start {
        if characters[first..<index].contains("*") { found.append(first..<index) }
        start = nil
      }
    }
    return found
  }

  /// The column as a statistic names it.
  public static func written(_ column: String) -> String {
    column.allSatisfy(StatisticParser.isPartOfName)
      ? column : "\"" + column.replacing("\"", with: "\"\"") + "\""
  }

  /// Whether a name fits a pattern, in which `*` stands for any text.
  private static func matches(_ name: String, _ pattern: [Character]) -> Bool {
    // The places in the pattern that the name may have come to.
    var places: Set = [0]
    func spread(_ places: Set<Int>) -> Set<Int> {
      var all = places
      for place in places {
        var next = place
        while next < pattern.count, pattern[next] == "*" {
          next += 1
          all.insert(next)
        }
      }
      return all
    }
    places = spread(places)
    for character in name {
      places = spread(
        Set(
          places.compactMap { place in
            guard place < pattern.count else { return nil }
            if pattern[place] == "*" { return place }
            return pattern[place] == character ? place + 1 : nil
          }))
    }
    return places.contains(pattern.count)
  }
}
