import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

/// The fewest numbers that decide what is open, against going through everything that small surveys leave
/// possible.
@Suite struct LetterFindingsTests {
  private static func yaml(
    size: Int, items count: Int, asked: Int, design: String = "paired"
  ) -> String {
    let items = names.prefix(count).map { "\($0): \($0)" }.joined(separator: ", ")
    return """
      schema: halfwidth-survey/1
      title: A survey
      source: {citation: Made up}
      sample: {size: \(size), design: convenience}
      data: {counts: counts.csv}
      questions:
        - {id: one, text: One, type: multiple, items: {\(items)}}
        - {id: two, text: Two, type: multiple, items: {\(items)}}
      comparisons:
        - {id: pair, first: one, second: two, design: \(design), items_asked: \(asked)}

      """
  }

  /// What is printed of the items, as counts or bounds.
  typealias Printed = [(first: String, second: String)]

  private static let names = ["a", "b", "c", "d"]

  private static func letter(
    _ printed: Printed, size: Int, level: ConfidenceLevel, asked: Int, design: String = "paired"
  ) throws -> LetterFindings {
    let rows = zip(names, printed).flatMap { name, counts in
      [
        "one,\(name),,\(counts.first),,\(size),,p\n", "two,\(name),,\(counts.second),,\(size),,p\n",
      ]
    }
    return LetterFindings(
      try SurveyFixture.findings(
        rows.joined(), yaml: yaml(size: size, items: printed.count, asked: asked, design: design),
        settings: AnalysisSettings(level: level)))
  }

  // MARK: - By going through everything

  /// An unknown number of one item: a count of the first or the second list, or how many gave both.
  private struct Unknown: Hashable {
    var item: Int
    var part: Int
  }

  private static func counts(_ text: String, size: Int) throws -> [Int] {
    if let count = Int(text) { return [count] }
    let bound = try #require(Int(text.dropFirst()))
    return text.hasPrefix(">") ? Array((bound + 1)...size) : Array(0..<bound)
  }

  /// The fewest numbers that decide every verdict, plain and adjusted, and how many sets there are of that size.
  private static func fewest(
    _ printed: Printed, size: Int, level: ConfidenceLevel, asked: Int
  ) throws -> (sets: [Set<Unknown>], open: Int) {
    // Of each item its completions: both counts, both answers, and the p-value.
    var items: [[(values: [Int], p: Double)]] = []
    for counts in printed {
      var item: [(values: [Int], p: Double)] = []
      for x in try Self.counts(counts.first, size: size) {
        for y in try Self.counts(counts.second, size: size) {
          for both in max(0, x + y - size)...min(x, y) {
            let table = try PairedCounts(
              both: both, firstOnly: x - both, secondOnly: y - both, neither: size - x - y + both)
            item.append(
              ([x, y, both], try #require(McNemarMethod.exact.finding(for: table).pValue)))
          }
        }
      }
      items.append(item)
    }
    var completions: [(values: [Int], verdicts: [Bool])] = []
    var places = [Int](repeating: 0, count: items.count)
    repeat {
      let chosen = zip(items, places).map { $0[$1] }
      let adjusted = try PValues(chosen.map(\.p), total: asked).holmAdjusted()
      completions.append(
        (
          chosen.flatMap(\.values),
          (chosen.map(\.p) + adjusted).map { $0 <= level.significance }
        ))
    } while next(&places, items.map(\.count))
    let unknowns = items.indices.flatMap { item in (0..<3).map { Unknown(item: item, part: $0) } }
      .filter { unknown in
        Set(completions.map { $0.values[3 * unknown.item + unknown.part] }).count > 1
      }
    let open = (0..<2 * items.count).count { index in
      Set(completions.map { $0.verdicts[index] }).count > 1
    }
    for count in 0...unknowns.count {
      let sets = (0..<1 << unknowns.count).filter { $0.nonzeroBitCount == count }.map { mask in
        Set(unknowns.indices.filter { mask >> $0 & 1 == 1 }.map { unknowns[$0] })
      }.filter { set in
        let known = set.map { 3 * $0.item + $0.part }
        return Dictionary(grouping: completions) { completion in known.map { completion.values[$0] }
        }
        .values.allSatisfy { Set($0.map(\.verdicts)).count == 1 }
      }
      if !sets.isEmpty { return (sets, open) }
    }
    return ([], open)
  }

  private static func next(_ places: inout [Int], _ counts: [Int]) -> Bool {
    for index in places.indices {
      places[index] += 1
      if places[index] < counts[index] { return true }
      places[index] = 0
    }
    return false
  }

  private static func unknown(_ number: UnprintedNumber) throws -> Unknown {
    switch number {
    case .count(let reference):
      Unknown(
        item: try #require(names.firstIndex(of: reference.item ?? "")),
        part: reference.question == "one" ? 0 : 1)
    case .both(let first, let second):
      {
        #expect(first.question == "one" && second.question == "two" && first.item == second.item)
        return Unknown(item: names.firstIndex(of: first.item ?? "") ?? -1, part: 2)
      }()
    }
  }

  private static let surveys: [(printed: Printed, size: Int, confidence: Double, asked: Int)] = [
    ([("7", "2")], 9, 0.9, 1), ([("7", "2"), ("6", "1")], 9, 0.9, 2),
    ([("7", "2"), ("6", "1")], 9, 0.9, 4), ([("9", "3"), ("8", "3"), ("7", "3")], 12, 0.9, 3),
    ([("9", "3"), ("8", "3"), ("7", "3")], 12, 0.8, 3),
    ([("9", "2"), ("8", "1"), ("6", "6")], 10, 0.95, 3),
    ([("10", "2"), ("9", "2"), ("8", "2"), ("7", "2")], 11, 0.9, 4),
    ([("10", "3"), ("9", "3"), ("8", "2"), ("7", "2")], 11, 0.8, 5),
    ([(">7", "2")], 9, 0.9, 1), ([("8", "<3"), ("7", "1")], 9, 0.9, 2),
    ([(">6", "<3")], 9, 0.8, 2), ([(">7", "2"), ("<3", "7")], 9, 0.9, 2),
    ([("5", "5"), ("5", "4")], 10, 0.9, 2), ([("10", "0")], 10, 0.95, 1),
    ([("1", "0"), ("9", "10")], 10, 0.95, 2),
  ]

  @Test(arguments: surveys.indices)
  func `no set of fewer numbers decides everything that is open`(index: Int) throws {
    let (printed, size, confidence, asked) = Self.surveys[index]
    let level = try ConfidenceLevel(confidence)
    let letter = try Self.letter(printed, size: size, level: level, asked: asked)
    let expected = try Self.fewest(printed, size: size, level: level, asked: asked)
    let asks = Set(try letter.questions.map { try Self.unknown($0.number) })
    #expect(asks.count == letter.questions.count)
    #expect(expected.sets.contains(asks), "\(asks) of \(expected.sets)")
    #expect(letter.open.count == expected.open)
    #expect(letter.open.count + letter.decided == 2 * printed.count)
    for question in letter.questions { #expect(!question.decides.isEmpty) }
  }

  @Test func `the surveys have open findings of every kind`() throws {
    var counts = 0
    var adjusted = 0
    var several = 0
    for (printed, size, confidence, asked) in Self.surveys {
      let letter = try Self.letter(
        printed, size: size, level: ConfidenceLevel(confidence), asked: asked)
      for question in letter.questions {
        if case .count = question.number { counts += 1 }
        if question.decides.count > 2 { several += 1 }
      }
      adjusted += letter.open.count {
        if case .adjustedDifference = $0 { true } else { false }
      }
    }
    #expect(counts > 0 && adjusted > 3 && several > 0)
  }

  // MARK: - What a value means

  /// 46 and 39 of 50: the exact test has p .0391 at 9 and .0654 at 11 who answered differently, by R's binom.test
  /// of 1 of 9 and 2 of 11.
  @Test func `each value has its meaning`() throws {
    let letter = try Self.letter([("46", "39")], size: 50, level: 0.95, asked: 1)
    let question = try #require(letter.questions.first)
    #expect(letter.questions.count == 1 && question.known == [46, 39] && question.total == 50)
    #expect(question.meanings.map(\.values) == [35...37, 38...39])
    #expect(question.meanings.map(\.discordant) == [11...15, 7...9])
    #expect(question.meanings.map(\.isShown) == [false, true])
    #expect(question.meanings.map(\.isShownAdjusted) == [false, true])
    expectClose(question.meanings[0].pValues.lowerBound, 0.065_429_687_5, absolute: 1e-12)
    expectClose(question.meanings[1].pValues.upperBound, 0.039_062_5, absolute: 1e-12)
    #expect(question.decides.count == 2)
  }

  @Test func `nothing is asked where nothing is open`() throws {
    let decided = try Self.letter([("50", "20"), ("25", "25")], size: 50, level: 0.95, asked: 2)
    #expect(decided.questions.isEmpty && decided.open.isEmpty && decided.decided == 4)
    let independent = try Self.letter(
      [("46", "39")], size: 50, level: 0.95, asked: 1, design: "independent")
    #expect(independent.questions.isEmpty)
  }

  @Test func `different respondents are asked for counts only`() throws {
    let letter = try Self.letter(
      [("46", ">34")], size: 50, level: 0.95, asked: 1, design: "independent")
    let question = try #require(letter.questions.first)
    #expect(question.number == .count(.init(question: "two", item: "a")))
    // fisher.test of R, twice the smaller tail: 38 of 50 against 46 has .0542, 37 has .0310.
    #expect(question.meanings.map(\.values) == [35...37, 38...50])
    #expect(question.meanings.map(\.isShown) == [true, false])
  }

  @Test func `what can't be gone through is asked for whole`() throws {
    let letter = try Self.letter(
      [("1200", ">1000")], size: 2000, level: 0.95, asked: 1)
    #expect(letter.questions.count == 2)
    #expect(letter.questions.allSatisfy { $0.meanings.isEmpty && $0.decides.count == 2 })
  }

  // MARK: - Statements

  private static func statements(_ claims: String, counts: [String], level: ConfidenceLevel = 0.95)
    throws -> LetterFindings
  {
    let items = zip(names, counts)
    let yaml = """
      schema: halfwidth-survey/1
      title: A survey
      source: {citation: Made up}
      sample: {size: 50, design: convenience}
      data: {counts: counts.csv}
      questions:
        - {id: one, text: One, type: multiple, items: {\(items.map { "\($0.0): \($0.0)" }.joined(separator: ", "))}}
      claims:
      \(claims)

      """
    let rows = items.map { "one,\($0),,\($1),,50,,p\n" }.joined()
    return LetterFindings(
      try SurveyFixture.findings(rows, yaml: yaml, settings: AnalysisSettings(level: level)))
  }

  /// R's binom.test: 46 against 39 has p .0391 at 1 of 9 and .0654 at 2 of 11, 46 against 20 at most 7e-7 (at 30 more
  /// and 4 fewer), and 46 against 45 at least 1.
  @Test func `a statement hangs on the pairs that could go either way`() throws {
    let claim = "  - {id: top, where: p, kind: highest, question: one, items: [a]}"
    let open = try Self.statements(claim, counts: ["46", "39", "20"])
    #expect(open.open == [.claim(id: "top", place: "p")])
    #expect(
      open.questions.map(\.number) == [
        .both(.init(question: "one", item: "b"), .init(question: "one", item: "a"))
      ])
    #expect(open.questions.first?.meanings.map(\.values) == [35...37, 38...39])
    // No joint table makes the first more than chance above the second, so the third does not matter.
    let never = try Self.statements(claim, counts: ["46", "45", "39"])
    #expect(never.questions.isEmpty && never.open.isEmpty)
    let always = try Self.statements(claim, counts: ["46", "20", "10"])
    #expect(always.questions.isEmpty && always.open.isEmpty)
  }

  @Test func `an order hangs on its neighbours, and the lowest on all others`() throws {
    let order = try Self.statements(
      "  - {id: o, where: p, kind: rank, question: one, order: [a, b, c]}",
      counts: ["46", "39", "30"])
    #expect(
      Set(order.questions.map(\.number)) == [
        .both(.init(question: "one", item: "a"), .init(question: "one", item: "b")),
        .both(.init(question: "one", item: "b"), .init(question: "one", item: "c")),
      ])
    let lowest = try Self.statements(
      "  - {id: l, where: p, kind: lowest, question: one, items: [c]}",
      counts: ["46", "39", "30"])
    #expect(
      lowest.questions.map(\.number) == [
        .both(.init(question: "one", item: "c"), .init(question: "one", item: "b"))
      ])
  }

  /// Of 40 or more against 45 the first is above from 46 on, and never by more than chance.
  @Test func `a count that is a bound decides whether a statement is so`() throws {
    let letter = try Self.statements(
      "  - {id: l, where: p, kind: larger-than, first: one.a, second: one.b}",
      counts: [">39", "45"])
    #expect(letter.questions.map(\.number) == [.count(.init(question: "one", item: "a"))])
    #expect(letter.questions.first?.decides == [.claim(id: "l", place: "p")])
  }

  @Test func `both answers are one number in any order`() {
    let one = Claim.Reference(question: "one", item: "a")
    let two = Claim.Reference(question: "two", item: "a")
    #expect(UnprintedNumber.both(one, two) == .both(two, one))
    #expect(UnprintedNumber.both(one, two).hashValue == UnprintedNumber.both(two, one).hashValue)
    #expect(UnprintedNumber.count(one) != .count(two))
  }
}
