internal import FuzzSupport
internal import HalfwidthSurvey

private let file = NamelessFile()

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
    for name in respondents.columnNames.prefix(3) {
      let columns = try? respondents.columns(numbers: [name], missing: .drop)
      precondition(
        columns?.numbers[0].allSatisfy(\.isFinite) ?? true, "a number of a file is not finite")
    }
  }
  return 0
}
