internal import Halfwidth

/// Categories in their order, with a score for each: the lines of a table, or the levels of a scale.
public struct ScoredCategories: Hashable, Sendable {
  /// The column whose answers they are; nil for lines of a table of counts.
  public let column: String?
  /// What they are called.
  public let names: [String]
  /// A score for each: the numbers that they are, or have as codes; else their places, 1 and up, among all
  /// categories, those included that nobody has.
  public let scores: [Double]
  /// Whether the scores are numbers of the answers, and not their places.
  public let areNumbers: Bool
  /// Where their order is from.
  public let order: CategoryOrder
  /// Whether they have an order that means something, and not that of their characters alone.
  public var hasOrder: Bool { order != .characters }

  init(
    column: String, names: [String], scores: [Double], areNumbers: Bool, order: CategoryOrder
  ) {
    self.column = column
    self.names = names
    self.scores = scores
    self.areNumbers = areNumbers
    self.order = order
  }

  /// Takes the lines of a table of counts by their names, in the order in which they were written; names that are
  /// all different numbers are their scores.
  public init(names: [String]) {
    let numbers = names.compactMap(AnswerCondition.number)
    let scores = numbers.count == names.count ? Self.scores(of: numbers) : nil
    column = nil
    self.names = names
    self.scores = scores ?? (0..<names.count).map { Double($0 + 1) }
    areNumbers = scores != nil
    order = .stated
  }

  /// Takes the answers of several columns for one scale, those included that one column has only.
  ///
  /// They stand by their numbers where all have one; where the order of each column is part of the longest one's they
  /// stand in that, and otherwise have none.
  public init(joining scales: [ScoredCategories]) {
    var numbers: [String: Double] = [:]
    var areNumbers = scales.allSatisfy(\.areNumbers)
    for scale in scales {
      for (name, score) in zip(scale.names, scale.scores)
      where (numbers.updateValue(score, forKey: name) ?? score) != score {
        // One label with two codes.
        areNumbers = false
      }
    }
    let longest = scales.max { $0.names.count < $1.names.count }?.names ?? []
    let isOneOrder = scales.allSatisfy { $0.hasOrder && Self.goes($0.names, along: longest) }
    column =
      scales.first { !$0.hasOrder }?.column
      ?? scales.compactMap(\.column).joined(separator: "', '")
    self.areNumbers = areNumbers
    let isByRanges = !areNumbers && scales.contains { $0.order == .ranges }
    order = areNumbers || isOneOrder ? isByRanges ? .ranges : .stated : .characters
    if areNumbers {
      let sorted = numbers.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      names = sorted.map(\.key)
      scores = sorted.map(\.value)
    } else {
      names = isOneOrder ? longest : distinct(scales.flatMap(\.names))
      scores = names.indices.map { Double($0 + 1) }
    }
  }

  /// Whether names stand in the same order among others.
  private static func goes(_ names: [String], along others: [String]) -> Bool {
    var rest = others[...]
    for name in names {
      guard let place = rest.firstIndex(of: name) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// The answers in their usual order, where they are those of a usual scale of questionnaires; nil for others.
  public var usualOrder: [String]? {
    KnownScales.match(names)?.levels.filter(names.contains)
  }

  /// Numbers, where they can be scores: all different, and not too large.
  static func scores(of numbers: [Double]) -> [Double]? {
    Set(numbers).count == numbers.count
      && numbers.allSatisfy { $0.magnitude <= OrdinalScores.largestMagnitude } ? numbers : nil
  }
}
