/// Bytes of cells, each different one with its place, beside the column that says where they stand.
struct DistinctTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var known: [ArraySlice<UInt8>: Int] = [:]

  /// How many bytes are kept.
  var size: Int { bytes.count + 8 * ends.count }

  /// Adds a row to a column.
  ///
  /// - Parameter check: Is given what no row before had, as far as that is known.
  mutating func add(
    _ text: ArraySlice<UInt8>, to cells: inout CellColumn, _ check: () throws(NativeFault) -> Void
  ) throws(NativeFault) {
    if let place = known[text] {
      cells.append(place)
      return
    }
    try check()
    let place = ends.count - 1
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    if cells.appendNew(.missing(.empty)) == nil {
      cells.appendFurther(at: UInt32(place))
    } else {
      known[ArraySlice(Array(text))] = place
    }
  }

  /// What was added at a place.
  subscript(place: Int) -> ArraySlice<UInt8> { bytes[ends[place]..<ends[place + 1]] }
}
