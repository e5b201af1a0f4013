/// What stands beside the findings in the document of an analysis.
enum ResultShapes {
  static let all: [WireShape] = [
    WireShape(
      "input", "What was read from a file, under the label of its results.", "label",
      optional: """
        file columns where group rows left_out missing row_names column_names counts category_names successes n \
        items strata_names strata
        """,
      types: [
        "columns": .list(.shape("input_column")), "missing": .list(.shape("missing_answer")),
        "counts": .either([.list(.count), .list(.list(.count))]),
        "successes": .either([.count, .list(.count)]),
        "strata": .list(.list(.list(.count))), "where": .text, "group": .text,
      ]),
    WireShape(
      "input_column", "A column that was counted.", "role name", optional: "title yes"),
    WireShape(
      "missing_answer", "How many rows are left out for one reason.", "column answer n",
      types: ["column": .text, "answer": .text]),
    WireShape("explanation", "Why a method that was used is the default.", "method reason"),
    WireShape(
      "input_warning", "What is to be known of a file, under the label of its results.",
      "label code message"),
  ]
}
