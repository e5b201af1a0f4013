/// Why the engine refused an input: every error of a type that checks what it is made from.
public protocol InputError: Error, Hashable, Sendable {
  /// What is wrong and what to do, as one sentence without a full stop.
  var message: String { get }
  /// Whether the text could not be read at all, rather than said something impossible.
  var isMalformed: Bool { get }
}

extension InputError {
  /// False, for errors of inputs that have no text form.
  public var isMalformed: Bool { false }
}

extension BinomialCountsError: InputError {
  /// Whether the text is no pair of counts.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}

extension CategoryCountsError: InputError {
  /// Whether the text is no list of counts.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}

extension PairedCountsError: InputError {
  /// Whether the text is not four counts.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}

extension ContingencyTableError: InputError {
  /// Whether the text is no table.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}

extension IndependentCountsError: InputError {}

extension StratifiedTablesError: InputError {
  /// Whether the text is no table.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}

extension BinaryResponsesError: InputError {
  /// Whether the text is no list of answers.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}

extension PValuesError: InputError {
  /// Whether the text is no list of p-values.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}

extension PairedMarginsError: InputError {}

extension JointConstraintError: InputError {}

extension SquareTableError: InputError {}

extension ScoredTableError: InputError {}

extension OrdinalCountsError: InputError {}

extension TrendCountsError: InputError {}

extension ScoredCountsError: InputError {}

extension BootstrapSampleError: InputError {}
