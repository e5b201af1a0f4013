/// A set of whole numbers as runs: sorted, without overlap, and no two of them neighbours.
///
/// A rounded percentage of a large base stands for thousands of counts, and sums of such sets are made
/// run by run.
package struct CountRuns: Hashable {
  package private(set) var runs: [ClosedRange<Int>]

  /// The set of one number.
  init(_ number: Int) { runs = [number...number] }

  /// The set of some runs, in any order.
  init(_ unordered: [ClosedRange<Int>]) {
    runs = []
    for run in unordered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = runs.last, run.lowerBound <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...max(last.upperBound, run.upperBound)
      } else {
        runs.append(run)
      }
    }
  }

  /// The set of some numbers, ascending.
  package init(ascending numbers: [Int]) {
    runs = []
    for number in numbers {
      if let last = runs.last, number <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...max(last.upperBound, number)
      } else {
        runs.append(number...number)
      }
    }
  }

  var isEmpty: Bool { runs.isEmpty }

  /// The smallest and the largest number; nil for none.
  var range: ClosedRange<Int>? {
    guard let first = runs.first, let last = runs.last else { return nil }
    return first.lowerBound...last.upperBound
  }

  /// The numbers in order.
  var numbers: [Int] { runs.flatMap { Array($0) } }

  /// Every sum of a number of one set and a number of the other.
  static func + (first: CountRuns, second: CountRuns) -> CountRuns {
    CountRuns(
      first.runs.flatMap { one in
        second.runs.map { one.lowerBound + $0.lowerBound...one.upperBound + $0.upperBound }
      })
  }

  /// What each number of the set leaves of a total.
  func remainders(of total: Int) -> CountRuns {
    CountRuns(runs.map { total - $0.upperBound...total - $0.lowerBound })
  }

  /// The numbers that are in both.
  func intersection(_ other: CountRuns) -> CountRuns {
    CountRuns(
      runs.flatMap { one in
        other.runs.filter { one.overlaps($0) }.map { one.clamped(to: $0) }
      })
  }

  /// The numbers that lie in a range.
  func within(_ range: ClosedRange<Int>) -> CountRuns { intersection(CountRuns([range])) }
}
