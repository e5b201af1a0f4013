internal import NumericCore

/// Bootstrap resamples of respondents with all their answers.
///
/// Each resample draws respondents, and counts for every item how many of those drawn are at or above
/// each level; so the items keep their dependence, and differences, ranks and simultaneous intervals can
/// be had from the same resamples. Memory does not depend on the number of resamples.
package struct JointKernel: Sendable {
  /// The most resamples that a joint statistic gets at a time: their counts stay in the fastest cache.
  package static let group = 64

  /// The answers.
  package let matrix: RespondentMatrix
  /// For each item the positions that it can have.
  package let positions: [ClosedRange<Int>]

  /// How many positions lie between those of two resamples in what ``reduce`` hands out.
  package let stride: Int

  let sampler: RowSampler
  let scores: [[Int]]
  private let items: [Item]
  /// Whether each item's position is the count of its one bit.
  private let isPlain: Bool

  /// How an item's position follows from the counts of its bits.
  private struct Item: Sendable {
    /// The position if all bits are 0, above the lowest position, modulo 2^16.
    var start: UInt16
    /// What each count adds, modulo 2^16.
    var steps: [UInt16]
    var positions: Int
  }

  /// Creates the kernel of the items' sums of scores.
  ///
  /// - Parameters:
  ///   - scores: For each item a score for each level; an item's position is the sum of the scores of
  ///     the respondents drawn. By default a level's number, from 0: a position is then the number of
  ///     yeses, or of levels climbed. A top-box share has scores such as 0, 0, 0, 1.
  /// - Throws: ``ResampleError`` for scores that don't fit the items or give one of them more than 65,536
  ///   positions, and for a scheme that does not fit the respondents.
  package init(
    _ matrix: RespondentMatrix, scores: [[Int]]? = nil, scheme: ResampleScheme = .ordinary
  ) throws(ResampleError) {
    let scores = scores ?? matrix.levels.map { Array(0..<$0) }
    guard scores.count == matrix.items else {
      throw .statistic(
        "there are scores for \(scores.count) items, and \(matrix.items) items; give each its scores"
      )
    }
    var items: [Item] = []
    var positions: [ClosedRange<Int>] = []
    for (index, (scores, levels)) in zip(scores, matrix.levels).enumerated() {
      guard scores.count == levels else {
        throw .length(index: index, count: scores.count, expected: levels)
      }
      guard let lowest = scores.min(), let highest = scores.max(),
        lowest.magnitude < 1 << 40, highest.magnitude < 1 << 40,
        (highest - lowest) * matrix.respondents <= Int(UInt16.max)
      else { throw .positions(largest: Int(UInt16.max) + 1) }
      let respondents = matrix.respondents
      positions.append(lowest * respondents...highest * respondents)
      items.append(
        Item(
          start: UInt16(truncatingIfNeeded: (scores[0] - lowest) * respondents),
          steps: zip(scores.dropFirst(), scores).map { UInt16(truncatingIfNeeded: $0 - $1) },
          positions: positions[index].count))
    }
    self.matrix = matrix
    self.scores = scores
    self.items = items
    self.positions = positions
    isPlain = items.allSatisfy { $0.start == 0 && $0.steps == [1] }
    stride = isPlain ? matrix.bits.stride : (items.count + 7) / 8 * 8
    sampler = try RowSampler(scheme, rows: matrix.respondents)
  }

  /// Draws a plan's resamples and counts each item's positions.
  ///
  /// - Throws: ``ResampleError/cancelled(after:)`` where `progress` returned false.
  /// - Complexity: O(respondents * levels / 64 + levels) time for each resample; memory O(positions of all
  ///   items) for each thread.
  package func histograms(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> [ResampleHistogram] {
    let sizes = items.map(\.positions)
    let tallies = try reduce(plan, progress: progress) {
      PositionTallies(positions: sizes)
    } body: { tallies, resamples, positions in
      tallies.add(positions, count: resamples.count, stride: stride)
    }
    var sum = tallies[0]
    for tally in tallies.dropFirst() { sum.merge(tally) }
    let counts = sum.counts
    return items.indices.map {
      ResampleHistogram(firstPosition: positions[$0].lowerBound, counts: counts[$0])
    }
  }

  /// Draws a plan's resamples and hands all items' positions to a joint statistic.
  ///
  /// - Parameters:
  ///   - makeState: Makes the state of one thread. For a result that does not depend on the number of
  ///     threads, what is kept must be the same in whatever order and by whatever thread resamples come:
  ///     counts, sums of whole numbers, or values kept by the resample's number.
  ///   - body: Gets the numbers of up to ``group`` resamples, and the positions above the lowest of each item:
  ///     that of item j in the i-th of these resamples is at i times the ``stride``, and j.
  /// - Returns: The states of all threads.
  /// - Throws: ``ResampleError/cancelled(after:)`` where `progress` returned false.
  package func reduce<State: Sendable>(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil,
    into makeState: @Sendable () -> State,
    body:
      @Sendable (
        _ state: inout State, _ resamples: Range<Int>, _ positions: Span<UInt16>
      ) -> Void
  ) throws(ResampleError) -> [State] {
    if matrix.respondents <= 256 {
      return try reduce(plan, rows: UInt8.self, progress: progress, into: makeState, body: body) {
        matrix.bits.count(&$0, resamples: $1, draws: $2)
      }
    }
    return try reduce(plan, rows: UInt16.self, progress: progress, into: makeState, body: body) {
      matrix.bits.count(&$0, resamples: $1, draws: $2)
    }
  }

  private func reduce<State: Sendable, Row: RowNumber>(
    _ plan: ResamplePlan, rows: Row.Type, progress: ResampleProgress?,
    into makeState: @Sendable () -> State,
    body: @Sendable (inout State, Range<Int>, Span<UInt16>) -> Void,
    count: @Sendable (inout MutableSpan<UInt16>, _ resamples: Int, Span<Row>) -> Void
  ) throws(ResampleError) -> [State] {
    let respondents = matrix.respondents
    let cost = Double(respondents) * (sampler.nanoseconds + 0.01 * Double(matrix.bits.columns))
    return try ResampleDriver.run(
      plan, unit: sampler.unit, nanoseconds: cost, progress: progress, makeState: makeState
    ) { state, resamples in
      var drawn: [Row] = []
      var counts: [UInt16] = []
      var positions: [UInt16] = []
      ResampleDriver.eachUnit(resamples, unit: sampler.unit) { unit, within in
        sampler.draw(&drawn, resamples: within, of: plan.block(unit))
        for start in Swift.stride(from: 0, to: within.count, by: Self.group) {
          let number = min(Self.group, within.count - start)
          let own = drawn.span.extracting(
            start * respondents..<(start + number) * respondents)
          counts.resize(to: number * matrix.bits.stride)
          var countSpan = counts.mutableSpan
          count(&countSpan, number, own)
          let first = unit * sampler.unit + within.lowerBound + start
          if isPlain {
            body(&state, first..<first + number, countSpan.span)
          } else {
            positions.resize(to: number * stride)
            var positionSpan = positions.mutableSpan
            findPositions(&positionSpan, from: countSpan.span, resamples: number)
            body(&state, first..<first + number, positionSpan.span)
          }
        }
      }
    }
  }

  private func findPositions(
    _ positions: inout MutableSpan<UInt16>, from counts: Span<UInt16>, resamples: Int
  ) {
    unsafe positions.withUnsafeMutableBufferPointer { positions in
      unsafe counts.withUnsafeBufferPointer { counts in
        for resample in 0..<resamples {
          var place = resample * matrix.bits.stride
          for (index, item) in items.enumerated() {
            var position = item.start
            for step in item.steps {
              unsafe position &+= step &* counts[place]
              place += 1
            }
            unsafe positions[resample * stride + index] = position
          }
        }
      }
    }
  }
}
