import TestSupport
import Testing

@testable import Halfwidth

@Suite struct EventBoundsTests {
  /// All ways in which people can have so many events, each at least `minimum`, ascending.
  static func partitions(_ events: Int, _ people: Int, _ minimum: Int) -> [[Int]] {
    if people == 1 { return events >= minimum ? [[events]] : [] }
    guard minimum * people <= events else { return [] }
    return (minimum...events / people).flatMap { first in
      partitions(events - first, people - 1, first).map { [first] + $0 }
    }
  }

  @Test func `bounds are those of all ways to have the events`() throws {
    for people in 1...7 {
      for minimum in 0...2 {
        for events in max(people * minimum, 0)...18 {
          let all = Self.partitions(events, people, minimum)
          let bounds = try EventBounds(
            events: events, respondents: people, minimumEach: minimum)
          let largest = all.map { $0[people - 1] }
          #expect(bounds.largest == largest.min()!...largest.max()!)
          let medians = all.map { Double($0[(people - 1) / 2] + $0[people / 2]) / 2 }
          #expect(
            bounds.median == medians.min()!...medians.max()!, "\(events), \(people), \(minimum)")
          guard people > 1 else {
            #expect(bounds.variance == nil)
            continue
          }
          let mean = Double(events) / Double(people)
          let variances = all.map {
            $0.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(people - 1)
          }
          let variance = try #require(bounds.variance)
          expectClose(variance.lowerBound, variances.min()!, absolute: 1e-12)
          expectClose(variance.upperBound, variances.max()!, absolute: 1e-12)
        }
      }
    }
  }

  @Test func `too few events, nobody and too many are refused`() {
    #expect(throws: CountsError.self) { try EventBounds(events: 5, respondents: 6) }
    #expect(throws: CountsError.self) { try EventBounds(events: 5, respondents: 0) }
    #expect(throws: CountsError.self) { try EventBounds(events: -1, respondents: 2) }
    #expect(throws: CountsError.self) {
      try EventBounds(events: 5, respondents: .max, minimumEach: .max)
    }
  }

  @Test func `that no interval follows is said`() throws {
    let bounds = try EventBounds(events: 69, respondents: 11)
    #expect(bounds.warnings.map(\.code) == [.dependentEvents])
    #expect(bounds.fields["largest_min"] == .integer(7))
  }
}
