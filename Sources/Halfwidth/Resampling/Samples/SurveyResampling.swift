/// How a survey with strata, clusters, weights and a finite population is resampled: by Rao and Wu's
/// rescaling.
///
/// In a stratum with n primary units, n - 1 of them are drawn with replacement, and the weight of each
/// respondent in a unit that was drawn r times becomes
///
/// w (1 - l + l r n / (n - 1)), with l = sqrt(1 - f),
///
/// where f is the share of the stratum's units that were in the sample. Without a finite population f is
/// 0 and l is 1. For linear estimators the variance over all resamples is the textbook estimate,
/// (1 - f) n / (n - 1) times the sum of squared deviations of the units' totals. The naive scheme, n draws
/// and no rescaling, makes it too small by (n - 1) / n, which in strata of two units is half.
///
/// The primary units are taken to be drawn with replacement, or few of many (the "ultimate cluster"
/// approach): what happens within them is not resampled. A correction for a finite population treats
/// units as if all of their respondents were observed.
///
/// ## References
///
/// - J. N. K. Rao, C. F. J. Wu (1988), "Resampling inference with complex survey data", *J. Amer.
///   Statist. Assoc.* 83(401), 231-241,
///   [doi:10.1080/01621459.1988.10478591](https://doi.org/10.1080/01621459.1988.10478591).
/// - J. N. K. Rao, C. F. J. Wu, K. Yue (1992), "Some recent work on resampling methods for complex
///   surveys", *Survey Methodology* 18(2), 209-217.
package struct SurveyResampling: Hashable, Sendable {
  /// The number of respondents.
  package let rows: Int
  /// For each respondent the number of the primary unit, from 0.
  package let units: [Int]
  /// For each primary unit the number of the stratum, from 0.
  package let strata: [Int]
  /// For each respondent the weight.
  package let weights: [Double]
  /// For each stratum the share of its units in the sample, in 0...1.
  package let samplingFractions: [Double]
  /// The primary units of each stratum.
  let members: [[Int]]

  /// Creates the resampling of a survey.
  ///
  /// - Parameters:
  ///   - strata: For each respondent any number that stands for the stratum.
  ///   - clusters: For each respondent any number that stands for the primary unit within the stratum; by
  ///     default each respondent is one.
  ///   - weights: For each respondent a weight of 0 or more, not all 0; by default 1. Who weighs 0, as
  ///     outside of a subpopulation, changes no estimate, and yet the unit is one of those that are drawn:
  ///     the standard error of a subpopulation is that of the whole design.
  ///   - samplingFractions: For each stratum, by the number that stands for it, the share of its primary
  ///     units that are in the sample, in 0...1; by default 0, which is no correction.
  /// - Throws: ``ResampleError/singleUnit(stratum:)`` for a stratum of one primary unit;
  ///   ``ResampleError`` for lists of other lengths and numbers outside their ranges.
  package init(
    strata: [Int], clusters: [Int]? = nil, weights: [Double]? = nil,
    samplingFractions: [Int: Double] = [:]
  ) throws(ResampleError) {
    let rows = strata.count
    guard rows >= 1 && rows <= 1 << 21 else { throw .rows(count: rows, allowed: 1...(1 << 21)) }
    guard clusters?.count ?? rows == rows, weights?.count ?? rows == rows else {
      throw .scheme("strata, clusters and weights are of other numbers of rows; give each row all")
    }
    guard weights?.allSatisfy({ $0 >= 0 && $0.isFinite }) ?? true else {
      throw .scheme("a weight is negative, or not finite; correct it")
    }
    guard weights?.contains(where: { $0 > 0 }) ?? true else {
      throw .scheme("all weights are 0, so that no row counts; correct them")
    }
    let labels = Set(strata).sorted()
    for (stratum, fraction) in samplingFractions {
      guard fraction >= 0 && fraction <= 1, labels.contains(stratum) else {
        throw .scheme(
          "the sampling fraction \(fraction) of stratum \(stratum) is not in 0...1, or there is no "
            + "such stratum; correct it")
      }
    }
    let numbers = Dictionary(uniqueKeysWithValues: zip(labels, labels.indices))
    var found: [[Int]: Int] = [:]
    var members = [[Int]](repeating: [], count: labels.count)
    var units: [Int] = []
    var unitStrata: [Int] = []
    for row in 0..<rows {
      let stratum = numbers[strata[row]] ?? 0
      let key = [stratum, clusters?[row] ?? row]
      if let unit = found[key] {
        units.append(unit)
      } else {
        found[key] = unitStrata.count
        units.append(unitStrata.count)
        members[stratum].append(unitStrata.count)
        unitStrata.append(stratum)
      }
    }
    for (stratum, members) in members.enumerated() where members.count == 1 {
      throw .singleUnit(stratum: labels[stratum])
    }
    self.rows = rows
    self.units = units
    self.strata = unitStrata
    self.weights = weights ?? [Double](repeating: 1, count: rows)
    self.samplingFractions = labels.map { samplingFractions[$0] ?? 0 }
    self.members = members
  }

  /// n / (n - 1) of a stratum's n units: what each of the others counts for where one is left out.
  func growth(stratum: Int) -> Double {
    let units = Double(members[stratum].count)
    return units / (units - 1)
  }

  /// What a unit keeps of its weight without being drawn, and what each draw adds to it.
  func scale(stratum: Int) -> (kept: Double, added: Double) {
    let units = Double(members[stratum].count)
    let share = (1 - samplingFractions[stratum]).squareRoot()
    return (1 - share, share * (units / (units - 1)))
  }

  /// Returns the weights of all respondents in a resample.
  ///
  /// - Parameter draws: How often each unit was drawn.
  func replicateWeights(draws: [Int]) -> [Double] {
    let scales = members.indices.map { scale(stratum: $0) }
    return units.indices.map { row in
      let scale = scales[strata[units[row]]]
      return weights[row] * (scale.kept + scale.added * Double(draws[units[row]]))
    }
  }
}
