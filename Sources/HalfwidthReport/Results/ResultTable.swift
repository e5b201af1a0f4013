internal import Halfwidth

/// A table of text, as terminals and Markdown show it.
struct ResultTable {
  var header: [String]
  var isNumber: [Bool]
  var rows: [[String]]
}

extension ResultTable {
  /// A column of a table whose rows are the fields of findings.
  struct Column: Sendable {
    var title: String
    var isNumber: Bool
    var cell: @Sendable (FieldList, NumberStyle) -> String

    /// Words, from the field named `name`, or named like the title.
    static func words(_ title: String, _ name: String? = nil) -> Column {
      Column(title: title, isNumber: false) { fields, _ in fields[name ?? title]?.shown ?? "" }
    }

    /// Numbers, from the field named `name`, or named like the title; `undefined` stands where there is a
    /// field without a number.
    static func number(
      _ title: String, _ name: String? = nil, undefined: String = FieldValue.undefined.shown
    ) -> Column {
      Column(title: title, isNumber: true) { fields, style in
        switch fields[name ?? title] {
        case nil: ""
        case .undefined?: undefined
        case let value?: style.shown(value, of: fields)
        }
      }
    }

    /// The limits of intervals; one that stands alone says so.
    static func limits(_ side: IntervalSide) -> [Column] {
      switch side {
      case .two: [.number("lower"), .number("upper")]
      case .lower, .upper: [.number("\(side.rawValue) (one-sided)", side.rawValue)]
      }
    }

    /// What is estimated, in words.
    static let estimand = Column(title: "estimand", isNumber: false) { fields, _ in
      fields["estimand"].map { EstimandWords.of($0.shown) } ?? ""
    }
  }

  /// A table with a row for each list of fields.
  init(_ lists: [FieldList], _ columns: [Column], _ style: NumberStyle) {
    header = columns.map(\.title)
    isNumber = columns.map(\.isNumber)
    rows = lists.map { fields in columns.map { $0.cell(fields, style) } }
  }

  /// Parameters with their intervals, a row each.
  static func intervals(_ findings: [IntervalFinding], _ style: NumberStyle) -> ResultTable {
    ResultTable(
      findings.map(\.fields),
      [
        .estimand, .number("estimate"),
      ] + Column.limits(findings.compactMap(\.interval?.side).first ?? .two)
        + (findings.contains(where: \.hasPValue) ? [.number("p-value", "p_value")] : [])
        + [.words("method")]
        + (findings.contains { $0.fields["dispersion"] != nil } ? [dispersion] : [])
        + [.number("confidence")], style)
  }

  /// The dispersion of a rate; 1 where none was asked for.
  private static let dispersion = Column(title: "dispersion", isNumber: true) { fields, _ in
    fields["dispersion"]?.shown ?? (fields["estimand"] == .string("rate") ? "1" : "")
  }

  /// Tests, a row each.
  static func tests(_ findings: [TestFinding], _ style: NumberStyle) -> ResultTable {
    ResultTable(
      findings.map(\.fields),
      [
        .words("test", "method"), .number("statistic", undefined: ""),
        .number("df", undefined: ""), .number("p-value", "p_value"),
        Column(title: "dual interval", isNumber: false) { fields, _ in
          fields["dual_intervals"].flatMap { $0 == .list([]) ? nil : $0.shown } ?? "none"
        },
      ], style)
  }

  /// All pairs of groups or categories, a row each.
  ///
  /// - Parameter categories: What categories are called; nil where they have numbers only.
  static func pairs(
    _ finding: PairwiseFinding, categories: [String]? = nil, _ style: NumberStyle
  ) -> ResultTable {
    var named = finding
    named.names = finding.names ?? categories
    let columns: [Column] =
      switch finding.content {
      case .tests:
        [.number("z"), .number("p-value", "p_value"), .number("adjusted p", "adjusted_p_value")]
      case .differences: [.number("difference", "estimate"), .number("lower"), .number("upper")]
      }
    let rows = Finding.pairwise(named).rows
    return ResultTable(
      rows,
      [.words("first", "group"), .words("second", "compared_with")]
        + columns.filter { column in column.title != "z" || rows.contains { $0["z"] != nil } }
        + [.words("method")]
        + (rows.contains { $0["confidence"] != nil } ? [.number("confidence")] : []), style)
  }

  /// Tests from a survey's design, a row each.
  static func designTests(_ findings: [DesignTestFinding], _ style: NumberStyle) -> ResultTable {
    ResultTable(
      findings.map(\.fields),
      [
        .words("test", "method"), .number("statistic", undefined: ""),
        .number("df", "parameter", undefined: ""), .number("p-value", "p_value"),
        .number("design effect", "design_effect", undefined: ""),
      ], style)
  }

  /// Shares of categories from a survey's design, a row each.
  static func designShares(_ finding: DesignSharesFinding, _ style: NumberStyle) -> ResultTable {
    ResultTable(
      Finding.designShares(finding).rows,
      [
        .words("category"), .number("estimate"), .number("standard error", "standard_error"),
      ] + (finding.hasIntervals ? [.number("lower"), .number("upper"), .number("confidence")] : [])
        + [
          .number("design effect", "design_effect"), .number("df"), .words("method"),
        ], style)
  }

  /// P-values and what the methods make of them, a row a hypothesis.
  static func adjustments(_ findings: [AdjustmentFinding], _ style: NumberStyle) -> ResultTable {
    let count = findings.first?.pValues.count ?? 0
    return ResultTable(
      header: ["hypothesis", "p-value"] + findings.map(\.method),
      isNumber: [Bool](repeating: true, count: findings.count + 2),
      rows: (0..<count).map { index in
        ["\(index + 1)", style.givenProbability(findings[0].pValues[index])]
          + findings.map { style.givenProbability($0.adjusted[index]) }
      })
  }

  /// Numbers for each category of a distribution, a row a category.
  static func categories(
    _ findings: [CategoryNumbersFinding], names: [String]?, _ style: NumberStyle
  ) -> ResultTable {
    let counts = findings.first?.observed
    return ResultTable(
      header: ["category", "count", "stated share"] + findings.map(\.name),
      isNumber: [false] + [Bool](repeating: true, count: findings.count + 2),
      rows: (counts?.counts.counts ?? []).enumerated().map { place, count in
        let name = names.flatMap { $0.indices.contains(place) ? $0[place] : nil }
        return [
          name ?? "\(place + 1)", "\(count)", style.share(counts?.shares[place] ?? 0),
        ] + findings.map { style.general($0.values[place]) }
      })
  }

  /// A number for each cell of a table of counts.
  static func matrix(_ finding: MatrixFinding, _ style: NumberStyle) -> ResultTable {
    ResultTable(
      header: [finding.name] + finding.observed.columnTitles,
      isNumber: [false] + [Bool](repeating: true, count: finding.observed.columns),
      rows: zip(finding.observed.rowTitles, finding.values).map { title, values in
        [title] + values.map { style.general($0) }
      })
  }

  /// Shares with their intervals, a row each.
  ///
  /// - Parameter categories: What the categories are called; nil where they have numbers only.
  static func shares(
    _ findings: [Finding], categories names: [String]? = nil, _ style: NumberStyle
  ) -> ResultTable {
    let lists = findings.flatMap(\.rows)
    // One side is asked for in a run, so that all rows have the same columns.
    let side = lists.first?["side"].flatMap { IntervalSide(rawValue: $0.shown) } ?? .two
    let limits = Column.limits(side) + (side == .two ? [width] : [])
    let hasCategories = lists.contains { ($0["category"] ?? .undefined) != .undefined }
    let category: Column =
      names.map { names in
        Column(title: "category", isNumber: false) { fields, _ in
          guard case .integer(let number)? = fields["category"], names.indices ~= number - 1 else {
            return ""
          }
          return names[number - 1]
        }
      } ?? .number("category", undefined: "")
    return ResultTable(
      lists,
      [
        Column(title: "counts", isNumber: false) { fields, _ in
          ["successes", "n"].compactMap { fields[$0]?.shown }.joined(separator: "/")
        }
      ] + (hasCategories ? [category] : []) + [.number("estimate")]
        + limits + [.words("method"), .number("confidence")], style)
  }

  /// The distance of the limits of a share.
  private static let width = Column(title: "width", isNumber: true) { fields, style in
    guard case .number(let lower, _) = fields["lower"], case .number(let upper, _) = fields["upper"]
    else { return "" }
    return style.share(upper - lower)
  }
}
