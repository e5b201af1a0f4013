internal import NumericCore

/// Random streams: words, bounded numbers, uniform numbers and draws from tables.
func randomBenchmarks(_ suite: inout BenchmarkSuite) {
  let block = StreamBlock(seed: 1, purpose: .resampling, index: 0)

  // Half of the bits are 1, within 6 standard deviations of the 81,920 of them.
  suite.measure("Random.words.1280", isQuick: true) {
    var words = [UInt64](repeating: 0, count: 1_280)
    var span = words.mutableSpan
    block.fill(&span, startingAt: 0)
    return words
  } isRight: { words in
    abs(words.reduce(0) { $0 + $1.nonzeroBitCount } - 40_960) < 860
  }

  // The mean of 12,800 numbers from 0 to 49, whose standard deviation is 14.43.
  suite.measure("Random.bounded50.12800", isQuick: true) {
    var numbers = [UInt8](repeating: 0, count: 256 * 50)
    var span = numbers.mutableSpan
    BoundedDraws(bound: 50, draws: 50).fill(&span, resamples: 0..<256, of: block)
    return numbers
  } isRight: { numbers in
    isNear(numbers.reduce(0) { $0 + Double($1) } / 12_800, 24.5, within: 0.032)
  }

  suite.measure("Random.bounded500.128000") {
    var numbers = [UInt16](repeating: 0, count: 256 * 500)
    var span = numbers.mutableSpan
    BoundedDraws(bound: 500, draws: 500).fill(&span, resamples: 0..<256, of: block)
    return numbers
  } isRight: { numbers in
    isNear(numbers.reduce(0) { $0 + Double($1) } / 128_000, 249.5, within: 0.01)
  }

  suite.measure("Random.uniform.1280", isQuick: true) {
    var numbers = [Double](repeating: 0, count: 1_280)
    var span = numbers.mutableSpan
    block.fill(&span, startingAt: 0)
    return numbers
  } isRight: { numbers in
    isNear(numbers.reduce(0, +), 640, within: 0.1)
  }

  let weights = (0...50).map {
    BinomialDistribution(trials: 50, probability: 0.74).probability(of: $0)
  }
  suite.measure("Random.alias.1280", isQuick: true) {
    let table = AliasTable(weights: weights)
    var words = [UInt64](repeating: 0, count: 1_280)
    var span = words.mutableSpan
    block.fill(&span, startingAt: 0)
    var outcomes = [UInt32](repeating: 0, count: 1_280)
    var room = outcomes.mutableSpan
    table.fill(&room, from: words.span)
    return outcomes
  } isRight: { outcomes in
    isNear(outcomes.reduce(0) { $0 + Double($1) } / 1_280, 37, within: 0.015)
  }
}
