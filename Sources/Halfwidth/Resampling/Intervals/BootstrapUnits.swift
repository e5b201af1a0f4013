/// What resamples are drawn of: it decides which methods there are, and what is said where one is missing.
public enum BootstrapUnits: String, CaseIterable, Hashable, Sendable {
  /// Rows, those of a sample or a group being equally likely.
  case rows
  /// Rows with probabilities in proportion to their weights.
  case weightedRows = "weighted-rows"
  /// The primary units of a survey, whose weights are rescaled.
  case primaryUnits = "primary-units"
  /// Nothing: the sample is the whole population.
  case census
}

extension BootstrapUnits {
  /// What the scheme with a slug draws; further letters after a hyphen tell two of a kind apart.
  init(scheme slug: String) {
    self =
      switch slug.prefix(while: { $0 != "-" }) {
      case "weighted": .weightedRows
      case "survey": .primaryUnits
      case "census": .census
      default: .rows
      }
  }

  /// Why BCa has no acceleration.
  func noAcceleration(of statistic: String) -> String {
    switch self {
    case .rows:
      "bca needs the statistic without each observation in turn, and it is undefined without some; "
        + "use percentile"
    case .weightedRows:
      "bca under weights needs the statistic's derivatives by the weights of the rows, and "
        + "\(statistic) has none; use percentile"
    case .primaryUnits, .census:
      "bca needs the statistic without each primary unit in turn, and it is undefined without some; "
        + "use percentile"
    }
  }

  /// Why resamples have no standard errors.
  var noPivots: String {
    switch self {
    case .rows, .weightedRows:
      "studentized needs a standard error of each resample, which a simulation computes on request"
    case .primaryUnits, .census:
      "studentized needs a standard error of each resample, and with the rescaled weights of a survey "
        + "there is none; use bca or percentile"
    }
  }

  /// Why there are no resamples of resamples.
  var noCalibration: String {
    switch self {
    case .rows, .weightedRows:
      "calibrated needs resamples of the resamples at the same level, which a simulation makes on "
        + "request"
    case .primaryUnits, .census:
      "calibrated needs resamples of the resamples, and a survey's primary units are drawn once; use "
        + "bca or percentile"
    }
  }

  /// Why ABC has no derivatives.
  func noDerivatives(of statistic: String) -> String {
    switch self {
    case .rows:
      "abc needs the statistic as a smooth function of weights, and \(statistic) comes without one; "
        + "use bca or percentile"
    case .weightedRows:
      "abc needs the statistic as a smooth function of weights, and \(statistic) comes without one; "
        + "use percentile"
    case .primaryUnits, .census:
      "abc is a method for rows that are drawn independently, and not for a survey's primary units; "
        + "use bca or percentile"
    }
  }
}
