internal import ArgumentParser
internal import Glibc
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth init`: a survey folder for a file of answers, or for printed numbers, to be edited by a person.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "A survey folder for a file of answers, with what was recognised in it and why.",
    discussion: """
      Example: halfwidth init answers.csv --output survey

      Writes survey.yaml and a copy of the file into a folder that 'halfwidth report' takes as it is. Each \
      part has a comment that says why it is so; what can't be told is left out and said. With --counts and no \
      file it writes a template for the numbers that a report prints.
      """)

  @Argument(help: ArgumentHelp("A file with a row for each respondent.", valueName: "file"))
  var file: String?

  @Flag(help: "Write a template for printed numbers.")
  var counts = false

  @OptionGroup var reading: FileArguments

  @Option("The folder to write into (default: the file's name without its ending).", value: "path")
  var output: String?

  func run() throws {
    if counts {
      guard file == nil, reading.given.isEmpty else {
        throw CommandFailure(
          .usage, "--counts", "is a template without a file; leave \(file ?? reading.given[0]) out")
      }
      let folder = output ?? "survey"
      try refuseExisting(folder)
      try OutputFile.write(
        CountsTemplate.files.map { ($0.name, .bytes(Array($0.text.utf8))) }, into: folder)
      try say("Wrote \(folder)/survey.yaml and \(folder)/counts.csv.", next: folder)
      return
    }
    guard let file else {
      throw CommandFailure(
        .usage, "halfwidth init",
        "no file is given; name one with a row for each respondent, or use --counts")
    }
    try propose(file)
  }

  private func propose(_ file: String) throws {
    let name = String(file.split(separator: "/").last ?? "")
    let folder = output ?? Self.stem(of: name)
    try refuseExisting(folder)
    var status = stat()
    if unsafe stat(file, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw CommandFailure(
        .noInput, file, "is no file; a survey's folder holds a copy of its file, so save it first")
    }
    let format = try reading.format()
    let table = try CommandFailure.translating(
      RespondentTable.read(file, format: format, sheet: reading.sheet))
    let proposal = try CommandFailure.translating(
      CodebookProposal(of: table, file: name, format: format, sheet: reading.sheet))
    var files: [(name: String, content: StagedFile.Content)] = [
      (SurveyFolder.codebookName, .bytes(Array(proposal.yaml.utf8)))
    ]
    if try !isThere(file, as: "\(folder)/\(name)") { files.append((name, .copy(of: file))) }
    try OutputFile.write(files, into: folder)
    try OutputFile.write(ProposalDocument.text(proposal, layout: Terminal.layout(of: nil)), to: nil)
    try say(
      "\nWrote \(folder)/survey.yaml\(files.count > 1 ? " and a copy of the file" : ""). Read it, correct it, then:",
      next: folder)
  }

  private func say(_ text: String, next folder: String) throws(CommandFailure) {
    let shown =
      folder.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
      ? folder : "'\(folder)'"
    try OutputFile.write(
      ShownText.escaped(text, breaks: .kept) + "\n  halfwidth validate "
        + ShownText.line(shown, atMost: 400) + "\n  halfwidth report "
        + ShownText.line(shown, atMost: 400) + " --output report.html\n", to: nil)
  }

  /// A folder's codebook may hold a day's work: it is never replaced.
  private func refuseExisting(_ folder: String) throws(CommandFailure) {
    let path = "\(folder)/\(SurveyFolder.codebookName)"
    var status = stat()
    if unsafe lstat(path, &status) == 0 {
      throw CommandFailure(
        .cannotWrite, path, "is there already; name another folder with --output, or move it away")
    }
  }

  /// Whether the file is the one of that name in the folder, which is then left as it is.
  private func isThere(_ file: String, as path: String) throws(CommandFailure) -> Bool {
    var own = stat()
    var other = stat()
    guard unsafe stat(path, &other) == 0 else { return false }
    guard unsafe stat(file, &own) == 0, own.st_dev == other.st_dev, own.st_ino == other.st_ino
    else {
      throw CommandFailure(
        .cannotWrite, path, "is another file of that name; name another folder with --output")
    }
    return true
  }

  /// The name without its ending, or with one in its place where it has none: the folder can't have the
  /// file's own name.
  private static func stem(of name: String) -> String {
    guard let point = name.lastIndex(of: "."), point > name.startIndex else {
      return name + "-survey"
    }
    return String(name[..<point])
  }
}
