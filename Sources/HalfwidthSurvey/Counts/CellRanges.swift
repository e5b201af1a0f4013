/// What counts of a list of cells, which sum to a known total, can be where some of them, and sums of neighbours, are
/// known, each as one number or as a range.
///
/// Sums of the first cells are put on a line: a known count bounds the distance of two of its points, and no distance
/// is negative. The largest and the smallest distance of two points that all of these allow are shortest paths, and
/// whole numbers between them are all possible.
///
/// Source: R. Bellman (1958), *Quart. Appl. Math.* 16, 87-90,
/// [doi:10.1090/qam/102435](https://doi.org/10.1090/qam/102435).
struct CellRanges {
  /// The most that the sum before one point exceeds that before another.
  private var most: [[Int]]

  /// - Parameters:
  ///   - cells: How many cells there are.
  ///   - total: What they sum to.
  ///   - known: Cells next to each other with the smallest and the largest sum that they can have.
  /// - Complexity: O(k^3) for k cells.
  init(cells: Int, total: Int, known: [(cells: Range<Int>, sums: ClosedRange<Int>)]) {
    most = (0...cells).map { from in (0...cells).map { to in from <= to ? total : 0 } }
    for point in 0...cells { most[point][point] = 0 }
    for (range, sums) in known + [(0..<cells, total...total)] {
      most[range.lowerBound][range.upperBound] = min(
        most[range.lowerBound][range.upperBound], sums.upperBound)
      most[range.upperBound][range.lowerBound] = min(
        most[range.upperBound][range.lowerBound], -sums.lowerBound)
    }
    for middle in 0...cells {
      for from in 0...cells {
        for to in 0...cells {
          most[from][to] = min(most[from][to], most[from][middle] + most[middle][to])
        }
      }
    }
  }

  /// Whether there are counts that fit all that is known: no way back to a point is shorter than nothing.
  var isPossible: Bool { most.indices.allSatisfy { most[$0][$0] >= 0 } }

  /// The smallest and the largest sum that neighbours can have; only where ``isPossible``.
  func possible(_ cells: Range<Int>) -> ClosedRange<Int> {
    -most[cells.upperBound][cells.lowerBound]...most[cells.lowerBound][cells.upperBound]
  }
}
