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
    subcommands: [
      ReportCommand.self, PlotCommand.self, AuditCommand.self, ValidateCommand.self,
      InitCommand.self,
      ProportionCommand.self, CompareCommand.self,
      PairedCommand.self,
      MarginsCommand.self, TableCommand.self, SquareCommand.self, CochranCommand.self,
      StratifiedCommand.self, TrendCommand.self, GroupsCommand.self, RatersCommand.self,
      DifferencesCommand.self, MultinomialCommand.self, ScoresCommand.self,
      RateCommand.self, RanksCommand.self, FiniteCommand.self, MissingCommand.self,
      AdjustCommand.self,
      BootstrapCommand.self, MergeCommand.self, BatchCommand.self, SchemaCommand.self,
    ])

  static let subcommandNames = configuration.subcommands.compactMap { $0.configuration.commandName }
}
