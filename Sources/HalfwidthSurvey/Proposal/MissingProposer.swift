/// Says once for all questions what stands for no answer, where that is so for all of them.
struct MissingProposer {
  /// What is no answer in every question without a list of its own.
  private(set) var shared = ProposedMissing()

  /// - Parameters:
  ///   - questions: The questions, which get lists of their own where the shared one is wrong for them.
  ///   - profiles: The columns with all of their values.
  ///   - missing: For each column what is no answer.
  init(
    _ questions: inout [ProposedQuestion], _ profiles: [ColumnProfile],
    _ missing: [ProposedMissing]
  ) {
    let asked = questions.flatMap(\.places)
    for value in asked.flatMap({ missing[$0].values }) {
      let isShared = asked.allSatisfy { place in
        guard let reason = missing[place].reason(of: value.text) else {
          return !profiles[place].values.contains { AnswerCodes.holds([value.text], $0.text) }
        }
        return reason == value.reason
      }
      if isShared { shared.add(value) }
    }
    var used: Set<String> = []
    for index in questions.indices {
      let own = questions[index].places.flatMap { missing[$0].values }
      guard own.contains(where: { shared.reason(of: $0.text) != $0.reason }) else {
        used.formUnion(own.map(\.text))
        continue
      }
      var list = ProposedMissing()
      for value in own { list.add(value) }
      questions[index].missing = list
    }
    shared.keep { used.contains($0) }
  }
}
