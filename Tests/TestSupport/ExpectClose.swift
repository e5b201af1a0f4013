public import Testing

/// Fails unless `actual` is within the tolerances of `expected`; both zero means the same bits.
public func expectClose(
  _ actual: Double, _ expected: Double, relative: Double = 0, absolute: Double = 0,
  _ comment: @autoclosure () -> String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let allowed = max(absolute, relative * expected.magnitude)
  #expect(
    actual == expected || (actual - expected).magnitude <= allowed,
    "\(actual) is \((actual - expected).magnitude) from \(expected), allowed \(allowed) \(comment())",
    sourceLocation: sourceLocation)
}
