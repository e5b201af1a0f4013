import Halfwidth
import Testing

/// A column that says how large the population of each row's stratum is.
@Suite struct PopulationSharesTests {
  private func sample(weights: [Double]? = nil) throws -> BootstrapSample {
    try BootstrapSample(
      columns: [.init("x", [1, 2, 3, 4, 5])],
      stratum: SampleLabels(["a", "a", "b", "b", "b"]), weights: weights)
  }

  @Test func `sizes and shares are read`() throws {
    #expect(
      try FinitePopulation([8, 8, 12, 12, 12], of: sample()) == .shares(["a": 0.25, "b": 0.25]))
    #expect(
      try FinitePopulation([0.5, 0.5, 1, 1, 1], of: sample()) == .shares(["a": 0.5, "b": 1]))
    let plain = try BootstrapSample(values: [1, 2])
    #expect(try FinitePopulation([10, 10], of: plain) == .shares(["": 0.2]))
  }

  @Test func `rows weigh what their stratum's population is to its sample`() throws {
    let population = try FinitePopulation([8, 8, 30, 30, 30], of: sample())
    #expect(try population.weighted(sample())?.weights == [4, 4, 10, 10, 10])
    #expect(try population.weighted(sample(weights: [1, 1, 1, 1, 1])) == nil)
    let alike = try FinitePopulation([8, 8, 12, 12, 12], of: sample())
    #expect(try alike.weighted(sample()) == nil)
  }

  @Test(arguments: [
    ([8, 8, 2.5, 12, 12], FinitePopulationError.neither(row: 2, 2.5)),
    ([8, 8, 0, 12, 12], .neither(row: 2, 0)),
    ([8, 8, 0.5, 12, 12], .mixed(row: 2, 0.5, areSizes: true)),
    ([8, 9, 12, 12, 12], .varies(row: 1, 9, earlier: 8, stratum: "a")),
    ([8, 8, 2, 2, 2], .tooSmall(row: 2, 2, units: 3, areClusters: false, stratum: "b")),
  ])
  func `what is no population is refused with its row`(
    values: [Double], expected: FinitePopulationError
  ) throws {
    let sample = try sample()
    #expect(throws: expected) { try FinitePopulation(values, of: sample) }
  }
}
