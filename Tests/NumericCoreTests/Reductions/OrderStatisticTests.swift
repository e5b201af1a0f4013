import Testing

@testable import NumericCore

/// Numbers of several kinds that order statistics could be wrong about.
private let streams: [[Double]] = {
  let words = StreamBlock(seed: 2, purpose: .simulation, index: 0).words64(0..<5_000)
  let uniform = words.map { Double($0 >> 11) * 0x1p-53 }
  return [
    [1], [2, 1], [0, -0.0, 0], [.infinity, -.infinity, 0], uniform,
    uniform.map { ($0 * 10).rounded() - 5 }, uniform.map { $0 - 0.5 },
    uniform.map { 1 + $0 * 1e-12 }, uniform.map { 1 / ($0 - 0.5) },
    Array(0..<3_000).map(Double.init),
    Array(0..<3_000).reversed().map(Double.init), [Double](repeating: 3.5, count: 500),
    uniform.enumerated().map { $0.offset % 2 == 0 ? 7 : $0.element },
    [.leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude, 1, -1],
  ]
}()

@Suite("Order statistics by repeated passes")
struct OrderStatisticSearchTests {
  static func search(
    _ stream: [Double], room: Int, ranks: [Int], copies: Int = 1
  ) -> (results: [Double], passes: Int) {
    let defined = stream.count { !$0.isNaN }
    var search = OrderStatisticSearch(room: room)
    var passes = 0
    repeat {
      var parts = (0..<copies).map { _ in search.makePass() }
      for start in stride(from: 0, to: stream.count, by: 77) {
        let piece = Array(stream[start..<min(start + 77, stream.count)])
        parts[start / 77 % copies].add(piece.span)
      }
      search.finish(parts)
      passes += 1
      #expect(search.count == defined)
      // Half of the ranks are asked for one pass later.
      search.want(ranks.enumerated().filter { $0.offset % 2 < passes }.map(\.element))
    } while (!search.isFinished || passes < 2) && passes < 10
    return (ranks.map { search.found[$0] ?? .nan }, passes)
  }

  @Test(arguments: streams.indices)
  func `find what sorting finds`(index: Int) {
    let stream = streams[index]
    let sorted = stream.sorted()
    let n = stream.count
    let ranks = [1, n, (n + 1) / 2, max(1, n / 40), 1]
    for (room, copies) in [(1, 1), (10, 3), (1 << 20, 2)] {
      let (results, passes) = Self.search(stream, room: room, ranks: ranks, copies: copies)
      #expect(results == ranks.map { sorted[$0 - 1] })
      #expect(passes <= 6)
      if room >= n { #expect(passes <= 3) }
    }
  }

  @Test func `leave out what is no number`() {
    let (results, _) = Self.search([3, .nan, 1, .nan, 2], room: 1, ranks: [1, 3])
    #expect(results == [1, 3])
    let none = Self.search([.nan, .nan], room: 1, ranks: [])
    #expect(none.results.isEmpty)
    #expect(none.passes == 2)
  }

  @Test func `order the bits as the numbers`() {
    let numbers: [Double] = [
      -.infinity, -1e300, -1, -0x1p-1074, 0, 0x1p-1074, 1, 1.0.nextUp, 1e300, .infinity,
    ]
    let keys = numbers.map { OrderStatisticSearch.key($0) }
    #expect(keys == keys.sorted())
    #expect(Set(keys).count == numbers.count)
    #expect(keys.map { OrderStatisticSearch.number($0) } == numbers)
    #expect(OrderStatisticSearch.key(-0.0) == OrderStatisticSearch.key(0))
  }
}
