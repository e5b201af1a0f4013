extension Finding: WireRepresentable, FieldLister {
  /// The finding itself; of margins without the family that they are an item of.
  private var content: any WireRepresentable {
    switch self {
    case .proportion(let finding): finding
    case .simultaneous(let finding): finding
    case .interval(let finding): finding
    case .test(let finding): finding
    case .matrix(let finding): finding
    case .categories(let finding): finding
    case .margins(let finding, _): finding
    case .marginsPValue(let finding): finding
    case .marginsInterval(let finding): finding
    case .adjustment(let finding): finding
    case .bootstrap(let finding): finding
    case .family(let finding): finding
    case .westfallYoung(let finding): finding
    case .eventBounds(let bounds): bounds
    case .ranks(let finding): finding
    case .consistency(let finding): finding
    case .designShares(let finding): finding
    case .designTest(let finding): finding
    case .pairwise(let finding): finding
    case .systems(let finding): finding
    }
  }

  /// What was found, as one list.
  public var fields: FieldList {
    if case .margins(let finding, let family) = self { return finding.fields(family: family) }
    return content.fields
  }

  package func list(into fields: inout some FieldSink) {
    switch self {
    case .proportion(let finding): finding.list(into: &fields)
    case .interval(let finding): finding.list(into: &fields)
    case .test(let finding): finding.list(into: &fields)
    case .simultaneous, .matrix, .categories, .margins, .marginsPValue, .marginsInterval,
      .adjustment, .bootstrap, .family, .westfallYoung, .eventBounds, .ranks, .consistency,
      .designShares, .designTest, .pairwise, .systems:
      fields.add(self.fields)
    }
  }

  /// What was found, in a line.
  public var description: String { content.description }

  /// What was found with a list for each thing that has numbers of its own, as tables have a row for it: a
  /// share or a candidate, a cell, a statistic of a family, an adjusted p-value; of all else ``fields`` alone.
  public var rows: [FieldList] {
    switch self {
    case .proportion(let finding): finding.rows
    case .simultaneous(let finding): finding.rows
    case .matrix(let finding): finding.rows
    case .categories(let finding): finding.rows
    case .family(let finding): finding.rows
    case .ranks(let finding): finding.rows
    case .designShares(let finding): finding.rows
    case .adjustment(let finding): finding.rows
    case .westfallYoung(let finding): finding.rows
    case .pairwise(let finding): finding.rows
    case .interval, .test, .margins, .marginsPValue, .marginsInterval, .bootstrap, .eventBounds,
      .consistency, .designTest, .systems:
      [fields]
    }
  }
}
