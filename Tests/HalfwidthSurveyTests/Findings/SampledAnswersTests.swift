import Foundation
import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Forty made-up people in twelve organisations of two regions; values of R's survey 4.1-1, and Wilson's equation of
/// them worked out in R.
@Suite struct SampledAnswersTests {
  private static let yaml = """
    schema: halfwidth-survey/1
    title: T
    source: {citation: C}
    sample: {design: convenience}
    data: {responses: answers.csv, weight: w, stratum: region, cluster: org, population: N}
    scales:
      rating: {levels: [low, middle, high], headline: high, codes: {1: low, 2: middle, 3: high}}
    questions:
      - {id: a, text: A, type: scale, scale: rating, column: a}

    """

  private static let answers = """
    region,org,w,N,a
    n,1,2,20,3
    n,1,2.5,20,3
    n,1,2.5,20,3
    n,1,2.5,20,
    n,1,2,20,3
    n,1,2.5,20,2
    n,2,2,20,3
    n,3,2,20,3
    n,3,2.5,20,3
    n,3,2,20,3
    n,3,2.5,20,3
    n,4,2.5,20,1
    n,4,2,20,2
    n,4,2.5,20,2
    n,5,2,20,1
    n,5,2.5,20,3
    s,6,2.5,35,
    s,6,2,35,3
    s,6,2,35,3
    s,6,2.5,35,3
    s,6,1,35,3
    s,7,2.5,35,1
    s,7,2,35,3
    s,7,2,35,3
    s,8,2.5,35,3
    s,8,2,35,3
    s,8,2,35,3
    s,8,2.5,35,3
    s,9,1,35,1
    s,9,2.5,35,3
    s,10,2,35,3
    s,10,1,35,3
    s,10,2.5,35,2
    s,10,1,35,3
    s,10,1,35,1
    s,10,1,35,3
    s,11,1,35,3
    s,12,2,35,2
    s,12,1,35,3
    s,12,2.5,35,3

    """

  private func survey() throws -> ResponsesFixture {
    var fixture = try ResponsesFixture("groups")
    fixture.yaml = Self.yaml
    fixture.answers = Self.answers
    return fixture
  }

  private func share(
    _ findings: SurveyFindings, _ category: String
  ) throws -> (quantity: QuantityFinding, share: WeightedShare) {
    let quantity = try #require(
      findings.sections.flatMap(\.questions).flatMap(\.quantities).first {
        $0.category == category
      })
    guard case .weighted(let share) = quantity.knowledge else {
      throw SurveyError(.badData, path: category, "has no design")
    }
    return (quantity, share)
  }

  @Test func `shares with their design effect and Wilson's interval`() throws {
    let findings = try survey().findings()
    let high = try share(findings, "high")
    expectClose(high.share.estimate, 0.728476821192053, absolute: 1e-14)
    expectClose(try #require(high.share.designEffect), 1.34935202593032, absolute: 1e-12)
    expectClose(try #require(high.share.effectiveBase), 28.161665206528, absolute: 1e-11)
    #expect(high.share.base == 38 && high.share.degreesOfFreedom == 10 && high.share.isWeighted)
    let interval = try #require(high.quantity.limits)
    expectClose(interval.lower, 0.518689379868701, absolute: 1e-12)
    expectClose(interval.upper, 0.869781048223221, absolute: 1e-12)
    let low = try share(findings, "low")
    expectClose(try #require(low.share.designEffect), 0.789371954988710, absolute: 1e-12)
    // Below 1 it is never used.
    #expect(low.share.effectiveBase == 38)
    expectClose(try #require(low.quantity.limits?.lower), 0.0445960974523758, absolute: 1e-12)
    expectClose(try #require(low.quantity.limits?.upper), 0.281816914588884, absolute: 1e-12)
  }

  /// Wilson's equation at the design effect, with Student's quantile at 1 - .05/6, worked out in R.
  @Test func `the levels of an item have intervals that hold together`() throws {
    let found = try #require(
      survey().findings().sections.flatMap(\.questions).flatMap(\.distributions).first)
    let sampled = try #require(found.sampled)
    #expect(found.parts.map(\.label) == ["low", "middle", "high"])
    #expect(found.methodTogether == "bonferroni-wilson" && found.simultaneous == nil)
    let limits = try #require(sampled.intervals)
    let expected = [
      (0.119205298013245, 0.0343771684005844, 0.3397128619583452),
      (0.152317880794702, 0.0504316157633603, 0.3780853684774015),
      (0.728476821192053, 0.458971917769142, 0.894570266581165),
    ]
    for (place, values) in expected.enumerated() {
      expectClose(found.share(place), values.0, absolute: 1e-14)
      expectClose(limits[place].lower, values.1, absolute: 1e-12)
      expectClose(limits[place].upper, values.2, absolute: 1e-12)
    }
  }

  /// The shares of all forty with the two missing as others and as these, with Wilson's limits worked out in R.
  @Test func `missing answers leave bounds by the design`() throws {
    let answers = try #require(try share(survey().findings(), "high").quantity.answers)
    #expect(answers.unanswered == 2)
    let possible = try #require(answers.possible)
    expectClose(possible.lowerBound, 0.683229813664596, absolute: 1e-14)
    expectClose(possible.upperBound, 0.745341614906832, absolute: 1e-14)
    let bounds = try #require(answers.bounds)
    #expect(bounds.method == "union-wilson")
    expectClose(try #require(bounds.interval?.lower), 0.504318165599988, absolute: 1e-12)
    expectClose(try #require(bounds.interval?.upper), 0.880962099942419, absolute: 1e-12)
  }

  @Test func `clusters alone leave the shares as they are`() throws {
    let findings = try survey().with(
      yaml: "weight: w, stratum: region, cluster: org, population: N", "cluster: org"
    ).findings()
    let high = try share(findings, "high")
    #expect(high.share.estimate == 28.0 / 38 && high.share.degreesOfFreedom == 11)
    #expect(!high.share.isWeighted)
    expectClose(try #require(high.share.designEffect), 1.32096269381588, absolute: 1e-12)
  }

  /// The exact tests of ranks and of claims take respondents as independent of each other.
  @Test
  func `clusters have no ranks, and no claim on their answers is tested as if there were none`()
    throws
  {
    func findings(_ data: String) throws -> SurveyFindings {
      var fixture = try survey()
      fixture.yaml = """
        schema: halfwidth-survey/1
        title: T
        source: {citation: C}
        sample: {design: convenience}
        data: {responses: answers.csv\(data)}
        questions:
          - {id: q, text: Q, type: multiple, columns: {a: a, b: b, c: c}, items: {a: A, b: B, c: C}}
        claims:
          - {id: top, where: p, kind: highest, question: q, items: [a]}
          - {id: like, where: p, kind: similar, first: q.a, second: q.b, margin: 99}
          - {id: in, where: p, kind: subset, part: q.c, whole: q.a}

        """
      fixture.answers =
        "org,a,b,c\n"
        + (0..<48).map { "\($0 / 4),\($0 < 40 ? 1 : 0),\($0 < 9 ? 1 : 0),0\n" }.joined()
      return try fixture.findings()
    }
    let alone = try findings("")
    #expect(alone.sections[0].questions[0].ranks != nil)
    #expect(alone.claims.map(\.beyondSample) == [.supported, .supported, nil])
    for data in [", cluster: org", ", stratum: org"] {
      let sampled = try findings(data)
      #expect(sampled.sections[0].questions[0].ranks == nil)
      #expect(sampled.claims.allSatisfy { $0.test == nil && $0.beyondSample != .supported })
    }
  }

  @Test func `fewer than eight clusters have no interval, unless it is asked for`() throws {
    // The twelve organisations joined to six.
    var fixture = try survey().with(
      yaml: "stratum: region, cluster: org, population: N", "cluster: org")
    for (org, other) in [(7, 6), (8, 6), (9, 6), (10, 6), (11, 12), (2, 1)] {
      fixture.answers = fixture.answers.replacingOccurrences(of: ",\(org),", with: ",\(other),")
    }
    let few = try share(fixture.findings(), "high")
    #expect(few.quantity.limits == nil && few.quantity.reason == .fewClusters)
    #expect(few.share.designEffect != nil && few.share.primaryUnits == 6)
    let asked = try share(
      SurveyFindings(fixture.survey(), settings: AnalysisSettings(allIntervals: true)), "high")
    #expect(asked.quantity.limits != nil && asked.quantity.reason == nil)
  }

  @Test(arguments: [
    ("n,2,2,20,3", "z,2,2,20,3", "stratum 'z' has one primary unit"),
    (
      "n,2,2,20,3", ",2,2,20,3",
      "answers.csv:8:1: column 'region' says how respondents were sampled"
    ),
    ("n,2,2,20,3", "n,2,-2,20,3", "answers.csv:8:5: the weight in column 'w' has '-2'"),
    ("n,2,2,20,3", "n,2,2,21,3", "answers.csv:8:7: stratum 'n' has 21 here and 20 above"),
    ("n,2,2,20,3", "n,2,2,many,3", "answers.csv:8:7: 'many' in column 'N' is not a number"),
  ])
  func `what does not fit is told with its place`(old: String, new: String, part: String) throws {
    let faults = try survey().with(answers: old, new).faults()
    #expect(faults.count == 1 && faults[0].contains(part), "\(faults)")
  }

  @Test(arguments: [
    ("population: N", "population: 70", "each stratum has its own"),
    ("cluster: org", "cluster: orgs", "has no column 'orgs'; did you mean 'org'?"),
  ])
  func `a codebook that can't be`(old: String, new: String, part: String) throws {
    let faults = try survey().with(yaml: old, new).faults()
    #expect(faults.count == 1 && faults[0].contains(part), "\(faults)")
  }
}
