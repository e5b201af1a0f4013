/// What rows sum to, in ascending order: eight bytes at most.
struct ExactFisherSums: Hashable {
  private(set) var bytes: UInt64 = 0
  private var count = 0

  init() {}

  /// The sums with another one in its place.
  func inserting(_ sum: Int) -> ExactFisherSums {
    var place = 0
    while place < count && Int(bytes >> (8 * place) & 0xFF) <= sum { place += 1 }
    let below: UInt64 = (1 << (8 * place)) - 1
    var sums = self
    sums.bytes = bytes & below | UInt64(sum) << (8 * place) | (bytes & ~below) << 8
    sums.count += 1
    return sums
  }

  /// The sums of a state, in ascending order.
  static func rows(_ bytes: UInt64, count: Int) -> [Int] {
    (0..<count).map { Int(bytes >> (8 * $0) & 0xFF) }
  }
}
