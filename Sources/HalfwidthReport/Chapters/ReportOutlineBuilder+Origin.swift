internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// What the document was made of, by which version and which command.
  var origin: ReportOutline.Chapter {
    var entries: [ReportOutline.Entry] = [
      .init(
        term: "Made by",
        text:
          "halfwidth \(provenance.version)\(provenance.date.map { ", \($0)" } ?? ""). It uses no network."
      )
    ]
    if let command = provenance.command { entries.append(.init(term: "Command", text: command)) }
    entries += provenance.files.map { file in
      .init(term: ReportWords.line(file.name), text: "SHA-256 \(file.checksum)")
    }
    entries.append(
      .init(
        term: "Chance",
        text: findings.ratings.isEmpty
          ? "Nothing was drawn at random: the same files give the same document, so there is no seed."
          : "The \(RatingSetFinding.resamples) resamples of the subjects that were rated are drawn with seed "
            + "\(RatingSetFinding.seed), and nothing else is drawn: the same files give the same document."
      ))
    entries.append(
      .init(
        term: "To cite",
        text: "\(ReportWords.line(codebook.title)): intervals by halfwidth \(provenance.version)"
          + "\(provenance.date.map { " (\($0))" } ?? ""), with the number of the table or chart. The numbers themselves: "
          + ReportWords.sentence(codebook.citation)))
    return .init(
      part: .provenance, heading: say("Where this document is from"), anchor: "provenance",
      blocks: [
        .details(
          .init(label: say("Version, command, checksums, how to cite"), blocks: [.entries(entries)])
        )
      ])
  }

  /// The last line.
  var colophon: String {
    provenance.date.map { say("Made with halfwidth \(provenance.version) on \($0).") }
      ?? say("Made with halfwidth \(provenance.version).")
  }
}
