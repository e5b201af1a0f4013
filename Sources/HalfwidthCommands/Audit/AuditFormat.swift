/// The formats of an audit.
enum AuditFormat: String, CaseIterable {
  case html, markdown, json, csv, text
}
