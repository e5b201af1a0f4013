/// What the members or columns of a file of scores are taken for: each for one thing.
struct EvalRoles {
  let id: Name
  let score: Name
  /// Nil where what is usually called so was asked for in another role; so are the others.
  let task: Name?
  let `repeat`: Name?
  let system: Name?
  let cluster: Name?

  /// A name, and whether somebody asked for it.
  struct Name {
    let text: String
    let option: String
    let isAsked: Bool
    /// What a file without it lacks, in words; nil where it may be missing.
    let need: String?

    init(_ given: String?, _ preset: String, _ option: String, needs need: String? = nil) {
      text = given ?? preset
      self.option = option
      isAsked = given != nil
      self.need = need
    }
  }

  /// Gives each name one role.
  ///
  /// - Throws: ``CommandFailure`` for a name that was asked for twice, and for one without which there is nothing to
  ///   compare.
  init(
    id: Name, score: Name, task: Name, repeat: Name, system: Name, cluster: Name
  ) throws(CommandFailure) {
    let all = [id, score, task, `repeat`, system, cluster]
    let asked = all.filter(\.isAsked)
    for (place, name) in asked.enumerated() {
      if let other = asked[..<place].first(where: { $0.text == name.text }) {
        throw CommandFailure(
          .usage, name.option,
          "'\(name.text)' is asked for by \(other.option) too, and each name has one role; name another one with one of the two"
        )
      }
    }
    for name in all where !name.isAsked {
      if let need = name.need, let other = asked.first(where: { $0.text == name.text }) {
        throw CommandFailure(
          .usage, other.option,
          "'\(name.text)' has \(need) where \(name.option) doesn't name another one, and each name has one role; give "
            + "\(name.option) as well")
      }
    }
    func free(_ name: Name) -> Name? {
      name.isAsked || !asked.contains { $0.text == name.text } ? name : nil
    }
    self.id = id
    self.score = score
    self.task = free(task)
    self.repeat = free(`repeat`)
    self.system = free(system)
    self.cluster = free(cluster)
  }

  /// All names, each once.
  var all: [String] {
    [id, score, task, `repeat`, system, cluster].compactMap { $0?.text }
  }
}
