internal import Halfwidth
internal import HalfwidthSurvey

extension ReportMethods {
  /// What stands behind shares that are held against stated values.
  ///
  /// - Parameter method: That of the intervals beside the shares.
  static func statedShare(_ method: ProportionMethod) -> ReportOutline.Entry {
    let test = ProportionTest(dualTo: method) ?? .default
    let source = source(test)
    return .init(
      term: "Test of a stated share: \(name(slug: test.rawValue))", text: formula(test),
      source: source.citation, doi: source.doi)
  }

  private static func formula(_ test: ProportionTest) -> String {
    switch test {
    case .exactBinomial:
      "The binomial probability, at the stated share, of all counts that are no more likely than the observed one."
    case .exactBinomialCentral:
      "Twice the smaller binomial tail of the count at the stated share, at most 1."
    case .exactBinomialBlaker:
      "The smaller binomial tail of the count at the stated share, and the largest tail on the other side that is no "
        + "larger, together."
    case .exactBinomialMidP:
      "Twice the smaller binomial tail of the count at the stated share, in which the count itself weighs half."
    case .scoreZ:
      "The share less the stated one, over the standard error that the stated one has, against the normal distribution."
    case .scoreZContinuityCorrected:
      "The score test with the count moved by one half towards the stated share."
    case .likelihoodRatioTest:
      "Twice the log-likelihood of the share less that of the stated one, against the chi-squared distribution."
    }
  }

  private static func source(_ test: ProportionTest) -> (citation: String, doi: String?) {
    switch test {
    case .exactBinomial: ("Sterne 1954", "10.1093/biomet/41.1-2.275")
    case .exactBinomialCentral: ("Clopper and Pearson 1934", "10.1093/biomet/26.4.404")
    case .exactBinomialBlaker: ("Blaker 2000", "10.2307/3315916")
    case .exactBinomialMidP: ("Lancaster 1961", "10.1080/01621459.1961.10482105")
    case .scoreZ: ("Wilson 1927", "10.1080/01621459.1927.10502953")
    case .scoreZContinuityCorrected: ("Newcombe 1998, Statistics in Medicine 17, 857-872", nil)
    case .likelihoodRatioTest: ("Cox and Hinkley 1974, Theoretical Statistics, chapter 9", nil)
    }
  }

  /// What stands behind a stated share with margins.
  static let equivalence = ReportOutline.Entry(
    term: "Equivalence: two one-sided tests",
    text:
      "One test that the share is above the lower end of the margins and one that it is below the upper end, each at the "
      + "whole significance; p is the larger one.",
    source: "Schuirmann 1987", doi: "10.1007/BF01068419")

  /// What stands behind the pairs of groups.
  static let groupPairs = ReportOutline.Entry(
    term: "Pairs of groups: Fisher, Newcombe and Bonferroni",
    text:
      "Of each pair Fisher's exact test, and Newcombe's interval with the normal quantile of 1 - a/(2k) instead of 1 - a/2 for "
      + "k pairs, so that the intervals of an item hold together however they depend on each other.",
    source: "Newcombe 1998; Dunn 1961", doi: "10.1080/01621459.1961.10482090")

  /// What stands behind the strength of the association of groups and answers.
  static let cramersV = ReportOutline.Entry(
    term: "Strength of association: Cram\u{E9}r's V",
    text:
      "The root of Pearson's chi-squared over the number of respondents and one less than the smaller of rows and columns. Its "
      + "limits are the values at which so large, or so small, a chi-squared has half of the significance, by the noncentral "
      + "distribution.",
    source: "Smithson 2003, Confidence Intervals, chapter 5")

  /// What stands behind the association of two scales.
  static let tauB = ReportOutline.Entry(
    term: "Association of two scales: Kendall's tau-b",
    text:
      "Pairs of respondents in the same order on both scales, less those in the reverse one, over the geometric mean of the "
      + "pairs that differ on the one and on the other. Limits are plus and minus z large-sample standard errors. The test of no "
      + "association is Jonckheere and Terpstra's, with the variance of Kendall's S with ties.",
    source: "Kendall 1945; Brown and Benedetti 1977", doi: "10.1080/01621459.1977.10480995")

  /// What a measure of agreement is.
  static func entry(_ measure: RaterMethod) -> ReportOutline.Entry {
    let (text, source, doi): (String, String?, String?) =
      switch measure {
      case .percentAgreement:
        (
          "The share of pairs of ratings of a subject that agree, on average over the subjects with at least two.",
          nil, nil
        )
      case .fleissKappa:
        ("Chance draws from all ratings.", "Fleiss 1971", "10.1037/h0031619")
      case .freeMarginalKappa:
        (
          "Chance gives each category as often.", "Brennan and Prediger 1981",
          "10.1177/001316448104100307"
        )
      case .gwetAC1:
        (
          "Chance plays a part only where a subject is hard to rate, which keeps it steady where one category is rare.",
          "Gwet 2008", "10.1348/000711006X126600"
        )
      case .krippendorffNominal:
        (
          "One less the disagreement of ratings of a subject over that of all ratings; every disagreement counts as much.",
          "Krippendorff 2013, Content Analysis, 3rd ed., 12.3", nil
        )
      case .krippendorffOrdinal:
        (
          "The same, where a disagreement counts by the ratings that lie between the two categories.",
          "Krippendorff 2013, Content Analysis, 3rd ed., 12.3", nil
        )
      case .krippendorffInterval:
        (
          "The same, where a disagreement counts by the square of its steps.",
          "Krippendorff 2013, Content Analysis, 3rd ed., 12.3", nil
        )
      }
    return .init(
      term: "Agreement: \(name(slug: measure.rawValue))", text: text, source: source, doi: doi)
  }
}
