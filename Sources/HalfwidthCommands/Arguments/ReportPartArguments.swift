internal import ArgumentParser
internal import Glibc
internal import HalfwidthReport
internal import HalfwidthSurvey

/// Which parts of a report are written, and what it says of where it is from.
struct ReportPartArguments: ParsableArguments {
  @Flag(help: "Write findings, overview and comparisons only.")
  var brief = false

  @Flag(help: "Write every table open, on paper as well.")
  var full = false

  @Option(
    "The parts to write, with commas between them: \(ReportPart.allCases.map(\.rawValue).joined(separator: ", ")), or titles of the survey's sections.",
    value: "list")
  var sections: String?

  @Option(
    "The day that the document names, as 2026-11-30, or none; today where it is left out (or the day of SOURCE_DATE_EPOCH).",
    value: "day")
  var date: String?

  /// The parts that are asked for.
  func selection(of findings: SurveyFindings) throws(CommandFailure) -> ReportSelection {
    guard let sections else {
      var selection = brief ? ReportSelection.brief : ReportSelection()
      selection.isFull = full
      return selection
    }
    if brief {
      throw CommandFailure(.usage, "--sections", "can't go together with --brief; give one of them")
    }
    let titles = findings.sections.map(\.title)
    var parts: Set<ReportPart> = []
    var chosen: Set<String> = []
    // A title may have commas in it.
    if titles.contains(sections) {
      chosen.insert(sections)
    } else {
      for word in sections.split(separator: ",", omittingEmptySubsequences: false) {
        let name = String(word.trimming { $0 == " " })
        if let part = ReportPart(rawValue: name) {
          parts.insert(part)
        } else if titles.contains(name) {
          chosen.insert(name)
        } else {
          let known = ReportPart.allCases.map(\.rawValue) + titles.filter { !$0.isEmpty }
          throw CommandFailure(
            .usage, "--sections",
            "'\(name)' is neither a part nor a section; write \(known.joined(separator: ", "))")
        }
      }
    }
    if !chosen.isEmpty { parts.insert(.questions) }
    return ReportSelection(
      parts: parts.union([.provenance]), sections: chosen.isEmpty ? nil : chosen, isFull: full)
  }

  /// What the document says of where it is from.
  ///
  /// - Parameter files: What it is made from; read whole for their checksums.
  func provenance(
    of files: [String], command: String
  ) throws(CommandFailure) -> ReportProvenance {
    ReportProvenance(
      version: HalfwidthVersion.text, date: try day(), command: command,
      files: files.compactMap { path in
        SHA256(fileAt: path).map {
          .init(
            name: path.split(separator: "/").last.map(String.init) ?? path, checksum: $0.hexadecimal
          )
        }
      })
  }

  private func day() throws(CommandFailure) -> String? {
    if let date {
      if date == "none" { return nil }
      guard date.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) != nil else {
        throw CommandFailure(
          .usage, "--date", "'\(date)' is no day; write one such as 2026-11-30, or none")
      }
      return date
    }
    var seconds = time(nil)
    if let epoch = unsafe getenv("SOURCE_DATE_EPOCH"),
      let stated = Int(unsafe String(cString: epoch))
    {
      seconds = stated
    }
    var parts = unsafe tm()
    guard unsafe gmtime_r(&seconds, &parts) != nil else { return nil }
    func padded(_ number: Int32, _ digits: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(digits - text.count, 0)) + text
    }
    let (year, month, day) = unsafe (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The options that were given, as they would be typed.
  var typed: [TypedOption] {
    [
      .flag("--brief", brief), .flag("--full", full), .value("--sections", sections),
      .value("--date", date),
    ]
  }
}
