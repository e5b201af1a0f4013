extension ReportedRatio {
  /// Whether a text starts like a ratio, such as `OR =`, and not like a test.
  public static func isRatio(_ text: String) -> Bool { Measure(text) != nil }

  /// Creates a ratio from its text, such as `OR = 2.4, 95% CI [1.2, 4.8], p = .01`, `aOR = 2.4 (95% CI 1.2-4.8)` or
  /// `RR = 1.31; 99% CI: 1.02 to 1.68; p < .01`.
  ///
  /// - Throws: ``CountsError``: malformed text, and numbers that no ratio has.
  public init(parsing text: String) throws(CountsError) {
    func malformed(_ advice: String) -> CountsError {
      CountsError(.malformed, "'\(text)' is not a printed ratio; \(advice)")
    }
    let form = "write it as OR = 2.4, 95% CI [1.2, 4.8], p = .01"
    // Brackets, semicolons and commas part the pieces alike.
    let pieces = text.filter { !$0.isWhitespace }.lowercased()
      .replacing("\u{2212}", with: "-").replacing("\u{2013}", with: "-").replacing(":", with: "")
      .split { ",;()[]".contains($0) }
    guard let measure = Measure(text), let first = pieces.first,
      let equals = first.firstIndex(of: "="), pieces.count >= 2
    else { throw malformed(form) }
    let estimate = try PrintedDecimal(parsing: String(first[first.index(after: equals)...]))
    guard let percent = pieces[1].firstRange(of: "%ci") else {
      throw malformed("its limits follow their level, such as 95% CI")
    }
    let level: ConfidenceLevel
    do {
      level = try ConfidenceLevel(parsing: pieces[1][..<percent.lowerBound] + "%")
    } catch {
      throw malformed("the level of its limits is a number such as 95%")
    }
    var numbers: [Substring] = []
    var pValue: PrintedPValue?
    for piece in [pieces[1][percent.upperBound...]] + pieces[2...] where !piece.isEmpty {
      guard piece.first == "p" else {
        numbers += piece.replacing("to", with: "-").split(separator: "-").map { Substring($0) }
        continue
      }
      guard pValue == nil, let printed = try PrintedPValue(parsing: piece.dropFirst()) else {
        throw malformed("its p-value follows p and =, < or >, once")
      }
      pValue = printed
    }
    guard numbers.count == 2 else { throw malformed("it has two limits, such as [1.2, 4.8]") }
    self.init(
      measure, estimate: estimate, level: level,
      lower: try PrintedDecimal(parsing: String(numbers[0])),
      upper: try PrintedDecimal(parsing: String(numbers[1])), pValue: pValue)
  }
}

extension ReportedRatio.Measure {
  /// The measure that a text starts with, before an equals sign; nil for none.
  fileprivate init?(_ text: String) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    let name = text[..<equals].filter { !$0.isWhitespace }.lowercased()
    guard let measure = Self.allCases.first(where: { $0.rawValue.lowercased() == name }) else {
      return nil
    }
    self = measure
  }
}
