/// Means of one or two columns of some rows, and products of distances from these means: what a smooth
/// statistic is a function of.
///
/// Each route comes to them in a way of its own, and in an order of additions of its own: from rows with
/// weights, from sums about a centre, from sums that a kernel found, from whole numbers. What a statistic
/// makes of them stands once, in its ``MomentStatistic/value(of:)``, which asks only for what it needs.
///
/// A number that has lost too many digits on the way is NaN, and so is what is made of it: then, and where
/// there is no value, the route asks for the statistic by its definition. ``MomentGuard`` says when.
protocol Moments {
  /// The mean of x.
  var meanX: Double { get }
  /// The mean of y, to divide by.
  var divisorY: Double { get }
  /// What the quotient of both means is multiplied by.
  var meanUnit: Double { get }

  /// The mean product of distances from the mean, or another multiple of it that is the same for all three,
  /// in the columns' units.
  var xx: Double { get }
  var xy: Double { get }
  var yy: Double { get }
  /// The product of both columns and the root of that of their squares, in any unit that both have.
  var standardized: (product: Double, spread: Double) { get }
  /// Whether ``xx`` and ``yy`` kept their digits, and so ``xy``, which has no measure of its own.
  var isSound: Bool { get }
  /// Returns a product with n - 1 in its denominator, n being the number of rows.
  func unbiased(_ product: Double) -> Double
  /// The units of the columns that products are in.
  var unitX: Double { get }
  var unitY: Double { get }
  /// Returns a quotient in units of x over those of y.
  func perUnit(_ quotient: Double) -> Double
}

extension Moments {
  @inline(__always) var meanUnit: Double { 1 }
  @inline(__always) var unitX: Double { 1 }
  @inline(__always) var unitY: Double { 1 }
  @inline(__always) var isSound: Bool { !xx.isNaN && !yy.isNaN }

  @inline(__always)
  var standardized: (product: Double, spread: Double) { (xy, (xx * yy).squareRoot()) }

  @inline(__always)
  func perUnit(_ quotient: Double) -> Double { quotient * unitX / unitY }
}

/// When what is left of numbers that nearly cancel is too little, so that it must be found by definition.
enum MomentGuard {
  /// Below this share of its terms, what is left of them has lost a quarter of its digits, or is 0.
  static let leastShare = 1e-4

  /// What is left of a sum of squares without a part of it, or no number where that is too little: no
  /// variation at all is the common case.
  @inline(__always)
  static func left(of squares: Double, without part: Double) -> Double {
    let left = squares - part
    return left > leastShare * squares ? left : .nan
  }

  /// The sum of two numbers, or no number where they cancel but for a small share.
  ///
  /// Numbers that are both 0 have a sum.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    return sum.magnitude >= leastShare * (a.magnitude + b.magnitude) ? sum : .nan
  }
}

/// A sum that smooth statistics are made of.
enum MomentTerm: Sendable {
  case x, y, xx, yy, xy

  /// What it adds up, of a row's numbers.
  func value(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .x: x
    case .y: y
    case .xx: x * x
    case .yy: y * y
    case .xy: x * y
    }
  }
}
