/// The lattice of the differences of values on two lattices: `first` times the one position minus
/// `second` times the other.
struct CommonLattice {
  let lattice: BootstrapLattice
  let first: Int
  let second: Int

  /// Finds the lattice; nil where its numbers are too large.
  init?(_ a: BootstrapLattice, _ b: BootstrapLattice) {
    let common = greatestCommonDivisor(a.divisor, b.divisor)
    let factorA = b.divisor / common
    let factorB = a.divisor / common
    let (divisor, overflow) = a.divisor.multipliedReportingOverflow(by: factorA)
    let (stepA, overflowA) = a.step.multipliedReportingOverflow(by: factorA)
    let (stepB, overflowB) = b.step.multipliedReportingOverflow(by: factorB)
    let (offsetA, overflowC) = a.offset.multipliedReportingOverflow(by: factorA)
    let (offsetB, overflowD) = b.offset.multipliedReportingOverflow(by: factorB)
    let (offset, overflowE) = offsetA.subtractingReportingOverflow(offsetB)
    guard !overflow, !overflowA, !overflowB, !overflowC, !overflowD, !overflowE,
      divisor <= BootstrapLattice.largestNumerator
    else { return nil }
    let step = greatestCommonDivisor(stepA, stepB)
    lattice = BootstrapLattice(offset: offset, step: step, divisor: divisor)
    first = stepA / step
    second = stepB / step
  }

  /// The number of positions of the differences of so many positions each; `Int.max` if too many.
  func length(_ a: Int, _ b: Int) -> Int {
    let (partA, overflowA) = first.multipliedReportingOverflow(by: a - 1)
    let (partB, overflowB) = second.multipliedReportingOverflow(by: b - 1)
    let (sum, overflow) = partA.addingReportingOverflow(partB)
    return overflowA || overflowB || overflow || sum == .max ? .max : sum + 1
  }
}
