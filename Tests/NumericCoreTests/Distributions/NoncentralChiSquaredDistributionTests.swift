import TestSupport
import Testing

@testable import NumericCore

@Suite struct NoncentralChiSquaredDistributionTests {
  private func noncentral(_ df: Double, _ lambda: Double) -> NoncentralChiSquaredDistribution {
    NoncentralChiSquaredDistribution(degreesOfFreedom: df, noncentrality: lambda)
  }

  /// References: the Poisson mixture of central tails, summed by mpmath at 60 digits.
  @Test(
    arguments: [
      (4, 10, 3, 0.018527858030317964, 0.981472141969682036),
      (4, 10, 60, 0.999991035345314853, 8.96465468514742799e-6),
      (9, 500, 300, 7.90010219206084361e-8, 0.999999920998978079),
      (9, 500, 900, 0.999999999999964338, 3.56623464831533151e-14),
      (2, 0.5, 1e-6, 3.89400318523137623e-7, 0.999999610599681477),
      (1, 4, 1e-12, 1.07981933026430094e-7, 0.999999892018066974),
      (1, 4, 30, 0.999746684308687471, 0.000253315691312529083),
    ] as [(Double, Double, Double, Double, Double)])
  func `both tails agree with the mixture`(
    df: Double, lambda: Double, x: Double, lower: Double, upper: Double
  ) {
    expectClose(noncentral(df, lambda).lowerTail(at: x), lower, relative: 1e-12)
    expectClose(noncentral(df, lambda).upperTail(at: x), upper, relative: 1e-12)
  }

  /// References: the closed form of three degrees of freedom, by mpmath.
  @Test(
    arguments: [
      (1e6, 996_000, 0.0225883752286857057, 0.977411624771314294, 1e-10),
      (1e6, 1_010_000, 0.999999692688186283, 3.07311813717325519e-7, 1e-10),
      (1e9, 999_880_000, 0.0288839467704918609, 0.971116053229508139, 1e-8),
      (1e9, 1_000_250_000, 0.999961341596130414, 0.0000386584038695855217, 1e-8),
    ] as [(Double, Double, Double, Double, Double)])
  func `tails hold up to the largest noncentrality`(
    lambda: Double, x: Double, lower: Double, upper: Double, slack: Double
  ) {
    expectClose(noncentral(3, lambda).lowerTail(at: x), lower, relative: slack)
    expectClose(noncentral(3, lambda).upperTail(at: x), upper, relative: slack)
  }

  @Test(arguments: [1, 2, 5.5] as [Double])
  func `noncentrality 0 is the central distribution`(df: Double) {
    let central = ChiSquaredDistribution(degreesOfFreedom: df)
    for x in [0, 1e-9, 0.3, 4, 60] {
      expectClose(noncentral(df, 0).lowerTail(at: x), central.lowerTail(at: x), relative: 1e-12)
      expectClose(noncentral(df, 0).upperTail(at: x), central.upperTail(at: x), relative: 1e-12)
    }
    #expect(noncentral(df, 3).lowerTail(at: 0) == 0 && noncentral(df, 3).upperTail(at: 0) == 1)
    #expect(noncentral(df, 3).lowerTail(at: .infinity) == 1)
    #expect(noncentral(df, 3).upperTail(at: .infinity) == 0)
  }

  @Test(arguments: [1, 2, 4, 20] as [Double], [0.025, 0.2, 1e-6])
  func `noncentralities put the tail where it was asked for`(df: Double, tail: Double) throws {
    for x in [100, 3_000, 1e6] as [Double] {
      let low = try #require(
        NoncentralChiSquaredDistribution.noncentrality(
          at: x, degreesOfFreedom: df, upperTail: tail))
      let high = try #require(
        NoncentralChiSquaredDistribution.noncentrality(
          at: x, degreesOfFreedom: df, lowerTail: tail))
      #expect(low < high)
      expectClose(noncentral(df, low).upperTail(at: x), tail, relative: 1e-8)
      expectClose(noncentral(df, high).lowerTail(at: x), tail, relative: 1e-8)
    }
  }

  @Test func `there is no noncentrality where 0 is too large already`() {
    let four = ChiSquaredDistribution(degreesOfFreedom: 4)
    let ordinary = four.quantile(upperTail: 0.03)
    let tiny = four.quantile(upperTail: 0.98)
    #expect(
      NoncentralChiSquaredDistribution.noncentrality(
        at: ordinary, degreesOfFreedom: 4, upperTail: 0.025) == nil)
    #expect(
      NoncentralChiSquaredDistribution.noncentrality(
        at: tiny, degreesOfFreedom: 4, lowerTail: 0.025) == nil)
  }
}
