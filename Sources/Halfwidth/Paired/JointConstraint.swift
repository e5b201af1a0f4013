/// What is known, or assumed, about the joint table beside its margins.
public enum JointConstraint: Hashable, Sendable {
  /// Nothing.
  case none
  /// The correlation of the two answers, phi, lies in a range; `0.3...1` is a bound from below.
  case phi(ClosedRange<Double>)
  /// So many said yes to both: one table is left.
  case both(Int)
}

extension PairedMargins {
  /// The largest number of those who answered differently for which the tables are enumerated.
  public static let largestDiscordant = 1_000_000

  /// Returns the numbers of those who said yes to both, n11, that the margins and `constraint` allow.
  ///
  /// Phi grows with n11, so they are a range. Its ends count as inside.
  ///
  /// - Throws: ``JointConstraintError`` where no table is left; it names what is attainable.
  /// - Complexity: O(log total).
  public func joint(
    where constraint: JointConstraint
  ) throws(JointConstraintError) -> ClosedRange<Int> {
    switch constraint {
    case .none: return joint
    case .both(let both):
      guard joint.contains(both) else { throw .bothOutOfRange(both, attainable: joint) }
      return both...both
    case .phi(let range):
      guard let lowest = phi(both: joint.lowerBound), let highest = phi(both: joint.upperBound)
      else { throw .phiUndefined(self) }
      let start = firstBoth { $0 >= range.lowerBound }
      let end = firstBoth { $0 > range.upperBound } - 1
      guard start <= end else { throw .noTable(phi: range, attainable: lowest...highest) }
      return start...end
    }
  }

  /// The smallest n11 whose phi fulfils a condition that all larger ones fulfil too; one more than the
  /// largest where none does.
  private func firstBoth(where condition: (Double) -> Bool) -> Int {
    var low = joint.lowerBound
    var high = joint.upperBound + 1
    while low < high {
      let middle = low + (high - low) / 2
      if let phi = phi(both: middle), condition(phi) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Why no joint table was examined.
public enum JointConstraintError: Error, Hashable, Sendable {
  /// No table has a phi in the range that was asked for.
  case noTable(phi: ClosedRange<Double>, attainable: ClosedRange<Double>)
  /// Everybody gave one answer to a question, so phi is undefined.
  case phiUndefined(PairedMargins)
  /// The margins do not allow so many, or so few, who said yes to both.
  case bothOutOfRange(Int, attainable: ClosedRange<Int>)
  /// The tables are more than are enumerated: so many could have answered differently.
  case tooLarge(discordant: Int)
  /// The candidates for the two counts are too many to be combined.
  case tooManyCandidates

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .noTable(let range, let attainable):
      "no joint table has a phi from \(range.lowerBound) to \(range.upperBound); with these margins "
        + "it can be from \(attainable.lowerBound) to \(attainable.upperBound), in equal steps"
    case .phiUndefined(let margins):
      "phi is undefined for \(margins): everybody gave the same answer to one of the questions, and "
        + "there is only one joint table; leave the range out"
    case .bothOutOfRange(let both, let attainable):
      "\(both) cannot have said yes to both; with these margins it is from "
        + "\(attainable.lowerBound) to \(attainable.upperBound)"
    case .tooLarge(let discordant):
      "up to \(discordant) people could have answered differently, and tables are enumerated up to "
        + "\(PairedMargins.largestDiscordant); narrow the tables by phi or by n11, or use mcnemar "
        + "and tango on the joint table"
    case .tooManyCandidates:
      "the candidates of the two counts leave too many joint tables to be enumerated; give the "
        + "counts themselves"
    }
  }
}

extension JointConstraintError: InputError {}
