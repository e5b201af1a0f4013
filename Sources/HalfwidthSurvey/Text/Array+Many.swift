extension Array {
  /// Adds elements that a function makes of their numbers from 0: no room is looked for before each of them.
  ///
  /// - Parameter filler: Any element, which holds the room.
  @inline(__always)
  mutating func append(_ count: Int, over filler: Element, _ element: (Int) -> Element) {
    let start = self.count
    append(contentsOf: repeatElement(filler, count: count))
    unsafe withUnsafeMutableBufferPointer { elements in
      for index in 0..<count { unsafe elements[start &+ index] = element(index) }
    }
  }
}
