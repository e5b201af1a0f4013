/// The different values of a column with how often each stands there, for messages.
struct ValueList {
  /// In the order of their first row.
  private(set) var values: [(text: String, count: Int)] = []
  /// How many cells hold nothing.
  private(set) var blanks = 0
  private var places: [String: Int] = [:]

  /// Adds a cell that stands there so often.
  mutating func add(_ cell: RespondentCell, _ count: Int) {
    if cell == .missing(.absent) { return }
    let text = cell.text
    if text.isEmpty {
      blanks += count
    } else if let place = places[text] {
      values[place].count += count
    } else {
      places[text] = values.count
      values.append((text, count))
    }
  }

  /// Those that are no missing value.
  var answers: [(text: String, count: Int)] {
    values.filter { !RespondentCell.isMissing($0.text) }
  }

  /// Such as `Yes (3), No (1)`; the most frequent eight.
  var words: String {
    let sorted = answers.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    let shown = sorted.prefix(8).map { "\($0.element.text) (\($0.element.count))" }
    return shown.joined(separator: ", ") + (sorted.count > 8 ? " and others" : "")
  }
}
