public import Halfwidth

/// The columns of a respondents' file that say how its rows were sampled.
public struct DesignColumns: Hashable, Sendable {
  /// The column of strata.
  public var stratum: String?
  /// The column of clusters, the primary units.
  public var cluster: String?
  /// The column of weights.
  public var weight: String?
  /// The column with the size of the population of the row's stratum, in primary units, or with the share of
  /// them that is in the sample.
  public var fpc: String?
  /// The primary units of the population, where one number says it.
  public var population: Int?

  /// Creates a list; what is nil is not known.
  public init(
    stratum: String? = nil, cluster: String? = nil, weight: String? = nil, fpc: String? = nil,
    population: Int? = nil
  ) {
    self.stratum = stratum
    self.cluster = cluster
    self.weight = weight
    self.fpc = fpc
    self.population = population
  }

  /// The names of the columns.
  public var names: [String] { [stratum, cluster, weight, fpc].compactMap(\.self) }

  /// Reads the design of all rows of a file, whatever conditions leave of them: rows that are not looked at stay
  /// in it.
  ///
  /// - Throws: ``SurveyError`` for a column that there isn't, a cell without a value or with one that is no
  ///   weight or no size, a stratum or a cluster in two spellings, and for a stratum of one primary unit, each with its
  ///   place.
  /// - Complexity: O(n) in the rows.
  public func design(of table: RespondentTable) throws(SurveyError) -> FileDesign {
    let cells = table.cells(of: try table.places(names))
    if let end = cells.end { throw end }
    if let odd = cells.oddRow { throw odd }
    let rows = table.respondentRows
    let strata = try labels(stratum, cells, table, rows)
    let clusters = try labels(cluster, cells, table, rows)
    let weights = try numbers(weight, cells, table, rows)
    let sizes = try numbers(fpc, cells, table, rows)
    if let weights, let row = weights.firstIndex(where: { $0 < 0 }) {
      throw SurveyError(
        .badData, path: place(rows[row], weight, in: table),
        "a weight of \(NumberText.of(weights[row])) is negative; correct it")
    }
    let sample: BootstrapSample
    do {
      sample = try BootstrapSample(
        columns: [.init("row", [Double](repeating: 0, count: rows.count))], stratum: strata,
        cluster: clusters, weights: weights)
    } catch {
      throw SurveyError(.badData, path: place(0, weight ?? names.first, in: table), error.message)
    }
    var finite = population.map { FinitePopulation.units($0) }
    if let sizes {
      do {
        finite = .some(try FinitePopulation(sizes, of: sample))
      } catch {
        throw SurveyError(
          .badData, path: place(rows[error.row], fpc, in: table), error.message)
      }
    }
    do {
      return FileDesign(design: try SurveyDesign(of: sample, population: finite), rows: rows)
    } catch {
      throw SurveyError(.badData, path: table.path, error.message)
    }
  }

  private func place(_ row: Int, _ name: String?, in table: RespondentTable) -> String {
    guard let column = name.flatMap({ table.columnNames.firstIndex(of: $0) }) else {
      return table.path
    }
    return table.place(row: row, column: column)
  }

  /// The cells of a column, of which each must have a value; nil where no column is named.
  private func cells(
    _ name: String?, _ cells: RespondentCells, _ table: RespondentTable, _ rows: [Int]
  ) throws(SurveyError) -> [LocatedCell]? {
    guard let name, let column = cells.columns[try table.places([name])[0]] else { return nil }
    let found = rows.map { LocatedCell(cell: column.cell(at: $0), row: $0) }
    let empty = found.first {
      $0.text.words.isEmpty || !$0.cell.isQuoted && RespondentCell.isMissing($0.text)
    }
    if let empty {
      throw SurveyError(
        .badData, path: place(empty.row, name, in: table),
        "column '\(name)' says how respondents were sampled, and has nothing here; give each respondent a value"
      )
    }
    return found
  }

  private func labels(
    _ name: String?, _ all: RespondentCells, _ table: RespondentTable, _ rows: [Int]
  ) throws(SurveyError) -> SampleLabels? {
    guard let name, let found = try cells(name, all, table, rows) else { return nil }
    let texts = found.map(\.text)
    if let one = NameSpellings(in: texts) {
      throw SurveyError(
        .badData, path: place(rows[one.row], name, in: table), one.refusal(of: name))
    }
    return SampleLabels(texts)
  }

  private func numbers(
    _ name: String?, _ all: RespondentCells, _ table: RespondentTable, _ rows: [Int]
  ) throws(SurveyError) -> [Double]? {
    guard let name, let found = try cells(name, all, table, rows) else { return nil }
    var reader = DecimalReader(column: name, format: table.source.format)
    var numbers: [Double] = []
    for cell in found {
      guard let number = reader.read(cell), number.isFinite else {
        let comma =
          reader.refusesComma(cell.text)
          ? ", or \(DecimalReader.sayComma) (--decimal comma of a command)" : ""
        throw SurveyError(
          .badData, path: place(cell.row, name, in: table),
          "'\(cell.text.shortened)' in column '\(name)' is not a number; write one such as 3, or 2.5\(comma)"
        )
      }
      numbers.append(number)
    }
    try reader.finish { place($0, name, in: table) }
    return numbers
  }
}

/// The design of a file's rows.
public struct FileDesign: Sendable {
  /// The design of the rows that respondents are.
  public let design: SurveyDesign
  /// Which row of the file each of them is, from 0; rows of totals are none.
  public let rows: [Int]
}
