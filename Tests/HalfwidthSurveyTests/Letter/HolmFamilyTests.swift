import Halfwidth
import Testing

@testable import HalfwidthSurvey

/// What of p-values matters for Holm's rule, against the rule itself.
@Suite struct HolmFamilyTests {
  /// A small generator, so that a failure comes again.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 31
    }
  }

  private static func rejected(
    _ family: HolmFamily, _ chosen: [Int]
  ) throws -> [Bool] {
    let values = zip(family.blocks, chosen).flatMap { $0[$1] }
    return try PValues(values, total: family.total).holmAdjusted().map {
      $0 <= family.significance
    }
  }

  /// Blocks of one or two hypotheses with p-values around the thresholds.
  private static func family(blocks: Int, of hypotheses: Int, using numbers: inout Numbers)
    -> HolmFamily
  {
    let pool = [0.0005, 0.002, 0.004, 0.006, 0.012, 0.02, 0.024, 0.03, 0.05, 0.06, 0.4, 1]
    return HolmFamily(
      blocks: (0..<blocks).map { _ in
        (0..<Int.random(in: 1...4, using: &numbers)).map { _ in
          (0..<hypotheses).map { _ in pool.randomElement(using: &numbers) ?? 1 }
        }
      }, total: blocks * hypotheses + Int.random(in: 0...3, using: &numbers), significance: 0.05)
  }

  @Test func `classes and dependencies are those of going through everything`() throws {
    var numbers = Numbers(state: 7)
    var dependent = 0
    for round in 0..<60 {
      let family = Self.family(blocks: 4, of: round % 2 + 1, using: &numbers)
      let found = family.classes()
      let sizes = family.blocks.map(\.count)
      var all: [(chosen: [Int], rejected: [Bool])] = [([], [])]
      for size in sizes {
        all = all.flatMap { one in (0..<size).map { (one.chosen + [$0], []) } }
      }
      all = try all.map { ($0.chosen, try Self.rejected(family, $0.chosen)) }
      let results = Dictionary(all.map { ($0.chosen, $0.rejected) }) { first, _ in first }
      for block in sizes.indices {
        var depending: Set<Int> = []
        for (chosen, rejected) in all {
          for other in 0..<sizes[block] {
            var changed = chosen
            changed[block] = other
            let now = try #require(results[changed])
            let isSame = found.classes[block][chosen[block]] == found.classes[block][other]
            if isSame { #expect(now == rejected, "\(family)") }
            for index in now.indices where now[index] != rejected[index] { depending.insert(index) }
          }
        }
        // Two classes are told apart by something.
        if depending.isEmpty { #expect(Set(found.classes[block]).count == 1) }
        let hypotheses = family.blocks[0][0].count
        for index in 0..<sizes.count * hypotheses {
          let names = found.dependencies[index / hypotheses][index % hypotheses]
          #expect(names.contains(block) == depending.contains(index))
          if names.contains(block) { dependent += 1 }
        }
      }
    }
    #expect(dependent > 100)
  }

  /// Too many combinations to be gone through: what is kept together can't be told apart, and nothing that can
  /// change is called fixed.
  @Test func `a large family keeps apart what could matter`() throws {
    var numbers = Numbers(state: 3)
    let pool = [0.0005, 0.0034, 0.0036, 0.0045, 0.006, 0.012, 0.3]
    let family = HolmFamily(
      blocks: (0..<16).map { _ in (0..<4).map { _ in [pool.randomElement(using: &numbers) ?? 1] } },
      total: 16, significance: 0.05)
    let found = family.classes()
    var changes = 0
    for _ in 0..<4000 {
      var chosen = (0..<16).map { _ in Int.random(in: 0..<4, using: &numbers) }
      let before = try Self.rejected(family, chosen)
      let block = Int.random(in: 0..<16, using: &numbers)
      let old = chosen[block]
      chosen[block] = Int.random(in: 0..<4, using: &numbers)
      let after = try Self.rejected(family, chosen)
      if found.classes[block][old] == found.classes[block][chosen[block]] {
        #expect(before == after)
      }
      for index in before.indices where before[index] != after[index] {
        #expect(found.dependencies[index][0].contains(block))
        changes += 1
      }
    }
    #expect(changes > 100)
  }
}
