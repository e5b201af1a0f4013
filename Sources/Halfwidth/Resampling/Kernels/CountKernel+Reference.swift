internal import NumericCore

extension CountKernel {
  /// Draws a plan's resamples in the way that ``histogram(_:progress:)`` takes, in plain form.
  package func referenceHistogram(_ plan: ResamplePlan) -> ResampleHistogram {
    switch way(total: plan.total) {
    case .histograms(let histograms):
      histograms.referenceHistogram(plan.blocks(of: CountHistograms.blockResamples))
    case .resamples(let draws): draws.referenceHistogram(plan)
    }
  }
}

extension CountHistograms {
  /// Draws a plan's blocks one by one: the plain form of ``histogram(_:progress:)``.
  func referenceHistogram(_ plan: ResamplePlan) -> ResampleHistogram {
    var found = [UInt64](repeating: 0, count: positions.count)
    for start in stride(
      from: plan.resamples.lowerBound, to: plan.resamples.upperBound, by: Self.blockResamples)
    {
      let counts = HistogramDraws.referenceCounts(
        min(Self.blockResamples, plan.total - start), weights: distribution.probabilities,
        from: plan.block(start / Self.blockResamples, purpose: .histograms))
      for (place, count) in zip(distribution.support, counts) {
        found[first + step * place - positions.lowerBound] += count
      }
    }
    return ResampleHistogram(firstPosition: positions.lowerBound, counts: found)
  }
}

extension CountDraws {
  /// Draws a plan's resamples one by one: the plain form of ``histogram(_:progress:)``.
  ///
  /// - Complexity: As there, but some 50 times slower.
  func referenceHistogram(_ plan: ResamplePlan) -> ResampleHistogram {
    var found = [UInt64](repeating: 0, count: positions.count)
    for resample in plan.resamples {
      let (block, within) = resample.quotientAndRemainder(dividingBy: StreamBlock.resamples)
      let words = (0..<wordsPerResample).map { word in
        var word64: [UInt64] = [0]
        var span = word64.mutableSpan
        plan.block(block).fill(&span, startingAt: word * StreamBlock.resamples + within)
        return word64[0]
      }
      var counts: [[Int]] = []
      var start = 0
      for draws in draws {
        let slice = words.span.extracting(start..<start + draws.wordsPerResample)
        counts.append(draws.counts(from: slice))
        start += draws.wordsPerResample
      }
      found[position(counts) - positions.lowerBound] += 1
    }
    return ResampleHistogram(firstPosition: positions.lowerBound, counts: found)
  }

  /// The statistic by its definition.
  private func position(_ counts: [[Int]]) -> Int {
    switch statistic {
    case .sum(let scores):
      return zip(scores, counts).reduce(0) { sum, sample in
        zip(sample.0, sample.1).reduce(sum) { $0 + $1.0 * $1.1 }
      }
    case .ranks(let ranks):
      return zip(ranks, counts).reduce(0) { sum, sample in
        let (ranks, counts) = sample
        let ordered = zip(ranks.scores, counts).flatMap { [Int](repeating: $0, count: $1) }
        return sum + ordered[ranks.lower - 1] + ordered[ranks.upper - 1]
      }
    case .custom(_, let function):
      let flat = counts.joined().map { UInt32($0) }
      return function(flat.span)
    }
  }
}
