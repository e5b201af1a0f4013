/// What `batch` answers to many inputs: the members of findings, each as a list with an element a row.
enum ColumnsSchema {
  /// The schema of the whole answer; `codes` is that of the codes of refusals.
  static func answer(codes: JSONObject) -> JSONObject {
    [
      "type": "object",
      "properties": [
        "id": [:], "rows": .object(WireType.count.schema), "columns": .object(columns),
        "refused": .object(list(ofRow(codes))),
      ],
      "additionalProperties": false, "required": ["id", "rows", "columns", "refused"],
    ]
  }

  /// A member is a list, or the text or level that holds in every row.
  private static var columns: JSONObject {
    var types: [(name: String, schemas: [JSONObject])] = []
    for shape in FindingShapes.all {
      for name in shape.required + shape.optional where name != "warnings" {
        guard let type = shape.types[name] ?? WireNames.types[name] else { continue }
        guard let place = types.firstIndex(where: { $0.name == name }) else {
          types.append((name, [type.schema]))
          continue
        }
        if !types[place].schemas.contains(type.schema) { types[place].schemas.append(type.schema) }
      }
    }
    var properties: JSONObject = [:]
    for (name, schemas) in types {
      let element: JSONObject = [
        "anyOf": .array((schemas + [["type": "null"]]).map(JSONValue.object))
      ]
      properties.set(
        name,
        to: [
          "anyOf": [
            .object(list(element)), ["type": "string"],
            ["type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1],
          ]
        ])
    }
    properties.set(
      "warnings", to: .object(list(ofRow(WireType.text.schema))))
    return [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
      "required": ["warnings"],
    ]
  }

  private static func list(_ element: JSONObject) -> JSONObject {
    ["type": "array", "items": .object(element)]
  }

  /// What is said of a row, by its number from 0.
  private static func ofRow(_ codes: JSONObject) -> JSONObject {
    [
      "type": "object",
      "properties": [
        "row": .object(WireType.count.schema), "code": .object(codes),
        "message": .object(WireType.text.schema),
      ],
      "additionalProperties": false, "required": ["row", "code", "message"],
    ]
  }
}
