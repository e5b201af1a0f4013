/// The words that were read as answers, to find one answer in two spellings.
struct AnswerSpellings {
  /// An answer of a scale, or of a question without one.
  private struct Answer: Hashable {
    var owner: String
    var place: Int
  }

  /// One spelling of an answer: how often, and where first.
  struct Spelling {
    var word: String
    var count: Int
    var row: Int
    var column: Int
  }

  /// An answer with more than one spelling, the most frequent first.
  struct Fault {
    var answer: String
    var spellings: [Spelling]
  }

  private var spellings: [Answer: [Spelling]] = [:]
  private var order: [(answer: Answer, name: String)] = []

  /// Adds a word that was read as an answer; numbers have no spelling.
  ///
  /// - Parameters:
  ///   - owner: What the answer belongs to: the name of a scale, or a question.
  ///   - count: How often it stands in the column.
  mutating func add(
    _ word: String, of owner: String, place: Int, name: String, count: Int, row: Int, column: Int
  ) {
    if CellNumber.plain(word) != nil { return }
    let answer = Answer(owner: owner, place: place)
    guard var known = spellings[answer] else {
      order.append((answer, name))
      spellings[answer] = [Spelling(word: word, count: count, row: row, column: column)]
      return
    }
    if let index = known.firstIndex(where: { $0.word == word }) {
      known[index].count += count
    } else {
      known.append(Spelling(word: word, count: count, row: row, column: column))
    }
    spellings[answer] = known
  }

  /// The answers that are written in more than one way.
  var faults: [Fault] {
    order.compactMap { answer, name in
      let known = (spellings[answer] ?? []).enumerated().sorted {
        ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
      }.map(\.element)
      return known.count > 1 ? Fault(answer: name, spellings: known) : nil
    }
  }
}

extension AnswerSpellings.Fault {
  /// One sentence without a full stop.
  var message: String {
    let words = spellings.map { "'\($0.word.shortened)' (\($0.count)\($0.word.unseen))" }
    return
      "'\(answer.shortened)' is written in \(spellings.count) ways: \(words.joined(separator: ", ")); write "
      + "one of them everywhere, or give each under 'codes'"
  }
}
