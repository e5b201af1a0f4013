public import Testing

/// Fails unless a value is what a document shows: the same text, but for numbers, which have to agree to
/// the digits that are written (`0.6045`), or begin with them (`0.118469...`).
public func expectShown<Value>(
  _ value: Value, _ shown: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let actual = String(describing: value).replacing(/Optional\(([^()]*)\)/) { $0.1 }
  let number = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/
  let words = { (text: Substring) in text.replacing(number, with: "#").replacing("#...", with: "#")
  }
  let agree =
    words(actual[...]) == words(shown[...])
    && zip(actual.matches(of: number), shown.matches(of: number)).allSatisfy { actual, written in
      guard let found = Double(actual.output), let expected = Double(written.output) else {
        return false
      }
      let decimals = written.output.split(separator: ".").dropFirst().first?.count ?? 0
      let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
      let isCut = shown[written.range.upperBound...].hasPrefix("...") && decimals > 0
      return decimals == 0
        ? found == expected : (found - expected).magnitude <= (isCut ? 1 : 0.5) * unit * (1 + 1e-9)
    }
  #expect(
    actual == shown || agree, "\(actual) is shown as \(shown)", sourceLocation: sourceLocation)
}
