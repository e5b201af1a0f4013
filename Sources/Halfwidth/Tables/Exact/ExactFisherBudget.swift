/// How many steps a table may need, whether it will need more, and by when that is decided.
///
/// Steps are counted by ``ExactFisherCost``, so that a table is refused or answered alike on every machine. The parts
/// of the work are done in an order that makes the first ones typical, so that what they took tells what all of them
/// will take. The lists that a table needs before its nodes can be gone through have to be made within a part
/// of the steps before the decision, the rest of which tells what the nodes will take. What needs many times as many steps is
/// refused as soon as few parts say so.
struct ExactFisherBudget {
  /// How many steps an answer may need: some twelve seconds.
  static let largestWork = 120_000_000_000
  /// By how many steps it is decided whether a table is answered, in both ways together: below two seconds.
  static let largestDecision = 14_000_000_000

  /// How many steps a table may need.
  let work: Int
  /// By how many steps it is decided.
  let decision: Int
  /// Whether more are taken, or will be.
  private(set) var isExceeded = false
  /// Whether it was decided that the table is answered.
  private(set) var isDecided = false

  /// How many parts have to be done to tell anything before the decision.
  private static let fewestParts = 16
  private var parts = 1
  private var done = 0
  private var begun = 0
  private var isLast = false

  init(work: Int = largestWork, decision: Int = largestDecision) {
    self.work = work
    self.decision = decision
  }

  /// Parts in an order that has a bit of everything early: by steps of about the golden section of their number.
  static func scattered<Part>(_ parts: [Part]) -> [Part] {
    var step = max(1, Int(0.618 * Double(parts.count)))
    while greatestCommonDivisor(step, parts.count) != 1 { step += 1 }
    return parts.indices.map { parts[$0 * step % parts.count] }
  }

  /// The most steps that may be taken, also in the midst of a part.
  var limit: Int {
    // A judgement may be wrong, so what was let pass gets half as much again.
    if isDecided { return work + work / 2 }
    return isLast ? decision + decision / 16 : building
  }

  /// How many steps lists may take.
  private var building: Int { decision / 16 * 15 }

  /// Starts a stage of so many parts of about the same size, when so many steps have been taken.
  ///
  /// - Parameter isLast: Whether these are the nodes of the table, or lists that it needs.
  mutating func begin(parts: Int, at taken: Int, isLast: Bool = false) {
    self.parts = parts
    self.isLast = isLast
    done = 0
    begun = taken
  }

  /// Counts a part of the stage.
  mutating func finishPart() { done += 1 }

  /// Judges the steps taken so far.
  mutating func judge(_ taken: Int) {
    if taken > limit { isExceeded = true }
    guard !isExceeded, !isDecided else { return }
    let needed = Double(begun) + Double(taken - begun) * Double(parts) / Double(max(done, 1))
    let allowed = Double(isLast ? work : building)
    if isLast && taken > decision {
      isDecided = needed <= allowed
      isExceeded = !isDecided
    } else if done >= Self.fewestParts && taken - begun > decision / 64 {
      // Of fewer parts less is known.
      isExceeded = needed > allowed * (1 + 4 / Double(done).squareRoot())
    }
  }
}
