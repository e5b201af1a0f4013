import HalfwidthReport
import Testing

/// What a command's document and a batch's answer say of one question, for comparison.
///
/// The two may differ in this and in nothing else:
/// - Without a method the command shows all usual ones, of which batch has the first.
/// - `label`: a document says what its rows are of, with the file's name. A request says so itself; of
///   several statistics each answer has the beginning of the command's label.
/// - Infinite numbers: `"Infinity"` in the reference data, and so in batch; null beside `NAME_infinite` in
///   documents, whose columns are read as numbers.
/// - A family is a row a statistic in documents, and lists in batch, with null for what one of them has
///   not; its warnings are those of all.
/// - A difference of samples of which one cannot vary has no interval where a person reads it, and in batch
///   that of the reference data, with the warning `degenerate`.
struct SameAnswer {
  /// The rows of the command's document.
  var rows: [JSONObject]
  /// The answer to the request.
  var answer: JSONObject
  /// Whether no method was asked for.
  var isUsual: Bool

  func expect(_ comment: Comment) {
    var batch: [JSONObject] = []
    if case .object(let result)? = answer["result"] { batch = Self.rows(of: result) }
    if case .array(let results)? = answer["results"] {
      batch = results.flatMap { result -> [JSONObject] in
        if case .object(let object) = result { Self.rows(of: object) } else { [] }
      }
    }
    var labels: [JSONValue?] = []
    let shown = rows.filter { row in
      guard isUsual else { return true }
      defer { labels.append(row["label"]) }
      return !labels.contains(row["label"])
    }
    #expect(batch.count == shown.count, "\(comment) \(answer)")
    for (row, result) in zip(shown, batch) {
      expectLabel(row["label"], result["label"], comment)
      let (row, result) = Self.fixed(row, result) ?? (row, result)
      let (expected, found) = (Self.compared(row), Self.compared(result))
      #expect(found == expected, "\(comment)")
    }
  }

  private func expectLabel(_ shown: JSONValue?, _ answered: JSONValue?, _ comment: Comment) {
    guard let answered else { return }
    guard case .string(let shown)? = shown, case .string(let text) = answered else {
      Issue.record("a label is a text: \(comment)")
      return
    }
    #expect(shown.hasPrefix(text), "\(comment)")
  }

  /// A family's lists as the rows of a document.
  private static func rows(of result: JSONObject) -> [JSONObject] {
    guard result["family_size"] != nil, case .array(let labels)? = result["label"] else {
      return [result]
    }
    return labels.indices.map { index in
      var row = JSONObject()
      for member in result {
        if case .array(let list) = member.value, list.count == labels.count,
          !["warnings", "critical_value_bracket"].contains(member.key)
        {
          row.set(member.key, to: list[index])
        } else {
          row.set(member.key, to: member.value)
        }
      }
      return row
    }
  }

  /// What is compared: all members but the label, in one order.
  static func compared(_ result: JSONObject) -> JSONObject {
    let isFamily = result["family_size"] != nil
    var compared = JSONObject()
    for member in result where member.key != "label" {
      if member.value == "Infinity" || member.value == "-Infinity" {
        if !isFamily { compared.set(member.key, to: .null) }
        compared.set("\(member.key)_infinite", to: true)
      } else if !isFamily
        || member.value != .null
          && !["estimand", "warnings", "lower_raw", "upper_raw"].contains(member.key)
      {
        compared.set(member.key, to: marked(member.value))
      }
    }
    var sorted = JSONObject()
    for member in compared.sorted(by: { $0.key < $1.key }) {
      sorted.set(member.key, to: member.value)
    }
    return sorted
  }

  /// The value as a document has it: infinite members of objects inside of it are null, and marked.
  private static func marked(_ value: JSONValue) -> JSONValue {
    guard case .object(let object) = value else { return value }
    var marked = JSONObject()
    for member in object {
      if member.value == "Infinity" || member.value == "-Infinity" {
        marked.set(member.key, to: .null)
        marked.set("\(member.key)_infinite", to: true)
      } else {
        marked.set(member.key, to: Self.marked(member.value))
      }
    }
    return .object(marked)
  }

  /// Of samples that cannot vary what both answers have, after a check of what they have not.
  private static func fixed(
    _ row: JSONObject, _ result: JSONObject
  ) -> (JSONObject, JSONObject)? {
    guard let reason = message(of: row, "undefined"), reason.contains("has no bootstrap interval"),
      let warning = message(of: result, "degenerate"),
      warning.prefix(60) == reason.prefix(60)
    else { return nil }
    var (common, same) = (JSONObject(), JSONObject())
    for member in row
    where result[member.key] != nil && !["warnings", "label"].contains(member.key) {
      let isOfInterval = member.value == .null
      common.set(member.key, to: member.value)
      same.set(member.key, to: isOfInterval ? .null : result[member.key] ?? .null)
    }
    return (common, same)
  }

  private static func message(of result: JSONObject, _ code: String) -> String? {
    guard case .array(let warnings)? = result["warnings"] else { return nil }
    for case .object(let warning) in warnings where warning["code"] == .string(code) {
      if case .string(let message)? = warning["message"] { return message }
    }
    return nil
  }
}
