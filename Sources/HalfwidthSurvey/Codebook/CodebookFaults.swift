/// The faults of a codebook whose parts are each read whatever is wrong with the others.
struct CodebookFaults {
  private var faults: [SurveyError] = []

  /// Reads a part, and keeps what is wrong with it.
  ///
  /// - Returns: Nil where it can't be read.
  @discardableResult
  mutating func reading<Value>(_ read: @autoclosure () throws(SurveyError) -> Value) -> Value? {
    do throws(SurveyError) {
      return try read()
    } catch {
      faults += error.all
      return nil
    }
  }

  /// Keeps what is wrong between parts.
  mutating func add(_ errors: [SurveyError]) { faults += errors }

  /// The faults in the order of their lines, each once.
  var sorted: [SurveyError] { distinct(faults).sortedByPosition }
}

extension [SurveyError] {
  /// The errors of one text, in the order of their lines.
  var sortedByPosition: [SurveyError] {
    sorted { first, second in
      guard let first = first.position, let second = second.position else { return false }
      return (first.line, first.column) < (second.line, second.column)
    }
  }
}
