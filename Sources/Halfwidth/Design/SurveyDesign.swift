/// How respondents were sampled: strata, clusters (primary units) within them, weights, and how large the
/// population is.
///
/// Variances are those of Taylor's linearisation with primary units drawn with replacement within strata
/// (the "ultimate cluster" approach), times 1 - f where a known share f of a stratum's units is in the
/// sample: what happens within units needs no description. It needs enough units: with fewer than about ten,
/// variances are themselves so uncertain that intervals are little better than guesses.
///
/// ```swift
/// let design = try SurveyDesign(
///   rows: 6, clusters: SampleLabels(["a", "a", "b", "b", "c", "c"]), weights: [1, 1, 2, 2, 1, 1])
/// let share = design.share(of: [true, true, false, true, false, false])
/// share?.estimate  // 0.5
/// ```
///
/// **Not** for clusters drawn in several stages whose later stages hold most of the population, and not for
/// weights that were calibrated: linearisation takes them as given, and variances are then too large.
///
/// ## References
///
/// - D. A. Binder (1983), "On the variances of asymptotically normal estimators from complex surveys",
///   *Int. Statist. Rev.* 51(3), 279-292, [doi:10.2307/1402588](https://doi.org/10.2307/1402588).
/// - T. Lumley (2004), "Analysis of complex survey samples", *J. Statist. Softw.* 9(8), 1-19,
///   [doi:10.18637/jss.v009.i08](https://doi.org/10.18637/jss.v009.i08).
public struct SurveyDesign: Hashable, Sendable {
  /// The number of respondents, at least 2.
  public let rows: Int
  /// For each respondent a weight, 0 or above; not all 0.
  public let weights: [Double]
  /// Whether respondents are in clusters, or each is a primary unit.
  public let hasClusters: Bool
  /// Whether the population is a finite one.
  public let isFinite: Bool
  let units: SurveyResampling

  /// Creates a design.
  ///
  /// - Parameters:
  ///   - rows: The number of respondents, from 2 to 2^21.
  ///   - strata: A label for each respondent; by default there is one stratum.
  ///   - clusters: A label for each respondent; units of different strata are different. By default each
  ///     respondent is a unit.
  ///   - weights: For each respondent a finite number of 0 or more, not all 0; by default 1, or with shares of
  ///     a population that differ from stratum to stratum what each respondent stands for.
  ///   - population: The primary units in the population; by default endless many.
  /// - Throws: ``SurveyDesignError``; ``SurveyDesignError/singleUnit(stratum:areClusters:)`` for a stratum of
  ///   one primary unit, from which no variance can be estimated.
  /// - Complexity: O(n) in the respondents.
  public init(
    rows: Int, strata: SampleLabels? = nil, clusters: SampleLabels? = nil,
    weights: [Double]? = nil, population: FinitePopulation? = nil
  ) throws(SurveyDesignError) {
    let sample: BootstrapSample
    do {
      sample = try BootstrapSample(
        columns: [.init("row", [Double](repeating: 0, count: max(0, rows)))], stratum: strata,
        cluster: clusters, weights: weights)
    } catch {
      throw .sample(error)
    }
    try self.init(of: sample, population: population)
  }

  /// Creates the design that a sample's strata, clusters and weights are.
  ///
  /// - Throws: ``SurveyDesignError``
  public init(
    of sample: BootstrapSample, population: FinitePopulation? = nil
  ) throws(SurveyDesignError) {
    let sizes = sample.primaryUnits
    let names = sample.stratum?.levels ?? [""]
    if let single = names.first(where: { sizes[$0] == 1 }) {
      throw .singleUnit(
        stratum: sample.stratum == nil ? nil : single, areClusters: sample.cluster != nil)
    }
    var fractions: [String: Double] = [:]
    switch population {
    case nil: break
    case .shares(let shares)?: fractions = shares
    case .units(let all)?:
      let units = sizes.values.reduce(0, +)
      guard units <= all else {
        throw .population(.smallPopulation(all, units: units, areClusters: sample.cluster != nil))
      }
      for name in names { fractions[name] = Double(units) / Double(all) }
    }
    do {
      let weighted: BootstrapSample?
      do { weighted = try population?.weighted(sample) } catch {
        throw SurveyDesignError.sample(error)
      }
      units = try SurveyResampling(of: weighted ?? sample, samplingFractions: fractions)
    } catch let error as ResampleError {
      throw .rows(error)
    } catch let error as SurveyDesignError {
      throw error
    } catch {
      preconditionFailure("a design throws its own errors: \(error)")
    }
    rows = sample.count
    weights = units.weights
    hasClusters = sample.cluster != nil
    isFinite = population != nil
  }

  /// The number of primary units in which somebody with a weight above 0 is one of some respondents, the number of
  /// their strata, and whether all units of the population of these strata are in the sample.
  ///
  /// - Parameter isMember: Whether a respondent is one of them.
  func reach(_ isMember: (Int) -> Bool) -> (units: Int, strata: Int, isCensus: Bool) {
    var found = Set<Int>()
    for row in 0..<rows where weights[row] > 0 && isMember(row) { found.insert(units.units[row]) }
    let strata = Set(found.map { units.strata[$0] })
    let isCensus = !strata.isEmpty && strata.allSatisfy { units.samplingFractions[$0] >= 1 }
    return (found.count, strata.count, isCensus)
  }

  /// The covariances of sums over all respondents, each of numbers that are weighted already.
  ///
  /// - Parameter columns: For each sum a number for each respondent.
  /// - Complexity: O(n k + u k^2) for n respondents, k sums and u units.
  func covariance(of columns: [[Double]]) -> [[Double]] {
    let size = columns.count
    var totals = [[Double]](
      repeating: [Double](repeating: 0, count: units.strata.count), count: size)
    for (column, values) in columns.enumerated() {
      for row in 0..<rows { totals[column][units.units[row]] += values[row] }
    }
    var covariance = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for (stratum, members) in units.members.enumerated() {
      let scale = (1 - units.samplingFractions[stratum]) * units.growth(stratum: stratum)
      let centred = totals.map { total in
        let mean = members.reduce(0) { $0 + total[$1] } / Double(members.count)
        return members.map { total[$0] - mean }
      }
      for one in 0..<size {
        for two in 0...one {
          var sum = 0.0
          for unit in members.indices { sum += centred[one][unit] * centred[two][unit] }
          covariance[one][two] += scale * sum
          if one != two { covariance[two][one] = covariance[one][two] }
        }
      }
    }
    return covariance
  }
}
