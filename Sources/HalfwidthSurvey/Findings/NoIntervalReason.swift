internal import Halfwidth

/// Why a quantity has no interval.
public enum NoIntervalReason: String, CaseIterable, Hashable, Sendable {
  /// It says who was recruited.
  case composition
  /// It is a total of events.
  case eventTotal = "event-total"
  /// Its base is not printed.
  case unstatedBase = "unstated-base"
  /// No count can give what is printed.
  case impossible
  /// The survey's percentages are weighted, and only a count of respondents is printed.
  case unweightedCount = "unweighted-count"
  /// Only a bound on a weighted percentage is printed.
  case weightedBound = "weighted-bound"
  /// The respondents are in too few clusters.
  case fewClusters = "few-clusters"
  /// Those who answered are in as many strata as primary units.
  case singleUnits = "single-units"
  /// It is of fewer people than may be shown, or would tell of them.
  case smallCell = "small-cell"

  /// One sentence for readers.
  public var message: String {
    switch self {
    case .composition: "Says who was recruited, which those who drew the sample decided."
    case .eventTotal: "A total of events, not a share of respondents."
    case .unstatedBase: "The number of respondents that it is a part of is not printed."
    case .impossible: "No number of respondents gives what is printed."
    case .unweightedCount:
      "The percentages of this survey are weighted, and only a number of respondents is printed."
    case .weightedBound: "Of the weighted percentage only a bound is printed."
    case .fewClusters:
      "Those who answered are in fewer than \(DesignShare.fewestClusters) clusters, and how much clusters differ is "
        + "hardly known from so few."
    case .singleUnits:
      "Those who answered are in as many strata as primary units (clusters, or respondents where there are none), so "
        + "that nothing says how much these differ."
    case .smallCell:
      "Hidden, because fewer people stand there than may be shown, or because it would tell of them."
    }
  }
}

extension NoIntervalReason {
  /// Why what is estimated by a survey's design has no interval; nil where it has one.
  init?(_ estimate: DesignEstimate, of design: SurveyDesign, settings: AnalysisSettings) {
    if estimate.degreesOfFreedom == 0 {
      self = .singleUnits
    } else if !settings.allIntervals, design.hasFewClusters(estimate) {
      self = .fewClusters
    } else {
      return nil
    }
  }

  /// Why numbers of a role have no interval; nil for estimates.
  init?(_ role: QuestionRole) {
    switch role {
    case .estimate: return nil
    case .composition: self = .composition
    case .eventTotal: self = .eventTotal
    case .unstatedBase: self = .unstatedBase
    }
  }
}
