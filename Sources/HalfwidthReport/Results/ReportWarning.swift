internal import Halfwidth
internal import HalfwidthSurvey

/// What a reader must know of a quantity, as a code and a sentence: what the analysis warns of, why there
/// is no interval, and what a weighted share's interval leaves out.
struct ReportWarning {
  var code: String
  var message: String

  static func warnings(of finding: QuantityFinding) -> [ReportWarning] {
    let analysis = (finding.interval?.warnings ?? []).map {
      ReportWarning(code: $0.code.rawValue, message: $0.message)
    }
    let reason = finding.reason.map { [ReportWarning(code: $0.rawValue, message: $0.message)] }
    guard case .weighted(let share) = finding.knowledge, share.interval != nil,
      share.designEffect == nil
    else { return analysis + (reason ?? []) }
    return analysis + (reason ?? [])
      + [
        ReportWarning(
          code: AnalysisWarning.Code.wrongDesign.rawValue,
          message: SurveyFindings.unknownDesignEffect)
      ]
  }
}
