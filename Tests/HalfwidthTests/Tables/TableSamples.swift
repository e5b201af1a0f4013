@testable import Halfwidth

/// Tables that several suites go through.
enum TableSamples {
  /// Every 2 x 2 table with 1 to `largest` respondents.
  static func twoByTwo(upTo largest: Int) -> [ContingencyTable] {
    var tables: [ContingencyTable] = []
    for n in 1...largest {
      for a in 0...n {
        for b in 0...(n - a) {
          for c in 0...(n - a - b) { tables.append(table([[a, b], [c, n - a - b - c]])) }
        }
      }
    }
    return tables
  }

  /// Tables of other shapes, some with zeros.
  static let larger = [
    table([[12, 5, 3], [4, 9, 11], [2, 6, 18]]), table([[7, 8, 9], [9, 8, 8]]),
    table([[200, 150, 90, 20], [120, 160, 140, 70]]), table([[5, 0, 4], [1, 3, 0], [0, 1, 1]]),
    table([[1, 0], [0, 1], [3, 2], [8, 0], [2, 9]]),
  ]

  static func table(_ counts: [[Int]]) -> ContingencyTable {
    guard let table = try? ContingencyTable(counts) else {
      preconditionFailure("a sample must be a table")
    }
    return table
  }

  /// The table with its rows, and its columns, in the opposite order.
  static func turned(_ source: ContingencyTable) -> ContingencyTable {
    table(source.counts.reversed().map { $0.reversed() })
  }
}
