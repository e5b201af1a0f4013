internal import Halfwidth

/// Reads who was asked: the mapping `sample` of a codebook.
struct SampleReader {
  /// How many were asked; 0 where that is left to the rows of a file of answers.
  let size: Int
  /// The number as it is stated for a file of answers, with its place.
  let statedSize: ResponsesPlan.StatedSize?
  /// How they were chosen.
  let design: SampleDesign
  /// The number of people that a sample which is no random one was taken from; nil where unknown.
  let population: Int?
  /// How the percentages are weighted; nil where they are not.
  let weighting: SampleWeighting?

  /// The largest number of respondents.
  static let largestSample = 100_000_000

  /// - Parameter ofAnswers: Whether the numbers are counted from answers, of which each row is one
  ///   respondent.
  init(_ node: CodebookNode, ofAnswers: Bool) throws(SurveyError) {
    let sample = try CodebookMapping(
      node, what: "sample",
      keys: ["size", "design", "population", "weighted", "design_effect", "effective_size"])
    if ofAnswers {
      statedSize = try sample["size"].map { node throws(SurveyError) in
        .init(
          size: try node.whole("size", in: 1...Self.largestSample), source: node.position)
      }
      size = statedSize?.size ?? 0
      if let node = sample["weighted"] ?? sample["design_effect"] ?? sample["effective_size"] {
        throw node.error(
          "this is about printed percentages that are weighted, and report counts each respondent as one; "
            + "remove it")
      }
    } else {
      statedSize = nil
      size = try sample.required("size").whole("size", in: 1...Self.largestSample)
    }
    let name = try sample.required("design")
    let people = try sample["population"]?.whole(
      "population", in: max(size, 1)...BinomialCounts.largestTrials)
    design = try Self.design(name, population: people, in: sample)
    population = if case .convenience = design { people } else { nil }
    weighting = try Self.weighting(sample, size: size)
  }

  private static func design(
    _ node: CodebookNode, population: Int?, in sample: CodebookMapping
  ) throws(SurveyError) -> SampleDesign {
    let known = ["convenience", "srs", "stratified", "clustered"]
    let name = try node.text("design")
    if name == "srs" {
      guard let population else {
        throw node.error("design srs needs the 'population' that was sampled; add it")
      }
      return .simpleRandom(population: population)
    }
    if name == "convenience" { return .convenience }
    guard known.contains(name) else {
      throw node.error(
        "design '\(name)' is unknown; \(EditDistance.suggestion(for: name, among: known))")
    }
    if let node = sample["population"] {
      throw node.error("population belongs to design srs or convenience; remove it")
    }
    return name == "stratified" ? .stratified : .clustered
  }

  private static func weighting(
    _ sample: CodebookMapping, size: Int
  ) throws(SurveyError) -> SampleWeighting? {
    let effect = sample["design_effect"]
    let effective = sample["effective_size"]
    guard let node = sample["weighted"], try node.truth("weighted") else {
      if let node = effect ?? effective {
        throw node.error(
          "design_effect and effective_size go with 'weighted: true'; add it, or remove the number")
      }
      return nil
    }
    if let effect, effective != nil {
      throw effect.error("design_effect and effective_size say the same; give one of them")
    }
    if let effect {
      return SampleWeighting(designEffect: try effect.number("design_effect", in: 1...1_000))
    }
    guard let effective else { return SampleWeighting(designEffect: nil) }
    let number = try effective.number("effective_size", in: 1...Double(size))
    return SampleWeighting(designEffect: Double(size) / number)
  }
}
