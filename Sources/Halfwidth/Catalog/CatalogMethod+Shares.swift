// Why methods for one sample are used where none is asked for.

extension ProportionMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .wilson:
      "It is short and, at 50 respondents and 95%, covers at least 93.1% for shares from 5% to 95% "
      + "(83.75% near a share of 0.35%). Where a share may be nearer to 0 or 1, blaker or mid-p "
      + "hold better; where a guarantee is wanted, use clopper-pearson."
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
