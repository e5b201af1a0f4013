/// How the rows of a resample are drawn.
///
/// For surveys with strata, clusters or a finite population see ``SurveyBootstrap``, which draws
/// primary units and rescales.
public enum ResampleScheme: Hashable, Sendable {
  /// As many rows as there are, with replacement, all rows being equally likely.
  case ordinary
  /// As `ordinary`, but of each thousand resamples so that every row comes up a thousand times in them.
  ///
  /// It takes away the error of the simulation in the mean and the bias, and hardly any of that in an
  /// interval. Give a multiple of 1,000 resamples: a thousand that is not complete is not balanced.
  case balanced
  /// Each group's rows are drawn on their own, as many as the group has.
  ///
  /// A row's number is its group, from 0. For the comparison of independent samples of given sizes; in
  /// a stratified survey it makes variances too small by (n_h - 1) / n_h, which
  /// ``SurveyBootstrap`` does not.
  case grouped([Int])
  /// As many rows as there are, with replacement, each with a probability in proportion to its weight.
  ///
  /// The resample's statistic then estimates that of the population with these probabilities. It is no
  /// resampling of a weighted survey: for that, weight the statistic.
  case weighted([Double])
}
