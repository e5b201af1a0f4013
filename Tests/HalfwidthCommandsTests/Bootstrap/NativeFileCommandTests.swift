import TestSupport
import Testing

/// `halfwidth bootstrap` of files of other programs; the answers stand in `Tests/Cases/native/make-files.py`.
@Suite struct NativeFileCommandTests {
  private func run(_ file: String, _ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(
      ["bootstrap", file] + arguments, directory: Repository.root + "/Tests/Cases/native")
  }

  @Test(arguments: [
    "answers.sav", "rows.sav", "answers.zsav", "answers-118.dta", "long-118.dta", "answers.xlsx",
  ])
  func `the same answers give the same bytes, whatever holds them`(file: String) throws {
    let arguments = [
      "--statistic", "proportion(sex = Woman)", "--statistic", "mean(id)", "--statistic",
      "difference(mean(id), by: sex)", "--statistic", "proportion(region = Zürich)", "--missing",
      "drop",
      "--format", "json",
    ]
    let plain = try run("answers.csv", arguments)
    let isWorkbook = file.hasSuffix(".xlsx")
    let found = try run(file, arguments + (isWorkbook ? ["--sheet", "Answers"] : []))
    #expect(plain.status == 0 && found.status == 0, "\(plain.errors)\(found.errors)")
    #expect(found.output.replacing(file, with: "answers.csv") == plain.output)
  }

  @Test func `codes that a person declares and those that a file declares are the same`() throws {
    let arguments = ["--statistic", "mean(trust)", "--format", "json"]
    let plain = try run("answers.csv", arguments + ["--missing-codes", "8,99"])
    for file in ["answers.sav", "answers.zsav"] {
      let found = try run(file, arguments)
      #expect(found.output.contains("stands for no answer (8, 99)"), "\(found.errors)")
      #expect(found.output.replacing(file, with: "answers.csv") == plain.output)
    }
  }

  @Test(arguments: [
    (
      "answers.sav", "mean(trst)", "--statistic: column 6 of 'mean(trst)': ",
      "did you mean 'trust'?"
    ),
    ("answers.sav", "mean(weight)", "answers.sav, row 4: ", "--missing drop"),
    ("answers.sav", "mean(day)", "answers.sav, row 1: ", "is a date"),
    (
      "answers.sav", "proportion(sex = Womn)", "answers.sav: ",
      "it holds 1 'Woman' (4), 2 'Man' (2)"
    ),
    ("answers.sav", "proportion(sex)", "answers.sav: ", "such as proportion(sex = Man)"),
    ("answers.sav", "proportion(trust = Refused)", "answers.sav: ", "--valid-codes 99"),
    ("answers.xlsx", "mean(weight)", "answers.xlsx, Answers!D5: ", "--missing drop"),
    ("long-119.dta", "proportion(text = short)", "long-119.dta: ", "strL"),
  ])
  func `what can't be known is refused with the way out`(
    file: String, statistic: String, place: String, message: String
  ) throws {
    let run = try run(file, ["--statistic", statistic])
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: \(place)"), "\(run.errors)")
    #expect(run.errors.contains(message) && run.errors.split(separator: "\n").count == 1)
  }

  @Test func `a file that asks for more memory than a file may is one sentence`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var bytes = try Repository.bytes(of: "Tests/Cases/native/long-118.dta")
    // The length of Stata's first long text, said to be 2 GiB.
    let text = try #require(bytes.firstRange(of: Array("GSO".utf8))).lowerBound
    bytes.replaceSubrange(text + 16..<text + 20, with: [0xFF, 0xFF, 0xFF, 0x7F])
    try folder.write(bytes: bytes, to: "long.dta")
    let found = try ProgramRun(
      ["bootstrap", "long.dta", "--statistic", "mean(id)"], directory: folder.path)
    #expect(found.status == 65 && found.output.isEmpty)
    #expect(
      found.errors
        == "error: long.dta: takes more memory to read than a file may; save it again in Stata, "
        + "or save it there as CSV UTF-8\n")
  }
}
