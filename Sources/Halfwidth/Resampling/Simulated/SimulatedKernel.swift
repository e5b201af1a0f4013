/// How the statistic of a part is found from the rows of a resample.
///
/// On a lattice what is found is the whole position, exact in doubles; else the value.
struct SimulatedKernel: Sendable {
  enum Way: Sendable {
    /// The sum of a number for each row.
    case sum([Double])
    /// Sums of x and y, or of x and its square.
    case two([SIMD2<Double>])
    /// Sums of x, y, y^2 and xy.
    case four([SIMD4<Double>])
    /// Sums of x, y and their squares and product.
    case five([MomentRow])
    /// Counts of the ranks among the distinct numbers, which ascend.
    case ranks([UInt32], [Double])
    /// A function of the rows.
    case custom(@Sendable (_ rows: Span<UInt32>) -> Double?)
  }

  /// Room for a resample's counts and values, used again and again.
  struct Scratch {
    var counts: [UInt32] = []
    var rows: [UInt32] = []
  }

  let way: Way
  private let part: PreparedStatistic.Part
  private let form: PreparedStatistic.Form
  private let moments: StatisticMoments
  private let isPosition: Bool
  /// For each row of the sample its place in the part.
  let places: [Int]

  /// - Parameters:
  ///   - steps: For each row of the part its position on the lattice; nil off a lattice.
  ///   - rows: The number of rows of the whole sample, by which they are drawn.
  init(
    _ form: PreparedStatistic.Form, _ part: PreparedStatistic.Part, steps: [Int]?, rows: Int
  ) {
    self.form = form
    self.part = part
    isPosition = steps != nil
    var places = [Int](repeating: 0, count: rows)
    for (place, row) in part.rows.enumerated() { places[row] = place }
    self.places = places
    let moments = StatisticMoments(part)
    self.moments = moments
    let numbers = steps.map { $0.map(Double.init) } ?? part.x
    func table<Element>(_ element: (StatisticMoments.Sums) -> Element) -> [Element] {
      let own = part.x.indices.map { element(moments.row(part, $0)) }
      return places.map { own[$0] }
    }
    switch form {
    case .column(.mean), .column(.proportion):
      way = .sum(steps == nil ? table(\.x) : places.map { numbers[$0] })
    case .column(.variance), .column(.standardDeviation):
      way = .two(table { SIMD2($0.x, $0.xx) })
    case .column(.median), .column(.quantile), .column(.trimmedMean):
      let distinct = Array(Set(numbers)).sorted()
      let rank = Dictionary(uniqueKeysWithValues: zip(distinct, 0 as UInt32 ..< .max))
      way = .ranks(places.map { rank[numbers[$0]] ?? 0 }, distinct)
    case .ratio: way = .two(table { SIMD2($0.x, $0.y) })
    case .slope: way = .four(table { SIMD4($0.x, $0.y, $0.yy, $0.xy) })
    case .correlation: way = .five(table(MomentRow.init))
    case .custom(let custom): way = .custom(custom.value)
    }
  }

  /// Writes what the rows of some resamples give; NaN, which goes no further than the engine, where
  /// the statistic is undefined.
  ///
  /// - Parameters:
  ///   - values: Room for a value for each resample.
  ///   - rows: As many rows for each resample, one resample after the other.
  ///   - offset: How many of a resample's rows come before those of this part.
  func fill<Number: RowNumber>(
    _ values: UnsafeMutableBufferPointer<Double>, from rows: UnsafeBufferPointer<Number>,
    offset: Int, scratch: inout Scratch
  ) {
    guard !values.isEmpty else { return }
    let stride = rows.count / values.count
    let count = part.count
    func slice(_ i: Int) -> UnsafeBufferPointer<Number> {
      let start = i * stride + offset
      return unsafe UnsafeBufferPointer(rebasing: rows[start..<start + count])
    }
    switch way {
    case .sum(let table):
      for i in values.indices {
        let sum = unsafe SimulatedGather.sum(slice(i), of: table, zero: 0)
        unsafe values[i] = isPosition ? sum : moments.meanX + sum / Double(count)
      }
    case .two(let table):
      let isRatio = if case .ratio = form { true } else { false }
      for i in values.indices {
        let sum = unsafe SimulatedGather.sum(slice(i), of: table, zero: SIMD2<Double>())
        unsafe values[i] = finish(
          isRatio
            ? StatisticMoments.Sums(x: sum.x, y: sum.y)
            : StatisticMoments.Sums(x: sum.x, xx: sum.y), slice(i))
      }
    case .four(let table):
      for i in values.indices {
        let sum = unsafe SimulatedGather.sum(slice(i), of: table, zero: SIMD4<Double>())
        let sums = StatisticMoments.Sums(x: sum.x, y: sum.y, yy: sum.z, xy: sum.w)
        unsafe values[i] = finish(sums, slice(i))
      }
    case .five(let table):
      for i in values.indices {
        let sum = unsafe SimulatedGather.sum(slice(i), of: table, zero: MomentRow())
        unsafe values[i] = finish(sum.sums, slice(i))
      }
    case .ranks(let ranks, let distinct):
      for i in values.indices {
        unsafe SimulatedGather.count(
          slice(i), ranks: ranks, of: distinct.count, into: &scratch.counts)
        unsafe values[i] = select(distinct, scratch.counts, count: count)
      }
    case .custom(let function):
      for i in values.indices {
        scratch.rows.removeAll(keepingCapacity: true)
        let own = unsafe slice(i)
        for k in own.indices { scratch.rows.append(UInt32(truncatingIfNeeded: unsafe own[k])) }
        let value = function(scratch.rows.span) ?? .nan
        unsafe values[i] = value.isFinite ? value : .nan
      }
    }
  }

  /// Returns the statistic of a resample with these sums.
  private func finish<Number: RowNumber>(
    _ sums: StatisticMoments.Sums, _ rows: UnsafeBufferPointer<Number>
  ) -> Double {
    switch moments.value(form, sums, count: rows.count) {
    case .value(let value): return value
    case .undefined: return .nan
    case .imprecise:
      let own = unsafe rows.map { places[Int(truncatingIfNeeded: $0)] }
      return form.definition(
        x: own.map { part.x[$0] }, y: part.y.isEmpty ? [] : own.map { part.y[$0] }) ?? .nan
    }
  }

  private func select(_ distinct: [Double], _ counts: [UInt32], count: Int) -> Double {
    guard case .column(let column) = form else { return .nan }
    return unsafe distinct.withUnsafeBufferPointer { distinct in
      unsafe counts.withUnsafeBufferPointer { counts in
        if let ranks = column.ranks(of: count) {
          let low = unsafe Self.index(of: ranks.lower, counts, from: (0, 0))
          let high = unsafe Self.index(of: ranks.upper, counts, from: low)
          let (a, b) = unsafe (distinct[low.index], distinct[high.index])
          return isPosition ? a + b : ranks.lower == ranks.upper ? a : a / 2 + b / 2
        }
        guard case .trimmedMean(let share) = column else { return .nan }
        let cut = ColumnStatistic.trimmed(share, of: count)
        let first = unsafe Self.index(of: cut + 1, counts, from: (0, 0))
        let middle = isPosition ? 0 : moments.meanX
        var index = first.index
        var left = count - 2 * cut
        var own = first.below + Int(unsafe counts[index]) - cut
        var sum = 0.0
        while true {
          sum += unsafe Double(min(own, left)) * (distinct[index] - middle)
          left -= own
          if left <= 0 { break }
          index += 1
          own = Int(unsafe counts[index])
        }
        return isPosition ? sum : middle + sum / Double(count - 2 * cut)
      }
    }
  }

  /// The first number with at least so many rows at or below it, and how many rows are below it.
  private static func index(
    of rank: Int, _ counts: UnsafeBufferPointer<UInt32>, from start: (index: Int, below: Int)
  ) -> (index: Int, below: Int) {
    var (index, below) = start
    while true {
      let next = below &+ Int(unsafe counts[index])
      if next >= rank { return (index, below) }
      below = next
      index &+= 1
    }
  }
}
