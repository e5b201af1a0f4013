import CKernels
import Testing

@testable import NumericCore

@Suite("Hypergeometric distributions that are kept")
struct KeptHypergeometricsTests {
  typealias Name = KeptHypergeometrics.Name

  /// The distribution function from the lowest outcome on, added up from binomial coefficients.
  static func sums(_ name: Name) -> (low: Int, sums: [Double]) {
    func choose(_ n: Int, _ k: Int) -> Double {
      (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    let low = max(0, name.marked + name.draws - name.population)
    var sum = 0.0
    return (
      low,
      (low...min(name.marked, name.draws)).map { outcome in
        sum +=
          choose(name.marked, outcome)
          * choose(name.population - name.marked, name.draws - outcome)
          / choose(name.population, name.draws)
        return sum
      }
    )
  }

  static let names = [
    Name(population: 40, marked: 20, draws: 15), Name(population: 9, marked: 4, draws: 7),
    Name(population: 12, marked: 12, draws: 5), Name(population: 60, marked: 31, draws: 30),
    Name(population: 6, marked: 0, draws: 0),
  ]

  static func mode(_ name: Name) -> Int {
    (name.marked + 1) * (name.draws + 1) / (name.population + 2)
  }

  /// Words all over the range, those whose first bits are thresholds among them.
  static let words: [UInt64] =
    StreamBlock(seed: 2, purpose: .tables, index: 1).words64(0..<400)
    + names.flatMap { sums($0).sums.map { UInt64(min($0 * 0x1p16, 65_535)) << 48 | 1 } }
    + [0, .max]

  /// What is settled is what the distribution function says; what isn't, is named.
  @Test(arguments: availableWidths)
  func `every kernel settles what the first bits tell, and leaves the rest open`(
    _ width: KernelWidth
  ) {
    let bits = 5
    let size = MemoryLayout<KeptHypergeometric>.stride
    let raw = UnsafeMutableRawPointer.allocate(byteCount: size << bits, alignment: size)
    defer { unsafe raw.deallocate() }
    var nothing = KeptHypergeometric()
    nothing.key = .max
    let kept = unsafe raw.initializeMemory(
      as: KeptHypergeometric.self, repeating: nothing, count: 1 << bits)
    // The last name isn't kept, and a later one may have taken the place of an earlier one.
    for name in Self.names.dropLast() {
      let (n, m, d) = (UInt32(name.population), UInt32(name.marked), UInt32(name.draws))
      let (low, sums) = Self.sums(name)
      unsafe kept[Int(hypergeometric_place(n, m, d, UInt32(bits)))] = KeptHypergeometrics.kept(
        key: hypergeometric_key(n, m, d), before: max(low, Self.mode(name) - 11) - 1, low: low,
        sums: sums)
    }
    for count in [0, 1, 7, 8, 9, Self.words.count] {
      let names = (0..<count).map { Self.names[$0 * 7 % Self.names.count] }
      let population = names.map { Int32($0.population) }
      // Marked and drawn items change places.
      let marked = names.enumerated().map { Int32($0 % 3 == 0 ? $1.draws : $1.marked) }
      let draws = names.enumerated().map { Int32($0 % 3 == 0 ? $1.marked : $1.draws) }
      let words: [UInt64] = Self.words.prefix(count).flatMap { [$0, 0] }
      var outcomes = [Int32](repeating: -7, count: count + 1)
      var open = [UInt32](repeating: 77, count: count + 1)
      let missed = unsafe hypergeometric_outcomes_by(
        width, kept, UInt32(bits), population, marked, draws, words, 2, count, &outcomes, &open)
      var expected: [UInt32] = []
      for (i, name) in names.enumerated() {
        let (n, m, d) = (UInt32(name.population), UInt32(name.marked), UInt32(name.draws))
        let own = unsafe kept[Int(hypergeometric_place(n, m, d, UInt32(bits)))]
        let word = words[2 * i]
        let look = KeptHypergeometrics.look(word, in: own)
        guard own.key == hypergeometric_key(n, m, d), case .settled(let outcome) = look else {
          expected.append(UInt32(i))
          continue
        }
        #expect(outcomes[i] == outcome)
        // By the sums, word by word: the first 16 bits were enough.
        let (low, sums) = Self.sums(name)
        let share = Double(word >> 48) * 0x1p-16
        #expect(share < sums[outcome - low] && (outcome == low || sums[outcome - low - 1] <= share))
      }
      #expect(Array(open.prefix(missed)) == expected)
      #expect(outcomes.last == -7)
      #expect(count < 100 || missed < count / 2)
    }
  }

  @Test func `a distribution is found again, wherever it was kept, and copies stay apart`() {
    // More distributions than places.
    var kept = KeptHypergeometrics(bits: 1)
    let name = Self.names[0]
    let (low, sums) = Self.sums(name)
    #expect(kept.look(3 << 62, in: name) == .unknown)
    kept.keep(name, mode: Self.mode(name), low: low, sums: sums)
    let copy = kept
    let settled = kept.look(3 << 62, in: name)
    #expect(settled == .settled(low + (sums.firstIndex { $0 > 0.75 } ?? -1)))
    for other in Self.names.dropFirst() {
      let (low, sums) = Self.sums(other)
      for _ in 0..<4 where kept.look(0, in: other) == .unknown {
        kept.keep(other, mode: Self.mode(other), low: low, sums: sums)
      }
      #expect(kept.look(0, in: other) != .unknown)
    }
    var first = copy
    #expect(first.look(3 << 62, in: name) == settled)
    #expect(first.look(3 << 62, in: Name(population: 40, marked: 15, draws: 20)) == settled)
    for other in Self.names.dropFirst() { #expect(first.look(0, in: other) == .unknown) }
  }

  @Test func `a distribution of one outcome gives it, but for words at the ends`() {
    var kept = KeptHypergeometrics(bits: 4)
    let name = Name(population: 12, marked: 12, draws: 5)
    kept.keep(name, mode: 5, low: 5, sums: [1])
    #expect(kept.look(1 << 48, in: name) == .settled(5))
    #expect(kept.look(1 << 63, in: name) == .settled(5))
    // The first and the last 2^48 words have the bits of thresholds.
    #expect(kept.look(0, in: name) == .open)
    #expect(kept.look(.max, in: name) == .open)
  }
}
