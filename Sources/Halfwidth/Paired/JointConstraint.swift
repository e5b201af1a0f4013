internal import NumericCore

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
  /// - Throws: ``CountsError`` where no table is left; it names what is attainable.
  /// - Complexity: O(log total).
  public func joint(
    where constraint: JointConstraint
  ) throws(CountsError) -> ClosedRange<Int> {
    switch constraint {
    case .none: return joint
    case .both(let both):
      guard joint.contains(both) else {
        throw .impossible(
          "\(both) cannot have said yes to both; with these margins it is from \(joint.lowerBound) to "
            + "\(joint.upperBound)")
      }
      return both...both
    case .phi(let range):
      guard let lowest = phi(both: joint.lowerBound), let highest = phi(both: joint.upperBound)
      else {
        throw .impossible(
          "phi is undefined for \(self): everybody gave the same answer to one of the questions, and "
            + "there is only one joint table; leave the range out")
      }
      let start = firstBoth { $0 >= range.lowerBound }
      let end = firstBoth { $0 > range.upperBound } - 1
      guard start <= end else {
        throw .impossible(
          "no joint table has a phi from \(range.lowerBound) to \(range.upperBound); with these margins "
            + "it can be from \(lowest) to \(highest), in equal steps")
      }
      return start...end
    }
  }

  /// The smallest n11 whose phi fulfils a condition that all larger ones fulfil too; one more than the
  /// largest where none does.
  private func firstBoth(where condition: (Double) -> Bool) -> Int {
    (joint.lowerBound..<joint.upperBound + 1).partitioningIndex {
      phi(both: $0).map(condition) ?? false
    }
  }
}
