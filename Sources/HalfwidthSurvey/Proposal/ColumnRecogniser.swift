/// Says what a column seems to be, by its name and by what stands in it.
struct ColumnRecogniser {
  /// The column without what is no answer.
  let profile: ColumnProfile

  /// The most answers of a question that are listed where the file has no labels for them.
  private static let mostAnswers = 12
  private static let mostLabelled = 60

  var reading: ColumnReading {
    if let reason = NamedColumns.reason(of: profile) {
      return reason == NamedColumns.respondent ? .respondent : .leftOut(reason: reason)
    }
    if profile.values.allSatisfy({ $0.count == 0 }) {
      return profile.isLabelled
        ? .leftOut(reason: "no row has an answer") : .option(.blank)
    }
    if profile.description.content == .dates { return .leftOut(reason: "dates or times") }
    if profile.isOpen { return open }
    if let option { return .option(option) }
    if let scale { return .scale(scale) }
    return profile.isNumeric ? numbers : texts
  }

  /// A column of more different values than are kept.
  private var open: ColumnReading {
    let most = CellColumn.mostDistinct
    guard profile.hasOpenNumbers else {
      return .leftOut(
        reason: "more than \(most) different values, and not all are numbers: free text")
    }
    let numbers = profile.values.compactMap(\.number)
    if profile.values.allSatisfy({ $0.count == 1 }), numbers.allSatisfy({ $0 == $0.rounded() }) {
      return .leftOut(reason: "whole numbers, nearly each once: they may tell respondents apart")
    }
    return .numeric(reason: "more than \(most) different numbers")
  }

  // MARK: - Options

  private var option: ColumnReading.Option? {
    let given = profile.values.filter { $0.count > 0 }
    if given.count == 1, profile.blanks > 0, given[0].label == nil || profile.values.count == 1 {
      let text = given[0].text
      return isTick(text, count: given[0].count) ? .tick(text) : nil
    }
    let answers = profile.answers
    guard (1...2).contains(answers.count) else { return nil }
    // One answer in several spellings beside blanks says nothing of what a blank is.
    if answers.count == 1, profile.values.count > 1, profile.blanks > 0 { return nil }
    var codes: [AnswerCode] = []
    var isPlain = answers.count == profile.values.count
    for value in profile.values {
      let isYes: Bool
      if let label = value.label {
        guard let word = yesNo(label) else { return nil }
        isYes = word
        isPlain = isPlain && value.number == (word ? 1 : 0)
      } else if let number = value.number {
        guard number == 0 || number == 1 else { return nil }
        isYes = number == 1
      } else {
        guard let word = yesNo(value.text) else { return nil }
        isYes = word
        isPlain = isPlain && AnswerWord(value.text) != nil
      }
      codes.append(AnswerCode(value: value.text, answer: isYes ? "chosen" : "not-chosen"))
    }
    guard Set(codes.map(\.answer)).count == answers.count else { return nil }
    let isNumber = profile.values.allSatisfy { $0.number != nil && $0.label == nil }
    return .yesNo(codes: isPlain ? [] : codes, isNumber: isNumber)
  }

  /// Whether the only text of a column says that an option was chosen, and is not what one respondent wrote.
  private func isTick(_ text: String, count: Int) -> Bool {
    if let word = AnswerWord(text) { return word.isYes }
    if let number = CellNumber.plain(text) {
      // Some platforms write the option's number.
      return number == 1 || ColumnNameParts.candidates(profile.name).contains { $0.item == text }
    }
    if text.count == 1 { return true }
    let words = text.words
    let names = [profile.name, profile.title ?? ""].map(\.words)
    return names.contains { $0 == words || $0.hasSuffix(words) }
      || count >= 2 && text.count <= 80 && !NamedColumns.isBesideOther(profile)
  }

  private func yesNo(_ text: String) -> Bool? {
    let plain = ProposedWords.plain(text)
    if ["selected", "chosen", "mentioned", "quoted"].contains(plain) { return true }
    if ["not selected", "not chosen", "not mentioned", "not quoted"].contains(plain) {
      return false
    }
    return AnswerWord(plain).map(\.isYes)
  }

  // MARK: - Scales

  private var scale: ColumnReading.ScaleReading? {
    let values = profile.values
    // Eleven steps, each in a few spellings, and the answers apart.
    guard values.count <= 60 else { return nil }
    let apart = values.filter { KnownAnswers.isApart($0.words) }
    let steps = values.filter { !KnownAnswers.isApart($0.words) }
    guard !steps.contains(where: { $0.label == nil && $0.number != nil }) else {
      return ends(apart)
    }
    let words = distinct(steps.map(\.words))
    func codes(_ names: [String: String] = [:]) -> [AnswerCode] {
      coded(steps + apart, names)
    }
    // One answer in two spellings is one level.
    var names: [String: String] = [:]
    var levels: [String] = []
    for word in words {
      let same = levels.first { ProposedWords.plain($0) == ProposedWords.plain(word) }
      if same == nil { levels.append(word) }
      names[word] = same ?? word
    }
    if let match = KnownScales.match(levels) {
      var reason = "the answers are those of a usual scale (\(match.name))"
      if !match.added.isEmpty {
        reason +=
          "; nobody gave \(match.added.joined(separator: ", ")), which its opposite makes a level"
      } else if !profile.isLabelled {
        reason += "; a level that nobody gave is not known"
      }
      return ColumnReading.ScaleReading(
        name: match.name, levels: match.levels, upper: match.upper, apart: apart.map(\.words),
        codes: codes(names), reason: reason)
    }
    guard profile.description.level == .ordinal, profile.isLabelled, levels.count == words.count,
      (3...11).contains(levels.count)
    else { return nil }
    return ColumnReading.ScaleReading(
      name: "levels", levels: levels, upper: Array(levels.suffix(levels.count / 2)),
      apart: apart.map(\.words), codes: codes(),
      reason: "the file calls the column ordinal, and its labels have the order of their codes")
  }

  /// Whole numbers of which only some have a label, such as the ends.
  private func ends(_ apart: [ColumnProfile.Value]) -> ColumnReading.ScaleReading? {
    let steps = profile.values.filter { !KnownAnswers.isApart($0.words) }
    let numbers = steps.compactMap(\.number)
    guard steps.contains(where: { $0.label != nil }), numbers.count == steps.count,
      let least = numbers.min(), let most = numbers.max(), (2...10).contains(most - least),
      numbers.allSatisfy({ $0 == $0.rounded() }), steps.last?.label != nil
    else { return nil }
    let all = (Int(least)...Int(most)).map { number in
      steps.first { $0.number == Double(number) }
        ?? ColumnProfile.Value(text: "\(number)", label: nil, count: 0, number: Double(number))
    }
    let levels = all.map { value in value.label.map { "\(value.text) \($0.words)" } ?? value.text }
    let codes =
      zip(all, levels).map { AnswerCode(value: $0.text, answer: $1) }
      + apart.map { AnswerCode(value: $0.text, answer: $0.words) }
    return ColumnReading.ScaleReading(
      name: "numbers", levels: levels, upper: Array(levels.suffix(levels.count / 2)),
      apart: apart.map(\.words), codes: codes,
      reason: "whole numbers, of which the ends have labels")
  }

  /// The codes of values; none where all are their own words.
  private func coded(
    _ values: [ColumnProfile.Value], _ names: [String: String]
  ) -> [AnswerCode] {
    let codes = values.map { AnswerCode(value: $0.text, answer: names[$0.words] ?? $0.words) }
    return codes.allSatisfy { $0.value == $0.answer } ? [] : codes
  }

  // MARK: - Numbers

  private var numbers: ColumnReading {
    let values = profile.values.filter { $0.count > 0 }
    let numbers = values.compactMap(\.number)
    if profile.isLabelled {
      let unlabelled = values.filter { $0.label == nil }
      if unlabelled.isEmpty { return labelled }
      if profile.values.count(where: { $0.label != nil }) > unlabelled.count {
        return .doubtful(
          reason: "\(unlabelled.count) of its values have no label in the file, and the others have"
        )
      }
      return .numeric(reason: "numbers, of which few have a label")
    }
    let isWhole = numbers.allSatisfy { $0 == $0.rounded() }
    if profile.description.level == .scale {
      return .numeric(reason: "the file calls it measured (scale), and its values have no labels")
    }
    guard isWhole, let least = numbers.min(), let most = numbers.max() else {
      return .numeric(reason: "numbers with decimals")
    }
    if values.count == 1 {
      return .doubtful(reason: "every answer is the same number")
    }
    if profile.description.level == .nominal {
      return .single(
        reason: "the file calls its numbers names (nominal), and has no labels for them")
    }
    if most - least < Double(UndeclaredCodes.longestScale), values.count <= 7, most <= 10,
      least >= 0
    {
      return .codes(values)
    }
    if profile.answered >= 3, values.count == profile.answered,
      numbers.sorted() == (0..<numbers.count).map({ least + Double($0) })
    {
      return .leftOut(reason: "consecutive whole numbers, each once: they number the rows")
    }
    if profile.isNearlyUnique, let reason = identifiers(from: least, to: most) {
      return .leftOut(reason: reason)
    }
    return .numeric(reason: "whole numbers, too many different ones to be answers of a list")
  }

  /// Why whole numbers, of which nearly every one stands once, may tell respondents apart; nil where they don't look
  /// like it.
  private func identifiers(from least: Double, to most: Double) -> String? {
    let texts = profile.values.filter { $0.count > 0 }.map(\.text)
    let may = "they may tell respondents apart"
    if texts.contains(where: { $0.count > 1 && $0.first == "0" && !$0.contains(".") }) {
      return "whole numbers with zeros before them, nearly each once: \(may)"
    }
    if most >= 100_000 { return "large whole numbers, nearly each once: \(may)" }
    let areYears = least >= 1_900 && most <= 2_100
    guard texts.count > 2, least >= 100, Set(texts.map(\.count)).count == 1, !areYears else {
      return nil
    }
    return
      "whole numbers of as many digits, nearly each once: \(may); if they are amounts, write the question by hand"
  }

  private var labelled: ColumnReading {
    let labels = profile.values.filter { $0.label != nil }
    return labels.count > Self.mostLabelled
      ? .doubtful(reason: "\(labels.count) labelled answers are too many to list")
      : labels.count < 2
        ? .doubtful(reason: "only one answer has a label")
        : .single(reason: "the file has labels for all of its values")
  }

  // MARK: - Texts

  /// Such as A1 and L12: what platforms call the answers of a list.
  private static func isListCode(_ text: String) -> Bool {
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    let digits = text.dropFirst(letters.count)
    return (1...2).contains(letters.count) && (1...3).contains(digits.count)
      && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private var texts: ColumnReading {
    let values = profile.values.filter { $0.count > 0 }
    if profile.isLabelled, values.allSatisfy({ $0.label != nil }) { return labelled }
    if MomentWords.areMoments(values.map(\.text)) { return .leftOut(reason: "dates or times") }
    if NamedColumns.isBesideOther(profile) {
      return .leftOut(reason: "called like the text of those who chose 'other': free text")
    }
    if let split = SplitRecogniser.reading(profile) { return split }
    let answers = profile.answers.map { $0.reduce(0) { $0 + $1.count } }.filter { $0 > 0 }
    if answers.count == 1 {
      return .doubtful(
        reason: "every answer is the same text" + (values.count > 1 ? ", in several spellings" : "")
      )
    }
    if profile.isNearlyUnique {
      return .leftOut(
        reason: "free text, or what tells respondents apart: nearly every one stands once")
    }
    if values.count <= Self.mostAnswers, NumberRange.order(of: values.map(\.words)) != nil {
      return .single(reason: "\(values.count) ranges of numbers")
    }
    let once = answers.count { $0 == 1 }
    let isLong = values.contains { $0.text.count > 120 }
    guard answers.count <= Self.mostAnswers, !isLong, profile.answered >= 2 * answers.count,
      4 * once <= answers.count
    else {
      let some = values.count(where: { $0.number != nil })
      if some > 0, 2 * some >= values.count {
        return .doubtful(reason: "numbers and texts are mixed")
      }
      return .leftOut(
        reason: "free text, or answers too few of which come twice to be sure that they are a list")
    }
    if values.allSatisfy({ Self.isListCode($0.text) }) {
      return .single(reason: "codes of a list: write what they stand for" + profile.spellings)
    }
    return .single(
      reason: "\(answers.count) texts that come again and again" + profile.spellings)
  }
}
