/// A value of a YAML document, and where it starts.
///
/// A reference is replaced by what it refers to, which keeps its own place.
struct YAMLNode {
  /// A place in the text, from 1 on.
  struct Mark: Hashable {
    var line: Int
    /// Counts Unicode scalars, as YAML does.
    var column: Int
  }

  /// One value, as text.
  struct Scalar {
    /// The text without its quotes, its escapes and the breaks of its lines.
    var text: String
    /// Whether it stands without quotes, and not as a block after `|` or `>`.
    var isPlain: Bool
    /// The kind of value that a tag makes of the text, such as `tag:yaml.org,2002:int`; nil where it is text.
    var tag: String?
  }

  enum Content {
    case scalar(Scalar)
    case sequence([YAMLNode])
    /// Keys and their values in the order of the file; no scalar is a key twice.
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  var content: Content
  /// The first character, or the tag or anchor before it.
  var mark: Mark
}

/// Why a text is no YAML document, or none that is read.
enum YAMLFault: Error {
  /// What is wrong at a place, and where what it is a part of starts.
  case syntax(problem: String, mark: YAMLNode.Mark, context: YAMLNode.Mark?)
  /// Characters that YAML has no place for.
  case unreadable(problem: String)
  /// A key that stands twice in a mapping, and where it does first.
  case repeatedKey(String, mark: YAMLNode.Mark)
  /// Lists and mappings in each other, one more than are read.
  case tooDeep(mark: YAMLNode.Mark)
  /// A reference, with which all of them stand for more values than are read.
  case tooManyReferences(mark: YAMLNode.Mark)
}
