// Why methods for surveys with a design are used where none is asked for.

extension DesignShareMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .wilson:
      "It keeps its level with few clusters of different sizes, where a share less and plus t standard errors "
      + "covers too little: of 50 respondents in 11 clusters of 1 to 10, at an intraclass correlation of .1 and "
      + "95%, it covers 95.6% and 97.6% for shares of .74 and .92, and svyciprop-mean 92.2% and 86.1%. "
      + "Where one cluster holds a large part of all, use korn-graubard, which is wider."
  ]
}

extension DesignMeanMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .mean:
      "It is the mean less and plus t standard errors by linearisation, as other programs have it. From few "
      + "clusters, and with answers heaped at one end of a scale, it covers too little."
  ]
}

extension DesignSharesFinding.Method: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .meanOfFactor:
      "It is the weighted share of each category with its standard error by linearisation; it has no intervals: "
      + "ask for bonferroni-wilson, or for a level.",
    .bonferroniWilson:
      "It is the interval of one share, Wilson's at the effective number of respondents with Student's t, at Bonferroni's "
      + "level for all categories, which keeps the level together however the shares depend on each other. With many "
      + "categories it is wide: where one level is asked for, use wilson.",
  ]
}

extension DesignDifference.Method: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .linearized:
      "It is the difference less and plus t standard errors by linearisation, which knows that groups in the same "
      + "clusters go together. From few clusters, and with shares near 0 or 1, it covers too little: the test "
      + "beside it, svychisq-F, holds better."
  ]
}

extension DesignTableMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .secondOrder:
      "It corrects Pearson's statistic for the design in mean and spread, and keeps its level better with few "
      + "clusters than Wald's test, which rejects too often there, and than svychisq-Chisq, which takes the "
      + "design effects for known."
  ]
}
