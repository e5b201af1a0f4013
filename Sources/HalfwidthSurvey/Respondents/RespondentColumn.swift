/// What a file says of a column of respondents' answers.
public struct RespondentColumn: Hashable, Sendable {
  /// The name by which statistics call it.
  public var name: String
  /// The question as it was put, where the file has it.
  public var title: String?
  /// What answers stand for, such as 1 for `Female`; codes of missing answers may have one too.
  public var valueLabels: [ValueLabel]

  /// An answer and what it stands for.
  public struct ValueLabel: Hashable, Sendable {
    /// The answer, as a cell holds it.
    public var value: RespondentCell
    /// What it stands for.
    public var label: String

    /// Creates a label.
    public init(_ value: RespondentCell, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  /// Creates a column's description.
  public init(_ name: String, title: String? = nil, valueLabels: [ValueLabel] = []) {
    self.name = name
    self.title = title
    self.valueLabels = valueLabels
  }

  /// What a cell stands for: its label, or the cell itself as a text.
  public func label(of cell: RespondentCell) -> String {
    valueLabels.first { $0.value == cell }?.label ?? cell.text
  }
}
