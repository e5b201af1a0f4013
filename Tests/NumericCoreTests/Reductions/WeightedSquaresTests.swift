import CKernels
import Testing

@testable import NumericCore

@Suite("Sums of squares of counts")
struct WeightedSquaresTests {
  static let cells = 5
  static let room = 70
  static let counts = (0..<cells * room).map { Int32($0 * 7_919 % 1_009) }
  static let places = [0, 3, 1, 4, 2].map { $0 * room }
  /// No sum of these is exact.
  static let multipliers = [1 / 3.0, 0.1, 1e-9, 7 / 11.0, 1e5 / 3]

  static func expected(_ table: Int) -> Double {
    var sum = 0.0
    for (place, multiplier) in zip(places, multipliers) {
      let count = Double(counts[place + table])
      let square = count * count
      let term = square * multiplier
      sum += term
    }
    return sum
  }

  @Test(arguments: availableWidths, [0, 1, 15, 16, 17, 63, 70])
  func `give the same bits by every kernel, in the order of the cells`(
    _ width: KernelWidth, tables: Int
  ) {
    var sums = [Double](repeating: .nan, count: tables + 1)
    unsafe weighted_squares_by(
      width, Self.counts, Self.places, Self.multipliers, Self.cells, tables, &sums)
    #expect(Array(sums.dropLast()) == (0..<tables).map(Self.expected))
    #expect(sums.last?.isNaN == true)
  }

  @Test func `are those of the first tables, and 0 without cells`() {
    var sums = [Double](repeating: .nan, count: 10)
    WeightedSquares(places: Self.places, multipliers: Self.multipliers)
      .fill(&sums, tables: 9, from: Self.counts)
    #expect(Array(sums.prefix(9)) == (0..<9).map(Self.expected) && sums[9].isNaN)
    WeightedSquares(places: [], multipliers: []).fill(&sums, tables: 10, from: [])
    #expect(sums == [Double](repeating: 0, count: 10))
  }

  @Test func `refuse counts that are not there`() async {
    await #expect(processExitsWith: .failure) {
      var sums = [0.0, 0]
      WeightedSquares(places: [1], multipliers: [1])
        .fill(&sums, tables: 2, from: [1, 2])
    }
  }
}
