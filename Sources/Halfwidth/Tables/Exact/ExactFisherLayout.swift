internal import Glibc

/// How the network algorithm arranges a table: which side gives the rows, and which columns form the
/// two groups that meet in the middle.
struct ExactFisherLayout {
  /// Row totals, ascending: the two largest rows are the inner loop.
  let rows: [Int]
  /// The column totals of the two groups, each ascending; the left group is the cheaper one.
  let left: [Int]
  /// See ``left``.
  let right: [Int]

  /// About how many partial tables of a group are more probable, with the most probable completion,
  /// than a table with this chi-squared statistic: the lattice points of an ellipsoid, or all there are.
  func size(of group: [Int], statistic: Double) -> Double {
    guard statistic > 0 else { return 0 }
    let freedom = Double(rows.count - 1)
    let dimensions = freedom * Double(group.count)
    let other = left.reduce(0, +) + right.reduce(0, +) - group.reduce(0, +)
    let points =
      exp(dimensions / 2 * log(.pi * statistic) - lgamma(dimensions / 2 + 1))
      * Self.volume(of: group, other: other, rows: rows)
    let all = group.reduce(0.0) {
      $0 + lgamma(Double($1) + freedom + 1) - lgamma(Double($1) + 1) - lgamma(freedom + 1)
    }
    return min(points, exp(all))
  }

  /// Arranges totals above 0, at least two rows and three columns or the other way round.
  init(_ rowTotals: [Int], _ columnTotals: [Int]) {
    var best: (layout: ExactFisherLayout, cost: Double)?
    var orientations = [(rowTotals, columnTotals), (columnTotals, rowTotals)]
    if rowTotals.count < columnTotals.count { orientations.removeLast() }
    if rowTotals.count > columnTotals.count { orientations.removeFirst() }
    for (rows, columns) in orientations {
      for split in Self.splits(of: columns) {
        let candidate = Self.arranged(rows.sorted(), split.left, split.right)
        if best.map({ candidate.cost < $0.cost }) ?? true { best = candidate }
      }
    }
    guard let best else { preconditionFailure("a table has an orientation and a split") }
    self = best.layout
  }

  private init(rows: [Int], left: [Int], right: [Int]) {
    self.rows = rows
    self.left = left
    self.right = right
  }

  /// Every way to take the smaller half of up to ten columns; of more columns, one.
  private static func splits(of columns: [Int]) -> [(left: [Int], right: [Int])] {
    let size = columns.count / 2
    guard columns.count <= 10 else {
      let sorted = columns.sorted(by: >)
      return [(Array(sorted[..<size]), Array(sorted[size...]))]
    }
    return (0..<1 << columns.count).filter { $0.nonzeroBitCount == size }.map { set in
      (
        columns.indices.filter { set >> $0 & 1 == 1 }.map { columns[$0] },
        columns.indices.filter { set >> $0 & 1 == 0 }.map { columns[$0] }
      )
    }
  }

  /// The root of the determinant of the covariances of a group's cells, given the margins of the table.
  private static func volume(of group: [Int], other: Int, rows: [Int]) -> Double {
    let total = Double(rows.reduce(0, +))
    let shape = rows.reduce(1.0) { $0 * Double($1) / total }.squareRoot()
    let product = group.reduce(Double(other) / total) { $0 * Double($1) }
    return pow(shape, Double(group.count)) * pow(product, Double(rows.count - 1) / 2)
  }

  /// The arrangement, and how much it costs by the volumes of its groups.
  private static func arranged(
    _ rows: [Int], _ left: [Int], _ right: [Int]
  ) -> (layout: ExactFisherLayout, cost: Double) {
    let costs = (
      left: volume(of: left, other: right.reduce(0, +), rows: rows),
      right: volume(of: right, other: left.reduce(0, +), rows: rows)
    )
    let swaps = left.count == right.count && costs.right < costs.left
    return (
      ExactFisherLayout(
        rows: rows, left: (swaps ? right : left).sorted(),
        right: (swaps ? left : right).sorted()),
      // The lists of the left group are sorted, those of the right one only looked at.
      swaps ? 2 * costs.right + costs.left : 2 * costs.left + costs.right
    )
  }
}
