import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Two answers of forty made-up people in twelve organisations; values of R's survey 4.1-1: `svymean` of each
/// respondent's difference among those who answered both, `svytable`, and `pt` with 10 degrees of freedom.
@Suite struct SampledComparisonTests {
  private let fixture: ResponsesFixture

  init() throws { fixture = try ResponsesFixture("sampled") }

  private func comparison(
    of fixture: ResponsesFixture? = nil
  ) throws -> ComparisonFindings {
    try #require((fixture ?? self.fixture).findings().comparisons.first)
  }

  @Test func `the same respondents: shares, difference, test and how the answers go together`()
    throws
  {
    let found = try comparison()
    #expect(found.items.isEmpty && found.missing.isEmpty && found.compared == 1)
    let pair = try #require(found.sampled.first)
    expectClose(pair.first.estimate, 0.713286713286713, absolute: 1e-14)
    expectClose(pair.second.estimate, 0.251748251748252, absolute: 1e-14)
    #expect(pair.first.base == 36 && pair.test == nil && pair.verdict == .every)
    let difference = try #require(pair.difference)
    expectClose(try #require(difference.standardError), 0.0593346653570255, absolute: 1e-13)
    expectClose(try #require(difference.interval?.lower), 0.329332588386869, absolute: 1e-12)
    expectClose(try #require(difference.interval?.upper), 0.593744334690054, absolute: 1e-12)
    expectClose(try #require(pair.pValue), 1.50440157121193e-05, relative: 1e-9)
    #expect(pair.adjusted == pair.pValue)
    let joint = try #require(pair.joint)
    expectClose(joint.both, 0.216783216783217, absolute: 1e-14)
    expectClose(joint.firstOnly, 0.496503496503497, absolute: 1e-14)
    expectClose(joint.secondOnly, 0.034965034965035, absolute: 1e-14)
    expectClose(joint.neither, 0.251748251748252, absolute: 1e-14)
    #expect(joint.answeredOne == 4)
  }

  @Test func `moves on the scale`() throws {
    let change = try #require(comparison().sampled.first?.change)
    expectClose(change.shares.firstHigher, 0.559440559440559, absolute: 1e-14)
    expectClose(change.shares.same, 0.405594405594406, absolute: 1e-14)
    expectClose(change.shares.secondHigher, 0.034965034965035, absolute: 1e-14)
    expectClose(try #require(change.mean.estimate), 0.776223776223776, absolute: 1e-13)
    expectClose(try #require(change.mean.interval?.lower), 0.575022183761008, absolute: 1e-12)
    expectClose(try #require(change.mean.interval?.upper), 0.977425368686544, absolute: 1e-12)
    expectClose(try #require(change.mean.pValue), 6.24136937681786e-06, relative: 1e-9)
    #expect(change.respondents == 36 && change.adjusted == change.mean.pValue)
  }

  @Test func `items that were asked count in the adjustment`() throws {
    let three = try fixture.with(yaml: "design: paired}", "design: paired, items_asked: 3}")
    let pair = try #require(comparison(of: three).sampled.first)
    expectClose(try #require(pair.adjusted), 3 * 1.50440157121193e-05, relative: 1e-9)
    #expect(pair.adjustedVerdict == .every)
  }

  /// In three clusters nothing is shown.
  @Test func `few clusters have neither interval nor test`() throws {
    let few = try fixture.with(
      yaml: "stratum: region, cluster: org, population: N", "cluster: place")
    let pair = try #require(comparison(of: few).sampled.first)
    #expect(pair.reason == .fewClusters && pair.difference == nil && pair.pValue == nil)
    #expect(pair.verdict == .none && pair.adjusted == nil)
    #expect(pair.change?.mean.interval == nil && pair.change?.adjusted == nil)
    expectClose(pair.first.estimate, 0.713286713286713, absolute: 1e-14)
  }

  /// The one rating of men and the other of women; by `svyby` and `svychisq` of a column that has these.
  @Test func `different respondents have the test of groups, the same ones are refused`() throws {
    let independent = try fixture.with(yaml: "design: paired}", "design: independent}")
    #expect(try comparison(of: independent).missing.map(\.reason) == [.sameRespondents])
    var apart = independent
    let rows = apart.answers.split(separator: "\n").dropFirst().map { row in
      var cells = row.split(separator: ",", omittingEmptySubsequences: false)
      if cells[6] == "f" { cells[4] = "" } else { cells[5] = "" }
      return cells.joined(separator: ",")
    }
    let names = String(apart.answers.prefix { $0 != "\n" })
    apart.answers = ([names] + rows).joined(separator: "\n") + "\n"
    let pair = try #require(comparison(of: apart).sampled.first)
    #expect(pair.joint == nil && pair.change == nil && pair.test?.method == "svychisq-F")
    expectClose(pair.first.estimate, 0.893333333333333, absolute: 1e-14)
    expectClose(pair.second.estimate, 0.337662337662338, absolute: 1e-13)
    expectClose(try #require(pair.difference?.standardError), 0.114286981811109, absolute: 1e-13)
    expectClose(try #require(pair.pValue), 0.00207920707179883, absolute: 1e-12)
  }
}
