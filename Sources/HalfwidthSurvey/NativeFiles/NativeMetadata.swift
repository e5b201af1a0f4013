internal import CNativeFiles

/// What a file of another program says of its columns.
struct NativeMetadata: Sendable {
  /// The columns in the file's order; no name comes twice.
  let variables: [NativeVariable]

  /// The most columns, and the most bytes of all that is said of them.
  static let mostColumns = 1 << 17
  private static let mostBytes = 256 << 20

  /// Reads what the file says of its columns, and none of its rows.
  init(of file: NativeFile) throws(NativeFault) {
    var collected = Collected()
    try file.read(NativeFile.Request()) { kind, frame throws(NativeFault) in
      try collected.add(kind, frame)
    }
    self = try collected.metadata(of: file.format)
  }

  /// The names of columns whose value labels the file names and doesn't hold.
  let withoutLabels: [String]

  private init(_ variables: [NativeVariable], withoutLabels: [String]) {
    self.variables = variables
    self.withoutLabels = withoutLabels
  }

  /// What a reader should know of them.
  var remarks: [String] {
    guard let first = withoutLabels.first else { return [] }
    let others = withoutLabels.count - 1
    let columns =
      others == 0
      ? "column '\(first)'" : "column '\(first)' and \(others) other\(others == 1 ? "" : "s")"
    return ["the file names value labels for \(columns) and doesn't hold them"]
  }

  /// Frames that are kept until it is known in which encoding their texts are.
  struct Collected {
    private var variables: [NativeCursor] = []
    private var labels: [NativeCursor] = []
    private var bytes = 0

    mutating func add(_ kind: native_frame, _ frame: NativeCursor) throws(NativeFault) {
      bytes += frame.left
      guard bytes <= NativeMetadata.mostBytes else { throw .tooMuch("more than 256 MiB of labels") }
      switch kind {
      case native_variable:
        guard variables.count < NativeMetadata.mostColumns else {
          throw .tooMuch("more than \(NativeMetadata.mostColumns) columns")
        }
        variables.append(frame.copied)
      case native_value_label: labels.append(frame.copied)
      default: throw .garbled
      }
    }

    /// What was said, when all of it is there.
    func metadata(of format: NativeFormat) throws(NativeFault) -> NativeMetadata {
      if let found = try metadata(of: format, .utf8) { return found }
      guard format.hidesEncoding, let found = try metadata(of: format, .windows1252) else {
        throw .outcome(native_bad_text.rawValue)
      }
      return found
    }

    /// What was said; nil where it is not in that encoding.
    private func metadata(
      of format: NativeFormat, _ encoding: NativeText
    ) throws(NativeFault) -> NativeMetadata? {
      var found: [NativeVariable] = []
      var names: Set<String> = []
      for var frame in variables {
        let variable = try NativeVariable(&frame, of: format, encoding)
        if encoding == .utf8, frame.hasOtherLabel { return nil }
        let name = variable.column.name
        guard !name.isEmpty else { throw .garbled }
        guard names.insert(name).inserted else { throw .nameTwice(name) }
        found.append(variable)
      }
      guard !found.isEmpty else { throw .noColumn }
      guard let missing = try addLabels(to: &found, encoding) else { return nil }
      return NativeMetadata(found, withoutLabels: missing)
    }

    /// Returns the names of columns whose labels are not there; nil where the labels are not in that encoding.
    private func addLabels(
      to found: inout [NativeVariable], _ encoding: NativeText
    ) throws(NativeFault) -> [String]? {
      var sets: [ArraySlice<UInt8>: [(value: NativeValue, label: String)]] = [:]
      for var frame in labels {
        let set = try frame.text()
        let value = try frame.value()
        let label = encoding.text(try frame.label())
        guard frame.isAtEnd else { throw .garbled }
        if encoding == .utf8, frame.hasOtherLabel { return nil }
        if !label.isEmpty { sets[set, default: []].append((value, label)) }
      }
      var missing: [String] = []
      for index in found.indices {
        let variable = found[index]
        guard !variable.labelSet.isEmpty else { continue }
        guard let set = sets[variable.labelSet] else {
          missing.append(variable.column.name)
          continue
        }
        found[index].column.valueLabels = Self.ordered(set).map {
          RespondentColumn.ValueLabel(variable.cell($0.value, encoding), $0.label)
        }
      }
      return missing
    }

    /// Numbers by their size, as they order the levels of a scale, and the others as the file has them.
    private static func ordered(
      _ set: [(value: NativeValue, label: String)]
    ) -> [(value: NativeValue, label: String)] {
      var numbers: [(number: Double, place: Int)] = []
      var others: [Int] = []
      for (place, entry) in set.enumerated() {
        if case .number(let bits) = entry.value {
          numbers.append((Double(bitPattern: bits), place))
        } else {
          others.append(place)
        }
      }
      numbers.sort { ($0.number, $0.place) < ($1.number, $1.place) }
      return (numbers.map(\.place) + others).map { set[$0] }
    }
  }
}
