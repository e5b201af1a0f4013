import TestSupport
import Testing

@testable import Halfwidth

@Suite struct PairedMarginsTests {
  static func everyMargins(upTo largest: Int) -> [PairedMargins] {
    (1...largest).flatMap { total in
      (0...total).flatMap { first in
        (0...total).map { PairedMargins(uncheckedFirst: first, second: $0, total: total) }
      }
    }
  }

  @Test func `the joint tables are those with the margins, and no others`() {
    for total in 1...8 {
      var found: [PairedMargins: [PairedCounts]] = [:]
      for table in PairedTables.all(of: total) {
        let margins = PairedMargins(
          uncheckedFirst: table.first.successes, second: table.second.successes, total: total)
        found[margins, default: []].append(table)
      }
      #expect(found.count == (total + 1) * (total + 1))
      for (margins, tables) in found {
        let expected = tables.sorted { $0.both < $1.both }
        #expect(margins.joint.map { margins.counts(both: $0) } == expected, "\(margins)")
        #expect(margins.discordant.lowerBound == tables.map(\.discordant).min())
        #expect(margins.discordant.upperBound == tables.map(\.discordant).max())
        for table in tables {
          #expect(margins.difference == table.difference)
          #expect(margins.both(discordance: table.discordant) == table.both)
        }
      }
    }
  }

  @Test func `needs no inference for what the margins fix`() throws {
    let margins = try PairedMargins(
      BinomialCounts(parsing: "46/50"), BinomialCounts(parsing: "39/50"))
    #expect(margins.net == 7 && margins.difference == 0.14)
    #expect(margins.joint == 35...39 && margins.discordant == 7...15)
    #expect(margins.description == "46/50 and 39/50")
  }

  @Test func `phi is the correlation of the answers, and grows with those who said yes twice`()
    throws
  {
    for margins in Self.everyMargins(upTo: 12) {
      let isFixed =
        [0, margins.total].contains(margins.first)
        || [0, margins.total].contains(margins.second)
      var last: Double?
      for both in margins.joint {
        let phi = margins.phi(both: both)
        #expect((phi == nil) == isFixed, "\(margins)")
        guard let phi else { continue }
        #expect(phi.magnitude <= 1)
        if let last { #expect(phi > last) }
        last = phi
      }
    }
    // Perfect agreement, none, and opposition, without a rounding error.
    let equal = try PairedMargins(first: 15, second: 15, total: 25)
    #expect(equal.phi(both: 15) == 1 && equal.phi(both: 9) == 0)
    #expect(try PairedMargins(first: 15, second: 10, total: 25).phi(both: 0) == -1)
    // (50 39 - 46 39) / sqrt(46 4 39 11)
    let margins = try PairedMargins(first: 46, second: 39, total: 50)
    expectClose(try #require(margins.phi(both: 39)), 0.5552480484044199, relative: 1e-15)
    // Products of 2^104: a difference of 1 is not lost.
    let half = (1 << 52) + 1
    let large = try PairedMargins(first: half, second: half, total: 1 << 53)
    let balanced = 1 << 51
    expectClose(try #require(large.phi(both: balanced + 1)), -0x1p-104, relative: 1e-9)
  }

  @Test func `refuses what cannot be margins of the same people`() throws {
    func message(_ first: Int, _ second: Int, _ total: Int) -> String? {
      do throws(CountsError) {
        _ = try PairedMargins(first: first, second: second, total: total)
        return nil
      } catch { return error.message }
    }
    #expect(message(0, 0, 0) == "the number of respondents is 0; give at least 1")
    #expect(message(60, 3, 50) == "60 of 50 is not possible; give a count from 0 to 50")
    #expect(message(3, -1, 50) == "-1 of 50 is not possible; give a count from 0 to 50")
    #expect(message(3, 1, (1 << 53) + 1)?.contains("more than 2^53") == true)
    #expect(message(0, 1, 1) == nil && message(1 << 53, 0, 1 << 53) == nil)
    let (one, two) = (try BinomialCounts(parsing: "46/50"), try BinomialCounts(parsing: "39/49"))
    let error = #expect(throws: CountsError.self) { try PairedMargins(one, two) }
    #expect(
      error?.message
        == "46/50 and 39/49 have different totals and cannot be answers of the same people; give "
        + "one total, or compare them as independent samples")
    let candidates = #expect(throws: CountsError.self) {
      try CandidateMargins(CandidateCounts(one), CandidateCounts(two))
    }
    #expect(
      candidates?.message
        == "the counts are of 50 and of 49 people, who cannot be the same; give one total, or compare "
        + "them as independent samples")
  }

  @Test func `a range of phi keeps the tables inside it, with its ends`() throws {
    for margins in Self.everyMargins(upTo: 9) {
      guard let lowest = margins.phi(both: margins.joint.lowerBound),
        let highest = margins.phi(both: margins.joint.upperBound)
      else {
        let error = #expect(throws: CountsError.self) {
          try margins.joint(where: .phi(-1...1))
        }
        #expect(error?.message.hasPrefix("phi is undefined for \(margins): everybody") == true)
        continue
      }
      #expect(try margins.joint(where: .phi(-1...1)) == margins.joint)
      for range in [-1...0, 0...1, 0.3...1, -0.2...0.2, lowest...lowest, highest...1] {
        let kept = margins.joint.filter { range.contains(margins.phi(both: $0) ?? .nan) }
        if kept.isEmpty {
          let error = #expect(throws: CountsError.self) {
            try margins.joint(where: .phi(range))
          }
          let attainable =
            "with these margins it can be from \(lowest) to \(highest), in equal steps"
          #expect(error?.message.hasSuffix(attainable) == true)
        } else {
          #expect(try Array(margins.joint(where: .phi(range))) == kept, "\(margins) \(range)")
        }
      }
    }
  }

  @Test func `a known number of twice yes leaves one table, or names the range`() throws {
    let margins = try PairedMargins(first: 46, second: 39, total: 50)
    #expect(try margins.joint(where: .both(37)) == 37...37)
    for both in [34, 40, -1, 1 << 60] {
      let error = #expect(throws: CountsError.self) {
        try margins.joint(where: .both(both))
      }
      #expect(
        error?.message
          == "\(both) cannot have said yes to both; with these margins it is from 35 to 39")
    }
    let error = #expect(throws: CountsError.self) {
      try margins.finding(where: .phi(0.9...1))
    }
    #expect(
      error?.message.hasPrefix("no joint table has a phi from 0.9 to 1.0; with these") == true)
  }
}
