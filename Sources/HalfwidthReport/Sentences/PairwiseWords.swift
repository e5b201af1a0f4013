internal import Halfwidth

/// Pairs of groups and categories, in words for a person.
enum PairwiseWords {
  /// Which way round the numbers are, and what they are adjusted for.
  static func notes(_ finding: PairwiseFinding) -> [String] {
    let pairs = finding.pairs.count == 1 ? "the one pair" : "all \(finding.pairs.count) pairs"
    switch finding.content {
    case .tests(let tests):
      let known = tests.count { $0.pValue != nil }
      let counted = known == tests.count ? pairs : "the \(known) pairs that have one"
      return ["\(finding.method): adjusted p-values are Holm's, for \(counted)."]
    case .differences:
      return [
        "\(finding.method): differences are the first minus the second, and the limits hold together for \(pairs)."
      ]
    }
  }

  /// A sentence to paste for each pair.
  static func sentences(
    _ finding: PairwiseFinding, of subject: String, categories: [String]?, _ style: SentenceStyle
  ) -> [String] {
    var named = finding
    named.names = finding.names ?? categories
    func label(_ pair: PairwiseFinding.Pair) -> String {
      "\(subject), \(named.name(pair.first)) against \(named.name(pair.second))"
    }
    let method = MethodName.of(finding.method)
    switch finding.content {
    case .tests(let tests):
      return tests.map { test in
        guard let p = test.pValue, let adjusted = test.adjusted else {
          return "\(label(test.pair)): no p-value (\(method))."
        }
        return "\(label(test.pair)): \(style.pValue(p)), adjusted \(style.pValue(adjusted)) "
          + "(\(method), Holm, \(tests.count == 1 ? "1 pair" : "\(tests.count) pairs"))."
      }
    case .differences(let differences, let level):
      let name = EstimandName("difference")
      return differences.map { difference in
        let limits = style.interval(
          difference.interval.lower...difference.interval.upper,
          level: DecimalFormat.percent(level)
        ) { name.text($0, spread: nil, style: style, isLimit: true) }
        let parts = ["\(limits), \(method), all together", name.direction].compactMap(\.self)
        return "\(label(difference.pair)): \(name.name) "
          + name.text(difference.estimate, spread: nil, style: style)
          + " (\(parts.joined(separator: style.separator)))."
      }
    }
  }
}
