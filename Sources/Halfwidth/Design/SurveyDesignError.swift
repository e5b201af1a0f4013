/// Why rows are no survey of which variances can be estimated.
public enum SurveyDesignError: InputError {
  /// A stratum has one primary unit; nil for a sample without strata.
  case singleUnit(stratum: String?, areClusters: Bool)
  /// The labels or weights don't fit the rows.
  case sample(BootstrapSampleError)
  /// The population is smaller than the sample.
  case population(BootstrapQuestionError)
  /// There are too many rows.
  case rows(ResampleError)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .singleUnit(let stratum, let areClusters):
      SurveyResampling.singleUnit(stratum: stratum, areClusters: areClusters)
    case .sample(let error): error.message
    case .population(let error): error.message
    case .rows(let error): error.message
    }
  }
}
