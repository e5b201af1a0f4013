/// Which limits an interval has.
public enum IntervalSide: String, CaseIterable, Hashable, Sendable {
  /// A lower and an upper limit, with half of the significance beyond each.
  case two
  /// A lower limit only, with all of the significance below it; the interval ends at the upper bound
  /// of the parameter space.
  case lower
  /// An upper limit only, with all of the significance above it; the interval starts at the lower
  /// bound of the parameter space.
  case upper

  /// The side of the interval for one minus the parameter.
  var mirrored: IntervalSide {
    switch self {
    case .two: .two
    case .lower: .upper
    case .upper: .lower
    }
  }
}
