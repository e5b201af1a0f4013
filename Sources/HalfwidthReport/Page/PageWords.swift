internal import Halfwidth

/// The page's own words that are no findings: a language is a value of this type.
struct PageWords {
  /// The language, as a BCP 47 tag.
  var language: String
  var skip: String
  var contents: String
  var questions: String
  var tools: String
  var find: String
  var order: String
  var highestFirst: String
  var asInReport: String
  var interval: String
  var level: String
  var quotes: String
  var table: String
  var tablesTogether: String
  var chart: String
  var and: String

  /// `Table 3`, or `Tables 3 and 4`.
  func tables(_ numbers: [Int]) -> String {
    numbers.count == 1
      ? "\(table) \(numbers[0])"
      : "\(tablesTogether) \(ReportNumbers.list(numbers.map(String.init), conjunction: and))"
  }

  static let english = PageWords(
    language: "en", skip: "To the numbers", contents: "Contents",
    questions: "All questions and comparisons", tools: "What is shown",
    find: "Find", order: "Order", highestFirst: "highest first", asInReport: "as in the report",
    interval: "Interval", level: "Level", quotes: "Sentences to copy", table: "Table",
    tablesTogether: "Tables", chart: "Chart", and: "and")

  /// Whether a language is written from right to left, by its tag.
  static func isRightToLeft(_ language: String) -> Bool {
    let parts = language.lowercased().split(separator: "-").map(String.init)
    if parts.dropFirst().contains("latn") { return false }
    return [
      "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    ]
    .contains(parts.first ?? "") || parts.contains("arab") || parts.contains("hebr")
  }
}
