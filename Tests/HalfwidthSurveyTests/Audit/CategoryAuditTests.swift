import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// What printed numbers of answers that exclude each other say together; sums were worked out by hand.
@Suite struct CategoryAuditTests {
  private func checks(_ rows: String, yaml: String = SurveyFixture.yaml) throws -> [CheckFinding] {
    try SurveyFixture.findings(rows, yaml: yaml).checks
  }

  // MARK: - Errors, and what repairs them

  @Test func `one wrong number among a box and its levels has its repairs`() throws {
    // 51 of 50, and two levels of 21 whose box is printed as 40%: the fair ones or the poor ones are one too many.
    let found = try checks(
      """
      overall,,high,30,60,50,,P
      overall,,good,22,44,50,,P
      overall,,excellent,8,16,50,,P
      overall,,low,,40,50,,P
      overall,,fair,19,38,50,,P
      overall,,poor,2,4,50,,P

      """)
    let sum = try #require(found.first { $0.rule == .categoriesDoNotSum })
    #expect(sum.severity == .error)
    #expect(sum.repairs.map(\.category) == ["fair", "poor"])
    #expect(sum.repairs.map(\.counts) == [18...18, 1...1])
    #expect(
      sum.numbers == ["30 (60%)", "22 (44%)", "8 (16%)", "40%", "19 (38%)", "2 (4%)"])
    #expect(
      sum.message.hasSuffix("One other number is enough: fair 19 (38%) as 18, or poor 2 (4%) as 1.")
    )
  }

  /// 26 and 20 of 50: every option is printed, and 4 respondents are left.
  @Test func `options of one answer have to sum to the base`() throws {
    let yaml = """
      schema: halfwidth-survey/1
      title: T
      source: {citation: C}
      sample: {size: 50, design: convenience}
      data: {counts: counts.csv}
      questions:
        - {id: sex, text: S, type: single, items: {f: F, m: M}}

      """
    let found = try checks("sex,f,,26,52,50,,P\nsex,m,,20,40,50,,P\n", yaml: yaml)
    #expect(found.map(\.rule) == [.categoriesDoNotSum] && found[0].severity == .error)
    #expect(
      found[0].message.hasPrefix("The categories sum to 46, not to the 50 respondents asked."))
    #expect(found[0].repairs.map(\.counts) == [30...30, 24...24])
    #expect(found[0].message.contains("With a base of 46 all of them fit") == false)
    // Where an option has no number, it has what the others leave.
    let open = try checks(
      "sex,f,,26,52,50,,P\nsex,m,,20,40,50,,P\n",
      yaml: yaml.replacing("m: M}", with: "m: M, x: X}"))
    #expect(open.isEmpty)
    // One option alone is a share of the base.
    let one = try checks(
      "sex,f,,26,52,50,,P\n", yaml: yaml.replacing("{f: F, m: M}", with: "{f: F}"))
    #expect(one.isEmpty)
    // 33% three times is 99%, as rounding makes it: of 300 each is 98 to 100 people.
    let rounded = try checks(
      "sex,f,,,33,300,,P\nsex,m,,,33,300,,P\nsex,x,,,33,300,,P\n",
      yaml: yaml.replacing("m: M}", with: "m: M, x: X}").replacing("size: 50", with: "size: 300"))
    #expect(rounded.isEmpty)
  }

  @Test func `several wrong numbers are counted`() throws {
    // Each box alone is off by one: 12 for 5 + 6, 38 for 20 + 17.
    let found = try checks(
      """
      overall,,low,12,,50,,P
      overall,,poor,5,,50,,P
      overall,,fair,6,,50,,P
      overall,,high,38,,50,,P
      overall,,good,20,,50,,P
      overall,,excellent,17,,50,,P

      """)
    #expect(found.allSatisfy { $0.severity == .error && $0.repairs.isEmpty })
    #expect(
      found.count { $0.message.hasSuffix("At least 2 of the numbers must be others.") } == 1)
  }

  @Test func `only all numbers together show that they are impossible`() throws {
    // A level of 20 lies in a box of 15 or fewer: neither the levels nor the boxes are complete.
    let found = try checks("overall,,good,20,40,50,,P\noverall,,high,,30,50,,P\n")
    #expect(found.map(\.rule) == [.jointlyImpossible])
    #expect(found[0].severity == .error && found[0].question == "overall")
    #expect(found[0].repairs.map(\.counts) == [0...15, 20...50])
  }

  @Test func `another base is named only where all numbers fit it`() throws {
    // 44, 38, 16 and 4 of 100 are 102; of 50: 22, 19, 8 and 2 are 51, and of 25 38% is none.
    let rows = { (base: Int) in
      ["poor,,44", "fair,,38", "good,,16", "excellent,,4"].map { "overall,,\($0),\(base),,P\n" }
        .joined()
    }
    let found = try checks(rows(50))
    #expect(found.map(\.rule) == [.categoriesDoNotSum])
    // Of 45: 20, 17, 7 and 2 are 46; of 47: 44% is 21 (44.7 is 45%) or none.
    let bases = (1...49).filter { base in
      let counts = [44, 38, 16, 4].map { percent in
        (0...base).filter { (200 * $0 + base) / (2 * base) == percent }
      }
      guard counts.allSatisfy({ !$0.isEmpty }) else { return false }
      return counts.reduce(0) { $0 + $1[0] } <= base
        && base <= counts.reduce(0) { $0 + $1[$1.count - 1] }
    }
    #expect(found[0].message.contains("With a base of") == !bases.isEmpty)
  }

  // MARK: - What rounding explains

  @Test func `honest percentages that don't sum to 100 are no finding`() throws {
    // 16, 16, 15 of 47 print 34, 34 and 32; 5, 14, 14, 14 print 11, 30, 30 and 30: 101.
    #expect(
      try checks(
        """
        overall,,poor,,11,47,,P
        overall,,fair,,30,47,,P
        overall,,good,,30,47,,P
        overall,,excellent,,30,47,,P
        overall,,low,,40,47,,P
        overall,,high,,60,47,,P

        """
      ).isEmpty)
  }

  @Test func `numbers that another rule explains are a note`() throws {
    // 57 of 200 is 28.5% and 29 is 14.5%: 57, 57, 57 and 29 are printed so where halves go down or to the even digit.
    let yaml = SurveyFixture.yaml.replacing("size: 50", with: "size: 200")
    let rows = ["poor,,28", "fair,,28", "good,,28", "excellent,,14"].map {
      "overall,,\($0),200,,P\n"
    }.joined()
    let found = try checks(rows, yaml: yaml)
    #expect(found.map(\.rule) == [.otherRounding] && found.map(\.severity) == [.note])
    #expect(found[0].message.contains("rounding: half-even or truncate"))
  }

  @Test func `numbers that were forced to sum to 100 are a note`() throws {
    // 5, 14, 14 and 14 of 47 are 10.6, 29.8, 29.8 and 29.8: cut off 10, 29, 29 and 29, and the rests of three are
    // .79 and of one .64. Three go up: 10, 30, 30, 30, which sums to 100. Rounded, 10% of 47 is none.
    func rows(_ numbers: [(String, String)]) -> String {
      zip(["poor", "fair", "good", "excellent"], numbers).map {
        "overall,,\($0),\($1.0),\($1.1),47,,P\n"
      }.joined()
    }
    let percents = ["10", "30", "30", "30"]
    for counts in [["", "", "", ""], ["5", "14", "14", "14"]] {
      let found = try checks(rows(Array(zip(counts, percents))))
      #expect(found.map(\.rule) == [.forcedToHundred] && found.map(\.severity) == [.note])
    }
    // Other counts are not printed so.
    let wrong = try checks(rows(Array(zip(["6", "13", "14", "14"], percents))))
    #expect(wrong.contains { $0.severity == .error })
    // 11, 30, 30 and 30 sum to 101: rounded one by one, and possible.
    #expect(try checks(rows(Array(zip(["", "", "", ""], ["11", "30", "30", "30"])))).isEmpty)
    // 12, 30, 29 and 29 sum to 100, and no counts are printed so: 6 are 12.8%, 14 are 29.8%, and these are 48.
    let off = try checks(rows(Array(zip(["", "", "", ""], ["12", "30", "29", "29"]))))
    #expect(off.contains { $0.severity == .error })
  }

  @Test func `what could be seen is said once for each base`() throws {
    let rows = "overall,,high,,60,50,,P\noverall,,low,,40,50,,P\ntools,car,,,10,40,,P\n"
    let detection = try SurveyFixture.findings(rows).detection
    // Of 40 people 41 whole percentages, of 50 every second one.
    #expect(detection.map(\.power.base) == [40, 50])
    #expect(detection.map(\.power.possible) == [41, 51])
    #expect(detection.map(\.numbers) == [1, 2])
    let blind = try SurveyFixture.findings(
      "overall,,high,,60,300,,P\n",
      yaml: SurveyFixture.yaml.replacing("size: 50", with: "size: 300"))
    #expect(blind.detection.map(\.power.isBlind) == [true])
  }

  @Test func `repeats, bounds and other bases make nothing impossible`() throws {
    // The bound includes its number; the apart answers have a base of their own.
    #expect(
      try checks("overall,,high,,>90,50,,P\noverall,,low,5,10,50,,P\n").isEmpty)
    let twice = try checks("overall,,high,40,,50,,P\noverall,,high,41,,50,,Q\n")
    #expect(twice.map(\.rule) == [.repeatDiffers])
    #expect(try checks("overall,,poor,20,,40,,P\noverall,,fair,20,,50,,P\n").isEmpty)
  }

  @Test func `options that are not all printed may sum to less than the base`() throws {
    let listed = SurveyFixture.yaml.replacing("role: composition, ", with: "")
    let yaml = listed.replacing("m: Male}", with: "m: Male, x: Other}")
    #expect(try checks("sex,f,,20,40,50,,P\nsex,m,,20,40,50,,P\n", yaml: yaml).isEmpty)
    let found = try checks("sex,f,,30,60,50,,P\nsex,m,,21,42,50,,P\n", yaml: yaml)
    #expect(found.map(\.rule) == [.categoriesDoNotSum])
    #expect(found[0].repairs.map(\.item) == ["f", "m"])
    #expect(found[0].repairs.map(\.counts) == [0...29, 0...20])
    // What is printed of all of them has to be the base.
    let all = try checks("sex,f,,30,60,50,,P\nsex,m,,21,42,50,,P\n", yaml: listed)
    #expect(all.map(\.rule) == [.categoriesDoNotSum])
    #expect(all[0].repairs.map(\.counts) == [29...29, 20...20])
  }

  @Test func `weighted percentages are not counted`() throws {
    let yaml = SurveyFixture.yaml.replacing(
      "design: convenience}", with: "design: convenience, weighted: true}")
    #expect(try checks("overall,,good,,40,50,,P\noverall,,high,,30,50,,P\n", yaml: yaml).isEmpty)
  }

  // MARK: - Nesting

  private static let nested = SurveyFixture.yaml.replacing(
    "items: {phone: Phone, car: Car}}",
    with: "items: {phone: Phone, car: Car}, nested: [phone, car]}")

  @Test func `a part above its whole is a warning that names the reading`() throws {
    let found = try checks("tools,phone,,11,,,,P\ntools,car,,12,,,,P\n", yaml: Self.nested)
    #expect(found.map(\.rule) == [.partAboveWhole] && found[0].severity == .warning)
    #expect(found[0].message.contains("'nested'") && found[0].numbers == ["11", "12"])
    #expect(try checks("tools,phone,,12,,,,P\ntools,car,,12,,,,P\n", yaml: Self.nested).isEmpty)
    // 24% of 47 is 11, and 25% of 47 none; 26% is 12.
    #expect(
      try checks("tools,phone,,,23,47,,P\ntools,car,,,23,47,,P\n", yaml: Self.nested).isEmpty)
  }

  @Test(arguments: [
    ("nested: [phone, care]", "did you mean 'car'?"),
    ("nested: [phone]", "at least two items"),
  ])
  func `says what is wrong in 'nested'`(text: String, message: String) throws {
    let fault = try SurveyFixture.fault(
      yaml: Self.nested.replacing("nested: [phone, car]", with: text),
      counts: SurveyFixture.header + "tools,phone,,11,,,,P\n")
    #expect(fault.hasPrefix("survey.yaml:9:") && fault.contains(message), "\(fault)")
  }

  // MARK: - All lists

  @Test func `possible and repairs are those of all lists of counts`() throws {
    // Every list of four levels of 6 people, and some numbers of them: brute force decides.
    let base = 6
    var lists: [[Int]] = []
    for a in 0...base {
      for b in 0...base - a {
        for c in 0...base - a - b { lists.append([a, b, c, base - a - b - c]) }
      }
    }
    let places = ["poor": [0], "fair": [1], "good": [2], "low": [0, 1], "high": [2, 3]]
    let names = ["poor", "fair", "good", "low", "high"]
    let codebook = try SurveyFixture.read(counts: SurveyFixture.header + "tools,car,,1,,50,,P\n")
      .codebook
    let question = try #require(codebook.questions.first { $0.id == "overall" })
    for seed in 0..<200 {
      let values = names.indices.map { (seed * (7 + 3 * $0) + $0) % (base + 1) }
      let rows = zip(names, values).enumerated().map { index, entry in
        PrintedValue(
          question: "overall", item: nil, category: entry.0,
          count: PrintedValue.Printed("\(entry.1)"), percent: nil, base: base, figure: nil,
          place: "P", source: SourcePosition(file: "c.csv", line: index + 2, column: 1))
      }
      func fits(_ list: [Int], without: Int? = nil) -> Bool {
        names.indices.allSatisfy { index in
          index == without
            || (places[names[index]] ?? []).reduce(0) { $0 + list[$1] } == values[index]
        }
      }
      let system = try #require(CategorySystem(of: question, rows: rows, codebook: codebook))
      let isPossible = lists.contains { fits($0) }
      #expect(system.ranges(.halfUp).isPossible == isPossible, "\(values)")
      guard !isPossible else { continue }
      let expected = names.indices.filter { index in lists.contains { fits($0, without: index) } }
      let repair = system.repair(.halfUp)
      #expect(repair.single.map(\.line) == expected, "\(values)")
      for (line, counts) in repair.single {
        let sums = lists.filter { fits($0, without: line) }.map { list in
          (places[names[line]] ?? []).reduce(0) { $0 + list[$1] }
        }
        #expect(counts == (sums.min() ?? -1)...(sums.max() ?? -1))
      }
    }
  }
}
