internal import HalfwidthSurvey

/// What numbers are called where they stand beside those of other questions: each has a name of its own.
struct NumberNames {
  /// What more than one question has as the name of an item.
  private let repeated: Set<String>

  init(_ questions: [Question]) {
    var (seen, repeated): (Set<String>, Set<String>) = ([], [])
    for question in questions {
      for name in Set(question.items.map { Self.name(of: $0.label, in: question) })
      where !seen.insert(name).inserted {
        repeated.insert(name)
      }
    }
    self.repeated = repeated
  }

  /// The item or the question, what it is about, and the category.
  ///
  /// - Parameters:
  ///   - question: The question; nil where the codebook does not have the one of this id.
  ///   - item: The item's id; nil for the question itself.
  func name(of question: Question?, _ id: String, item itemID: String?, category: String?) -> String
  {
    let words = category.map { ": \(ReportWords.line($0))" } ?? ""
    guard let question, let itemID else {
      return ReportWords.line(itemID ?? question?.text ?? id) + words
    }
    let item = question.items.first { $0.id == itemID }
    let label = item?.label ?? itemID
    let name = Self.name(of: label, in: question)
    guard repeated.contains(name) else { return name + words }
    // The figure says as well what the question is about, and is shorter.
    let own = question.figure == nil ? name : ReportWords.line(label)
    return "\(own) (\(ReportWords.line(question.figure ?? question.text)))\(words)"
  }

  /// An answer to a question of which one could be given says nothing without the question; an item of a list does.
  private static func name(of label: String, in question: Question) -> String {
    let label = ReportWords.line(label)
    if question.type == .single && question.items.count > 1 {
      return "\(ReportWords.line(question.text)): \(label)"
    }
    return label + (question.about.map { " (\(ReportWords.line($0)))" } ?? "")
  }
}
