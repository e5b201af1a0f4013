internal import Halfwidth
internal import HalfwidthReport

/// The member `inputs` of a request: many inputs of one analysis, each of which is asked about by itself.
///
/// It has the members of `input`. A list has an element for each row, and what is no list holds in every row,
/// so that two lists and a number are what columns of a data frame are.
struct BatchRows {
  private let analysis: Analysis
  private let folder: BatchFolder?
  /// What every row has; members that are lists stand in it as well, to be set for each row.
  private let shared: JSONObject
  private let lists: [(name: String, values: [JSONValue])]
  private let count: Int

  init(
    _ value: JSONValue, beside input: JSONValue?, of analysis: Analysis, folder: BatchFolder?
  ) throws(BatchError) {
    guard input == nil || input == .null else {
      throw BatchError(
        .badInput, "'input' and 'inputs' can't go together; give one question or many")
    }
    guard case .object(let object) = value else {
      throw BatchError(
        .wrongType,
        "'inputs' must be an object whose members are lists, such as {\"x\":[37,12],\"n\":50}")
    }
    try BatchMembers.checkInput(object, of: analysis)
    var lists: [(name: String, values: [JSONValue])] = []
    for case (let name, .array(let values)) in object.lazy.map({ ($0.key, $0.value) })
    where !name.hasPrefix(BatchMembers.ownPrefix) {
      lists.append((name, values))
    }
    guard let first = lists.first else {
      throw BatchError(
        .badInput, "'inputs' has no list; give a list with an element for each row, or use 'input'")
    }
    if let other = lists.first(where: { $0.values.count != first.values.count }) {
      throw BatchError(
        .badInput,
        "'inputs' has \(first.values.count) elements in '\(first.name)' and \(other.values.count) in "
          + "'\(other.name)'; give lists of one length, and what holds in every row without a list")
    }
    self.analysis = analysis
    self.folder = folder
    self.lists = lists
    shared = object
    count = first.values.count
  }

  /// What the request's method finds for each row.
  ///
  /// A row that is refused has its error, and the others go on.
  func columns(of request: BatchRequest) throws(BatchError) -> FindingColumns {
    switch request.methods {
    case .usual, .one: break
    case .several, .all:
      throw BatchError(
        .badInput, "'inputs' takes one method; name it, and send a request for each method")
    }
    var columns = FindingColumns()
    var values = shared
    var options = request.options
    let alternative = options.hypothesis.alternative
    let states = BatchHypothesis.isStated(in: shared)
    for row in 0..<count {
      for list in lists { values.set(list.name, to: list.values[row]) }
      do throws(BatchError) {
        if states {
          options.hypothesis = try BatchHypothesis.read(.object(values), of: analysis, alternative)
        }
        let question = try BatchInput(known: values, of: analysis, folder: folder).checked()
        try Self.answer(question, of: request, options, in: &columns)
      } catch {
        columns.add(error)
      }
    }
    return columns
  }

  /// Adds the one finding of a row.
  private static func answer(
    _ question: BatchQuestion, of request: BatchRequest, _ options: AnalysisOptions,
    in columns: inout FindingColumns
  ) throws(BatchError) {
    if case .analysis(let input) = question {
      if case .design(let input) = input { try request.methods.check(fit: input) }
      if var finding = try request.onlyFinding(for: input, options) {
        finding.warnOfLowConfidence()
        return columns.add(row: finding)
      }
    }
    var request = request
    request.question = question
    request.options = options
    switch try request.result() {
    case .finding(let finding): columns.add(row: finding)
    case .one(let fields): columns.add(row: fields)
    case .several, .columns:
      throw BatchError(
        .badInput,
        "a row of 'inputs' has one result, and this has several; send it by itself, as 'input'")
    }
  }
}
