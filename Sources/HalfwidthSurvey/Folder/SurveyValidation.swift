public import Halfwidth

/// Whether a survey's codebook and its data fit together: what was read, or everything that does not fit.
public struct SurveyValidation: Hashable, Sendable {
  /// The survey's folder or codebook, as it was given.
  public let path: String
  /// The survey; nil where something does not fit.
  public let survey: Survey?
  /// What does not fit, the codebook's by its lines and then the data's by their places; nil where all does.
  public let error: SurveyError?

  /// Reads a survey.
  ///
  /// - Throws: ``SurveyError`` of kind `noInput` where there is no survey, or nothing is wrong but that a file
  ///   is missing.
  public init(of path: String) throws(SurveyError) {
    self.path = path
    do throws(SurveyError) {
      survey = try SurveyFolder.read(path)
      error = nil
    } catch let fault {
      if fault.kind == .noInput { throw fault }
      survey = nil
      error = fault
    }
  }

  /// Each thing that does not fit.
  public var errors: [SurveyError] { error?.all ?? [] }

  /// Whether everything fits: nothing was refused, and no row of answers is wrong.
  public var fits: Bool { wrong == 0 }

  /// How many things do not fit: those that were refused, or what is wrong in answers that were read.
  public var wrong: Int { errors.count + checks.count { $0.severity == .error } }

  /// What a reader should know of what was read: of the codebook, then of the answers.
  public var checks: [CheckFinding] {
    (survey?.codebook.remarks.map(CheckFinding.init) ?? []) + (survey?.responses?.checks ?? [])
  }

  /// How many questions there are of each type; types without any are left out.
  public var questions: [(type: QuestionType, count: Int)] {
    let questions = survey?.codebook.questions ?? []
    return QuestionType.allCases.compactMap { type in
      let count = questions.count { $0.type == type }
      return count > 0 ? (type, count) : nil
    }
  }
}

extension SurveyValidation: WireRepresentable {
  /// Whether it fits, what was read, and what does not fit; `warnings` are the checks.
  public var fields: FieldList {
    var fields: FieldList = ["valid": .flag(fits), "path": .string(path)]
    if let survey {
      var types = FieldList()
      for (type, count) in questions { types.add(type.rawValue, .integer(count)) }
      fields.add("title", .string(survey.codebook.title))
      fields.add("sample_size", .integer(survey.codebook.sampleSize))
      fields.add("questions", .fields(types))
      fields.add("comparisons", .integer(survey.codebook.comparisons.count))
      fields.add("claims", .integer(survey.codebook.claims.count))
      fields.add(
        "counts",
        survey.codebook.countsFile.map {
          .fields(["file": .string($0), "rows": .integer(survey.printed.count)])
        } ?? .undefined)
      fields.add(
        "responses", AnswersSummary(survey).map { .fields($0.fields) } ?? .undefined)
    }
    fields.add(
      "errors",
      .list(
        errors.map { error in
          .fields([
            "where": .string(error.place), "line": .whole(error.position?.line),
            "column": .whole(error.position?.column), "message": .string(error.message),
          ])
        }))
    fields.add("warnings", .list(checks.map { .fields($0.fields) }))
    return fields
  }

  /// Whether it fits.
  public var description: String {
    fits ? "\(path): all fits" : "\(path): \(wrong) errors"
  }
}
