extension PrintedValue.Printed {
  /// The most digits after the point: candidates are then found in 64-bit integers for every base.
  static let mostDecimals = 6

  /// Reads a number with its sign, such as `74`, `8.5`, `>90` or `>=40`; nil for other text.
  init?(_ text: String) {
    // By bytes: there are many rows, and characters take their time.
    var rest = text.utf8[...]
    let relation: Relation
    switch rest.first {
    case UInt8(ascii: ">"):
      rest.removeFirst()
      relation = rest.first == UInt8(ascii: "=") ? .atLeast : .above
    case UInt8(ascii: "<"):
      rest.removeFirst()
      relation = rest.first == UInt8(ascii: "=") ? .atMost : .below
    default: relation = .equal
    }
    if relation == .atLeast || relation == .atMost { rest.removeFirst() }
    let whole = rest.prefix { (0x30...0x39).contains($0) }
    guard (1...9).contains(whole.count) else { return nil }
    let part = rest.dropFirst(whole.count)
    if let point = part.first {
      guard point == UInt8(ascii: "."), (2...Self.mostDecimals + 1).contains(part.count),
        part.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
    }
    self.init(relation: relation, digits: String(Substring(rest)))
  }

  /// The digits without the point.
  var units: Int {
    digits.utf8.reduce(0) { $1 == UInt8(ascii: ".") ? $0 : $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Ten to the number of digits after the point: the number is ``units`` over this.
  var unitsPerOne: Int {
    (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  }

  /// The number of digits after the point.
  var decimals: Int {
    digits.utf8.firstIndex(of: UInt8(ascii: ".")).map {
      digits.utf8.distance(from: $0, to: digits.utf8.endIndex) - 1
    } ?? 0
  }
}
