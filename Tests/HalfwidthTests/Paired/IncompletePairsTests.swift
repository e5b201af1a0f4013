import TestSupport
import Testing

@testable import Halfwidth

/// The exact McNemar test over everything that missing answers could have been.
@Suite struct IncompletePairsTests {
  typealias Half = IncompletePairs.Half

  private func pairs(
    _ b: Int, _ c: Int, first: Half = Half(), second: Half = Half(), neither: Int = 0
  ) throws -> IncompletePairs {
    try IncompletePairs(
      complete: PairedCounts(both: 1, firstOnly: b, secondOnly: c, neither: 1), first: first,
      second: second, neither: neither)
  }

  @Test func `the range has the ends of exact rational arithmetic`() throws {
    // binom.test of R over all completions.
    let both = try pairs(12, 2, neither: 3).exactPValues
    expectClose(both.lowerBound, 0.002349853515625, absolute: 1e-15)
    expectClose(both.upperBound, 0.143463134765625, absolute: 1e-15)
    let crossing = try pairs(10, 10, first: Half(yes: 1, no: 1), second: Half(yes: 2, no: 1))
      .exactPValues
    expectClose(crossing.lowerBound, 0.6776394844055176, absolute: 1e-15)
    #expect(crossing.upperBound == 1)
    let some = try pairs(6, 0, first: Half(yes: 1), second: Half(yes: 1, no: 1)).exactPValues
    #expect(some == 0.0078125...0.125)
    let other = try pairs(5, 0, first: Half(yes: 1, no: 1), second: Half(yes: 1)).exactPValues
    #expect(other == 0.03125...0.453125)
  }

  @Test func `the range is that of all completions one by one`() throws {
    for b in 0...4 {
      for c in 0...4 {
        for numbers in 0..<32 {
          let first = Half(yes: numbers & 1, no: numbers >> 1 & 1)
          let second = Half(yes: numbers >> 2 & 1, no: numbers >> 3 & 1)
          let neither = numbers >> 4 & 1
          var all: [Double] = []
          for i in 0...first.yes + second.no {
            for j in 0...first.no + second.yes {
              for (more, less) in neither == 0 ? [(0, 0)] : [(0, 0), (1, 0), (0, 1)] {
                let counts = try PairedCounts(
                  both: 1, firstOnly: b + i + more, secondOnly: c + j + less, neither: 1)
                all.append(try #require(McNemarMethod.exact.finding(for: counts).pValue))
              }
            }
          }
          let range = try pairs(b, c, first: first, second: second, neither: neither).exactPValues
          #expect(range.lowerBound == all.min() && range.upperBound == all.max())
        }
      }
    }
  }

  @Test func `impossible numbers are refused`() throws {
    let negative = #expect(throws: CountsError.self) { try pairs(1, 1, neither: -1) }
    #expect(
      negative?.message == "a number of missing answers is -1; counts are not negative")
    let tooMany = #expect(throws: CountsError.self) {
      try pairs(1, 1, first: Half(yes: BinomialCounts.largestTrials))
    }
    #expect(tooMany?.kind == .tooLarge)
  }
}
