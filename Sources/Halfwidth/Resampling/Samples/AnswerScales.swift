/// The scales that answers were given on: the lowest and the highest that could be chosen.
public struct AnswerScales: Hashable, Sendable {
  /// The scale of all columns that have none of their own; nil where it is not declared.
  public var all: ClosedRange<Double>?
  /// The scales of columns by their names.
  public var columns: [String: ClosedRange<Double>]

  /// Declares scales; none by default.
  public init(all: ClosedRange<Double>? = nil, columns: [String: ClosedRange<Double>] = [:]) {
    self.all = all
    self.columns = columns
  }

  /// The declared scale of a column.
  public func scale(of column: String) -> ClosedRange<Double>? { columns[column] ?? all }

  /// Makes the scale of all columns hold scores too, chosen by somebody or not.
  public mutating func include(_ scores: [Double]) {
    guard let lowest = scores.min(), let highest = scores.max() else { return }
    all = min(all?.lowerBound ?? lowest, lowest)...max(all?.upperBound ?? highest, highest)
  }

  /// The most whole numbers in a row that are taken for a scale where none is declared: 0 to 10.
  static let mostAssumedLevels = 11

  /// Returns the scale that values seem to have: from the lowest to the highest of whole numbers that are
  /// not all one and lie among ``mostAssumedLevels`` in a row; nil for others.
  static func assumed(_ values: [Double]) -> ClosedRange<Double>? {
    guard let first = values.first else { return nil }
    var range = first...first
    for value in values {
      guard value == value.rounded() else { return nil }
      range = min(range.lowerBound, value)...max(range.upperBound, value)
    }
    let width = range.upperBound - range.lowerBound
    return width > 0 && width < Double(mostAssumedLevels) ? range : nil
  }

  /// Why a value is not on a declared scale, or nil.
  func flaw(_ values: [Double], of column: String) -> String? {
    guard let scale = scale(of: column), let row = values.firstIndex(where: { !scale.contains($0) })
    else { return nil }
    return
      "row \(row + 1) of '\(column)' is \(NumberText.of(values[row])), outside the declared scale of "
      + "\(Self.text(scale)); declare the scale that was asked, or leave the row out"
  }

  /// A scale as a reader is told, such as `1 to 5`.
  static func text(_ scale: ClosedRange<Double>) -> String {
    "\(NumberText.of(scale.lowerBound)) to \(NumberText.of(scale.upperBound))"
  }
}
