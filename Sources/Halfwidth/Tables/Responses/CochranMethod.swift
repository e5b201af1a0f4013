internal import NumericCore

/// The tests that several yes-or-no items of the same respondents are equally frequent; raw values are
/// their slugs.
public enum CochranMethod: String, CaseIterable, Hashable, Sendable {
  /// ``BinaryResponses/cochranQTest()``
  case cochranQ = "cochran-q"

  /// The method where none is asked for.
  public static let `default` = CochranMethod.cochranQ

  /// Returns what the test finds.
  public func finding(for responses: BinaryResponses) -> TestFinding {
    switch self {
    case .cochranQ: responses.cochranQTest()
    }
  }
}

extension BinaryResponses {
  /// Returns Cochran's Q test that all items have the same share of yes.
  ///
  /// With C(j) yes to item j of k, R(i) yes of respondent i, and T yes in all, the statistic is
  /// (k - 1) sum (k C(j) - T)^2 / (k sum R(i) (k - R(i))): respondents who answered all items alike don't
  /// enter it. Its reference is the chi-squared distribution with k - 1 degrees of freedom. With two
  /// items it is McNemar's.
  ///
  /// The statistic is nil, with a warning of code `undefined`, where every respondent answered all items
  /// alike. Another warning says where respondents who didn't, times items, are fewer than 24 (Tate and
  /// Brown's rule). Not to be used to say which items differ: compare them in pairs, adjusted.
  ///
  /// - Complexity: O(rows * items).
  ///
  /// Source: W. G. Cochran (1950), *Biometrika* 37(3-4), 256-266,
  /// [doi:10.1093/biomet/37.3-4.256](https://doi.org/10.1093/biomet/37.3-4.256); M. W. Tate, S. M. Brown
  /// (1970), *J. Amer. Statist. Assoc.* 65(329), 155-160,
  /// [doi:10.1080/01621459.1970.10481069](https://doi.org/10.1080/01621459.1970.10481069).
  public func cochranQTest() -> TestFinding {
    var spread = 0.0
    var mixed = 0
    for first in stride(from: 0, to: answers.count, by: items) {
      let yes = answers[first..<first + items].reduce(0) { $0 + Int($1) }
      spread += Double(yes) * Double(items - yes)
      mixed += yes > 0 && yes < items ? 1 : 0
    }
    var finding = TestFinding(
      method: CochranMethod.cochranQ.rawValue, degreesOfFreedom: Double(items - 1), pValue: nil)
    guard mixed > 0 else {
      finding.warnings.add(
        .undefined, "cochran-q is undefined: every respondent answered all items alike")
      return finding
    }
    let k = Double(items)
    let totals = itemTotals.map(Double.init)
    let sum = totals.reduce(0, +)
    let squares = totals.reduce(0) { $0 + (k * $1 - sum) * (k * $1 - sum) }
    let statistic = (k - 1) * (squares / (k * spread))
    finding.statistic = statistic
    finding.pValue = ChiSquaredDistribution(degreesOfFreedom: k - 1).upperTail(at: statistic)
    if Double(mixed) * k < 24 {
      finding.warnings.add(
        .smallExpectedCounts,
        "only \(mixed) respondents answered the \(items) items differently, so the "
          + "chi-squared distribution is a rough guide")
    }
    return finding
  }
}

extension BinaryResponses {
  /// Returns a test of equal proportions of yes among several items of the same respondents.
  ///
  /// ```swift
  /// let responses = try BinaryResponses([[1, 0, 1], [1, 1, 1], [0, 0, 1]])
  /// responses.test().pValue  // 0.2231
  /// ```
  public func test(_ method: CochranMethod = .cochranQ) -> TestFinding {
    method.finding(for: self)
  }
}
