internal import Glibc
internal import HalfwidthSurvey

/// A file without a name that is written anew for each input; readers are given its path.
private struct NamelessFile {
  let descriptor: CInt
  var path: String { "/proc/self/fd/\(descriptor)" }

  init() {
    guard let file = unsafe tmpfile() else { preconditionFailure("there is no file to write") }
    descriptor = unsafe fileno(file)
  }

  func fill(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    precondition(ftruncate(descriptor, 0) == 0, "the file is not emptied")
    let written = unsafe pwrite(descriptor, start, count, 0)
    precondition(written == count, "the file is not written")
  }
}

private let file = NamelessFile()

/// A file of counts, of strata, of answers or of respondents is read, or refused with one error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe file.fill(start, count)
  for content in [TableFile.Content.counts, .squareCounts, .answers] {
    if let table = try? TableFile.read(file.path, as: content) {
      precondition(Set(table.rows.map(\.count)).count == 1, "rows of different lengths are a table")
    }
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
