internal import NumericCore

/// The measures of agreement of several raters; raw values are their slugs.
///
/// All are 1 where the ratings of each subject are alike, and but for ``percentAgreement`` 0 where they agree as by chance:
/// the measures differ in what chance is. None says whether the raters are right.
public enum RaterMethod: String, CaseIterable, Hashable, Sendable {
  /// The share of pairs of ratings of a subject that agree, on average over the subjects with at least two.
  ///
  /// Not to be compared between scales of different lengths: chance alone makes it large on a short one.
  case percentAgreement = "percent-agreement"
  /// Fleiss' kappa: chance draws from all ratings.
  ///
  /// Every subject needs as many ratings. With lopsided shares it is small though nearly all agree. Source: J. L. Fleiss
  /// (1971), *Psychol. Bull.* 76(5), 378-382, [doi:10.1037/h0031619](https://doi.org/10.1037/h0031619).
  case fleissKappa = "fleiss-kappa"
  /// Randolph's kappa: chance gives each category of the scale as often.
  ///
  /// The scale is that of the counts, or the different ratings. Not to be used where raters know how often categories
  /// occur. Source: R. L. Brennan, D. J. Prediger (1981), *Educ. Psychol. Meas.* 41(3), 687-699,
  /// [doi:10.1177/001316448104100307](https://doi.org/10.1177/001316448104100307).
  case freeMarginalKappa = "free-marginal-kappa"
  /// Gwet's AC1: chance plays a part only where a subject is hard to rate.
  ///
  /// Steady where shares are lopsided; above Fleiss' kappa there. Source: K. L. Gwet (2008), *Br. J. Math. Stat.
  /// Psychol.* 61(1), 29-48, [doi:10.1348/000711006X126600](https://doi.org/10.1348/000711006X126600).
  case gwetAC1 = "gwet-ac1"
  /// Krippendorff's alpha of categories without order; for large samples Fleiss' kappa.
  ///
  /// Subjects with one rating are left out. Source: K. Krippendorff (2013), *Content Analysis*, 3rd ed., 12.3.
  case krippendorffNominal = "krippendorff-nominal"
  /// Krippendorff's alpha of ordered categories, whose distance are the ratings between them.
  case krippendorffOrdinal = "krippendorff-ordinal"
  /// Krippendorff's alpha of numbers, whose distance is the square of their difference.
  case krippendorffInterval = "krippendorff-interval"

  /// The method where none is asked for: it takes missing ratings, and needs no order.
  public static let `default` = RaterMethod.krippendorffNominal

  /// The parameter.
  public var estimand: String { rawValue.split(separator: "-").joined(separator: "_") }

  /// The values that the measure can have.
  private var space: ClosedRange<Double> { self == .percentAgreement ? 0...1 : -1...1 }

  /// Returns the measure of a sample of subjects, with limits where it has any.
  ///
  /// ``gwetAC1`` has limits by Student's distribution with one degree of freedom less than there are subjects, and
  /// ``fleissKappa`` the test that raters agree by chance alone, with `standard_error_null` and `z`; it has no dual
  /// interval. The other measures have no limits in closed form. With a number of resamples, or a seed, all have limits
  /// by the bootstrap of subjects (BCa): subjects are drawn with all of their ratings. They hold for subjects that are a
  /// sample; the raters are taken as they are.
  ///
  /// Undefined where all ratings are one category (but for ``percentAgreement``) and where no subject has two ratings;
  /// of ``fleissKappa`` also, with a warning of code `missing-ratings`, where subjects have different numbers of them.
  ///
  /// - Complexity: O(subjects times categories), and of ordinal and interval alpha O(categories^2) besides; with B resamples B
  ///   times as much.
  public func finding(
    for ratings: Ratings, level: ConfidenceLevel = 0.95,
    simulation: SimulationOptions = SimulationOptions()
  ) -> IntervalFinding {
    let asksResamples = simulation.resamples != nil || simulation.seed != nil
    let agreement = RaterAgreement(ratings)
    var finding = IntervalFinding(
      estimand: estimand, method: rawValue, level: level, estimate: nil, interval: nil,
      hasInterval: asksResamples || self == .gwetAC1, hasPValue: self == .fleissKappa)
    if self == .fleissKappa, ratings.commonRatings == nil {
      finding.warnings.add(
        .missingRatings,
        "\(rawValue) needs as many ratings of every subject, and here they have \(Self.range(of: ratings)); "
          + "krippendorff-nominal takes missing ratings")
      return finding
    }
    guard let estimate = estimate(of: agreement) else {
      if self == .gwetAC1 { finding.details = [NamedNumber("standard_error", nil)] }
      if self == .fleissKappa {
        finding.details = [NamedNumber("standard_error_null", nil), NamedNumber("z", nil)]
      }
      finding.warnings.add(
        .undefined,
        agreement.compared == 0
          ? "\(rawValue) is undefined: no subject has two ratings"
          : "\(rawValue) is undefined where all ratings are one category: chance alone would make them agree"
      )
      return finding
    }
    finding.estimate = estimate
    if self == .fleissKappa, let each = ratings.commonRatings {
      finding.setTest(standardErrorNull: agreement.fleissErrorNull(ratings: each))
    }
    if asksResamples {
      RaterBootstrap(self, ratings, estimate: estimate, space: space)
        .addLimits(to: &finding, simulation)
    } else if self == .gwetAC1 {
      addStudentLimits(to: &finding, agreement)
    } else {
      finding.warnings.add(
        .noClosedInterval,
        "\(rawValue) has no limits in closed form; ask for resamples, such as 9999, for limits by the bootstrap of "
          + "subjects, or for gwet-ac1, which has some")
    }
    return finding
  }

  /// The measure; nil where it is undefined.
  func estimate(of agreement: RaterAgreement) -> Double? {
    switch self {
    case .percentAgreement: agreement.observed
    case .fleissKappa: agreement.fleissKappa
    case .freeMarginalKappa: agreement.freeMarginalKappa
    case .gwetAC1: agreement.gwetAC1
    case .krippendorffNominal: agreement.krippendorffAlpha(.nominal)
    case .krippendorffOrdinal: agreement.krippendorffAlpha(.ordinal)
    case .krippendorffInterval: agreement.krippendorffAlpha(.interval)
    }
  }

  private func addStudentLimits(to finding: inout IntervalFinding, _ agreement: RaterAgreement) {
    guard let estimate = finding.estimate, let variance = agreement.gwetVariance else {
      finding.details = [NamedNumber("standard_error", nil)]
      finding.warnings.add(
        .undefined,
        "\(rawValue) has no limits for one subject: nothing says how others would differ")
      return
    }
    let error = variance.squareRoot()
    let reach =
      StudentTDistribution(degreesOfFreedom: agreement.rated - 1)
      .quantile(upperTail: finding.level.tail(.two)) * error
    finding.standardError = error
    finding.interval = ConfidenceInterval(
      lower: estimate - reach, upper: estimate + reach, in: -1...1, level: finding.level,
      side: .two)
    if error == 0 {
      finding.warnings.add(
        .degenerate,
        "the standard error of \(rawValue) is 0 for these ratings, so its interval is a point and says nothing of the "
          + "uncertainty")
    }
  }

  private static func range(of ratings: Ratings) -> String {
    let numbers = ratings.ratingsBySubject
    return "\(numbers.reduce(numbers[0], min)) to \(numbers.reduce(numbers[0], max))"
  }
}

extension Ratings {
  /// Returns how far several raters agree.
  ///
  /// ```swift
  /// let ratings = try Ratings([[1, 1, 2], [2, 2, 2], [1, nil, 1], [3, 3, 2]])
  /// ratings.agreement(.krippendorffNominal).estimate  // 0.4737
  /// ```
  public func agreement(
    _ method: RaterMethod = .default, level: ConfidenceLevel = 0.95,
    simulation: SimulationOptions = SimulationOptions()
  ) -> IntervalFinding {
    method.finding(for: self, level: level, simulation: simulation)
  }
}
