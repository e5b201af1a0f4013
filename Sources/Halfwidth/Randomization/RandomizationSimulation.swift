internal import NumericCore

/// Reassignments drawn at random.
///
/// Number *i* belongs to block *i* / 256 of the stream of the seed and ``StreamPurpose/permutations`` and
/// owns its words there: of flipped signs one bit a row; of a chosen group one word for each row that is
/// chosen. So the threads make no difference.
struct RandomizationSimulation: Sendable {
  let rows: RandomizationRows
  let seed: Seed

  /// The most numbers that are added, reassignments times rows times items: some ten seconds' work.
  static let mostNumbers = 10_000_000_000.0

  /// Tallies so many reassignments.
  func tally(
    _ resamples: Int, threads: Int, into empty: RandomizationTally, _ scale: RandomizationScale
  ) -> RandomizationTally {
    let tallies = SimulationBlocks(
      resamples: resamples, threads: threads, seed: seed, purpose: .permutations
    ).reduce(into: empty) { tally, block, own in
      each(own, of: block) { sums in
        tally.add(1) { scale.value(sums[$0], of: $0, rows) }
      }
    }
    var sum = tallies[0]
    for other in tallies.dropFirst() { sum.merge(other) }
    return sum
  }

  private func each(_ count: Int, of block: StreamBlock, _ body: (_ sums: [Double]) -> Void) {
    switch rows.design {
    case .signs: eachOfSigns(count, block, body)
    case .choice(let chosen): eachOfChoices(count, chosen.count, block, body)
    }
  }

  private func eachOfSigns(
    _ count: Int, _ block: StreamBlock, _ body: (_ sums: [Double]) -> Void
  ) {
    let size = (rows.count + 63) / 64
    var words = [UInt64](repeating: 0, count: size)
    var sums = [Double](repeating: 0, count: rows.items.count)
    for number in 0..<count {
      var span = words.mutableSpan
      block.fill(&span, startingAt: number * size)
      for (item, column) in rows.columns.enumerated() {
        var sum = 0.0
        for row in 0..<rows.count {
          sum += words[row >> 6] >> UInt64(row & 63) & 1 == 0 ? column[row] : -column[row]
        }
        sums[item] = sum
      }
      body(sums)
    }
  }

  private func eachOfChoices(
    _ count: Int, _ chosen: Int, _ block: StreamBlock, _ body: (_ sums: [Double]) -> Void
  ) {
    var words = [UInt64](repeating: 0, count: chosen)
    var order = Array(0..<rows.count)
    var sums = [Double](repeating: 0, count: rows.items.count)
    for number in 0..<count {
      var span = words.mutableSpan
      block.fill(&span, startingAt: number * chosen)
      for place in 0..<chosen {
        let left = block.draw(
          below: rows.count - place, word: words[place], at: number * chosen + place)
        order.swapAt(place, place + left)
      }
      for (item, column) in rows.columns.enumerated() {
        sums[item] = order[..<chosen].reduce(0) { $0 + column[$1] }
      }
      body(sums)
      // Each begins from the same order, so that it depends on its own words alone.
      for row in order.indices { order[row] = row }
    }
  }
}

extension StreamBlock {
  /// Returns a whole number below a bound, each as likely, from a word of the block or its replacements.
  ///
  /// Source: D. Lemire (2019), *ACM Trans. Model. Comput. Simul.* 29(1),
  /// [doi:10.1145/3230636](https://doi.org/10.1145/3230636).
  func draw(below bound: Int, word: UInt64, at position: Int) -> Int {
    let bound = UInt64(bound)
    var product = word.multipliedFullWidth(by: bound)
    var attempt = 0
    while product.low < bound && product.low < (0 &- bound) % bound {
      product = replacement(forWordAt: position, attempt: attempt).multipliedFullWidth(by: bound)
      attempt += 1
    }
    return Int(product.high)
  }
}
