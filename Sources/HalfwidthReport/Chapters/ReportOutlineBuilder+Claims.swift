internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// What the report says about its numbers, held against them; nil where no claim is listed.
  ///
  /// What is not so, or not shown, stands first.
  var claims: ReportOutline.Chapter? {
    guard !findings.claims.isEmpty else { return nil }
    let judged = findings.claims.filter { $0.inSample != nil }
    let open = judged.filter(\.isOpen).sorted { gravity(of: $0) < gravity(of: $1) }
    let lost = open.filter { gravity(of: $0) < 2 }
    let undecided = open.filter { gravity(of: $0) >= 2 }
    let words = findings.claims.filter { $0.inSample == nil }
    let rest: [(label: String, blocks: [ReportOutline.Block])] = [
      (say("How statements are judged"), judged.isEmpty ? [] : [.text(meaning)]),
      (
        say("Not decided: \(undecided.count)"),
        table(say("Statements that are not decided"), undecided)
      ),
      (
        say("Held up: \(judged.count - open.count)"),
        table(say("Statements that hold"), judged.filter { !$0.isOpen })
      ), (say("Not judged: \(words.count)"), inWords(words)),
    ]
    let hold = "None of the statements that are judged is contradicted."
    return ReportOutline.Chapter(
      part: .claims, heading: say("What the report says"), anchor: "claims",
      blocks: (judged.isEmpty || !lost.isEmpty ? [] : [.text(hold)])
        + table(say("Statements that do not hold, or are contradicted"), lost)
        + rest.filter { !$0.blocks.isEmpty }.map {
          .details(.init(label: $0.label, blocks: $0.blocks))
        })
  }

  /// Statements that are not judged.
  private func inWords(_ claims: [ClaimFinding]) -> [ReportOutline.Block] {
    guard !claims.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          caption: say("Statements in words, which are not judged"), kind: "claims",
          columns: [say("Where"), say("Statement")].map { ReportTable.Column(title: $0) },
          rows: claims.map { finding in
            ReportTable.Row([
              ReportWords.line(finding.claim.place),
              ReportWords.line(words(for: finding.claim.statement)),
            ])
          }))
    ]
  }

  /// What the answers of the table mean.
  private var meaning: String {
    "The statements that the report makes about its numbers, by kind and in neutral words. \u{201C}In the "
      + "sample\u{201D} says whether one holds among these respondents, over all counts that fit what is printed; "
      + "\u{201C}beyond it\u{201D}, whether the sample shows it, or its contrary, of a larger group that the "
      + "respondents were drawn from at random: by an exact test at the \(level) level, not adjusted for the "
      + "number of statements\(isCounted ? "" : "; where only totals are printed its p-value is the largest of any joint table"). "
      + "Undecided is not untrue."
  }

  private func table(_ caption: String, _ claims: [ClaimFinding]) -> [ReportOutline.Block] {
    guard !claims.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          caption: caption, kind: "claims",
          columns: [say("Statement"), say("In the sample"), say("Beyond it"), say("Where")].map {
            ReportTable.Column(title: $0)
          },
          rows: claims.map { finding in
            ReportTable.Row([
              ReportWords.line(words(for: finding.claim.statement)), inSample(finding),
              beyond(finding), ReportWords.line(finding.claim.place),
            ])
          }))
    ]
  }

  /// What is read first: false and contradicted statements, then those that nothing decides.
  private func gravity(of finding: ClaimFinding) -> Int {
    switch (finding.inSample, finding.beyondSample) {
    case (.no, _): 0
    case (_, .contradicted): 1
    case (.yes, .undecided): 2
    case (.unknown, .undecided), (.unknown, .supported): 3
    case (.unknown, nil): 4
    case (.yes, .supported), (.yes, nil), (nil, _): 5
    }
  }

  private func inSample(_ finding: ClaimFinding) -> String {
    guard let truth = finding.inSample else { return "" }
    let counts = distinct(finding.numbers.filter { $0.counts != nil }.map(\.description))
    let shown =
      counts.isEmpty
      ? "" : ": \(counts.prefix(4).joined(separator: "; "))\(counts.count > 4 ? "; \u{2026}" : "")"
    return truth.rawValue + shown
  }

  private func beyond(_ finding: ClaimFinding) -> String {
    var parts: [String] = []
    if let verdict = finding.beyondSample {
      parts.append(verdict.rawValue + (finding.test.map { " (\(words(for: $0)))" } ?? ""))
    }
    parts += finding.remarks.map(ReportWords.sentence)
    return parts.joined(separator: parts.count > 1 && finding.beyondSample != nil ? ". " : " ")
  }

  /// The test with its result: `exact binomial test, p = .03`.
  private func words(for test: ClaimFinding.Test) -> String {
    let name =
      switch test.method {
      case .binomialExact: "exact binomial test"
      case .mcnemarExact: "exact McNemar test"
      case .fisherCentral: "central Fisher test"
      case .tango: "Tango's interval"
      case .newcombe: "Newcombe's interval"
      }
    if let p = test.pValue { return "\(name), p \(ReportNumbers.pValue(p))" }
    return test.limits.map { "\(name), \(ReportNumbers.limits($0)) points" } ?? name
  }

  /// Returns a claim's statement in words of the kind and of the codebook's labels.
  func words(for statement: Claim.Statement) -> String {
    switch statement {
    case .threshold(let relation, let value, let items):
      let relation =
        switch relation {
        case .greaterThan: "Over"
        case .atLeast: "At least"
        case .lessThan: "Under"
        case .equal: "Equal to"
        }
      return "\(relation) \(value): \(labels(items))"
    case .sum(let value, let items): return "Sum to \(value): \(labels(items))"
    case .rank(let question, let order, let category):
      return "In this order, highest first: \(labels(question, order, category))"
    case .highest(let question, let items, let category):
      return "Highest of \(theList(question)): \(labels(question, items, category))"
    case .lowest(let question, let items, let category):
      return "Lowest of \(theList(question)): \(labels(question, items, category))"
    case .similar(let first, let second, let margin):
      let within = margin.map { " (within \($0) percentage points)" } ?? ""
      return "Similar\(within): \(labels([first, second]))"
    case .largerThan(let first, let second):
      return "Larger: \(label(first)), than: \(label(second))"
    case .subset(let part, let whole):
      return "Counted within \(label(whole)): \(label(part))"
    case .wording(let wording, let measure, let items, let together):
      let word =
        switch wording {
        case .most: "Most"
        case .majority: "A majority"
        case .half: "Half"
        case .nearlyAll: "Nearly all"
        case .all: "All"
        }
      let exact = measure.map { " (\($0))" } ?? ""
      return "\(word)\(exact)\(together ? ", together" : ""): \(labels(items))"
    case .refersTo(let figure): return "Refers to: \(figure)"
    case .verbal(let text, let items):
      return items.isEmpty ? text : "\(text): \(labels(items))"
    }
  }

  private func label(_ reference: Claim.Reference) -> String {
    label(question: reference.question, item: reference.item, category: reference.category)
  }

  private func labels(_ references: [Claim.Reference]) -> String {
    references.map(label).joined(separator: "; ")
  }

  private func labels(_ question: String, _ items: [String], _ category: String?) -> String {
    items.map { label(question: question, item: $0, category: category) }.joined(separator: "; ")
  }

  /// The figure or the wording of a question, to say which list is meant.
  private func theList(_ id: String) -> String {
    guard let question = question(id) else { return id }
    return question.figure ?? "\u{201C}\(question.text)\u{201D}"
  }
}
