internal import Glibc
internal import Halfwidth
internal import HalfwidthSurvey

/// Shares, counts and intervals as a document prints them.
enum ReportNumbers {
  /// A share without decimals where the counts give a whole percentage, with one elsewhere.
  static func share(_ successes: Int, of trials: Int) -> String {
    let isWhole = (successes % trials * 100) % trials == 0
    return percent(Double(successes) / Double(trials), places: isWhole ? 0 : 1)
  }

  /// One share, or the smallest and the largest that the candidates give.
  static func share(_ counts: CandidateCounts) -> String {
    let first = share(counts.successes[0], of: counts.trials)
    guard let last = counts.successes.last, counts.only == nil else { return first }
    return "\(first) to \(share(last, of: counts.trials))"
  }

  /// The count and the base, such as `42 of 50` or `46 to 49 of 50`.
  static func count(_ counts: CandidateCounts) -> String {
    "\(candidates(counts.successes)) of \(counts.trials)"
  }

  /// A weighted share with the decimals that the report prints.
  static func share(_ share: WeightedShare) -> String { share.digits + "%" }

  /// The limits for the share of a population, such as `68.3% to 78.3%`; nil where there are none.
  static func limits(_ share: BaseShare) -> String? { share.limits.map { ends($0, always: true) } }

  /// The share on another base, such as `37 of 45 (82.2%; 68.7% to 90.7%)`.
  static func share(_ share: BaseShare) -> String {
    let estimate: String =
      share.successes.count == 1 && share.trials.count == 1
      ? self.share(share.successes.lowerBound, of: share.trials.lowerBound)
      : ends(share.estimates)
    // Those of a population rest on an assumption that its bounds don't need.
    let limits = share.base == .population ? "" : self.limits(share).map { "; " + $0 } ?? ""
    return "\(share.successes.words) of \(share.trials.words) (\(estimate)\(limits))"
  }

  /// Two shares as percentages; one where they are written alike, unless both are always wanted.
  private static func ends(_ range: ClosedRange<Double>, always: Bool = false) -> String {
    let lower = DecimalFormat.percent(range.lowerBound)
    let upper = DecimalFormat.percent(range.upperBound)
    return lower == upper && !always ? lower : "\(lower) to \(upper)"
  }

  /// A number with so many decimals, or with as many more as keep it apart from a value that decides: a limit of 0.04
  /// points is not that of a difference which may be 0.
  ///
  /// What is so near to the value that no double of this size could tell it from there by calculation is written as the
  /// value.
  ///
  /// - Parameters:
  ///   - places: Digits after the point where nothing else needs more.
  ///   - deciding: Such as 0 of a difference, and 1 of a ratio; nil where no value decides.
  static func fixed(_ value: Double, places: Int, apartFrom deciding: Double?) -> String {
    apart(value, from: deciding, places: places, by: DecimalFormat.fixed)
  }

  private static func apart(
    _ value: Double, from deciding: Double?, places: Int, by write: (Double, Int) -> String
  ) -> String {
    let text = write(value, places)
    guard let deciding, value != deciding, text == write(deciding, places) else { return text }
    for more in places + 1...max(mostPlaces, places + 1) {
      let longer = write(value, more)
      if longer != write(deciding, more) { return longer }
    }
    return text
  }

  /// The most decimals that keep a number apart from another.
  private static let mostPlaces = 12

  /// An interval with one decimal: `71.5% to 91.7%`, or `at least 73.1%` for a single limit.
  static func interval(_ interval: ConfidenceInterval) -> String {
    self.interval(interval, apartFrom: [])
  }

  /// The same with limits that are kept apart from shares which decide.
  static func interval(_ interval: ConfidenceInterval, apartFrom deciding: [Double]) -> String {
    let ends = [interval.lower, interval.upper].map { percent($0, apartFrom: deciding) }
    return interval.side.words(ends[0], ends[1])
  }

  /// A percentage with one decimal, or with as many as keep a share apart from 0% and 100%, and from shares that decide.
  static func percent(
    _ share: Double, places: Int = 1, apartFrom deciding: [Double] = []
  ) -> String {
    var places = places
    // Nearer than this is the same up to rounding.
    let others = deciding.filter { (share - $0).magnitude > 1e-12 }
    while share > 0 && share < 1 && places < mostPlaces {
      let number = DecimalFormat.hundredfold(share, places: places)
      let isApart = !others.contains {
        DecimalFormat.hundredfold($0, places: places) == number
      }
      if isApart && number.contains(where: { !"0.".contains($0) }) && !number.hasPrefix("100") {
        break
      }
      places += 1
    }
    return DecimalFormat.percent(share, places: places)
  }

  /// A number with so many decimals that its spread has three digits.
  ///
  /// - Parameters:
  ///   - spread: The standard deviation of such numbers; nil where there is none.
  ///   - isAnswer: Whether it is one of them, which has no more decimals than it needs.
  ///   - deciding: A value that it is kept apart from, as by ``fixed(_:places:apartFrom:)``.
  static func amount(
    _ value: Double, spread: Double?, isAnswer: Bool = false, apartFrom deciding: Double? = nil
  ) -> String {
    guard let spread, spread > 0, spread.isFinite, value.magnitude < 1e15 else {
      return NumberText.of(value)
    }
    let places = min(max(2 - Int(log10(spread).rounded(.down)), 0), 12)
    return isAnswer
      ? DecimalFormat.trimmed(value, places: places)
      : fixed(value, places: places, apartFrom: deciding)
  }

  /// A difference of shares in percentage points, without their name, apart from 0.
  static func points(_ difference: Double, places: Int = 1) -> String {
    apart(difference, from: 0, places: places, by: DecimalFormat.hundredfold)
  }

  /// A difference in points with its sign, or the smallest and the largest.
  static func points(_ range: ClosedRange<Double>) -> String {
    let ends = [range.lowerBound, range.upperBound].map { value in
      let fixed = points(value)
      let points = fixed.hasSuffix(".0") ? String(fixed.dropLast(2)) : fixed
      return value > 0 && points != "0" ? "+" + points : points.replacingMinus
    }
    return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
  }

  /// Limits of a difference in points.
  static func limits(_ range: ClosedRange<Double>) -> String {
    let ends = [range.lowerBound, range.upperBound].map { points($0).replacingMinus }
    return "\(ends[0]) to \(ends[1])"
  }

  /// A p-value with three decimals, or the smallest and the largest: `0.016 to 0.118`.
  static func pValues(_ range: ClosedRange<Double>) -> String {
    let ends = [range.lowerBound, range.upperBound].map(pValue)
    return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
  }

  /// A p-value with three decimals.
  static func pValue(_ value: Double) -> String {
    if value == 1 { return "1" }
    return value < 0.001 ? "under 0.001" : DecimalFormat.fixed(value, places: 3)
  }

  /// What a row prints, such as `47 (94%)`, `>90%`, or words in quotation marks.
  static func printed(_ value: PrintedValue) -> String {
    if let words = value.words { return "\u{201C}\(ReportWords.line(words.text))\u{201D}" }
    let count = value.count.map(bound)
    let percent = value.percent.map { bound($0) + "%" }
    guard let count else { return percent ?? "" }
    return percent.map { "\(count) (\($0))" } ?? count
  }

  /// How many answered the two differently.
  static func differently(_ discordant: ClosedRange<Int>) -> String {
    if discordant.lowerBound == discordant.upperBound {
      return "\(discordant.lowerBound) answered the two differently"
    }
    return "between \(discordant.lowerBound) and \(discordant.upperBound) answered the two "
      + "differently"
  }

  /// A list in words: `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String], conjunction: String = "and") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }

  private static func bound(_ printed: PrintedValue.Printed) -> String {
    let sign =
      switch printed.relation {
      case .equal: ""
      case .above: ">"
      case .atLeast: "\u{2265}"
      case .below: "<"
      case .atMost: "\u{2264}"
      }
    return sign + printed.digits
  }

  /// Runs of whole numbers: `46 to 49`, `3 or 5`, `0 to 2 or 7`.
  private static func candidates(_ successes: [Int]) -> String {
    let words = CountRuns(ascending: successes).runs.flatMap { run in
      run.count == 2 ? ["\(run.lowerBound)", "\(run.upperBound)"] : [run.words]
    }
    return list(words, conjunction: "or")
  }
}

extension String {
  /// The text with a typographic minus for a hyphen at its start.
  var replacingMinus: String { hasPrefix("-") ? "\u{2212}" + dropFirst() : self }
}
