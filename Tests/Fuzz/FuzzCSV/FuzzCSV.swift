internal import FuzzSupport
internal import HalfwidthSurvey

private let file = NamelessFile()
private let quoted = NamelessFile()

/// A file of counts, of strata, of answers or of respondents is read, or refused with one error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe file.fill(start, count)
  for content in [TableFile.Content.counts, .squareCounts] {
    if let table = try? TableFile.read(file.path, as: content) {
      precondition(Set(table.rows.map(\.count)).count == 1, "rows of different lengths are a table")
    }
  }
  let answers = try? AnswerFile.read(
    file.path, options: TableReadingOptions(), codes: AnswerCodes(), missing: .refuse)
  if let answers {
    precondition(answers.rows.joined().allSatisfy { $0 == 0 || $0 == 1 }, "an answer is a number")
  }
  _ = try? StratifiedFile.read(file.path)
  if let respondents = try? RespondentTable.read(file.path), (try? respondents.kinds()) != nil {
    checkQuoted(respondents.source)
    for name in respondents.columnNames.prefix(3) {
      let columns = try? respondents.columns(numbers: [name], missing: .drop)
      precondition(
        columns?.numbers[0].allSatisfy(\.isFinite) ?? true, "a number of a file is not finite")
    }
  }
  return 0
}

/// The same cells, each in quotes, are read as the same texts.
private func checkQuoted(_ source: any RespondentSource) {
  guard let separator = source.format.separator, source.format.headerRows == 1 else { return }
  let places = Array(source.columns.indices)
  let cells = source.cells(of: places)
  let rows = (0..<cells.rowCount).map { row in
    places.map { cells.columns[$0]?.cell(at: row).text ?? "" }
  }
  let mark =
    switch separator {
    case .comma: ","
    case .semicolon: ";"
    case .tab: "\t"
    case .pipe: "|"
    }
  let lines = ([source.columns.map(\.name)] + rows).map { row in
    row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: mark)
  }
  let text = Array(lines.joined(separator: "\n").utf8)
  unsafe text.withUnsafeBufferPointer { unsafe quoted.fill($0.baseAddress, $0.count) }
  let format = DelimitedFormat(separator: separator, encoding: .utf8, headerRows: 1)
  guard let again = try? DelimitedRespondents.read(quoted.path, format: format) else {
    preconditionFailure("cells in quotes are no file")
  }
  precondition(
    again.columns.map(\.name) == source.columns.map(\.name), "names in quotes are others")
  let found = again.cells(of: places)
  precondition(found.rowCount == rows.count && found.end == nil, "cells in quotes make other rows")
  for (row, texts) in rows.enumerated() {
    for (place, text) in zip(places, texts) {
      precondition(found.columns[place]?.cell(at: row).text == text, "a cell in quotes is another")
    }
  }
}
