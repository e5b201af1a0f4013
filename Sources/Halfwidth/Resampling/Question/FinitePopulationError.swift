/// Why numbers are no sizes of a population; `row` starts at 0.
public enum FinitePopulationError: InputError {
  /// A number is neither a size nor a share.
  case neither(row: Int, Double)
  /// Sizes stand beside shares.
  case mixed(row: Int, Double, areSizes: Bool)
  /// The rows of a stratum, or of a sample without strata, differ.
  case varies(row: Int, Double, earlier: Double, stratum: String?)
  /// The population is smaller than the sample.
  case tooSmall(row: Int, Double, units: Int, areClusters: Bool, stratum: String?)

  /// Where the number stands.
  public var row: Int {
    switch self {
    case .neither(let row, _), .mixed(let row, _, _), .varies(let row, _, _, _),
      .tooSmall(let row, _, _, _, _):
      row
    }
  }

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .neither(_, let value):
      "\(NumberText.of(value)) is neither a number of primary units nor the share of them in the sample; write "
        + "a whole number, or a share above 0 and up to 1"
    case .mixed(_, let value, let areSizes):
      "\(NumberText.of(value)) is a \(areSizes ? "share" : "number of units") and what is above it a "
        + "\(areSizes ? "number of units" : "share"); write one or the other in all rows"
    case .varies(_, let value, let earlier, let stratum):
      "\(Self.whose(stratum)) has \(NumberText.of(value)) here and \(NumberText.of(earlier)) above; give all of its "
        + "rows the same"
    case .tooSmall(_, let value, let units, let areClusters, let stratum):
      "\(Self.whose(stratum)) has \(NumberText.of(value)) \(areClusters ? "clusters" : "respondents") here, and "
        + "the sample \(units) of them; correct the number"
    }
  }

  private static func whose(_ stratum: String?) -> String {
    stratum.map { "stratum '\($0)'" } ?? "the population"
  }
}
