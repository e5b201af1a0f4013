internal import CLibYAML

/// What a parser finds in a YAML text: the start of something, or its end.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case scalar(YAMLNode.Scalar)
    case sequenceStart
    case mappingStart
    /// The end of the sequence or mapping that started last and has not ended.
    case end
    /// A reference to the anchor of this name.
    case alias(String)
  }

  var kind: Kind
  /// The name by which aliases refer to what starts here.
  var anchor: String?
  var mark: YAMLNode.Mark
}

/// How libyaml goes through a text.
enum YAMLParser {
  /// Goes through a text of UTF-8 and tells what is found, in its order.
  ///
  /// - Throws: What `take` throws, and a ``YAMLFault`` where the text is no YAML.
  static func parse(
    _ bytes: [UInt8], take: (YAMLEvent) throws(YAMLFault) -> Void
  ) throws(YAMLFault) {
    // The parser points to itself, so that it may not move.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { unsafe parser.deallocate() }
    guard unsafe yaml_parser_initialize(parser) == 1 else { throw unsafe fault(parser.pointee) }
    defer { unsafe yaml_parser_delete(parser) }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    try unsafe bytes.withUnsafeBufferPointer { buffer throws(YAMLFault) in
      unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      var isWhole = false
      while !isWhole {
        var found = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &found) == 1 else {
          throw unsafe fault(parser.pointee)
        }
        defer { unsafe yaml_event_delete(&found) }
        isWhole = unsafe found.type == YAML_STREAM_END_EVENT
        if let event = unsafe YAMLEvent(found) { try take(event) }
      }
    }
  }

  private static func fault(_ parser: yaml_parser_t) -> YAMLFault {
    guard let problem = unsafe parser.problem.map({ unsafe String(cString: $0) }) else {
      return .unreadable(problem: "no memory is left")
    }
    // Of a character that it refuses it tells no line.
    guard unsafe parser.error != YAML_READER_ERROR else { return .unreadable(problem: problem) }
    return .syntax(
      problem: problem, mark: unsafe YAMLNode.Mark(parser.problem_mark),
      context: unsafe parser.context == nil ? nil : YAMLNode.Mark(parser.context_mark))
  }
}

extension YAMLEvent {
  /// Reads an event of libyaml; nil for one that tells nothing of a value.
  fileprivate init?(_ event: yaml_event_t) {
    mark = unsafe YAMLNode.Mark(event.start_mark)
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT:
      kind = .documentStart
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      kind = unsafe .scalar(
        YAMLNode.Scalar(
          text: Self.text(UnsafeBufferPointer(start: scalar.value, count: scalar.length)),
          isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, tag: Self.tag(scalar.tag)))
      anchor = unsafe Self.name(scalar.anchor)
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      anchor = unsafe Self.name(event.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      anchor = unsafe Self.name(event.data.mapping_start.anchor)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      kind = .end
    case YAML_ALIAS_EVENT:
      kind = unsafe .alias(String(cString: event.data.alias.anchor))
    default:
      // The rest is YAML_NO_EVENT, the stream's start and end, and the end of a document.
      return nil
    }
  }

  /// The text of a scalar, without the byte-order mark that it has where files were put together.
  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let isMarked = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return unsafe String(decoding: bytes.dropFirst(isMarked ? 3 : 0), as: UTF8.self)
  }

  private static func name(_ start: UnsafePointer<yaml_char_t>?) -> String? {
    unsafe start.map { unsafe String(cString: $0) }
  }

  /// The kind of value that a tag names; nil where that is text, as without one.
  private static func tag(_ start: UnsafePointer<yaml_char_t>?) -> String? {
    let tag = unsafe name(start) ?? ""
    return ["", "!", "tag:yaml.org,2002:str"].contains(tag) ? nil : tag
  }
}

extension YAMLNode.Mark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
