import TestSupport
import Testing

@testable import Halfwidth

@Suite struct IdealEnumerationTests {
  @Test func `a mean by enumeration of counts is the mean by convolution`() throws {
    for counts in [[4, 9, 12, 5], [0, 7, 0, 3], [1, 1, 1, 1], [10, 0, 0, 0], [2, 0, 20, 1]] {
      let total = Double(counts.reduce(0, +))
      let enumerated = try IdealBootstrap.enumerated(
        CategoryCounts(counts), statistic: "mean"
      ) { resample in
        let sum = resample.reduce(0, +)
        return Double(resample[1] + 2 * resample[2] + 3 * resample[3]) / Double(sum)
      }
      let convolved = try IdealBootstrap.mean(
        of: ScoredCounts(scores: [0, 1, 2, 3], counts: counts))
      let atoms = try #require(enumerated.distribution.atoms)
      #expect(enumerated.estimate == convolved.estimate)
      #expect(atoms.map(\.value) == convolved.distribution.atoms?.map(\.value))
      for atom in atoms {
        expectClose(
          atom.probability, convolved.distribution.probability(at: atom.value) ?? .nan,
          relative: 1e-12)
      }
      expectClose(enumerated.z0 ?? .nan, convolved.z0 ?? .nan, absolute: 1e-13)
      expectClose(
        enumerated.influence?.acceleration ?? .nan, convolved.influence?.acceleration ?? .nan,
        relative: 1e-10, absolute: 1e-13)
      expectClose(
        enumerated.standardError, convolved.standardError, relative: 1e-12, absolute: 1e-15,
        "\(total)")
    }
  }

  @Test func `a ratio leaves out resamples where it is undefined, and says how many`() throws {
    let ratio = try IdealBootstrap.enumerated(
      CategoryCounts([3, 1, 4]), statistic: "ratio"
    ) { $0[1] == 0 ? nil : Double($0[0]) / Double($0[1]) }
    // No second category among 8 draws: (7/8)^8.
    let undefined = 5_764_801.0 / 16_777_216
    let warning = try #require(ratio.warnings.first)
    #expect(warning.code == .undefined)
    #expect(warning.message.contains("0.3436089158058"))
    // A ratio of 8 needs 8 and 1: impossible. 7 is 7 and 1, 8 ways of 3^7.
    expectClose(
      ratio.distribution.probability(at: 7) ?? .nan, 8 * 2_187 / 16_777_216 / (1 - undefined),
      relative: 1e-13)
    #expect(ratio.distribution.probability(at: 8) == 0)
    #expect(ratio.distribution.range == 0...7)
    // Without its only observation in the second category the ratio is undefined, so BCa is.
    #expect(ratio.influence == nil)
    let finding = BootstrapMethod.bca.finding(for: ratio)
    #expect(finding.interval == nil)
    #expect(finding.warnings.map(\.code) == [.undefined, .undefined])
    #expect(BootstrapMethod.percentile.finding(for: ratio).interval != nil)
  }

  @Test func `the number of compositions decides`() throws {
    #expect(IdealBootstrap.compositions(of: 50, into: 1) == 1)
    #expect(IdealBootstrap.compositions(of: 50, into: 4) == 23_426)
    #expect(IdealBootstrap.compositions(of: 50, into: 6) == 3_478_761)
    #expect(IdealBootstrap.compositions(of: 3, into: 3) == 10)
    #expect(IdealBootstrap.compositions(of: 1 << 53, into: 9) == nil)
    let counts = try CategoryCounts([9, 9, 9, 9, 9, 9, 9])
    #expect(throws: IdealBootstrapError.tooManyCompositions) {
      try IdealBootstrap.enumerated(counts, statistic: "first") { Double($0[0]) }
    }
    // Empty categories don't count.
    let sparse = try CategoryCounts([9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9])
    #expect(
      try IdealBootstrap.enumerated(sparse, statistic: "first") { Double($0[0]) }
        .distribution.atoms?.count == 19)
  }

  @Test func `a statistic that is undefined for the data is refused`() throws {
    let counts = try CategoryCounts([3, 0])
    #expect(throws: IdealBootstrapError.undefinedStatistic) {
      try IdealBootstrap.enumerated(counts, statistic: "ratio") {
        Double($0[0]) / Double($0[1])
      }
    }
  }

  @Test func `values that rounding sets apart still tie with the estimate`() throws {
    // The same index, summed in an order that depends on the counts.
    let counts = try CategoryCounts([2, 2, 2])
    let index = try IdealBootstrap.enumerated(counts, statistic: "index") { resample in
      resample.sorted(by: >).reduce(0.1) { $0 + Double($1 * $1) / 7 }
        + (resample[0] > resample[1] ? 1e-15 : 0)
    }
    // Exactly the compositions with the counts 2, 2, 2: 90 of 729 resamples; 3, 2, 1 differs.
    expectClose(
      index.distribution.probability(at: index.estimate) ?? .nan, 90.0 / 729, relative: 1e-12)
    let permuted = try IdealBootstrap.enumerated(
      CategoryCounts([3, 2, 1]), statistic: "index"
    ) { resample in
      resample.reduce(0.0) { $0 + Double($1 * $1) * 0.1 } + (resample[0] > resample[1] ? 1e-16 : 0)
    }
    let whole = try IdealBootstrap.enumerated(
      CategoryCounts([3, 2, 1]), statistic: "index"
    ) { resample in Double(resample.reduce(0) { $0 + $1 * $1 }) }
    expectClose(
      permuted.distribution.probability(at: permuted.estimate) ?? .nan,
      whole.distribution.probability(at: 14) ?? .nan, relative: 1e-12)
    expectClose(permuted.z0 ?? .nan, whole.z0 ?? .nan, absolute: 1e-12)
  }
}
