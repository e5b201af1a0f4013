/// Under which names columns stand.
public enum CSVNames: String, CaseIterable, Sendable {
  /// Those of JSON and `batch`.
  case halfwidth
  /// Those of R's broom, for what broom has; the others as they are.
  case broom

  /// The name of a column.
  func name(of column: String) -> String {
    switch self {
    case .halfwidth: column
    case .broom: Self.broomNames[column] ?? column
    }
  }

  /// What `tidy()` calls them, and the argument `conf.level`; `side` is what R's tests say of their alternative.
  private static let broomNames = [
    "label": "term", "lower": "conf.low", "upper": "conf.high", "p_value": "p.value",
    "adjusted_p_value": "adj.p.value", "df": "parameter", "standard_error": "std.error",
    "confidence": "conf.level", "side": "alternative",
  ]

  /// Whether one column holds the side of an interval and the alternative of a test.
  var joinsAlternatives: Bool {
    switch self {
    case .halfwidth: false
    case .broom: true
    }
  }

  /// An interval with an upper limit only belongs to the test against "less", as in `prop.test`.
  func side(_ side: String) -> String {
    switch self {
    case .halfwidth: side
    case .broom: ["two": "two.sided", "upper": "less", "lower": "greater"][side] ?? side
    }
  }
}
