/// Reads what the numbers are that a question of type numeric is answered with.
enum NumericAnswerPlanReader {
  /// The keys that only such a question has.
  static let keys = ["unit", "range"]

  /// The largest size of an end of a range.
  private static let largest = 1e15

  /// Reads the plan; nil for a question of another type, which may have none of the keys.
  static func plan(
    _ question: CodebookMapping, type: QuestionType
  ) throws(SurveyError) -> NumericAnswerPlan? {
    guard type == .numeric else {
      for key in keys {
        if let node = question[key] {
          throw node.error(
            "only a question of type numeric has '\(key)'; remove it, or change the type")
        }
      }
      return nil
    }
    var plan = NumericAnswerPlan(unit: try question.optionalText("unit"))
    guard let node = question["range"] else { return plan }
    let ends = try node.list("range")
    guard ends.count == 2 else {
      throw node.error("range has \(ends.count) numbers; write two, such as [0, 120]")
    }
    let least = try ends[0].number("the least number", in: -largest...largest)
    let most = try ends[1].number("the largest number", in: -largest...largest)
    guard least < most else {
      throw node.error("range ends before it begins; write the smaller number first")
    }
    plan.range = least...most
    return plan
  }
}
