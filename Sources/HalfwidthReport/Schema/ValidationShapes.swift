/// What stands in the document of `validate` and of no other command.
enum ValidationShapes {
  static let all: [WireShape] = [
    WireShape("counts_file", "The file of published counts.", "file rows"),
    WireShape(
      "responses", "The file of answers.",
      "file respondents columns unread_columns declared_missing missing cells",
      types: [
        "columns": .count, "unread_columns": .list(.text), "declared_missing": .any,
        "missing": .any, "cells": .count,
      ]),
    WireShape(
      "validation_error", "Something that does not fit, and where.",
      "where line column message",
      types: ["where": .text, "line": .optional(.count), "column": .optional(.count)]),
  ]
}
