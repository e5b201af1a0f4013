internal import CKernels

/// Sums over the cells of many tables at once: of each cell the square of its count, times a multiplier.
public struct WeightedSquares: Sendable {
  private let places: [Int]
  private let multipliers: [Double]
  /// The last place; nil without cells.
  private let last: Int?

  /// Prepares the sums of tables whose counts of one cell lie side by side.
  ///
  /// - Parameters:
  ///   - places: Where the first table's counts are; the next table's are behind them.
  ///   - multipliers: As many.
  public init(places: [Int], multipliers: [Double]) {
    precondition(places.count == multipliers.count, "each cell has a multiplier")
    precondition(places.allSatisfy { $0 >= 0 }, "places are numbered from 0")
    self.places = places
    self.multipliers = multipliers
    last = places.max()
  }

  /// Writes the sums of the first tables.
  ///
  /// In each, terms are rounded and added in the order of the cells: sums are the same bits at every width of vectors,
  /// and exact where whole numbers stay below 2^53.
  ///
  /// - Parameters:
  ///   - sums: Room for one of each table.
  ///   - tables: How many tables there are.
  ///   - counts: The counts of all cells, at their places.
  public func fill(_ sums: inout [Double], tables: Int, from counts: [Int32]) {
    precondition(
      tables >= 0 && tables <= sums.count && last.map { $0 + tables } ?? 0 <= counts.count,
      "each table has its counts, and room for its sum")
    unsafe weighted_squares(counts, places, multipliers, places.count, tables, &sums)
  }
}
