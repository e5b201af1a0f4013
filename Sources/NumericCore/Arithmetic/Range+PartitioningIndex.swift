extension Range<Int> {
  /// The first number from which on a condition holds, found by halving; the end of the range where it
  /// never does.
  ///
  /// - Parameter isReached: Holds for every number after one that it holds for.
  @inlinable package func partitioningIndex(where isReached: (Int) -> Bool) -> Int {
    var low = lowerBound
    var high = upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if isReached(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
