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
      of them. Parts don't hold the data: abc, which needs them, is there for means only. Parts of several \
      statistics, drawn with --method max-t, are joined to intervals that hold together.

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
    let family = SimultaneousBootstrapMethod.default.rawValue
    let asksForFamily = arguments.method == family
    let methods = asksForFamily ? [] : try BootstrapCommand.methods(arguments.method)
    var shards: [BootstrapShard] = []
    var families: [FamilyShard] = []
    for path in files {
      switch try ShardFile.read(path) {
      case .statistic(let shard): shards.append(shard)
      case .family(let shard): families.append(shard)
      }
    }
    guard shards.isEmpty || families.isEmpty else {
      throw CommandFailure(
        .badData, files.joined(separator: " "),
        "some are parts of one statistic and some of a family (--method \(family)), so they are not of one "
          + "run; give the parts of one run only")
    }
    guard families.isEmpty else {
      guard asksForFamily || arguments.method == nil else {
        throw CommandFailure(
          .usage, "--method",
          "the parts are of a family, whose intervals are by \(family) alone; leave it out")
      }
      return try write(families, level)
    }
    guard !asksForFamily else {
      throw CommandFailure(
        .usage, "--method",
        "\(family) is for parts that were drawn with it, and these are of one statistic; leave it out"
      )
    }
    let side = try limits.side(methods, areAll: arguments.method == "all")
    let answer = try CommandInput.checked(
      files.joined(separator: " "), BootstrapAnswer.init(merging:), shards)
    let label = shards[0].subject.text
    try arguments.write(
      methods.map { method in
        .init(label: label, finding: .bootstrap(answer.finding(method, level: level, side: side)))
      }, of: .bootstrap, command: "merge",
      remarks: WatchedSimulation.remarks(shards[0].subject.total))
  }

  /// Joins the parts of a family, and writes its intervals.
  private func write(_ shards: [FamilyShard], _ level: ConfidenceLevel) throws {
    try limits.refuse(SimultaneousBootstrapMethod.default.rawValue)
    let place = files.joined(separator: " ")
    let whole = try CommandInput.checked(place, FamilyShard.merged, shards)
    let finding = try CommandInput.checked(place, whole.finding(level:), level)
    let count = whole.subject.statistics.count
    let label = "family of \(count == 1 ? "1 statistic" : "\(count) statistics")"
    try arguments.write(
      [.init(label: label, finding: .family(finding))], of: .bootstrap, command: "merge",
      remarks: WatchedSimulation.remarks(whole.subject.total))
  }
}
