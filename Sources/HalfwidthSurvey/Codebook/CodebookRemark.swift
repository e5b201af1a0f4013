/// What in a codebook may not be as its author meant it: it is read, and said.
public struct CodebookRemark: Hashable, Sendable {
  /// What kind of remark it is.
  public var rule: CheckFinding.Rule
  /// Where it stands.
  public var source: SourcePosition
  /// One or two sentences.
  public var message: String
}

extension CodebookRemark {
  /// The keys whose values name something or count: a comment behind them cuts no words.
  private static let exact: Set = [
    "schema", "date", "language", "size", "design", "population", "weighted", "design_effect",
    "effective_size", "counts", "responses", "rounding", "bounds", "id", "type", "scale", "role",
    "items_asked", "respondent", "column", "columns", "codes", "split", "blank", "missing", "first",
    "second", "kind", "value", "margin", "question", "part", "whole",
  ]

  /// Finds the unquoted words that a `#` cuts.
  ///
  /// YAML takes the rest of the line as a comment, and says nothing. Words that an alias repeats are
  /// found once.
  static func cuts(in root: CodebookNode) -> [CodebookRemark] {
    var remarks: [CodebookRemark] = []
    var seen: Set<SourcePosition> = []
    func visit(_ node: YAMLNode) {
      switch node.content {
      case .scalar(let scalar):
        guard let comment = root.source.comment(after: node) else { return }
        let node = CodebookNode(node: node, source: root.source)
        guard !scalar.text.isEmpty, seen.insert(node.position).inserted else { return }
        remarks.append(
          CodebookRemark(
            rule: .textCutAtHash, source: node.position,
            message:
              "The text '\(scalar.text.shortened)' ends before '\(comment.shortened)', which YAML "
              + "takes as a comment: put the text in quotes, or the comment on a line of its own."))
      case .sequence(let elements): for element in elements { visit(element) }
      case .mapping(let entries):
        for (key, value) in entries {
          if case .scalar(let name) = key.content, exact.contains(name.text) { continue }
          visit(value)
        }
      }
    }
    visit(root.node)
    return remarks
  }
}

extension CheckFinding {
  init(_ remark: CodebookRemark) {
    self.init(
      rule: remark.rule, severity: .warning, question: nil, item: nil, source: remark.source,
      place: nil, message: remark.message)
  }
}
