internal import Halfwidth

/// A family of hypotheses whose p-values depend on numbers that are not known, adjusted by Holm's rule.
///
/// The p-values come in blocks: what one block of unknown numbers is says nothing of another block. Holm's rule
/// looks only at which of the thresholds alpha/m, alpha/(m - 1), ..., alpha a p-value is below, so a block has few
/// states, whatever its numbers are.
struct HolmFamily {
  /// For each block the p-values of its hypotheses, for each of its completions; the same number of them in each.
  let blocks: [[[Double]]]
  /// How many hypotheses there are, with those that have a p-value of 1 and stand in no block.
  let total: Int
  /// The adjusted p-value at which a hypothesis is rejected.
  let significance: Double

  /// What matters of the blocks.
  struct Classes: Equatable {
    /// For each block and each of its completions a number; completions with one number can't be told apart by
    /// which hypotheses are rejected.
    var classes: [[Int]]
    /// For each hypothesis, block by block, the blocks that whether it is rejected depends on.
    var dependencies: [[Set<Int>]]
  }

  /// The most combinations of states that are gone through.
  static let mostCombinations = 200_000

  /// Returns what matters of the blocks.
  ///
  /// Exact where there are few combinations. Elsewhere states are told apart where the number of rejections could
  /// be between them, and what is not fixed is taken to depend on all of them, which can be more than makes a
  /// difference.
  func classes() -> Classes {
    let states = states()
    let (combinations, isMany) = states.lists.reduce((1, false)) { product, list in
      let (next, overflow) = product.0.multipliedReportingOverflow(by: list.count)
      return (next, product.1 || overflow || next > Self.mostCombinations)
    }
    let apart = isMany ? nil : self.apart(states.lists, combinations: combinations)
    var classes: [[Int]] = []
    for block in blocks.indices {
      // The first state that can't be told from it stands for a state.
      let names = states.lists[block].indices.map { state in
        (0..<state).first { apart?.isSame(block, $0, state) ?? false } ?? state
      }
      classes.append(states.ofCompletions[block].map { names[$0] })
    }
    // A block of one state decides nothing, and most are.
    let deciding = blocks.indices.filter { block in
      apart.map { !$0.pairs[block].isEmpty } ?? (Set(classes[block]).count > 1)
    }
    let dependencies = blocks.indices.map { block in
      (0..<(blocks[block].first?.count ?? 0)).map { hypothesis in
        if let apart { return Set(deciding.filter { apart.depends(block, hypothesis, on: $0) }) }
        let ranks = Set(states.lists[block].map { $0[hypothesis] })
        return ranks == [Self.always] || ranks == [total + 1] ? [] : Set(deciding)
      }
    }
    return Classes(classes: classes, dependencies: dependencies)
  }

  // MARK: - States

  /// The rank of what is rejected whatever the others are.
  private static let always = 1

  /// The number of rejections up to which a p-value takes part: it is rejected where there are that many.
  private func rank(of p: Double) -> Int {
    // The same products that the adjustment has.
    (0..<total).first { Double(total - $0) * p <= significance }.map { $0 + 1 } ?? total + 1
  }

  /// How many hypotheses are rejected whose ranks are these.
  private func rejections(_ ranks: some Sequence<Int>) -> Int {
    var atMost = [Int](repeating: 0, count: total + 2)
    for rank in ranks { atMost[rank] += 1 }
    var sum = 0
    for rejections in 1...max(total, 1) {
      sum += atMost[rejections]
      if sum < rejections { return rejections - 1 }
    }
    return total
  }

  /// The states of each block, as ranks of its hypotheses, and the state of each completion.
  private func states() -> (lists: [[[Int]]], ofCompletions: [[Int]]) {
    let ranks = blocks.map { $0.map { $0.map(rank) } }
    func extreme(_ pick: ([Int]) -> Int) -> Int {
      rejections(
        ranks.flatMap { block in
          (0..<(block.first?.count ?? 0)).map { index in pick(block.map { $0[index] }) }
        })
    }
    let fewest = extreme { $0.max() ?? 0 }
    let most = extreme { $0.min() ?? 0 }
    var lists: [[[Int]]] = []
    var ofCompletions: [[Int]] = []
    for block in ranks {
      var list: [[Int]] = []
      ofCompletions.append(
        block.map { ranks in
          // All that are always rejected are alike, and so are those that never are.
          let state = ranks.map { $0 <= fewest ? Self.always : $0 > most ? total + 1 : $0 }
          if let known = list.firstIndex(of: state) { return known }
          list.append(state)
          return list.count - 1
        })
      lists.append(list)
    }
    return (lists, ofCompletions)
  }

  // MARK: - Combinations

  /// Which hypotheses are rejected in one state of a block and not in another, in some combination.
  private struct Apart {
    /// By block, pair of states, block of the hypothesis, and hypothesis.
    var pairs: [[Pair: Set<Hypothesis>]]

    struct Pair: Hashable { var first, second: Int }
    struct Hypothesis: Hashable { var block, index: Int }

    func isSame(_ block: Int, _ first: Int, _ second: Int) -> Bool {
      pairs[block][Pair(first: first, second: second)]?.isEmpty ?? true
    }

    func depends(_ block: Int, _ index: Int, on other: Int) -> Bool {
      pairs[other].values.contains { $0.contains(Hypothesis(block: block, index: index)) }
    }
  }

  private func apart(_ lists: [[[Int]]], combinations: Int) -> Apart {
    func state(_ combination: Int, _ block: Int, _ stride: Int) -> Int {
      combination / stride % lists[block].count
    }
    var strides: [Int] = []
    var stride = 1
    for list in lists {
      strides.append(stride)
      stride *= list.count
    }
    let rejected = (0..<combinations).map { combination in
      let ranks = lists.indices.map { lists[$0][state(combination, $0, strides[$0])] }
      let count = rejections(ranks.joined())
      return ranks.map { $0.map { $0 <= count } }
    }
    var apart = Apart(pairs: lists.map { _ in [:] })
    for block in lists.indices {
      for combination in 0..<combinations {
        let first = state(combination, block, strides[block])
        for second in lists[block].indices where second > first {
          let other = combination + (second - first) * strides[block]
          guard rejected[combination] != rejected[other] else { continue }
          for place in lists.indices {
            for index in rejected[combination][place].indices
            where rejected[combination][place][index] != rejected[other][place][index] {
              apart.pairs[block][.init(first: first, second: second), default: []]
                .insert(.init(block: place, index: index))
            }
          }
        }
      }
    }
    return apart
  }
}
