/// Adds what belongs to the rows of a resample.
enum SimulatedGather {
  /// Returns the sum of the table's elements at the given places.
  ///
  /// Four sums are kept, of which each takes every fourth row, because an addition has to wait for
  /// the one before it; they are added in a fixed order, so that the sum is the same every time.
  @inline(__always)
  static func sum<Number: FixedWidthInteger, Element: SummableRow>(
    _ rows: UnsafeBufferPointer<Number>, of table: [Element], zero: Element
  ) -> Element {
    let count = rows.count
    return unsafe table.withUnsafeBufferPointer { table in
      var (a, b, c, d) = (zero, zero, zero, zero)
      var i = 0
      while i &+ 3 < count {
        unsafe a += table[Int(truncatingIfNeeded: rows[i])]
        unsafe b += table[Int(truncatingIfNeeded: rows[i &+ 1])]
        unsafe c += table[Int(truncatingIfNeeded: rows[i &+ 2])]
        unsafe d += table[Int(truncatingIfNeeded: rows[i &+ 3])]
        i &+= 4
      }
      while i < count {
        unsafe a += table[Int(truncatingIfNeeded: rows[i])]
        i &+= 1
      }
      a += b
      c += d
      a += c
      return a
    }
  }

  /// Counts how often each rank comes up.
  static func count<Number: FixedWidthInteger>(
    _ rows: UnsafeBufferPointer<Number>, ranks: [UInt32], of distinct: Int,
    into counts: inout [UInt32]
  ) {
    counts.resize(to: distinct)
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      unsafe counts.update(repeating: 0)
      unsafe ranks.withUnsafeBufferPointer { ranks in
        for i in rows.indices {
          unsafe counts[Int(ranks[Int(truncatingIfNeeded: rows[i])])] &+= 1
        }
      }
    }
  }
}

/// Something that rows are added up in.
protocol SummableRow: Sendable {
  static func += (sum: inout Self, row: Self)
}

extension Double: SummableRow {}
extension SIMD2: SummableRow where Scalar == Double {}
extension SIMD4: SummableRow where Scalar == Double {}

/// The five terms of a correlation, in three registers of two.
struct MomentRow: SummableRow {
  var first = SIMD2<Double>()
  var squares = SIMD2<Double>()
  var product = SIMD2<Double>()

  init() {}

  init(_ sums: StatisticMoments.Sums) {
    first = SIMD2(sums.x, sums.y)
    squares = SIMD2(sums.xx, sums.yy)
    product = SIMD2(sums.xy, 0)
  }

  var sums: StatisticMoments.Sums {
    StatisticMoments.Sums(
      x: first.x, y: first.y, xx: squares.x, yy: squares.y, xy: product.x)
  }

  @inline(__always)
  static func += (sum: inout MomentRow, row: MomentRow) {
    sum.first += row.first
    sum.squares += row.squares
    sum.product += row.product
  }
}
