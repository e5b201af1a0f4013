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

  init(_ form: PreparedStatistic.Form, _ part: PreparedStatistic.Part, steps: [Int]?) {
    self.form = form
    self.part = part
    isPosition = steps != nil
    let moments = StatisticMoments(part)
    self.moments = moments
    let numbers = steps.map { $0.map(Double.init) } ?? part.x
    let rows = { part.x.indices.map { moments.row(part, $0) } }
    switch form {
    case .column(.mean), .column(.proportion):
      way = .sum(steps == nil ? rows().map(\.x) : numbers)
    case .column(.variance), .column(.standardDeviation):
      way = .two(rows().map { SIMD2($0.x, $0.xx) })
    case .column(.median), .column(.quantile), .column(.trimmedMean):
      let distinct = Array(Set(numbers)).sorted()
      let rank = Dictionary(uniqueKeysWithValues: zip(distinct, 0 as UInt32 ..< .max))
      way = .ranks(numbers.map { rank[$0] ?? 0 }, distinct)
    case .ratio: way = .two(rows().map { SIMD2($0.x, $0.y) })
    case .slope: way = .four(rows().map { SIMD4($0.x, $0.y, $0.yy, $0.xy) })
    case .correlation: way = .five(rows().map(MomentRow.init))
    case .custom(let custom): way = .custom(custom.value)
    }
  }

  /// Writes what the rows of some resamples give; NaN, which goes no further than the engine, where
  /// the statistic is undefined.
  ///
  /// - Parameters:
  ///   - values: Room for a value for each resample.
  ///   - rows: As many rows for each resample, one resample after the other.
  func fill<Number: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ values: UnsafeMutableBufferPointer<Double>, from rows: UnsafeBufferPointer<Number>,
    scratch: inout Scratch
  ) {
    guard !values.isEmpty else { return }
    let count = rows.count / values.count
    func slice(_ i: Int) -> UnsafeBufferPointer<Number> {
      unsafe UnsafeBufferPointer(rebasing: rows[i * count..<(i + 1) * count])
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
  private func finish<Number: FixedWidthInteger>(
    _ sums: StatisticMoments.Sums, _ rows: UnsafeBufferPointer<Number>
  ) -> Double {
    switch moments.value(form, sums, count: rows.count) {
    case .value(let value): return value
    case .undefined: return .nan
    case .imprecise:
      let places = unsafe rows.map { Int(truncatingIfNeeded: $0) }
      return form.definition(
        x: places.map { part.x[$0] }, y: part.y.isEmpty ? [] : places.map { part.y[$0] }) ?? .nan
    }
  }

  private func select(_ distinct: [Double], _ counts: [UInt32], count: Int) -> Double {
    guard case .column(let column) = form else { return .nan }
    if let ranks = column.ranks(of: count) {
      var below = 0
      var index = -1
      func advance(to rank: Int) -> Double {
        while below < rank {
          index += 1
          below += Int(counts[index])
        }
        return distinct[index]
      }
      let low = advance(to: ranks.lower)
      let high = advance(to: ranks.upper)
      return isPosition ? low + high : ranks.lower == ranks.upper ? low : low / 2 + high / 2
    }
    guard case .trimmedMean(let share) = column else { return .nan }
    let cut = ColumnStatistic.trimmed(share, of: count)
    var below = 0
    var sum = 0.0
    let middle = isPosition ? 0 : moments.meanX
    for (value, number) in zip(distinct, counts) where number > 0 {
      let end = below + Int(number)
      let kept = min(end, count - cut) - max(below, cut)
      if kept > 0 { sum += Double(kept) * (value - middle) }
      below = end
    }
    return isPosition ? sum : middle + sum / Double(count - 2 * cut)
  }
}
