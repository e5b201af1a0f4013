internal import Halfwidth
internal import HalfwidthSurvey

extension ReportCSV {
  /// What a share says about the value that was stated of it: a row for the test, and one for equivalence.
  static func stated(_ finding: QuantityFinding, of question: Question) -> [CSVRow] {
    guard let stated = finding.stated else { return [] }
    let base = base(question, item: finding.item, category: finding.category).merging([
      .stated: .share(stated.stated.value)
    ])
    let test = withOnePValue(CSVRow(known: stated.fields)).merging(base)
    guard let equivalence = stated.equivalence,
      case .fields(let fields)? = stated.fields["equivalence"]
    else { return [test] }
    var row = withOnePValue(CSVRow(known: fields)).merging(base)
    row[.margins] = .ends(equivalence.margins)
    row[.side] = twoSided
    return [test, row]
  }

  /// The measures of a rating set, a row each.
  static func rated(_ finding: RatingSetFinding) -> [CSVRow] {
    finding.measures.map { measure in
      var row = CSVRow(known: measure.fields)
      row[.label] = .string(finding.set.text)
      row[.figure] = .text(finding.set.figure)
      row[.n] = .integer(finding.ratings.ratings.subjects)
      row[.side] = twoSided
      row[.ratings] = .string(finding.set.id)
      return row
    }
  }

  /// A row for each group of each item, one for how they differ, one for how strongly they and the answers go together, and one
  /// for each pair of three groups or more.
  static func grouped(_ grouped: GroupedQuestion, of found: GroupFindings) -> [CSVRow] {
    grouped.items.flatMap { item in
      let base = base(grouped.question, item: item.item, category: item.category)
        .merging([.by: .string(found.by.id)])
      let cells = zip(found.groups, item.cells).map { group, cell in
        CSVRow(known: cell.fields).merging(base).merging([.group: .string(group.id)])
      }
      guard item.result != nil else { return cells }
      var difference = CSVRow(known: item.fields(in: found)).merging(base)
      difference[.side] = twoSided
      let association = item.association.map { measure in
        var row = CSVRow(known: measure.fields).merging(base)
        row[.side] = twoSided
        return row
      }
      let pairs = item.pairs?.fields(groups: found.groups.map(\.id)) ?? []
      return cells + [difference] + [association].compactMap(\.self)
        + pairs.map { pair in
          var row = CSVRow(known: pair).merging(base)
          row[.side] = twoSided
          return row
        }
    }
  }
}
