internal import Halfwidth

/// Which part of how many, as `2/4`.
struct ShardNumber: Hashable {
  /// From 1.
  let index: Int
  let count: Int

  init(parsing text: String) throws(CommandFailure) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1] else {
      throw CommandFailure(
        .usage, "--shard", "'\(text)' is not a part; write which one of how many, such as 1/4")
    }
    guard count >= 1 && count <= 1 << 20 && index >= 1 && index <= count else {
      throw CommandFailure(
        .badData, "--shard", "there is no part \(index) of \(count); number the parts from 1")
    }
    self.index = index
    self.count = count
  }
}
