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
    self.init(counted: values.map { (1, $0) }, rounding: 0)
  }

  /// Creates the differences of two answers on one scale, the first score minus the second.
  public init(_ pairs: PairedOrdinalCounts) {
    var cells: [(count: Int, value: Double)] = []
    for (row, counts) in pairs.table.counts.enumerated() {
      for (column, count) in counts.enumerated() where count > 0 {
        cells.append((count, pairs.scores.values[row] - pairs.scores.values[column]))
      }
    }
    // Equal steps of scores, such as .3 - .2 and .2 - .1, differ by rounding only.
    self.init(counted: cells, rounding: 4 * pairs.scores.magnitude.ulp)
  }

  /// - Parameter rounding: How far sizes may be apart and still be one.
  private init(counted: [(count: Int, value: Double)], rounding: Double) {
    let ordered = counted.sorted { $0.value.magnitude < $1.value.magnitude }
    var sizes: [Size] = []
    var zeros = 0
    var last = -Double.infinity
    for (count, value) in ordered {
      guard value.magnitude > rounding else {
        zeros += count
        continue
      }
      let own = Size(positive: value > 0 ? count : 0, negative: value > 0 ? 0 : count)
      if value.magnitude - last <= rounding, let before = sizes.popLast() {
        sizes.append(
          Size(
            positive: before.positive + own.positive, negative: before.negative + own.negative))
      } else {
        sizes.append(own)
      }
      last = value.magnitude
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
