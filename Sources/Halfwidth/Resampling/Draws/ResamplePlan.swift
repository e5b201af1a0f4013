internal import NumericCore

/// Which resamples are drawn, from which seed, and by how many threads.
///
/// Results don't depend on the threads, on the batches or on how the resamples are divided into shards, which
/// can be computed anywhere and merged. Resample *r* of a seed is the same whoever draws it, so that a run can be
/// continued; but where the distribution over all resamples is known, how many of them have each value is drawn for 2^20
/// at once, the last block having the rest of the whole run (``BootstrapShard/resamples`` says which were drawn).
public struct ResamplePlan: Hashable, Sendable {
  /// The most resamples.
  public static let mostResamples = 1 << 40
  /// The largest seed, 2^53 - 1.
  public static let largestSeed = Seed.largestValue

  /// The numbers of the resamples drawn, which may be none in a shard of few.
  public private(set) var resamples: Range<Int>
  /// The number of resamples in all shards together.
  public private(set) var total: Int
  /// In 0...2^53 - 1.
  public let seed: UInt64
  /// In 1...1024.
  public let threads: Int
  /// About how many resamples are drawn between two reports of progress; nil for some
  /// milliseconds' work.
  public let batch: Int?

  /// Creates the plan of the resamples 0 ..< `resamples`.
  ///
  /// - Throws: ``ResampleError`` for a number outside its range.
  public init(
    resamples: Int, seed: UInt64, threads: Int = 1, batch: Int? = nil
  ) throws(ResampleError) {
    guard resamples >= 1 && resamples <= Self.mostResamples else { throw .resamples(resamples) }
    guard seed <= Self.largestSeed else { throw .seed(seed) }
    guard threads >= 1 && threads <= 1_024 else { throw .threads(threads) }
    if let batch, batch < 1 { throw .batch(batch) }
    self.resamples = 0..<resamples
    total = resamples
    self.seed = seed
    self.threads = threads
    self.batch = batch
  }

  /// The number of resamples drawn.
  public var count: Int { resamples.count }

  /// Returns the part of one of `count` shards, which together draw each resample of the plan once.
  ///
  /// Shards are consecutive and begin at multiples of 256 resamples from the plan's first block, as
  /// equal as that allows; where there are fewer blocks than shards, some are empty.
  ///
  /// - Parameters:
  ///   - index: In 0 ..< count.
  ///   - count: How many shards there are, at least 1.
  /// - Throws: ``ResampleError/shard(index:count:)``.
  public func shard(_ index: Int, of count: Int) throws(ResampleError) -> ResamplePlan {
    guard count >= 1 && count <= 1 << 20 && index >= 0 && index < count else {
      throw .shard(index: index, count: count)
    }
    let size = StreamBlock.resamples
    let first = resamples.lowerBound / size
    let blocks = (resamples.upperBound + size - 1) / size - first
    // At most 2^32 blocks and 2^20 shards: the product fits.
    let cuts = [index, index + 1].map { cut in
      min(max((first + blocks * cut / count) * size, resamples.lowerBound), resamples.upperBound)
    }
    var part = self
    part.resamples = cuts[0]..<cuts[1]
    return part
  }

  /// Returns the plan of the blocks of `size` resamples that begin in this one's.
  ///
  /// They go from an edge to an edge, or to the end of the run. Of consecutive plans each block is in one; a plan
  /// within a block has none.
  func blocks(of size: Int) -> ResamplePlan {
    let edges = [resamples.lowerBound, resamples.upperBound].map {
      min(($0 + size - 1) / size * size, max(total, $0))
    }
    var part = self
    part.resamples = edges[0]..<edges[1]
    return part
  }

  /// Returns the plan of the resamples that follow this one's, up to `total` in all.
  ///
  /// - Throws: ``ResampleError`` where `total` is not more than was drawn, or too large.
  public func continued(to total: Int) throws(ResampleError) -> ResamplePlan {
    guard total <= Self.mostResamples else { throw .resamples(total) }
    guard total > resamples.upperBound else {
      throw .notLonger(total: total, drawn: resamples.upperBound)
    }
    var rest = self
    rest.resamples = resamples.upperBound..<total
    rest.total = total
    return rest
  }

  /// The words of a block.
  func block(_ index: Int, purpose: StreamPurpose = .resampling) -> StreamBlock {
    guard let seed = Seed(seed), let index = UInt32(exactly: index) else {
      preconditionFailure("the seed and the number of resamples were checked")
    }
    return StreamBlock(seed: seed, purpose: purpose, index: index)
  }
}
