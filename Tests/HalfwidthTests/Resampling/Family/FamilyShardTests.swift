import TestSupport
import Testing

@testable import Halfwidth

@Suite struct FamilyShardTests {
  /// Families of every kind: counted distances, kept ones, of one sample and of two, with statistics outside the
  /// family and without an interval, and one in which nothing varies.
  private static func families() throws -> [(name: String, family: SimultaneousBootstrap)] {
    let sample = try mixedSample(40)
    let shares = try BootstrapSample(columns: [
      .init("a", (0..<40).map { $0 % 3 == 0 ? 1 : 0 }),
      .init("b", (0..<40).map { $0 % 7 < 4 ? 1 : 0 }),
      .init("c", (0..<40).map { $0 < 2 ? 1 : 0 }), .init("all", [Double](repeating: 1, count: 40)),
      .init("q", (0..<40).map { Double(1 + $0 % 5) }),
      .init("r", (0..<40).map { Double(1 + $0 * 7 % 5) }),
    ])
    let few = try BootstrapSample(columns: [.init("x", [0.1, 0.2, 0.3]), .init("y", [1, 3, 2])])
    let scales = AnswerScales(columns: ["q": 0...10])
    return [
      ("mixed", try SimultaneousBootstrap(SimultaneousBootstrapTests.mixed, of: sample)),
      ("groups", try SimultaneousBootstrap(SimultaneousBootstrapTests.grouped, of: sample)),
      (
        "shares",
        try SimultaneousBootstrap(
          ["a", "b", "c", "all"].map { .column(.proportion(atLeast: 1), of: $0) }, of: shares)
      ),
      (
        "scores",
        try SimultaneousBootstrap(
          [
            .column(.mean, of: "q"), .column(.mean, of: "c"),
            .pairedDifference(.mean, of: "q", minus: "r"), .correlation("q", "r"),
            .correlation("q", "c"),
          ], of: shares, scales: scales)
      ),
      (
        "nothing",
        try SimultaneousBootstrap([.column(.proportion(atLeast: 1), of: "all")], of: shares)
      ),
      ("undefined", try SimultaneousBootstrap([.slope("x", on: "y")], of: few)),
    ]
  }

  @Test func `parts of any number, on any threads, are one run at every level`() throws {
    for (name, family) in try Self.families() {
      let options = SimulationOptions(resamples: 1_999, seed: 11)
      for count in [1, 2, 3, 7, 40] {
        let parts = try (0..<count).map { index in
          var own = options
          own.threads = 1 + index % 3
          return try FamilyQuestion(
            family, simulation: own, warnings: [AnalysisWarning(.inputReading, "as read")]
          ).shard(index, of: count)
        }
        let whole = try FamilyShard.merged(parts.reversed())
        for level in [ConfidenceLevel(0.8), 0.95] {
          let one = try FamilyQuestion(
            family, level: level, simulation: options,
            warnings: [AnalysisWarning(.inputReading, "as read")]
          ).answer().finding
          #expect(try whole.finding(level: level) == one, "\(name), \(count) parts")
        }
      }
    }
  }

  @Test func `what is no run is refused by what differs`() throws {
    let sample = try mixedSample(40)
    let means: [SampleStatistic] = [.column(.mean, of: "x"), .column(.mean, of: "score")]
    func part(
      _ index: Int, of statistics: [SampleStatistic]? = nil, in other: BootstrapSample? = nil,
      scale: ClosedRange<Double>? = nil, seed: UInt64 = 1, resamples: Int = 1_000
    ) throws -> FamilyShard {
      let scales = scale.map { AnswerScales(columns: ["score": $0]) } ?? AnswerScales()
      let family = try SimultaneousBootstrap(
        statistics ?? means, of: other ?? sample, scales: scales)
      let options = SimulationOptions(resamples: resamples, seed: seed)
      return try FamilyQuestion(family, simulation: options).shard(index, of: 2)
    }
    func refusal(_ parts: [FamilyShard]) -> String {
      do throws(BootstrapShardError) {
        _ = try FamilyShard.merged(parts)
        return "none"
      } catch {
        return error.message
      }
    }
    let (first, second) = (try part(0), try part(1))
    #expect(refusal([second, first]) == "none")
    #expect(refusal([first]).contains("from number 512 on are in none"))
    #expect(refusal([second]).contains("from number 0 on are in none"))
    #expect(refusal([first, first]).contains("from number 0 on are in two"))
    #expect(refusal([]).contains("there is no shard"))
    #expect(refusal([first, try part(1, of: [means[0]])]).contains("their statistics"))
    #expect(refusal([first, try part(1, in: mixedSample(41))]).contains("their data"))
    #expect(refusal([first, try part(1, seed: 2)]).contains("their seed"))
    #expect(refusal([first, try part(1, resamples: 1_001)]).contains("number of resamples"))
    #expect(refusal([first, try part(1, scale: 0...30)]).contains("the scales"))
    #expect(throws: BootstrapShardError.incomplete(drawn: 512, total: 1_000)) {
      try first.finding()
    }
    // Refused before anything is drawn.
    #expect(throws: BootstrapQuestionError.self) {
      try part(0, resamples: SimultaneousBootstrap.mostValues + 1)
    }
  }
}
