internal import Halfwidth

extension ReportMethods {
  /// What stands behind comparisons of two answers of the same respondents.
  ///
  /// - Parameter areCounted: Whether the joint answers are counted, and not only their totals printed.
  static func pairedEntries(level: String, areCounted: Bool) -> [ReportOutline.Entry] {
    let exactReason =
      areCounted ? McNemarMethod.exact.defaultReason : MarginsMethod.mcNemarExact.defaultReason
    let tangoReason =
      areCounted ? PairedDifferenceMethod.tango.defaultReason : MarginsMethod.tango.defaultReason
    let entries: [ReportOutline.Entry] = [
      .init(
        term: "Test of paired answers: exact McNemar",
        text: reasoned(
          "Of the respondents who answered the two differently, as many would lean either way if "
            + "there were no difference: the binomial probability of a split at least as uneven, "
            + "both ways. Those who answered alike don't matter for it.",
          exactReason),
        source: "McNemar 1947", doi: "10.1007/BF02295996"),
      .init(
        term: "Interval of a paired difference: Tango",
        text: reasoned(
          "All differences that the score test for paired proportions does not reject at the "
            + "\(level) level.", tangoReason),
        source: "Tango 1998",
        doi: "10.1002/(SICI)1097-0258(19980430)17:8<891::AID-SIM780>3.0.CO;2-B"),
    ]
    return areCounted ? entries : entries + [onlyTotals]
  }

  private static let onlyTotals = ReportOutline.Entry(
    term: "Only the totals are printed",
    text:
      "For x and y of n respondents those who gave both answers number from x + y - n, or 0, "
      + "to the smaller of x and y. Test and interval are made for each such table. The test "
      + "result is the range of p; the interval is the union, which keeps its level whichever "
      + "table is the true one.")

  /// What becomes of those who gave one of two answers that are compared.
  static let answeredBoth = ReportOutline.Entry(
    term: "Those who answered both",
    text:
      "Shares and interval are of those whose two answers are there. The test takes every answer that could "
      + "stand in the place of a missing one: the smallest and the largest p are shown, and the largest "
      + "decides.", source: "Manski 2003", doi: "10.1007/b97478")

  /// What stands behind comparisons of different respondents.
  static let independentEntries: [ReportOutline.Entry] = [
    .init(
      term: "Interval of a difference: Newcombe",
      text: reasoned(
        "The Wilson limits of the two shares, put together by the root of the sum of their squared "
          + "distances.", DifferenceMethod.newcombe.defaultReason),
      source: "Newcombe 1998",
      doi: "10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I"),
    .init(
      term: "Test of a difference: central Fisher",
      text: reasoned(
        "Twice the smaller tail of the hypergeometric distribution, at most 1.",
        ExactTestMethod.fisherCentral.defaultReason),
      source: "Fisher 1935", doi: "10.2307/2342435"),
  ]

  /// What stands behind the means of two groups.
  static let welch = ReportOutline.Entry(
    term: "Difference of two means: Welch",
    text:
      "The difference of the means over its standard error, whose two variances may differ, by Student's t with "
      + "Satterthwaite's degrees of freedom; interval and test are the same rule.",
    source: "Welch 1947", doi: "10.1093/biomet/34.1-2.28")

  /// What stands behind the shares of more than two groups.
  static let fisher = ReportOutline.Entry(
    term: "Test of several groups: Fisher, Freeman and Halton",
    text:
      "The probability, with the sizes of the groups and the number of yeses as they are, of all tables that are no "
      + "more probable than the one that was observed.",
    source: "Freeman and Halton 1951", doi: "10.1093/biomet/38.1-2.141")

  /// What stands behind differences of surveys with strata, clusters and weights.
  static let linearizedDifference = ReportOutline.Entry(
    term: "Interval of a difference by the design: linearisation",
    text:
      "The difference plus and minus t of its linearised standard errors, with t of primary units less strata. Those "
      + "who are not compared stay in the design, and two groups or two answers in the same clusters go together. Where "
      + "the answers of a group are all alike there is none.",
    source: "Binder 1983", doi: "10.2307/1402588")

  /// What stands behind the test of groups of such surveys.
  static let raoScott = ReportOutline.Entry(
    term: "Test of groups by the design: Rao and Scott",
    text:
      "Pearson's chi-squared of the weighted shares, divided by the mean of the design effects and with degrees of freedom "
      + "that their spread makes fewer, against the F distribution.",
    source: "Rao and Scott 1984; Thomas and Rao 1987", doi: "10.1214/aos/1176346391")

  /// The adjustment for the number of items, of answers that are counted.
  static let holmOfAnswers = ReportOutline.Entry(
    term: "Adjustment for several items: Holm",
    text: reasoned(
      "The smallest p of a list is multiplied by the number of items, the next by one less, and so "
        + "on, never falling. Items that were asked and are not compared count with a p of 1.",
      AdjustmentMethod.holm.defaultReason),
    source: "Holm 1979, Scandinavian Journal of Statistics 6, 65-70")

  /// The adjustment for the number of items.
  static let holm = ReportOutline.Entry(
    term: "Adjustment for several items: Holm",
    text: reasoned(
      "The smallest p of a list is multiplied by the number of items, the next by one less, and so "
        + "on, never falling. Items that were asked and not printed count with a p of 1. With the "
        + "largest p of each item over its tables the result is valid whatever the tables were.",
      AdjustmentMethod.holm.defaultReason),
    source: "Holm 1979, Scandinavian Journal of Statistics 6, 65-70")
}
