/// Finds a root of a continuous function inside a bracket.
public enum BracketedRoot {
  /// Returns a point where `function` changes its sign, to the last bits of a double.
  ///
  /// Inverse quadratic interpolation where it is safe and bisection elsewhere: the bracket is an
  /// invariant, so the search can't leave it, and about 8 to 15 evaluations settle a smooth
  /// function. A function that jumps over zero gets the place of the jump.
  ///
  /// - Parameters:
  ///   - lower: Lower end of the bracket.
  ///   - upper: Upper end of the bracket, not below `lower`.
  ///   - function: A function with values of opposite sign, or zero, at the ends. Infinite values
  ///     are allowed, NaN is not.
  /// - Returns: A point between `lower` and `upper`.
  /// - Complexity: O(1) evaluations for a smooth function, at most about 1,100 for any.
  ///
  /// Source: T. R. Chandrupatla (1997), *Adv. Eng. Softw.* 28(3), 145-149,
  /// [doi:10.1016/S0965-9978(96)00051-8](https://doi.org/10.1016/S0965-9978(96)00051-8).
  public static func find(
    from lower: Double, to upper: Double, _ function: (Double) -> Double
  ) -> Double {
    precondition(lower <= upper, "the bracket's lower end must not be above its upper end")
    var a = upper
    var b = lower
    var valueA = function(a)
    var valueB = function(b)
    if valueA == 0 { return a }
    if valueB == 0 { return b }
    precondition(
      (valueA < 0) != (valueB < 0), "the function must change its sign between the bracket's ends")
    var c = a
    var valueC = valueA
    var fraction = 0.5

    while true {
      let x = a + fraction * (b - a)
      let value = function(x)
      if value == 0 { return x }
      if (value < 0) == (valueA < 0) {
        (c, valueC) = (a, valueA)
      } else {
        (c, valueC) = (b, valueB)
        (b, valueB) = (a, valueA)
      }
      (a, valueA) = (x, value)

      let best = valueA.magnitude < valueB.magnitude ? a : b
      let resolution = max(best.ulp, .leastNormalMagnitude)
      let width = (b - a).magnitude
      if width <= 2 * resolution { return best }

      fraction = step(
        a: a, b: b, c: c, valueA: valueA, valueB: valueB, valueC: valueC)
      // A step shorter than the resolution would evaluate the same point again.
      let smallest = resolution / width
      fraction = min(max(fraction, smallest), 1 - smallest)
    }
  }

  /// The next point as a fraction of the way from `a` to `b`: by inverse quadratic interpolation
  /// where Chandrupatla's criterion says that it is monotone, else the middle.
  private static func step(
    a: Double, b: Double, c: Double, valueA: Double, valueB: Double, valueC: Double
  ) -> Double {
    let position = (a - b) / (c - b)
    let height = (valueA - valueB) / (valueC - valueB)
    guard height * height < position,
      (1 - height) * (1 - height) < 1 - position
    else { return 0.5 }
    let first = valueA / (valueB - valueA) * valueC / (valueB - valueC)
    let second = (c - a) / (b - a) * valueA / (valueC - valueA) * valueB / (valueC - valueB)
    let fraction = first + second
    return fraction.isFinite ? fraction : 0.5
  }
}
