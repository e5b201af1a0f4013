internal import Glibc

/// The McNemar p-values of tables with one net change, from the fewest discordant pairs upwards.
///
/// With F(m, k) = P(B <= k) and f(m, k) = P(B = k) for B the heads of m fair coins, two more coins give
///
///     F(m + 2, k + 1) = F(m, k) + (f(m, k + 1) - f(m, k)) / 4,
///
/// where f(m, k + 1) - f(m, k) = f(m, k) (t - 1) / (k + 1), and t = m - 2k stays the same. So the exact
/// p-value rises with every step from t = 2 on, and is 1 below. The mid-p-value rises from t = 1 on, by
/// (f(m, k + 1) - f(m, k - 1)) / 4, and is 1 at t = 0. Which tables tie is therefore known without a
/// comparison of doubles, and those underflow to one number where the p-values differ.
///
/// From t = 1 on no term is below 0: nothing cancels, and after half a million steps the relative error
/// is about 1e-13, below that of the incomplete beta function. A step costs two divisions; the beta
/// function takes one to five microseconds at these sizes.
struct FairCoinWalk {
  /// t, the larger count minus the smaller.
  let imbalance: Int
  /// m, the discordant pairs.
  private(set) var trials: Int
  private var smaller = 0
  // Both in units of 2^exponent: at the start the probability is 2^-m, far below the smallest double.
  private var tail = 1.0
  private var point = 1.0
  private var exponent: Int

  /// Creates the walk at its first table, with `imbalance` discordant pairs on one side.
  init(imbalance: Int) {
    precondition(imbalance >= 0, "the larger count minus the smaller is not negative")
    self.imbalance = imbalance
    trials = imbalance
    exponent = -imbalance
  }

  /// The two-sided exact p-value.
  var exactP: Double { imbalance <= 1 ? 1 : min(1, scalbn(2 * tail, exponent)) }

  /// The two-sided mid-p-value.
  var midP: Double { imbalance == 0 ? 1 : min(1, scalbn(2 * tail - point, exponent)) }

  /// Goes on to the table with one more discordant pair on each side.
  mutating func advance() {
    let m = Double(trials)
    let k = Double(smaller + 1)
    tail += point * Double(imbalance - 1) / (4 * k)
    point = point * ((m + 1) * (m + 2)) / (4 * k * (m - k + 2))
    trials += 2
    smaller += 1
    if tail > 0x1p100 {
      tail *= 0x1p-100
      point *= 0x1p-100
      exponent += 100
    }
  }
}
