internal import Halfwidth
internal import HalfwidthSurvey

/// The names, formulas and sources of the methods, as a document cites them.
enum ReportMethods {
  /// The name of a method, or its slug where it has none.
  static func name(slug: String) -> String { MethodName.of(slug) }

  /// The name of a method for one share.
  static func name(_ method: ProportionMethod) -> String { MethodName.of(method.rawValue) }

  /// The name of a method for all shares of a distribution.
  static func name(_ method: SimultaneousMethod) -> String { MethodName.of(method.rawValue) }

  /// What a method for one share does, with its source.
  static func entry(_ method: ProportionMethod, level: String) -> ReportOutline.Entry {
    let source = source(method)
    return .init(
      term: "Interval for a share: \(name(method))",
      text: reasoned(formula(method, level: level), method.defaultReason),
      source: source.citation, doi: source.doi)
  }

  /// What a method for a distribution does, with its source.
  static func entry(_ method: SimultaneousMethod, level: String) -> ReportOutline.Entry {
    let source = source(method)
    return .init(
      term: "Intervals that hold together: \(name(method))",
      text: reasoned(formula(method, level: level), method.defaultReason),
      source: source.citation, doi: source.doi)
  }

  /// What is said of shares of which answers are missing.
  static let missingAnswers = ReportOutline.Entry(
    term: "Whatever is missing: bounds",
    text:
      "Of all who were asked, the share if none of the missing answers were the one that is counted, and if "
      + "all of them were. The interval goes from Wilson's lower limit of the first to his upper limit of the "
      + "second, so it holds whatever the answers would have been.",
    source: "Horowitz and Manski 2000", doi: "10.1080/01621459.2000.10473902")

  /// The interval of the mean of numbers that are no marks on a short scale.
  static let studentMean = ReportOutline.Entry(
    term: "Interval for a mean: Student's t",
    text:
      "The mean plus and minus its standard error times the t quantile of n - 1 degrees of freedom. It takes "
      + "means of such samples as about normal, which few answers with some far off are not: see the median "
      + "there.",
    source: "Student 1908", doi: "10.1093/biomet/6.1.1")

  /// The interval of the mean of marks on a short scale.
  static let scoreMean = ReportOutline.Entry(
    term: "Interval for a mean on a short scale: score",
    text:
      "All means that the score test does not reject, with the variance under the shares of greatest "
      + "likelihood that have such a mean; it stays inside the range.",
    source: "Owen 1988", doi: "10.1093/biomet/75.2.237")

  /// How respondents' weights are taken.
  static func weights(in column: String) -> ReportOutline.Entry {
    .init(
      term: "Weights",
      text:
        "Each respondent counts by the weight in the column \u{201C}\(column)\u{201D}. Wilson's equation is solved "
        + "with an effective base: those who answered, divided by Kish's design effect, which is their number times "
        + "the sum of their squared weights over the square of the sum. It is right for weights that have nothing "
        + "to do with the answers; strata and clusters are not in it, and what calibration gains is not either.",
      source:
        "Kish 1992, Journal of Official Statistics 8, 183-200; Franco, Little, Louis and Slud 2019",
      doi: "10.1093/jssam/smy019")
  }

  /// How strata, clusters and a finite population of respondents are taken.
  static func design(_ plan: ResponsesPlan) -> ReportOutline.Entry {
    func column(_ reference: ColumnReference) -> String {
      "\u{201C}\(ReportWords.line(reference.name))\u{201D}"
    }
    var parts: [String] = []
    if let stratum = plan.stratum { parts.append("strata by the column \(column(stratum))") }
    if let cluster = plan.cluster { parts.append("clusters by \(column(cluster))") }
    if let weight = plan.weight { parts.append("weights by \(column(weight))") }
    switch plan.population {
    case nil: break
    case .column(let name)?: parts.append("the size of the population by \(column(name))")
    case .units(let units)?: parts.append("a population of \(units) primary units")
    }
    return .init(
      term: "Strata, clusters and weights",
      text:
        "The respondents have \(ReportNumbers.list(parts)). The variance of a share is that of Taylor's "
        + "linearisation, with primary units drawn with replacement within strata"
        + (plan.population == nil ? "" : " and corrected for the share of them in the sample")
        + "; the design effect is that variance over the one of a simple random sample of as many. Wilson's "
        + "interval holds all shares p that lie within t standard errors of the observed one, where the standard "
        + "error is that of p itself, the root of p(1 - p)/n; n is the number of those who answered, divided by the "
        + "design effect or by 1 where that is less, and t Student's quantile with primary units less strata. Where all "
        + "answers are alike each primary unit counts as one answer."
        + (plan.weight == nil && plan.hasWeights
          ? " Each respondent weighs what the population of the stratum is to its sample." : ""),
      source: "Binder 1983; Franco, Little, Louis and Slud 2019", doi: "10.1093/jssam/smy019")
  }

  /// Intervals of all answers to an item by the design.
  static let distributionByDesign = ReportOutline.Entry(
    term: "Intervals that hold together by the design: Bonferroni",
    text:
      "For each of k answers the interval of a share by the design, with Student's quantile of 1 - a/(2k) instead of "
      + "1 - a/2. It keeps the level of all however the shares depend on each other.",
    source: "Dunn 1961", doi: "10.1080/01621459.1961.10482090")

  /// The interval of a mean by the design.
  static let linearizedMean = ReportOutline.Entry(
    term: "Interval for a mean by the design: linearisation",
    text:
      "The weighted mean plus and minus t of its linearised standard errors, with t of primary units less strata. From "
      + "few clusters, and with answers heaped at one end of a scale, it covers too little.",
    source: "Binder 1983", doi: "10.2307/1402588")

  /// The interval of a median by the design.
  static let woodruff = ReportOutline.Entry(
    term: "Interval for a median by the design: Woodruff",
    text:
      "From the number with the share one half less t / (2 root n) of the weights up to it to the one with as much more, "
      + "where n is the effective base of the share of those at or below the median.",
    source: "Woodruff 1952; Francisco and Fuller 1991", doi: "10.1214/aos/1176347993")

  /// The interval of a median.
  static let median = ReportOutline.Entry(
    term: "Interval for a median: order statistics",
    text:
      "From one of the answers to another, as many from the smallest as from the largest, so that each side has at "
      + "most half of the significance by the binomial distribution with probability one half. It holds "
      + "whatever the distribution of the answers is.",
    source: "Thompson 1936", doi: "10.1214/aoms/1177732502")

  /// What a method does, and after it why it is the default, in the words of the engine.
  static func reasoned(_ formula: String, _ reason: String?) -> String {
    [formula, reason].compactMap(\.self).joined(separator: " ")
  }

  private static func formula(_ method: SimultaneousMethod, level: String) -> String {
    switch method {
    case .goodman:
      "A Wilson interval for each of k answers, with the normal quantile of 1 - a/(2k) instead of "
        + "1 - a/2, where 1 - a is \(level)."
    case .quesenberryHurst:
      "A Wilson interval for each of k answers, with the chi-square quantile of k - 1 degrees of "
        + "freedom instead of the squared normal quantile."
    case .sisonGlaz:
      "The shares plus and minus one width, the smallest at which all counts together stay inside "
        + "with the probability asked for."
    case .bonferroniClopperPearson:
      "For each of k answers the shares at which neither tail of the binomial distribution is below "
        + "a/(2k), where 1 - a is \(level)."
    }
  }

  private static func source(_ method: SimultaneousMethod) -> (citation: String, doi: String?) {
    switch method {
    case .goodman: ("Goodman 1965", "10.1080/00401706.1965.10490252")
    case .quesenberryHurst: ("Quesenberry and Hurst 1964", "10.1080/00401706.1964.10490163")
    case .sisonGlaz: ("Sison and Glaz 1995", "10.1080/01621459.1995.10476521")
    case .bonferroniClopperPearson: ("Clopper and Pearson 1934", "10.1093/biomet/26.4.404")
    }
  }

  private static func formula(_ method: ProportionMethod, level: String) -> String {
    switch method {
    case .wilson:
      "All shares p that lie within z standard errors of the observed share, where the standard "
        + "error is that of p itself, the root of p(1 - p)/n, and z is the normal quantile for "
        + "\(level)."
    case .wilsonContinuityCorrected:
      "The Wilson interval with the observed share moved outwards by 1/(2n) at each limit."
    case .wald:
      "The observed share plus and minus z standard errors, estimated from the share itself."
    case .waldContinuityCorrected: "The Wald interval, 1/(2n) wider at each limit."
    case .agrestiCoull:
      "The Wald interval after z squared respondents are added, half of them on each side."
    case .jeffreys:
      "Quantiles of the beta distribution with half a respondent added on each side."
    case .clopperPearson:
      "All shares at which neither tail of the binomial distribution from the observed count "
        + "outwards is below half of the significance."
    case .midP: "Clopper-Pearson with half of the observed count's own probability in each tail."
    case .blaker:
      "All shares at which the observed count is not among the least plausible, by exact binomial "
        + "probabilities of the smaller tail and of what is as far out on the other side."
    case .likelihoodRatio:
      "All shares whose binomial log-likelihood is within half of the chi-square quantile of the "
        + "largest."
    case .arcsine: "The arcsine of the share's root plus and minus z/(2 root n), transformed back."
    case .logit: "The log odds plus and minus z standard errors, transformed back."
    }
  }

  private static func source(_ method: ProportionMethod) -> (citation: String, doi: String?) {
    switch method {
    case .wilson: ("Wilson 1927", "10.1080/01621459.1927.10502953")
    case .clopperPearson: ("Clopper and Pearson 1934", "10.1093/biomet/26.4.404")
    case .agrestiCoull: ("Agresti and Coull 1998", "10.1080/00031305.1998.10480550")
    case .blaker: ("Blaker 2000", "10.2307/3315916")
    case .wald, .jeffreys, .likelihoodRatio, .arcsine, .logit:
      ("Brown, Cai and DasGupta 2001", "10.1214/ss/1009213286")
    case .waldContinuityCorrected, .wilsonContinuityCorrected, .midP:
      ("Newcombe 1998, Statistics in Medicine 17, 857-872", nil)
    }
  }
}
