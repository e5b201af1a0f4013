internal import NumericCore

/// The tests of independence of two classifications from a survey's design; raw values are their slugs, after
/// the statistics of R's `svychisq`.
///
/// ## References
///
/// - J. N. K. Rao, A. J. Scott (1984), "On chi-squared tests for multiway contingency tables with cell
///   proportions estimated from survey data", *Ann. Statist.* 12(1), 46-60,
///   [doi:10.1214/aos/1176346391](https://doi.org/10.1214/aos/1176346391).
/// - D. R. Thomas, J. N. K. Rao (1987), "Small-sample comparisons of level and power for simple
///   goodness-of-fit statistics under cluster sampling", *J. Amer. Statist. Assoc.* 82(398), 630-636,
///   [doi:10.1080/01621459.1987.10478475](https://doi.org/10.1080/01621459.1987.10478475).
/// - E. L. Korn, B. I. Graubard (1990), "Simultaneous testing of regression coefficients with complex survey
///   data: use of Bonferroni t statistics", *Amer. Statist.* 44(4), 270-276,
///   [doi:10.1080/00031305.1990.10475737](https://doi.org/10.1080/00031305.1990.10475737): the adjusted Wald
///   test.
public enum DesignTableMethod: String, CaseIterable, Hashable, Sendable {
  /// Rao and Scott's second-order correction of Pearson's statistic, against F.
  case secondOrder = "svychisq-F"
  /// Their first-order correction, Pearson's statistic over the mean of the design effects, against chi-squared.
  case firstOrder = "svychisq-Chisq"
  /// Wald's test, against F; it rejects too often with few primary units.
  case wald = "svychisq-Wald"
  /// Wald's test, corrected for the number of primary units.
  case adjustedWald = "svychisq-adjWald"
  /// Pearson's statistic against the sum of chi-squared variables that it is, by a saddlepoint approximation.
  case saddlepoint = "svychisq-saddlepoint"

  /// The method where none is asked for.
  public static let `default` = DesignTableMethod.secondOrder

  /// Returns the test; without a statistic where it is undefined, with a warning that says why.
  public func finding(for table: DesignTable) -> DesignTestFinding {
    var finding = DesignTestFinding(method: rawValue)
    let df = table.degreesOfFreedom
    guard df > 0 else {
      finding.warnings.append(.noDegreesOfFreedom)
      return finding
    }
    guard table.order <= DesignTable.largestOrder else {
      finding.warnings.append(
        AnalysisWarning(
          .tooLarge,
          "the table has (rows - 1) (columns - 1) = \(table.order), and up to \(DesignTable.largestOrder) are tested; "
            + "join categories"))
      return finding
    }
    switch self {
    case .secondOrder, .firstOrder, .saddlepoint: pearson(table, df, &finding)
    case .wald, .adjustedWald: wald(table, df, &finding)
    }
    return finding
  }

  private func pearson(_ table: DesignTable, _ df: Int, _ finding: inout DesignTestFinding) {
    guard let effects = table.designEffects else {
      finding.warnings.append(
        AnalysisWarning(
          .singular,
          "too many cells are empty, or the primary units are all alike, so that there are no design effects; "
            + "join categories"))
      return
    }
    let statistic = table.pearson
    let sum = effects.reduce(0, +)
    let order = Double(effects.count)
    let second = sum * sum / effects.reduce(0) { $0 + $1 * $1 }
    finding.designEffect = sum / order
    switch self {
    case .firstOrder:
      finding.statistic = statistic
      finding.parameter = .one(order)
      finding.pValue = ChiSquaredDistribution(degreesOfFreedom: order)
        .upperTail(at: statistic / (sum / order))
    case .secondOrder, .wald, .adjustedWald:
      finding.statistic = statistic / sum
      finding.parameter = .two(second, second * Double(df))
      finding.pValue = FDistribution(numerator: second, denominator: second * Double(df))
        .upperTail(at: statistic / sum)
    case .saddlepoint:
      finding.statistic = statistic
      let denominator = second * Double(df)
      let law = ChiSquaredSum(
        effects.filter { $0 > 0 }.map { .init($0, degreesOfFreedom: 1) }
          + (statistic > 0
            ? [.init(-statistic / denominator, degreesOfFreedom: denominator)] : []))
      // Next to the mean the approximation divides 0 by 0; the second-order correction is right there.
      finding.pValue =
        statistic > 0
        ? law.saddlepointUpperTail(at: 0)
          ?? FDistribution(numerator: second, denominator: denominator)
          .upperTail(at: statistic / sum) : 1
    }
  }

  private func wald(_ table: DesignTable, _ df: Int, _ finding: inout DesignTestFinding) {
    let order = Double(table.order)
    let denominator = self == .wald ? Double(df) : Double(df) - order + 1
    guard denominator > 0, let wald = table.wald else {
      finding.warnings.append(
        AnalysisWarning(
          .singular,
          "the table has \(table.order) degrees of freedom and the design \(df), too few for Wald's test; use "
            + "\(Self.default.rawValue)"))
      return
    }
    let statistic = wald / order * (self == .wald ? 1 : denominator / Double(df))
    finding.statistic = statistic
    finding.parameter = .two(order, denominator)
    finding.pValue = FDistribution(numerator: order, denominator: denominator)
      .upperTail(at: statistic)
  }
}
