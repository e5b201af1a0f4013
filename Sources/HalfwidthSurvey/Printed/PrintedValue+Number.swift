extension PrintedValue.Printed {
  /// The most digits after the point: candidates are then found in 64-bit integers for every base.
  static let mostDecimals = 6

  /// Reads a number with its sign, such as `74`, `8.5`, `>90` or `>=40`; nil for other text.
  init?(_ text: String) {
    // The longer signs first: ">=" begins with ">".
    let signs: [Relation] = [.atLeast, .atMost, .above, .below, .equal]
    guard let relation = signs.first(where: { text.hasPrefix($0.rawValue) }) else { return nil }
    let digits = text.dropFirst(relation.rawValue.count)
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty, parts[0].utf8.count <= 9,
      parts.count == 1 || (1...Self.mostDecimals).contains(parts[1].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    self.init(relation: relation, digits: String(digits))
  }

  /// The digits without the point.
  var units: Int {
    digits.utf8.reduce(0) { $1 == UInt8(ascii: ".") ? $0 : $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Ten to the number of digits after the point: the number is ``units`` over this.
  var unitsPerOne: Int {
    guard let point = digits.firstIndex(of: ".") else { return 1 }
    return digits[point...].dropFirst().reduce(1) { scale, _ in scale * 10 }
  }
}
