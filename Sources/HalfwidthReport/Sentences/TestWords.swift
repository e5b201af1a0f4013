internal import Halfwidth
internal import HalfwidthSurvey

/// What the statistics of tests of ordered answers are, and which way round their directions: for a person.
enum TestWords {
  /// A sentence for each kind of statistic, and the alternative where one was asked for.
  static func statistics(_ findings: [TestFinding]) -> [String] {
    distinct(
      findings.compactMap { finding in
        guard let words = words(finding.method) else { return nil }
        let direction: String? =
          switch finding.hypothesis.alternative {
          case .two: nil
          case .greater: words.greater
          case .less: words.less
          }
        return words.statistic + "."
          + (direction.map { " The alternative is that \($0)." } ?? "")
      })
  }

  /// Whether a test's direction is said here.
  static func describe(_ method: String) -> Bool { words(method) != nil }

  private typealias Words = (statistic: String, greater: String, less: String)

  private static func words(_ method: String) -> Words? {
    if MannWhitneyMethod(rawValue: method) != nil {
      return (
        "The statistic of \(method) is U: the pairs of which the first group's respondent answered higher, with half of "
          + "the ties", "the first group answers higher", "the first group answers lower"
      )
    }
    if let signed = SignedRankMethod(rawValue: method) {
      let order = "above 0; of two answers they are the first minus the second"
      switch signed {
      case .sign, .signMidP:
        return (
          "The statistic of \(method) is the number of differences \(order)",
          "more differences are above 0 than below", "more differences are below 0 than above"
        )
      case .wilcoxon, .wilcoxonCorrected, .wilcoxonExact, .pratt, .prattCorrected, .prattExact:
        return (
          "The statistic of \(method) is V: the sum of the ranks of the differences \(order)",
          "differences tend to be above 0", "differences tend to be below 0"
        )
      }
    }
    guard let grouped = OrderedGroupsMethod(rawValue: method) else { return nil }
    switch grouped {
    case .kruskalWallis:
      return ("\(method) compares the mean ranks of the groups in the order of the answers", "", "")
    case .rowMeanScores:
      return ("\(method) compares the mean scores of the groups", "", "")
    case .jonckheereTerpstra:
      return (
        "The statistic of \(method) counts the pairs of which the later group's respondent answered higher, with half of "
          + "the ties", "answers rise from group to group", "answers fall from group to group"
      )
    }
  }
}
