internal import Halfwidth

/// What a reader of comparisons must know of the files.
struct EvalWarning: Hashable {
  private let warning: AnalysisWarning
  /// The one system that it is about; nil where it is about all.
  private let system: Int?

  init(_ code: AnalysisWarning.Code, _ message: String, of system: Int? = nil) {
    warning = AnalysisWarning(code: code, message: message)
    self.system = system
  }

  /// The warning, for a comparison of some systems; nil where it is about another one.
  func of(_ systems: [Int]) -> AnalysisWarning? {
    system.map(systems.contains) ?? true ? warning : nil
  }
}
