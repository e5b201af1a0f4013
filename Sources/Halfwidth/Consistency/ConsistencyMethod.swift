/// The checks of printed numbers; raw values are their slugs.
public enum ConsistencyMethod: String, CaseIterable, Hashable, Sendable {
  /// The counts behind one percentage: ``PrintedPercent/counts``.
  case possibleCounts = "possible-counts"
  /// The bases that one or several percentages can have: ``UnknownBase/possible``.
  case possibleBases = "possible-bases"
  /// The rules by which a count gives the percentage beside it: ``PrintedPercent/rules(giving:)``.
  case countPercent = "count-percent"
  /// The counts behind the percentages of all categories: ``PercentSet``.
  case percentSet = "percent-set"
  /// The same where the percentages were forced to sum to 100: ``AdjustedPercentSet``.
  case percentSetAdjusted = "percent-set-adjusted"
  /// Counts as percentages that sum to 100: ``LargestRemainder``.
  case largestRemainder = "largest-remainder"
  /// The sums behind a mean of whole numbers: ``PrintedMean/sums``.
  case grim
  /// The sums and sums of squares behind a mean and a standard deviation: ``PrintedMoments/attainable``.
  case grimmer
  /// The counts behind a mean and a standard deviation of zeros and ones: ``PrintedMoments`` on a scale of 0 to 1.
  case debit
  /// The counts of each answer that a mean and a standard deviation leave possible:
  /// ``PrintedMoments/distributions``.
  case meanSD = "mean-sd"
}

/// Printed numbers that are checked.
public enum ConsistencyInput: Hashable, Sendable {
  /// A percentage of a known base.
  case percent(PrintedPercent)
  /// Percentages of an unknown base.
  case unknownBase(UnknownBase)
  /// A count beside its percentage.
  case counted(Int, PrintedPercent)
  /// The percentages of all categories.
  case set(PercentSet)
  /// Counts that are printed as percentages with so many decimals.
  case counts(LargestRemainder)
  /// A mean.
  case mean(PrintedMean)
  /// A mean and a standard deviation.
  case moments(PrintedMoments)

  /// The methods that take it, the usual one first.
  public var methods: [ConsistencyMethod] {
    switch self {
    case .percent: [.possibleCounts]
    case .unknownBase: [.possibleBases]
    case .counted: [.countPercent]
    case .set: [.percentSet, .percentSetAdjusted]
    case .counts: [.largestRemainder]
    case .mean: [.grim]
    case .moments(let moments):
      moments.scale == 0...1 ? [.debit, .grimmer, .meanSD] : [.meanSD, .grimmer]
    }
  }
}

/// What a check of printed numbers found.
public struct ConsistencyFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// Whether there are numbers behind the printed ones, and what they are, under wire names and in order.
  public var values: FieldList
  /// What was not counted, and why.
  public var warnings: [AnalysisWarning] = []
}

extension ConsistencyFinding: WireRepresentable {
  /// The method, its values and its warnings.
  public var fields: FieldList {
    var fields: FieldList = ["method": .string(method)]
    fields.add(values)
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// Its values in a line.
  public var description: String {
    values.map { "\($0.name) \($0.value.shown)" }.joined(separator: ", ") + ", \(method)"
  }
}
