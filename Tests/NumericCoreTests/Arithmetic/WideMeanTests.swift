import NumericCore
import Testing

/// Expected means are those of the numbers as fractions.
@Suite struct WideMeanTests {
  @Test func `what nearly cancels keeps its digits`() throws {
    #expect(try #require(WideMean([1e15, -1e15, 3], weights: [1, 1, 1])).value == 1)
    #expect(try #require(WideMean([3, 1e15, -1e15], weights: [2, 1, 1])).value == 1.5)
    #expect(try #require(WideMean([1e20, 1, -1e20], weights: [1, 3, 1])).value == 0.6)
    // 0.1 + 0.2 - 0.3 as doubles is 2^-55, exactly.
    #expect(try #require(WideMean([0.1, 0.2, -0.3], weights: [1, 1, 1])).value * 3 == 0x1p-55)
  }

  @Test func `equal numbers have themselves as mean`() throws {
    for number in [0.1, 1.1e12, -3.7, 1e35] {
      let mean = try #require(WideMean([5, number, number], weights: [0, 0.3, 1.7]))
      #expect(mean.value == number && mean.rest == 0)
    }
  }

  @Test func `a difference of means far from zero`() throws {
    let first = try #require(WideMean([1e12, 1e12 + 1, 1e12 + 1], weights: [1, 1, 1]))
    let second = try #require(WideMean([1e12 + 2, 1e12], weights: [1, 3]))
    // 2/3 - 1/2
    #expect((first.minus(second) - 1.0 / 6).magnitude < 1e-16)
  }

  @Test func `nothing has a weight`() {
    #expect(WideMean([1, 2], weights: [0, 0]) == nil)
  }
}
