extension ReportedTest {
  /// Creates a test from its text, such as `t(28) = 2.20, p = .036`, `F(2, 57) = 3.45, p < .05`,
  /// `chi2(1, N = 50) = 4.2, p = .04`, `r(48) = -.31, p = .03` or `z = 2.1, p = .036`.
  ///
  /// - Throws: ``CountsError``: malformed text, and numbers that no test has.
  public init(parsing text: String) throws(CountsError) {
    func malformed(_ advice: String) -> CountsError {
      .malformed("'\(text)' is not a printed test; \(advice)")
    }
    let form =
      "write it as t(28) = 2.20, p = .036, with t, F, chi2, r or z, or as OR = 2.4, 95% CI [1.2, 4.8]"
    let plain = text.filter { !$0.isWhitespace }.lowercased().replacing("\u{2212}", with: "-")
    guard let comma = plain.ranges(of: ",p").last,
      let equals = plain[..<comma.lowerBound].lastIndex(of: "=")
    else { throw malformed(form) }
    guard let pValue = try PrintedPValue(parsing: plain[comma.upperBound...]) else {
      throw malformed("its p-value follows =, < or >")
    }
    let name = plain[..<equals]
    var value = plain[plain.index(after: equals)..<comma.lowerBound]
    let opening = name.firstIndex(of: "(") ?? name.endIndex
    var freedom: [Double] = []
    for part in name[opening...].dropFirst().prefix(while: { $0 != ")" }).split(separator: ",")
    where !part.contains("=") {
      guard let number = Double(part), part.allSatisfy({ $0.isNumber || $0 == "." }) else {
        throw malformed("'\(part)' are no degrees of freedom")
      }
      freedom.append(number)
    }
    let hasSign = value.hasPrefix("-")
    if hasSign { value.removeFirst() }
    let distribution: Distribution
    switch (String(name[..<opening]), freedom.count) {
    case ("t", 1): distribution = .t(freedom[0])
    case ("f", 2): distribution = .f(freedom[0], freedom[1])
    case ("chi2", 1), ("x2", 1), ("\u{3C7}2", 1), ("\u{3C7}\u{B2}", 1), ("chi-square", 1):
      distribution = .chiSquared(freedom[0])
    case ("r", 1): distribution = .correlation(freedom[0])
    case ("z", 0): distribution = .z
    case ("t", _), ("f", _), ("chi2", _), ("r", _), ("z", _):
      throw malformed("t, chi2 and r have one number of degrees of freedom, F two, z none")
    default: throw malformed(form)
    }
    switch distribution {
    case .f, .chiSquared:
      if hasSign {
        throw .outOfRange("'\(text)' has a statistic below 0; give its size")
      }
    case .t, .correlation, .z: break
    }
    try self.init(
      distribution, statistic: PrintedDecimal(parsing: String(value)), pValue: pValue)
  }
}
