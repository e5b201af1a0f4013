/// Usual scales of questionnaires, in which the order of the answers is known by their words.
enum KnownScales {
  /// A scale that some answers belong to.
  struct Match {
    /// What is asked for, such as `agreement`.
    var name: String
    /// The answers from the low end to the high one, as they are worded.
    var levels: [String]
    /// Those above the middle.
    var upper: [String]
    /// Opposites that nobody gave, which the scale must have.
    var added: [String] = []
  }

  /// One family of wordings: steps from the low end to the high one, each with its usual words.
  private struct Family {
    var name: String
    var steps: [[String]]
    /// The middle step of a family whose ends are opposites.
    var middle: Int?
  }

  /// Finds the scale of some answers; nil where one of them belongs to none, or two to one step.
  static func match(_ answers: [String]) -> Match? {
    guard (2...11).contains(answers.count) else { return nil }
    let plain = answers.map(ProposedWords.plain)
    for family in families {
      if let match = match(answers, plain, family) { return match }
    }
    return degrees(answers, plain)
  }

  private static func match(_ answers: [String], _ plain: [String], _ family: Family) -> Match? {
    var steps: [Int: String] = [:]
    for (answer, words) in zip(answers, plain) {
      guard let step = family.steps.firstIndex(where: { $0.contains(words) }),
        steps.updateValue(answer, forKey: step) == nil
      else { return nil }
    }
    guard let middle = family.middle else {
      let order = steps.keys.sorted()
      let levels = order.compactMap { steps[$0] }
      return Match(
        name: family.name, levels: levels, upper: Array(levels.suffix(levels.count / 2)))
    }
    // A middle alone with one end says nothing of the other.
    guard steps.keys.contains(where: { $0 != middle }) else { return nil }
    var added: [String] = []
    for step in steps.keys.sorted() where step != middle && steps[2 * middle - step] == nil {
      guard let answer = steps[step],
        let place = family.steps[step].firstIndex(of: ProposedWords.plain(answer))
      else { continue }
      // Opposites stand at one place of their steps.
      let words = family.steps[2 * middle - step][place]
      let isCapital = answer.first { $0.isLetter }?.isUppercase ?? false
      let opposite = isCapital ? words.prefix(1).uppercased() + words.dropFirst() : words
      steps[2 * middle - step] = opposite
      added.append(opposite)
    }
    let order = steps.keys.sorted()
    return Match(
      name: family.name, levels: order.compactMap { steps[$0] },
      upper: order.filter { $0 > middle }.compactMap { steps[$0] }, added: added)
  }

  /// Degrees of one thing: `not at all useful`, `somewhat useful`, `very useful`.
  private static func degrees(_ answers: [String], _ plain: [String]) -> Match? {
    var found: [(step: Int, rest: String, answer: String)] = []
    for (answer, words) in zip(answers, plain) {
      var best: (step: Int, length: Int)?
      for (step, adverbs) in adverbs.enumerated() {
        for adverb in adverbs
        where words.hasPrefix(adverb + " ") && adverb.count > best?.length ?? 0 {
          best = (step, adverb.count)
        }
      }
      guard let best else { return nil }
      found.append((best.step, String(words.dropFirst(best.length + 1)), answer))
    }
    found.sort { $0.step < $1.step }
    guard Set(found.map(\.rest)).count == 1, Set(found.map(\.step)).count == found.count,
      found.count >= 3
    else { return nil }
    let levels = found.map(\.answer)
    return Match(
      name: found[0].rest, levels: levels, upper: Array(levels.suffix(levels.count / 2)))
  }

  private static let adverbs = [
    ["not at all"], ["not very", "not so"], ["a little", "slightly", "hardly"], ["somewhat"],
    ["moderately", "fairly", "reasonably"], ["quite", "rather"], ["very"],
    ["extremely", "completely"],
  ]

  /// A family whose steps are those of one pair of opposites.
  private static func opposites(
    _ name: String, low: String, high: String, middle: [String]
  ) -> Family {
    func steps(_ word: String) -> [[String]] {
      [
        ["very", "strongly", "completely", "totally", "extremely", "fully"].flatMap {
          ["\($0) \(word)", "\(word) \($0)"]
        },
        [word] + ["mostly", "moderately"].map { "\($0) \(word)" },
        ["somewhat", "slightly", "rather", "fairly", "tend to", "partly", "a little", "quite"]
          .flatMap {
            ["\($0) \(word)", "\(word) \($0)"]
          },
      ]
    }
    return Family(
      name: name,
      steps: steps(low) + [middle + ["neutral", "neither", "undecided", "neither nor"]]
        + steps(high).reversed(), middle: 3)
  }

  private static let families: [Family] = [
    opposites(
      "agreement", low: "disagree", high: "agree",
      middle: ["neither agree nor disagree", "neither disagree nor agree"]),
    opposites(
      "satisfaction", low: "dissatisfied", high: "satisfied",
      middle: ["neither satisfied nor dissatisfied"]),
    opposites(
      "satisfaction", low: "unsatisfied", high: "satisfied",
      middle: ["neither satisfied nor unsatisfied"]),
    opposites(
      "likelihood", low: "unlikely", high: "likely",
      middle: ["neither likely nor unlikely", "neither unlikely nor likely"]),
    opposites(
      "ease", low: "difficult", high: "easy",
      middle: ["neither easy nor difficult", "neither difficult nor easy"]),
    opposites("safety", low: "unsafe", high: "safe", middle: ["neither safe nor unsafe"]),
    Family(
      name: "frequency",
      steps: [
        ["never"], ["almost never", "hardly ever"], ["rarely", "seldom"], ["occasionally"],
        ["sometimes"], ["often", "frequently"], ["usually", "most of the time", "very often"],
        ["almost always", "nearly always"], ["always", "all the time", "all of the time"],
      ], middle: nil),
    Family(
      name: "quality",
      steps: [
        ["very poor", "very bad", "terrible"], ["poor", "bad"], ["below average"],
        ["fair", "average", "acceptable", "neither good nor poor", "neither good nor bad"],
        ["above average"], ["good"], ["very good"], ["excellent", "outstanding"],
      ], middle: nil),
    Family(
      name: "importance",
      steps: [
        ["not at all important", "unimportant", "not important"],
        ["not very important", "of little importance", "slightly important", "a little important"],
        ["somewhat important"], ["moderately important", "fairly important"], ["important"],
        ["very important"], ["extremely important", "essential"],
      ], middle: nil),
    Family(
      name: "extent",
      steps: [
        ["not at all", "none at all", "none"],
        ["a little", "slightly", "very little", "a little bit", "to a small extent"],
        ["somewhat", "to some extent", "some"], ["moderately", "a moderate amount"],
        ["quite a bit", "a lot", "much", "to a large extent", "quite a lot"],
        ["very much", "a great deal", "extremely", "completely", "to a great extent"],
      ], middle: nil),
    Family(
      name: "level",
      steps: [
        ["very low"], ["low"], ["medium", "moderate", "average"], ["high"], ["very high"],
      ], middle: nil),
  ]
}
