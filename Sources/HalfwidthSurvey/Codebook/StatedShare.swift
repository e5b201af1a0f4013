internal import Halfwidth

/// A share that the codebook states beforehand, and against which that of the survey is held: `expected` of a question.
///
/// Not for a value that was taken from the same numbers: a test of it would find what it was made from.
public struct StatedShare: Hashable, Sendable {
  /// The item whose share it is; nil for a question without items.
  public var item: String?
  /// The share, above 0 and below 1.
  public var value: Double
  /// How far from it a share is as good as the same, above 0; nil where nothing is said.
  public var margin: Double?

  /// The ends of the shares that are as good as the stated one, inside of 0...1; nil without a margin.
  public var margins: ClosedRange<Double>? {
    // To the decimal that is meant: 0.7 - 0.1 is not 0.6 as a double.
    func decimal(_ value: Double) -> Double { (value * 1e12).rounded() / 1e12 }
    return margin.map { decimal(value - $0)...decimal(value + $0) }
  }
}

extension StatedShare {
  /// The keys of a question.
  static let keys = ["expected", "margins"]

  /// Reads what is stated of a question: `50%`, or a mapping with a percentage for one item or more; and `margins`, such
  /// as `10 points`, for all of them.
  ///
  /// - Parameters:
  ///   - question: The question with its items.
  ///   - scale: Its scale, where it has one.
  ///   - weights: The key of what makes respondents count differently; nil where each counts as one.
  static func shares(
    _ mapping: CodebookMapping, of question: Question, scale: Scale?, weights: String?
  ) throws(SurveyError) -> [StatedShare] {
    guard let node = mapping[keys[0]] else {
      guard let margins = mapping[keys[1]] else { return [] }
      throw margins.error(
        "'margins' goes with 'expected', the value that a share is held against; add it, or remove the key"
      )
    }
    if let reason = refusal(question, scale, weights) { throw node.error(reason) }
    var faults = CodebookFaults()
    let margin = faults.reading(try mapping[keys[1]].map(points)) ?? nil
    var shares: [StatedShare] = []
    for (item, value) in faults.reading(try values(node, of: question)) ?? [] {
      guard let value = faults.reading(try self.share(value)) else { continue }
      let share = StatedShare(item: item, value: value, margin: margin)
      if let ends = share.margins, ends.lowerBound <= 0 || ends.upperBound >= 1,
        let margins = mapping[keys[1]]
      {
        throw margins.error(
          "\(DecimalFormat.trimmed((margin ?? 0) * 100, places: 10)) points around "
            + "\(DecimalFormat.trimmed(share.value * 100, places: 10))% reach 0% or 100%, and every share would be inside; "
            + "write fewer")
      }
      shares.append(share)
    }
    if let error = SurveyError.joined(faults.sorted) { throw error }
    // Options of one answer each: their shares have a sum of 100% and no more.
    let sum = shares.map(\.value).reduce(0, +)
    if question.type == .single, sum > 1 + 1e-9 {
      throw node.error(
        "the expected values of question '\(question.id)' add up to \(DecimalFormat.trimmed(sum * 100, places: 8))%, and each respondent gives one answer; write values "
          + "of 100% at most together, or type: multiple")
    }
    return shares
  }

  /// Why nothing can be stated of a question; nil where it can.
  private static func refusal(
    _ question: Question, _ scale: Scale?, _ weights: String?
  ) -> String? {
    if question.type == .numeric {
      return
        "question '\(question.id)' is numeric, and a share is held against an expected value; leave 'expected' out"
    }
    if question.role != .estimate {
      return
        "only estimates are held against an expected value, and the role of question '\(question.id)' is "
        + "\(question.role.rawValue); leave 'expected' out, or correct the role"
    }
    if let weights {
      return
        "weighted shares are not held against an expected value; leave 'expected' or '\(weights)' out"
    }
    if let scale, scale.headline == nil {
      return
        "the scale of question '\(question.id)' has no headline that an expected value would be of; give it one, or leave "
        + "'expected' out"
    }
    return nil
  }

  /// The values by item; of a question without items the one value.
  private static func values(
    _ node: CodebookNode, of question: Question
  ) throws(SurveyError) -> [(item: String?, value: CodebookNode)] {
    guard let first = question.items.first else { return [(nil, node)] }
    guard case .mapping = node.node.content else {
      throw node.error(
        "question '\(question.id)' has items; say which of them the value is of, as expected: {\(first.id): 50%}"
      )
    }
    let known = question.items.map(\.id)
    var values: [(item: String?, value: CodebookNode)] = []
    for (key, value) in try node.entries(keys[0]) {
      let item = try key.identifier("item")
      guard known.contains(item) else {
        throw key.error(
          "unknown item '\(item)' of question '\(question.id)'; "
            + EditDistance.suggestion(for: item, among: known))
      }
      values.append((item, value))
    }
    guard !values.isEmpty else {
      throw node.error(
        "expected is empty; write a value for an item, as {\(first.id): 50%}, or leave it out")
    }
    return values
  }

  private static func share(_ node: CodebookNode) throws(SurveyError) -> Double {
    let text = try node.text("an expected value")
    guard text.hasSuffix("%"), let share = hundredths(text.dropLast()), share > 0, share < 1 else {
      throw node.error(
        "'\(text.shortened)' is no share that can be tested; write a percentage above 0% and below 100%, such as 50%"
      )
    }
    return share
  }

  private static func points(_ node: CodebookNode) throws(SurveyError) -> Double {
    let text = try node.text("margins")
    let unit = text.hasSuffix(" points") ? 7 : text.hasSuffix(" point") ? 6 : 0
    guard unit > 0, let points = hundredths(text.dropLast(unit)), points > 0, points < 0.5
    else {
      throw node.error(
        "'\(text.shortened)' are no margins; write percentage points above 0 and below 50, such as 10 points"
      )
    }
    return points
  }

  /// A hundredth of a decimal number without a sign, rounded once.
  private static func hundredths(_ text: Substring) -> Double? {
    guard let number = PrintedValue.Printed(String(text)), number.relation == .equal else {
      return nil
    }
    return Double(number.units) / Double(100 * number.unitsPerOne)
  }
}
