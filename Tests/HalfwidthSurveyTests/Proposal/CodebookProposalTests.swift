import Foundation
import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// What is recognised in a file of answers, and that the codebook reads back.
@Suite struct CodebookProposalTests {
  private func proposal(_ header: String, _ rows: [String]) throws -> CodebookProposal {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    let path = try folder.write(text, to: "answers.csv")
    return try CodebookProposal(of: RespondentTable.read(path), file: "answers.csv")
  }

  /// Rows in which each column goes through its values, one after the other.
  private func rows(_ count: Int, _ columns: [[String]]) -> [String] {
    (0..<count).map { row in columns.map { $0[row % $0.count] }.joined(separator: ",") }
  }

  private func reasons(_ proposal: CodebookProposal) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: proposal.codebook.leftOut.map { ($0.column, $0.reason) })
  }

  @Test func `each kind of column is recognised`() throws {
    let found = try proposal(
      "id,sex,q2_a,q2_b,q3,trust,age,note",
      rows(
        12,
        [
          (1...12).map { "r\($0)" }, ["F", "M"], ["x", "", ""], ["", "x"],
          ["1 2", "2", "1 3", "3"],
          ["Agree", "Disagree", "Neutral"], (20...31).map { "\($0 * 2)" },
          (1...12).map { "what respondent \($0) wrote" },
        ]))
    let codebook = found.codebook
    #expect(codebook.respondent == "id")
    #expect(codebook.questions.map(\.id) == ["sex", "q2", "q3", "trust", "age"])
    #expect(codebook.questions.map(\.type) == [.single, .multiple, .multiple, .scale, .numeric])
    #expect(codebook.questions[1].blankIsNotChosen && codebook.questions[1].items.count == 2)
    #expect(codebook.questions[2].split == " " && codebook.questions[2].items.count == 3)
    #expect(codebook.scales[0].levels == ["Disagree", "Neutral", "Agree"])
    #expect(codebook.scales[0].headline == "Agree")
    #expect(reasons(found)["note"]?.hasPrefix("free text") == true)
    #expect(!found.yaml.contains("respondent 7") && !found.yaml.contains("r7"))
  }

  @Test func `ranges stand by their numbers and yes before no, whichever row is the first`() throws
  {
    let found = try proposal(
      "age,children,trained,helped",
      rows(12, [["30-44", "45+", "18-29"], ["3+", "0", "1-2"], ["No", "Yes"], ["yes", "no"]]))
    let labels = found.codebook.questions.map { $0.items.map(\.label) }
    #expect(
      labels == [
        ["18-29", "30-44", "45+"], ["0", "1-2", "3+"], ["Yes", "No"], ["yes", "no"],
      ])
    #expect(found.codebook.questions.allSatisfy { $0.type == .single })
    #expect(found.yaml.contains("ranges of numbers, in the order of the numbers in them"))
  }

  @Test func `numbers without labels are steps where columns share them, and names elsewhere`()
    throws
  {
    let found = try proposal(
      "trust_police,trust_courts,region,single",
      rows(20, [["1", "2", "3", "4"], ["4", "1", "2"], ["1", "2", "3"], ["0", "1"]]))
    #expect(found.codebook.questions.map(\.type) == [.scale, .single, .single])
    #expect(found.codebook.scales.map(\.levels) == [["1", "2", "3", "4"]])
    #expect(found.codebook.scales[0].upper == ["3", "4"])
  }

  @Test func `codes of missing answers are told by their distance, their labels or their words`()
    throws
  {
    let found = try proposal(
      "a,b,age,c",
      rows(
        24,
        [
          ["1", "2", "3", "98", "99"], ["Yes", "No", "Don't know", "Prefer not to say"],
          (0..<24).map { $0 == 3 ? "-9" : $0 == 4 ? "98" : "\(20 + $0 * 3)" }, ["2", "1"],
        ]))
    // 98 is an age, so it can't be missing everywhere.
    let shared = found.codebook.missing
    #expect(shared.texts(of: .noAnswer) == ["Prefer not to say", "-9"])
    #expect(shared.texts(of: .dontKnow) == ["Don't know"])
    let own = try #require(found.codebook.questions[0].missing)
    #expect(own.texts(of: .dontKnow) == ["98"] && own.texts(of: .noAnswer) == ["99"])
    #expect(found.codebook.questions[0].items.map(\.label) == ["1", "2", "3"])
  }

  @Test func `questions with the same items are compared`() throws {
    let steps = [["1", "2", "3", "4"], ["4", "3", "1"], ["2", "1", "4"]]
    let found = try proposal(
      "general.poverty,general.dropout,general.police,special.poverty,special.dropout",
      rows(24, steps + steps.prefix(2)))
    #expect(
      found.codebook.comparisons
        == [
          ProposedComparison(
            id: "general-special", first: "general", second: "special", unmatched: ["police"],
            items: 2)
        ])
    #expect(found.yaml.contains("unmatched: [police]"))
  }

  @Test func `what can't be told is left out with the reason, and no value of it is written`()
    throws
  {
    let found = try proposal(
      "q,email,weight,start,box,same,secret_other",
      rows(
        20,
        [
          ["a", "b"], (0..<20).map { "p\($0)@example.org" }, ["0.5", "1.5", "2"],
          (10..<30).map { "2026-03-\($0)" }, ["zz", ""], ["kk"],
          ["what she said"] + [String](repeating: "", count: 19),
        ]))
    #expect(found.codebook.questions.map(\.id) == ["q"])
    let reasons = reasons(found)
    #expect(reasons["email"]?.contains("never shown") == true)
    #expect(reasons["weight"]?.contains("like a weight") == true)
    #expect(reasons["start"]?.contains("platform") == true)
    #expect(reasons["box"]?.contains("box that was ticked") == true)
    #expect(reasons["same"]?.contains("the same text") == true)
    #expect(reasons["secret_other"] != nil)
    #expect(!found.yaml.contains("example.org") && !found.yaml.contains("she said"))
  }

  @Test func `one answer in two spellings, and one number in two, are one`() throws {
    let found = try proposal(
      "a,b", rows(24, [["Yes", "yes", "No"], ["1", "01", "2", "1.0"]]))
    #expect(found.codebook.questions.map { $0.items.count } == [2, 2])
  }

  @Test(arguments: [
    "\"c: d\"", "\"# e\"", "\"f\ng\"", "- h", "[i]", "&k", "!m", "null", "no", "~", "\"q\"\"uote\"",
    "x\u{202E}y",
    String(repeating: "long ", count: 60),
  ])
  func `a column is found again whatever its name holds`(name: String) throws {
    let found = try proposal("\(name),b", rows(12, [["x", "y"], ["p", "q"]]))
    #expect(found.codebook.questions.count == 2)
  }

  @Test func `a column of more numbers than are kept is numeric, and of more texts free text`()
    throws
  {
    let rows = (0..<5_000).map { row in
      "\(["a", "b"][row % 2]),\(Double(row % 4_500) / 4),\(900_000 + row),text \(row)"
    }
    let found = try proposal("q,income,reference,remark", rows)
    #expect(found.codebook.questions.map(\.type) == [.single, .numeric])
    let reasons = reasons(found)
    #expect(reasons["reference"]?.contains("tell respondents apart") == true)
    #expect(reasons["remark"]?.hasSuffix("free text") == true)
  }

  @Test func `an answer that holds the mark between answers is one, if its parts never come apart`()
    throws
  {
    let found = try proposal(
      "s",
      rows(
        24,
        [
          [
            "\"Radio, Friends, family\"", "Radio", "\"Friends, family, Internet\"", "Internet",
            "\"Friends, family\"", "\"Radio, Internet\"",
          ]
        ]))
    #expect(
      found.codebook.questions[0].items.map(\.label) == ["Radio", "Friends, family", "Internet"])
  }

  @Test func `few ratings beside blanks are no boxes that were ticked`() throws {
    let found = try proposal(
      "q,rate_food,rate_rest", rows(12, [["a", "b"], ["4", ""], ["", "3"]]))
    #expect(found.codebook.questions.map(\.id) == ["q"])
    let ticked = try proposal("q,pick_1,pick_2", rows(12, [["a", "b"], ["1", ""], ["", "2"]]))
    #expect(ticked.codebook.questions.map(\.id) == ["q", "pick"])
    #expect(ticked.codebook.questions[1].codes == [AnswerCode(value: "2", answer: "chosen")])
  }

  @Test func `numbers of any size end nothing`() throws {
    let found = try proposal(
      "q,a,b",
      rows(12, [["a", "b"], ["1e300", "-1e300", "5e299", "99"], (1...12).map { "\($0)e18" }]))
    #expect(found.codebook.questions.first?.id == "q")
  }

  // MARK: - Several answers with spaces between them

  /// KoboToolbox writes the labels of all options that were chosen into one column, and a column an option beside it.
  @Test func `labels with spaces between them are not counted beside their own columns`() throws {
    let found = try proposal(
      "Sources?,Sources?/Radio,Sources?/Word of mouth,Sources?/None of these",
      rows(
        24,
        [
          ["Radio", "Radio Word of mouth", "Word of mouth", "None of these"],
          ["True", "True", "False", "False"], ["False", "True", "True", "False"],
          ["False", "False", "False", "True"],
        ]))
    #expect(found.codebook.questions.map(\.type) == [.multiple])
    #expect(found.codebook.questions[0].items.count == 3)
    #expect(reasons(found)["Sources?"]?.hasPrefix("the same answers stand in") == true)
  }

  @Test func `labels of several words are one answer each`() throws {
    let cells = [
      "Radio", "Radio Village chief", "Word of mouth", "Word of mouth Village chief",
      "Radio Word of mouth",
      "Village chief", "Radio Word of mouth Village chief", "",
    ]
    let found = try proposal("id,q", (1...24).map { "\($0),\(cells[$0 % cells.count])" })
    let question = try #require(found.codebook.questions.first)
    #expect(question.split == " ")
    #expect(Set(question.items.map(\.label)) == ["Radio", "Word of mouth", "Village chief"])
    #expect(question.reason.contains("3 rows are blank"))
  }

  @Test(arguments: [
    // The first words never stand alone, so that each may be of the answer behind it.
    (["Radio", "TV", "Radio Village chief", "TV Village chief"], nil),
    (["Radio", "TV", "News", "Papers", "Radio TV"], nil),
    (["North", "East", "North East", "South East"], QuestionType.single),
    (["Social worker", "Worker", "Police", "Senior police officer"], .single),
    (["Lower secondary", "Upper secondary", "Primary"], .single),
    (["radio", "radio tv", "tv net", "net"], .multiple),
    (["word of mouth", "radio", "word of mouth radio", "none of these"], .multiple),
  ])
  func `cells with spaces are taken apart only where it can be told how`(
    cells: [String], type: QuestionType?
  ) throws {
    let found = try proposal("q,b", rows(40, [cells, ["a", "b", "c"]]))
    #expect(found.codebook.questions.first { $0.id == "q" }?.type == type, "\(found.yaml)")
    if type == nil { #expect(reasons(found)["q"]?.contains("can't be told") == true) }
  }

  // MARK: - What is no answer of a list

  @Test(arguments: ["newspaper,newspaper", "newspaper,leaflet,newspaper,leaflet"])
  func `the text beside an option other is no option`(texts: String) throws {
    let texts = texts.split(separator: ",").map(String.init)
    let found = try proposal(
      "g/channels_other,g/trained",
      (0..<40).map { "\($0 < texts.count ? texts[$0] : ""),\($0 % 3 == 0 ? "no" : "yes")" })
    #expect(found.codebook.questions.map(\.id) == ["g-trained"])
    #expect(found.codebook.questions[0].type == .single)
    #expect(reasons(found)["g/channels_other"]?.hasSuffix("free text") == true)
    #expect(!found.yaml.contains("newspaper"))
  }

  @Test func `a text beside blanks is no option among columns of yes and no`() throws {
    let found = try proposal(
      "g_a,g_b,g_c,g_d",
      rows(24, [["yes", "no"], ["no", "yes", "yes"], ["leaflet", "", ""], ["1", "0"]]))
    #expect(found.codebook.questions.map { $0.items.count } == [3])
    #expect(reasons(found)["g_c"]?.hasPrefix("one value beside blanks") == true)
    #expect(found.codebook.questions[0].reason.contains("yes or no in every row"))
  }

  @Test func `what tells people apart is left out however short it is`() throws {
    let found = try proposal(
      "sex,referral,plate,visit,code,born,score",
      (0..<40).map { row in
        let isFew = row < 9
        return [
          row % 2 == 0 ? "F" : "M", isFew ? "KC\(10 + 6 * row)" : "", isFew ? "P\(100 + row)" : "",
          isFew ? "\(310 + 17 * row)" : "", isFew ? "0\(10 + 7 * row)" : "",
          "\(1_940 + row + row / 3)", row < 6 ? "\(row)" : "",
        ].joined(separator: ",")
      })
    #expect(found.codebook.questions.map(\.id) == ["sex", "born"])
    for value in ["KC10", "P100", "310", "010"] { #expect(!found.yaml.contains(value)) }
    for column in ["referral", "plate", "visit", "code", "score"] {
      #expect(reasons(found)[column]?.contains("apart") == true, "\(column)")
    }
  }

  /// One cell in another case is the same answer, and both spellings are said.
  @Test func `an answer in a second spelling stays with the first`() throws {
    let found = try proposal(
      "a,b",
      (0..<20).map {
        "\($0 == 7 ? "Yes" : $0 % 2 == 0 ? "yes" : "no"),\($0 == 3 ? "north" : $0 % 2 == 0 ? "South" : "North")"
      })
    #expect(found.codebook.questions.map(\.id) == ["a", "b"])
    #expect(found.codebook.questions.map { $0.items.count } == [2, 2])
    #expect(found.codebook.questions[0].reason.contains("'yes' (10) and 'Yes' (1)"))
    #expect(found.codebook.questions[1].reason.contains("'North' (9) and 'north' (1)"))
  }

  @Test func `names that become the same are numbered`() throws {
    let found = try proposal("a b,a-b,A B", rows(12, [["x", "y"], ["p", "q"], ["r", "s"]]))
    #expect(found.codebook.questions.map(\.id) == ["a-b", "a-b-2", "a-b-3"])
  }

  @Test func `an item of several words stands with the others of its question`() throws {
    let steps = ["Poor", "Fair", "Good"]
    let found = try proposal(
      "care_gen_food,care_gen_long_wait,care_new_food,care_new_long_wait",
      rows(12, [steps, steps, steps, steps]))
    #expect(found.codebook.questions.map(\.id) == ["care_gen", "care_new"])
    #expect(
      found.codebook.questions.map { $0.items.map(\.id) } == [
        ["food", "long_wait"], ["food", "long_wait"],
      ])
  }

  @Test(arguments: [
    ("a,b", [String](), "no rows"), ("a,b", ["1,", "2,3,4"], "fields"),
    ("comment", ["one two three", "four five"], "no column is recognised"),
  ])
  func `a file without questions is refused`(header: String, rows: [String], part: String) throws {
    do throws(SurveyError) {
      let folder = try? TemporaryFolder()
      let path = try? folder?.write(
        ([header] + rows).joined(separator: "\n") + "\n", to: "answers.csv")
      _ = try CodebookProposal(of: RespondentTable.read(path ?? ""), file: "answers.csv")
      Issue.record("refused")
    } catch {
      #expect(error.message.contains(part), "\(error)")
    }
  }

  @Test func `labels, levels and missing codes of a file of SPSS are kept`() throws {
    let table = try RespondentTable.read(Repository.root + "/Tests/Cases/native/answers.sav")
    let codebook = try CodebookProposal(of: table, file: "answers.sav").codebook
    #expect(codebook.questions.map(\.id) == ["sex", "trust"])
    #expect(codebook.questions[0].text == "What is your sex?")
    #expect(codebook.questions[0].items.map(\.label) == ["Woman", "Man"])
    #expect(codebook.scales[0].levels == ["None", "Little", "Some", "Full"])
    #expect(codebook.missing.texts(of: .noAnswer) == ["99"])
    #expect(codebook.missing.texts(of: .dontKnow) == ["8"])
  }

  /// The items of the shipped codebook, which a person wrote, are found again by their columns.
  @Test func `the synthetic survey is recognised as its codebook has it`() throws {
    let folder = Repository.root + "/datasets/disrupting-harm-cambodia-synthetic"
    let shipped = try SurveyFolder.read(folder).codebook
    let proposed = try CodebookProposal(
      of: RespondentTable.read(folder + "/synthetic-responses.csv"), file: "a.csv"
    ).codebook
    var twins: [String: String] = [:]
    for question in shipped.questions {
      guard case .columns(let columns)? = question.columns?.layout else { continue }
      let twin = try #require(
        proposed.questions.first { twin in
          Set(twin.items.compactMap(\.column)) == Set(columns.map(\.name))
        }, "\(question.id)")
      #expect(twin.type == question.type, "\(question.id)")
      twins[question.id] = twin.id
    }
    let pairs = proposed.comparisons.map { [$0.first, $0.second] }
    // Availability and quality of services are two subjects, as are awareness and response: nothing says that they are
    // to be compared.
    for comparison in shipped.comparisons
    where !["services", "law-enforcement"].contains(comparison.id) {
      let pair = [comparison.first, comparison.second].map { twins[$0] }
      #expect(pairs.contains { $0 == pair }, "\(comparison.id)")
    }
  }
}
