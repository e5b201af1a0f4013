// Why methods that resample are used where none is asked for.

extension BootstrapMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .percentile:
      "It is the plainest interval of a bootstrap, stays where the statistic can be, and shows beside bca "
      + "what the corrections do. It covers too little in small samples and near a bound: of a share of "
      + "96% among 50 respondents 86.7% at 95%, where wilson covers 95.1%. Use proportion, compare or "
      + "scores for what they have.",
    .bca:
      "It corrects the percentile interval for bias and skewness. With few respondents, and for "
      + "quantiles and shares near a bound, the corrections are rough: use proportion, compare or scores "
      + "for what they have, and studentized for means of numbers.",
  ]
}

extension SimultaneousBootstrapMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .maxT:
      "Its intervals hold together at the level, and make use of how the statistics depend on each "
      + "other, because respondents are resampled with all their answers. It is approximate with few respondents: a statistic with "
      + "too few answers off the commonest one has no interval; for single statistics ask for bca."
  ]
}

extension WestfallYoungMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .signFlipMaxT:
      "It makes use of how the items depend on each other, and takes differences of any kind. Its p-values "
      + "are exact if the two answers are exchangeable, which equal shares alone don't give: where that "
      + "is not known, use mcnemar-exact for each item with holm."
  ]
}
