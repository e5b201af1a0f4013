import Foundation
import TestSupport
import Testing

/// The program in a terminal, which `script` of every Debian machine makes: width and colours, and none of them where
/// they are not wanted.
@Suite struct TerminalTests {
  /// What a terminal of so many columns is sent.
  private func output(_ words: String, columns: Int, _ environment: [String: String] = [:]) throws
    -> String
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    let program = ProgramRun.program.path
    process.arguments = ["-qec", "stty cols \(columns); '\(program)' \(words)", "/dev/null"]
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm"].merging(environment) { $1 }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = URL(fileURLWithPath: try folder.write("", to: "output"))
    process.standardOutput = try FileHandle(forWritingTo: file)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
      .replacingOccurrences(of: "\r\n", with: "\n")
  }

  private static let table = "table '10,20,30,40;50,60,70,80' --method expected-counts"

  @Test func `tables keep to the width, and to that of COLUMNS`() throws {
    let narrow = try output(Self.table, columns: 50, ["NO_COLOR": "1"])
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 50 }, "\(narrow)")
    #expect(narrow.contains("16.6667") && narrow.contains("33.3333"), "\(narrow)")
    let wide = try output(Self.table, columns: 50, ["NO_COLOR": "1", "COLUMNS": "100"])
    #expect(wide.split(separator: "\n").contains { $0.count > 50 }, "\(wide)")
  }

  @Test func `headings are bold in a terminal that can, and no sign is lost without`() throws {
    let plain = try ProgramRun(Self.table.replacingOccurrences(of: "'", with: "")).output
    #expect(!plain.contains("\u{1B}"))
    let styled = try output(Self.table, columns: 100)
    #expect(styled.contains("\u{1B}[1mexpected"))
    #expect(
      styled.replacingOccurrences(of: "\u{1B}[1m", with: "")
        .replacingOccurrences(of: "\u{1B}[0m", with: "") == plain)
    for environment in [["NO_COLOR": "1"], ["TERM": "dumb"], ["TERM": ""]] {
      #expect(try output(Self.table, columns: 100, environment) == plain, "\(environment)")
    }
  }

  @Test func `an error begins with a red word in a terminal only`() throws {
    #expect(
      try output("proportion 60/50", columns: 100).hasPrefix("\u{1B}[1;31merror:\u{1B}[0m 60/50:"))
    #expect(
      try output("proportion 60/50", columns: 100, ["NO_COLOR": "1"]).hasPrefix("error: 60/50:"))
  }
}
