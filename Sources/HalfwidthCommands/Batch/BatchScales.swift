internal import Halfwidth
internal import HalfwidthReport

/// The member `scale` of a bootstrap's input: `[1,5]` for all columns, or an object with such a list for each
/// column that has one.
enum BatchScales {
  static func read(_ value: JSONValue?) throws(BatchError) -> AnswerScales {
    switch value {
    case nil, .null?: return AnswerScales()
    case .array(let ends)?: return AnswerScales(all: try range(ends, "scale"))
    case .object(let object)?:
      var scales = AnswerScales()
      for member in object {
        guard case .array(let ends) = member.value else { throw malformed("scale.\(member.key)") }
        scales.columns[member.key] = try range(ends, "scale.\(member.key)")
      }
      return scales
    default: throw malformed("scale")
    }
  }

  private static func range(
    _ ends: [JSONValue], _ name: String
  ) throws(BatchError) -> ClosedRange<Double> {
    guard ends.count == 2 else { throw malformed(name) }
    let lowest = try BatchInput.number(ends[0], "\(name)[0]")
    let highest = try BatchInput.number(ends[1], "\(name)[1]")
    return try BatchError.translating(
      BootstrapScales.range(lowest, highest, of: "\(lowest)..\(highest)", place: "'\(name)'"))
  }

  private static func malformed(_ name: String) -> BatchError {
    BatchError(
      .wrongType,
      "'\(BatchError.excerpt(name))' must be a list of the lowest and the highest answer that there is, "
        + "such as [1,5], or an object with such a list for each column")
  }
}
