// Why methods for events and for ranks are used where none is asked for.

extension RateMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .garwood:
      "It never covers less than its level if events are independent of each other, and has limits without "
      + "any event. It is wider than need be: mid-p, beside it, is near its level on average. Cases of the "
      + "same person are not independent: give a dispersion, or use event-bounds.",
    .midP:
      "It is shorter than garwood, and near its level on average. It may cover a little less than its "
      + "level; where a guarantee is wanted, use garwood.",
  ]
}

extension RateRatioMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .conditionalExact:
      "It never covers less than its level if events are independent of each other, and its p-value is "
      + "at most the significance exactly where the interval excludes 1. It is wider than need be: where a level on "
      + "average is enough, conditional-mid-p is shorter. The p-value of R's poisson.test is "
      + "conditional-minlike, which has no interval of its own."
  ]
}

extension EventBoundsMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .bounds:
      "They follow from the two totals and need no assumption. No interval does: events of the same person "
      + "are not independent. Where they may be taken so, use rate."
  ]
}

extension RankMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .multinomialHolm:
      "It is for categories of which everybody chose one, and its intervals hold together whatever the "
      + "shares are. Of items that everybody was asked use margins-holm, or paired-holm.",
    .marginsHolm:
      "It is for items of which only the numbers of yes are known, and holds whatever the joint table was. "
      + "It shows less than paired-holm, which needs every respondent's answers.",
    .pairedHolm:
      "It takes what every respondent answered, and its intervals hold together however the answers "
      + "depend on each other. Where only the numbers of yes are known, use margins-holm.",
  ]
}
