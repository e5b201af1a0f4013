internal import Halfwidth
internal import Workloads

extension PeerWorkload {
  /// W9: closed and iterated intervals and tests, which the packages have as well.
  static let intervals: [PeerWorkload] = [
    PeerWorkload(name: "wilson") { _ in
      { _ in try limits(ProportionMethod.wilson.interval(for: WorkloadData.proportion)) }
    },
    PeerWorkload(name: "clopper-pearson") { _ in
      { _ in try limits(ProportionMethod.clopperPearson.interval(for: WorkloadData.proportion)) }
    },
    PeerWorkload(name: "newcombe") { _ in { _ in try difference(.newcombe) } },
    PeerWorkload(name: "miettinen-nurminen") { _ in { _ in try difference(.miettinenNurminen) } },
    PeerWorkload(name: "mcnemar-exact") { _ in
      { _ in
        let counts = try PairedCounts(both: 33, firstOnly: 10, secondOnly: 3, neither: 4)
        return [try McNemarMethod.exact.finding(for: counts).pValue.required()]
      }
    },
  ]

  private static func difference(_ method: DifferenceMethod) throws -> [Double] {
    let counts = try IndependentCounts(WorkloadData.groups.first, WorkloadData.groups.second)
    return try limits(method.interval(for: counts))
  }

  static func limits(_ interval: ConfidenceInterval?) throws -> [Double] {
    let interval = try interval.required()
    return [interval.lower, interval.upper]
  }
}
