/// A column and the answer that is counted in it.
public struct AnswerCondition: Hashable, Sendable {
  /// The column.
  public let column: String
  /// The answer, as it was written.
  public let value: String
  private let valueNumber: Double?

  /// Creates a condition.
  public init(column: String, value: String) {
    self.column = column
    self.value = value
    valueNumber = Self.number(value)
  }

  /// The finite number that a text is; nil for others.
  public static func number(_ text: String) -> Double? {
    guard let number = Double(text), number.isFinite, !text.contains(where: { "xX".contains($0) })
    else { return nil }
    return number
  }

  /// Whether an answer is the one that is counted: the same text, or the same number.
  public func isMet(_ answer: String) -> Bool {
    if answer == value { return true }
    guard let valueNumber, let number = Self.number(answer) else { return false }
    return number == valueNumber
  }

  /// Whether the value is a whole number between the least and the largest of the answers, all numbers: a
  /// point of the scale that nobody chose.
  public func liesAmong(_ answers: [String]) -> Bool {
    guard let valueNumber, valueNumber == valueNumber.rounded() else { return false }
    var least = Double.infinity
    var most = -Double.infinity
    for answer in answers where !answer.isEmpty {
      guard let number = Self.number(answer) else { return false }
      least = min(least, number)
      most = max(most, number)
    }
    return least < valueNumber && valueNumber < most
  }

  /// That no row has the value, and which there are.
  ///
  /// - Parameters:
  ///   - answers: The answers that the column has.
  ///   - name: What an answer is called, such as `1 'Yes'`.
  public func isMetNowhere(in answers: [String], named name: (String) -> String = { $0 }) -> String
  {
    var counts: [(text: String, count: Int)] = []
    var places: [String: Int] = [:]
    for answer in answers where !answer.isEmpty {
      if let place = places[answer] {
        counts[place].count += 1
      } else {
        places[answer] = counts.count
        counts.append((answer, 1))
      }
    }
    let shown = counts.prefix(8).map { "\(name($0.text)) (\($0.count))" }.joined(separator: ", ")
    let others = counts.count > 8 ? " and others" : ""
    return
      "no row of column '\(column)' has '\(value)'; it holds \(shown)\(others): write one of them"
  }
}
