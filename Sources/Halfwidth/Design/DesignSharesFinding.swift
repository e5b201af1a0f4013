/// The shares of all categories of a column from a survey's design, each with its standard error.
public struct DesignSharesFinding: Hashable, Sendable {
  /// The methods; raw values are their slugs.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// As R's `svymean` of a factor.
    case meanOfFactor = "svymean-factor"
  }

  /// The slug of the method.
  public static let method = Method.meanOfFactor.rawValue

  /// What the categories are called.
  public var categories: [String]
  /// The share of each; nil where nobody with a weight answered.
  public var shares: [DesignShare]?

  /// Finds the shares.
  ///
  /// - Parameters:
  ///   - answers: For each respondent the place of the answer among the categories; nil for one outside.
  public init(_ answers: [Int?], categories: [String], of design: SurveyDesign) {
    self.categories = categories
    let shares = categories.indices.compactMap { category in
      design.share(of: answers.map { $0.map { $0 == category } })
    }
    self.shares = shares.count == categories.count ? shares : nil
  }

  /// What is undefined and why.
  public var warnings: [AnalysisWarning] {
    shares == nil
      ? [AnalysisWarning(.undefined, "nobody with a weight above 0 has an answer")] : []
  }
}

extension DesignSharesFinding: WireRepresentable {
  /// The shares and their standard errors in the order of the categories.
  public var fields: FieldList {
    let shares = shares ?? []
    return [
      "method": .string(Self.method), "categories": .texts(categories),
      "estimate": .list(shares.map { .share($0.estimate) }),
      "standard_error": .list(shares.map { .amount($0.mean.standardError) }),
      "design_effect": .list(shares.map { .parameter($0.designEffect) }),
      "df": .whole(shares.first?.mean.degreesOfFreedom), "warnings": .warnings(warnings),
    ]
  }

  /// A list for each category.
  var rows: [FieldList] {
    zip(categories, shares ?? []).map { category, share in
      [
        "method": .string(Self.method), "category": .string(category),
        "estimate": .share(share.estimate), "standard_error": .amount(share.mean.standardError),
        "design_effect": .parameter(share.designEffect),
        "df": .integer(share.mean.degreesOfFreedom), "warnings": .warnings(warnings),
      ]
    }
  }
}
