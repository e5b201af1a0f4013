/// Keys of cells, each with its place among the different ones: open addressing, at most half full.
///
/// For the inner loop over a file's cells, where a dictionary's hashing takes longer than all else.
struct KeyPlaces {
  private var keys = [UInt64](repeating: 0, count: 32)
  /// One more than the place; 0 where there is none.
  private var places = [UInt16](repeating: 0, count: 32)
  private var count = 0
  /// By how many bits a product is moved so that those are left which choose one of the slots.
  private var shift: UInt64 = 64 - 5

  /// The place of a key; nil for one that is not kept.
  @inline(__always)
  subscript(key: UInt64) -> Int? { place(of: key) { _ in true } }

  /// The place of a key of which several cells may have the same; nil where it is kept for none that is meant.
  ///
  /// - Parameter isMeant: Whether the cell at a place is.
  @inline(__always)
  func place(of key: UInt64, where isMeant: (Int) -> Bool) -> Int? {
    unsafe places.withUnsafeBufferPointer { places in
      unsafe keys.withUnsafeBufferPointer { keys in
        // The count is a power of two, so that no slot is beyond it.
        var slot = firstSlot(of: key)
        while unsafe places[slot] != 0 {
          if unsafe keys[slot] == key, isMeant(Int(unsafe places[slot]) &- 1) {
            return Int(unsafe places[slot]) &- 1
          }
          slot = (slot &+ 1) & (keys.count &- 1)
        }
        return nil
      }
    }
  }

  /// Keeps a key for a cell that is not kept yet, with a place below 2^16 - 1.
  mutating func keep(_ key: UInt64, _ place: Int) {
    if 2 * (count + 1) > keys.count { grow() }
    add(key, UInt16(place + 1))
    count += 1
  }

  private mutating func add(_ key: UInt64, _ place: UInt16) {
    var slot = firstSlot(of: key)
    while places[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    (keys[slot], places[slot]) = (key, place)
  }

  /// Where a key may be, or after that.
  @inline(__always)
  private func firstSlot(of key: UInt64) -> Int {
    // Multiplying mixes upwards: only the highest bits depend on all of the key's, and keys that differ in their last
    // bytes alone, as measurements do, fall together by any others.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  private mutating func grow() {
    let old = (keys, places)
    keys = [UInt64](repeating: 0, count: 2 * keys.count)
    places = [UInt16](repeating: 0, count: keys.count)
    shift -= 1
    for (key, place) in zip(old.0, old.1) where place != 0 { add(key, place) }
  }
}
