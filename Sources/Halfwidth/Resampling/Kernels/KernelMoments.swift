/// Moments of a resample by the sums that a kernel found, in the units of the columns' axes.
struct KernelMoments: Moments {
  /// Where the sums of a statistic are; those that it doesn't need are nowhere, and not looked at.
  struct Places: Sendable {
    private(set) var x = 0
    private(set) var y = 0
    private(set) var xx = 0
    private(set) var yy = 0
    private(set) var xy = 0

    /// - Parameter place: Where a sum is.
    init(_ needs: Set<MomentTerm>, _ place: (MomentTerm) -> Int) {
      if needs.contains(.x) { x = place(.x) }
      if needs.contains(.y) { y = place(.y) }
      if needs.contains(.xx) { xx = place(.xx) }
      if needs.contains(.yy) { yy = place(.yy) }
      if needs.contains(.xy) { xy = place(.xy) }
    }
  }

  /// The units of both columns.
  struct Units: Sendable {
    var centreX = 0.0
    var centreY = 0.0
    var scaleX = 1.0
    var scaleY = 1.0

    init() {}

    init(_ x: MomentAxis, _ y: MomentAxis) {
      (centreX, scaleX) = (x.centre, x.scale)
      (centreY, scaleY) = (y.centre, y.scale)
    }
  }

  private let sumX: Double
  private let sumY: Double
  private let sumXX: Double
  private let sumYY: Double
  private let sumXY: Double
  private let total: Double
  private let factor: Double
  private let units: Units

  /// - Parameters:
  ///   - total: How many rows were drawn, or what their weights sum to.
  ///   - factor: n / (n - 1).
  @inline(__always)
  init(
    _ sums: Span<Double>, at places: Places, in units: Units, total: Double, factor: Double
  ) {
    sumX = sums[places.x]
    sumY = sums[places.y]
    sumXX = sums[places.xx]
    sumYY = sums[places.yy]
    sumXY = sums[places.xy]
    self.total = total
    self.factor = factor
    self.units = units
  }

  @inline(__always)
  var meanX: Double { MomentGuard.sum(units.centreX, units.scaleX * (sumX / total)) }

  @inline(__always)
  var divisorY: Double { MomentGuard.sum(units.centreY, units.scaleY * (sumY / total)) }

  @inline(__always)
  var xx: Double {
    let mean = sumX / total
    return MomentGuard.left(of: sumXX / total, without: mean * mean)
  }

  @inline(__always)
  var yy: Double {
    let mean = sumY / total
    return MomentGuard.left(of: sumYY / total, without: mean * mean)
  }

  @inline(__always)
  var xy: Double { sumXY / total - (sumX / total) * (sumY / total) }

  /// Sums and not means: the number of rows cancels, and so do five divisions.
  @inline(__always)
  var standardized: (product: Double, spread: Double) {
    let squares =
      MomentGuard.left(of: sumXX * total, without: sumX * sumX)
      * MomentGuard.left(of: sumYY * total, without: sumY * sumY)
    return (sumXY * total - sumX * sumY, squares.squareRoot())
  }

  @inline(__always)
  func unbiased(_ product: Double) -> Double { product * factor }

  @inline(__always) var unitX: Double { units.scaleX }
  @inline(__always) var unitY: Double { units.scaleY }
}
