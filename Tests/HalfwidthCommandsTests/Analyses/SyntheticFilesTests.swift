import TestSupport
import Testing

/// The synthetic answers of `datasets`, in each file that holds them.
@Suite struct SyntheticFilesTests {
  private static let folder = "datasets/disrupting-harm-cambodia-synthetic/"

  /// The report on a file in the place of the one that the codebook names.
  private func report(on file: String) throws -> String {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let codebook = try Repository.text(of: Self.folder + "survey.yaml")
    try folder.write(codebook.replacing("synthetic-responses.csv", with: file), to: "survey.yaml")
    try folder.write(bytes: Repository.bytes(of: Self.folder + file), to: file)
    let run = try ProgramRun(["report", ".", "--format", "json"], directory: folder.path)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.output
  }

  @Test func `one survey has one report, whatever holds its answers`() throws {
    let plain = try report(on: "synthetic-responses.csv")
    #expect(plain.count > 100_000 && plain.contains("\"complete_p_value\""))
    for ending in ["sav", "dta", "xlsx"] {
      #expect(try report(on: "synthetic-responses." + ending) == plain, "\(ending)")
    }
  }

  @Test func `answers in words under options and questions have the same numbers`() throws {
    let reports = try ["survey.yaml", "alchemer.yaml"].map { codebook in
      let run = try ProgramRun(["report", Self.folder + codebook, "--format", "csv"])
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      return run.output
    }
    #expect(reports[0].count { $0.isNewline } > 700)
    #expect(reports[0] == reports[1])
  }
}
