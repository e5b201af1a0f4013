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

  /// What belongs to the limits that an interval of this side has.
  package func limits<Value>(_ lower: Value, _ upper: Value) -> [Value] {
    switch self {
    case .two: [lower, upper]
    case .lower: [lower]
    case .upper: [upper]
    }
  }

  /// The limits in words, such as `0.60 to 0.84`, or `at least 0.62`.
  package func words(_ lower: String, _ upper: String) -> String {
    switch self {
    case .two: "\(lower) to \(upper)"
    case .lower: "at least \(lower)"
    case .upper: "at most \(upper)"
    }
  }
}
