public import Halfwidth

/// A weighted percentage, as printed or of answers, with an interval around it.
public struct WeightedShare: Hashable, Sendable {
  /// The percentage as printed, or with one decimal, such as `71.3`.
  public var digits: String
  /// The percentage as a share.
  public var estimate: Double
  /// The number of respondents that it is of; nil where none is printed.
  public var base: Int?
  /// The design effect that the codebook states, or Kish's of the weights; nil where none is stated.
  public var designEffect: Double?
  /// The base divided by the design effect; nil where either is unknown, infinite where the whole population was
  /// asked.
  public var effectiveBase: Double?
  /// Wilson's limits with the effective base; nil without a base, and for numbers that get none.
  public var interval: ConfidenceInterval?
  /// The primary units of the survey's design that the respondents are in, less their strata; nil where each
  /// respondent was drawn alone.
  public var degreesOfFreedom: Int? = nil
  /// Whether respondents count differently, and not only in clusters.
  public var isWeighted = true
  /// How many primary units the respondents are in; nil where each was drawn alone.
  public var primaryUnits: Int? = nil
}

extension WeightedShare {
  /// The method of the interval, whatever method the survey's other intervals have: an effective base
  /// is no whole number.
  public static let method = ProportionMethod.wilson

  /// Reads a printed percentage.
  ///
  /// Without a stated design effect the interval is that of an effect of 1, which is too narrow.
  init(
    _ percent: PrintedValue.Printed, base: Int?, weighting: SampleWeighting,
    settings: AnalysisSettings
  ) {
    digits = percent.digits
    estimate = Double(percent.units) / Double(100 * percent.unitsPerOne)
    self.base = base
    designEffect = weighting.designEffect
    let proportion = base.flatMap {
      WeightedProportion(
        estimate: estimate, respondents: $0, designEffect: weighting.designEffect ?? 1)
    }
    effectiveBase = weighting.designEffect == nil ? nil : proportion?.effectiveRespondents
    interval = proportion?.wilsonInterval(level: settings.level, side: settings.side)
  }
}

extension WeightedShare {
  /// The weighted share of respondents who gave an answer, with its design effect.
  init(_ proportion: WeightedProportion, settings: AnalysisSettings, hasInterval: Bool) {
    digits = DecimalFormat.hundredfold(proportion.estimate, places: 1)
    estimate = proportion.estimate
    base = proportion.respondents
    designEffect = proportion.designEffect
    effectiveBase = proportion.effectiveRespondents
    interval =
      hasInterval ? proportion.wilsonInterval(level: settings.level, side: settings.side) : nil
  }

  /// The share of respondents who gave an answer, with the design effect of strata, clusters and weights.
  init(_ share: DesignShare, isWeighted: Bool, settings: AnalysisSettings, hasInterval: Bool) {
    self.isWeighted = isWeighted
    digits = DecimalFormat.hundredfold(share.estimate, places: 1)
    estimate = share.estimate
    base = share.mean.respondents
    effectiveBase = share.effectiveRespondents
    designEffect =
      share.designEffect ?? Double(share.mean.respondents) / share.effectiveRespondents
    degreesOfFreedom = share.mean.degreesOfFreedom
    primaryUnits = share.mean.primaryUnits
    interval =
      hasInterval
      ? DesignShareMethod.wilson.finding(for: share, level: settings.level, side: settings.side)
        .interval : nil
  }

  /// What is known of the share; its limits are added by the quantity.
  var fields: FieldList {
    var fields: FieldList = [
      "estimand": .string("proportion"), "weighted": .flag(isWeighted), "successes": .undefined,
      "n": .whole(base),
      "estimate": .share(estimate), "design_effect": .parameter(designEffect),
      "effective_n": .parameter(effectiveBase),
    ]
    if let degreesOfFreedom, let primaryUnits {
      fields.add("primary_units", .integer(primaryUnits))
      fields.add("df", .integer(degreesOfFreedom))
    }
    guard let interval else { return fields }
    fields.add("method", .string(Self.method.rawValue))
    fields.add("confidence", .level(interval.level))
    fields.add("side", .string(interval.side.rawValue))
    return fields
  }
}

extension WeightedShare {
  /// What to know of intervals whose design effect is not stated; nil where none is meant.
  public static let unknownDesignEffect =
    "The design effect of the weights is not stated, so the interval takes each respondent for one and "
    + "is too narrow: state design_effect or effective_size beside 'weighted: true'."
}
