import Testing

@testable import NumericCore

@Suite("Tallies of many statistics")
struct PositionTalliesTests {

  @Test func `count each statistic's positions`() {
    let sizes = [1, 51, 300, 65_536, 2, 2, 3, 4, 5, 600, 7]
    var tallies = PositionTallies(positions: sizes)
    var other = PositionTallies(positions: sizes)
    var expected = sizes.map { [UInt64](repeating: 0, count: $0) }
    for round in 0..<20 {
      let count = [0, 1, 2, 7, 64][round % 5]
      // More in each row, which are not looked at.
      let stride = 24
      var positions = [UInt16](repeating: 0xFFFF, count: count * stride)
      for (statistic, size) in sizes.enumerated() {
        for i in 0..<count {
          let position = (round * 7_919 + i * 31 + statistic) % size
          positions[i * stride + statistic] = UInt16(position)
          expected[statistic][position] += 1
        }
      }
      if round < 10 {
        tallies.add(positions.span, count: count, stride: stride)
      } else {
        other.add(positions.span, count: count, stride: stride)
      }
    }
    tallies.merge(other)
    #expect(tallies.counts == expected)
  }

  @Test func `refuse a position outside`() async {
    await #expect(processExitsWith: .failure) {
      var tallies = PositionTallies(positions: [2, 2])
      var found = [UInt16](repeating: 0, count: 16)
      found[9] = 2
      tallies.add(found.span, count: 2, stride: 8)
    }
    await #expect(processExitsWith: .failure) {
      var tallies = PositionTallies(positions: [Int](repeating: 2, count: 9))
      var found = [UInt16](repeating: 0, count: 16)
      found[8] = 2
      tallies.add(found.span, count: 1, stride: 16)
    }
  }
}
