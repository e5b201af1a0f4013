/// The shares of all categories of a column from a survey's design, each with its standard error, and by one method with
/// intervals that hold together.
public struct DesignSharesFinding: Hashable, Sendable {
  /// The methods; raw values are their slugs.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// As R's `svymean` of a factor, without intervals.
    case meanOfFactor = "svymean-factor"
    /// For each of k categories ``DesignShareMethod/wilson`` at the level 1 - a/k (Bonferroni), where 1 - a is the level of
    /// all together; two categories are one share, at 1 - a.
    ///
    /// **Not** for fewer than ``DesignShare/fewestClusters`` clusters, from which no interval holds its level.
    case bonferroniWilson = "bonferroni-wilson"
  }

  /// The method.
  public var method: Method
  /// What the categories are called.
  public var categories: [String]
  /// The share of each; nil where nobody with a weight answered.
  public var shares: [DesignShare]?
  /// The nominal coverage of all intervals together.
  public var level: ConfidenceLevel
  /// An interval for each category; nil by a method without, and where there is none, with a warning.
  public var intervals: [ConfidenceInterval]?
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning]

  /// Finds the shares.
  ///
  /// - Parameters:
  ///   - answers: For each respondent the place of the answer among the categories; nil for one outside.
  ///   - categories: The names of the categories.
  ///   - design: How the respondents were sampled.
  ///   - method: The shares with their standard errors, or with intervals that hold together.
  ///   - level: The nominal coverage.
  public init(
    _ answers: [Int?], categories: [String], of design: SurveyDesign,
    method: Method = .meanOfFactor, level: ConfidenceLevel = 0.95
  ) {
    self.method = method
    self.categories = categories
    self.level = level
    let shares = categories.indices.compactMap { category in
      design.share(of: answers.map { $0.map { $0 == category } })
    }
    guard shares.count == categories.count, !shares.isEmpty else {
      warnings = [AnalysisWarning(.undefined, "nobody with a weight above 0 has an answer")]
      return
    }
    self.shares = shares
    warnings = []
    switch method {
    case .meanOfFactor: break
    case .bonferroniWilson:
      let intervals = Double(shares.count == 2 ? 1 : shares.count)
      guard let own = try? ConfidenceLevel(1 - level.significance / intervals) else {
        warnings = [
          AnalysisWarning(
            .undefined, "the level of each interval would be 100%; ask for a lower one")
        ]
        return
      }
      let findings = shares.map { DesignShareMethod.wilson.finding(for: $0, level: own) }
      for warning in findings.flatMap(\.warnings) where !warnings.contains(warning) {
        warnings.append(warning)
      }
      let found = findings.compactMap(\.interval)
      if found.count == shares.count { self.intervals = found }
    }
  }
}

extension DesignSharesFinding: WireRepresentable {
  /// The shares and their standard errors, and the limits where there are any, in the order of the categories.
  public var fields: FieldList {
    let shares = shares ?? []
    var fields: FieldList = [
      "method": .string(method.rawValue), "categories": .texts(categories),
      "estimate": .list(shares.map { .share($0.estimate) }),
      "standard_error": .list(shares.map { .amount($0.mean.standardError) }),
      "design_effect": .list(shares.map { .parameter($0.designEffect) }),
      "df": .whole(shares.first?.mean.degreesOfFreedom),
    ]
    if hasIntervals {
      func limits(_ limit: KeyPath<ConfidenceInterval, Double>) -> FieldValue {
        intervals.map { .list($0.map { .share($0[keyPath: limit]) }) } ?? .undefined
      }
      fields.add([
        "n": .whole(shares.first?.mean.respondents), "confidence": .level(level),
        "lower": limits(\.lower), "upper": limits(\.upper),
      ])
    }
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// Whether the method gives intervals.
  public var hasIntervals: Bool { method == .bonferroniWilson }

  /// A list for each category.
  var rows: [FieldList] {
    zip(categories, shares ?? []).enumerated().map { place, entry in
      let (category, share) = entry
      var fields: FieldList = [
        "method": .string(method.rawValue), "category": .string(category),
        "estimate": .share(share.estimate), "standard_error": .amount(share.mean.standardError),
        "design_effect": .parameter(share.designEffect),
        "df": .integer(share.mean.degreesOfFreedom),
      ]
      if hasIntervals {
        fields.add([
          "n": .integer(share.mean.respondents), "confidence": .level(level),
          "lower": .share(intervals?[place].lower), "upper": .share(intervals?[place].upper),
        ])
      }
      fields.add("warnings", .warnings(warnings))
      return fields
    }
  }
}
