internal import Halfwidth
internal import HalfwidthReport

/// The members of `input` that state a value: `null` or `margins` of a share or a difference, `null_ratio` or
/// `margins_ratio`, and `null_odds_ratio`.
enum BatchHypothesis {
  /// Reads what tests are asked; nothing stated where the analysis takes no such members.
  static func read(
    _ input: JSONValue?, of analysis: Analysis, _ alternative: AlternativeHypothesis
  ) throws(BatchError) -> TestedHypothesis {
    guard case .object(let values)? = input, isStated(in: values) else {
      return TestedHypothesis(alternative)
    }
    let known = BatchMembers.of(analysis).optional
    let given = names(of: analysis).filter {
      known.contains($0.name) && (values[$0.name] ?? .null) != .null
    }
    guard let stated = given.first, let value = values[stated.name] else {
      return TestedHypothesis(alternative)
    }
    if given.count > 1 {
      throw BatchError(
        .badInput, "'\(given[0].name)' and '\(given[1].name)' can't go together; give one of them")
    }
    return try hypothesis(stated, value, alternative)
  }

  /// Whether there is a member that states a value where the analysis takes it.
  static func isStated(in values: JSONObject) -> Bool { all.contains(where: values.hasKey) }

  private static let all = [
    "null", "margins", "null_ratio", "margins_ratio", "null_odds_ratio",
  ]

  /// A member that states a value, and the parameter that it is of.
  private typealias Member = (name: String, parameter: TestedHypothesis.Parameter, isMargins: Bool)

  private static func names(of analysis: Analysis) -> [Member] {
    let first: TestedHypothesis.Parameter = analysis == .proportion ? .proportion : .difference
    return [
      (all[0], first, false), (all[1], first, true), (all[2], .ratio, false),
      (all[3], .ratio, true), (all[4], .oddsRatio, false),
    ]
  }

  private static func hypothesis(
    _ member: Member, _ value: JSONValue, _ alternative: AlternativeHypothesis
  ) throws(BatchError) -> TestedHypothesis {
    do {
      guard member.isMargins else {
        return try TestedHypothesis(
          member.parameter, null: BatchInput.number(value, member.name), alternative: alternative)
      }
      guard case .array(let list) = value, list.count == 2 else {
        throw BatchError(
          .wrongType,
          "'\(member.name)' must be two numbers, such as [-0.1,0.1]; in 'inputs' each row has its own two"
        )
      }
      guard alternative == .two else {
        throw BatchError(
          .noOneSidedForm,
          "'\(member.name)' are tested from both sides, so that there is no 'alternative'; leave it out, or give "
            + "'null' for one margin")
      }
      let margins = try BatchInput.each(list, member.name, BatchInput.number)
      return try TestedHypothesis(member.parameter, margins: margins[0], margins[1])
    } catch let error as BatchError {
      throw error
    } catch let error as HypothesisError {
      throw BatchError(.badInput, "'\(member.name)': \(error.message)")
    } catch {
      preconditionFailure("a hypothesis throws its own errors: \(error)")
    }
  }
}
