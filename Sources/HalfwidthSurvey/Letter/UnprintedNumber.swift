/// A number of people that a report does not print.
public enum UnprintedNumber: Sendable {
  /// How many gave an answer, of which several counts fit what is printed.
  case count(Claim.Reference)
  /// How many of the same respondents gave both of two answers, in any order.
  case both(Claim.Reference, Claim.Reference)
}

extension UnprintedNumber: Hashable {
  /// Whether they are one number: those who gave both answers are the same whichever is named first.
  public static func == (one: Self, other: Self) -> Bool { one.parts == other.parts }

  /// Numbers that are one have one hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(parts) }

  private var parts: Set<Claim.Reference> {
    switch self {
    case .count(let reference): [reference]
    case .both(let first, let second): [first, second]
    }
  }
}
