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
  /// - Throws: ``CountsError`` for an empty list, a table of another shape, a negative count,
  ///   nothing counted in all strata together, or a sum above 2^53.
  public init(_ strata: [[[Int]]]) throws(CountsError) {
    guard !strata.isEmpty else {
      throw .tooFew("there is no stratum; give at least one table of two by two")
    }
    var checked: [Stratum] = []
    var sum = CountSum()
    for (index, rows) in strata.enumerated() {
      guard rows.count == 2 && rows[0].count == 2 && rows[1].count == 2 else {
        throw .mismatch(
          "the table of stratum \(index + 1) is not of two by two; give two rows of two counts")
      }
      for count in rows[0] + rows[1] { try sum.add(count, "a count of stratum \(index + 1)") }
      checked.append(Stratum(a: rows[0][0], b: rows[0][1], c: rows[1][0], d: rows[1][1]))
    }
    total = try sum.ofSomebody()
    self.strata = checked
  }
}

extension StratifiedTables {
  /// Creates strata from texts such as `10,5;4,11`, one a stratum.
  ///
  /// - Throws: ``CountsError``: malformed text, or tables that are not possible.
  public init(parsing texts: [String]) throws(CountsError) {
    var strata: [[[Int]]] = []
    for text in texts { strata.append(try Self.rows(parsing: text)) }
    try self.init(strata)
  }

  /// Returns the rows of a text such as `10,5;4,11`, of whatever shape they are.
  ///
  /// - Throws: ``CountsError`` for malformed text.
  public static func rows(parsing text: String) throws(CountsError) -> [[Int]] {
    guard let rows = CountsText.rows(text) else {
      throw .malformed(
        "'\(text)' is not a table of counts; write whole numbers with commas between columns and a "
          + "semicolon between rows, such as 10,5;4,11")
    }
    return rows
  }
}
