internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// The member `method` of a request: a slug, a list of them, or `"all"`.
enum BatchMethods {
  /// None is asked for: the one that fits.
  case usual
  /// One, whose finding is the `result`.
  case one(AnalysisCatalog.Entry)
  /// A list, whose findings are the `results`.
  case several([AnalysisCatalog.Entry])
  /// All that the input can have, whose findings are the `results`.
  case all

  init(_ value: JSONValue?, of analysis: Analysis) throws(BatchError) {
    switch value {
    case nil, .null?: self = .usual
    case .string("all")?: self = .all
    case .string(let slug)?: self = .one(try Self.entry(slug, of: analysis))
    case .array(let list)?:
      var entries: [AnalysisCatalog.Entry] = []
      for (index, value) in list.enumerated() {
        guard case .string(let slug) = value else {
          throw BatchError(.wrongType, "'method[\(index)]' must be a text, the name of a method")
        }
        let entry = try Self.entry(slug, of: analysis)
        guard !entries.contains(where: { $0.method == slug }) else {
          throw BatchError(.badInput, "'method' names \(slug) twice; name each method once")
        }
        entries.append(entry)
      }
      guard !entries.isEmpty else {
        throw BatchError(
          .badInput, "'method' is an empty list; name a method, or leave it out for the usual one")
      }
      self = .several(entries)
    default: throw BatchError(.wrongType, "'method' must be a text, a list of texts, or null")
    }
  }

  /// Checks that methods answer what is asked of a design.
  func check(fit input: DesignInput) throws(BatchError) {
    let asked: [AnalysisCatalog.Entry] =
      switch self {
      case .usual, .all: []
      case .one(let entry): [entry]
      case .several(let entries): entries
      }
    if let stray = asked.first(where: { !input.methods.contains($0.method) }) {
      throw BatchError(
        .badInput,
        "'\(stray.method)' is no method of \(input.words); use one of "
          + input.methods.joined(separator: ", "))
    }
  }

  /// Checks that methods take a table of one row or one column: those of ordered answers do, and say that it leaves
  /// nothing to compare.
  func check(fitOneLine table: JSONValue?) throws(BatchError) {
    let takes = AnalysisCatalog.methodsOfOneLine
    switch self {
    case .all: return
    case .one(let entry) where takes.contains(entry.method): return
    case .several(let entries) where entries.allSatisfy({ takes.contains($0.method) }): return
    case .usual, .one, .several: break
    }
    var (rows, columns) = (0, 0)
    if case .object(let input)? = table, case .array(let lines)? = input["counts"] {
      rows = lines.count
      if case .array(let line)? = lines.first { columns = line.count }
    }
    throw BatchError(
      .badInput,
      "a table of \(rows) by \(columns) is too small; give at least two rows and two columns")
  }

  private static func entry(
    _ slug: String, of analysis: Analysis
  ) throws(BatchError) -> AnalysisCatalog.Entry {
    if let entry = AnalysisCatalog.entry(analysis, method: slug) { return entry }
    let known = AnalysisCatalog.entries(of: analysis).map(\.method)
    let near = EditDistance.nearest(to: slug, among: known).map { "did you mean \($0)? " } ?? ""
    throw BatchError(
      .unknownMethod,
      "unknown method '\(BatchError.excerpt(slug))' of \(analysis.rawValue); \(near)use one of "
        + known.joined(separator: ", "))
  }
}
