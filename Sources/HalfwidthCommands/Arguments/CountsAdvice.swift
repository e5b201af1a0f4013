internal import Halfwidth
internal import HalfwidthSurvey

/// What was likely meant by text that is no pair of counts.
enum CountsAdvice {
  /// Returns the error for positional values of which one is no pair of counts, or nil where nothing
  /// better can be said than that.
  static func failure(_ text: String, among values: [String]) -> CommandFailure? {
    func failure(_ message: String) -> CommandFailure {
      CommandFailure(.usage, text, message)
    }
    if let pair = pair(text.split(separator: " ")) {
      return failure("'\(text)' is not read as counts; write \(pair)")
    }
    let listed = text.split(separator: ",", omittingEmptySubsequences: false)
    if listed.count > 1, listed.allSatisfy({ (try? BinomialCounts(parsing: trimmed($0))) != nil }) {
      let spaced = listed.map(trimmed).joined(separator: " ")
      return failure("several counts have spaces between them; write \(spaced)")
    }
    if let share = share(text) {
      return failure(
        "\(share) is a share, and an interval needs the counts behind it; write them, such as 37/50"
      )
    }
    if let plain = withoutSeparators(text) {
      return failure("'\(text)' has marks between thousands; write \(plain)")
    }
    // Counts with spaces in them come as several values.
    if Int(text) != nil, let pairs = pairs(values) {
      return failure("successes and trials have a slash between them; write \(pairs)")
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String { String(text.trimming { $0 == " " }) }

  /// `74%` or `0.74`, which is no count; nil for other text.
  private static func share(_ text: String) -> String? {
    if text.hasSuffix("%") {
      guard let percent = Double(text.dropLast()), (0...100).contains(percent) else { return nil }
      return text
    }
    guard text.contains("."), let share = Double(text), (0...1).contains(share) else { return nil }
    return text
  }

  /// `36 50 40 50`, or `37 of 50`, as the pairs that they are.
  private static func pairs(_ values: [String]) -> String? {
    if let pair = pair(values.map { $0[...] }) { return pair }
    guard values.count.isMultiple(of: 2) else { return nil }
    var pairs: [String] = []
    for index in stride(from: 0, to: values.count, by: 2) {
      guard let pair = pair(values[index...index + 1].map { $0[...] }) else { return nil }
      pairs.append(pair)
    }
    return pairs.joined(separator: " ")
  }

  /// `37 50`, `37 of 50` and `37 / 50` as the pair of counts that they are.
  private static func pair(_ words: [Substring]) -> String? {
    let between = ["of", "/", "out", "from", "von", "sur", "de"]
    guard words.count >= 2, let first = Int(words[0]), let last = Int(words[words.count - 1]),
      words.dropFirst().dropLast().allSatisfy({ between.contains($0.lowercased()) }),
      let counts = try? BinomialCounts(successes: first, trials: last)
    else { return nil }
    return counts.description
  }

  /// `1,234/5,678` and `1'234/5'678` without the marks; nil for text that has none.
  private static func withoutSeparators(_ text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let plain = parts.map { WholeNumberText.withoutSeparators(String($0)) ?? String($0) }
      .joined(separator: "/")
    guard plain != text, (try? BinomialCounts(parsing: plain)) != nil else { return nil }
    return plain
  }
}

/// Whole numbers as people write them.
enum WholeNumberText {
  /// `10,000`, `10.000`, `10 000`, `10_000` and `10'000` as `10000`; nil for text that is no whole
  /// number with marks between its thousands.
  static func withoutSeparators(_ text: String) -> String? {
    for mark in [",", ".", " ", "_", "'", "\u{2019}", "\u{A0}", "\u{202F}"] as [Character] {
      let groups = text.split(separator: mark, omittingEmptySubsequences: false)
      let isGrouped =
        groups.count > 1 && (1...3).contains(groups[0].count)
        && groups.dropFirst().allSatisfy { $0.count == 3 }
        && groups.allSatisfy { $0.allSatisfy(\.isASCIIDigit) } && groups[0].first != "0"
      if isGrouped { return groups.joined() }
    }
    return nil
  }
}
