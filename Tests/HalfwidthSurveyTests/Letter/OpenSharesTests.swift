import Halfwidth
import HalfwidthSurvey
import Testing

/// The numbers that statements about shares hang on, against going through every survey that the printed numbers leave.
@Suite struct OpenSharesTests {
  private static let names = ["a", "b", "c"]

  /// Claims, and what is printed of the items, as counts or bounds of so many people.
  private static let surveys: [(claims: [String], printed: [String], size: Int)] = [
    (["kind: most, items: [q.a]"], [">4", "7", "2"], 9),
    (["kind: majority, items: [q.a, q.b]"], [">5", ">6", "2"], 10),
    (
      ["kind: at-least, value: 60%, items: [q.a]", "kind: less-than, value: 30%, items: [q.c]"],
      [">5", "7", "<4"], 10
    ),
    (
      ["kind: greater-than, value: 50%, items: [q.a, q.b]", "kind: nearly-all, items: [q.a]"],
      [">5", ">8", "2"], 10
    ),
    (["kind: half, items: [q.a], margin: 20", "kind: all, items: [q.b]"], ["<8", ">7", "2"], 10),
    (["kind: at-least, value: 4, items: [q.a]"], [">2", "1", "1"], 8),
    // Decided by the bound, or by nothing.
    (["kind: most, items: [q.a]"], [">9", "7", "2"], 10),
    (["kind: most, items: [q.a]"], ["6", "<3", "2"], 9),
  ]

  private static func counts(_ text: String, size: Int) throws -> [Int] {
    if let count = Int(text) { return [count] }
    let bound = try #require(Int(text.dropFirst()))
    return text.hasPrefix(">") ? Array((bound + 1)...size) : Array(0..<bound)
  }

  private static func findings(
    _ claims: [String], _ printed: [String], size: Int, type: String
  ) throws -> SurveyFindings {
    let list = claims.enumerated().map { "  - {id: k\($0.offset), where: p, \($0.element)}\n" }
    let yaml = """
      schema: halfwidth-survey/1
      title: A survey
      source: {citation: Made up}
      sample: {size: \(size), design: convenience}
      data: {counts: counts.csv}
      questions:
        - {id: q, text: One, type: \(type), items: {a: A, b: B, c: C}}
      claims:

      """ + list.joined()
    let rows = zip(names, printed).map { "q,\($0),,\($1),,\(size),,p\n" }
    return try SurveyFixture.findings(
      rows.joined(), yaml: yaml, settings: AnalysisSettings(level: 0.9))
  }

  /// The smallest sets of items whose counts decide both answers to every claim.
  private static func smallest(
    _ claims: [String], _ printed: [String], size: Int, type: String
  ) throws -> [Set<String>] {
    var completions: [(values: [Int], verdicts: [String])] = []
    let all = try printed.map { try counts($0, size: size) }
    for a in all[0] {
      for b in all[1] {
        for c in all[2] where type == "multiple" || a + b + c <= size {
          let found = try findings(claims, ["\(a)", "\(b)", "\(c)"], size: size, type: type)
          completions.append(
            (
              [a, b, c],
              found.claims.map {
                "\($0.inSample?.rawValue ?? "") \($0.beyondSample?.rawValue ?? "")"
              }
            ))
        }
      }
    }
    for count in 0...3 {
      let sets = (0..<8).filter { $0.nonzeroBitCount == count }.map { mask in
        (0..<3).filter { mask >> $0 & 1 == 1 }
      }.filter { places in
        Dictionary(grouping: completions) { completion in places.map { completion.values[$0] } }
          .values.allSatisfy { Set($0.map(\.verdicts)).count == 1 }
      }
      if !sets.isEmpty { return sets.map { Set($0.map { names[$0] }) } }
    }
    return []
  }

  private func expectFewest(
    _ claims: [String], _ printed: [String], size: Int, type: String = "multiple"
  ) throws {
    let findings = try Self.findings(claims, printed, size: size, type: type)
    let letter = LetterFindings(findings)
    let asked = letter.questions.map { question -> String in
      guard case .count(let reference) = question.number else { return "both" }
      #expect(question.total == size && !question.isOfComparison)
      return reference.item ?? ""
    }
    let expected = try Self.smallest(claims, printed, size: size, type: type)
    #expect(expected.contains(Set(asked)), "\(asked) of \(expected)")
    #expect(letter.areFewest && Set(asked).count == asked.count)
  }

  @Test(arguments: surveys.indices)
  func `the counts that are asked for are the fewest that decide`(index: Int) throws {
    let (claims, printed, size) = Self.surveys[index]
    try expectFewest(claims, printed, size: size)
  }

  @Test(arguments: [(["<4", "<3", "1"], 6), (["4", "<4", "1"], 9)])
  func `answers that are taken together are asked for together`(
    printed: [String], size: Int
  ) throws {
    try expectFewest(
      ["kind: most, items: [q.a, q.b], together: true"], printed, size: size, type: "single")
  }
}
