internal import Halfwidth

/// The items of a planned comparison, with what each says for every count and joint table that fits.
struct OpenComparison {
  /// What is known of one item.
  struct Block {
    let item: ItemComparison
    /// What its verdict and its part in the family can depend on.
    let numbers: [UnprintedNumber]
    /// The values of the numbers, the p-value, and how many answered differently.
    let completions: [Completion]
    /// Which completions can't be told apart by any verdict of the family.
    var classes: [Int] = []
    /// The items of the family whose adjusted verdicts hang on it, as what its own hangs on.
    var dependencies: Set<Int> = []
    let significance: Double
    /// Whether the completions are all that there are, and not stand-ins for too many.
    let isWhole: Bool

    struct Completion {
      var values: [Int]
      var pValue: Double
      var discordant: Int?
    }
  }

  private let comparison: ComparisonFindings
  private(set) var blocks: [Block]
  /// The largest p-value of each item.
  private let worst: [Double]

  init(_ comparison: ComparisonFindings, level: ConfidenceLevel) {
    self.comparison = comparison
    blocks = comparison.items.map { Block($0, of: comparison, level: level) }
    worst = blocks.map { $0.completions.map(\.pValue).max() ?? 1 }
    let family = HolmFamily(
      blocks: blocks.map { $0.completions.map { [$0.pValue] } }, total: comparison.multiplicity,
      significance: level.significance)
    let classes = family.classes()
    for index in blocks.indices {
      blocks[index].classes = classes.classes[index]
      blocks[index].dependencies = classes.dependencies[index].first ?? []
    }
  }

  /// What is open, each with the numbers that decide it.
  ///
  /// - Parameter sets: For each block the numbers that are asked for.
  func open(
    deciding sets: [Set<UnprintedNumber>]
  ) -> [(finding: OpenFinding, numbers: Set<UnprintedNumber>)] {
    blocks.indices.flatMap { index in
      let item = blocks[index].item.item?.id
      let id = comparison.comparison.id
      var open: [(finding: OpenFinding, numbers: Set<UnprintedNumber>)] = []
      if blocks[index].isOpen {
        open.append((.difference(comparison: id, item: item), sets[index]))
      }
      let others = blocks[index].dependencies
      if !others.isEmpty {
        let numbers = others.reduce(into: Set()) { $0.formUnion(sets[$1]) }
        open.append((.adjustedDifference(comparison: id, item: item), numbers))
      }
      return open
    }
  }

  /// The questions for some of the numbers, in the order of the items.
  func questions(of numbers: Set<UnprintedNumber>) -> [LetterQuestion] {
    blocks.indices.flatMap { index in
      let block = blocks[index]
      return block.numbers.filter(numbers.contains).map { number in
        LetterQuestion(
          number: number, known: block.known(of: number), total: block.item.first.trials,
          decides: [],
          meanings: block.isWhole && block.numbers == [number] ? meanings(index) : [])
      }
    }
  }

  /// What the values of an item's only unknown number mean.
  private func meanings(_ index: Int) -> [LetterQuestion.Meaning] {
    let block = blocks[index]
    let isAlone = block.dependencies.isSubset(of: [index])
    var adjusted: [Int: Bool] = [:]
    if isAlone {
      for klass in Set(block.classes) { adjusted[klass] = isShownAdjusted(index, klass) }
    }
    return LetterQuestion.Meaning.joined(
      zip(block.completions, block.classes).map { completion, klass in
        let value = completion.values[0]
        return LetterQuestion.Meaning(
          values: value...value, discordant: completion.discordant.map { $0...$0 },
          pValues: completion.pValue...completion.pValue,
          isShown: completion.pValue <= block.significance, isShownAdjusted: adjusted[klass])
      })
  }

  /// Whether an item whose adjusted verdict depends on nothing else is shown in a class of its completions.
  private func isShownAdjusted(_ index: Int, _ klass: Int) -> Bool {
    // The others may be anything then; their worst values are as good as any.
    var values = worst
    let own = zip(blocks[index].completions, blocks[index].classes).first { $0.1 == klass }
    values[index] = own?.0.pValue ?? 1
    let adjusted = try? PValues(values, total: comparison.multiplicity).holmAdjusted()
    return (adjusted?[index] ?? 1) <= blocks[index].significance
  }
}

extension OpenComparison.Block {
  init(_ item: ItemComparison, of comparison: ComparisonFindings, level: ConfidenceLevel) {
    self.item = item
    significance = level.significance
    func reference(_ question: Question, _ of: Question.Item?) -> Claim.Reference {
      Claim.Reference(question: question.id, item: of?.id, category: item.category)
    }
    let first = reference(comparison.first, item.item)
    let second = reference(comparison.second, item.secondItem)
    var candidates: [(number: UnprintedNumber, isOpen: Bool)] = [
      (.count(first), item.first.only == nil), (.count(second), item.second.only == nil),
    ]
    var completions: [Completion]
    switch item.result {
    case .paired where item.joint != nil:
      // What answers are missing of respondents is not for the authors of a report to know.
      candidates = []
      completions = [Completion(values: [], pValue: item.pValue.upperBound)]
    case .paired(let finding):
      candidates.append(
        (.both(first, second), finding.discordant.lowerBound < finding.discordant.upperBound))
      completions = Self.pairs(item)
    case .independent: completions = Self.samples(item)
    }
    let numbers = candidates.filter(\.isOpen).map(\.number)
    self.numbers = numbers
    if completions.isEmpty {
      // Too many to be gone through: as if each number alone could turn it.
      self.completions = ([nil] + numbers.indices.map(Optional.some)).map { turned in
        Completion(
          values: numbers.indices.map { $0 == turned ? 1 : 0 },
          pValue: turned == nil ? item.pValue.lowerBound : item.pValue.upperBound)
      }
      self.isWhole = false
    } else {
      let open = candidates.map(\.isOpen)
      for index in completions.indices {
        completions[index].values = zip(open, completions[index].values).filter(\.0).map(\.1)
      }
      self.completions = completions
      self.isWhole = true
    }
  }

  /// Both counts, and how many gave both answers; none where they are too many.
  private static func pairs(_ item: ItemComparison) -> [Completion] {
    let tables = JointTables(item.first.successes, item.second.successes, total: item.first.trials)
    return (tables?.all ?? []).map { table in
      Completion(
        values: [table.first, table.second, table.both], pValue: table.pValue,
        discordant: table.discordant)
    }
  }

  /// The counts that are known as sets; none where they are too many.
  private static func samples(_ item: ItemComparison) -> [Completion] {
    guard
      JointTables.areFew(item.first.successes, item.second.successes, total: item.first.trials)
    else { return [] }
    return item.first.binomials.flatMap { first in
      item.second.binomials.map { second in
        Completion(
          values: [first.successes, second.successes],
          pValue: (try? IndependentCounts(first, second))?.centralFisherPValue() ?? 1)
      }
    }
  }

  /// Whether the difference is shown for some of what fits, and not for all.
  var isOpen: Bool { Set(completions.map { $0.pValue <= significance }).count > 1 }

  /// The sets of numbers that decide the item's verdict and its part in the family.
  var smallestSets: [Set<UnprintedNumber>] {
    Decision(
      numbers: numbers,
      completions: zip(completions, classes).map { completion, klass in
        (completion.values, 2 * klass + (completion.pValue <= significance ? 1 : 0))
      }
    ).smallestSets
  }

  /// The counts that a question for a number names.
  func known(of number: UnprintedNumber) -> [Int] {
    switch number {
    case .both:
      [item.first, item.second].compactMap(\.only).map(\.successes)
    case .count: []
    }
  }
}
