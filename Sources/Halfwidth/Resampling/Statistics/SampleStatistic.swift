/// A statistic of a sample, for a simulated bootstrap.
public enum SampleStatistic: Sendable {
  /// A statistic of one column.
  case column(ColumnStatistic, of: String)
  /// A statistic of two columns; ``correlation(_:_:)`` and others have names of their own.
  case pair(PairStatistic, String, String)
  /// The statistic of the first group's rows minus that of the second's, which are resampled on their
  /// own, to their own sizes.
  case difference(ColumnStatistic, of: String)
  /// The statistic of the rows' differences, one column minus another; of a proportion the difference
  /// of the two shares.
  ///
  /// The median of differences is not the difference of medians.
  case pairedDifference(ColumnStatistic, of: String, minus: String)
  /// Any function of the rows of a resample.
  case custom(CustomStatistic)

  /// A function of the rows of a resample, under a name.
  public struct CustomStatistic: Sendable {
    /// The name in results.
    public var name: String
    /// The values that the statistic can have; limits outside are clipped.
    public var space: ClosedRange<Double>
    /// Returns the statistic of the rows, whose numbers may repeat; nil where it is undefined.
    ///
    /// It is called from several threads at a time and must depend on the rows' numbers alone, and not
    /// on anything that changes; the order of the rows means nothing. The jackknife calls it with one
    /// row fewer than there are.
    public var value: @Sendable (_ rows: Span<UInt32>) -> Double?

    /// Creates a statistic.
    public init(
      name: String, space: ClosedRange<Double> = -.infinity ... .infinity,
      value: @escaping @Sendable (_ rows: Span<UInt32>) -> Double?
    ) {
      self.name = name
      self.space = space
      self.value = value
    }
  }

  /// The name in results, such as `mean`, `correlation` or `difference-median`.
  public var name: String {
    switch self {
    case .column(let statistic, _): statistic.name
    case .pair(let statistic, _, _): statistic.name
    case .difference(let statistic, _): "difference-\(statistic.name)"
    case .pairedDifference(let statistic, _, _): "paired-difference-\(statistic.name)"
    case .custom(let statistic): statistic.name
    }
  }

  /// What it says of itself, of a difference the statistic of each side; nil for a function of the user.
  var definition: (any StatisticDefinition)? {
    switch self {
    case .column(let statistic, _), .difference(let statistic, _),
      .pairedDifference(let statistic, _, _):
      statistic.definition
    case .pair(let statistic, _, _): statistic.definition
    case .custom: nil
    }
  }

  /// The columns that the statistic is computed from.
  public var columns: [String] {
    switch self {
    case .column(_, let name), .difference(_, let name): [name]
    case .pair(_, let x, let y), .pairedDifference(_, let x, let y): [x, y]
    case .custom: []
    }
  }

  /// The statistic with its columns, such as `correlation(x,y)`, by which shards know each other.
  public var text: String {
    columns.isEmpty ? name : "\(name)(\(columns.joined(separator: ",")))"
  }
}
