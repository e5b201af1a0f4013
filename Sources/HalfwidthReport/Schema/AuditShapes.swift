/// What stands in the documents of `audit` and of no other command.
enum AuditShapes {
  static let survey: [WireShape] = [
    WireShape(
      "severities", "How many findings there are by severity.", "errors warnings notes",
      types: ["warnings": .count]),
    WireShape(
      "detection",
      "How many of all percentages of a base are possible, and how many numbers have it.",
      "n decimals percentages possible numbers",
      types: ["possible": .count, "numbers": .count]),
  ]

  static let numbers: [WireShape] = [
    WireShape(
      "verdict", "What is to be said of a number.",
      "code severity numbers n message details repairs",
      types: [
        "severity": .optional(.words(["error", "warning", "note"])), "numbers": .list(.text),
        "details": .list(.text), "repairs": .list(.shape("number_repair")),
      ]),
    WireShape(
      "number_repair", "A number, and the counts that would fit in its place.", "printed counts",
      types: ["printed": .text]),
  ]
}
