/// A statistic as a function of the weights of a survey's rows, of which some may be 0.
///
/// A weighted mean, a ratio of weighted means, a correlation by weighted moments, a quantile of the
/// weight; of two domains the difference.
struct SurveyStatistic: Sendable {
  private let prepared: PreparedStatistic
  private let functional: BootstrapFunctional?
  /// Where the quantile is one, its share and for each part the ascending order of its values.
  private let share: Double
  private let orders: [[Int]]

  /// Nil for a statistic without a weighted form.
  init?(_ prepared: PreparedStatistic) {
    guard prepared.isWeighable else { return nil }
    self.prepared = prepared
    functional = prepared.functional
    share = prepared.weightedShare ?? 0
    orders =
      functional != nil
      ? [] : prepared.parts.map { part in part.x.indices.sorted { part.x[$0] < part.x[$1] } }
  }

  /// Returns the statistic of rows with these weights; nil where it is undefined.
  ///
  /// - Complexity: O(n).
  func value(_ weights: Span<Double>) -> Double? {
    var shares: [[Double]] = []
    for part in prepared.parts {
      var own = part.rows.map { weights[$0] }
      let total = own.reduce(0, +)
      guard total > 0 else { return nil }
      for index in own.indices { own[index] /= total }
      shares.append(own)
    }
    let value: Double
    if let functional {
      value = functional.value(shares.flatMap(\.self))
    } else {
      var quantiles: [Double] = []
      for (index, part) in prepared.parts.enumerated() {
        guard
          let quantile = PreparedStatistic.weightedQuantile(
            share, of: part.x, weights: shares[index], order: orders[index])
        else { return nil }
        quantiles.append(quantile)
      }
      value = prepared.joined(quantiles)
    }
    return value.magnitude <= BootstrapDistribution.largestMagnitude ? value : nil
  }

  /// Returns for each primary unit the statistic without it, the others of its stratum standing for it;
  /// nil where it is undefined without some unit.
  ///
  /// - Complexity: O(rows + units) for functions of means; for quantiles O(rows) for each stratum and
  ///   O(log(rows)^2) for each unit; for functions of weights one value for each unit.
  func withoutEachUnit(of survey: SurveyResampling) -> [Double]? {
    if functional == nil { return quantilesWithoutEachUnit(of: survey) }
    let sums = UnitSums(prepared, survey)
    var values: [Double] = []
    for unit in survey.strata.indices {
      if let value = sums?.value(without: unit) {
        values.append(value)
        continue
      }
      let weights = survey.weights(without: unit)
      guard let value = value(weights.span) else { return nil }
      values.append(value)
    }
    return values
  }

  private func quantilesWithoutEachUnit(of survey: SurveyResampling) -> [Double]? {
    let parts = zip(prepared.parts, orders).map { part, order in
      UnitQuantiles(part, order: order, share: share, of: survey).values()
    }
    var values: [Double] = []
    for unit in survey.strata.indices {
      let own = parts.compactMap { $0[unit] }
      guard own.count == parts.count else { return nil }
      values.append(prepared.joined(own))
    }
    return values
  }
}

extension SurveyResampling {
  /// The rows' weights where one primary unit is left out, and the others of its stratum stand for it.
  fileprivate func weights(without left: Int) -> [Double] {
    let scale = growth(stratum: strata[left])
    return weights.indices.map { row in
      let unit = units[row]
      return unit == left ? 0 : weights[row] * (strata[unit] == strata[left] ? scale : 1)
    }
  }
}

/// What each primary unit of a survey adds to the sums that a function of means is made of.
private struct UnitSums {
  /// Sums over weighted rows.
  private struct Sums {
    var weight = 0.0
    var moments = MomentSums()

    static func + (a: Sums, b: Sums) -> Sums {
      Sums(weight: a.weight + b.weight, moments: a.moments + b.moments)
    }

    static func * (a: Sums, scale: Double) -> Sums {
      Sums(weight: a.weight * scale, moments: a.moments * scale)
    }
  }

  private let prepared: PreparedStatistic
  private let centres: [SumCentre]
  /// For each unit and each part the sums of all others.
  private let others: [[Sums]]

  /// - Returns: nil for a statistic that is no function of means.
  init?(_ prepared: PreparedStatistic, _ survey: SurveyResampling) {
    guard case .moments? = prepared.form.definition?.source else { return nil }
    self.prepared = prepared
    centres = prepared.parts.map { SumCentre($0) }
    var others = [[Sums]](repeating: [], count: survey.strata.count)
    for (part, centre) in zip(prepared.parts, centres) {
      var units = [Sums](repeating: Sums(), count: survey.strata.count)
      for (place, row) in part.rows.enumerated() {
        let weight = survey.weights[row]
        let own = Sums(weight: weight, moments: centre.row(part, place) * weight)
        units[survey.units[row]] = units[survey.units[row]] + own
      }
      let strata = survey.members.map { $0.reduce(Sums()) { $0 + units[$1] } }
      let otherStrata = Self.sumsOfOthers(strata)
      for (stratum, members) in survey.members.enumerated() {
        let scale = survey.growth(stratum: stratum)
        for (unit, rest) in zip(members, Self.sumsOfOthers(members.map { units[$0] })) {
          others[unit].append(otherStrata[stratum] + rest * scale)
        }
      }
    }
    self.others = others
  }

  /// For each term the sum of all others, with nothing subtracted: what one term rules is not lost.
  private static func sumsOfOthers(_ terms: [Sums]) -> [Sums] {
    var sums = [Sums](repeating: Sums(), count: terms.count)
    var before = Sums()
    for i in terms.indices {
      sums[i] = before
      before = before + terms[i]
    }
    var after = Sums()
    for i in terms.indices.reversed() {
      sums[i] = sums[i] + after
      after = after + terms[i]
    }
    return sums
  }

  /// The statistic without a unit; nil where it must be found by definition.
  func value(without unit: Int) -> Double? {
    var values: [Double] = []
    for (index, sums) in others[unit].enumerated() {
      guard sums.weight > 0 else { return nil }
      let count = Double(prepared.parts[index].count)
      let value = prepared.form.value(
        of: SumMoments(sums.moments * (count / sums.weight), about: centres[index], count: count))
      guard value.isFinite else { return nil }
      values.append(value)
    }
    let joined = prepared.joined(values)
    return joined.magnitude <= BootstrapDistribution.largestMagnitude ? joined : nil
  }
}
