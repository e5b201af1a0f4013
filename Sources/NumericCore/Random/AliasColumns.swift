/// Makes the columns of alias tables, one table after the other in the same array.
///
/// Columns that their own outcome doesn't fill are filled by those that have too much, both in ascending
/// order, in one sweep: a column with too much that has given enough is filled by the next one. Masses of
/// most distributions rise and fall once, so that hardly a step has to be guessed by the processor.
///
/// Source: L. Huebschle-Schneider, P. Sanders (2022), "Parallel weighted random sampling", *ACM Trans.
/// Math. Softw.* 48(3), 29, [doi:10.1145/3549934](https://doi.org/10.1145/3549934), section 4.2.
struct AliasColumns {
  /// The entries of all tables so far.
  private(set) var entries: [UInt64] = []
  private var masses: [UInt64] = []

  /// Makes room for tables of so many columns together.
  init(capacity: Int) {
    entries.reserveCapacity(capacity)
  }

  /// Appends the entries of a table of 2^`columnBits` columns; see ``AliasTable``.
  ///
  /// - Parameter weights: At most as many finite numbers as columns, not negative and not all 0.
  mutating func append(_ weights: [Double], columnBits: Int) {
    let columns = 1 << columnBits
    if masses.count != columns { masses = [UInt64](repeating: 0, count: columns) }
    let start = entries.count
    entries.append(contentsOf: masses)
    unsafe masses.withUnsafeMutableBufferPointer { masses in
      unsafe weights.withUnsafeBufferPointer { unsafe Self.find(masses, from: $0) }
      unsafe entries.withUnsafeMutableBufferPointer { entries in
        unsafe Self.sweep(
          UnsafeMutableBufferPointer(rebasing: entries[start...]), UnsafeBufferPointer(masses),
          columnBits: columnBits)
      }
    }
  }

  /// The masses in units of 2^-62, which sum to 2^62, and none in the columns beyond.
  private static func find(
    _ masses: UnsafeMutableBufferPointer<UInt64>, from weights: UnsafeBufferPointer<Double>
  ) {
    var largest = 0
    for outcome in weights.indices {
      let weight = unsafe weights[outcome]
      precondition(weight >= 0 && weight.isFinite, "weights are finite and not negative")
      if unsafe weight > weights[largest] { largest = outcome }
    }
    let most = unsafe weights[largest]
    precondition(most > 0, "some weight is above 0")
    // Divided by the largest first, so that no sum overflows.
    var sum = 0.0
    for outcome in weights.indices {
      let share = unsafe weights[outcome] / most
      unsafe masses[outcome] = share.bitPattern
      sum += share
    }
    let unit = 0x1p62 / sum
    var total: UInt64 = 0
    for outcome in weights.indices {
      // Half a unit is added only to round; above 2^53 nothing has to be. A conversion to a number with a
      // sign is one instruction.
      let share = unsafe Double(bitPattern: masses[outcome])
      let mass = UInt64(bitPattern: Int64(share * unit + 0.5))
      unsafe masses[outcome] = mass
      total &+= mass
    }
    for column in weights.count..<masses.count { unsafe masses[column] = 0 }
    // Any excess is a rounding error of the whole, and the largest mass is above it by far.
    unsafe masses[largest] &+= 1 << 62 &- total
  }

  /// Fills the columns; the masses are whole numbers, of which none is lost.
  private static func sweep(
    _ entries: UnsafeMutableBufferPointer<UInt64>, _ masses: UnsafeBufferPointer<UInt64>,
    columnBits: Int
  ) {
    let capacity = (1 as UInt64) << (62 - columnBits)
    /// A mass of m units of 2^-62 is m 2^(t + 1) units of the fraction, which is a multiple of 2^t: the
    /// last one below leaves room for the difference. A column that is full has no alias.
    func setColumn(_ column: Int, own: UInt64, alias: Int) {
      unsafe entries[column] =
        own << (columnBits + 1) &- 1 << columnBits | UInt64(column ^ alias)
    }
    func next(_ start: Int) -> Int {
      var column = start
      while unsafe column < masses.count && masses[column] <= capacity { column += 1 }
      return column
    }
    var giver = next(0)
    var left = giver < masses.count ? unsafe masses[giver] : 0
    /// The giver has given enough, and is filled by the next one, which there is as long as there is
    /// something to give.
    func passOn() {
      let follower = next(giver + 1)
      setColumn(giver, own: left, alias: follower)
      left = unsafe masses[follower] - (capacity - left)
      giver = follower
    }
    for column in masses.indices where unsafe masses[column] <= capacity {
      let mass = unsafe masses[column]
      if mass == capacity {
        setColumn(column, own: capacity, alias: column)
        continue
      }
      while left <= capacity { passOn() }
      setColumn(column, own: mass, alias: giver)
      left -= capacity - mass
    }
    guard giver < masses.count else { return }
    while next(giver + 1) < masses.count { passOn() }
    setColumn(giver, own: capacity, alias: giver)
  }
}
