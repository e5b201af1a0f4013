import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Groups of the survey of twenty people beside each other.
@Suite struct GroupAnalysisTests {
  private let fixture: ResponsesFixture

  init() throws { fixture = try ResponsesFixture("groups") }

  private func groups(
    by question: String, of fixture: ResponsesFixture? = nil,
    settings: AnalysisSettings = AnalysisSettings()
  ) throws -> GroupFindings {
    try (fixture ?? self.fixture).groups(by: question, settings: settings)
  }

  private func item(
    _ question: String, _ item: String? = nil, of groups: GroupFindings
  ) throws -> GroupedItem {
    let found = try #require(groups.questions.first { $0.question.id == question })
    return try #require(found.items.first { $0.item?.id == item })
  }

  private func counts(_ item: GroupedItem) -> [[Int]] {
    item.cells.map { cell in
      if case .share(let finding) = cell {
        [finding.counts.successes[0], finding.counts.trials]
      } else {
        []
      }
    }
  }

  /// Counted by hand; p by R 4.2: twice the smaller one-sided `fisher.test`.
  @Test func `two groups: counts, difference and test`() throws {
    let found = try groups(by: "sex")
    #expect(found.groups.map(\.id) == ["female", "male"])
    #expect(found.groups.map(\.respondents) == [10, 9] && found.leftOut == 1)
    // The make-up of the sample is no estimate: age is left out.
    #expect(found.questions.map(\.question.id) == ["place", "hours", "quality", "tools"])
    let quality = try item("quality", of: found)
    #expect(counts(quality) == [[9, 10], [2, 9]])
    expectClose(try #require(quality.pValue), 0.00976422957847107, relative: 1e-12)
    guard case .difference(let difference) = quality.result else {
      Issue.record("no difference")
      return
    }
    expectClose(difference.difference.lowerBound, 0.9 - 2.0 / 9, relative: 1e-14)
  }

  @Test(arguments: ["{yes: Yes, no: No}", "{no: No, yes: Yes}"])
  func `of yes and no the share is that of yes, whichever stands first`(items: String) throws {
    let planned = try ResponsesFixture("planned")
      .with(yaml: "items: {yes: Yes, no: No}", "items: \(items)")
    let trained = try item("trained", "yes", of: groups(by: "place", of: planned))
    // Counted by hand in the answers, North, South, East.
    let lines = planned.answers.split(separator: "\n").dropFirst()
    let expected = ["north", "south", "east"].map { place in
      let own = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        .filter { $0[1] == place && ["yes", "no"].contains($0[2]) }
      return [own.count { $0[2] == "yes" }, own.count]
    }
    #expect(counts(trained) == expected)
  }

  @Test func `the items of a question are a family`() throws {
    let found = try groups(by: "sex")
    let phone = try item("tools", "phone", of: found)
    let car = try item("tools", "car", of: found)
    #expect(counts(phone) == [[8, 10], [2, 9]] && counts(car) == [[3, 10], [3, 8]])
    expectClose(try #require(phone.pValue), 0.037043451904133, relative: 1e-12)
    expectClose(try #require(phone.adjusted), 2 * 0.037043451904133, relative: 1e-12)
    #expect(phone.multiplicity == 2)
    let quality = try item("quality", of: found)
    #expect(quality.adjusted == quality.pValue)
  }

  /// A group that cannot vary would count as known for certain.
  @Test func `means are not compared where the numbers of a group are all alike`() throws {
    var rows = fixture
    rows.answers =
      "id,sex,age,hours,q1,q2_a,q2_b,q3\n"
      + (1...16).map { "\($0),\($0 <= 4 ? "F" : "M"),30,\($0 <= 4 ? 33 : 20 + $0),1,1,1,north" }
      .joined(separator: "\n") + "\n"
    let hours = try item("hours", of: groups(by: "sex", of: rows))
    guard case .means(let finding) = hours.result else {
      Issue.record("no difference")
      return
    }
    #expect(finding.estimate == 2.5 && finding.interval == nil && hours.pValue == nil)
    #expect(finding.warnings.map(\.code) == [.undefined])
    #expect(finding.warnings[0].message.contains("all alike"))
  }

  /// Reference: R 4.2, `t.test(women, men)`.
  @Test func `numbers by group`() throws {
    let hours = try item("hours", of: groups(by: "sex"))
    #expect(hours.cells.map(\.respondents) == [9, 8])
    guard case .means(let finding) = hours.result else {
      Issue.record("no means")
      return
    }
    expectClose(try #require(finding.interval?.lower), -5.34389008919907, relative: 1e-12)
    expectClose(try #require(hours.pValue), 0.000624902610643892, relative: 1e-10)
  }

  /// Reference: R 4.2, `fisher.test` of the 3 x 2 tables.
  @Test func `more than two groups have one test`() throws {
    let found = try groups(by: "place")
    #expect(found.groups.map(\.respondents) == [8, 6, 6] && found.leftOut == 0)
    let quality = try item("quality", of: found)
    #expect(counts(quality) == [[7, 8], [2, 6], [3, 6]])
    expectClose(try #require(quality.pValue), 0.125902992776056, relative: 1e-10)
    let phone = try item("tools", "phone", of: found)
    expectClose(try #require(phone.pValue), 0.211478923553224, relative: 1e-10)
    expectClose(try #require(phone.adjusted), 2 * 0.211478923553224, relative: 1e-10)
    let hours = try item("hours", of: found)
    #expect(hours.result == nil && hours.adjusted == nil)
  }

  @Test func `numbers that are no estimates come in when they are asked for`() throws {
    let found = try groups(by: "sex", settings: AnalysisSettings(allIntervals: true))
    #expect(found.questions.map(\.question.id) == ["place", "age", "hours", "quality", "tools"])
  }

  @Test func `two options are one share and one test`() throws {
    let two = try fixture.with(
      yaml: "items: {north: North, south: South, east: East}",
      "items: {north: North, south: South}, codes: {north: north, south: south, east: south}")
    let place = try #require(groups(by: "sex", of: two).questions.first)
    #expect(place.question.id == "place" && place.items.map { $0.item?.id } == ["north"])
    #expect(counts(place.items[0]) == [[4, 10], [3, 9]] && place.items[0].multiplicity == 1)
    #expect(place.items[0].adjusted == place.items[0].pValue)
  }

  @Test func `a group in which nobody answered has an empty cell`() throws {
    var rows = fixture
    rows.answers =
      "id,sex,age,hours,q1,q2_a,q2_b,q3\n1,F,,1,,1,0,north\n2,F,,2,,0,1,south\n3,M,,3,1,,1,north\n4,M,,4,4,,0,north\n"
    let found = try groups(by: "sex", of: rows)
    #expect(found.questions.map(\.question.id) == ["place", "hours", "tools"])
    let tools = try #require(found.questions.last)
    #expect(tools.items.map { $0.item?.id } == ["car"])
    #expect(tools.notCompared.map(\.id) == ["phone"] && tools.items[0].multiplicity == 2)
  }

  @Test(arguments: [
    ("sx", "no question has the id 'sx'; did you mean 'sex'?"),
    ("tools", "question 'tools' has more than one answer"),
    ("age", "question 'age' has more than one answer of a respondent, or a number"),
  ])
  func `questions that make no groups`(id: String, message: String) throws {
    let survey = try fixture.survey()
    var findings = SurveyFindings(survey, settings: AnalysisSettings())
    do throws(GroupingFault) {
      try findings.add(groupsBy: [id], of: survey)
      Issue.record("there are groups")
    } catch {
      #expect(error.message.hasPrefix(message))
    }
  }

  @Test func `one group is none`() throws {
    var rows = fixture
    rows.answers = "id,sex,age,hours,q1,q2_a,q2_b,q3\n1,F,1,1,1,1,0,north\n2,F,2,2,2,0,1,south\n"
    let survey = try rows.survey()
    var findings = SurveyFindings(survey, settings: AnalysisSettings())
    #expect(throws: GroupingFault.self) { try findings.add(groupsBy: ["sex"], of: survey) }
  }
}
