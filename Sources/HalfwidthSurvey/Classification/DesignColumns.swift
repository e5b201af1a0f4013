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
  ///   weight or no size, and for a stratum of one primary unit, each with its place.
  /// - Complexity: O(n) in the rows.
  public func design(of table: RespondentTable) throws(SurveyError) -> FileDesign {
    var whole = table
    whole.selection = nil
    let request = ColumnsRequest(
      answers: [], numbers: [weight, fpc].compactMap(\.self),
      labels: [stratum, cluster].compactMap(\.self))
    let values =
      names.isEmpty
      ? RespondentValues(numbers: [], labels: [], droppedRows: []) : try whole.columns(request)
    var (numbers, labels) = (values.numbers[...], values.labels[...])
    func place(_ row: Int, _ column: String?) -> String {
      whole.place(row: row, column: column ?? "", of: values)
    }
    let strata = stratum.flatMap { _ in labels.popFirst() }.map { SampleLabels($0) }
    let clusters = cluster.flatMap { _ in labels.popFirst() }.map { SampleLabels($0) }
    let weights = weight.flatMap { _ in numbers.popFirst() }
    if let row = weights?.firstIndex(where: { $0 < 0 }) {
      throw SurveyError(
        .badData, path: place(row, weight),
        "a weight of \(NumberText.of(weights?[row] ?? 0)) is negative; correct it")
    }
    let sizes = fpc.flatMap { _ in numbers.popFirst() }
    // Without columns the file's own number of rows.
    let rows = names.isEmpty ? whole.respondentRows : values.fileRows
    let sample: BootstrapSample
    do {
      sample = try BootstrapSample(
        columns: [.init("row", [Double](repeating: 0, count: rows.count))], stratum: strata,
        cluster: clusters, weights: weights)
    } catch {
      throw SurveyError(.badData, path: place(0, weight ?? names.first), error.message)
    }
    var finite = population.map { FinitePopulation.units($0) }
    if let sizes {
      do {
        finite = .some(try FinitePopulation(sizes, of: sample))
      } catch {
        throw SurveyError(.badData, path: place(error.row, fpc), error.message)
      }
    }
    do {
      return FileDesign(
        design: try SurveyDesign(of: sample, population: finite), rows: rows)
    } catch {
      throw SurveyError(.badData, path: table.path, error.message)
    }
  }
}

/// The design of a file's rows.
public struct FileDesign: Sendable {
  /// The design of the rows that respondents are.
  public let design: SurveyDesign
  /// Which row of the file each of them is, from 0; rows of totals are none.
  public let rows: [Int]

  /// The places of the answers in a column; nil where a row has none, or is not looked at.
  public func places(of column: ClassifiedColumn) -> [Int?] {
    rows.map { column.answers.answer(at: $0) }
  }
}
