import Testing

@testable import Halfwidth

@Suite("Matrices of respondents")
struct RespondentMatrixTests {
  @Test func `keep the answers`() throws {
    let rows = (0..<300).map { row in [row % 2, row % 4, row % 256, (row * 7) % 11] }
    let matrix = try RespondentMatrix(rows, levels: [2, 4, 256, 11])
    #expect(matrix.respondents == 300)
    #expect(matrix.items == 4)
    for (row, answers) in rows.enumerated() {
      #expect(answers == (0..<4).map { matrix.answer(respondent: row, item: $0) })
    }
    for item in 0..<4 {
      let expected = (0..<matrix.levels[item]).map { level in rows.count { $0[item] == level } }
      #expect(matrix.counts(item: item) == expected)
    }
    let binary = try RespondentMatrix([[true, false], [true, true], [false, false]])
    #expect(binary.levels == [2, 2])
    for (row, answers) in [[1, 0], [1, 1], [0, 0]].enumerated() {
      #expect(answers == (0..<2).map { binary.answer(respondent: row, item: $0) })
    }
  }

  @Test func `refuse what is no matrix of answers`() {
    #expect(throws: ResampleError.rows(count: 0, allowed: 1...65_535)) {
      try RespondentMatrix([], levels: [2])
    }
    #expect(throws: ResampleError.rows(count: 65_536, allowed: 1...65_535)) {
      try RespondentMatrix([[Bool]](repeating: [true], count: 65_536))
    }
    #expect(throws: ResampleError.items(count: 0, largest: 65_536)) {
      try RespondentMatrix([[], []], levels: [])
    }
    #expect(throws: ResampleError.items(count: 0, largest: 65_536)) {
      try RespondentMatrix([[Bool]]([[]]))
    }
    #expect(throws: ResampleError.levels(item: 1, count: 1)) {
      try RespondentMatrix([[0, 0]], levels: [2, 1])
    }
    #expect(throws: ResampleError.levels(item: 0, count: 257)) {
      try RespondentMatrix([[0]], levels: [257])
    }
    #expect(throws: ResampleError.length(index: 1, count: 1, expected: 2)) {
      try RespondentMatrix([[true, false], [true]])
    }
    #expect(throws: ResampleError.answer(row: 1, item: 0, value: 2, levels: 2)) {
      try RespondentMatrix([[0], [2]], levels: [2])
    }
    #expect(throws: ResampleError.answer(row: 0, item: 1, value: -1, levels: 4)) {
      try RespondentMatrix([[0, -1]], levels: [2, 4])
    }
  }
}
