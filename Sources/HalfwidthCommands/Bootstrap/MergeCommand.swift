internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport

/// `halfwidth merge`: the parts of one simulated bootstrap, drawn apart.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins the parts of a simulated bootstrap that were drawn with --shard.",
    discussion: """
      Example: halfwidth merge part-1.json part-2.json

      The result, its digest too, is that of one run. Parts are drawn as in 'halfwidth bootstrap 37/50 \
      --resamples 1000000 --seed 1 --shard 1/2 --output part-1.json', with the methods that are wanted \
      of them. Parts don't hold the data: abc, which needs them, is there for means only.

      Methods: \(BootstrapMethod.allCases.map(\.rawValue).joined(separator: ", ")). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .bootstrap).joined(separator: ", ")).
      """)

  @Argument(help: ArgumentHelp("The files of all parts, in any order.", valueName: "files"))
  var files: [String] = []

  @OptionGroup var limits: SideArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    try arguments.checkFormat()
    guard !files.isEmpty else {
      throw CommandFailure(
        .usage, "halfwidth merge", "no files are given; write those of all parts of a run")
    }
    let level = try arguments.level()
    let methods = try BootstrapCommand.methods(arguments.method)
    let side = try limits.side(methods, areAll: arguments.method == "all")
    var shards: [BootstrapShard] = []
    for path in files { shards.append(try ShardFile.read(path)) }
    let answer = try CommandInput.checked(
      files.joined(separator: " "), BootstrapAnswer.init(merging:), shards)
    let label = shards[0].subject.text
    try arguments.write(
      methods.map { method in
        .init(label: label, finding: .bootstrap(answer.finding(method, level: level, side: side)))
      }, of: .bootstrap, command: "merge",
      remarks: WatchedSimulation.remarks(shards[0].subject.total))
  }
}
