/// What a randomization test is a test of; raw values are wire names.
public enum RandomizationHypothesis: String, CaseIterable, Hashable, Sendable {
  /// Each respondent's differences are as likely as their negatives.
  case symmetry
  /// Whole rows are as likely in the one group as in the other.
  case exchangeableGroups = "exchangeable-groups"
  /// Two columns are independent.
  case independence

  /// What is reassigned under it.
  public var reassignments: String {
    switch self {
    case .symmetry: "sign-flips of respondents"
    case .exchangeableGroups: "permutations of the groups"
    case .independence: "permutations of a column"
    }
  }

  /// The hypothesis as a reader is told.
  public var sentence: String {
    switch self {
    case .symmetry:
      "that differences are symmetric about 0, as they are where the two answers are exchangeable; of "
        + "answers on a scale that is more than equal means"
    case .exchangeableGroups:
      "that the groups are exchangeable, so that all of a row's answers are distributed alike in both; "
        + "that is more than equal means"
    case .independence: "that the two columns are independent, which is more than no correlation"
    }
  }
}
