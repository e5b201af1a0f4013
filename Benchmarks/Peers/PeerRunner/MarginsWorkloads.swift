internal import Halfwidth

extension PeerWorkload {
  /// The paired comparison of two margins over every joint table, and its plain reference.
  ///
  /// At n respondents of whom 46 % and 39 % said yes, as 46/50 and 39/50 would be at n = 50.
  static let margins: [PeerWorkload] = [
    PeerWorkload(name: "margins") { request in
      let margins = try margins(request["n", 50])
      return { _ in summary(try margins.finding()) }
    },
    PeerWorkload(name: "margins-plain") { request in
      let margins = try margins(request["n", 50])
      return { _ in summary(try margins.plainFinding()) }
    },
  ]

  private static func margins(_ total: Int) throws -> PairedMargins {
    try PairedMargins(first: total * 46 / 50, second: total * 39 / 50, total: total)
  }

  private static func summary(_ finding: MarginsFinding) -> [Double] {
    [
      finding.exact.pValueMin, finding.exact.pValueMax, finding.tango.lowerMin,
      finding.tango.upperMax,
    ]
  }
}
