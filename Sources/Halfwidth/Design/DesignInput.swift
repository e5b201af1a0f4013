/// Answers of respondents who were sampled by a design, and what is asked of them.
public enum DesignInput: Hashable, Sendable {
  /// For each respondent a number; nil for one who is not looked at.
  case numbers([Double?], SurveyDesign)
  /// The share of those who gave an answer, of those who gave any.
  case share(DesignShare)
  /// For each respondent the place of the answer among the categories; nil for one who is not looked at.
  case categories([Int?], names: [String], SurveyDesign)
  /// The difference of two groups.
  case difference(DesignDifference)
  /// Two classifications.
  case table(DesignTable)

  /// The methods that answer it; the first where none is asked for.
  public var methods: [String] {
    switch self {
    case .numbers: DesignMeanMethod.allCases.map(\.rawValue)
    case .share: DesignShareMethod.allCases.map(\.rawValue)
    case .categories: DesignSharesFinding.Method.allCases.map(\.rawValue)
    case .difference: DesignDifference.Method.allCases.map(\.rawValue)
    case .table: DesignTableMethod.allCases.map(\.rawValue)
    }
  }

  /// What it is, as half a sentence.
  public var words: String {
    switch self {
    case .numbers: "a column of numbers"
    case .share: "the share of one level"
    case .categories: "a column of categories"
    case .difference: "a difference of two groups"
    case .table: "a row and a column"
    }
  }
}
