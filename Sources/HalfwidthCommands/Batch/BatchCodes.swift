internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// The members `missing_codes` and `valid_codes` of a request: what the options of these names say of a
/// file.
enum BatchCodes {
  static func read(_ input: BatchInput) throws(BatchError) -> AnswerCodes {
    let missing = try list("missing_codes", input)
    let valid = try list("valid_codes", input)
    if let both = valid.first(where: { AnswerCodes.holds(missing, $0) }) {
      throw BatchError(
        .badInput,
        "'valid_codes' has \(BatchError.excerpt(both)), and so has 'missing_codes'; a code is one or the "
          + "other")
    }
    return AnswerCodes(missing: missing, valid: valid)
  }

  /// Numbers and texts as texts; none where the member is left out.
  private static func list(_ name: String, _ input: BatchInput) throws(BatchError) -> [String] {
    guard input.isGiven(name) else { return [] }
    guard case .array(let values)? = input.values[name] else {
      throw BatchError(.wrongType, "'\(name)' must be a list of codes, such as [98,99], or null")
    }
    var codes: [String] = []
    for (index, value) in values.enumerated() {
      switch value {
      case .integer(let number): codes.append("\(number)")
      case .number(let number): codes.append(NumberText.of(number))
      case .string(""):
        throw BatchError(
          .badInput, "'\(name)[\(index)]' is an empty text; give a code, such as 99")
      case .string(let text): codes.append(text)
      case .null, .bool, .array, .object:
        throw BatchError(
          .wrongType, "'\(name)[\(index)]' must be a number or a text, such as 99 or \"refused\"")
      }
    }
    return codes
  }
}
