/// Random binomial numbers, of any number of trials, in a time that doesn't grow with it.
///
/// Where few successes are expected, by inversion; elsewhere by rejection, whose hat is the transformed
/// histogram of Hörmann's algorithm BTRS, and whose test is made with logarithms of ratios of whole numbers.
/// A number takes one word by inversion, and two for each attempt by rejection, 2.3 to 2.8 on average.
///
/// The probabilities are binomial up to rounding: to about 1e-12 of each at a million trials, and 2^-52 in all. Only additions,
/// multiplications, divisions and square roots are used, and ``PortableLogarithm``: the same words give the
/// same number on every machine.
///
/// For many numbers of the same few trials a table is quicker; see ``AliasTable``.
///
/// ## References
///
/// - W. Hörmann (1993), "The generation of binomial random variates", *J. Stat. Comput. Simul.* 46(1-2), 101-110,
///   [doi:10.1080/00949659308811496](https://doi.org/10.1080/00949659308811496): algorithms BTRS, and BTRD for
///   the test.
/// - V. Kachitvichyanukul, B. W. Schmeiser (1988), "Binomial random variate generation", *Commun. ACM* 31(2),
///   216-222, [doi:10.1145/42372.42381](https://doi.org/10.1145/42372.42381): inversion.
public enum BinomialVariate {
  /// The most trials.
  public static let mostTrials = 1 << 30

  /// The expected number of successes from which on numbers are drawn by rejection: BTRS holds from 10 on.
  static let leastRejected = 10.0
  /// No number that is drawn by inversion is above this: its probability would be below 2^-200.
  private static let mostInverted = 120

  /// Draws how many of some trials succeed.
  ///
  /// - Parameters:
  ///   - trials: In 0...``mostTrials``.
  ///   - success: The probability of success, in 0...1.
  ///   - failure: That of failure. Both are asked for, so that a small one is not a difference.
  ///   - words: Where random words come from.
  public static func draw(
    trials: Int, success: Double, failure: Double, from words: inout StreamWords
  ) -> Int {
    precondition(trials >= 0 && trials <= mostTrials, "trials number from 0 to 2^30")
    if success > failure {
      return trials - rarer(trials: trials, success: failure, failure: success, from: &words)
    }
    return rarer(trials: trials, success: success, failure: failure, from: &words)
  }

  /// Where success is no likelier than failure.
  private static func rarer(
    trials: Int, success: Double, failure: Double, from words: inout StreamWords
  ) -> Int {
    if trials == 0 || success == 0 { return 0 }
    return Double(trials) * success < leastRejected
      ? inverted(trials: trials, success: success, failure: failure, from: &words)
      : rejected(trials: trials, success: success, failure: failure, from: &words)
  }

  /// Takes the probabilities of 0, 1, 2 and so on from a uniform number until it is used up.
  private static func inverted(
    trials: Int, success: Double, failure: Double, from words: inout StreamWords
  ) -> Int {
    // A failure that is nearly certain is not told from 1 well enough.
    let log =
      success < 0.25
      ? -PortableLogarithm.ofQuotient(success / (1 + failure))
      : PortableLogarithm.of(failure, over: 1)
    let none = PortableLogarithm.exponential(Double(trials) * log)
    let odds = success / failure
    let last = min(trials, mostInverted)
    while true {
      var rest = words.nextUniform()
      var probability = none
      var number = 0
      while rest > probability {
        rest -= probability
        number += 1
        // Only where rounding has left more than all probabilities.
        if number > last { break }
        probability *= Double(trials - number + 1) / Double(number) * odds
      }
      if number <= last { return number }
    }
  }

  /// Attempts take two words: one for the place, one for the height.
  private static func rejected(
    trials: Int, success: Double, failure: Double, from words: inout StreamWords
  ) -> Int {
    let n = Double(trials)
    let deviation = (n * success * failure).squareRoot()
    let width = 1.15 + 2.53 * deviation
    let tail = -0.0873 + 0.0248 * width + 0.01 * success
    let centre = n * success + 0.5
    let height = 0.92 - 4.2 / width
    while true {
      let place = words.nextUniform() - 0.5
      let level = words.nextUniform()
      let edge = 0.5 - place.magnitude
      let found = (2 * tail / edge + width) * place + centre
      guard found >= 0 && found < n + 1 else { continue }
      let number = Int(found)
      // Under the hat's flat top there is no more to ask.
      if edge >= 0.07 && level <= height { return number }
      let scale = (2.83 + 5.1 / width) * deviation
      let least = level * scale / (tail / (edge * edge) + width)
      let ratio = BinomialRatio(trials: trials, success: success, failure: failure)
      if PortableLogarithm.of(least, over: 1) <= ratio.logarithm(number) { return number }
    }
  }
}

/// The probabilities of numbers of successes beside that of the likeliest one.
struct BinomialRatio {
  private let trials: Int
  private let mode: Int
  private let odds: Double

  init(trials: Int, success: Double, failure: Double) {
    self.trials = trials
    mode = min(trials, Int(Double(trials + 1) * success))
    odds = success / failure
  }

  /// Returns the logarithm of the probability of `number` over that of the mode.
  ///
  /// Factorials are those of Stirling's formula at one more, x! = sqrt(2 pi) (x + 1)^(x + 1/2) e^-(x + 1) and what it
  /// leaves out. Each logarithm is one of a ratio near 1, times a distance: nothing large cancels.
  func logarithm(_ number: Int) -> Double {
    let near = Double(mode + 1)
    let far = Double(trials - mode + 1)
    let own = Double(number + 1)
    let other = Double(trials - number + 1)
    let sum =
      (near - 0.5) * PortableLogarithm.of(near, over: own)
      + (far - 0.5) * PortableLogarithm.of(far, over: other)
      + (near - own) * PortableLogarithm.of(own, over: other * odds)
    return sum + Self.stirling(mode) + Self.stirling(trials - mode) - Self.stirling(number)
      - Self.stirling(trials - number)
  }

  /// What Stirling's formula at `x` + 1 leaves out of log(x!).
  static func stirling(_ x: Int) -> Double {
    if x < small.count { return small[x] }
    let r = 1 / Double(x + 1)
    let s = r * r
    // The next term of the asymptotic series is below 1e-16 from 16 on.
    return r
      * (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1_260 - s * (1.0 / 1_680 - s * (1.0 / 1_188)))))
  }

  /// For 0 to 15, from factorials with 40 digits.
  private static let small: [Double] = [
    0.081_061_466_795_327_26, 0.041_340_695_955_409_294, 0.027_677_925_684_998_34,
    0.020_790_672_103_765_093, 0.016_644_691_189_821_192, 0.013_876_128_823_070_748,
    0.011_896_709_945_891_77, 0.010_411_265_261_972_096, 0.009_255_462_182_712_733,
    0.008_330_563_433_362_871, 0.007_573_675_487_951_841, 0.006_942_840_107_209_53,
    0.006_408_994_188_004_207, 0.005_951_370_112_758_848, 0.005_554_733_551_962_801,
    0.005_207_655_919_609_641,
  ]
}
