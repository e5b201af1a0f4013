/// A column in its own units: value = centre + scale * unit, with units in -1...1.
///
/// The centre has few digits, and the scale is a power of two: sums of whole numbers, and of their squares
/// and products, stay exact.
struct MomentAxis: Sendable {
  var centre = 0.0
  var scale = 1.0
  var units: [Double] = []

  init() {}

  init(_ values: [Double]) {
    guard let lowest = values.min(), let highest = values.max() else { return }
    let middle = WeightedMean.value(values)
    // Halves, because the largest numbers have no difference.
    let reach = max(highest / 2 - middle / 2, middle / 2 - lowest / 2)
    // A power of two: scaling is exact. Twice the reach, and a bit for the rounding of the centre.
    let exponent = reach > 0 ? min(max(reach.exponent + 3, -1_000), 1_023) : 0
    scale = Double(sign: .plus, exponent: exponent, significand: 1)
    let grid = scale * 0x1p-12
    centre = (middle / grid).rounded() * grid
    // Numbers that are all the same have themselves as mean, however they are summed.
    if !centre.isFinite || reach == 0 { centre = middle }
    units = values.map { ($0 / scale) - (centre / scale) }
  }
}
