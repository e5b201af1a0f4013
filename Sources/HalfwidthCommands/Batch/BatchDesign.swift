internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// The input of the analysis `design` in a request: a file of the folder of `--data`, how its rows were sampled,
/// and what is asked of its columns.
struct BatchDesign {
  /// The members that an input may have beside `data` and `design`.
  static let members = ["variable", "level", "row", "column", "missing_codes", "valid_codes"]

  /// The members of `design`: columns, but for `population`, which is a number.
  private static let ofDesign = ["strata", "weights", "fpc", "id", "population"]

  private let values: BatchInput

  init(_ values: BatchInput) { self.values = values }

  /// Reads the file.
  ///
  /// - Throws: ``BatchError`` for what is wrong with the members, and with the file.
  func input() throws(BatchError) -> DesignInput {
    let table = try table()
    let columns = try columns()
    let (variable, level) = (try values.text("variable"), try values.text("level"))
    let (row, column) = (try values.text("row"), try values.text("column"))
    do throws(SurveyError) {
      switch (row, column) {
      case (let row?, let column?):
        guard level == nil else { break }
        return try crossed(row, column, table.reading([row, column] + columns.names), columns)
      case (nil, nil):
        guard let variable else { break }
        return try single(
          variable, level, table.reading([variable] + columns.names), columns)
      case (_?, nil), (nil, _?): break
      }
    } catch {
      throw BatchError(.badInput, "\(error.place): \(error.message)")
    }
    throw BatchError(
      .badInput,
      "'variable' names a column, 'level' one of its answers, and 'row' and 'column' together two columns; "
        + "write \(BatchInput.example(.design))")
  }

  private func crossed(
    _ row: String, _ column: String, _ table: RespondentTable, _ columns: DesignColumns
  ) throws(SurveyError) -> DesignInput {
    let sampled = try columns.design(of: table)
    let file = ClassifiedFile(table, missing: .drop)
    let (first, second) = (try file.categories(of: row), try file.categories(of: column))
    guard
      let crossed = DesignTable(
        sampled.places(of: first), by: sampled.places(of: second), of: sampled.design)
    else {
      throw SurveyError(
        .badData, path: table.path,
        "fewer than two answers of '\(row)' or of '\(column)' are given, which is no table; name other columns"
      )
    }
    return .table(crossed)
  }

  private func single(
    _ name: String, _ level: String?, _ table: RespondentTable, _ columns: DesignColumns
  ) throws(SurveyError) -> DesignInput {
    let sampled = try columns.design(of: table)
    let kind = try table.kinds(of: [name])[0]
    if level == nil, kind != .text {
      let read = try table.columns(ColumnsRequest(answers: [name], missing: .drop))
      var numbers: [Int: Double] = [:]
      for (row, number) in zip(read.fileRows, read.numbers[0]) { numbers[row] = number }
      return .numbers(sampled.rows.map { numbers[$0] }, sampled.design)
    }
    let column = try ClassifiedFile(table, missing: .drop).categories(of: name)
    let places = sampled.places(of: column)
    guard let level else {
      return .categories(places, names: column.categories, sampled.design)
    }
    guard let asked = column.categories.firstIndex(of: level),
      let share = sampled.design.share(of: places.map { $0.map { $0 == asked } })
    else {
      throw SurveyError(
        .badData, path: table.path,
        "column '\(name)' has no answer '\(BatchError.excerpt(level))'; its answers are "
          + column.categories.prefix(8).joined(separator: ", "))
    }
    return .share(share)
  }

  private func table() throws(BatchError) -> RespondentTable {
    guard let name = try values.text("data") else {
      throw BatchError(.missingMember, "'data' is missing; it must be the name of a file")
    }
    guard let folder = values.folder else {
      throw BatchError(
        .badInput,
        "'data' names a file, and no folder is given; start the program as halfwidth batch --data FOLDER"
      )
    }
    let path: String
    do {
      path = try FolderPath.inside(folder.path, name)
    } catch {
      throw BatchError(
        .badInput,
        "'data' is '\(BatchError.excerpt(name))', "
          + (error == .missing
            ? "and there is no such file in the folder of --data; add it or change the name"
            : "which leaves the folder of --data; name a file inside it"))
    }
    let codes = try BatchCodes.read(values)
    do {
      return try folder.table(path, codes: codes)
    } catch {
      throw BatchError(.badInput, "\(error.place): \(error.message)")
    }
  }

  private func columns() throws(BatchError) -> DesignColumns {
    guard case .object(let design)? = values.values["design"] else {
      throw BatchError(
        values.isGiven("design") ? .wrongType : .missingMember,
        "'design' must be an object of columns, such as in \(BatchInput.example(.design))")
    }
    func name(_ member: String) throws(BatchError) -> String? {
      switch design[member] {
      case nil, .null?: return nil
      case .string(let name)?: return name
      default:
        throw BatchError(.wrongType, "'design.\(member)' must be the name of a column, or null")
      }
    }
    if let stray = design.first(where: { !Self.ofDesign.contains($0.key) }) {
      throw BatchError(
        .unknownMember,
        "unknown member '\(BatchError.excerpt(stray.key))' of design; it has "
          + Self.ofDesign.joined(separator: ", "))
    }
    let population = try BatchInput.whole(
      design["population"], "design.population", in: 2...BinomialCounts.largestTrials)
    let fpc = try name("fpc")
    if population != nil, fpc != nil {
      throw BatchError(
        .badInput, "'population' and 'fpc' both say how large the population is; give one of them")
    }
    return DesignColumns(
      stratum: try name("strata"), cluster: try name("id"), weight: try name("weights"),
      fpc: fpc, population: population)
  }
}
