/// The axis of a plot: the places of its grid from 0 to 1, with their labels.
struct ChartAxis {
  var ticks: [Tick]

  /// A line of the grid.
  struct Tick {
    var place: Double
    var label: String
    /// Whether it is where nothing differs, and drawn stronger.
    var isCentre = false
  }

  init(ticks: [Tick]) { self.ticks = ticks }

  /// Shares from 0% to 100%, of which some have a line and a label.
  init(shares: [Double]) {
    ticks = shares.map { Tick(place: $0, label: ChartPlacement.across($0)) }
  }

  /// How far a label may stand beyond the plot: less than half of what is between two columns.
  private static let overhang = 7.0

  /// The ticks whose labels have room in a width, with their labels' places: all of them, or every second, or fewer,
  /// and of those that differ from the middle on.
  func labelled(in width: Double, size: Double) -> [(tick: Tick, start: Double)] {
    let middle = ticks.firstIndex(where: \.isCentre) ?? 0
    for step in 1...max(ticks.count, 1) {
      let chosen = ticks.indices.filter { ($0 - middle) % step == 0 }.map { index in
        let tick = ticks[index]
        let length = TextMetrics.width(tick.label, size: size)
        // One at an end stays near the plot.
        let start = min(
          max(tick.place * width - length / 2, -Self.overhang),
          max(width + Self.overhang - length, -Self.overhang))
        return (tick: tick, start: start, end: start + length)
      }
      let isFree = zip(chosen, chosen.dropFirst()).allSatisfy { $0.end + size / 2 <= $1.start }
      if isFree { return chosen.map { ($0.tick, $0.start) } }
    }
    return []
  }
}
