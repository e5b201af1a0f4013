/// Differences of the same respondents, by their size and sign: how many are above, below and exactly 0.
public struct SignedDifferences: Hashable, Sendable {
  /// The differences of one size, from the smallest size up; none of size 0.
  public let sizes: [Size]
  /// The number of differences that are 0.
  public let zeros: Int
  /// The number of differences, in 1...2^53.
  public let total: Int

  /// Differences of one size.
  public struct Size: Hashable, Sendable {
    /// How many are above 0.
    public let positive: Int
    /// How many are below 0.
    public let negative: Int

    /// The number of both.
    var count: Int { positive + negative }
  }

  /// Creates differences from their values.
  ///
  /// - Throws: ``CountsError`` for an empty list, and for a value that is not a finite number.
  public init(_ values: [Double]) throws(CountsError) {
    guard !values.isEmpty else {
      throw .tooFew("there is no difference; give at least one, such as -3,2,0,5")
    }
    if let place = values.firstIndex(where: { !$0.isFinite }) {
      throw .outOfRange("difference \(place + 1) is \(values[place]); give finite numbers")
    }
    self.init(counted: values.map { (1, $0, 0) })
  }

  /// Creates the differences of two numbers of each respondent.
  ///
  /// Differences of decimal numbers differ by rounding where they are the same, such as .3 - .2 and .2 - .1: sizes that
  /// are apart by no more than the rounding of their numbers are one.
  ///
  /// - Throws: ``CountsError`` for empty lists, lists of two lengths, and for a number that is not finite or whose
  ///   difference is not.
  public init(_ first: [Double], minus second: [Double]) throws(CountsError) {
    guard first.count == second.count else {
      throw .mismatch(
        "there are \(first.count) first numbers and \(second.count) second ones; give one of each for every "
          + "respondent")
    }
    let cells = zip(first, second).map { one, other in
      (count: 1, value: one - other, rounding: 2 * max(one.magnitude, other.magnitude).ulp)
    }
    _ = try SignedDifferences(cells.map(\.value))
    self.init(counted: cells)
  }

  /// Creates the differences of two answers on one scale, the first score minus the second.
  public init(_ pairs: PairedOrdinalCounts) {
    // Equal steps of scores, such as .3 - .2 and .2 - .1, differ by rounding only.
    let rounding = 4 * pairs.scores.magnitude.ulp
    var cells: [(count: Int, value: Double, rounding: Double)] = []
    for (row, counts) in pairs.table.counts.enumerated() {
      for (column, count) in counts.enumerated() where count > 0 {
        cells.append((count, pairs.scores.values[row] - pairs.scores.values[column], rounding))
      }
    }
    self.init(counted: cells)
  }

  /// - Parameter counted: Differences with how many there are of each, and how far a size may be from another one and
  ///   still be the same.
  private init(counted: [(count: Int, value: Double, rounding: Double)]) {
    let ordered = counted.sorted { $0.value.magnitude < $1.value.magnitude }
    var sizes: [Size] = []
    var zeros = 0
    var last = (size: -Double.infinity, rounding: 0.0)
    for (count, value, rounding) in ordered {
      guard value.magnitude > rounding else {
        zeros += count
        continue
      }
      let own = Size(positive: value > 0 ? count : 0, negative: value > 0 ? 0 : count)
      if value.magnitude - last.size <= max(rounding, last.rounding), let before = sizes.popLast() {
        sizes.append(
          Size(
            positive: before.positive + own.positive, negative: before.negative + own.negative))
      } else {
        sizes.append(own)
      }
      last = (value.magnitude, rounding)
    }
    self.sizes = sizes
    self.zeros = zeros
    total = counted.reduce(0) { $0 + $1.count }
  }

  /// The number of differences above 0.
  public var positive: Int { sizes.reduce(0) { $0 + $1.positive } }
  /// The number of differences that are not 0.
  public var nonzero: Int { total - zeros }
}

extension SignedDifferences {
  /// Creates differences from text such as `-3,2,0,5`.
  ///
  /// - Throws: ``CountsError``: malformed text, or differences that are not possible.
  public init(parsing text: String) throws(CountsError) {
    var values: [Double] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let digits = part.drop { $0 == " " }
      guard let value = Double(digits), value.isFinite,
        !digits.contains(where: { $0 == "x" || $0 == "X" })
      else {
        throw .malformed(
          "'\(text)' is not a list of differences; write numbers with commas between them, such as -3,2,0,5"
        )
      }
      values.append(value)
    }
    try self.init(values)
  }
}
