/// Data to resample: named columns of numbers, and what is known about the rows.
///
/// A row is what was observed of one respondent. Rows with missing numbers are left out before.
public struct BootstrapSample: Hashable, Sendable {
  /// A column of numbers under its name.
  public struct Column: Hashable, Sendable {
    /// The name.
    public var name: String
    /// A number for each row.
    public var values: [Double]

    /// Creates a column.
    public init(_ name: String, _ values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// The largest number of rows, 2^31 - 1.
  public static let mostRows = Int(Int32.max)

  /// The largest magnitude of a number, 1e35: eighth powers of what is larger overflow, and so would the
  /// kurtosis of a variance.
  public static let largestMagnitude = 1e35

  /// The smallest distance between the lowest and the highest number of a column that varies, 1e-35: eighth
  /// powers of what is smaller vanish.
  public static let smallestSpread = 1e-35

  /// The columns, whose names differ.
  public let columns: [Column]
  /// Which group each row belongs to, for a difference of two groups; nil if it wasn't said.
  public let group: SampleLabels?
  /// Which stratum of the sampling design each row comes from; nil if it wasn't said.
  public let stratum: SampleLabels?
  /// Which primary unit of the sampling design each row comes from; nil where each row is one.
  ///
  /// Units of different strata are different, whatever their labels.
  public let cluster: SampleLabels?
  /// How many of the population each row stands for; nil where each stands for as many.
  public let weights: [Double]?
  /// The number of rows, at least 1.
  public let count: Int

  /// Creates a sample.
  ///
  /// - Parameters:
  ///   - columns: At least one, of at least one row each, all finite and up to ``largestMagnitude``. The
  ///     numbers of a column are all the same, or spread over at least ``smallestSpread``.
  ///   - group: A label for each row.
  ///   - stratum: A label for each row.
  ///   - cluster: A label for each row.
  ///   - weights: A finite number for each row, 0 or above, not all 0. Rows outside of a subpopulation of a
  ///     survey weigh 0 and stay, so that their primary units stay in the design.
  /// - Throws: ``BootstrapSampleError``
  public init(
    columns: [Column], group: SampleLabels? = nil, stratum: SampleLabels? = nil,
    cluster: SampleLabels? = nil, weights: [Double]? = nil
  ) throws(BootstrapSampleError) {
    guard let first = columns.first else { throw .noColumns }
    count = first.values.count
    guard count >= 1 && count <= Self.mostRows else { throw .rows(count) }
    var names: Set<String> = []
    // Adding 0 turns -0 into 0, which hashes as it compares.
    var clean = columns
    for index in clean.indices {
      let column = columns[index]
      guard names.insert(column.name).inserted else { throw .columnTwice(column.name) }
      guard column.values.count == count else {
        throw .length(column: column.name, count: column.values.count, expected: count)
      }
      for (row, value) in column.values.enumerated() {
        guard value.isFinite else { throw .notFinite(row: row, column: column.name) }
        guard value.magnitude <= Self.largestMagnitude else {
          throw .tooLarge(value, row: row, column: column.name)
        }
        clean[index].values[row] = value + 0
      }
      guard Self.isWide(column.values) else { throw .tooClose(column: column.name) }
    }
    for (name, labels) in [("group", group), ("stratum", stratum), ("cluster", cluster)] {
      if let labels, labels.codes.count != count {
        throw .length(column: name, count: labels.codes.count, expected: count)
      }
    }
    if let weights {
      guard weights.count == count else {
        throw .length(column: "weights", count: weights.count, expected: count)
      }
      for (row, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
        throw .weight(row: row)
      }
      guard weights.contains(where: { $0 > 0 }) else { throw .noWeight }
    }
    self.columns = clean
    self.group = group
    self.stratum = stratum
    self.cluster = cluster
    self.weights = weights
  }

  /// Whether numbers are all the same, or spread over at least ``smallestSpread``.
  static func isWide(_ values: [Double]) -> Bool {
    guard let lowest = values.min(), let highest = values.max() else { return true }
    return lowest == highest || highest - lowest >= smallestSpread
  }

  /// Creates a sample of one column called `values`.
  ///
  /// - Throws: ``BootstrapSampleError``
  public init(values: [Double]) throws(BootstrapSampleError) {
    try self.init(columns: [Column("values", values)])
  }

  /// Returns a column's numbers.
  ///
  /// - Throws: ``BootstrapSampleError/noColumn(_:columns:)``
  public func values(of name: String) throws(BootstrapSampleError) -> [Double] {
    guard let column = columns.first(where: { $0.name == name }) else {
      throw .noColumn(name, columns: columns.map(\.name))
    }
    return column.values
  }

  /// A fingerprint of the numbers, labels and weights, by which shards of one run know each other.
  public var digest: ResampleDigest {
    var sum = ResampleDigest()
    func add(_ numbers: some Sequence<UInt64>, as place: Int) {
      var hash = UInt64(truncatingIfNeeded: place)
      for number in numbers { hash = ResampleDigest.hash(hash, number) }
      sum = sum + ResampleDigest(value: hash)
    }
    add([UInt64(count)], as: 0)
    for (index, column) in columns.enumerated() {
      add(column.values.lazy.map(\.bitPattern), as: 8 + index)
    }
    for (index, labels) in [group, stratum, cluster].enumerated() {
      if let labels { add(labels.codes.lazy.map { UInt64($0) }, as: 1 + index) }
    }
    if let weights { add(weights.lazy.map(\.bitPattern), as: 4) }
    return sum
  }
}
