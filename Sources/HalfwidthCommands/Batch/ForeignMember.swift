internal import Halfwidth

/// Names that other tools have for what a request says otherwise, and what is not built: each would change
/// the answer, so that none may be let pass.
enum ForeignMember {
  /// What to write instead, as half a sentence; nil for a name that nobody is known to use.
  static func advice(for key: String, _ analysis: Analysis?) -> String? {
    let name = key.lowercased().filter { $0 != "_" && $0 != "-" && $0 != "." && $0 != " " }
    switch name {
    case "conflevel", "confidencelevel", "level", "clevel", "ci", "cilevel", "conf", "coverage",
      "gamma":
      return "did you mean 'confidence', such as 0.95?"
    case "alpha", "sig", "siglevel", "significance", "significancelevel":
      return "did you mean 'confidence', which is 1 - alpha, such as 0.95?"
    case "tail", "tails", "sided", "sides", "onesided", "twosided", "onetailed",
      "twotailed", "h1":
      return oneSided(analysis)
    case "nresamples", "r", "b", "nboot", "reps", "replicates", "replications", "nsim",
      "simulations", "iterations", "bootstraps":
      return "did you mean 'resamples', which table and bootstrap take?"
    case "randomstate", "rng", "randomseed", "setseed":
      return "did you mean 'seed', which table and bootstrap take?"
    case "correct", "correction", "continuity", "continuitycorrection", "yates", "exact", "midp":
      return
        "a correction or an exact form is a method of its own; write 'method', or \"all\" to see them"
    case "test", "kind", "estimator", "statisticname":
      return "did you mean 'method'?"
    case "type", "command", "function":
      return "did you mean 'analysis', or 'method'?"
    case "threads", "nthreads", "workers", "njobs":
      return "it is an option of the command line: halfwidth batch --threads 2"
    case "null", "mu", "p0", "nullvalue", "prop", "h0":
      return
        "did you mean 'null', in 'input' of proportion, compare and paired, or 'alternative' for a direction?"
    case "weights": return "did you mean 'weight', the name of a column, in 'input' of bootstrap?"
    case "strata" where analysis == .bootstrap:
      return "did you mean 'stratum', the name of a column, in 'input'?"
    case "clusters", "psu", "clusterid":
      return "did you mean 'cluster', the name of a column, in 'input' of bootstrap?"
    default: return nil
    }
  }

  /// How a one-sided question is asked.
  static func oneSided(_ analysis: Analysis?) -> String {
    let equivalent =
      "for a limit that holds at 95% on one side, ask for an interval with confidence 0.90"
    let members = [
      analysis?.hasOneSidedIntervals ?? true ? "'side', which is lower, upper or two" : nil,
      analysis?.hasAlternatives ?? true ? "'alternative', which is less, greater or two" : nil,
    ].compactMap(\.self)
    return members.isEmpty
      ? "leave it out; \(equivalent)" : "write \(members.joined(separator: ", or of tests "))"
  }
}
