internal import Workloads

/// Two ways to the same answer, timed in turns.
struct GatePair {
  /// `Topic.kernel.yardstick`.
  let name: String
  /// How many times as much work as the yardstick the kernel does in a call.
  var moreWork = 1.0
  /// The kernel that the gate guards.
  let fast: (_ seed: UInt64) throws -> Void
  /// What it is measured by: its plain reference, or a plain loop.
  let yardstick: (_ seed: UInt64) throws -> Void
  /// Whether both give the same answer, or as near as two simulations come.
  let agree: () throws -> Bool

  /// How long each side of a round takes at least, and all rounds of slow sides together at most.
  private static let shortest = 2e6
  private static let longest = 1.2e9

  /// Returns the time of the yardstick over that of the kernel.
  ///
  /// Of each the fastest round counts: what else the machine does only ever adds time. The time is the
  /// thread's own; all of it runs on one thread.
  func ratio() throws -> Double {
    guard try agree() else { throw GateRunner.Failure.disagreement(name) }
    let (fastCalls, fastTime) = try calls(fast)
    let (slowCalls, slowTime) = try calls(yardstick)
    let rounds = min(25, max(5, Int(Self.longest / (fastTime + slowTime))))
    var fastest = Double.infinity
    var slowest = Double.infinity
    for round in 0..<rounds {
      let seed = UInt64(round * 1_000)
      fastest = min(
        fastest, try Clock.processorNanoseconds(calls: fastCalls) { try fast(seed + UInt64($0)) })
      slowest = min(
        slowest,
        try Clock.processorNanoseconds(calls: slowCalls) { try yardstick(seed + UInt64($0)) })
    }
    return slowest * moreWork / fastest
  }

  /// How many calls are timed together, and about how long they take.
  private func calls(_ body: (UInt64) throws -> Void) rethrows -> (calls: Int, time: Double) {
    try body(1)
    let once = max(1, try Clock.processorNanoseconds(calls: 1) { _ in try body(2) })
    let calls = max(1, Int(Self.shortest / once))
    return (calls, Double(calls) * once)
  }
}

/// What two simulations of the same histogram can differ by.
func areAlike(_ first: [UInt64], _ second: [UInt64]) -> Bool {
  let (n, m) = (Double(first.reduce(0, +)), Double(second.reduce(0, +)))
  guard first.count == second.count else { return false }
  // Chi-squared of two samples, by cells that hold enough; its standard deviation is sqrt(2 cells).
  var statistic = 0.0
  var cells = 0.0
  for (a, b) in zip(first, second) where a + b >= 20 {
    let difference = Double(a) / n - Double(b) / m
    statistic += difference * difference / (Double(a + b) / (n + m) * (1 / n + 1 / m))
    cells += 1
  }
  return statistic <= cells + 6 * (2 * cells).squareRoot() + 6
}
