internal import Halfwidth
internal import HalfwidthReport

/// What a request is answered with.
enum BatchResult {
  /// One method's finding, as `result`.
  indirect case finding(Finding)
  /// One finding's fields, as `result`.
  case one(FieldList)
  /// Those of several methods, statistics or items, as `results`.
  case several([FieldList])
  /// One method's findings for many inputs, as `columns`.
  case columns(FindingColumns)

  /// Whether nothing of it is an error.
  var isWhole: Bool {
    switch self {
    case .finding, .one, .several: true
    case .columns(let columns): columns.refused.isEmpty
    }
  }

  /// Writes the members of the answer that hold it.
  func write(to bytes: inout [UInt8], _ writer: JSONWriter) {
    switch self {
    case .finding(let finding):
      bytes.append(contentsOf: #""result":"#.utf8)
      writer.write(finding, to: &bytes)
    case .one(let finding):
      bytes.append(contentsOf: #""result":"#.utf8)
      writer.write(finding, to: &bytes)
    case .several(let findings):
      bytes.append(contentsOf: #""results":"#.utf8)
      writer.write(.list(findings.map(FieldValue.fields)), to: &bytes)
    case .columns(let columns): columns.write(to: &bytes, writer)
    }
  }
}
