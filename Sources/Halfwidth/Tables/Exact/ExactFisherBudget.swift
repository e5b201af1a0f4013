/// How many steps a table may need, and whether it will need more.
///
/// Steps are counted, so that a table is refused or answered alike on every machine. They are judged
/// after a tenth of those that are allowed: the parts of the work are done in an order that makes the
/// first ones typical, so that what they took tells what all of them will take. A table that needs
/// more is refused then, and not at the end; one that needs many times as many is refused earlier still, by the
/// fewer parts that are done by then.
struct ExactFisherBudget {
  /// How many steps a table may need.
  let work: Int
  /// Whether more are taken, or will be.
  private(set) var isExceeded = false

  /// How many steps are taken before the first judgement.
  private let first: Int
  private var judgedAt: Int
  private var wasJudged = false
  /// The looks before the first judgement that are still to come: at which part of its steps, and how many times as
  /// many as are allowed are refused then.
  private var looks = Self.allLooks[...]

  private static let allLooks = [(part: 0.25, excess: 4.0), (part: 0.5, excess: 2.0)]
  /// How many parts have to be done for such a look to tell anything.
  private static let fewestParts = 16
  private var parts = 1
  private var done = 0
  private var begun = 0

  init(work: Int) {
    self.work = work
    first = work / 10
    judgedAt = first
  }

  /// Parts in an order that has a bit of everything early: by steps of about the golden section of their number.
  static func scattered<Part>(_ parts: [Part]) -> [Part] {
    var step = max(1, Int(0.618 * Double(parts.count)))
    while commonDivisor(step, parts.count) != 1 { step += 1 }
    return parts.indices.map { parts[$0 * step % parts.count] }
  }

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : commonDivisor(b, a % b)
  }

  /// The most steps that one group of columns may take, also in the midst of a node.
  var perSide: Int { wasJudged ? last : first + first / 3 }

  /// A judgement may be wrong, so what was let pass gets half as much again.
  private var last: Int { work + work / 2 }

  /// Starts a stage of so many parts of about the same size, when so many steps have been taken.
  mutating func begin(parts: Int, at taken: Int) {
    self.parts = parts
    done = 0
    begun = taken
    // What was judged by an earlier stage says nothing about this one.
    if wasJudged { judgedAt = taken + first / 3 }
  }

  /// Counts a part of the stage.
  mutating func finishPart() { done += 1 }

  /// Judges the steps taken so far.
  mutating func judge(_ taken: Int) {
    if taken > last { isExceeded = true }
    guard !isExceeded else { return }
    if !wasJudged, let look = looks.first, Double(taken) > look.part * Double(first) {
      looks.removeFirst()
      if done >= Self.fewestParts, needed(taken) > look.excess * Double(work) { isExceeded = true }
    }
    guard taken > judgedAt else { return }
    judgedAt = .max
    wasJudged = true
    if needed(taken) > Double(work) { isExceeded = true }
  }

  /// What all stages up to this one will have taken, by what its parts have taken so far.
  private func needed(_ taken: Int) -> Double {
    Double(begun) + Double(taken - begun) * Double(parts) / Double(max(done, 1))
  }
}
