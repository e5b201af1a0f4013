/// A label for each row, such as the group or the region that a respondent belongs to.
public struct SampleLabels: Hashable, Sendable {
  /// The distinct labels.
  public let levels: [String]
  /// For each row the index of its label in ``levels``.
  public let codes: [Int]

  /// Creates labels; the levels are in the order in which they first appear.
  public init(_ labels: [String]) {
    var index: [String: Int] = [:]
    var levels: [String] = []
    codes = labels.map { label in
      if let code = index[label] { return code }
      index[label] = levels.count
      levels.append(label)
      return levels.count - 1
    }
    self.levels = levels
  }

  /// Creates labels whose levels are in a given order.
  ///
  /// - Returns: nil where a row has a label that is not among the levels, or a level comes twice.
  public init?(_ labels: [String], levels: [String]) {
    var index: [String: Int] = [:]
    for (code, level) in levels.enumerated() {
      guard index.updateValue(code, forKey: level) == nil else { return nil }
    }
    var codes: [Int] = []
    for label in labels {
      guard let code = index[label] else { return nil }
      codes.append(code)
    }
    self.levels = levels
    self.codes = codes
  }

  /// For each level the rows that have its label, ascending.
  public var rows: [[Int]] {
    var rows = [[Int]](repeating: [], count: levels.count)
    for (row, code) in codes.enumerated() { rows[code].append(row) }
    return rows
  }
}
