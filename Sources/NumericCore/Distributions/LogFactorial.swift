internal import Glibc

/// Natural logarithms of factorials.
public enum LogFactorial {
  /// Returns the logarithms of 0! to n!, for many look-ups.
  ///
  /// - Complexity: O(n), about 10 ns an entry.
  public static func table(upTo n: Int) -> [Double] {
    precondition(n >= 0, "the factorial of a negative number is not defined")
    var table = [Double](repeating: 0, count: n + 1)
    // A sum that carries its rounding errors along, so that late entries are as good as early ones.
    var sum = 0.0
    var lost = 0.0
    for k in stride(from: 2, through: n, by: 1) {
      let term = log(Double(k)) - lost
      let next = sum + term
      lost = (next - sum) - term
      sum = next
      table[k] = sum
    }
    return table
  }
}
