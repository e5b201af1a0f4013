/// A fingerprint of what was drawn, for the comparison of runs.
///
/// Each thing drawn is hashed with its place, and the hashes are added modulo 2^64. Sums don't depend
/// on the order of their terms: the digest of a run is the sum of its shards' digests, whatever the
/// threads, the batches and the shards were.
///
/// For a statistic on a lattice the thing is a resample's position and the place is the statistic's
/// number, so that a digest of 10^8 resamples is made from the histogram alone. For replicates that
/// are real numbers, the thing is the rows drawn and the place is the resample's number: the digest
/// covers the whole numbers from which the replicates follow, and not their last bits, which depend
/// on the machine.
///
/// It guards against mistakes, not against forgery.
///
/// ## The hash
///
/// h(a, b) = mix(mix(a + c) + b), where mix is the finalizer of splitmix64 and c is 2^64 divided by
/// the golden ratio, 0x9E3779B97F4A7C15, all modulo 2^64.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood (2014), "Fast splittable pseudorandom number generators",
/// *OOPSLA '14*, [doi:10.1145/2660193.2660195](https://doi.org/10.1145/2660193.2660195); the constants
/// of the finalizer are D. Stafford's variant 13.
public struct ResampleDigest: Hashable, Sendable {
  /// The version of the draws: digests of two versions are not compared, and parts of two are not merged.
  ///
  /// It is raised where the draws of any seed change, and stands beside each digest that is printed or
  /// written to a file. In version 1 several rows came from one random word; since 2 each has a lane of its
  /// own (`BoundedDraws`). Since 3 histograms whose distribution is known are drawn a block at once
  /// (`CountHistograms`).
  public static let version = 3

  /// The fingerprint.
  public private(set) var value: UInt64

  /// Creates the digest of nothing, or one that was written to a file.
  public init(value: UInt64 = 0) {
    self.value = value
  }

  /// Returns the digest of what either of two covers.
  public static func + (left: ResampleDigest, right: ResampleDigest) -> ResampleDigest {
    ResampleDigest(value: left.value &+ right.value)
  }

  /// Adds resamples that had a position of a statistic.
  mutating func add(position: Int, of statistic: Int, times: UInt64) {
    let hash = Self.hash(
      UInt64(truncatingIfNeeded: statistic), UInt64(truncatingIfNeeded: position))
    value &+= times &* hash
  }

  /// Adds the rows that a resample drew, as a hash of them.
  mutating func add(resample: Int, rows: UInt64) {
    value &+= Self.hash(UInt64(truncatingIfNeeded: resample), rows)
  }

  static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mix(mix(first &+ 0x9E37_79B9_7F4A_7C15) &+ second)
  }

  private static func mix(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

extension ResampleDigest: CustomStringConvertible {
  /// Sixteen hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
