internal import Halfwidth

/// Reads `survey.yaml`, schema `halfwidth-survey/1`: every key known, every name resolved.
///
/// Parts are read one by one, so that the faults of all of them come together. What refers to a part with a fault
/// is passed over: nothing is known of it yet.
struct CodebookReader {
  /// A codebook, and where it names the files of its numbers, of which there is one or both.
  struct Source {
    /// What could be read; with ``faults`` it may lack parts.
    var codebook: Codebook
    /// The file of answers.
    var responses: ColumnReference?
    /// The file of published counts.
    var counts: ColumnReference?
    /// The file of printed tests.
    var tests: ColumnReference?
    /// The shares that are printed in words.
    var words: [PrintedValue] = []
    /// The questions of which it is not known what may refer to them.
    var unread = UnreadQuestions()
    /// What is wrong, in the order of the lines.
    var faults: [SurveyError] = []
  }

  /// The schema that is read.
  static let schema = "halfwidth-survey/1"

  /// - Throws: ``SurveyError`` for a file in which no part can be found.
  static func read(_ file: TextFile) throws(SurveyError) -> Source {
    let document = try CodebookNode.parse(file)
    let root = try CodebookMapping(
      document, what: "the survey",
      asFarAs: [
        "schema", "title", "language", "source", "sample", "data", "scales", "questions",
        "words", "comparisons", "claims", "ratings",
      ])
    var reader = CodebookReader()
    reader.faults.add(root.unknown)
    guard let schema = reader.faults.reading(try root.required("schema")) else {
      throw reader.error(in: file)
    }
    let found = try schema.text("schema")
    guard found == Self.schema else {
      throw schema.error("schema '\(found)' can't be read; this program reads \(Self.schema)")
    }
    return try reader.read(root, document, file)
  }

  private var faults = CodebookFaults()

  private mutating func read(
    _ root: CodebookMapping, _ document: CodebookNode, _ file: TextFile
  ) throws(SurveyError) -> Source {
    let title = faults.reading(try root.text("title"))
    let language = faults.reading(try root["language"].map(Self.language))
    let source = faults.reading(
      try CodebookMapping(root.required("source"), what: "source", keys: ["citation", "date"]))
    let citation = faults.reading(try source?.text("citation")) ?? nil
    let date = faults.reading(try source?.optionalText("date")) ?? nil
    guard let data = faults.reading(try Self.data(root)) else {
      throw error(in: file)
    }
    let ofAnswers = data.responses != nil
    let sample = faults.reading(try SampleReader(root.required("sample"), ofAnswers: ofAnswers))
    var responses = data.responses
    responses?.statedSize = sample?.statedSize
    let scales = ScaleReader.scales(root["scales"], hasAnswers: ofAnswers, faults: &faults)
    let list = faults.reading(try root.required("questions").list("questions"))
    var reader = QuestionReader(
      scales: scales, plan: responses, hasCounts: data.counts != nil,
      weights: sample?.weighting == nil ? responses?.weightsKey : "weighted")
    reader.read(list, faults: &faults)
    let questions = reader.questions
    var codebook = Codebook(
      title: title ?? "", citation: citation ?? "", date: date, language: language ?? nil,
      sampleSize: sample?.size ?? 0, design: sample?.design ?? .convenience,
      population: sample?.population, weighting: sample?.weighting,
      countsFile: data.counts?.name, responses: responses,
      rounding: data.rounding ?? .halfUp, statesRounding: data.rounding != nil,
      bounds: data.bounds ?? .strict, boundsReason: data.boundsReason, scales: scales.scales,
      questions: questions, comparisons: [], claims: [],
      ratings: RatingSetReader(scales: scales, plan: responses)
        .sets(root["ratings"], faults: &faults),
      remarks: CodebookRemark.cuts(in: document) + scales.remarks)
    var words: [PrintedValue] = []
    if reader.unread.isEmpty {
      let names = CodebookNames(questions: questions, scales: scales.scales)
      for question in questions {
        guard let node = reader.people[question.id] else { continue }
        faults.reading(try EventPeopleReader.check(node, of: question, names: names))
      }
      for index in questions.indices {
        guard let node = reader.asked[questions[index].id] else { continue }
        codebook.questions[index].askedOf = faults.reading(
          try AskedOfReader.reference(node, of: questions[index], names: names))
      }
      faults.add(AskedOfReader.check(codebook.questions, at: reader.asked))
      words = WordsReader(names: names).rows(root["words"], faults: &faults)
      codebook.comparisons = ComparisonReader(names: names)
        .comparisons(root["comparisons"], faults: &faults)
      codebook.claims = ClaimReader(names: names).claims(root["claims"], faults: &faults)
    }
    return Source(
      codebook: codebook,
      responses: responses.map { ColumnReference(name: $0.file, source: $0.source) },
      counts: data.counts, tests: data.tests, words: words, unread: reader.unread,
      faults: faults.sorted)
  }

  /// What is wrong with a file in which no part can be found.
  private func error(in file: TextFile) -> SurveyError {
    SurveyError.joined(faults.sorted)
      ?? SurveyError(.badData, path: file.path, "the codebook can't be read; correct it")
  }

  /// What `data` says.
  private struct DataPart {
    var responses: ResponsesPlan?
    var counts: ColumnReference?
    var tests: ColumnReference?
    var rounding: RoundingRule?
    var bounds: BoundReading?
    var boundsReason: String?
  }

  private static func data(_ root: CodebookMapping) throws(SurveyError) -> DataPart {
    let data = try CodebookMapping(
      root.required("data"), what: "data",
      keys: ["counts", "tests", "rounding", "bounds", "bounds_reason"] + ResponsesPlanReader.keys)
    let responses = try ResponsesPlanReader.plan(data)
    let counts = try responses == nil ? data.required("counts") : data["counts"]
    return DataPart(
      responses: responses,
      counts: try counts.map { node throws(SurveyError) in
        ColumnReference(name: try node.text("counts"), source: node.position)
      },
      tests: try data["tests"].map { node throws(SurveyError) in
        ColumnReference(name: try node.text("tests"), source: node.position)
      },
      rounding: try data["rounding"]?.choice("rounding"),
      bounds: try data["bounds"]?.choice("bounds"),
      boundsReason: try data.optionalText("bounds_reason"))
  }

  /// A language as a BCP 47 tag, such as `km` or `pt-BR`.
  private static func language(_ node: CodebookNode) throws(SurveyError) -> String {
    let tag = try node.text("language")
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    let isTag =
      (2...3).contains(parts[0].count) && parts[0].allSatisfy(isLetter)
      && parts.dropFirst().allSatisfy {
        (1...8).contains($0.count)
          && $0.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
      }
    guard isTag else {
      throw node.error(
        "language '\(tag.shortened)' is no language tag; write one such as km or pt-BR")
    }
    return tag
  }
}
