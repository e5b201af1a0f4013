internal import Glibc

/// A survey as its folder holds it: the codebook, and the numbers that a report prints or the answers that
/// respondents gave.
public struct Survey: Hashable, Sendable {
  /// The codebook and analysis plan.
  public var codebook: Codebook
  /// The printed numbers, in the file's order; beside answers those that are held against them.
  public var printed: [PrintedValue]
  /// The printed means of scores, in the file's order.
  public var scores: [PrintedScore] = []
  /// The printed tests, in the file's order.
  public var tests: [PrintedTest] = []
  /// The respondents' answers; nil where the numbers are printed ones.
  public var responses: SurveyResponses? = nil
  /// What the raters of each rating set of the codebook chose, in the codebook's order.
  public var ratings: [SubjectRatings] = []
  /// The paths of the files that it was read from, the codebook's first.
  public var files: [String] = []

  /// Creates a survey.
  public init(codebook: Codebook, printed: [PrintedValue]) {
    self.codebook = codebook
    self.printed = printed
  }
}

/// Reads survey folders.
public enum SurveyFolder {
  /// The name of the codebook's file in a folder.
  public static let codebookName = "survey.yaml"

  /// Reads a survey: its codebook, and the file of counts or of answers that the codebook names.
  ///
  /// - Parameter path: A folder with a `survey.yaml`, or the YAML file itself.
  /// - Throws: ``SurveyError`` for the first fault, with its place: `noInput` where a file is missing
  ///   or can't be read, `badData` for what is in it; the others are in its ``SurveyError/further``,
  ///   those of the codebook before those of the data.
  public static func read(_ path: String) throws(SurveyError) -> Survey {
    guard !path.isEmpty else {
      throw SurveyError(
        .noInput, path: "the survey", "its path is empty; give a folder that holds a survey.yaml")
    }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw SurveyError(
        .noInput, path: path, "there is no such survey; give a folder that holds a survey.yaml")
    }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    let folder = isFolder ? path : parent(of: path)
    let codebookPath = isFolder ? FolderPath.joined(path, codebookName) : path
    if isFolder, unsafe access(codebookPath, F_OK) != 0 {
      throw SurveyError(
        .noInput, path: path, "the folder holds no survey.yaml; give a survey's folder")
    }
    if isFolder, let real = FolderPath.resolved(codebookPath), let home = FolderPath.resolved(path),
      !FolderPath.isInside(real, home)
    {
      throw SurveyError(
        .noInput, path: codebookPath,
        "is a link that leaves the survey's folder; put the file itself into it")
    }
    if !isFolder && !path.hasSuffix(".yaml") && !path.hasSuffix(".yml") {
      throw SurveyError(
        .noInput, path: path, "is not a YAML file; give the survey's folder or its survey.yaml")
    }
    let source = try CodebookReader.read(
      TextFile.read(codebookPath, kinds: .files, encoding: .utf8))
    var faults = source.faults
    do throws(SurveyError) {
      var survey = try survey(source, in: folder)
      let others =
        [source.responses?.name, source.counts?.name, source.tests?.name]
        + source.codebook.ratings.map { $0.file?.name }
      survey.files =
        [codebookPath]
        + distinct(others.compactMap(\.self)).map { FolderPath.joined(folder, $0) }
      if faults.isEmpty { return survey }
    } catch {
      faults += error.all
    }
    throw error(of: faults, in: codebookPath)
  }

  /// The survey with its numbers, read as far as the codebook can be.
  private static func survey(
    _ source: CodebookReader.Source, in folder: String
  ) throws(SurveyError) -> Survey {
    var survey = Survey(codebook: source.codebook, printed: [])
    var faults: [SurveyError] = []
    if let file = source.responses, let plan = source.codebook.responses {
      do throws(SurveyError) {
        let (codebook, responses) = try ResponsesReader.read(
          inside(folder, file.name, namedAt: file.source), codebook: source.codebook, plan: plan)
        survey.codebook = codebook
        survey.responses = responses
      } catch {
        faults += error.all
      }
    }
    do throws(SurveyError) {
      try addCounts(to: &survey, source, in: folder)
    } catch {
      faults += error.all
    }
    survey.printed += source.words
    if let tests = source.tests {
      do throws(SurveyError) {
        try addTests(to: &survey, tests, of: source, in: folder)
      } catch {
        faults += error.all
      }
    }
    for set in source.codebook.ratings {
      do throws(SurveyError) {
        if let ratings = try ratings(set, of: source.codebook, in: folder) {
          survey.ratings.append(ratings)
        }
      } catch {
        // What is wrong with the file of the answers has been said of them.
        faults += error.all.filter { !faults.contains($0) }
      }
    }
    if let error = SurveyError.joined(faults) { throw error }
    return survey
  }

  /// The ratings of a set; nil where the codebook names no file of answers that could have them.
  private static func ratings(
    _ set: RatingSet, of codebook: Codebook, in folder: String
  ) throws(SurveyError) -> SubjectRatings? {
    let reader = RatingsReader(set: set)
    if let file = set.file {
      return try reader.ratings(
        in: inside(folder, file.name, namedAt: file.source), plan: nil)
    }
    guard let plan = codebook.responses else { return nil }
    return try reader.ratings(in: inside(folder, plan.file, namedAt: plan.source), plan: plan)
  }

  private static func addCounts(
    to survey: inout Survey, _ source: CodebookReader.Source, in folder: String
  ) throws(SurveyError) {
    if let counts = source.counts {
      let path = try inside(folder, counts.name, namedAt: counts.source)
      let file = try TextFile.read(path, kinds: .files)
      let printed = try CountsReader.read(
        file, codebook: survey.codebook, unread: source.unread)
      survey.printed = printed.values
      survey.scores = printed.scores
      survey.codebook.remarks += file.remarks.map {
        CodebookRemark(
          rule: .inputReading, source: counts.source, message: "Of \(counts.name): \($0).")
      }
    }
  }

  private static func addTests(
    to survey: inout Survey, _ tests: ColumnReference, of source: CodebookReader.Source,
    in folder: String
  ) throws(SurveyError) {
    let path = try inside(folder, tests.name, namedAt: tests.source)
    // Tests may name several questions each, of which nothing is known that could not be read.
    guard source.unread.isEmpty else { return }
    survey.tests = try TestsReader.read(
      TextFile.read(path, kinds: .files), codebook: survey.codebook)
  }

  /// One error of all faults: those of the codebook by its lines, then those of the data as they were found.
  private static func error(of faults: [SurveyError], in codebook: String) -> SurveyError {
    let own = faults.filter { $0.position?.file == codebook }.sortedByPosition
    let others = faults.filter { $0.position?.file != codebook }
    let error =
      SurveyError.joined(own + others)
      ?? SurveyError(.badData, path: codebook, "the survey can't be read; correct it")
    return error.listed(path: codebook)
  }

  /// Returns the path of a file of the folder.
  private static func inside(
    _ folder: String, _ name: String, namedAt position: SourcePosition
  ) throws(SurveyError) -> String {
    do {
      return try FolderPath.inside(folder, name)
    } catch {
      switch error {
      case .outside:
        throw SurveyError(
          position, "'\(name)' leaves the survey's folder; name a file inside it")
      case .missing:
        throw SurveyError(
          .noInput, path: FolderPath.joined(folder, name),
          "there is no such file; \(position) names it, so add it or change the name")
      }
    }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
