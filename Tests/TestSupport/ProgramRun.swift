public import Foundation
public import Testing

/// One run of the built program, as a person at a terminal would see it.
public struct ProgramRun: Sendable {
  /// The exit code.
  public let status: Int32
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String

  /// Runs `halfwidth` with the arguments, from the checkout's root.
  public init(_ arguments: [String], input: String = "", directory: String = Repository.root) throws
  {
    try self.init(arguments, bytes: Data(input.utf8), directory: directory)
  }

  /// Runs `halfwidth` with raw bytes as its standard input.
  public init(_ arguments: [String], bytes: Data, directory: String = Repository.root) throws {
    let process = Process()
    process.executableURL = ProgramRun.program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    // Files and not pipes: nobody has to read while somebody writes.
    let scratch = try TemporaryFolder()
    let inputFile = URL(fileURLWithPath: scratch.path + "/input")
    try bytes.write(to: inputFile)
    let outputFile = URL(fileURLWithPath: try scratch.write("", to: "output"))
    let errorFile = URL(fileURLWithPath: try scratch.write("", to: "errors"))
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
    scratch.remove()
  }

  /// Runs `halfwidth` with words that have blanks between them.
  public init(_ words: String) throws {
    try self.init(words.split(separator: " ").map(String.init))
  }

  /// Fails unless the run was refused: with this exit code, and nothing but one sentence.
  ///
  /// - Parameters:
  ///   - start: What the sentence begins with.
  ///   - part: What it says.
  public func expectRefused(
    _ code: Int32, _ start: String = "", saying part: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(errors.hasPrefix("error: " + start), "\(errors)", sourceLocation: sourceLocation)
    #expect(part.isEmpty || errors.contains(part), "\(errors)", sourceLocation: sourceLocation)
    #expect(errors.split(separator: "\n").count == 1, "\(errors)", sourceLocation: sourceLocation)
    #expect(status == code && output.isEmpty, "\(status) \(output)", sourceLocation: sourceLocation)
  }

  /// The program lies beside the tests that were built with it.
  public static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("halfwidth")
}

/// A folder of its own for a test.
public struct TemporaryFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// Makes the folder.
  public init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "halfwidth-tests-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  /// Writes a file and returns its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(bytes: Array(text.utf8), to: name)
  }

  /// Writes a file of bytes and returns its path.
  @discardableResult
  public func write(bytes: [UInt8], to name: String) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// The names in the folder, sorted.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  /// Removes the folder and what is in it.
  public func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
