import Foundation
import HalfwidthSurvey
import TestSupport
import Testing

@Suite struct SurveyFolderTests {
  private let row = "tools,phone,,25,50,50,,Page 1\n"

  @Test func `reads a folder and its YAML file alike`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let yaml = try folder.write(SurveyFixture.yaml, to: "survey.yaml")
    try folder.write("\u{FEFF}" + SurveyFixture.header + row, to: "counts.csv")
    let survey = try SurveyFolder.read(folder.path)
    #expect(survey.printed.count == 1)
    #expect(survey.printed[0].source.line == 2)
    #expect(try SurveyFolder.read(yaml).codebook == survey.codebook)
    #expect(try SurveyFolder.read(folder.path + "/").printed.count == 1)
  }

  @Test func `says what is missing`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    func fault(_ path: String) -> SurveyError? {
      #expect(throws: SurveyError.self) { try SurveyFolder.read(path) }
    }
    #expect(fault(folder.path + "/none")?.kind == .noInput)
    #expect(fault(folder.path)?.message.contains("holds no survey.yaml") == true)
    let csv = try folder.write("x", to: "data.csv")
    #expect(fault(csv)?.message.contains("is not a YAML file") == true)
    try folder.write(SurveyFixture.yaml, to: "survey.yaml")
    let missing = fault(folder.path)
    #expect(missing?.kind == .noInput)
    #expect(missing?.place == folder.path + "/counts.csv")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/counts.csv", withIntermediateDirectories: false)
    #expect(fault(folder.path)?.message.contains("is a directory") == true)
  }

  @Test(arguments: ["/etc/passwd", "../other.csv", "sub/../../other.csv"])
  func `refuses a file outside of the folder`(name: String) throws {
    let yaml = SurveyFixture.yaml.replacingOccurrences(of: "counts.csv", with: name)
    let fault = try SurveyFixture.fault(yaml: yaml, counts: SurveyFixture.header + row)
    #expect(
      fault == "survey.yaml:5:16: '\(name)' leaves the survey's folder; name a file inside it")
  }

  @Test func `refuses a link that leads out of the folder`() throws {
    let outside = try TemporaryFolder()
    let folder = try TemporaryFolder()
    defer {
      outside.remove()
      folder.remove()
    }
    let target = try outside.write(SurveyFixture.header + row, to: "counts.csv")
    try folder.write(SurveyFixture.yaml, to: "survey.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/counts.csv", withDestinationPath: target)
    let error = #expect(throws: SurveyError.self) { try SurveyFolder.read(folder.path) }
    #expect(error?.message.contains("leaves the survey's folder") == true)
  }

  @Test(
    arguments: [
      ([], "1:1", "the file is empty"), ([0x20, 0x0A], "1:1", "the file is empty"),
      ([0xFF, 0xFE, 0x61, 0x00], "1:1", "the text is UTF-16"),
      ([0x61, 0x0A, 0x62, 0xE9, 0x0A], "2:2", "the text is not UTF-8 here"),
      ([0xC3, 0xA9, 0x00], "1:2", "a zero byte is no text"),
      ([0x61, 0xE2, 0x82], "1:2", "the text is not UTF-8 here"),
    ] as [([UInt8], String, String)])
  func `says where text is no text`(bytes: [UInt8], place: String, message: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path + "/survey.yaml"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let error = try #require(throws: SurveyError.self) { try SurveyFolder.read(path) }
    #expect(error.kind == .badData)
    #expect(error.place == "\(path):\(place)")
    #expect(error.message.hasPrefix(message))
  }
}
