internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// What the report says about its numbers, in neutral words; nil where no claim is listed.
  var claims: ReportOutline.Chapter? {
    guard !codebook.claims.isEmpty else { return nil }
    let rows = codebook.claims.map { claim in
      ReportTable.Row([
        ReportWords.line(claim.place), ReportWords.line(words(for: claim.statement)),
      ])
    }
    return ReportOutline.Chapter(
      heading: "What the report says", anchor: "claims",
      blocks: [
        .text(
          "The statements that the report makes about its numbers, by kind and in neutral words. "
            + "They are listed, not judged."),
        .table(
          ReportTable(
            caption: "Statements of the report", kind: "claims",
            columns: ["Where", "Statement"].map { ReportTable.Column(title: $0) }, rows: rows)),
      ])
  }

  /// Returns a claim's statement in words of the kind and of the codebook's labels.
  func words(for statement: Claim.Statement) -> String {
    switch statement {
    case .threshold(let relation, let value, let items):
      let relation =
        switch relation {
        case .greaterThan: "Over"
        case .atLeast: "At least"
        case .lessThan: "Under"
        case .equal: "Equal to"
        }
      return "\(relation) \(value): \(labels(items))"
    case .sum(let value, let items): return "Sum to \(value): \(labels(items))"
    case .rank(let question, let order, let category):
      return "In this order, highest first: \(labels(question, order, category))"
    case .highest(let question, let items, let category):
      return "Highest of \(theList(question)): \(labels(question, items, category))"
    case .lowest(let question, let items, let category):
      return "Lowest of \(theList(question)): \(labels(question, items, category))"
    case .similar(let first, let second, let margin):
      let within = margin.map { " (within \($0) percentage points)" } ?? ""
      return "Similar\(within): \(labels([first, second]))"
    case .largerThan(let first, let second):
      return "Larger: \(label(first)), than: \(label(second))"
    case .subset(let part, let whole):
      return "Counted within \(label(whole)): \(label(part))"
    case .refersTo(let figure): return "Refers to: \(figure)"
    case .verbal(let text, let items):
      return items.isEmpty ? text : "\(text): \(labels(items))"
    }
  }

  private func label(_ reference: Claim.Reference) -> String {
    label(question: reference.question, item: reference.item, category: reference.category)
  }

  private func labels(_ references: [Claim.Reference]) -> String {
    references.map(label).joined(separator: "; ")
  }

  private func labels(_ question: String, _ items: [String], _ category: String?) -> String {
    items.map { label(question: question, item: $0, category: category) }.joined(separator: "; ")
  }

  /// The figure or the wording of a question, to say which list is meant.
  private func theList(_ id: String) -> String {
    guard let question = question(id) else { return id }
    return question.figure ?? "\u{201C}\(question.text)\u{201D}"
  }
}
