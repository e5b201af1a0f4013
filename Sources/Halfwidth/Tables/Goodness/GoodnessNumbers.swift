/// What is computed for each category of a distribution with stated shares; raw values are the slugs.
public enum GoodnessNumbers: String, CaseIterable, Hashable, Sendable {
  /// The counts that the stated shares lead to expect.
  case expectedCounts = "expected-counts"
  /// Observed minus expected, over its standard error if the shares are as stated, sqrt(n p (1 - p)).
  ///
  /// Each is about standard normal then, so they show which categories a small p-value comes from. All of them together
  /// are many tests: adjust their p-values. Not to be relied on where expected counts are small.
  ///
  /// Source: S. J. Haberman (1973), *Biometrics* 29(1), 205-220,
  /// [doi:10.2307/2529686](https://doi.org/10.2307/2529686).
  case adjustedResiduals = "adjusted-residuals"

  /// The wire name of the numbers.
  public var name: String {
    switch self {
    case .expectedCounts: "expected"
    case .adjustedResiduals: "residuals"
    }
  }

  /// Returns a number for each category; every one is defined.
  public func finding(for counts: GoodnessCounts) -> CategoryNumbersFinding {
    let n = Double(counts.counts.total)
    let values: [Double] =
      switch self {
      case .expectedCounts: counts.expectedCounts
      case .adjustedResiduals:
        counts.expectedCounts.enumerated().map { category, expected in
          (Double(counts.counts.counts[category]) - expected)
            / (n * counts.shares[category] * counts.otherShares(than: category)).squareRoot()
        }
      }
    return CategoryNumbersFinding(method: rawValue, name: name, values: values, of: counts)
  }
}

/// A number for each category of a distribution with stated shares.
public struct CategoryNumbersFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// The wire name of the numbers, such as `residuals`.
  public var name: String
  /// The numbers, by category.
  public var values: [Double]
  /// What they were computed from.
  public var observed: GoodnessCounts
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning] = []

  init(method: String, name: String, values: [Double], of observed: GoodnessCounts) {
    self.method = method
    self.name = name
    self.values = values
    self.observed = observed
  }
}

extension CategoryNumbersFinding: WireRepresentable {
  /// The numbers, and the counts and the stated shares that they are of.
  public var fields: FieldList {
    var fields: FieldList = [
      "method": .string(method), "counts": .wholes(observed.counts.counts),
      "shares": .list(observed.shares.map { .share($0) }),
    ]
    fields.add(name, .list(values.map { .amount($0) }))
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// A list for each category.
  var rows: [FieldList] {
    values.indices.map { category in
      var row: FieldList = [
        "method": .string(method), "category": .integer(category + 1),
        "successes": .integer(observed.counts.counts[category]),
        "n": .integer(observed.counts.total), "share": .share(observed.shares[category]),
      ]
      row.add(name, .amount(values[category]))
      row.add("warnings", .warnings(warnings))
      return row
    }
  }

  /// What the numbers are, and of how many categories.
  public var description: String { "\(name) of \(values.count) counts, \(method)" }
}

extension GoodnessCounts {
  /// Returns a number for each category.
  ///
  /// ```swift
  /// let counts = try GoodnessCounts(CategoryCounts([4, 9, 12, 25]), shares: [1, 2, 3, 4])
  /// counts.categories(.expectedCounts).values  // [5, 10, 15, 20]
  /// ```
  public func categories(_ method: GoodnessNumbers) -> CategoryNumbersFinding {
    method.finding(for: self)
  }
}
