import Testing

@testable import Halfwidth

@Suite struct PrintedPercentTests {
  /// What each rule makes of a fraction, by whole numbers and rests.
  static func rounded(_ numerator: Int, _ denominator: Int, _ rule: RoundingRule) -> Int {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    switch rule {
    case .truncate: return whole
    case .halfUp: return 2 * rest >= denominator ? whole + 1 : whole
    case .halfEven:
      return 2 * rest == denominator
        ? whole + whole % 2 : (2 * rest > denominator ? whole + 1 : whole)
    }
  }

  @Test(arguments: RoundingRule.allCases)
  func `the counts are those that round to the number, and no others`(rule: RoundingRule) throws {
    for base in 1...120 {
      for units in 0...101 {
        let percent = try PrintedPercent(
          PrintedDecimal(parsing: "\(units)"), of: base, rounding: rule)
        let counts = (0...base).filter { Self.rounded($0 * 100, base, rule) == units }
        #expect(percent.counts.map(Array.init) ?? [] == counts, "\(units)% of \(base)")
      }
    }
  }

  @Test func `digits count`() throws {
    func counts(_ text: String, _ base: Int) throws -> ClosedRange<Int>? {
      try PrintedPercent(PrintedDecimal(parsing: text), of: base).counts
    }
    #expect(try counts("74", 300) == 221...223)
    #expect(try counts("74.0", 300) == 222...222)
    #expect(try counts("28.5", 200) == 57...57)
    #expect(try counts("57.5", 40) == 23...23)
    #expect(try counts("73", 50) == nil)
    #expect(try counts("104", 50) == nil)
    // Six decimals of a million are past what 64 bits multiply.
    #expect(try counts("33.333333", 1_000_000) == nil)
    #expect(try counts("33.333300", 1_000_000) == 333_333...333_333)
    #expect(try counts("999999999.999999", 1_000_000) == nil)
  }

  @Test func `intervals are made of the counts as a set, and rules are named`() throws {
    let percent = try PrintedPercent(PrintedDecimal(parsing: "74"), of: 300)
    #expect(percent.candidates?.successes == [221, 222, 223])
    let eighth = try PrintedPercent(PrintedDecimal(parsing: "12"), of: 8)
    #expect(eighth.rules(giving: 1) == [.halfEven, .truncate])
  }

  @Test(arguments: [
    ("", CountsError.Kind.malformed), ("7a", .malformed), ("3,48", .malformed),
    ("1.2.3", .malformed), ("4.", .malformed), ("\u{0663}", .malformed), ("-3", .outOfRange),
    ("0.1234567", .outOfRange), ("1234567890", .outOfRange),
  ])
  func `a text that is no printed number is refused`(text: String, kind: CountsError.Kind) {
    #expect {
      try PrintedDecimal(parsing: text)
    } throws: {
      ($0 as? CountsError)?.kind == kind
    }
  }

  @Test func `a number is kept as printed`() throws {
    let number = try PrintedDecimal(parsing: ".40")
    #expect(number.text == "0.40" && number.units == 40 && number.decimals == 2)
    #expect(PrintedDecimal(units: 7, decimals: 2).text == "0.07")
    #expect(PrintedDecimal(units: 1_234, decimals: 1).text == "123.4")
    #expect(throws: CountsError.self) { try PrintedPercent(number, of: 0) }
    #expect(throws: CountsError.self) { try PrintedPercent(number, of: 1_000_001) }
  }

  @Test func `bases are those at which every number has a count`() throws {
    let units = [37, 26, 22, 19, 15, 7]
    let percents = try units.map { try PrintedDecimal(parsing: "\($0)") }
    let expected = (1...120).filter { base in
      units.allSatisfy { one in
        (0...base).contains { Self.rounded($0 * 100, base, .halfUp) == one }
      }
    }
    #expect(try UnknownBase(percents, to: 120).possible == expected)
    #expect(throws: CountsError.self) { try UnknownBase([]) }
    #expect(throws: CountsError.self) { try UnknownBase(percents, from: 9, to: 8) }
  }

  @Test func `how much can be seen is counted`() throws {
    for (base, decimals) in [(50, 0), (47, 0), (300, 0), (20, 1), (1_500, 1)] {
      let power = try DetectionPower(base: base, decimals: decimals)
      let scale = decimals == 0 ? 100 : 1_000
      let seen = Set((0...base).map { Self.rounded($0 * scale, base, .halfUp) })
      #expect(power.possible == seen.count && power.percentages == scale + 1)
      #expect(power.isBlind == (seen.count == scale + 1))
    }
    #expect(try DetectionPower(base: 50).share == 0.5)
    #expect(try DetectionPower(base: 300).share == 0)
    #expect(throws: CountsError.self) { try DetectionPower(base: 50, decimals: 5) }
  }
}
