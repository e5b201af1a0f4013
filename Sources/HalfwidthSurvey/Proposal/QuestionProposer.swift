/// Puts columns together to questions.
struct QuestionProposer {
  private let profiles: [ColumnProfile]
  private let readings: [ColumnReading]
  private var names = ProposedNames()
  private var proposed = ProposedScales()
  private(set) var questions: [ProposedQuestion] = []
  private(set) var leftOut: [ProposedCodebook.LeftOut] = []
  private(set) var respondent: String?

  var scales: [ProposedScale] { proposed.scales }

  /// - Parameters:
  ///   - profiles: What stands in the columns.
  ///   - missing: For each what is no answer.
  init(_ profiles: [ColumnProfile], missing: [ProposedMissing]) {
    self.profiles = zip(profiles, missing).map { $0.without($1.texts) }
    readings = self.profiles.map { ColumnRecogniser(profile: $0).reading }
    propose()
  }

  /// What columns of one question have in common.
  private enum Kind: Hashable {
    case option, codes
    /// The name of a scale.
    case scale(String)
  }

  private struct Key: Hashable {
    var stem: String
    var kind: Kind
  }

  /// For each column how its name is taken apart; nil for one that is of one piece.
  private var parts: [ColumnNameParts?] = []
  /// Groups of columns of whole numbers that don't show the ends of a scale themselves.
  private var pending: [(places: [Int], stem: String)] = []

  private mutating func propose() {
    parts = chosenParts
    let keys = profiles.indices.map(key)
    var groups: [Key: [Int]] = [:]
    for (place, key) in keys.enumerated() {
      if let key { groups[key, default: []].append(place) }
    }
    for (place, key) in keys.enumerated() {
      if let key, let members = groups[key], members.count > 1 {
        if members.first == place { add(members, stem: key.stem) }
      } else {
        add(place, optionsOf: groups)
      }
    }
    addPending()
    questions.sort { $0.places[0] < $1.places[0] }
    leftOut.sort { $0.place < $1.place }
  }

  /// Stems that number questions, and so join nothing.
  private static let generic: Set = [
    "q", "v", "var", "item", "question", "x", "s", "frage", "col", "column", "data", "group",
    "survey",
  ]

  /// Names taken apart in the way that most of them share.
  private var chosenParts: [ColumnNameParts?] {
    let candidates = profiles.indices.map { place in
      kind(place) == nil
        ? []
        : ColumnNameParts.candidates(profiles[place].name).filter {
          !Self.generic.contains($0.stem.lowercased())
        }
    }
    var counts: [Key: Int] = [:]
    for (place, parts) in candidates.enumerated() {
      guard let kind = kind(place) else { continue }
      for stem in Set(parts.map(\.stem)) { counts[Key(stem: stem, kind: kind), default: 0] += 1 }
    }
    return candidates.enumerated().map { place, parts in
      guard let kind = kind(place) else { return nil }
      return parts.first { counts[Key(stem: $0.stem, kind: kind)] ?? 0 > 1 } ?? parts.first
    }
  }

  private func key(_ place: Int) -> Key? {
    guard let parts = parts[place], let kind = kind(place) else { return nil }
    return Key(stem: parts.stem, kind: kind)
  }

  private func kind(_ place: Int) -> Kind? {
    switch readings[place] {
    case .option: .option
    case .codes: .codes
    case .scale(let scale):
      .scale(
        scale.name + "|"
          + (profiles[place].isLabelled ? scale.levels.joined(separator: "|") : ""))
    case .single, .split, .numeric, .respondent, .leftOut, .doubtful: nil
    }
  }

  // MARK: - Columns of one question

  private mutating func add(_ places: [Int], stem: String) {
    switch readings[places[0]] {
    case .option: addOptions(places, stem: stem)
    case .codes: addNumbered(places, stem: stem)
    case .scale: addScale(places, stem: stem)
    case .single, .split, .numeric, .respondent, .leftOut, .doubtful: break
    }
  }

  private func options(_ places: [Int]) -> [(place: Int, option: ColumnReading.Option)] {
    places.compactMap { place in
      if case .option(let option) = readings[place] { (place, option) } else { nil }
    }
  }

  private mutating func addOptions(_ places: [Int], stem: String) {
    let all = options(places)
    let told = all.compactMap { if case .yesNo = $0.option { $0.place } else { nil } }
    let isTold = !told.isEmpty
    var members: [Int] = []
    var codes: [AnswerCode] = []
    var ticks: [Int: String] = [:]
    for (place, option) in all {
      switch option {
      case .yesNo(let own, _): codes += own
      case .tick(let text):
        // Chosen by all who gave an answer to the others, if its blanks are theirs.
        let isYes = text == "1" || AnswerWord(text)?.isYes == true
        if isTold, !isYes || !told.contains(where: { profiles[$0].empty == profiles[place].empty })
        {
          leave(
            place,
            "one value beside blanks, where others of its name have yes and no: a box that was ticked, or "
              + "a text", isDoubtful: true)
          continue
        }
        ticks[place] = text
      case .blank:
        if isTold {
          leave(place, "no row has a value")
          continue
        }
      }
      members.append(place)
    }
    guard !ticks.isEmpty || isTold, members.count > 1 else {
      for place in members { addAlone(place) }
      return
    }
    let words = questionWords.words(of: members, stem: stem, ticks: ticks)
    for place in members {
      guard let tick = ticks[place], let index = members.firstIndex(of: place) else { continue }
      let item = words.items[index]
      let isRead =
        tick == "1" || AnswerWord(tick)?.isYes == true || tick == item.label || tick == item.id
      if !isRead || CellNumber.plain(tick).map({ $0 != 1 }) == true {
        codes.append(AnswerCode(value: tick, answer: "chosen"))
      }
    }
    let how = isTold ? "each with yes or no" + blankRows(members) : "each chosen or blank"
    append(
      ProposedQuestion(
        id: names.name(stem, or: "question"), text: words.text, type: .multiple,
        items: words.items, blankIsNotChosen: !isTold, codes: codes.distinctValues,
        reason:
          "\(members.count) columns are called '\(stem)' and something, \(how): select all that apply"
          + spellings(members), places: members))
  }

  /// What is said of the rows in which columns of a question are blank.
  private func blankRows(_ places: [Int]) -> String {
    let empty = places.map { profiles[$0].empty }
    guard let most = empty.max(), most > 0 else { return " in every row" }
    let rows = empty.allSatisfy { $0 == most } ? "\(most)" : "up to \(most)"
    return
      " (\(rows) row\(most == 1 ? " is" : "s are") blank, which is taken for no answer: where it says that nothing was "
      + "chosen, write blank: not-chosen)"
  }

  /// What is said of answers that are written in several ways.
  private func spellings(_ places: [Int]) -> String {
    HalfwidthSurvey.distinct(places.map { profiles[$0].spellings }).joined()
  }

  private mutating func addScale(_ places: [Int], stem: String) {
    let found = places.compactMap { place -> ColumnReading.ScaleReading? in
      if case .scale(let scale) = readings[place] { scale } else { nil }
    }
    var scale = found[0]
    let levels = HalfwidthSurvey.distinct(found.flatMap(\.levels))
    if found.contains(where: { $0.levels != scale.levels }) {
      // Together the columns show more levels than one alone.
      guard let match = KnownScales.match(levels) else {
        for place in places { addAlone(place) }
        return
      }
      scale.levels = match.levels
      scale.upper = match.upper
    }
    scale.apart = HalfwidthSurvey.distinct(found.flatMap(\.apart))
    scale.codes = found.flatMap(\.codes).distinctValues
    add(places, stem: stem, on: scale, "one scale")
  }

  /// Whole numbers without labels: steps of a scale where most of the columns have its ends.
  private mutating func addNumbered(_ places: [Int], stem: String) {
    let ranges = places.compactMap { place -> ClosedRange<Int>? in
      let numbers = profiles[place].values.filter { $0.count > 0 }.compactMap(\.number)
      guard let least = numbers.min(), let most = numbers.max() else { return nil }
      return Int(least)...Int(most)
    }
    guard ranges.count == places.count, let least = ranges.map(\.lowerBound).min(),
      let most = ranges.map(\.upperBound).max(), most - least >= 2,
      2 * ranges.count(where: { $0 == least...most }) >= ranges.count
    else {
      pending.append((places, stem))
      return
    }
    addNumbered(places, stem: stem, from: least, to: most)
  }

  /// Groups whose numbers lie within the one scale of numbers that the file has otherwise.
  private mutating func addPending() {
    let known = scales.filter { $0.levels.allSatisfy { Int($0) != nil } }
    for (places, stem) in pending {
      let numbers = places.flatMap { profiles[$0].values.compactMap(\.number) }.map { Int($0) }
      if known.count == 1, let least = known[0].levels.compactMap({ Int($0) }).min(),
        let most = known[0].levels.compactMap({ Int($0) }).max(),
        numbers.allSatisfy({ (least...most).contains($0) })
      {
        addNumbered(places, stem: stem, from: least, to: most)
      } else {
        for place in places { addAlone(place) }
      }
    }
  }

  private mutating func addNumbered(_ places: [Int], stem: String, from least: Int, to most: Int) {
    let texts = HalfwidthSurvey.distinct(places.flatMap { profiles[$0].values.map(\.text) })
    var codes: [AnswerCode] = []
    for text in texts {
      if let number = CellNumber.plain(text), "\(Int(number))" != text {
        codes.append(AnswerCode(value: text, answer: "\(Int(number))"))
      }
    }
    let levels = (least...most).map { "\($0)" }
    if !codes.isEmpty { codes = levels.map { AnswerCode(value: $0, answer: $0) } }
    let scale = ColumnReading.ScaleReading(
      name: "numbers", levels: levels, upper: Array(levels.suffix(levels.count / 2)), codes: codes,
      reason:
        "whole numbers from \(least) to \(most) without labels, in the order of the numbers: write what "
        + "they stand for, and turn the order round if the low end is \(most)")
    add(places, stem: stem, on: scale, "whole numbers from \(least) to \(most)")
  }

  /// A question of columns on one scale.
  ///
  /// - Parameter what: What they have in common.
  private mutating func add(
    _ places: [Int], stem: String, on scale: ColumnReading.ScaleReading, _ what: String
  ) {
    let words = questionWords.words(of: places, stem: stem, ticks: [:])
    append(
      ProposedQuestion(
        id: names.name(stem, or: "question"), text: words.text, type: .scale,
        scale: proposed.name(of: scale), items: words.items,
        reason: "\(places.count) columns are called '\(stem)' and something, with \(what)",
        places: places))
  }

  // MARK: - One column

  private mutating func add(_ place: Int, optionsOf groups: [Key: [Int]]) {
    let name = profiles[place].name.words
    if let options = groups[Key(stem: name, kind: .option)], options.count > 1,
      repeats(place, options)
    {
      leave(place, "the same answers stand in '\(profiles[options[0]].name.words)' and others")
      return
    }
    addAlone(place)
  }

  /// Whether the cells of a column hold the options that have columns of their own, with spaces or other signs between
  /// them.
  private func repeats(_ place: Int, _ options: [Int]) -> Bool {
    switch readings[place] {
    case .split: return true
    case .option, .scale, .codes, .numeric, .respondent: return false
    case .single, .leftOut, .doubtful: break
    }
    let items = Set(options.compactMap { parts[$0]?.item.folded })
    let values = profiles[place].values.filter { $0.count > 0 }
    return !values.isEmpty
      && values.allSatisfy { value in
        [" ", ",", ";", "|"].contains { separator in
          let cell = SplitCell(separator: separator, options: items)
          return cell.options(value.text.folded) { items.contains($0) ? 0 : nil } != .none
        }
      }
  }

  private mutating func addAlone(_ place: Int) {
    let profile = profiles[place]
    switch readings[place] {
    case .option(.yesNo(_, let isNumber)):
      addSingle(
        place,
        (isNumber
          ? "0 and 1 without labels: write what they stand for" : "one of two answers, yes and no")
          + profile.spellings)
    case .option(.tick):
      leave(place, "one value beside blanks: a box that was ticked, or a text", isDoubtful: true)
    case .option(.blank): leave(place, "no row has a value")
    case .codes(let values):
      // In a short file every answer may stand once; where most have none, it is a reference that a few have.
      guard values.count < 3 || 2 * profile.answered > profile.rows || !profile.isNearlyUnique
      else {
        leave(
          place,
          "few whole numbers, nearly each once: answers of a list, or what tells respondents apart",
          isDoubtful: true)
        return
      }
      addSingle(place, "few whole numbers without labels: write what they stand for")
    case .single(let reason): addSingle(place, reason)
    case .scale(let scale):
      let name = proposed.name(of: scale)
      append(
        question(
          place, .scale, reason: "its answers are steps of one scale" + profile.spellings
        ) { $0.scale = name })
    case .split(let separator, let parts, let reason):
      let (items, codes) = ProposedQuestion.answers(parts)
      append(
        question(
          place, .multiple,
          reason: reason + (profile.empty > 0 ? blankRows([place]) : "") + profile.spellings
        ) {
          $0.split = separator
          $0.items = items
          $0.codes = codes
        })
    case .numeric(let reason): append(question(place, .numeric, reason: reason) { _ in })
    case .respondent:
      if respondent == nil {
        respondent = profile.name
      } else {
        leave(place, "called like an identifier")
      }
    case .leftOut(let reason): leave(place, reason)
    case .doubtful(let reason): leave(place, reason, isDoubtful: true)
    }
  }

  private mutating func addSingle(_ place: Int, _ reason: String) {
    let (values, order) = profiles[place].inKnownOrder
    let (items, codes) = ProposedQuestion.answers(values)
    append(
      question(place, .single, reason: [reason, order].compactMap(\.self).joined(separator: ", ")) {
        $0.items = items
        $0.codes = codes
      })
  }

  private mutating func question(
    _ place: Int, _ type: QuestionType, reason: String, _ fill: (inout ProposedQuestion) -> Void
  ) -> ProposedQuestion {
    let profile = profiles[place]
    var question = ProposedQuestion(
      id: names.name(profile.name, or: "question"), text: profile.title ?? profile.name.words,
      type: type, column: profile.name, reason: reason, places: [place])
    fill(&question)
    return question
  }

  private mutating func leave(_ place: Int, _ reason: String, isDoubtful: Bool = false) {
    leftOut.append(
      ProposedCodebook.LeftOut(
        column: profiles[place].name, place: place, reason: reason, isDoubtful: isDoubtful))
  }

  private var questionWords: QuestionWords { QuestionWords(profiles: profiles, parts: parts) }

  private mutating func append(_ question: ProposedQuestion) { questions.append(question) }
}
