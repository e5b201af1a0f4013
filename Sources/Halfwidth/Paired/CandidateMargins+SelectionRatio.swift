extension PairedCounts {
  /// The ratio of selection at which the exact McNemar test shows no difference any more; nil where it
  /// shows none as it is, and above ``PairedOddsRatioMethod/largestDiscordant``.
  ///
  /// It is the limit of the conditional odds ratio that is dual to the test.
  public func selectionRatio(level: ConfidenceLevel = 0.95) -> SelectionRatio? {
    PairedOddsRatioMethod.conditionalExact.interval(for: self, level: level)
      .flatMap(SelectionRatio.init(ofOdds:))
  }

  /// Those who answered differently, who are all that the test and the odds ratio look at.
  fileprivate init(firstOnly: Int, secondOnly: Int) {
    self.init(unchecked: 0, firstOnly: firstOnly, secondOnly: secondOnly, neither: 0)
  }
}

extension CandidateMargins {
  /// The least ratio of selection at which the exact McNemar test shows no difference any more, over
  /// every pair of candidates and every joint table; nil unless it is shown for all of them.
  ///
  /// With one net change the ratio falls as more people answered differently. For b against c = b - net:
  /// at the odds r of the limit the tail of b + 1 among b + c + 2 is not below that of b among b + c where
  /// r b >= c + 1, and a limit of 1 or more has that. So the table with the most discordant pairs decides.
  ///
  /// - Throws: ``CountsError`` where the tables are more than are enumerated.
  /// - Complexity: O(a b) for sets of a and b candidates, and two quantiles of the beta distribution for
  ///   each net change.
  public func selectionRatio(
    level: ConfidenceLevel = 0.95
  ) throws(CountsError) -> SelectionRatio? {
    SelectionRatio.least(
      try discordances().map { net, discordant in
        let smaller = (discordant - Int(net.magnitude)) / 2
        return PairedCounts(
          firstOnly: smaller + max(net, 0), secondOnly: smaller + max(-net, 0)
        ).selectionRatio(level: level)
      })
  }
}

extension IncompletePairs {
  /// The least ratio of selection at which the exact McNemar test shows no difference any more, over
  /// everything that the missing answers could have been; nil unless it is shown for all of that.
  public func selectionRatio(level: ConfidenceLevel = 0.95) -> SelectionRatio? {
    let (firstOnly, secondOnly) = (complete.firstOnly, complete.secondOnly)
    return SelectionRatio.least([
      PairedCounts(firstOnly: firstOnly + moreFirst, secondOnly: secondOnly)
        .selectionRatio(level: level),
      PairedCounts(firstOnly: firstOnly, secondOnly: secondOnly + moreSecond)
        .selectionRatio(level: level),
    ])
  }
}
