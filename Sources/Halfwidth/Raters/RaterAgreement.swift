/// What ratings of some subjects say, each subject with a weight: as often as it is drawn in a resample, once in the
/// data, and not at all where it is left out.
///
/// Every measure is one function of these sums, so that the data, a resample and the jackknife have it by one formula.
struct RaterAgreement {
  /// The number of subjects with at least one rating.
  private(set) var rated = 0.0
  /// The number of subjects with at least two ratings.
  private(set) var compared = 0.0
  /// The sum, over subjects with at least two ratings, of the share of pairs of ratings that agree.
  private(set) var agreement = 0.0
  /// The sum, over subjects with a rating, of the share of ratings in each category.
  private(set) var shares: [Double]
  /// The number of ratings in each category.
  private(set) var ratings: [Double]
  /// The number of ratings in each category, of subjects with at least two.
  private(set) var paired: [Double]
  private let counted: Ratings
  private let weights: [Double]

  init(_ ratings: Ratings, weights: [Double]? = nil) {
    let weights = weights ?? [Double](repeating: 1, count: ratings.subjects)
    let none = [Double](repeating: 0, count: ratings.categories.count)
    (shares, self.ratings, paired) = (none, none, none)
    counted = ratings
    self.weights = weights
    for (row, weight) in zip(ratings.counts, weights) where weight > 0 {
      let number = Double(row.reduce(0, +))
      guard number > 0 else { continue }
      rated += weight
      var alike = 0.0
      for (category, count) in row.enumerated() where count > 0 {
        let own = weight * Double(count)
        self.ratings[category] += own
        shares[category] += own / number
        alike += Double(count) * Double(count - 1)
        if number > 1 { paired[category] += own }
      }
      if number > 1 {
        compared += weight
        agreement += weight * (alike / (number * (number - 1)))
      }
    }
  }

  /// The mean share of pairs of ratings of a subject that agree; nil where no subject has two.
  var observed: Double? { compared > 0 ? agreement / compared : nil }

  /// Whether ratings fall into more than one category.
  var varies: Bool { ratings.count { $0 > 0 } > 1 }
  /// The number of categories that were chosen.
  var chosen: Int { ratings.count { $0 > 0 } }

  /// Agreement beyond what chance would give, over what it could be; nil where chance gives it all.
  func beyondChance(_ chance: Double) -> Double? {
    guard let observed, chance < 1 else { return nil }
    let excess = observed - chance
    // Of two shares that are equal the sums can leave a last digit each, which would read as agreement below chance.
    return excess.magnitude <= 8 * Double.ulpOfOne ? 0 : excess / (1 - chance)
  }

  // MARK: - Fleiss, and a free scale

  /// Fleiss' kappa, of which the chance agreement is that of the shares of all ratings.
  var fleissKappa: Double? { varies ? beyondChance(1 - unlike(ratings)) : nil }

  /// Agreement beyond that of ratings that fall into each category of the scale as often.
  var freeMarginalKappa: Double? {
    counted.categories.count > 1 ? beyondChance(1 / Double(counted.categories.count)) : nil
  }

  /// The chance that two ratings drawn from all are not alike.
  private func unlike(_ numbers: [Double]) -> Double {
    let total = numbers.reduce(0, +)
    return numbers.reduce(0) { $0 + $1 * (total - $1) } / (total * total)
  }

  /// The standard error of Fleiss' kappa if raters agreed by chance alone, for subjects with so many ratings each.
  ///
  /// Source: J. L. Fleiss, J. C. M. Nee, J. R. Landis (1979), *Psychol. Bull.* 86(5), 974-977,
  /// [doi:10.1037/0033-2909.86.5.974](https://doi.org/10.1037/0033-2909.86.5.974).
  func fleissErrorNull(ratings each: Int) -> Double {
    let total = ratings.reduce(0, +)
    let sums = ratings.reduce((products: 0.0, skew: 0.0)) { sums, count in
      let (p, q) = (count / total, (total - count) / total)
      return (sums.products + p * q, sums.skew + p * q * (q - p))
    }
    let m = Double(each)
    return
      (2 / (rated * m * (m - 1)) * (sums.products * sums.products - sums.skew)).squareRoot()
      / sums.products
  }

  // MARK: - Gwet

  /// The chance agreement of Gwet's AC1: that of ratings that are given at random where they are hard.
  private var gwetChance: Double? {
    guard chosen > 1 else { return nil }
    return shares.reduce(0) { $0 + ($1 / rated) * (1 - $1 / rated) } / Double(chosen - 1)
  }

  /// Gwet's AC1.
  var gwetAC1: Double? { gwetChance.flatMap(beyondChance) }

  /// The variance of Gwet's AC1 over subjects; nil for one subject, and where the measure is undefined.
  var gwetVariance: Double? {
    guard rated > 1, let chance = gwetChance, let value = gwetAC1 else { return nil }
    var squares = 0.0
    for (row, weight) in zip(counted.counts, weights) where weight > 0 {
      let number = Double(row.reduce(0, +))
      guard number > 0 else { continue }
      var own = 0.0
      var byChance = 0.0
      for (category, count) in row.enumerated() where count > 0 {
        byChance += Double(count) / number * (1 - shares[category] / rated)
        own += Double(count) * Double(count - 1)
      }
      byChance /= Double(chosen - 1)
      let agreed =
        number > 1 ? rated / compared * (own / (number * (number - 1)) - chance) : 0
      let part = (agreed - 2 * (1 - value) * (byChance - chance)) / (1 - chance)
      squares += weight * (part - value) * (part - value)
    }
    return squares / (rated * (rated - 1))
  }

  // MARK: - Krippendorff

  /// How far apart two categories are.
  enum Distance {
    /// As far as any other two.
    case nominal
    /// By the ratings between them.
    case ordinal
    /// By the square of their difference.
    case interval
  }

  /// Krippendorff's alpha; nil where the ratings of subjects that have two do not vary.
  func krippendorffAlpha(_ distance: Distance) -> Double? {
    let used = paired.indices.filter { paired[$0] > 0 }
    guard used.count > 1 else { return nil }
    let total = paired.reduce(0, +)
    // Half of a category's ratings and all before it: how far along the scale it stands.
    var before = 0.0
    let places = paired.map { own in
      defer { before += own }
      return before + own / 2
    }
    let range = counted.categories[used[used.count - 1]] - counted.categories[used[0]]
    func square(_ first: Int, _ second: Int) -> Double {
      switch distance {
      case .nominal: return 1
      case .ordinal:
        let steps = (places[second] - places[first]) / total
        return steps * steps
      case .interval:
        let steps = (counted.categories[second] - counted.categories[first]) / range
        return steps * steps
      }
    }
    var observed = 0.0
    for (row, weight) in zip(counted.counts, weights) where weight > 0 {
      let chosen = row.indices.filter { row[$0] > 0 }
      guard chosen.count > 1 else { continue }
      var apart = 0.0
      for (place, first) in chosen.enumerated() {
        for second in chosen[(place + 1)...] {
          apart += Double(row[first]) * Double(row[second]) * square(first, second)
        }
      }
      observed += weight * (apart / Double(row.reduce(0, +) - 1))
    }
    var expected = 0.0
    for (place, first) in used.enumerated() {
      for second in used[(place + 1)...] {
        expected += paired[first] * paired[second] * square(first, second)
      }
    }
    return 1 - (total - 1) * (observed / expected)
  }
}
