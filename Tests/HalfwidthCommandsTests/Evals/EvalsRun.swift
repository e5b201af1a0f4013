import TestSupport

extension ProgramRun {
  /// Runs `evals` on files of these texts.
  init(evals texts: [(name: String, text: String)], _ options: [String] = []) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (name, text) in texts { try folder.write(text, to: name) }
    try self.init(["evals"] + texts.map(\.name) + options, directory: folder.path)
  }
}
