internal import Halfwidth
internal import HalfwidthSurvey

/// The methods that go by the order of answers, where the answers are texts without one: refused where one was named,
/// and left out where all were asked for; and where their order was read in ranges of numbers, which is said.
struct OrderedMethods {
  /// What was asked for, as it was typed.
  private let asked: String?
  /// The methods that are left out.
  private(set) var leftOut: Set<String> = []
  /// What is left out, and why.
  private(set) var warnings: [AnalysisWarning] = []

  init(asked: String?) { self.asked = asked }

  /// Checks that answers have an order, where a method that is asked for goes by it.
  ///
  /// - Parameters:
  ///   - methods: The methods that go by the order of these answers.
  ///   - lines: The answers.
  ///   - scores: The scores that were given, which are an order; nil where none were.
  /// - Throws: ``CommandFailure`` where one of the methods was named.
  mutating func check(
    _ methods: [String], by lines: ScoredCategories, scores: [Double]? = nil
  ) throws(CommandFailure) {
    let asked = LineScores.asked(asked, among: methods)
    guard scores == nil, !asked.isEmpty else { return }
    if let read = Self.readOrder(of: lines), !warnings.contains(read) { warnings.append(read) }
    guard !lines.hasOrder else { return }
    let named = methods.filter(asked.contains)
    let listed = named.prefix(6).joined(separator: ", ") + (named.count > 6 ? " and others" : "")
    guard self.asked == "all" else {
      throw CommandFailure(
        .usage, "--method \(named[0])", "goes by an order, and \(Self.refusal(lines))")
    }
    leftOut.formUnion(asked)
    warnings.add(
      .undefined,
      "\(listed) \(named.count == 1 ? "goes" : "go") by an order and \(named.count == 1 ? "is" : "are") left out: "
        + Self.refusal(lines))
  }

  /// That answers stand in an order which was read in their words, and in which; nil where it was not.
  static func readOrder(of lines: ScoredCategories) -> AnalysisWarning? {
    switch lines.order {
    case .characters, .stated: nil
    case .ranges:
      AnalysisWarning(
        .inputReading,
        "the answers of '\(lines.column ?? "")' stand in the order of the numbers in them ("
          + lines.names.map(\.shortened).joined(separator: ", ")
          + "); --levels gives another")
    }
  }

  /// That answers have no order, and the way out.
  static func refusal(_ lines: ScoredCategories) -> String {
    let shown =
      lines.names.prefix(6).map(\.shortened).joined(separator: ", ")
      + (lines.names.count > 6 ? " and others" : "")
    let order = lines.usualOrder.map { " \(QuotedList.typed($0))" } ?? ""
    return
      "the answers of '\(lines.column ?? "")' are texts without an order (\(shown)); list them in theirs with "
      + "--levels\(order)"
  }
}
