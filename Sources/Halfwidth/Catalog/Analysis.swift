/// The analyses; raw values are their names in commands, in JSON and in the reference data.
public enum Analysis: String, CaseIterable, Hashable, Sendable {
  /// An interval for one proportion.
  case proportion
  /// Simultaneous intervals for the shares of several categories.
  case multinomial
  /// Whether the shares of several categories are as stated.
  case goodness
  /// Two proportions of different respondents.
  case compare
  /// Two answers of the same respondents.
  case paired
  /// Two answers of the same respondents of which only the margins are known.
  case margins
  /// Two classifications of the same respondents.
  case table
  /// Two classifications by the same categories.
  case square
  /// Several yes-or-no answers of the same respondents.
  case cochran
  /// Two-by-two tables, one a stratum.
  case stratified
  /// Proportions of ordered groups.
  case trend
  /// P-values of several hypotheses.
  case adjust
  /// The bootstrap distribution of a statistic, and the intervals made of it.
  case bootstrap
  /// The mean of answers on a bounded scale.
  case scores
  /// Several differences of the same respondents, tested together by sign-flips.
  case westfallYoung = "westfall-young"
  /// The share of a finite population of which a part was asked.
  case finiteProportion = "finite-proportion"
  /// A share when some of those who were asked gave no answer.
  case missing
  /// The rate of events in an exposure.
  case rate
  /// Two rates.
  case rateRatio = "rate-ratio"
  /// What a number of events and of people say of the events of a person.
  case eventBounds = "event-bounds"
  /// Items that are ranked by their counts.
  case ranks
  /// Whether printed numbers can be right, and what stands behind them.
  case audit
  /// Ratings of the same subjects by several raters.
  case raters
  /// Proportions of several groups, in pairs.
  case groups
  /// Differences of the same respondents, by their signs and ranks.
  case differences
  /// Estimates and tests of respondents who were sampled with strata, clusters, weights or from a finite
  /// population.
  case design
}
