import TestSupport
import Testing

@testable import Halfwidth

@Suite struct CochranQTests {
  @Test func `has the slug of the contract`() {
    #expect(CochranMethod.allCases.map(\.rawValue) == ["cochran-q"])
  }

  @Test func `with two items it is McNemar's`() throws {
    for b in 0...7 {
      for c in 0...7 {
        let rows =
          [[Int]](repeating: [1, 0], count: b) + [[Int]](repeating: [0, 1], count: c)
          + [[1, 1], [0, 0], [0, 0]]
        let finding = CochranMethod.cochranQ.finding(for: try BinaryResponses(rows))
        #expect(finding.degreesOfFreedom == 1)
        guard b + c > 0 else {
          #expect(finding.statistic == nil && finding.pValue == nil)
          #expect(finding.warnings.map(\.code) == [.undefined])
          continue
        }
        let (x, y) = (Double(b), Double(c))
        expectClose(finding.statistic ?? .nan, (x - y) * (x - y) / (x + y), relative: 1e-15)
        #expect(finding.warnings.isEmpty == (b + c >= 12))
      }
    }
  }

  @Test func `a table by hand`() throws {
    // Yes by item 4, 2, 1 of T = 7; by respondent 2, 1, 3, 1, 0: spread 2 + 2 + 0 + 2 + 0 = 6.
    // Q = 2 ((12 - 7)^2 + (6 - 7)^2 + (3 - 7)^2) / (3 * 6) = 84 / 18.
    let responses = try BinaryResponses(parsing: "1,1,0; 1,0,0; 1,1,1; 1,0,0; 0,0,0")
    let finding = responses.cochranQTest()
    #expect(responses.itemTotals == [4, 2, 1] && responses.respondents == 5)
    expectClose(finding.statistic ?? .nan, 84.0 / 18, relative: 1e-15)
    #expect(finding.degreesOfFreedom == 2)
    // For two degrees of freedom the tail is exp(-Q/2).
    expectClose(finding.pValue ?? .nan, 0.096_971_967_864_405_05, relative: 1e-13)
    #expect(finding.warnings.map(\.code) == [.smallExpectedCounts])
  }

  @Test
  func `permuting items or respondents, exchanging yes and no, and constant rows change nothing`()
    throws
  {
    let rows = (0..<40).map { i in
      (0..<5).map { j in (i * i + 3 * j * i + j) % 7 < 3 + j % 2 ? 1 : 0 }
    }
    let statistic = try BinaryResponses(rows).cochranQTest().statistic ?? .nan
    #expect(statistic > 0)
    for other in [
      rows.reversed(), rows.map { $0.reversed() }, rows.map { $0.map { 1 - $0 } },
      rows + [[0, 0, 0, 0, 0], [1, 1, 1, 1, 1]],
    ] {
      expectClose(
        try BinaryResponses(other).cochranQTest().statistic ?? .nan, statistic, relative: 1e-14)
    }
  }

  @Test func `every small set of responses has an answer or a reason`() throws {
    for code in 0..<4096 {
      let rows = (0..<4).map { i in (0..<3).map { j in code >> (3 * i + j) & 1 } }
      let finding = try BinaryResponses(rows).cochranQTest()
      if let statistic = finding.statistic, let p = finding.pValue {
        // No more than (k - 1) times the respondents who differ.
        if !(statistic >= 0 && statistic <= 8 && p > 0 && p <= 1) { Issue.record("\(rows)") }
      } else if !rows.allSatisfy({ Set($0).count == 1 }) || finding.warnings.isEmpty {
        Issue.record("\(rows)")
      }
    }
  }

  @Test(arguments: [
    ("1,2;0,1", "the answer of respondent 1 to item 2 is 2; write 1 for yes and 0 for no"),
    ("1;0", "the responses have 1 items; give at least two to compare"),
    (
      "1,0;1",
      "respondent 2 has 1 answers and the first has 2; give every respondent one answer an item"
    ),
    (
      "yes,no",
      "'yes,no' is not a list of responses; write 0 or 1 with commas between items and semicolons "
        + "between respondents, such as 1,0,1;0,1,1"
    ),
  ])
  func `refuses impossible responses with a sentence`(text: String, message: String) {
    let error = #expect(throws: CountsError.self) { try BinaryResponses(parsing: text) }
    #expect(error?.message == message)
    let nobody = #expect(throws: CountsError.self) { try BinaryResponses([]) }
    #expect(nobody?.message == "there is no respondent; give at least one row of answers")
  }

  @Test func `bytes are the same answers as rows, and are refused for the same`() throws {
    let rows = [[1, 0, 1], [0, 0, 0], [1, 1, 1], [0, 1, 0]]
    let bytes = try BinaryResponses(answers: rows.joined().map { UInt8($0) }, items: 3)
    #expect(try bytes == BinaryResponses(rows) && bytes.rows == rows && bytes.respondents == 4)
    #expect(bytes.itemTotals == [2, 2, 2])
    let impossible: [([UInt8], Int)] = [([], 3), ([1], 1), ([1, 0, 1], 2), ([1, 0, 2, 1], 2)]
    for (answers, items) in impossible {
      #expect(throws: CountsError.self) { try BinaryResponses(answers: answers, items: items) }
    }
    let error = #expect(throws: CountsError.self) {
      try BinaryResponses(answers: [1, 0, 0, 2], items: 2)
    }
    #expect(error?.message.hasPrefix("the answer of respondent 2 to item 2 is 2") == true)
  }
}
