extension SurveyResampling {
  /// Creates the resampling of a sample's rows with their strata, clusters and weights.
  ///
  /// - Parameter samplingFractions: For each stratum the share of its primary units that are in the sample;
  ///   strata that are not named have endless many. Without strata the name is empty.
  /// - Throws: ``ResampleError/parameter(_:)`` for a fraction of a stratum that isn't there, and for a stratum
  ///   of one primary unit; what the other initialiser throws.
  init(of sample: BootstrapSample, samplingFractions: [String: Double]) throws(ResampleError) {
    let strata = sample.stratum ?? SampleLabels([String](repeating: "", count: sample.count))
    var fractions: [Int: Double] = [:]
    for (name, fraction) in samplingFractions {
      guard let code = strata.levels.firstIndex(of: name) else {
        throw .parameter("there is no stratum '\(name)'; give fractions of strata that are there")
      }
      fractions[code] = fraction
    }
    do {
      try self.init(
        strata: strata.codes, clusters: sample.cluster?.codes, weights: sample.weights,
        samplingFractions: fractions)
    } catch {
      guard case .singleUnit(let code) = error else { throw error }
      throw .parameter(
        Self.singleUnit(
          stratum: sample.stratum == nil ? nil : strata.levels[code],
          areClusters: sample.cluster != nil))
    }
  }

  /// What to say of a stratum of one primary unit; of a sample without strata, where it is nil.
  static func singleUnit(stratum: String?, areClusters: Bool) -> String {
    stratum.map {
      "stratum '\($0)' has one primary unit, from which no variance can be estimated; join it with another "
        + "stratum"
    }
      ?? "there is one \(areClusters ? "cluster" : "row") only, from which no variance can be estimated; a "
      + "survey needs at least two"
  }
}

extension BootstrapSample {
  /// For each stratum the number of its primary units, under an empty name where there are no strata: to
  /// make a sampling fraction of the number in the population.
  public var primaryUnits: [String: Int] {
    guard let stratum else {
      return ["": cluster.map { Set($0.codes).count } ?? count]
    }
    var units: [String: Set<Int>] = [:]
    for row in 0..<count {
      units[stratum.levels[stratum.codes[row]], default: []].insert(cluster?.codes[row] ?? row)
    }
    return units.mapValues(\.count)
  }
}
