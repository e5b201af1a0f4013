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

  /// Reads how all rows were sampled, whatever conditions and missing answers leave of them.
  ///
  /// - Throws: ``SurveyError`` for a column that there isn't, a cell without a value or with one that is no weight or no
  ///   size, and a stratum or a cluster in two spellings, each with its place.
  /// - Complexity: O(n) in the rows.
  public func rows(of file: some RespondentColumns) throws(SurveyError) -> DesignRows {
    let found = try file.sampledRows(
      numbers: [weight, fpc].compactMap(\.self), labels: [stratum, cluster].compactMap(\.self))
    var (numbers, labels) = (found.numbers[...], found.labels[...])
    let strata = stratum.flatMap { _ in labels.popFirst() }
    let clusters = cluster.flatMap { _ in labels.popFirst() }
    for (name, texts) in zip([stratum, cluster].compactMap(\.self), found.labels) {
      guard let one = NameSpellings(in: texts) else { continue }
      throw SurveyError(
        .badData, path: file.place(row: found.rows[one.row], column: name), one.refusal(of: name))
    }
    let weights = weight.flatMap { _ in numbers.popFirst() }
    if let weights, let name = weight, let fault = Self.fault(inWeights: weights, column: name) {
      throw SurveyError(
        .badData, path: file.place(row: found.rows[fault.row], column: name), fault.message)
    }
    return DesignRows(
      stratum: strata.map { SampleLabels($0) }, cluster: clusters.map { SampleLabels($0) },
      weights: weights, sizes: fpc.flatMap { _ in numbers.popFirst() }, rows: found.rows)
  }

  /// What is wrong with the weights of a column; nil where nothing is.
  ///
  /// - Returns: One sentence without a full stop, and the place of a weight that shows it: a negative one, or the first
  ///   where none is above 0.
  public static func fault(
    inWeights weights: [Double], column: String
  ) -> (row: Int, message: String)? {
    if let row = weights.firstIndex(where: { $0 < 0 }) {
      return (row, "a weight of \(NumberText.of(weights[row])) is negative; correct it")
    }
    return weights.contains { $0 > 0 }
      ? nil
      : (0, "a weight of 0 is not above 0, and none in '\(column)' is; name a column of weights")
  }

  /// Joins columns of all rows with how these were sampled.
  ///
  /// - Returns: The sample, and its population where a column says how large that is.
  /// - Throws: ``SurveyError`` for a number that is no size, with its place, and for what the engine does not take.
  public func sample(
    _ columns: [BootstrapSample.Column], group: SampleLabels? = nil, rows: DesignRows,
    of file: some RespondentColumns
  ) throws(SurveyError) -> (sample: BootstrapSample, population: FinitePopulation?) {
    let sample: BootstrapSample
    do {
      sample = try BootstrapSample(
        columns: columns, group: group, stratum: rows.stratum, cluster: rows.cluster,
        weights: rows.weights)
    } catch {
      throw SurveyError(.badData, path: file.path, error.message)
    }
    guard let sizes = rows.sizes, let name = fpc else { return (sample, nil) }
    do {
      return (sample, try FinitePopulation(sizes, of: sample))
    } catch {
      throw SurveyError(
        .badData, path: file.place(row: rows.rows[error.row], column: name), error.message)
    }
  }

  /// Reads the design of all rows of a file: rows that are not looked at stay in it.
  ///
  /// - Throws: ``SurveyError`` as ``rows(of:)``, and for a stratum of one primary unit.
  /// - Complexity: O(n) in the rows.
  public func design(of table: RespondentTable) throws(SurveyError) -> FileDesign {
    let rows = try rows(of: table)
    let zeros = [Double](repeating: 0, count: rows.rows.count)
    let (sample, finite) = try sample([.init("row", zeros)], rows: rows, of: table)
    do {
      return FileDesign(
        design: try SurveyDesign(
          of: sample, population: finite ?? population.map { .units($0) }), rows: rows.rows)
    } catch {
      throw SurveyError(.badData, path: table.path, error.message)
    }
  }
}

/// How all rows of respondents' data were sampled.
public struct DesignRows: Hashable, Sendable {
  /// The stratum of each; nil where none is named.
  public let stratum: SampleLabels?
  /// The primary unit of each; nil where each is one.
  public let cluster: SampleLabels?
  /// What each weighs; nil where no weight is named.
  public let weights: [Double]?
  /// The size of the population of each one's stratum, or the share of it in the sample; nil where none is named.
  public let sizes: [Double]?
  /// Which row of the data each is, from 0; rows of totals are none.
  public let rows: [Int]
}

/// The design of a file's rows.
public struct FileDesign: Sendable {
  /// The design of the rows that respondents are.
  public let design: SurveyDesign
  /// Which row of the file each of them is, from 0; rows of totals are none.
  public let rows: [Int]
}
