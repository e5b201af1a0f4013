internal import Halfwidth

/// Reads the ratings of a rating set from its file.
///
/// Ratings in columns are read as respondents' answers are, by the same rules: what is a rating, what is none, and what is
/// neither is decided there alone.
struct RatingsReader {
  let set: RatingSet

  /// - Parameters:
  ///   - path: The set's own file, or that of the respondents' answers.
  ///   - plan: How the latter is read; nil for a file of its own.
  /// - Throws: ``SurveyError`` for everything in the file that does not fit, with its place.
  func ratings(in path: String, plan: ResponsesPlan?) throws(SurveyError) -> SubjectRatings {
    switch set.layout {
    case .raters(let columns, _, let missing):
      try rated(in: path, columns: columns, missing: missing, plan: plan)
    case .counts: try counted(in: path)
    }
  }

  // MARK: - A column for each rater

  private func rated(
    in path: String, columns: [ColumnReference], missing: MissingCodes, plan: ResponsesPlan?
  ) throws(SurveyError) -> SubjectRatings {
    var own = ResponsesPlan(file: path, source: set.source)
    own.missing = missing
    if let plan {
      own.format = plan.format
      own.sheet = plan.sheet
    }
    let read = try ResponsesReader.read(
      path, codebook: codebook(columns, missing), plan: own, noun: "rating set")
    let raters = read.responses.items
    // Answers apart, such as "can't be told", are no rating.
    let rows = (0..<read.responses.respondents).map { row in
      raters.map { rater -> Double? in
        rater.answer(at: row).flatMap { $0 < set.scale.levels.count ? Double($0 + 1) : nil }
      }
    }
    let some = rows.filter { $0.contains { $0 != nil } }
    guard !some.isEmpty else {
      throw SurveyError(
        set.source,
        "nothing is rated in '\(path)' by the raters of '\(set.id)'; correct the columns, or leave the rating set out"
      )
    }
    return SubjectRatings(
      ratings: try translating(fault, Ratings(some)), unrated: rows.count - some.count)
  }

  /// A codebook with one question, whose items are the raters.
  private func codebook(_ columns: [ColumnReference], _ missing: MissingCodes) -> Codebook {
    let items = columns.enumerated().map { place, column in
      Question.Item(id: "rater-\(place + 1)", label: column.name)
    }
    var question = Question(
      id: set.id, text: set.text, type: .scale, scale: set.id, role: .composition, items: items)
    question.columns = QuestionColumns(
      layout: .columns(columns), codes: set.scale.codes, blankIsNotChosen: false, missing: missing,
      hasOwnMissing: true)
    return Codebook(
      title: set.text, citation: "", sampleSize: 0, design: .convenience, rounding: .halfUp,
      bounds: .strict, scales: [set.id: set.scale], questions: [question], comparisons: [],
      claims: [])
  }

  // MARK: - A column for each category

  private func counted(in path: String) throws(SurveyError) -> SubjectRatings {
    let table = try DelimitedTable.read(TextFile.read(path, kinds: .files))
    guard let head = table.rows.first, table.rows.count > 1 else {
      throw SurveyError(
        .badData, path: path,
        "the file has no subjects; write the names of the categories in the first row, and how many raters chose each in a "
          + "row for every subject")
    }
    let places = try places(of: head, in: path)
    var rows: [[Int]] = []
    for row in table.rows.dropFirst() {
      var counts: [Int] = []
      for (place, category) in zip(places, set.scale.levels) {
        counts.append(
          try count(place < row.count ? row[place] : nil, of: category, in: row[0].position))
      }
      rows.append(counts)
    }
    let some = rows.filter { $0.contains { $0 > 0 } }
    return SubjectRatings(
      ratings: try translating(fault, Ratings(counts: some)), unrated: rows.count - some.count)
  }

  /// The place of each category's column; the first column may name the subjects.
  private func places(
    of head: [DelimitedTable.Field], in path: String
  ) throws(SurveyError) -> [Int] {
    let categories = set.scale.levels
    let names = head.map { String($0.text.trimming(\.isWhitespace)) }
    for (place, name) in names.enumerated() {
      guard !categories.contains(name) else {
        guard names.firstIndex(of: name) == place else {
          throw SurveyError(head[place].position, "the column '\(name)' stands twice; remove one")
        }
        continue
      }
      guard place == 0 else {
        throw SurveyError(
          head[place].position,
          "'\(name.shortened)' is no category of the rating set '\(set.id)'; "
            + EditDistance.suggestion(for: name, among: categories))
      }
    }
    var places: [Int] = []
    for category in categories {
      guard let place = names.firstIndex(of: category) else {
        throw SurveyError(
          head[0].position,
          "there is no column '\(category)', a category of the rating set '\(set.id)'; add it, with 0 where nobody chose it"
        )
      }
      places.append(place)
    }
    return places
  }

  private func count(
    _ field: DelimitedTable.Field?, of category: String, in row: SourcePosition
  ) throws(SurveyError) -> Int {
    let text = field.map { String($0.text.trimming(\.isWhitespace)) } ?? ""
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(text)
    else {
      throw SurveyError(
        field?.position ?? row,
        "'\(text.shortened)' is no number of raters who chose '\(category)'; write a whole number, 0 where nobody did"
      )
    }
    return count
  }

  private func fault(_ error: CountsError) -> SurveyError {
    SurveyError(set.source, "the rating set '\(set.id)' can't be used: \(error.message)")
  }
}
