/// The JSON Schema, draft 2020-12, of what the program writes.
public enum WireSchema: String, CaseIterable, Sendable {
  /// The document of an analysis.
  case result
  /// The document of `report`.
  case report
  /// The document of `audit` on a survey.
  case audit
  /// The document of `audit` on numbers that are typed in.
  case auditNumbers = "audit-numbers"
  /// The document of `validate`.
  case validate
  /// A line that `batch` answers with.
  case batchAnswer = "batch-answer"

  /// The schema over several lines, with a line feed at the end.
  ///
  /// - Parameter errors: The codes of the errors of `batch`.
  public func text(errors: [String]) -> String { Self.text(of: schema(errors)) }

  /// A schema as text.
  public static func text(of schema: JSONObject) -> String {
    JSONWriter(layout: .pretty).string(.object(schema)) + "\n"
  }

  /// The outermost members of every schema.
  ///
  /// - Parameter name: What it is the schema of, as it is asked for.
  public static func head(_ name: String) -> JSONObject {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string("urn:halfwidth:1:\(name)"),
    ]
  }

  private func schema(_ errors: [String]) -> JSONObject {
    switch self {
    case .result:
      document(
        "What an analysis found.", FindingShapes.parts + FindingShapes.all + ResultShapes.all,
        members: [
          ("inputs", .list(.shape("input")), false),
          ("explanations", .list(.shape("explanation")), false),
          ("results", .list(Self.labelled), true),
          ("warnings", .list(.shape("input_warning")), true),
        ])
    case .report:
      document(
        "What was found of a survey.", ReportShapes.all,
        members: [
          ("survey", .shape("survey"), true),
          ("distributions", .list(.shape("distribution")), true),
          ("ranks", .list(.shape("ranks")), true),
          ("event_totals", .list(.shape("event_total")), true),
          ("comparisons", .list(.shape("comparison")), true),
          ("claims", .list(.shape("claim")), true), ("groups", .list(.shape("grouping")), false),
          ("ratings", .list(.shape("rating_set")), false),
          ("bootstrap", .list(.shape("bootstrap_comparison")), true),
          ("sensitivity", .list(.shape("sensitivity")), true),
          ("selection", .list(.shape("selection")), true),
          ("results", .list(.shape("quantity")), true), ("warnings", .list(.shape("check")), true),
        ])
    case .audit:
      document(
        "What does not fit together in a survey.",
        ReportShapes.audit + [ReportShapes.survey] + AuditShapes.survey,
        members: [
          ("survey", .shape("survey"), true), ("counts", .shape("severities"), true),
          ("detection", .list(.shape("detection")), true),
          ("claims", .list(.shape("claim")), true), ("results", .list(.shape("check")), true),
          ("warnings", .list(.shape("check")), true),
        ])
    case .auditNumbers:
      document(
        "Whether numbers that were typed in can be right.", AuditShapes.numbers,
        members: [
          ("results", .list(.shape("verdict")), true), ("warnings", .list(.any), true),
        ])
    case .validate:
      document(
        "Whether codebook and data of a survey fit together.",
        ReportShapes.audit + ValidationShapes.all,
        members: [
          ("valid", .flag, true), ("path", .text, true), ("title", .text, false),
          ("sample_size", .count, false), ("questions", .any, false),
          ("comparisons", .count, false), ("claims", .count, false),
          ("counts", .optional(.shape("counts_file")), false),
          ("responses", .optional(.shape("responses")), false),
          ("errors", .list(.shape("validation_error")), true),
          ("warnings", .list(.shape("check")), true),
        ])
    case .batchAnswer: answer(errors)
    }
  }

  /// A finding under the label that it was asked for by.
  private static let labelled = WireType.either(
    FindingShapes.all.filter { $0.name != "family" }.map { .shape($0.name) })

  private func document(
    _ description: String, _ shapes: [WireShape],
    members: [(name: String, type: WireType, isRequired: Bool)]
  ) -> JSONObject {
    var properties: JSONObject = [
      "schema": ["const": "halfwidth/1"], "command": ["type": "string"],
      "version": ["type": "string"],
    ]
    for member in members { properties.set(member.name, to: .object(member.type.schema)) }
    let required = ["schema", "command", "version"] + members.filter(\.isRequired).map(\.name)
    var schema = Self.head(rawValue)
    schema.set("description", to: .string(description))
    schema.set("type", to: "object")
    schema.set("properties", to: .object(properties))
    schema.set("additionalProperties", to: false)
    schema.set("required", to: .array(required.map(JSONValue.string)))
    schema.set("$defs", to: .object(Self.definitions(shapes)))
    return schema
  }

  private func answer(_ errors: [String]) -> JSONObject {
    let finding = WireType.either(FindingShapes.all.map { .shape($0.name) })
    func object(_ name: String, _ schema: JSONObject) -> JSONValue {
      .object([
        "type": "object", "properties": .object(["id": [:], name: .object(schema)] as JSONObject),
        "additionalProperties": false, "required": ["id", .string(name)],
      ])
    }
    var schema = Self.head(rawValue)
    schema.set(
      "description",
      to:
        "An answer of batch: what one method found, what several did, one method for many rows, or an error."
    )
    let codes: JSONObject = ["enum": .array(errors.map(JSONValue.string))]
    schema.set(
      "anyOf",
      to: .array([
        object("result", finding.schema), object("results", WireType.list(finding).schema),
        .object(ColumnsSchema.answer(codes: codes)),
        object(
          "error",
          [
            "type": "object",
            "properties": [
              "code": .object(codes), "message": ["type": "string"],
            ], "additionalProperties": false, "required": ["code", "message"],
          ]),
      ]))
    schema.set("$defs", to: .object(Self.definitions(FindingShapes.parts + FindingShapes.all)))
    return schema
  }

  private static func definitions(_ shapes: [WireShape]) -> JSONObject {
    var definitions: JSONObject = [:]
    for (name, schema) in WireType.definitions { definitions.set(name, to: .object(schema)) }
    for shape in shapes { definitions.set(shape.name, to: .object(shape.schema)) }
    return definitions
  }
}
