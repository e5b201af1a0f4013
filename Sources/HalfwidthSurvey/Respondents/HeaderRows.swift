/// The rows of a file of respondents that name its columns, and what they say of each.
///
/// Most files have one. Qualtrics writes three: names, the questions as they were put, and a JSON text with an
/// `ImportId` in each column; before, it wrote the first two. SurveyMonkey writes two: a question above the first of its columns, and its options
/// below. Other rows are never taken for names unless a person says so: a row that is no respondent is seen, and a
/// respondent that is lost is not.
struct HeaderRows: Hashable {
  /// How many rows there are.
  let count: Int
  /// The columns that have a name, in their order; no name comes twice.
  let columns: [Column]
  /// What a reader should know of it, as a sentence without a full stop; nil for what a person said, and for one row.
  let remark: String?

  /// What the rows say of a column.
  struct Column: Hashable {
    /// Where it stands in the rows, from 0.
    var place: Int
    var name: String
    /// The question as it was put.
    var title: String?
  }

  /// A cell of the rows.
  struct Cell: Hashable {
    var text: String
    var isNumber = false
  }

  /// What is wrong with a cell.
  struct Fault: Error, Hashable {
    var row: Int
    var column: Int
    var message: String
  }

  /// That a row below repeats the names.
  static let repeated =
    "the row repeats the names of the columns, as where files were put together; take it out"

  /// That the first row looks like a title above the table, and what to do; nil where it doesn't.
  ///
  /// - Parameter rows: The first rows of the file.
  func title(above rows: [[Cell]]) -> Fault? {
    let below = rows.indices.dropFirst(count).first { rows[$0].contains { !$0.text.isEmpty } }
    guard count == 1, columns.count == 1, let below else { return nil }
    let fields = rows[below].count { !$0.text.isEmpty }
    guard fields > Self.mostBesideNone else { return nil }
    return Fault(
      row: below, column: 0,
      message:
        "the first row holds '\(columns[0].name.shortened)' and nothing else, and this one \(fields) fields: if the first "
        + "is a title above the table, take it out, so that the row of names comes first")
  }

  /// Whether the row below a first one with a number has more fields than it, and none is a number.
  private static func hasNamesBelow(_ rows: [[Cell]]) -> Bool {
    guard let below = rows.dropFirst().first(where: { $0.contains { !$0.text.isEmpty } }) else {
      return false
    }
    return !below.contains(where: \.isNumber)
      && below.count { !$0.text.isEmpty } > rows[0].count { !$0.text.isEmpty }
  }

  /// The most fields of a row below a single name: another may hold the names of rows.
  private static let mostBesideNone = 2

  /// How many rows are looked at to find out how many name columns.
  static let looked = 3

  /// Who writes several rows.
  private enum Writer: String {
    case qualtrics = "Qualtrics"
    case surveyMonkey = "SurveyMonkey"
  }

  /// What SurveyMonkey writes below a question that has one column.
  private static let responses: Set = ["Response", "Open-Ended Response"]

  /// What older exports of Qualtrics write below the name of the respondents' ids, which is `V1` or the same.
  private static let identifiers: Set = ["ResponseID", "ResponseId", "Response ID"]

  /// Reads the rows.
  ///
  /// - Parameters:
  ///   - rows: The first rows of the file; at least one, in which something stands.
  ///   - stated: How many rows name columns, where a person said it.
  ///   - firstUnnamed: What a first column without a name is called; nil where columns without a name are left out.
  /// - Throws: ``Fault`` for numbers in the place of names, a column without a name, a name that comes twice, and
  ///   fewer rows than were said.
  init(_ rows: [[Cell]], stated: Int?, firstUnnamed: String?) throws(Fault) {
    let texts = rows.map { $0.map(\.text) }
    let found = Self.writer(texts)
    let count = stated ?? found?.count ?? 1
    self.count = count
    guard rows.count >= count else {
      throw Fault(
        row: 0, column: 0,
        message:
          "\(count) rows are said to name the columns, and the file has \(rows.count); give another "
          + "--header-rows (header_rows in a survey)")
    }
    let writer = found?.count == count ? found?.writer : nil
    remark = stated == nil ? writer.map { Self.remark($0, count) } : nil
    if let column = rows[0].firstIndex(where: \.isNumber) {
      throw Fault(
        row: 0, column: column,
        message:
          "the first row must name the columns, and '\(rows[0][column].text)' is a number; "
          + (Self.hasNamesBelow(rows)
            ? "if it is a title above the table, take it out, so that the row of names comes first"
            : "add a row of names"))
    }
    let head = Head(Array(texts[..<count]))
    if count > 1, writer == .surveyMonkey || !head.isFirstRowWhole {
      columns = try head.joined(firstUnnamed: firstUnnamed)
      return
    }
    var columns: [Column] = []
    var names: Set<String> = []
    for place in 0..<head.width {
      var name = head.text(0, place)
      if name.isEmpty {
        guard let firstUnnamed else { continue }
        guard place == 0, head.width > 1 else {
          let hint = stated == nil && texts.count > 1 && !Self.isBlank(texts[1], place)
          throw Fault(
            row: 0, column: place,
            message: Self.noName
              + (hint
                ? ", or give --header-rows 2 (header_rows in a survey) if the second row "
                  + "names columns too" : ""))
        }
        name = firstUnnamed
      }
      guard names.insert(name).inserted else {
        throw Fault(
          row: 0, column: place, message: "'\(name)' names two columns; give each a name of its own"
        )
      }
      columns.append(Column(place: place, name: name, title: head.title(place)))
    }
    self.columns = columns
  }

  fileprivate static let noName = "the column has no name; write one in the first row"

  private static func isBlank(_ row: [String], _ place: Int) -> Bool {
    place >= row.count || row[place].isEmpty
  }

  private static func remark(_ writer: Writer, _ count: Int) -> String {
    "the first \(count) rows name the columns, as \(writer.rawValue) writes them; --header-rows (header_rows in a survey) "
      + "gives another number"
  }

  /// Who wrote the rows, where that is sure.
  private static func writer(_ rows: [[String]]) -> (writer: Writer, count: Int)? {
    for index in 1..<max(min(rows.count, looked), 1) {
      let filled = rows[index].filter { !$0.isEmpty }
      if !filled.isEmpty, filled.allSatisfy({ $0.hasPrefix("{\"ImportId\"") }) {
        return (.qualtrics, index + 1)
      }
    }
    guard rows.count > 1 else { return nil }
    let filled = rows[1].filter { !$0.isEmpty }
    if filled.isEmpty { return nil }
    // As Qualtrics wrote before: no respondent has this for an id.
    if filled.contains(where: { identifiers.contains($0) }) { return (.qualtrics, 2) }
    if filled.count > 1, filled.allSatisfy(responses.contains) { return (.surveyMonkey, 2) }
    guard let first = rows[0].first, first.lowercased().hasPrefix("respondent"), isBlank(rows[1], 0)
    else { return nil }
    let fillsGaps = rows[1].indices.contains { isBlank(rows[0], $0) && !isBlank(rows[1], $0) }
    return fillsGaps || filled.contains(where: responses.contains) ? (.surveyMonkey, 2) : nil
  }

  /// The rows as one table of texts.
  private struct Head {
    let rows: [[String]]
    let width: Int

    init(_ rows: [[String]]) {
      self.rows = rows
      width = rows.map { ($0.lastIndex { !$0.isEmpty } ?? -1) + 1 }.max() ?? 0
    }

    func text(_ row: Int, _ place: Int) -> String {
      place < rows[row].count ? rows[row][place] : ""
    }

    /// Whether each column has a name of its own in the first row.
    var isFirstRowWhole: Bool {
      let first = (0..<width).map { text(0, $0) }
      return !first.contains("") && Set(first).count == width
    }

    /// What the rows below the first say of a column.
    func title(_ place: Int) -> String? {
      let texts = rows.indices.dropFirst().map { text($0, place) }
        .filter { !$0.isEmpty && !$0.hasPrefix("{\"ImportId\"") }
      return texts.isEmpty ? nil : texts.joined(separator: ": ")
    }

    /// Columns by their question and their option; a question stands above the first of its columns only.
    func joined(firstUnnamed: String?) throws(Fault) -> [Column] {
      var columns: [Column] = []
      var names: Set<String> = []
      var times: [String: Int] = [:]
      var question = ""
      for place in 0..<width {
        let own = text(0, place)
        if !own.isEmpty { question = own }
        let option = title(place).flatMap { HeaderRows.responses.contains($0) ? nil : $0 }
        var name = [question, option ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
        if own.isEmpty, title(place) == nil {
          guard let firstUnnamed else { continue }
          guard place == 0, width > 1 else {
            throw Fault(row: 0, column: place, message: HeaderRows.noName)
          }
          name = firstUnnamed
        }
        let full = name
        while !names.insert(name).inserted {
          times[full, default: 1] += 1
          name = "\(full) (\(times[full] ?? 1))"
        }
        columns.append(
          Column(
            place: place, name: name, title: question.isEmpty || question == name ? nil : question))
      }
      return columns
    }
  }
}
