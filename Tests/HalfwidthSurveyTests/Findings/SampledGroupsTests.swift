import Foundation
import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Groups and numbers of forty made-up people in twelve organisations of two regions.
///
/// Values are those of R's survey
/// 4.1-1 (`svyby`, `svycontrast`, `svychisq` with `statistic = "F"`, `svymean`), and Wilson's equation with Student's t
/// worked out in R from the design effect in the group.
@Suite struct SampledGroupsTests {
  private let fixture: ResponsesFixture

  init() throws { fixture = try ResponsesFixture("sampled") }

  private func groups(
    by question: String, of fixture: ResponsesFixture? = nil,
    settings: AnalysisSettings = AnalysisSettings()
  ) throws -> GroupFindings {
    try (fixture ?? self.fixture).groups(by: question, settings: settings)
  }

  private func item(
    _ question: String, _ item: String? = nil, of groups: GroupFindings
  ) throws -> (item: GroupedItem, sampled: SampledGroups) {
    let found = try #require(groups.questions.first { $0.question.id == question })
    let item = try #require(found.items.first { $0.item?.id == item })
    guard case .sampled(let sampled) = item.result else {
      throw SurveyError(.badData, path: question, "has no design")
    }
    return (item, sampled)
  }

  private func share(_ cell: GroupedItem.Cell) throws -> WeightedShare {
    guard case .weighted(let share, _) = cell else {
      throw SurveyError(.badData, path: "\(cell)", "is no weighted share")
    }
    return share
  }

  @Test func `two groups: shares, their difference and its test`() throws {
    let found = try groups(by: "sex")
    let after = try item("after", of: found)
    let (women, men) = (try share(after.item.cells[0]), try share(after.item.cells[1]))
    expectClose(women.estimate, 0.565789473684211, absolute: 1e-14)
    expectClose(try #require(women.designEffect), 1.10436222204002, absolute: 1e-12)
    expectClose(try #require(women.interval?.lower), 0.312907756486333, absolute: 1e-12)
    expectClose(try #require(women.interval?.upper), 0.788506306151421, absolute: 1e-12)
    #expect(women.base == 19 && women.degreesOfFreedom == 9)
    expectClose(men.estimate, 0.893333333333333, absolute: 1e-14)
    expectClose(try #require(men.interval?.lower), 0.633145269902021, absolute: 1e-12)
    expectClose(try #require(men.interval?.upper), 0.975984991137125, absolute: 1e-12)
    let difference = try #require(after.sampled.difference)
    expectClose(try #require(difference.estimate), -0.327543859649123, absolute: 1e-14)
    expectClose(try #require(difference.standardError), 0.131409615698005, absolute: 1e-13)
    expectClose(try #require(difference.interval?.lower), -0.620342729910434, absolute: 1e-12)
    expectClose(try #require(difference.interval?.upper), -0.034744989387812, absolute: 1e-12)
    #expect(after.sampled.testName == "svychisq-F")
    expectClose(try #require(after.item.pValue), 0.0403963138144909, absolute: 1e-12)
    // Alone in its question, and so its own family.
    #expect(after.item.adjusted == after.item.pValue)
  }

  @Test func `the items of a question are a family`() throws {
    let found = try groups(by: "sex")
    let radio = try item("media", "radio", of: found).item
    let net = try item("media", "net", of: found).item
    expectClose(try #require(radio.pValue), 0.415873863100718, absolute: 1e-12)
    expectClose(try #require(net.pValue), 0.682560893537531, absolute: 1e-12)
    expectClose(try #require(radio.adjusted), 0.831747726201436, absolute: 1e-12)
    expectClose(try #require(net.adjusted), 0.831747726201436, absolute: 1e-12)
  }

  /// Those in cities are in six organisations.
  @Test func `a group in few clusters is left out, unless it is asked for`() throws {
    let found = try groups(by: "place")
    let after = try item("after", of: found)
    #expect(found.groups.map(\.id) == ["city", "town", "farm"])
    #expect(after.sampled.leftOut == [0: .fewClusters] && after.sampled.difference == nil)
    let city = try share(after.item.cells[0])
    expectClose(city.estimate, 0.658536585365854, absolute: 1e-14)
    #expect(city.interval == nil)
    let farm = try share(after.item.cells[2])
    expectClose(try #require(farm.interval?.lower), 0.390400587144455, absolute: 1e-12)
    // Of the two others.
    expectClose(try #require(after.item.pValue), 0.732032368166461, absolute: 1e-12)
    let asked = try groups(by: "place", settings: AnalysisSettings(allIntervals: true))
    let all = try item("after", of: asked)
    #expect(all.sampled.leftOut.isEmpty)
    expectClose(
      try #require(share(all.item.cells[0]).interval?.lower), 0.255101971913757, absolute: 1e-12)
    expectClose(try #require(all.item.pValue), 0.617516414619149, absolute: 1e-12)
    let radio = try item("media", "radio", of: asked)
    expectClose(try #require(radio.sampled.test?.statistic), 0.751813923696409, absolute: 1e-12)
  }

  @Test func `a group in one cluster is never compared`() throws {
    // Farmers are of one organisation only.
    var one = fixture
    one.answers = one.answers.replacingOccurrences(of: ",farm,", with: ",town,")
    let rows = one.answers.split(separator: "\n").map { row in
      String(row.hasPrefix("n,1,") ? row.replacing(",town,", with: ",farm,") : row)
    }
    one.answers = rows.joined(separator: "\n") + "\n"
    let asked = try groups(by: "place", of: one, settings: AnalysisSettings(allIntervals: true))
    let radio = try item("media", "radio", of: asked)
    #expect(radio.sampled.leftOut == [2: .singleUnits])
    #expect(try share(radio.item.cells[2]).interval == nil)
    let hours = try item("hours", of: asked)
    #expect(hours.sampled.leftOut == [2: .singleUnits] && hours.item.pValue == nil)
  }

  @Test func `means of groups`() throws {
    let found = try item("hours", of: groups(by: "sex"))
    guard case .mean(let women, 20, nil) = found.item.cells[0],
      case .mean(let men, 19, nil) = found.item.cells[1]
    else {
      // How many answered is counted by hand.
      Issue.record("\(found.item.cells)")
      return
    }
    expectClose(try #require(women.estimate), 4.827160493827161, absolute: 1e-13)
    expectClose(try #require(women.interval?.lower), 3.345211269195517, absolute: 1e-12)
    expectClose(try #require(men.interval?.upper), 5.580586032903033, absolute: 1e-12)
    let difference = try #require(found.sampled.difference)
    #expect(difference.estimand == "mean_difference")
    expectClose(try #require(difference.interval?.lower), -0.887693097256169, absolute: 1e-12)
    expectClose(try #require(difference.interval?.upper), 2.875347418243823, absolute: 1e-12)
    expectClose(try #require(found.item.pValue), 0.266483940678454, absolute: 1e-12)
    // More than two means are not tested.
    #expect(try item("hours", of: groups(by: "place")).item.pValue == nil)
  }

  /// The median by `svyquantile` with `qrule = "school"`; its limits are the numbers at .3187 and .6813 of the weights.
  @Test func `a numeric question of all`() throws {
    let hours = try #require(
      fixture.findings().sections.flatMap(\.questions).flatMap(\.numbers).first)
    expectClose(try #require(hours.mean.estimate), 4.339622641509434, absolute: 1e-13)
    expectClose(try #require(hours.mean.interval?.lower), 3.089015734595684, absolute: 1e-12)
    expectClose(try #require(hours.mean.interval?.upper), 5.590229548423185, absolute: 1e-12)
    expectClose(try #require(hours.standardDeviation), 3.22936385630596, absolute: 1e-12)
    #expect(hours.median.estimate == 4 && hours.median.method == "woodruff")
    #expect(hours.median.interval?.lower == 2 && hours.median.interval?.upper == 5)
    #expect(try #require(hours.quartiles) == (2, 6))
    #expect(hours.respondents == 39 && hours.classes == nil && hours.answers.unanswered == 1)
    // Three clusters are too few.
    let few = try fixture.with(
      yaml: "stratum: region, cluster: org, population: N", "cluster: place")
    let none = try #require(few.findings().sections.flatMap(\.questions).flatMap(\.numbers).first)
    #expect(none.reason == .fewClusters && none.mean.interval == nil && none.median.interval == nil)
    #expect(none.mean.estimate == hours.mean.estimate)
  }

  @Test func `weights alone make no groups`() throws {
    let alone = try fixture.with(yaml: ", stratum: region, cluster: org, population: N", "")
    #expect(try alone.faults().first?.contains("by 'weight' alone") == true)
  }
}
