import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Rating sets of a survey's folder.
@Suite struct RatingSetFindingTests {
  private let fixture: ResponsesFixture

  init() throws { fixture = try ResponsesFixture("planned") }

  private func set(_ id: String, of fixture: ResponsesFixture? = nil) throws -> RatingSetFinding {
    try #require(try (fixture ?? self.fixture).findings().ratings.first { $0.set.id == id })
  }

  private func value(_ method: RaterMethod, _ found: RatingSetFinding) throws -> Double {
    let finding = found.measures.first { $0.method == method.rawValue }
    return try #require(finding?.estimate ?? nil)
  }

  /// References: the formulas of Krippendorff, Gwet and Fleiss in numpy, from the file's columns.
  @Test func `ratings among the answers`() throws {
    let found = try set("severity")
    #expect(found.set.isOrdered && found.ratings.ratings.subjects == 40)
    #expect(found.ratings.ratings.ratingsBySubject.reduce(0, +) == 117)
    expectClose(try value(.krippendorffOrdinal, found), 0.6962616331037383, relative: 1e-12)
    expectClose(try value(.krippendorffNominal, found), 0.7280643000669792, relative: 1e-12)
    expectClose(try value(.gwetAC1, found), 0.7393193338160753, relative: 1e-12)
    expectClose(try value(.percentAgreement, found), 0.825, relative: 1e-12)
    // Subjects with two and with three ratings have no Fleiss' kappa.
    #expect(!found.measures.contains { $0.method == RaterMethod.fleissKappa.rawValue })
    for measure in found.measures {
      let interval = try #require(measure.interval)
      #expect(interval.contains(try #require(measure.estimate)))
      #expect(measure.resampling?.resamples == RatingSetFinding.resamples)
    }
  }

  @Test func `counts of ratings`() throws {
    let found = try set("themes")
    #expect(!found.set.isOrdered && found.ratings.ratings.subjects == 15)
    #expect(found.measures.map(\.method).contains("krippendorff-ordinal") == false)
    expectClose(try value(.krippendorffNominal, found), 0.5868967241810452, relative: 1e-12)
    expectClose(try value(.gwetAC1, found), 0.5869191049913941, relative: 1e-12)
    expectClose(try value(.fleissKappa, found), 0.5798949737434358, relative: 1e-12)
    expectClose(try value(.percentAgreement, found), 0.6888888888888889, relative: 1e-12)
  }

  @Test func `the same ratings have the same limits`() throws {
    #expect(try set("severity").measures == set("severity").measures)
  }

  @Test func `a file of its own, with words and subjects without ratings`() throws {
    var own = try fixture.with(
      yaml: "columns: [rater_a, rater_b, rater_c]",
      "file: own.csv, columns: [first, second]")
    own.others["own.csv"] = "first,second\nlow,low\nhigh,medium\n,\nlow,\nhigh,3\n"
    let found = try set("severity", of: own)
    #expect(found.ratings.unrated == 1)
    #expect(
      found.ratings.ratings.counts == [[2, 0, 0], [0, 1, 1], [1, 0, 0], [0, 0, 2]])
    #expect(
      try own.survey().files.map { String($0.split(separator: "/").last ?? "") }
        == ["survey.yaml", "answers.csv", "own.csv", "themes.csv"])
  }

  @Test func `columns of raters are no unread columns`() throws {
    let summary = try #require(AnswersSummary(try fixture.survey()))
    #expect(summary.unread.isEmpty)
  }

  @Test func `ratings that are all alike have no chance-corrected measure`() throws {
    var own = try fixture.with(
      yaml: "columns: [rater_a, rater_b, rater_c]", "file: own.csv, columns: [first, second]")
    own.others["own.csv"] = "first,second\nlow,low\nlow,low\n"
    let found = try set("severity", of: own)
    #expect(try value(.percentAgreement, found) == 1)
    for measure in found.measures where measure.method != RaterMethod.percentAgreement.rawValue {
      #expect(measure.estimate == nil && measure.warnings.map(\.code) == [.undefined])
    }
  }

  @Test(arguments: [
    (
      "scale: severity, columns", "scale: severety, columns",
      "unknown scale 'severety'; did you mean 'severity'?"
    ),
    ("scale: severity, columns", "columns", "does not say what raters can choose"),
    (
      "scale: severity, columns", "scale: severity, categories: [a, b], columns",
      "leave one of them out"
    ),
    ("columns: [rater_a, rater_b, rater_c], ", "", "does not say where its ratings stand"),
    (
      "[rater_a, rater_b, rater_c]", "[rater_a]",
      "agreement is between raters; give the columns of at least two"
    ),
    (
      "[rater_a, rater_b, rater_c]", "[rater_a, rater_a]",
      "column 'rater_a' stands twice among the raters"
    ),
    (
      "rater_a, rater_b, rater_c", "rater_a, rater_d",
      "has no column 'rater_d'; did you mean 'rater_"
    ),
    (
      "missing: {no-answer: [\"\"]}}", "missing: {no-answer: [1]}}",
      "'1' is a rating here and stands under no-answer"
    ),
    ("- {id: themes", "- {id: severity", "rating set 'severity' stands twice"),
    (
      "categories: [family, school, online, other]", "categories: [family]",
      "at least two categories"
    ),
    ("counts: themes.csv", "counts: theme.csv", "there is no such file"),
    ("counts: themes.csv", "counts: ../themes.csv", "leaves the survey's folder"),
    ("counts: themes.csv", "counts: themes.csv, file: a.csv", "leave one of them out"),
    ("counts: themes.csv", "counts: themes.csv, codes: {1: family}", "'codes' are of ratings"),
    (
      "text: Theme of the documents", "txt: Theme",
      "unknown key 'txt' in a rating set; did you mean 'text'?"
    ),
    ("ratings:", "rating:", "unknown key 'rating' in the survey; did you mean 'ratings'?"),
  ])
  func `what is no rating set is refused`(old: String, new: String, message: String) throws {
    let faults = try fixture.with(yaml: old, new).faults()
    #expect(faults.contains { $0.contains(message) }, "\(faults)")
  }

  @Test(arguments: [
    (
      "document,family,school,online,other\nd1,1,1,0,x\n",
      "themes.csv:2:10: 'x' is no number of raters who chose 'other'"
    ),
    (
      "document,family,school,online,other\nd1,1,1,0\n",
      "'' is no number of raters who chose 'other'"
    ),
    ("document,family,school,online,other\nd1,1,1,0,-1\n", "'-1' is no number of raters"),
    (
      "document,family,school,onlin,other\nd1,1,1,0,0\n",
      "'onlin' is no category of the rating set 'themes'; did you mean 'online'?"
    ),
    ("document,family,school,online\nd1,1,1,0\n", "there is no column 'other'"),
    ("family,family,school,online,other\n1,1,1,0,0\n", "the column 'family' stands twice"),
    ("document,family,school,online,other\n", "the file has no subjects"),
    (
      "document,family,school,online,other\nd1,1,0,0,0\nd2,0,0,0,1\n",
      "no subject has more than one rating"
    ),
    ("document,family,school,online,other\nd1,0,0,0,0\n", "the rating set 'themes' can't be used"),
  ])
  func `counts that are none are refused with their place`(text: String, message: String) throws {
    var broken = fixture
    broken.others["themes.csv"] = text
    let faults = try broken.faults()
    #expect(faults.contains { $0.contains(message) }, "\(faults)")
  }

  @Test func `a value that is no rating is refused as an answer is`() throws {
    let faults = try fixture.with(
      answers: "1,north,no,2,1,2,0,0,0,1,2,1", "1,north,no,2,1,2,0,0,0,1,7,1"
    )
    .faults()
    #expect(
      faults.contains {
        $0.contains(
          "column 'rater_b' of rating set 'severity' has a value that is neither an answer nor missing: '7' (1)"
        )
      }, "\(faults)")
  }
}
