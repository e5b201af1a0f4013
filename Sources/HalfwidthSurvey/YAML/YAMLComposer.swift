/// Makes one tree of the events of a YAML text.
struct YAMLComposer {
  /// How many lists and mappings are read in each other: a codebook has a handful.
  static let deepest = 1_000
  /// How many values all references together may stand for.
  ///
  /// References to lists of references multiply, so that a file of a few lines could stand for billions.
  static let mostReferred = 1_000_000

  /// A value, how many values it is with all that stands in it, and how many lists and mappings in each other.
  private struct Value {
    var node: YAMLNode
    var size = 1
    var depth = 0
  }

  /// A sequence, or a mapping with its keys and values in turn, that has not ended.
  private struct Collection {
    let start: YAMLEvent
    var nodes: [YAMLNode] = []
    var size = 1
    var depth = 1
  }

  private var open: [Collection] = []
  private var anchors: [String: Value] = [:]
  private var referred = 0
  private var root: YAMLNode?

  /// Reads a text of UTF-8 that holds one document; nil for one that holds none.
  static func compose(_ bytes: [UInt8]) throws(YAMLFault) -> YAMLNode? {
    var composer = YAMLComposer()
    try YAMLParser.parse(bytes) { event throws(YAMLFault) in try composer.take(event) }
    return composer.root
  }

  private mutating func take(_ event: YAMLEvent) throws(YAMLFault) {
    switch event.kind {
    case .documentStart:
      guard root == nil else {
        throw .syntax(
          problem: "but found another document", mark: event.mark,
          context: YAMLNode.Mark(line: 1, column: 1))
      }
    case .scalar(let scalar):
      add(Value(node: YAMLNode(content: .scalar(scalar), mark: event.mark)), anchor: event.anchor)
    case .sequenceStart, .mappingStart:
      guard open.count < Self.deepest else { throw .tooDeep(mark: event.mark) }
      open.append(Collection(start: event))
    case .end:
      let collection = open.removeLast()
      add(
        Value(node: try Self.node(collection), size: collection.size, depth: collection.depth),
        anchor: collection.start.anchor)
    case .alias(let name):
      // An anchor is known when its value has ended, so that no value stands in itself.
      guard let value = anchors[name] else {
        throw .syntax(problem: "found undefined alias", mark: event.mark, context: nil)
      }
      referred += value.size
      guard referred <= Self.mostReferred else { throw .tooManyReferences(mark: event.mark) }
      guard open.count + value.depth <= Self.deepest else { throw .tooDeep(mark: event.mark) }
      add(value, anchor: nil)
    }
  }

  /// Puts a value where it stands, and remembers it by its name: the last one of a name counts.
  private mutating func add(_ value: Value, anchor: String?) {
    if let anchor { anchors[anchor] = value }
    if open.isEmpty {
      root = value.node
    } else {
      open[open.count - 1].nodes.append(value.node)
      open[open.count - 1].size += value.size
      open[open.count - 1].depth = max(open[open.count - 1].depth, value.depth + 1)
    }
  }

  private static func node(_ collection: Collection) throws(YAMLFault) -> YAMLNode {
    let nodes = collection.nodes
    guard case .mappingStart = collection.start.kind else {
      return YAMLNode(content: .sequence(nodes), mark: collection.start.mark)
    }
    let entries = stride(from: 0, to: nodes.count, by: 2).map {
      (key: nodes[$0], value: nodes[$0 + 1])
    }
    try refuseRepeated(entries.map(\.key))
    return YAMLNode(content: .mapping(entries), mark: collection.start.mark)
  }

  /// A key as others are told from it.
  private struct Key: Hashable {
    let text: String
    let tag: String?
  }

  /// Refuses a key that stands twice: the first in the alphabet, where there are several.
  ///
  /// Lists and mappings as keys are left to who reads them: they are no name of anything.
  private static func refuseRepeated(_ keys: [YAMLNode]) throws(YAMLFault) {
    var first: [Key: (text: String, mark: YAMLNode.Mark)] = [:]
    var repeated: [(text: String, mark: YAMLNode.Mark)] = []
    for key in keys {
      guard case .scalar(let scalar) = key.content else { continue }
      let name = Key(text: scalar.text, tag: scalar.tag)
      if let earlier = first[name] {
        repeated.append(earlier)
      } else {
        first[name] = (scalar.text, key.mark)
      }
    }
    if let key = repeated.min(by: { $0.text < $1.text }) {
      throw .repeatedKey(key.text, mark: key.mark)
    }
  }
}
