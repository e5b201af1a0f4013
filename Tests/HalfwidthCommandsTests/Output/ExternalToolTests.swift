import Foundation
import TestSupport
import Testing

@testable import HalfwidthCommands

@Suite struct ExternalToolTests {
  @Test func `a program that is not installed is named with its package`() throws {
    let folder = try WorkFolder()
    do {
      try ExternalTool(name: "no-such-program-of-halfwidth", package: "its-package")
        .run([], in: folder, for: "--output chart.png")
      Issue.record("nothing runs")
    } catch {
      #expect(error.status == .cannotWrite)
      #expect(
        error.description
          == "error: --output chart.png: is made by no-such-program-of-halfwidth, which is not installed; install the "
          + "package its-package")
    }
  }

  @Test func `a program that fails is quoted`() throws {
    let folder = try WorkFolder()
    do {
      try ExternalTool(name: "ls", package: "coreutils")
        .run(["/no/such/place"], in: folder, for: "--output chart.png")
      Issue.record("there is no such place")
    } catch {
      #expect(error.status == .cannotWrite)
      #expect(error.message.contains("ls failed with status 2: "))
      #expect(error.message.contains("/no/such/place"))
    }
  }

  @Test func `nothing is left of a folder`() throws {
    let path = try emptied()
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  private func emptied() throws -> String {
    let folder = try WorkFolder()
    try folder.write([1, 2, 3], to: "file")
    #expect(folder.read("file") == [1, 2, 3])
    #expect(folder.read("other") == nil)
    return folder.path
  }
}
