/// What a file says of a column of respondents' answers.
public struct RespondentColumn: Hashable, Sendable {
  /// The name by which statistics call it.
  public var name: String
  /// The question as it was put, where the file has it.
  public var title: String?
  /// What answers stand for, such as 1 for `Female`, in the order of the levels; codes of missing answers may
  /// have one too.
  public var valueLabels: [ValueLabel]
  /// How the file's author meant the answers, where that is said.
  public var level: MeasurementLevel?
  /// What the file holds there, where it knows numbers from texts.
  public var content: Content?
  /// The answers that the file declares to be none, such as 97 to 99.
  public var declaredMissing: [DeclaredMissing] = []

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

  /// What may be done with answers.
  public enum MeasurementLevel: Hashable, Sendable {
    /// They are names.
    case nominal
    /// They have an order.
    case ordinal
    /// They are measured.
    case scale
  }

  /// What a file holds in a column.
  public enum Content: Hashable, Sendable {
    case numbers, texts
    /// Days, months, times: numbers in the file, and texts such as `2026-03-31` as cells.
    case dates
  }

  /// Answers that stand for none.
  public enum DeclaredMissing: Hashable, Sendable {
    /// Numbers from one to another, which may be the same.
    case numbers(ClosedRange<Double>)
    case text(String)
  }

  /// Creates a column's description.
  public init(_ name: String, title: String? = nil, valueLabels: [ValueLabel] = []) {
    self.name = name
    self.title = title
    self.valueLabels = valueLabels
  }

  /// Whether the file declares that a number stands for no answer.
  public func isDeclaredMissing(_ number: Double) -> Bool {
    declaredMissing.contains {
      if case .numbers(let range) = $0 { range.contains(number) } else { false }
    }
  }

  /// What a cell stands for: its label, or the cell itself as a text.
  ///
  /// A label that other answers have too, or that is a number other than its answer, says its answer as
  /// well, so that no two answers become one: `Other (7)`.
  public func label(of cell: RespondentCell) -> String {
    guard let label = valueLabels.first(where: { $0.value == cell })?.label else {
      return cell.text
    }
    let isOwn =
      valueLabels.count { $0.label == label } == 1
      && (CellNumber.plain(label) == nil || label == cell.text)
    return isOwn ? label : "\(label) (\(cell.text))"
  }

  /// What answers stand for that have a label.
  func answers(labelled label: String) -> [RespondentCell] {
    valueLabels.filter { $0.label == label }.map(\.value)
  }
}
