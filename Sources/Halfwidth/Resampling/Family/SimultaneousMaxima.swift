internal import NumericCore

/// The largest statistics of a family's resamples.
public struct SimultaneousMaxima: Hashable, Sendable {
  /// The numbers of the resamples; none where nothing had to be drawn.
  public private(set) var resamples: Range<Int>
  /// The fingerprint of what was drawn.
  public private(set) var digest: ResampleDigest
  /// For each statistic of the family in how many resamples it is undefined; empty for proportions, which
  /// always are defined.
  public private(set) var undefined: [Int]
  /// For each statistic of the family in how many resamples it is more than three standard errors away;
  /// empty for proportions.
  public private(set) var far: [Int]
  package private(set) var distances: Distances

  /// The largest distances.
  package enum Distances: Hashable, Sendable {
    /// How many resamples have each rank among the values that there can be.
    case counted(ResampleHistogram)
    /// In the order of the resamples; infinite where a statistic is undefined.
    case values([Double])
  }

  package init(
    resamples: Range<Int>, digest: ResampleDigest, undefined: [Int], far: [Int],
    distances: Distances
  ) {
    self.resamples = resamples
    self.digest = digest
    self.undefined = undefined
    self.far = far
    self.distances = distances
  }

  /// Whether nothing was drawn.
  public var isEmpty: Bool { resamples.isEmpty }

  /// Adds the resamples of the next shard, or of a run's continuation.
  ///
  /// - Precondition: Both are of the same family, and the other's resamples follow these.
  public mutating func append(_ next: SimultaneousMaxima) {
    precondition(
      next.resamples.lowerBound == resamples.upperBound,
      "maxima of consecutive resamples are joined")
    switch (distances, next.distances) {
    case (.counted(var histogram), .counted(let other)):
      histogram.merge(other)
      distances = .counted(histogram)
    case (.values(var values), .values(let others)):
      distances = .values([])
      values += others
      distances = .values(values)
    default: preconditionFailure("maxima of one family are joined")
    }
    resamples = resamples.lowerBound..<next.resamples.upperBound
    digest = digest + next.digest
    undefined = zip(undefined, next.undefined).map(+)
    far = zip(far, next.far).map(+)
  }
}

/// The maxima in ascending order.
struct MaximaOrder {
  let total: Int
  /// How many are infinite.
  let undefined: Int
  /// The distinct values, or all of them, and how many resamples are at or below each.
  private let values: [Double]
  private let cumulative: [Int]?

  private init(sorted: [Double], undefined: Int) {
    values = sorted
    cumulative = nil
    total = sorted.count + undefined
    self.undefined = undefined
  }

  private init(_ histogram: ResampleHistogram, values: [Double]) {
    self.values = values
    var sum = 0
    cumulative = histogram.counts.map { count in
      sum += Int(count)
      return sum
    }
    total = sum
    undefined = 0
  }

  /// - Parameter values: Those that the maxima of proportions can have, ascending.
  init(_ distances: SimultaneousMaxima.Distances, among values: [Double]) {
    switch distances {
    case .counted(let histogram): self.init(histogram, values: values)
    case .values(let drawn):
      let finite = drawn.filter(\.isFinite)
      self.init(sorted: SimulatedSort.sorted(finite), undefined: drawn.count - finite.count)
    }
  }

  /// The one with a rank, from 1.
  func maximum(_ rank: Int) -> Double {
    guard let cumulative else { return rank > values.count ? .infinity : values[rank - 1] }
    let place = cumulative.indices.partitioningIndex { cumulative[$0] >= rank }
    return place < values.count ? values[place] : .infinity
  }
}

extension SimultaneousBootstrap {
  /// The most resamples whose maxima are kept; those of proportions are counted.
  public static let mostValues = SimulatedBootstrap.mostValues

  /// Draws a plan's resamples and finds the largest statistic of each.
  ///
  /// Where no statistic varies nothing is drawn.
  ///
  /// - Throws: ``ResampleError``: more resamples than ``mostValues``, or a run that was stopped.
  /// - Complexity: O(n) for each resample and column, and O(statistics); of proportions O(n / 64) for each
  ///   item. 8 bytes for each resample, of proportions none.
  public func maxima(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> SimultaneousMaxima {
    do throws(ResampleError) {
      switch source {
      case .nothing:
        let start = plan.resamples.lowerBound
        return SimultaneousMaxima(
          resamples: start..<start, digest: ResampleDigest(), undefined: [], far: [],
          distances: .values([]))
      case .proportions(let proportions):
        let histogram = try proportions.histogram(plan, progress: progress)
        return SimultaneousMaxima(
          resamples: plan.resamples, digest: [histogram].digest,
          undefined: [], far: [], distances: .counted(histogram))
      case .moments(let kernel):
        guard plan.count <= Self.mostValues else {
          throw .resamples(plan.count)
        }
        return try maxima(plan, by: kernel, progress: progress)
      }
    } catch {
      if case .resamples(let count) = error {
        throw .tooManyResamples(count, limit: Self.mostValues)
      }
      throw error
    }
  }

  private func maxima(
    _ plan: ResamplePlan, by kernel: MomentMatrixKernel, progress: ResampleProgress?
  ) throws(ResampleError) -> SimultaneousMaxima {
    let family = members.filter(\.isInFamily)
    let estimates = family.map(\.found.distance.centre)
    let scales = family.map(\.found.distance.scale)
    let isCorrelation = family.map(\.found.isCorrelation)
    let sums = family.map(\.sums)
    var values = [Double](repeating: 0, count: plan.count)
    let first = plan.resamples.lowerBound
    let stride = kernel.stride
    let states = try unsafe values.withUnsafeMutableBufferPointer {
      buffer throws(ResampleError) in
      // Each part of the run writes the places of its own resamples.
      nonisolated(unsafe) let places = unsafe buffer
      return try kernel.reduce(plan, progress: progress) {
        let none = [Int](repeating: 0, count: sums.count)
        return (digest: ResampleDigest(), undefined: none, far: none)
      } body: { state, resamples, found, counts in
        for (i, resample) in resamples.enumerated() {
          let own = found.extracting(i * stride..<(i + 1) * stride)
          var largest = 0.0
          var drawn: [Int] = []
          for index in sums.indices {
            var value = sums[index].value(own)
            if !value.isFinite {
              if drawn.isEmpty { drawn = counts(i) }
              value = family[index].value(drawn: drawn) ?? .infinity
              if !value.isFinite { state.undefined[index] += 1 }
            }
            if isCorrelation[index] && value.isFinite { value = FamilyInterval.fisherZ(value) }
            let distance = (value - estimates[index]).magnitude * scales[index]
            if distance > 3 && distance.isFinite { state.far[index] += 1 }
            largest = max(largest, distance)
          }
          unsafe places[resample - first] = largest
          state.digest.add(resample: resample, rows: UInt64(own[0]))
        }
      }
    }
    return SimultaneousMaxima(
      resamples: plan.resamples, digest: states.reduce(ResampleDigest()) { $0 + $1.digest },
      undefined: sums.indices.map { index in states.reduce(0) { $0 + $1.undefined[index] } },
      far: sums.indices.map { index in states.reduce(0) { $0 + $1.far[index] } },
      distances: .values(values))
  }
}

extension FamilyMember {
  /// Returns the statistic by definition, of a resample that drew each row so often; nil where it is
  /// undefined.
  func value(drawn counts: [Int]) -> Double? {
    let rows = prepared.parts.map { part in
      part.rows.enumerated().flatMap { place, row in
        [Int](repeating: place, count: counts[row])
      }
    }
    return prepared.definition(rows).flatMap { $0.isFinite ? $0 : nil }
  }
}
