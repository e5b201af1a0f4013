/// Tables of two by two, one for each stratum.
///
/// Strata are groups that are compared within, such as districts or ages: the rows are what is compared
/// (exposed or not), the columns the answer. A stratum with nobody or with one respondent is allowed and
/// tells nothing: every method leaves it out, where R's `mantelhaen.test` refuses the data.
public struct StratifiedTables: Hashable, Sendable {
  /// The strata in the order given; at least one.
  public let strata: [Stratum]
  /// The number of respondents in all strata, in 1...2^53.
  public let total: Int

  /// The counts of one stratum, with columns a, b in the first row and c, d in the second.
  public struct Stratum: Hashable, Sendable {
    /// First row, first column.
    public let a: Int
    /// First row, second column.
    public let b: Int
    /// Second row, first column.
    public let c: Int
    /// Second row, second column.
    public let d: Int

    /// The number of respondents.
    public var total: Int { a + b + c + d }
    /// Whether some row or column sums to 0: such a stratum has one possible table, and tells nothing of
    /// the odds ratio.
    public var hasZeroMargin: Bool { a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0 }
  }

  /// Creates strata that are possible.
  ///
  /// - Parameter strata: A list of tables by row, `[[a, b], [c, d]]`.
  /// - Throws: ``StratifiedTablesError`` for an empty list, a table of another shape, a negative count,
  ///   nothing counted in all strata together, or a sum above 2^53.
  public init(_ strata: [[[Int]]]) throws(StratifiedTablesError) {
    guard !strata.isEmpty else { throw .empty }
    var checked: [Stratum] = []
    var total = 0
    for (index, rows) in strata.enumerated() {
      guard rows.count == 2 && rows[0].count == 2 && rows[1].count == 2 else {
        throw .wrongShape(stratum: index)
      }
      for count in rows[0] + rows[1] {
        guard count >= 0 else { throw .negative(count: count, stratum: index) }
        let (sum, overflow) = total.addingReportingOverflow(count)
        guard !overflow && sum <= BinomialCounts.largestTrials else { throw .tooLarge }
        total = sum
      }
      checked.append(Stratum(a: rows[0][0], b: rows[0][1], c: rows[1][0], d: rows[1][1]))
    }
    guard total > 0 else { throw .nothingCounted }
    self.strata = checked
    self.total = total
  }
}

extension StratifiedTables {
  /// Creates strata from texts such as `10,5;4,11`, one a stratum.
  ///
  /// - Throws: ``StratifiedTablesError``: malformed text, or tables that are not possible.
  public init(parsing texts: [String]) throws(StratifiedTablesError) {
    var strata: [[[Int]]] = []
    for text in texts { strata.append(try Self.rows(parsing: text)) }
    try self.init(strata)
  }

  /// Returns the rows of a text such as `10,5;4,11`, of whatever shape they are.
  ///
  /// - Throws: ``StratifiedTablesError`` for malformed text.
  public static func rows(parsing text: String) throws(StratifiedTablesError) -> [[Int]] {
    guard let rows = CountsText.rows(text) else { throw .malformed(text) }
    return rows
  }
}

/// Why stratified tables were refused.
public enum StratifiedTablesError: Error, Hashable, Sendable {
  /// The text is not rows of whole numbers.
  case malformed(String)
  /// There is no stratum.
  case empty
  /// A table is not of two by two; `stratum` starts at 0.
  case wrongShape(stratum: Int)
  /// A count is negative; `stratum` starts at 0.
  case negative(count: Int, stratum: Int)
  /// All counts are 0.
  case nothingCounted
  /// The counts sum to more than 2^53.
  case tooLarge

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .malformed(let text):
      "'\(text)' is not a table of counts; write whole numbers with commas between columns and a "
        + "semicolon between rows, such as 10,5;4,11"
    case .empty:
      "there is no stratum; give at least one table of two by two"
    case .wrongShape(let stratum):
      "the table of stratum \(stratum + 1) is not of two by two; give two rows of two counts"
    case .negative(let count, let stratum):
      "a count of stratum \(stratum + 1) is \(count); counts are not negative"
    case .nothingCounted:
      "all counts are 0; at least one respondent must be counted"
    case .tooLarge:
      "the counts sum to more than 2^53, the largest number that is counted exactly; give fewer"
    }
  }
}

extension StratifiedTablesError: InputError {
  /// Whether the text is no table.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}
