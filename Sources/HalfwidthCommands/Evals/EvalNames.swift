internal import ArgumentParser

/// Under which names a file of scores has what.
struct EvalNames: ParsableArguments {
  @Option("The column or member that names the item (default: id).", value: "name")
  var id: String?

  @Option(
    "The column or member that has the score; of JSON also one inside of another, such as metrics.accuracy (default: score).",
    value: "name")
  var score: String?

  @Option(
    "That of the task, of which each is compared by itself (default: task, if there is one).",
    value: "name")
  var task: String?

  @Option(
    "That which numbers the runs of an item, such as their seeds (default: seed, if there is one).",
    value: "name")
  var `repeat`: String?

  @Option("That of the system, in one file of all (default: system).", value: "name")
  var system: String?

  @Option(
    "That of the cluster that an item or its run belongs to, such as a document or a job (default: cluster, if there is one).",
    value: "name")
  var cluster: String?

  /// What each name is taken for.
  ///
  /// - Parameter hasSystems: Whether files have to name their systems.
  /// - Throws: ``CommandFailure`` where two roles have one name.
  func roles(hasSystems: Bool) throws(CommandFailure) -> EvalRoles {
    try EvalRoles(
      id: EvalRoles.Name(id, "id", "--id", needs: "the items' names"),
      score: EvalRoles.Name(score, "score", "--score", needs: "the scores"),
      task: EvalRoles.Name(task, "task", "--task"),
      repeat: EvalRoles.Name(self.repeat, "seed", "--repeat"),
      system: EvalRoles.Name(system, "system", "--system", needs: hasSystems ? "the systems" : nil),
      cluster: EvalRoles.Name(cluster, "cluster", "--cluster"))
  }
}
