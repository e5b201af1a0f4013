internal import NumericCore

/// Weighted quantiles of a survey's rows without one primary unit after the other.
///
/// The rows stand in ascending order with the sums of their weights up to each, once for each stratum,
/// whose weights are scaled up. Without a unit the sums are smaller by what its rows weigh, of which
/// there are few, so that the place of the quantile is found by bisection.
struct UnitQuantiles {
  private let part: PreparedStatistic.Part
  private let order: [Int]
  private let share: Double
  private let survey: SurveyResampling
  /// For each primary unit the places of its rows in the order, ascending.
  private let places: [[Int]]

  /// - Parameter order: The part's rows by ascending value.
  init(
    _ part: PreparedStatistic.Part, order: [Int], share: Double, of survey: SurveyResampling
  ) {
    self.part = part
    // Rows without weight are no part of the quantile, nor the next value where the share is met.
    let order = order.filter { survey.weights[part.rows[$0]] > 0 }
    self.order = order
    self.share = share
    self.survey = survey
    var places = [[Int]](repeating: [], count: survey.strata.count)
    for (place, row) in order.enumerated() { places[survey.units[part.rows[row]]].append(place) }
    self.places = places
  }

  /// The quantile without each unit; nil where no weight is left without it.
  ///
  /// - Complexity: O(rows) for each stratum, and O(log(rows)^2) for each unit.
  func values() -> [Double?] {
    var values = [Double?](repeating: nil, count: survey.strata.count)
    for (stratum, members) in survey.members.enumerated() {
      let scale = survey.growth(stratum: stratum)
      var sum = 0.0
      let sums = order.map { row in
        let row = part.rows[row]
        sum += survey.weights[row] * (survey.strata[survey.units[row]] == stratum ? scale : 1)
        return sum
      }
      for unit in members { values[unit] = value(without: unit, sums: sums, scale: scale) }
    }
    return values
  }

  private func value(without unit: Int, sums: [Double], scale: Double) -> Double? {
    let own = places[unit]
    guard own.count < order.count else { return nil }
    var weight = 0.0
    // What the unit's rows weigh before each of them, and in all.
    var before = [0.0]
    for place in own {
      weight += survey.weights[part.rows[order[place]]] * scale
      before.append(weight)
    }
    let total = (sums.last ?? 0) - weight
    /// The share of the rows at a place and before it.
    func share(to place: Int) -> Double {
      (sums[place] - before[Self.count(of: own, upTo: place)]) / total
    }
    let low = (0..<order.count - 1).partitioningIndex { share(to: $0) >= self.share * (1 - 1e-9) }
    guard let first = kept(from: low, without: own) ?? lastKept(without: own) else { return nil }
    guard share(to: first) <= self.share * (1 + 1e-9),
      let next = kept(from: first + 1, without: own)
    else { return part.x[order[first]] }
    return RankMean.middle(part.x[order[first]], part.x[order[next]])
  }

  /// How many of some ascending places are at most a given one.
  private static func count(of places: [Int], upTo place: Int) -> Int {
    places.indices.partitioningIndex { places[$0] > place }
  }

  /// The first place from one on that is none of the unit's.
  private func kept(from place: Int, without own: [Int]) -> Int? {
    var place = place
    var index = Self.count(of: own, upTo: place - 1)
    while index < own.count && own[index] == place {
      place += 1
      index += 1
    }
    return place < order.count ? place : nil
  }

  private func lastKept(without own: [Int]) -> Int? {
    var place = order.count - 1
    var index = own.count - 1
    while index >= 0 && own[index] == place {
      place -= 1
      index -= 1
    }
    return place >= 0 ? place : nil
  }
}
