internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth plot`: one chart of a survey as a picture.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "One chart of a survey as a picture: SVG, PNG or PDF.",
    discussion: """
      Example: halfwidth plot datasets/disrupting-harm-cambodia --question child-general --output chart.svg

      The name of the file says the format. PNG and PDF are made by rsvg-convert (Debian's package \
      librsvg2-bin). Without --output the SVG goes to standard output.

      Charts of a question: interval (shares with their intervals), likert (how answers spread over a \
      scale), ranks, histogram (all resamples of one share), and with --by groups, and of two groups \
      dumbbell and forest. Of a planned comparison: dumbbell and forest.
      """)

  @Argument(help: ArgumentHelp("A survey folder, or its survey.yaml.", valueName: "survey"))
  var survey: String

  @Option("The question to show, by its id.", value: "question") var question: String?

  @Option("The planned comparison to show, by its id.", value: "comparison")
  var comparison: String?

  @Flag(help: "Show the headline share of every question on one axis.") var overview = false

  @Option(
    "The kind of chart: \(ReportCharts.Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
    value: "chart")
  var chart: String?

  @Option("The item, by its id, where a chart is of one.", value: "item") var item: String?

  @Option("A question whose answers make groups, by its id.", value: "question")
  var by: String?

  @Option("What stands above the chart, in the place of its own title.", value: "text")
  var title: String?

  @Option(
    "The width in pixels, \(ReportCharts.widths.lowerBound) to \(ReportCharts.widths.upperBound) (default: 720).",
    value: "n")
  var width: String?

  @OptionGroup var confidence: ConfidenceArguments

  @Option(
    "The method for a proportion: \(ProportionMethod.allCases.map(\.rawValue).joined(separator: ", ")).",
    value: "method")
  var method = ProportionMethod.default.rawValue

  @Option(
    "For publication: hide what tells of fewer people than this number, with everything that depends on it.",
    value: "number")
  var smallestCell: String?

  @Option("The file to write; it is replaced whole or not at all.", value: "path")
  var output: String?

  func run() throws {
    let asked = [question != nil, comparison != nil, overview].count { $0 }
    guard asked == 1 else {
      throw CommandFailure(
        .usage, "halfwidth plot",
        "one of --question ID, --comparison ID and --overview says what to show; "
          + (asked == 0 ? "give one" : "give only one"))
    }
    guard by == nil || question != nil else {
      throw CommandFailure(
        .usage, "--by", "makes groups of a question's answers; add --question ID")
    }
    let kind: ReportCharts.Kind? = try CommandInput.choice(chart, option: "--chart")
    let width = try CommandInput.whole(self.width, option: "--width", in: ReportCharts.widths)
    let format = try output.map(PictureFormat.init(ofFile:)) ?? .svg
    let charts = ReportCharts(try findings())
    let plot = try chosen(try plots(charts), kind: kind)
    let svg = plot.svg(width: width, title: title)
    try OutputFile.write(
      try format.bytes(ofSVG: svg, for: "--output \(output ?? "")"), to: output)
  }

  private func findings() throws -> SurveyFindings {
    let settings = AnalysisSettings(
      level: try confidence.level(),
      method: try CommandInput.choice(method, option: "--method"), side: .two)
    return try SurveyFindings.found(
      in: CommandFailure.translating(SurveyFolder.read(survey)), settings: settings,
      by: by.map { [$0] } ?? [], smallestCell: smallestCell)
  }

  /// The charts of what is asked for.
  private func plots(_ charts: ReportCharts) throws(CommandFailure) -> [ReportCharts.Plot] {
    if let question {
      return try known(
        charts.plots(ofQuestion: question), "--question", question, "question",
        charts.questions)
    }
    if let comparison {
      return try known(
        charts.plots(ofComparison: comparison), "--comparison", comparison, "planned comparison",
        charts.comparisons)
    }
    return [charts.overview].compactMap(\.self)
  }

  private func known(
    _ plots: [ReportCharts.Plot]?, _ option: String, _ id: String, _ what: String, _ ids: [String]
  ) throws(CommandFailure) -> [ReportCharts.Plot] {
    if let plots { return plots }
    let meant =
      EditDistance.nearest(to: id, among: ids).map { "did you mean '\($0)'?" }
      ?? (ids.isEmpty ? "there is none" : "its ids are \(ids.joined(separator: ", "))")
    throw CommandFailure(.usage, option, "'\(id)' is no \(what) of this survey; \(meant)")
  }

  /// The one chart: of the kind and the item that are asked for, or else the usual one.
  private func chosen(
    _ plots: [ReportCharts.Plot], kind: ReportCharts.Kind?
  ) throws(CommandFailure) -> ReportCharts.Plot {
    guard let usual = plots.first(where: { by == nil || $0.kind == .groups }) ?? plots.first else {
      throw CommandFailure(
        .badData, question ?? comparison ?? survey,
        "there is no share to draw; 'halfwidth report' says why")
    }
    let ofKind = plots.filter { $0.kind == kind ?? usual.kind }
    guard let first = ofKind.first else {
      let kinds = distinct(plots.map(\.kind.rawValue)).joined(separator: ", ")
      throw CommandFailure(
        .usage, "--chart \(kind?.rawValue ?? "")", "there is none of this; use \(kinds)")
    }
    let items = ofKind.compactMap(\.item)
    guard let item else {
      if items.count > 1 {
        throw CommandFailure(
          .usage, "--chart \(first.kind.rawValue)",
          "is of one item; add --item with one of \(items.joined(separator: ", "))")
      }
      return first
    }
    guard let plot = ofKind.first(where: { $0.item == item }) else {
      throw CommandFailure(
        .usage, "--item",
        items.isEmpty
          ? "this chart is of all items; leave it out"
          : "'\(item)' has no such chart; use one of \(items.joined(separator: ", "))")
    }
    return plot
  }
}
