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

  /// A name, and whether somebody asked for it.
  struct Name {
    var text: String
    var option: String
    var isAsked: Bool

    init(_ given: String?, _ preset: String, option: String) {
      text = given ?? preset
      self.option = option
      isAsked = given != nil
    }
  }

  var idName: Name { Name(id, "id", option: "--id") }
  var scoreName: Name { Name(score, "score", option: "--score") }
  var taskName: Name { Name(task, "task", option: "--task") }
  var repeatName: Name { Name(self.repeat, "seed", option: "--repeat") }
  var systemName: Name { Name(system, "system", option: "--system") }
  var clusterName: Name { Name(cluster, "cluster", option: "--cluster") }

  /// All names.
  var all: [String] {
    [idName, scoreName, taskName, repeatName, systemName, clusterName].map(\.text)
  }
}
