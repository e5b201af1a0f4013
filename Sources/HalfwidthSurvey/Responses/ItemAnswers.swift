/// The answers of all respondents to one item, each as its place among the answers that can be given, or as
/// the reason why there is none.
public struct ItemAnswers: Hashable, Sendable {
  /// The question's id.
  public let question: String
  /// The item's id; nil where the question's answers stand in one column.
  public let item: String?
  /// The answers that can be given, in their order: levels, ids of items, or whether an option was chosen.
  public let categories: [String]
  /// For each respondent the place of the answer, or a negative number for a reason.
  private var places: [Int16]

  /// The most different answers to an item.
  static let mostCategories = Int(Int16.max)

  /// Creates the answers of nobody yet.
  init(question: String, item: String?, categories: [String], rows: Int) {
    self.question = question
    self.item = item
    self.categories = categories
    places = []
    places.reserveCapacity(rows)
  }

  /// The number of respondents.
  public var count: Int { places.count }

  /// The place of a respondent's answer; nil where there is none.
  public func answer(at row: Int) -> Int? { places[row] < 0 ? nil : Int(places[row]) }

  /// Why a respondent has no answer; nil where there is one.
  public func missing(at row: Int) -> MissingReason? {
    places[row] < 0 ? MissingReason.allCases[-1 - Int(places[row])] : nil
  }

  /// Calls `body` with each respondent who has no answer, and why.
  func forEachMissing(_ body: (_ row: Int, _ reason: MissingReason) -> Void) {
    // Most columns have none, which the signs of all together tell.
    guard places.reduce(0, |) < 0 else { return }
    for (row, place) in places.enumerated() where place < 0 {
      body(row, MissingReason.allCases[-1 - Int(place)])
    }
  }

  /// The same answers with the categories in another order.
  ///
  /// - Parameter categories: The same categories; an answer that is not among them is empty.
  func inOrder(_ categories: [String]) -> ItemAnswers {
    var answers = ItemAnswers(question: question, item: item, categories: categories, rows: count)
    let order = self.categories.map { categories.firstIndex(of: $0) }
    for row in 0..<count {
      if let place = answer(at: row).flatMap({ order[$0] }) {
        answers.append(place)
      } else {
        answers.append(missing(at: row) ?? .empty)
      }
    }
    return answers
  }

  /// Adds a respondent's answer.
  mutating func append(_ answer: Int) { places.append(Int16(answer)) }

  /// Adds respondents' answers.
  mutating func append(contentsOf answers: some RandomAccessCollection<Int>) {
    let first = answers.startIndex
    places.append(answers.count, over: 0) { Int16(answers[answers.index(first, offsetBy: $0)]) }
  }

  /// Adds a respondent who has no answer.
  mutating func append(_ reason: MissingReason) { places.append(Self.number(reason)) }

  /// Takes a respondent's answer away.
  mutating func remove(at row: Int, _ reason: MissingReason) { places[row] = Self.number(reason) }

  private static func number(_ reason: MissingReason) -> Int16 {
    Int16(-1 - (MissingReason.allCases.firstIndex(of: reason) ?? 0))
  }

  /// How many gave each answer, and how many none.
  ///
  /// - Complexity: O(n) in the respondents.
  public var tally: AnswerTally {
    var tally = AnswerTally(counts: [Int](repeating: 0, count: categories.count))
    for place in places {
      if place < 0 {
        tally.missing[MissingReason.allCases[-1 - Int(place)], default: 0] += 1
      } else {
        tally.counts[Int(place)] += 1
      }
    }
    return tally
  }
}

/// How often each answer to an item was given.
public struct AnswerTally: Hashable, Sendable {
  /// For each answer how many gave it.
  public var counts: [Int]
  /// How many have no answer, by reason.
  public var missing: [MissingReason: Int] = [:]

  /// How many answered: the base of the shares.
  public var answered: Int { counts.reduce(0, +) }
  /// How many were not asked, and are in no base.
  public var notAsked: Int { missing[.notAsked] ?? 0 }
  /// How many were asked and have no answer.
  public var unanswered: Int { missing.values.reduce(0, +) - notAsked }
  /// How many were asked.
  public var asked: Int { answered + unanswered }
}
