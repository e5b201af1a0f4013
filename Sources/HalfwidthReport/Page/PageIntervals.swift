internal import Halfwidth
internal import HalfwidthSurvey

/// Intervals by other methods and at other levels for the counts of a page, so that a reader can change them without
/// the program.
struct PageIntervals {
  /// The methods that can be shown, by slug and name, the page's own first.
  let methods: [(String, String)]
  /// The levels, likewise.
  let levels: [(String, String)]
  /// The limits as percentages by counts: all levels of the first method, then those of the next.
  private let texts: [(key: String, intervals: [String])]

  /// How the page's own intervals were made.
  struct Settings {
    var method: ProportionMethod
    var level: ConfidenceLevel
  }

  /// The intervals for all counts in an outline; nil where there are none.
  init?(_ outline: ReportOutline, settings: Settings) {
    var counts: [String: CandidateCounts] = [:]
    for candidates in outline.chapters.flatMap({ $0.blocks.flatMap(Self.counts) }) {
      counts[Self.key(candidates)] = candidates
    }
    guard !counts.isEmpty else { return nil }
    let methods = distinct([settings.method] + Self.methods)
    let levels = distinct([settings.level] + Self.levels)
    self.methods = methods.map { ($0.rawValue, ReportMethods.name($0)) }
    self.levels = levels.map { (DecimalFormat.percent($0), DecimalFormat.percent($0)) }
    texts = counts.sorted { $0.key < $1.key }.map { key, candidates in
      let intervals = methods.flatMap { method in
        levels.map { level in
          candidates.interval(method, level: level).interval.map(Self.limits) ?? ""
        }
      }
      return (key, intervals)
    }
  }

  /// Such as `60.4 84.1`: the script writes the signs and words of ``ReportNumbers`` around them.
  private static func limits(_ interval: ConfidenceInterval) -> String {
    [interval.lower, interval.upper].map { String(ReportNumbers.percent($0).dropLast()) }
      .joined(separator: " ")
  }

  private static let methods: [ProportionMethod] = [
    .wilson, .clopperPearson, .jeffreys, .agrestiCoull,
  ]
  private static let levels: [ConfidenceLevel] = [0.9, 0.95, 0.99]

  /// The name of counts on the page, such as `37/50` or `36-38,40/50`.
  static func key(_ counts: CandidateCounts) -> String {
    let runs = CountRuns(ascending: counts.successes).runs.map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound)"
    }
    return runs.joined(separator: ",") + "/\(counts.trials)"
  }

  /// In the place of a name where an interval stays as it is beside others that change, and says so.
  static let noKey = ""

  /// A title in whose place of the level the script can write another one.
  static func markup(_ title: LevelTitle) -> [HTML] {
    [HTML(title.before), .element("bdi", [:], title.level), HTML(title.after)]
  }

  /// The method and the level of the page's own intervals, in words.
  var own: String { "\(methods[0].1), \(levels[0].1)" }

  private static func counts(_ block: ReportOutline.Block) -> [CandidateCounts] {
    switch block {
    case .table(let table): table.rows.flatMap(\.cells).compactMap(\.counts)
    case .chart(let chart):
      switch chart.drawing {
      case .intervals(let drawing): drawing.rows.compactMap(\.counts)
      case .answers(let drawing): drawing.intervals.rows.compactMap(\.counts)
      case .overview(let drawing): drawing.groups.flatMap(\.rows).compactMap(\.share.counts)
      case .distribution, .comparison, .histogram: []
      }
    case .details(let details): details.blocks.flatMap(counts)
    case .article(let article): article.blocks.flatMap(counts)
    case .paragraph, .points, .entries, .chartNote, .quotes: []
    }
  }

  /// The intervals for the script, as JSON that no reader of the page sees.
  var data: HTML {
    func list(_ texts: [String]) -> String {
      "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
    let rows = texts.map { "\"\($0.key)\":\(list($0.intervals))" }
    return .line(
      "script", ["type": "application/json", "id": "intervals"],
      [
        .own(
          "{\"methods\":\(list(methods.map(\.0))),\"levels\":\(list(levels.map(\.0))),\"counts\":{"
            + rows.joined(separator: ",\n") + "}}")
      ])
  }
}
