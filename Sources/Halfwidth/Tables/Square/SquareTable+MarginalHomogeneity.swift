internal import NumericCore

extension SquareTable {
  /// Returns Stuart and Maxwell's test that the two classifications have the same margins.
  ///
  /// The statistic is d' V^-1 d for the differences d of the margins and their covariance V under equal
  /// margins, both without one category, whichever; its reference is the chi-squared distribution with
  /// k - 1 degrees of freedom. With two categories it is McNemar's.
  ///
  /// V is singular where the moves of respondents don't join all categories, such as with a category
  /// that nobody moved to or from. Statistic, degrees of freedom and p-value are nil then, with a
  /// warning of code `singular`; the detail `categories_dropped` is the number of categories without
  /// moves, and `statistic_reduced`, `df_reduced` and `p_value_reduced` are the test on the rest (by a
  /// generalized inverse, with the rank of V), nil where nobody moved. Nothing is added to the counts.
  ///
  /// Undefined too, with the same code, where elimination would lose more than half of the digits: with
  /// strong moves in groups of categories and few moves between them, and never for k N below 3e7.
  ///
  /// - Complexity: O(k^3), for any total.
  ///
  /// Source: A. Stuart (1955), *Biometrika* 42(3-4), 412-416,
  /// [doi:10.1093/biomet/42.3-4.412](https://doi.org/10.1093/biomet/42.3-4.412); A. E. Maxwell (1970),
  /// *Brit. J. Psychiatry* 116, 651-655,
  /// [doi:10.1192/bjp.116.535.651](https://doi.org/10.1192/bjp.116.535.651).
  public func stuartMaxwellTest() -> TestFinding {
    marginalTest(.stuartMaxwell) { $0.statistic }
  }

  /// Returns Bhapkar's test that the two classifications have the same margins.
  ///
  /// Wald's form of ``stuartMaxwellTest()``: the covariance is V - d d' / N, not assuming equal margins,
  /// which makes of Stuart and Maxwell's statistic S the larger S / (1 - S / N). The two agree for
  /// large N; for small N this one rejects too often, and Stuart and Maxwell's is to be preferred.
  ///
  /// Undefined, with the same details, where that test is; also where S = N, which happens if everybody
  /// moved, and always one step down (or up) the same order of the categories.
  ///
  /// - Complexity: O(k^3), for any total.
  ///
  /// Source: V. P. Bhapkar (1966), *J. Amer. Statist. Assoc.* 61(313), 228-235,
  /// [doi:10.1080/01621459.1966.10502021](https://doi.org/10.1080/01621459.1966.10502021).
  public func bhapkarTest() -> TestFinding {
    marginalTest(.bhapkar) { $0.waldStatistic }
  }

  private func marginalTest(
    _ method: SquareTestMethod, _ statistic: (MarginalDifferences) -> Double?
  ) -> TestFinding {
    let discordance = SquareDiscordance(self)
    let value = MarginalDifferences(self, discordance).flatMap(statistic)
    let rank = Double(discordance.rank)
    let pValue = value.map {
      ChiSquaredDistribution(degreesOfFreedom: rank).upperTail(at: $0)
    }
    var finding = TestFinding(method: method.rawValue, pValue: nil)
    if discordance.isConnected && value != nil {
      finding.statistic = value
      finding.degreesOfFreedom = rank
      finding.pValue = pValue
      return finding
    }
    finding.details = [
      NamedNumber("categories_dropped", Double(discordance.isolated)),
      NamedNumber("statistic_reduced", value),
      NamedNumber("df_reduced", value == nil ? nil : rank),
      NamedNumber("p_value_reduced", pValue),
    ]
    finding.warnings = [singularWarning(method, discordance)]
    return finding
  }

  private func singularWarning(
    _ method: SquareTestMethod, _ discordance: SquareDiscordance
  ) -> AnalysisWarning {
    let reason =
      if concordant == total {
        "nobody is in different categories by the two classifications"
      } else if discordance.isolated > 0 {
        "nobody moved to or from \(discordance.isolated) of the \(categories) categories"
      } else if !discordance.isConnected {
        "the categories fall into \(discordance.components.count) groups that nobody moved between"
      } else if concordant == 0 && discordance.movesAreOneStep {
        "everybody moved, and one step in the same direction"
      } else {
        "the counts differ too much in size to tell it from a singular one"
      }
    return AnalysisWarning(
      .singular,
      "\(method.rawValue) is undefined: the covariance of the margins' differences is singular, "
        + "as \(reason)")
  }
}

/// The quadratic form of the margins' differences in a generalized inverse of their covariance.
private struct MarginalDifferences {
  /// d' V^- d; at least 0, and at most the total.
  var statistic: Double
  /// The same with V - d d' / N; nil where that has a smaller rank than V.
  var waldStatistic: Double?

  /// Nil where nobody moved, and where elimination would lose more than half of the digits.
  init?(_ table: SquareTable, _ discordance: SquareDiscordance) {
    guard discordance.rank > 0 else { return nil }
    // x = V^- d, 0 in one category of each component: only differences within components count.
    var x = [Double](repeating: 0, count: table.categories)
    statistic = 0
    for component in discordance.components where component.count > 1 {
      // Leaving out the category with the most moves keeps the rest farthest from singular.
      guard let left = component.max(by: { table.discordant($0) < table.discordant($1) }) else {
        continue
      }
      let kept = component.filter { $0 != left }
      let covariance = SymmetricMatrix(order: kept.count) { row, column in
        let (i, j) = (kept[row], kept[column])
        return i == j ? Double(table.discordant(i)) : -Double(table[i, j] + table[j, i])
      }
      let differences = kept.map {
        Double(table.table.rowTotals[$0] - table.table.columnTotals[$0])
      }
      // The share is above 1 / (k N), so no table of ordinary size is refused.
      guard let factor = try? covariance.choleskyFactor(), factor.smallestPivotShare > 3e-8,
        let form = try? factor.inverseQuadraticForm(differences),
        let solution = try? factor.solve(differences)
      else { return nil }
      statistic += form
      for (index, category) in kept.enumerated() { x[category] = solution[index] }
    }
    guard !(table.concordant == 0 && discordance.movesAreOneStep) else { return }
    // 1 - S/N would cancel. Regressing 1 on the respondents' moves (1 in the row, -1 in the column of
    // their cell) has the coefficients x and explains S of the sum N, so N - S is the sum of squared
    // residuals.
    var residual = Double(table.concordant)
    for i in 0..<table.categories {
      for j in 0..<table.categories where j != i && table[i, j] > 0 {
        let distance = 1 - (x[i] - x[j])
        residual += Double(table[i, j]) * distance * distance
      }
    }
    waldStatistic = residual > 0 ? statistic * (Double(table.total) / residual) : nil
  }
}
