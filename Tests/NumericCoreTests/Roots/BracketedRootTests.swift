import Glibc
import TestSupport
import Testing

@testable import NumericCore

@Suite struct BracketedRootTests {
  @Test func `finds a smooth root to the last bits in few evaluations`() {
    var evaluations = 0
    let root = BracketedRoot.find(from: 1, to: 2) { x in
      evaluations += 1
      return x * x - 2
    }
    expectClose(root, 2.0.squareRoot(), absolute: 4.5e-16)
    #expect(evaluations <= 14)
  }

  @Test func `finds the place of a jump`() {
    let root = BracketedRoot.find(from: -3, to: 5) { $0 < 0.75 ? -1 : 2 }
    expectClose(root, 0.75, absolute: 2.3e-16)
  }

  @Test func `takes infinite values at the ends`() {
    let root = BracketedRoot.find(from: 0, to: 1) { $0 == 0 ? -.infinity : log($0) + 10 }
    expectClose(root, exp(-10), relative: 1e-15)
  }

  @Test func `returns an end that is a root`() {
    #expect(BracketedRoot.find(from: 0, to: 4) { $0 } == 0)
    #expect(BracketedRoot.find(from: -4, to: 0) { $0 } == 0)
  }

  @Test func `settles a root next to zero`() {
    let root = BracketedRoot.find(from: 0, to: 1) { $0 - 1e-200 }
    expectClose(root, 1e-200, relative: 1e-14)
  }

  @Test func `keeps inside the bracket of a flat function`() {
    let root = BracketedRoot.find(from: -1, to: 3) { pow($0 - 1, 9) }
    expectClose(root, 1, absolute: 1e-4)
  }
}
