import TestSupport
import Testing

@testable import NumericCore

/// Expected values: mpmath at 60 digits, from the incomplete beta function.
@Suite struct StudentTDistributionTests {
  private func student(_ df: Double) -> StudentTDistribution {
    StudentTDistribution(degreesOfFreedom: df)
  }

  @Test(
    arguments: [
      (1, 1e-8, 0.49999999681690113816), (2.5, 3, 0.036288047774515921947),
      (48, 2.5, 0.0079448454671187771227), (48, 40, 8.0724021253312332519e-39),
      (250, 30, 4.069368824099334564e-85), (17.68, 0.3, 0.38383789885919516961),
    ] as [(Double, Double, Double)])
  func `tails keep their digits far out and next to 0`(df: Double, t: Double, expected: Double) {
    expectClose(student(df).upperTail(at: t), expected, relative: 1e-13)
    expectClose(student(df).upperTail(at: -t), 1 - expected, relative: 1e-14)
    expectClose(student(df).tailBeyond(-t), 2 * expected, relative: 1e-13)
  }

  @Test(
    arguments: [
      (1, 0.025, 12.706204736174704646), (2.5, 0.025, 3.5746548420036832185),
      (49, 0.025, 2.0095752371292396723), (49, 1e-30, 26.130740082483690973),
      (17.68, 0.4, 0.25719193369059991221),
    ] as [(Double, Double, Double)])
  func `quantiles agree with the reference`(df: Double, tail: Double, expected: Double) {
    expectClose(student(df).quantile(upperTail: tail), expected, relative: 1e-13)
  }

  @Test func `quantiles are exact at one half and at the bounds`() {
    let three = student(3)
    #expect(three.quantile(upperTail: 0.5) == 0)
    #expect(three.quantile(upperTail: 0) == .infinity)
    #expect(three.quantile(upperTail: 1) == -.infinity)
    #expect(three.upperTail(at: 0) == 0.5 && three.tailBeyond(0) == 1)
    #expect(three.upperTail(at: .infinity) == 0 && three.upperTail(at: -.infinity) == 1)
  }

  /// One degree of freedom is Cauchy's distribution, two have a closed form.
  @Test(arguments: [1e-6, 0.2, 0.99, 1, 1.01, 5, 1e6, 1e100])
  func `closed forms of one and two degrees of freedom`(t: Double) {
    expectClose(
      student(2).tailBeyond(t), 2 / ((2 + t * t) + t * (2 + t * t).squareRoot()),
      relative: 1e-13)
    if t > 1e5 { expectClose(student(1).upperTail(at: t), 1 / (Double.pi * t), relative: 1e-9) }
  }

  @Test(arguments: [1e9, 1e12, 0x1p53])
  func `many degrees of freedom are the normal distribution`(df: Double) {
    for tail in [0.4, 0.025, 1e-6] {
      let z = StandardNormal.quantile(upperTail: tail)
      // The next term of the expansion in 1/df.
      let expected = z + z * (z * z + 1) / (4 * df)
      expectClose(student(df).quantile(upperTail: tail), expected, relative: 1e-12)
      expectClose(student(df).upperTail(at: expected), tail, relative: 1e-11)
    }
  }
}
