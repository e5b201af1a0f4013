internal import Glibc
internal import NumericCore

/// What a number of items can show, planned from how much the items' differences spread.
///
/// With so much power the two-sided test at the significance shows a true mean difference d: by the normal approximation
/// with the variance under the hypothesis s^2 + d^2 and the one that is true s^2. The exact McNemar test of single
/// runs takes one count off the excess, which the plan counts too. Fewer items than can show anything at all are never
/// called enough. Of clusters too few to tell how alike their items are nothing is planned.
///
/// The spread is that of the items that were run, so that a plan is no surer than it: from few items a guess.
///
/// Source: R. J. Connor (1987), *Biometrics* 43(1), 207-211, [doi:10.2307/2531961](https://doi.org/10.2307/2531961),
/// where the share of items that pass with one system alone is s^2 + d^2.
struct ItemsNeeded: Sendable {
  /// The variance of an item's difference about its mean.
  let variance: Double
  /// The two-sided significance, divided by the number of comparisons.
  let significance: Double
  /// Whether items are single runs that pass or fail, tested by McNemar's exact test.
  let isCounted: Bool
  /// By which the clusters inflate the number of items; 1 without clusters, and nil where these are too few to tell.
  let inflation: Double?
  /// How many items a unit has, 1 without clusters.
  let unitSize: Double
  /// The largest difference that there can be; nil without a scale.
  let reach: Double?
  /// The fewest units, items or clusters, whose flips reach the significance at all.
  let fewestUnits: Int

  /// Plans from the items that were run.
  ///
  /// - Parameter comparisons: Among how many the significance is shared.
  init(_ differences: ItemDifferences, level: ConfidenceLevel, comparisons: Int) {
    variance = differences.variance
    significance = level.significance / Double(comparisons)
    isCounted = differences.pairs != nil
    let inference = differences.inference
    if case .none = inference.form, differences.clusters != nil {
      inflation = nil
    } else {
      inflation = inference.inflation
    }
    unitSize = Double(differences.count) / Double(differences.clusterCount ?? differences.count)
    reach = differences.reach
    // Two of 2^n flips are the most extreme ones.
    fewestUnits = 1 + Int((-log2(significance)).rounded(.up))
  }

  /// The items that show a mean difference; nil for none, and where the differences do not spread.
  ///
  /// - Parameter difference: Above 0.
  func items(showing difference: Double) -> Int? {
    guard difference > 0, difference <= reach ?? .infinity, let found = exact(difference),
      found < Double(BinomialCounts.largestTrials)
    else { return nil }
    return max(items(in: fewestUnits), Int(found.rounded(.up)))
  }

  /// The items of so many units.
  private func items(in units: Int) -> Int { Int((unitSize * Double(units)).rounded(.up)) }

  private func exact(_ difference: Double) -> Double? {
    guard let inflation else { return nil }
    // Of so large a difference at least so many items pass with one system alone.
    let variance = isCounted ? max(variance, difference * (1 - difference)) : variance
    guard variance > 0 || isCounted else { return nil }
    let alpha = StandardNormal.quantile(upperTail: significance / 2)
    let beta = StandardNormal.quantile(upperTail: 1 - SystemComparison.Outlook.power)
    let spread =
      alpha * (variance + difference * difference).squareRoot() + beta * variance.squareRoot()
    let root =
      isCounted
      ? (spread + (spread * spread + 4 * difference).squareRoot()) / (2 * difference)
      : spread / difference
    return root * root * inflation
  }

  /// The items that show that a difference is smaller than a margin, in both directions, where there is none.
  ///
  /// - Returns: Nil where the differences do not spread and nothing is known of those to come.
  func items(showingLessThan margin: Double) -> Int? {
    // Near an end of the scale, which the hypothesis gives a share, there is no less than so much variance.
    let variance = max(variance, reach.map { margin * ($0 - margin) } ?? 0)
    guard let inflation, margin > 0, margin <= reach ?? .infinity, variance > 0 else { return nil }
    let alpha = StandardNormal.quantile(upperTail: significance)
    let beta = StandardNormal.quantile(upperTail: (1 - SystemComparison.Outlook.power) / 2)
    let root = (alpha * variance.squareRoot() + beta * self.variance.squareRoot()) / margin
    let found = (root * root * inflation).rounded(.up)
    let least = unitSize * Double(fewestUnits(showingLessThan: margin) ?? 1)
    let items = max(found, least.rounded(.up))
    return items < Double(BinomialCounts.largestTrials) ? max(1, Int(items)) : nil
  }

  /// The fewest units that can show a difference smaller than a margin, if none of them differs: that none does must be
  /// unlikely where the mean is a margin away, as far as it can be.
  ///
  /// - Returns: Nil without a scale, and for no margin on it.
  func fewestUnits(showingLessThan margin: Double) -> Int? {
    guard let reach, margin > 0, margin < reach else { return nil }
    let fewest = (log(significance) / log1p(-margin / reach)).rounded(.up)
    return max(1, Int(min(fewest, Double(BinomialCounts.largestTrials))))
  }

  /// The smallest mean difference that so many items show; nil where they show none.
  ///
  /// - Parameters:
  ///   - items: How many.
  ///   - units: How many items or clusters are drawn by themselves.
  func difference(shownBy items: Int, units: Int) -> Double? {
    guard units >= fewestUnits, variance > 0 else { return nil }
    let top = reach ?? 100 * variance.squareRoot()
    func excess(_ difference: Double) -> Double { (exact(difference) ?? .infinity) - Double(items) }
    guard excess(top) <= 0 else { return nil }
    return BracketedRoot.find(from: top * 1e-9, to: top, excess)
  }
}
