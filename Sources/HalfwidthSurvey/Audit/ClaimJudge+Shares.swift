internal import Halfwidth

extension ClaimJudge {
  /// A share that the claim gives, as the range in which it holds, of respondents or of a number of them.
  private struct Value {
    let printed: PrintedValue.Printed
    let isPercent: Bool
    let text: String

    init?(_ text: String) {
      self.text = text
      isPercent = text.hasSuffix("%")
      guard let printed = PrintedValue.Printed(isPercent ? String(text.dropLast()) : text) else {
        return nil
      }
      self.printed = printed
    }

    func bound(of trials: Int, isInside: Bool) -> ShareRange.Bound {
      isPercent
        ? .init(percent: printed, isInside: isInside)
        : .init(printed.units, printed.unitsPerOne * trials, isInside: isInside)
    }
  }

  // MARK: - Thresholds

  func threshold(
    _ relation: Claim.Relation, _ text: String, _ known: [ClaimNumbers.Known]
  ) -> Judgement {
    guard let value = Value(text) else { return Judgement(inSample: .unknown) }
    if relation == .equal { return equal(value, known, all: known) }
    let words =
      switch relation {
      case .greaterThan: "over \(text)"
      case .atLeast: "at least \(text)"
      case .lessThan: "under \(text)"
      case .equal: text
      }
    return judged(known, words: words, isReading: false) { Self.range(relation, value, of: $0) }
  }

  /// The shares of which a threshold is true; nil for one number, and for a percentage without a base.
  private static func range(_ relation: Claim.Relation, _ value: Value, of trials: Int?)
    -> ShareRange?
  {
    // Without a base there are counts only.
    guard let base = trials ?? (value.isPercent ? nil : 1) else { return nil }
    return switch relation {
    case .greaterThan: ShareRange(lower: value.bound(of: base, isInside: false))
    case .atLeast: ShareRange(lower: value.bound(of: base, isInside: true))
    case .lessThan: ShareRange(upper: value.bound(of: base, isInside: false))
    case .equal: nil
    }
  }

  /// The shares of so many respondents of which a statement about the share of each of its numbers is true; nil for other
  /// statements.
  static func shares(of statement: Claim.Statement, trials: Int) -> ShareRange? {
    switch statement {
    case .threshold(let relation, let text, _):
      return Value(text).flatMap { range(relation, $0, of: trials) }
    case .wording(let wording, let measure, _, _): return reading(of: wording, measure).range
    case .sum, .rank, .highest, .lowest, .similar, .largerThan, .subset, .refersTo, .verbal:
      return nil
    }
  }

  // MARK: - Words for shares

  func wording(
    _ wording: Claim.Wording, _ measure: String?, _ known: [ClaimNumbers.Known], together: Bool
  ) -> Judgement {
    let (reading, range) = Self.reading(of: wording, measure)
    let said = together ? joined(known).map { [$0] } ?? [] : known
    if said.isEmpty {
      return Judgement(
        inSample: .unknown, remarks: ["The numbers of the answers have no base in common."])
    }
    // Whether "half" and "nearly all" are so depends on how they are read; what the others mean does not.
    let words = wording.rawValue.replacing("-", with: " ")
    var judgement = judged(
      said, words: "\(words) (\(reading))", isReading: wording == .half || wording == .nearlyAll
    ) { _ in range }
    judgement.remarks.insert("Read as: \(reading).", at: 0)
    return judgement
  }

  /// How a word is read, and the shares of which it is true then.
  private static func reading(
    of wording: Claim.Wording, _ measure: String?
  ) -> (words: String, range: ShareRange) {
    let measured = measure.flatMap(Value.init)?.printed
    switch wording {
    case .most, .majority:
      return ("more than half", ShareRange(lower: .init(1, 2, isInside: false)))
    case .all: return ("every one", ShareRange(lower: .init(1, 1, isInside: true)))
    case .nearlyAll:
      let least = measured ?? .init(relation: .equal, digits: "90")
      return (
        "at least \(least.digits)%", ShareRange(lower: .init(percent: least, isInside: true))
      )
    case .half:
      let points = measured ?? .init(relation: .equal, digits: "5")
      let middle = 50 * points.unitsPerOne
      let whole = 100 * points.unitsPerOne
      return (
        "within \(points.digits) points of 50%",
        ShareRange(
          lower: .init(max(0, middle - points.units), whole, isInside: true),
          upper: .init(min(whole, middle + points.units), whole, isInside: true))
      )
    }
  }

  /// Answers of which each respondent gave one, as one number; nil where they have no base in common.
  private func joined(_ known: [ClaimNumbers.Known]) -> ClaimNumbers.Known? {
    guard let first = known.first, let trials = first.trials,
      known.allSatisfy({ $0.trials == trials })
    else { return nil }
    var sum = CountRuns(0)
    for number in known {
      guard let runs = number.runs else { return nil }
      sum = (sum + runs).within(0...trials)
    }
    return ClaimNumbers.Known(
      reference: first.reference, question: first.question, runs: sum.isEmpty ? nil : sum,
      trials: trials, isPrinted: known.allSatisfy(\.isPrinted))
  }

  /// What is said of each of some numbers: that its share lies in a range.
  ///
  /// - Parameter range: By the base; nil where there is none that can be asked about.
  private func judged(
    _ known: [ClaimNumbers.Known], words: String, isReading: Bool,
    range: (_ trials: Int?) -> ShareRange?
  ) -> Judgement {
    var judgement = Judgement()
    var truths: [ClaimFinding.Truth] = []
    var faults: [String] = []
    var supporting: [Double] = []
    var contradicting: [Double] = []
    for number in known {
      guard let counts = number.runs, let ends = number.range, let range = range(number.trials)
      else {
        truths.append(.unknown)
        supporting.append(1)
        contradicting.append(1)
        continue
      }
      let base = number.trials ?? 1
      // The range is one of shares, so that the counts in it stand next to each other.
      let truth = ClaimFinding.Truth(
        always: counts.runs.allSatisfy { run in
          range.contains(run.lowerBound, of: base) && range.contains(run.upperBound, of: base)
        }, ever: counts.runs.contains { run in run.contains { range.contains($0, of: base) } })
      truths.append(truth)
      if truth == .no { faults.append(said(number)) }
      if number.trials != nil {
        supporting.append(range.supportingP(ends, of: base))
        contradicting.append(range.contradictingP(ends, of: base))
      }
    }
    judgement.inSample = ClaimFinding.Truth(all: truths)
    judgement.isReading = isReading
    if !faults.isEmpty {
      judgement.fault = contradiction(words, faults)
    }
    if let reason = whyNotBeyond(known) {
      judgement.remarks.append(reason)
      return judgement
    }
    let result = verdict(
      .binomialExact, supporting: supporting.max() ?? 1,
      contradicting: min(1, Double(known.count) * (contradicting.min() ?? 1)))
    judgement.beyond = result.0
    judgement.test = result.1
    return judgement
  }

  // MARK: - One number

  /// The rules under which a number may have been rounded.
  private var roundings: [RoundingRule] {
    codebook.statesRounding ? [codebook.rounding] : RoundingRule.allCases
  }

  /// The counts of a base that a value stands for under any of the rules; nil where it needs a base.
  private func counts(of value: Value, trials: Int?) -> [ClosedRange<Int>]? {
    guard value.isPercent else {
      return value.printed.unitsPerOne == 1 ? [value.printed.units...value.printed.units] : []
    }
    guard let trials else { return nil }
    return roundings.compactMap {
      RoundedPercent.counts(
        giving: value.printed, base: trials, rounding: $0, bounds: .inclusive)
    }
  }

  /// What is said of each of some numbers: that it is this one.
  private func equal(
    _ value: Value, _ known: [ClaimNumbers.Known], all: [ClaimNumbers.Known]
  ) -> Judgement {
    var judgement = Judgement()
    var truths: [ClaimFinding.Truth] = []
    var faults: [String] = []
    var contradicting: [Double] = []
    for number in known {
      guard let runs = number.runs, let ends = number.range,
        let counts = counts(of: value, trials: number.trials)
      else {
        truths.append(.unknown)
        continue
      }
      let fitting = runs.intersection(CountRuns(counts))
      truths.append(.init(always: fitting == runs, ever: !fitting.isEmpty))
      if fitting.isEmpty { faults.append(said(number)) }
      if let trials = number.trials {
        contradicting.append(rounded(value, of: trials).contradictingP(ends, of: trials))
      }
    }
    judgement.inSample = ClaimFinding.Truth(all: truths)
    if !faults.isEmpty {
      judgement.fault = contradiction(value.text, faults)
    }
    if let reason = whyNotBeyond(all) {
      judgement.remarks.append(reason)
      return judgement
    }
    let p = min(1, Double(known.count) * (contradicting.min() ?? 1))
    judgement.test = .init(method: .binomialExact, pValue: p)
    if p <= level.significance {
      judgement.beyond = .contradicted
    } else {
      judgement.remarks.append(
        "No sample shows a share to be exactly this; it does not contradict it either.")
    }
    return judgement
  }

  /// The shares that are rounded to a value.
  private func rounded(_ value: Value, of trials: Int) -> ShareRange {
    let printed = value.printed
    // Half a unit of the last digit on either side.
    let unit = value.isPercent ? 100 * printed.unitsPerOne : trials * printed.unitsPerOne
    let reach = value.isPercent ? 1 : 0
    return ShareRange(
      lower: .init(max(0, 2 * printed.units - reach), 2 * unit, isInside: true),
      upper: .init(min(2 * unit, 2 * printed.units + reach), 2 * unit, isInside: true))
  }

  // MARK: - Sums

  func sum(_ text: String, _ known: [ClaimNumbers.Known]) -> Judgement {
    guard let value = Value(text) else { return Judgement(inSample: .unknown) }
    let bases = Set(known.map(\.trials))
    guard bases.count == 1, let base = bases.first,
      known.allSatisfy({ $0.runs != nil })
    else {
      return Judgement(
        inSample: .unknown,
        remarks: ["The numbers have several bases, or nothing is known of one of them."])
    }
    let sums = known.reduce(CountRuns(0)) { $0 + ($1.runs ?? CountRuns(0)) }
    guard let counts = counts(of: value, trials: base) else {
      return Judgement(inSample: .unknown, remarks: [NoIntervalReason.unstatedBase.message])
    }
    let fitting = sums.intersection(CountRuns(counts))
    var judgement = Judgement(inSample: .init(always: fitting == sums, ever: !fitting.isEmpty))
    if fitting.isEmpty && printedSum(known) == Fraction(value.printed) && value.isPercent {
      // Rounded percentages that are added give another number than the rounded sum.
      judgement.inSample = .yes
      judgement.remarks.append("The printed percentages add up to it; their rounded sum would not.")
    } else if fitting.isEmpty {
      judgement.fault =
        "The report says that they sum to \(text), and \(known.map(said).joined(separator: ", ")) sum to "
        + "\(sums.range?.words ?? "")\(base.map { " of \($0)" } ?? "")."
    }
    judgement.remarks.append("Says how numbers of the sample add up.")
    return judgement
  }

  /// The sum of the printed percentages; nil where one is not printed as such.
  private func printedSum(_ known: [ClaimNumbers.Known]) -> Fraction? {
    var sum = Fraction(units: 0)
    for number in known {
      guard let percent = numbers.printedPercent(number) else { return nil }
      sum = sum + Fraction(percent)
    }
    return sum
  }

  /// A decimal number in units of its sixth digit after the point.
  private struct Fraction: Equatable {
    var units: Int

    init(units: Int) { self.units = units }
    init(_ printed: PrintedValue.Printed) {
      units = printed.units * (1_000_000 / printed.unitsPerOne)
    }

    static func + (one: Self, other: Self) -> Self { .init(units: one.units + other.units) }
  }
}
