internal import NumericCore

/// Exact distributions: probabilities, tails and quantiles.
///
/// Expected values are scipy's.
func distributionBenchmarks(_ suite: inout BenchmarkSuite) {
  let binomial = BinomialDistribution(trials: 50, probability: 0.74)
  suite.measure("Distribution.binomialTail.n50", isQuick: true) {
    binomial.probability(atMost: 37)
  } isRight: {
    isNear($0, 0.553_850_856_104_495_7)
  }
  suite.measure("Distribution.binomialPoint.n50", isQuick: true) {
    binomial.probability(of: 37)
  } isRight: {
    isNear($0, 0.127_727_624_910_655_6)
  }

  let beta = BetaDistribution(alpha: 37, beta: 14)
  suite.measure("Distribution.betaQuantile.n50", isQuick: true) {
    beta.quantile(lowerTail: 0.025)
  } isRight: {
    isNear($0, 0.596_552_321_271_934_2)
  }

  let chiSquared = ChiSquaredDistribution(degreesOfFreedom: 9)
  suite.measure("Distribution.chiSquaredTail.df9", isQuick: true) {
    chiSquared.upperTail(at: 17.25)
  } isRight: {
    isNear($0, 0.044_941_934_954_733_68)
  }

  let noncentral = NoncentralChiSquaredDistribution(degreesOfFreedom: 9, noncentrality: 8)
  suite.measure("Distribution.noncentralTail.df9", isQuick: true) {
    noncentral.upperTail(at: 17.25)
  } isRight: {
    isNear($0, 0.436_232_076_782_554_4)
  }

  let student = StudentTDistribution(degreesOfFreedom: 49)
  suite.measure("Distribution.studentQuantile.df49", isQuick: true) {
    student.quantile(upperTail: 0.025)
  } isRight: {
    isNear($0, 2.009_575_237_129_239_7)
  }

  let hypergeometric = HypergeometricDistribution(population: 100, marked: 76, draws: 50)
  suite.measure("Distribution.hypergeometricTail.n100", isQuick: true) {
    hypergeometric.probability(atMost: 36)
  } isRight: {
    isNear($0, 0.241_472_557_787_318_6)
  }

  suite.measure("Distribution.normalQuantile.all", isQuick: true) {
    StandardNormal.quantile(upperTail: 0.025)
  } isRight: {
    isNear($0, 1.959_963_984_540_054)
  }

  // The mean and the variance of 50 answers are known in closed form.
  let answer = LatticeDistribution(origin: 1, weights: [8, 12, 20, 10])
  for count in [50, 500, 5_000] {
    suite.measure("Distribution.latticePower.n\(count)") {
      answer.power(count, workLimit: 1 << 31, lengthLimit: 1 << 22)
    } isRight: {
      isNear($0?.mean, 2.64 * Double(count))
    }
  }
  suite.measure("Distribution.latticeBinomial.n1000", isQuick: true) {
    LatticeDistribution.binomial(trials: 1_000, probability: 0.74)
  } isRight: {
    isNear($0.mean, 740)
  }
}
