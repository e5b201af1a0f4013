internal import Halfwidth

/// What is printed of answers that exclude each other: the levels and boxes of one item, or the options of a
/// question with one answer.
///
/// Each respondent gave one of them, so that the counts are whole numbers which sum to the base; a printed number is
/// a sum of some of them. Bounds include their number here, so that what a source means by its words makes nothing
/// impossible.
struct CategorySystem {
  /// A printed number, and the cells that it counts; where those don't stand next to each other, the cells that it
  /// leaves.
  struct Line {
    let row: PrintedValue
    let cells: Range<Int>
    let isComplement: Bool
  }

  /// The cells: levels and answers apart, or options and, where not all are printed, what else there may be.
  let cells: Int
  /// Whether the last cell is for answers that are no option.
  let hasRest: Bool
  /// The base.
  private(set) var total: Int
  /// The printed numbers, in the order of their rows.
  let lines: [Line]
  private let places: (String?) -> [Int]

  /// - Parameters:
  ///   - item: Of a question with a scale; of one with options all of them are taken together.
  ///   - rows: What is printed of the item, or of the options.
  /// - Returns: nil for answers that don't exclude each other, where no base is printed or several are, and where
  ///   nothing is printed.
  init?(of question: Question, rows: [PrintedValue], codebook: Codebook) {
    let bases = Set(rows.compactMap(\.base))
    guard bases.count == 1, let base = bases.first else { return nil }
    switch question.type {
    case .single:
      let items = question.items.map(\.id)
      // Where every option is printed no other answer is left; one option alone is a share.
      hasRest = items.count < 2 || !Set(rows.compactMap(\.item)).isSuperset(of: items)
      cells = items.count + (hasRest ? 1 : 0)
      places = { name in name.flatMap(items.firstIndex).map { [$0] } ?? [] }
    case .scale:
      guard let scale = codebook.scale(of: question) else { return nil }
      cells = scale.answers.count
      hasRest = false
      places = { name in name.map(scale.places) ?? [] }
    case .multiple, .numeric: return nil
    }
    total = base
    let count = cells
    let places = places
    lines = rows.compactMap { row in
      Self.placed(places(question.type == .single ? row.item : row.category), of: count)
        .map { Line(row: row, cells: $0.cells, isComplement: $0.isComplement) }
    }
  }

  /// The cells as neighbours, or those that they leave; nil where neither are.
  private static func placed(
    _ places: [Int], of count: Int
  ) -> (cells: Range<Int>, isComplement: Bool)? {
    func neighbours(_ places: [Int]) -> Range<Int>? {
      guard let first = places.min(), let last = places.max(), last - first == places.count - 1
      else { return nil }
      return first..<last + 1
    }
    if let cells = neighbours(places) { return (cells, false) }
    let rest = (0..<count).filter { !places.contains($0) }
    return neighbours(rest).map { ($0, true) }
  }

  /// The counts that one printed number leaves possible; nil where none gives it.
  ///
  /// Where its count and its percentage contradict each other, that of the count.
  func counts(of line: Line, _ rounding: RoundingRule) -> ClosedRange<Int>? {
    let (byCount, byPercent) = readings(of: line, rounding)
    guard let byCount else { return byPercent }
    guard let byPercent, byPercent.overlaps(byCount) else { return byCount }
    return byCount.clamped(to: byPercent)
  }

  /// Whether every number has a count, which gives the percentage beside it, and all together are possible.
  func fits(_ rounding: RoundingRule) -> Bool {
    let areAlone = lines.allSatisfy { line in
      let (byCount, byPercent) = readings(of: line, rounding)
      let isPercent = line.row.percent == nil || byPercent != nil
      let isCount = line.row.count == nil || byCount != nil
      return isPercent && isCount
        && (byCount.map { byCount in byPercent.map(byCount.overlaps) ?? true } ?? true)
    }
    return areAlone && ranges(rounding).isPossible
  }

  private func readings(
    of line: Line, _ rounding: RoundingRule
  ) -> (byCount: ClosedRange<Int>?, byPercent: ClosedRange<Int>?) {
    if let words = line.row.words {
      return (nil, RoundedPercent.counts(giving: words, base: total))
    }
    return (
      line.row.count.flatMap { count in
        count.units > total
          ? nil : RoundedPercent.counts(giving: count, base: total, bounds: .inclusive)
      },
      line.row.percent.flatMap {
        RoundedPercent.counts(giving: $0, base: total, rounding: rounding, bounds: .inclusive)
      }
    )
  }

  /// What all numbers together leave possible.
  ///
  /// - Parameters:
  ///   - left: The places of the lines that are left out.
  func ranges(_ rounding: RoundingRule, without left: Set<Int> = []) -> CellRanges {
    let known = lines.indices.compactMap { index -> (cells: Range<Int>, sums: ClosedRange<Int>)? in
      if left.contains(index) { return nil }
      let line = lines[index]
      guard let counts = counts(of: line, rounding) else { return nil }
      return (
        line.cells,
        line.isComplement ? total - counts.upperBound...total - counts.lowerBound : counts
      )
    }
    return CellRanges(cells: cells, total: total, known: known)
  }

  /// The counts of an option, a level or a box that all numbers together leave possible; nil where they are
  /// impossible, and for a box whose levels are no neighbours.
  func possible(_ name: String?, _ rounding: RoundingRule) -> ClosedRange<Int>? {
    let ranges = ranges(rounding)
    guard ranges.isPossible, let placed = Self.placed(places(name), of: cells) else { return nil }
    return possible(placed.cells, isComplement: placed.isComplement, in: ranges)
  }

  private func possible(
    _ cells: Range<Int>, isComplement: Bool, in ranges: CellRanges
  ) -> ClosedRange<Int> {
    let sums = ranges.possible(cells)
    return isComplement ? total - sums.upperBound...total - sums.lowerBound : sums
  }

  /// The other bases, from the nearest on, with which all numbers are possible; at most three.
  ///
  /// - Complexity: O(b k^3) for b bases up to `largest`, of which no more than 2,000 are tried.
  func otherBases(_ rounding: RoundingRule, upTo largest: Int) -> [Int] {
    let own = total
    let tried = (max(1, own - 1_000)...max(own + 1_000, own)).filter {
      $0 != own && $0 <= largest
    }
    let fitting = tried.filter { base in
      var other = self
      other.total = base
      return other.fits(rounding)
    }
    return Array(fitting.sorted { ($0 - own).magnitude < ($1 - own).magnitude }.prefix(3))
  }

  // MARK: - Repair

  /// The fewest printed numbers that must be others for all to be possible, and each that is enough by itself.
  struct Repair {
    /// Nil where more than ``CategorySystem/mostReplaced`` must be.
    var needed: Int?
    /// The places of the lines that repair alone, with the counts that fit.
    var single: [(line: Int, counts: ClosedRange<Int>)]
  }

  /// The most numbers that are left out together in search of a repair.
  static let mostReplaced = 3

  /// - Complexity: O(m^3 k^3) at worst for m numbers and k cells, where one or two are not enough.
  func repair(_ rounding: RoundingRule) -> Repair {
    for size in 1...Self.mostReplaced where size <= lines.count {
      let found = lines.indices.choices(of: size).filter {
        ranges(rounding, without: Set($0)).isPossible
      }
      if found.isEmpty { continue }
      guard size == 1 else { return Repair(needed: size, single: []) }
      return Repair(
        needed: 1,
        single: found.map { choice in
          let line = lines[choice[0]]
          let ranges = ranges(rounding, without: Set(choice))
          return (
            choice[0], possible(line.cells, isComplement: line.isComplement, in: ranges)
          )
        })
    }
    return Repair(needed: nil, single: [])
  }
}

extension Range<Int> {
  /// Every choice of so many of the numbers, each ascending.
  fileprivate func choices(of size: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    return flatMap { first in
      (first + 1..<upperBound).choices(of: size - 1).map { [first] + $0 }
    }
  }
}
