/// Logarithms and exponentials whose bits are the same on every machine.
///
/// Additions, multiplications and divisions only, in a fixed order. Mathematical libraries differ in the
/// last digits, and a random draw that hangs on such a digit would differ as well. The relative error is a
/// few units in the last place. It is for draws; elsewhere the mathematical library is quicker.
enum PortableLogarithm {
  /// The natural logarithm of 2.
  static let logTwo = 0x1.62e42fefa39efp-1
  /// Its upper 33 bits, small multiples of which are exact, and the rest of it.
  private static let logTwoHigh = 0x1.62e42fefp-1
  private static let logTwoLow = 0x1.473de6af278edp-34

  /// Returns log(a / b).
  ///
  /// Numbers near each other lose nothing: it is found from their difference.
  ///
  /// - Parameters:
  ///   - a: A normal number above 0.
  ///   - b: Likewise, and so that the ratio is a normal number, too.
  static func of(_ a: Double, over b: Double) -> Double {
    let ratio = a / b
    if ratio > 0.708 && ratio < 1.414 { return ofQuotient((a - b) / (a + b)) }
    // A number between the root of 1/2 and that of 2, times a power of two.
    var exponent = Double(ratio.exponent)
    var significand = ratio.significand
    if significand > 1.414 {
      significand /= 2
      exponent += 1
    }
    let log = ofQuotient((significand - 1) / (significand + 1))
    return exponent * logTwoHigh + (exponent * logTwoLow + log)
  }

  /// Returns log((1 + z) / (1 - z)), which is 2 (z + z^3/3 + z^5/5 + ...).
  ///
  /// - Parameter z: At most 0.1716 in magnitude: what follows the last term is below half of a unit in the
  ///   last place.
  static func ofQuotient(_ z: Double) -> Double {
    let x = z * z
    let y = x * x
    // Two halves of the series, which a processor adds side by side.
    let even = 1 + y * (1.0 / 5 + y * (1.0 / 9 + y * (1.0 / 13 + y * (1.0 / 17 + y * (1.0 / 21)))))
    let odd = 1.0 / 3 + y * (1.0 / 7 + y * (1.0 / 11 + y * (1.0 / 15 + y * (1.0 / 19))))
    return 2 * z * (even + x * odd)
  }

  /// Returns e to the power `x`.
  ///
  /// - Parameter x: In -700...0.
  static func exponential(_ x: Double) -> Double {
    // The nearest whole number of logarithms of 2: conversion cuts off towards 0.
    let power = Int(x / logTwo - 0.5)
    let rest = (x - Double(power) * logTwoHigh) - Double(power) * logTwoLow
    // Taylor's series up to the power 13, of which the next term is below 2^-57.
    let y = rest * rest
    let even =
      1 + y
      * (1.0 / 2 + y
        * (1.0 / 24 + y
          * (1.0 / 720 + y * (1.0 / 40_320 + y * (1.0 / 3_628_800 + y * (1.0 / 479_001_600))))))
    let odd =
      1 + y
      * (1.0 / 6 + y
        * (1.0 / 120 + y
          * (1.0 / 5_040 + y
            * (1.0 / 362_880 + y * (1.0 / 39_916_800 + y * (1.0 / 6_227_020_800))))))
    return (even + rest * odd) * Double(sign: .plus, exponent: power, significand: 1)
  }
}
