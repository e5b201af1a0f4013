internal import HalfwidthReport
internal import HalfwidthSurvey

/// A file of JSON Lines, of which some members are kept: an object a line, such as one run of an item.
struct EvalLines {
  let path: String
  /// The numbers of the lines that have an object.
  private(set) var lines: [Int] = []
  /// The members that are kept, by name, a value for each row.
  private(set) var columns: [String: [EvalCell]] = [:]
  /// The names of the members of the first object.
  private(set) var names: [String] = []
  private let bytes: [UInt8]
  private var starts: [Range<Int>] = []

  /// The largest file that is read.
  static let largest = 256 << 20

  /// Reads all lines; blank ones are passed over.
  ///
  /// - Parameter wanted: The names of members, where `a.b` is b in the object a unless a member is called so.
  /// - Throws: ``CommandFailure`` for a line that is no JSON object, with its place.
  init(path: String, bytes: [UInt8], members wanted: [String]) throws(CommandFailure) {
    self.path = path
    self.bytes = bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if !bytes[start..<end].allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
        try add(start..<end, number, wanted)
      }
      start = end + 1
      number += 1
    }
    guard !lines.isEmpty else {
      throw CommandFailure(
        .badData, "\(path):1:1",
        "the file has no line; write an object a line, such as {\"id\":\"q1\",\"score\":1}")
    }
  }

  private mutating func add(
    _ range: Range<Int>, _ number: Int, _ wanted: [String]
  ) throws(CommandFailure) {
    let value: JSONValue
    do {
      value = try JSONReader.read(Array(bytes[range]))
    } catch {
      let isArray = lines.isEmpty && bytes[range].first == UInt8(ascii: "[")
      let message =
        if isArray {
          "the file is one list and not an object a line; write each of its objects on a line of its own"
        } else {
          Self.message(of: error)
        }
      throw CommandFailure(.badData, "\(path):\(number):\(error.column)", message)
    }
    guard case .object(let object) = value else {
      throw CommandFailure(
        .badData, "\(path):\(number):1",
        "the line is no object; write one, such as {\"id\":\"q1\",\"score\":1}")
    }
    if lines.isEmpty { names = object.map(\.key) }
    for name in wanted {
      let found = Self.member(name, of: object)
      // A member that the first lines lack was null there.
      if found != nil || columns[name] != nil {
        columns[
          name, default: [EvalCell](repeating: .nothing, count: lines.count)
        ].append(EvalCell(found))
      }
    }
    lines.append(number)
    starts.append(range)
  }

  private static func message(of error: JSONError) -> String {
    if case .unexpectedEnd(.object) = error.kind {
      return "the line ends inside an object; write each object on one line"
    }
    // A text in its place would be no score either.
    if case .nonFiniteWord(let word) = error.kind {
      return "\(word) is not JSON, and no score; write a finite number, or null where there is none"
    }
    if error.kind == .numberTooLarge {
      return
        "a number beyond 1.8e308 is too large for a double, and no score; write a smaller one, or null where there is none"
    }
    return error.message
  }

  private static func member(_ name: String, of object: JSONObject) -> JSONValue? {
    if let value = object[name] { return value }
    guard let point = name.firstIndex(of: "."),
      case .object(let inner)? = object[String(name[..<point])]
    else { return nil }
    return member(String(name[name.index(after: point)...]), of: inner)
  }

  /// Where a member's value stands, as `file:line:column`; the line's begin where it has none.
  func place(row: Int, _ name: String) -> String {
    let outer = name.split(separator: ".").first.map { Array($0.utf8) } ?? []
    return
      "\(path):\(lines[row]):\(column(of: Array(name.utf8), in: row) ?? column(of: outer, in: row) ?? 1)"
  }

  /// The column of the value of a member of the outermost object, in characters.
  private func column(of name: [UInt8], in row: Int) -> Int? {
    let line = Array(bytes[starts[row]])
    var depth = 0
    var index = 0
    while index < line.count {
      switch line[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let start = index + 1
        index = start
        while index < line.count, line[index] != UInt8(ascii: "\"") {
          index += line[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard depth == 1, line[start..<min(index, line.count)].elementsEqual(name) else { break }
        var next = index + 1
        func skip() {
          while next < line.count, line[next] == 0x20 || line[next] == 0x09 { next += 1 }
        }
        skip()
        guard next < line.count, line[next] == UInt8(ascii: ":") else { break }
        next += 1
        skip()
        // Every byte but a continuation byte begins a character.
        return line[..<next].count { $0 & 0b1100_0000 != 0b1000_0000 } + 1
      default: break
      }
      index += 1
    }
    return nil
  }
}
