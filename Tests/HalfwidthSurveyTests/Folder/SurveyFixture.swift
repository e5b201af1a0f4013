import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

/// A small survey in a folder of its own, with parts that a test can change.
struct SurveyFixture {
  static let yaml = """
    schema: halfwidth-survey/1
    title: A survey
    source: {citation: Made up}
    sample: {size: 50, design: convenience}
    data: {counts: counts.csv}
    scales:
      rating: {levels: [poor, fair, good, excellent], boxes: {low: [poor, fair], high: [good, excellent]}, headline: high}
    questions:
      - {id: tools, text: Tools, type: multiple, items: {phone: Phone, car: Car}}
      - {id: quality, text: Quality, type: scale, scale: rating, items: {food: Food, rest: Rest}}
      - {id: overall, text: Overall, type: scale, scale: rating}
      - {id: sex, text: Sex, type: single, role: composition, items: {f: Female, m: Male}}

    """
  static let header = "question,item,category,count,percent,n,figure,where\n"

  /// Reads the survey that the two texts make.
  static func read(
    yaml: String = yaml, counts: String
  ) throws -> Survey {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(yaml, to: "survey.yaml")
    try folder.write(counts, to: "counts.csv")
    return try SurveyFolder.read(folder.path)
  }

  /// Returns the findings for rows of counts.
  static func findings(
    _ rows: String, yaml: String = yaml, settings: AnalysisSettings = AnalysisSettings()
  ) throws -> SurveyFindings {
    let survey = try read(yaml: yaml, counts: header + rows)
    return SurveyFindings(codebook: survey.codebook, printed: survey.printed, settings: settings)
  }

  /// Returns the error for a survey that can't be read, as `file:line:column: message`.
  static func fault(yaml: String = yaml, counts: String) throws -> String {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(yaml, to: "survey.yaml")
    try folder.write(counts, to: "counts.csv")
    do throws(SurveyError) {
      _ = try SurveyFolder.read(folder.path)
      return "no error"
    } catch {
      let place =
        error.place.hasPrefix(folder.path + "/")
        ? String(error.place.dropFirst(folder.path.count + 1)) : error.place
      return "\(place): \(error.message)"
    }
  }
}

extension SurveyFindings {
  /// The quantity of a question, item and category.
  func quantity(_ question: String, _ item: String? = nil, _ category: String? = nil) throws
    -> QuantityFinding
  {
    try #require(
      sections.flatMap(\.questions).flatMap(\.quantities).first {
        $0.question == question && $0.item?.id == item && $0.category == category
      })
  }

  /// The distribution of a question's item.
  func distribution(_ question: String, _ item: String? = nil) -> DistributionFinding? {
    sections.flatMap(\.questions).flatMap(\.distributions).first {
      $0.question == question && $0.item?.id == item
    }
  }
}

extension QuantityFinding {
  /// The counts that are possible; empty where none is known.
  var successes: [Int] {
    if case .counts(let counts) = knowledge { counts.successes } else { [] }
  }
}
