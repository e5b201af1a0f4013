/// Keys of cells, each with its place among the different ones: open addressing, at most half full.
///
/// For the inner loop over a file's cells, where a dictionary's hashing takes longer than all else.
struct KeyPlaces {
  private var keys = [UInt64](repeating: 0, count: 32)
  /// One more than the place; 0 where there is none.
  private var places = [UInt16](repeating: 0, count: 32)
  private var count = 0

  /// The place of a key; nil for one that is not kept.
  subscript(key: UInt64) -> Int? {
    let slot = slot(of: key)
    return places[slot] == 0 ? nil : Int(places[slot]) - 1
  }

  /// Keeps a key that is not kept yet, with a place below ``CellColumn/mostDistinct``.
  mutating func keep(_ key: UInt64, _ place: Int) {
    if 2 * (count + 1) > keys.count { grow() }
    let slot = slot(of: key)
    (keys[slot], places[slot]) = (key, UInt16(place + 1))
    count += 1
  }

  /// Where a key is, or would be.
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    // Multiplying mixes upwards, so that the high half is taken.
    var slot = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
    while keys[slot] != key && places[slot] != 0 { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = (keys, places)
    keys = [UInt64](repeating: 0, count: 2 * keys.count)
    places = [UInt16](repeating: 0, count: keys.count)
    for (key, place) in zip(old.0, old.1) where place != 0 {
      let slot = slot(of: key)
      (keys[slot], places[slot]) = (key, place)
    }
  }
}
