internal import Halfwidth
internal import HalfwidthReport

/// What a request asks about.
enum BatchQuestion {
  /// What one analysis takes.
  case analysis(AnalysisInput)
  /// Items whose p-values are adjusted together.
  case items(BatchItems)
  /// Statistics of counts or data, to bootstrap.
  case bootstrap(BatchBootstrap)
  /// Many inputs, each of which is asked about by itself.
  case rows(BatchRows)
}

/// The member `input` of a request, read into the engine's types.
struct BatchInput {
  let values: JSONObject
  let analysis: Analysis
  /// Where the files are that requests name; nil where none may be named.
  let folder: BatchFolder?

  /// What a request of each analysis looks like; its names are the members that there may be.
  static func example(_ analysis: Analysis) -> String {
    switch analysis {
    case .proportion: #"{"x":37,"n":50}"#
    case .finiteProportion: #"{"x":37,"n":50,"population":60}"#
    case .missing: #"{"x":37,"answered":47,"n":50}"#
    case .multinomial: #"{"counts":[4,9,12,25]}"#
    case .goodness: #"{"counts":[12,20,18],"shares":[1,1,1]}"#
    case .compare: #"{"x1":36,"n1":50,"x2":40,"n2":50}"#
    case .paired: #"{"n11":20,"n10":12,"n01":2,"n00":16}"#
    case .margins: #"{"x1":46,"x2":39,"n":50}"#
    case .table: #"{"counts":[[10,20],[30,40]]}"#
    case .square: #"{"counts":[[20,12],[2,16]]}"#
    case .cochran: #"{"items":[[1,0,1],[1,1,1],[0,0,1]]}"#
    case .stratified: #"{"strata":[[[10,5],[4,11]],[[8,2],[6,4]]]}"#
    case .trend: #"{"x":[5,8,12],"n":[20,21,25],"scores":[1,2,3]}"#
    case .adjust: #"{"p":[0.01,0.02,0.5]}"#
    case .bootstrap: #"{"statistic":"proportion","x":37,"n":50}"#
    case .scores: #"{"counts":[4,9,12,25],"scores":[1,2,3,4]}"#
    case .westfallYoung: #"{"differences":[[1,0],[1,1],[0,-1],[1,1]]}"#
    case .rate: #"{"events":69,"exposure":11}"#
    case .rateRatio: #"{"events1":69,"exposure1":11,"events2":45,"exposure2":12}"#
    case .eventBounds: #"{"events":69,"respondents":11,"minimum_each":1}"#
    case .ranks: #"{"x":[46,44,42],"n":50}"#
    case .audit: #"{"percents":["44","38","16","2"],"n":50}"#
    case .raters: #"{"ratings":[[1,1,2],[2,2,2],[1,null,1]]}"#
    case .groups: #"{"x":[5,8,12],"n":[20,21,25]}"#
    case .differences: #"{"values":[-3,2,0,5]}"#
    case .design:
      #"{"data":"answers.csv","design":{"strata":"region","id":"school","weights":"w"},"variable":"q1","level":"Yes"}"#
    }
  }

  init(_ value: JSONValue?, of analysis: Analysis, folder: BatchFolder?) throws(BatchError) {
    guard case .object(let values)? = value else {
      throw BatchError(
        value == nil || value == .null ? .missingMember : .wrongType,
        "'input' must be an object, such as \(Self.example(analysis))")
    }
    try BatchMembers.checkInput(values, of: analysis)
    self.init(known: values, of: analysis, folder: folder)
  }

  /// Takes members that were checked by their names.
  init(known values: JSONObject, of analysis: Analysis, folder: BatchFolder?) {
    self.values = values
    self.analysis = analysis
    self.folder = folder
  }

  /// The input as the engine takes it, or why it is refused.
  func checked() throws(BatchError) -> BatchQuestion {
    do {
      switch analysis {
      case .margins: return try margins()
      case .bootstrap: return .bootstrap(try BatchBootstrap(self))
      default: return .analysis(try input())
      }
    } catch let error as BatchError {
      throw error
    } catch let error as any InputError {
      throw BatchError(.badInput, error.message)
    } catch {
      preconditionFailure("the engine's types throw their own errors: \(error)")
    }
  }

  private func input() throws -> AnalysisInput {
    switch analysis {
    case .proportion:
      return .proportion(try binomial("x", of: "n"))
    case .multinomial:
      let counts = try CategoryCounts(wholes("counts"))
      let scores = try numbers("scores")
      return .multinomial(
        counts, try scores.map { try OrdinalCounts(counts, scores: $0) })
    case .finiteProportion:
      return .finiteProportion(
        try FinitePopulationCounts(binomial("x", of: "n"), population: whole("population")))
    case .missing:
      let (answered, asked) = (try whole("answered"), try whole("n"))
      guard asked >= answered else {
        throw BatchError(
          .badInput,
          "'answered' is \(answered) and 'n', the number of those asked, \(asked); give n from answered on"
        )
      }
      return .missing(try AnsweredCounts(binomial("x", of: "answered"), asked: asked))
    case .goodness:
      return .goodness(
        try GoodnessCounts(CategoryCounts(wholes("counts")), shares: numbers("shares")))
    case .compare:
      return .compare(
        try IndependentCounts(binomial("x1", of: "n1"), binomial("x2", of: "n2")))
    case .paired:
      return .paired(
        try PairedCounts(
          both: whole("n11"), firstOnly: whole("n10"), secondOnly: whole("n01"),
          neither: whole("n00")))
    case .margins: return .margins(try item(whole("x1"), whole("x2"), whole("n")))
    case .table:
      return .table(
        try ScoredTable(
          lines: table(values["counts"], "counts"), rowScores: numbers("row_scores"),
          columnScores: numbers("column_scores"), groups: groups()))
    case .square:
      let table = try ContingencyTable(table(values["counts"], "counts"))
      return .square(
        try SquareTable(table), try PairedOrdinalCounts(table, scores: numbers("scores")))
    case .cochran: return .cochran(try BinaryResponses(table(values["items"], "items")))
    case .stratified:
      return .stratified(
        try ScoredStrata(
          Self.each(list("strata"), "strata", table), rowScores: numbers("row_scores"),
          columnScores: numbers("column_scores")))
    case .trend:
      let (successes, trials) = (try wholes("x"), try wholes("n"))
      guard successes.count == trials.count else {
        throw BatchError(
          .badInput,
          "'x' has \(successes.count) numbers and 'n' \(trials.count); give each group both")
      }
      return .trend(
        try TrendCounts(
          zip(successes, trials).map { try BinomialCounts(successes: $0, trials: $1) },
          scores: numbers("scores")))
    case .adjust:
      return .adjust(
        try PValues(
          Self.each(list("p"), "p", Self.number), total: isGiven("total") ? whole("total") : nil,
          alpha: number("alpha")))
    case .bootstrap: preconditionFailure("a bootstrap is a question of its own")
    case .scores: return .scores(try OrdinalCounts(wholes("counts"), scores: numbers("scores")))
    case .westfallYoung: return .westfallYoung(try RespondentDifferences(rows("differences")))
    case .rate:
      return .rate(
        try EventCounts(
          events: whole("events"), exposure: required("exposure"),
          dispersion: number("dispersion") ?? 1))
    case .rateRatio:
      return .rateRatio(
        try EventCountPair(
          EventCounts(events: whole("events1"), exposure: required("exposure1")),
          EventCounts(events: whole("events2"), exposure: required("exposure2"))))
    case .eventBounds:
      return .eventBounds(
        try EventBounds(
          events: whole("events"), respondents: whole("respondents"),
          minimumEach: isGiven("minimum_each") ? whole("minimum_each") : 1))
    case .ranks: return .ranks(try rankedItems())
    case .audit: return .audit(try printedNumbers())
    case .raters: return .raters(try ratings())
    case .groups:
      return .groups(try GroupCounts(successes: wholes("x"), trials: wholes("n")))
    case .differences:
      return .differences(try SignedDifferences(Self.each(list("values"), "values", Self.number)))
    case .design: return .design(try BatchDesign(self).input())
    }
  }

  /// Items by what is known of them: `counts`, `x` and `n`, `items`, or `score_rows`.
  private func rankedItems() throws -> RankedItems {
    let given = ["counts", "x", "items", "score_rows"].filter(isGiven)
    guard given.count == 1 else {
      throw BatchError(
        given.isEmpty ? .missingMember : .badInput,
        "give one of 'counts' (of categories), 'x' and 'n' (numbers of yes), 'items' (rows of 0 and 1) and "
          + "'score_rows' (rows of scores), such as \(Self.example(.ranks))")
    }
    if given != ["x"], isGiven("n") {
      throw BatchError(.badInput, "'n' belongs to 'x'; leave it out")
    }
    switch given[0] {
    case "counts": return try RankedItems(categories: wholes("counts"))
    case "x": return try RankedItems(margins: wholes("x"), respondents: whole("n"))
    case "items":
      return try RankedItems(answers: BinaryResponses(table(values["items"], "items")))
    default: return try RankedItems(scores: rows("score_rows"))
    }
  }

  // MARK: - Margins

  /// One pair of totals, or lists of them; `items_asked` makes a family of one as well.
  private func margins() throws -> BatchQuestion {
    var asked: Int?
    if isGiven("items_asked") {
      asked = try Self.whole(
        values["items_asked"], "items_asked", in: 1...BinomialCounts.largestTrials)
    }
    guard isList("x1") || isList("x2") || isList("n") else {
      let item = try item(whole("x1"), whole("x2"), whole("n"))
      return asked == nil
        ? .analysis(.margins(item)) : .items(BatchItems(items: [item], asked: asked, isOne: true))
    }
    let (first, second) = (try wholes("x1"), try wholes("x2"))
    let totals =
      isList("n")
      ? try wholes("n") : [Int](repeating: try whole("n"), count: first.count)
    guard first.count == second.count && first.count == totals.count else {
      throw BatchError(
        .badInput,
        "'x1' has \(first.count) numbers, 'x2' \(second.count) and 'n' \(totals.count); give each item "
          + "both totals, and one n for all or each its own")
    }
    guard !first.isEmpty else {
      throw BatchError(.badInput, "'x1' is an empty list; give two totals for each item")
    }
    return .items(
      BatchItems(
        items: try zip(zip(first, second), totals).map { try item($0.0, $0.1, $1) }, asked: asked,
        isOne: false))
  }

  private func item(_ first: Int, _ second: Int, _ total: Int) throws -> MarginsInput {
    try MarginsInput(
      PairedMargins(first: first, second: second, total: total), where: constraint())
  }

  // MARK: - Members

  /// Whether a member is there and not null.
  func isGiven(_ name: String) -> Bool { (values[name] ?? .null) != .null }

  private func isList(_ name: String) -> Bool {
    if case .array? = values[name] { true } else { false }
  }

  func binomial(_ successes: String, of trials: String) throws -> BinomialCounts {
    try BinomialCounts(successes: whole(successes), trials: whole(trials))
  }

  /// What narrows the joint tables: `phi`, a list of two numbers or one as a bound from below, or
  /// `joint`, the number of those who said yes to both.
  private func constraint() throws(BatchError) -> JointConstraint {
    switch (values["phi"] ?? .null, values["joint"] ?? .null) {
    case (.null, .null): return .none
    case (.null, let joint): return .both(try Self.whole(joint, "joint"))
    case (let phi, .null):
      let ends: [Double]
      if case .array(let list) = phi {
        ends = try Self.each(list, "phi", Self.number)
      } else {
        ends = [try Self.number(phi, "phi"), 1]
      }
      guard ends.count == 2, ends[0] <= ends[1] else {
        throw BatchError(.badInput, "'phi' must be two numbers, the smaller first, or one")
      }
      return .phi(ends[0]...ends[1])
    default: throw BatchError(.badInput, "'phi' and 'joint' can't go together; give one of them")
    }
  }

  /// Which lines of a table are the groups; the rows where nothing is said.
  private func groups() throws(BatchError) -> TableGroups {
    switch values["groups"] ?? .null {
    case .null: return .rows
    case .string(let name):
      if let groups = TableGroups(rawValue: name) { return groups }
      throw BatchError(.badInput, "'groups' is '\(name)'; write rows or columns")
    default: throw BatchError(.wrongType, "'groups' must be a text, rows or columns")
    }
  }

  func whole(_ name: String) throws(BatchError) -> Int {
    try Self.whole(values[name], name)
  }

  func wholes(_ name: String) throws(BatchError) -> [Int] {
    try Self.wholes(.array(list(name)), name)
  }

  static func wholes(_ value: JSONValue, _ name: String) throws(BatchError) -> [Int] {
    guard case .array(let list) = value else {
      throw BatchError(.wrongType, "'\(name)' must be a list of whole numbers")
    }
    return try each(list, name, whole)
  }

  /// A text; nil where it is left out.
  func text(_ name: String) throws(BatchError) -> String? {
    guard isGiven(name) else { return nil }
    guard case .string(let text)? = values[name] else {
      throw BatchError(.wrongType, "'\(name)' must be a text, or null")
    }
    return text
  }

  /// A list of texts; nil where it is left out.
  func texts(_ name: String) throws(BatchError) -> [String]? {
    guard isGiven(name) else { return nil }
    return try Self.each(list(name), name) { value, place throws(BatchError) in
      guard case .string(let text) = value else {
        throw BatchError(.wrongType, "'\(place)' must be a text")
      }
      return text
    }
  }

  private func required(_ name: String) throws(BatchError) -> Double {
    guard let number = try number(name) else {
      throw BatchError(.missingMember, "'\(name)' is missing; it must be a number")
    }
    return number
  }

  private func number(_ name: String) throws(BatchError) -> Double? {
    guard let value = values[name], value != .null else { return nil }
    return try Self.number(value, name)
  }

  func numbers(_ name: String) throws(BatchError) -> [Double]? {
    guard isGiven(name) else { return nil }
    return try Self.each(list(name), name, Self.number)
  }

  func list(_ name: String) throws(BatchError) -> [JSONValue] {
    guard case .array(let list)? = values[name] else {
      throw BatchError(
        isGiven(name) ? .wrongType : .missingMember,
        "'\(name)' must be a list, such as in \(Self.example(analysis))")
    }
    return list
  }

  /// A list of rows of whole numbers.
  func table(_ value: JSONValue?, _ name: String) throws(BatchError) -> [[Int]] {
    guard case .array(let rows)? = value else {
      throw BatchError(
        value == nil || value == .null ? .missingMember : .wrongType,
        "'\(name)' must be a list of rows, such as in \(Self.example(analysis))")
    }
    return try Self.each(rows, name, Self.wholes)
  }

  /// A list of rows of numbers.
  private func rows(_ name: String) throws(BatchError) -> [[Double]] {
    try Self.each(list(name), name) { row, place throws(BatchError) in
      guard case .array(let cells) = row else {
        throw BatchError(.wrongType, "'\(place)' must be a list of numbers")
      }
      return try Self.each(cells, place, Self.number)
    }
  }

  /// The elements of a list, each read with its place for messages, such as `counts[2]`.
  static func each<Element>(
    _ list: [JSONValue], _ name: String,
    _ read: (JSONValue, _ place: String) throws(BatchError) -> Element
  ) throws(BatchError) -> [Element] {
    var elements: [Element] = []
    elements.reserveCapacity(list.count)
    for (index, value) in list.enumerated() {
      elements.append(try read(value, "\(name)[\(index)]"))
    }
    return elements
  }

  /// A whole number; 37.0 is one, because some writers of JSON have no others.
  private static func whole(_ value: JSONValue?, _ name: String) throws(BatchError) -> Int {
    switch value {
    case .integer(let number)?: return number
    case .number(let number)?:
      if let exact = Int(exactly: number) { return exact }
      throw BatchError(.badInput, "'\(name)' is \(number); counts are whole numbers")
    case nil, .null?:
      throw BatchError(.missingMember, "'\(name)' is missing; it must be a whole number")
    case .array?:
      throw BatchError(
        .wrongType,
        "'\(name)' is a list and must be a whole number; write 'inputs' for 'input' to ask for each of many"
      )
    default: throw BatchError(.wrongType, "'\(name)' must be a whole number")
    }
  }

  /// A whole number from a range; nil where it is left out.
  static func whole(
    _ value: JSONValue?, _ name: String, in range: ClosedRange<Int>
  ) throws(BatchError) -> Int? {
    guard let value, value != .null else { return nil }
    let number = try whole(value, name)
    guard range.contains(number) else {
      throw BatchError(
        .badInput,
        "'\(name)' is \(number); give a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  static func number(_ value: JSONValue, _ name: String) throws(BatchError) -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: throw BatchError(.wrongType, "'\(name)' must be a number")
    }
  }
}
