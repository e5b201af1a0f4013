internal import ArgumentParser

/// The root command; each subcommand has a file of its own.
struct HalfwidthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "halfwidth",
    abstract: "An honest interval on every number of a small survey.",
    discussion: """
      Reads a report's published counts and gives each number its uncertainty. \
      Start with 'halfwidth report SURVEY', or with one number: 'halfwidth proportion 37/50'.
      """,
    version: HalfwidthVersion.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Where to begin",
        subcommands: [WhichCommand.self]),
      CommandGroup(
        name: "A report",
        subcommands: [
          ReportCommand.self, PlotCommand.self, AuditCommand.self, ValidateCommand.self,
          InitCommand.self,
        ]),
      CommandGroup(
        name: "One share, or one number",
        subcommands: [
          ProportionCommand.self, FiniteCommand.self, MissingCommand.self, ScoresCommand.self,
          RateCommand.self, BootstrapCommand.self, MergeCommand.self,
        ]),
      CommandGroup(
        name: "One question with several answers",
        subcommands: [MultinomialCommand.self, GoodnessCommand.self, RanksCommand.self]),
      CommandGroup(
        name: "Two groups and more",
        subcommands: [
          CompareCommand.self, GroupsCommand.self, TrendCommand.self, StratifiedCommand.self,
        ]),
      CommandGroup(
        name: "The same people twice",
        subcommands: [
          PairedCommand.self, MarginsCommand.self, CochranCommand.self, DifferencesCommand.self,
        ]),
      CommandGroup(
        name: "Models, robots or programs on the same items",
        subcommands: [EvalsCommand.self]),
      CommandGroup(
        name: "A table",
        subcommands: [TableCommand.self]),
      CommandGroup(
        name: "Agreement",
        subcommands: [SquareCommand.self, RatersCommand.self]),
      CommandGroup(
        name: "Many hypotheses, and other programs",
        subcommands: [AdjustCommand.self, BatchCommand.self, SchemaCommand.self]),
    ])

  static let subcommandNames = configuration.subcommands.compactMap { $0.configuration.commandName }
}
