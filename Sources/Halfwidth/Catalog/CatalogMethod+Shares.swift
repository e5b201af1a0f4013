// Why methods for one sample are used where none is asked for.

extension ProportionMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .wilson:
      "It is short and, at 50 respondents and 95%, covers at least 93.0% for shares from 5% to 95% "
      + "(83.75% near a share of 0.35%). Where a share may be nearer to 0 or 1, blaker or mid-p "
      + "hold better; where a guarantee is wanted, use clopper-pearson."
  ]
}

extension ProportionTest: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .exactBinomialCentral:
      "Its size is never above the level, at any number of respondents, and it rejects exactly the values that "
      + "clopper-pearson leaves out. It is conservative: where a size near the level is enough, "
      + "exact-binomial-mid-p finds more. The p-value of R's binom.test is exact-binomial, which has no interval "
      + "of its own.",
    .scoreZ:
      "It rejects exactly the values that wilson, the usual interval, leaves out, so that the two don't disagree. It is "
      + "approximate: with few respondents, or a value near 0 or 1, go by exact-binomial-central.",
  ]
}

extension GoodnessTest: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .pearson:
      "It is the test that is known for shares that were stated. It is approximate, and not to be relied on where "
      + "expected counts are small, below 5 as a rule: exact-pearson has its statistic without the approximation.",
    .exactMultinomial:
      "It is exact for small counts, where pearson is approximate. It takes counts for extreme that are unlikely, "
      + "whichever way they differ; exact-pearson takes those that are far from what is expected. Many categories "
      + "of many respondents are too many to go through: pearson takes them.",
  ]
}

extension GoodnessMeasure: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .cohensW:
      "It says how far the shares are from what was stated, whatever the number of respondents. Chance alone makes "
      + "it larger than 0, and its interval is approximate: whether there is a difference at all is said by "
      + "exact-multinomial."
  ]
}

extension GoodnessNumbers: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .expectedCounts:
      "They show whether pearson can be relied on: where they are small, below 5 as a rule, go by exact-pearson.",
    .adjustedResiduals:
      "They show which categories make the difference, each about a standard normal number if there is none. "
      + "They are not adjusted for the number of categories: take their p-values to the command adjust.",
  ]
}

extension FinitePopulationMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .hypergeometric:
      "It knows how many people there are, which makes it shorter than wilson, and never covers less "
      + "than its level if those asked were drawn at random. Where they were not, it says nothing: use the bounds "
      + "from x/N to (x + N - n)/N, which need no assumption and stand before it."
  ]
}

extension MissingAnswersMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .unionWilson:
      "It needs no assumption on those who gave no answer, and keeps the level of wilson whatever they would "
      + "have said. With many of them it is wide, which is what is known."
  ]
}

extension SimultaneousMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .goodman:
      "It is the Wilson interval with a quantile for all shares at once, and so goes with the "
      + "intervals of single shares. With shares near 0 it covers too little (81.1% at 95% for "
      + "true shares of .002, .002, .1 and .896 of 50 respondents): where a count is below 3, "
      + "bonferroni-clopper-pearson takes its place.",
    .bonferroniClopperPearson:
      "A count is below 3, where goodman covers too little: for true shares of .002, .002, .1 and .896 "
      + "of 50 respondents 81.1% at 95%, and this one 98.1%. It never covers less than its level; it "
      + "is wider than needed where all counts are larger: use goodman there.",
  ]
}

extension OrdinalMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .meanScore:
      "It is the plain t interval of the mean, as other programs have it. With few respondents and "
      + "answers heaped at one end it covers too little, and it is undefined where all answer alike: "
      + "the command scores has the score interval, which is better there.",
    .topBox:
      "It needs no distances between the levels, and its interval is that of one share, wilson. Where "
      + "the share may be near 0 or 1, take its counts to the command proportion, with blaker or "
      + "clopper-pearson.",
  ]
}

extension MeanScoreMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .score:
      "It holds the means that a score test does not reject, so it stays on the scale, has limits where "
      + "all answer alike, and is Wilson's interval for zeros and ones. It is approximate, and needs "
      + "a scale with ends: for numbers without, use bootstrap."
  ]
}

extension CategoryDifferenceMethod: CatalogMethod {
  /// None: of one question the shares are shown, and their differences have to be asked for.
  package static let defaultReasons: KeyValuePairs<Self, String> = [:]
}
