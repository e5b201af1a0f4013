public import Halfwidth

/// One quantity of a survey: a question's item and category, with all that is printed of it, or counted.
public struct QuantityFinding: Hashable, Sendable {
  /// The question's id.
  public var question: String
  /// The item; nil for a question without items.
  public var item: Question.Item?
  /// A level or box; nil where there is none.
  public var category: String?
  /// Whether it stands for its item in a list of items.
  public var isHeadline: Bool
  /// The rows that print it, in the report's order; empty where it follows from its levels, and where it is
  /// counted from answers.
  public var printed: [PrintedValue]
  /// The levels that it follows from, where it is not printed itself; empty elsewhere.
  public var derivedFrom: [String] = []
  /// The printed mean of the item that it follows from; nil elsewhere.
  public var mean: PrintedScore? = nil
  /// What is known of it.
  public var knowledge: Knowledge
  /// The interval; nil where ``reason`` says why there is none.
  public var interval: ProportionFinding?
  /// Why there is no interval; nil where there is one.
  public var reason: NoIntervalReason?
  /// The share on the other base, where the scale has answers apart that are counted; nil elsewhere.
  public var otherBase: BaseShare? = nil
  /// Of whom it is a share, and how many gave no answer; nil where it is printed.
  public var answers: AnswerBase? = nil
  /// The share that the stated population can have; nil where there is none.
  public var inPopulation: BaseShare? = nil
  /// What its counts say about the value that the codebook states; nil where none is stated, and without counts.
  public var stated: StatedShareFinding? = nil

  /// What the printed rows say of a quantity.
  public enum Knowledge: Hashable, Sendable {
    /// Counts of respondents that fit every printed row: one, or a set.
    case counts(CandidateCounts)
    /// A weighted percentage, which no count of respondents gives.
    case weighted(WeightedShare)
    /// A number without a base.
    case number(Int)
    /// A percentage or a bound without a base, from which no count follows; it is shown as printed.
    case asPrinted
    /// No count fits what is printed; it is shown as printed.
    case impossible
    /// It is of fewer people than may be shown, or would tell of them.
    case hidden
  }
}

extension QuantityFinding {
  /// The possible counts; nil where nothing of the kind is known.
  var candidates: CandidateCounts? {
    if case .counts(let candidates) = knowledge { candidates } else { nil }
  }
}

extension QuantityFinding {
  /// How much of the interval's width comes from the words that the share is given in, from 0 to 1.
  ///
  /// It is how much wider the interval is than the widest one of a single count that the words can mean; nil where no
  /// words are read, and for a single limit.
  public var widthFromWords: Double? {
    guard printed.contains(where: { $0.words != nil }), let interval, interval.side == .two,
      let limits = interval.interval
    else { return nil }
    return 2 * (limits.halfWidth - (interval.innerLimits?.largestHalfWidth ?? limits.halfWidth))
  }
}

extension [QuantityFinding] {
  /// The counts of what is printed, by level, answer apart, or box.
  var countsByCategory: [String: CandidateCounts] {
    let known = compactMap { quantity in
      quantity.category.flatMap { category in quantity.candidates.map { (category, $0) } }
    }
    return Dictionary(known) { first, _ in first }
  }
}

extension QuantityFinding {
  /// What is known of the quantity, with its interval, under its wire names.
  ///
  /// - Parameter question: The question that the quantity belongs to.
  public func fields(in question: Question) -> FieldList {
    var fields: FieldList = [
      "question": .string(self.question), "item": .text(item?.id), "category": .text(category),
      "label": .string(item?.label ?? question.text), "figure": .text(question.figure),
      "role": .string(question.role.rawValue), "headline": .flag(isHeadline),
      "derived": .flag(!derivedFrom.isEmpty || mean != nil),
    ]
    if let asked = question.askedOf { fields.add("asked_of", .string(asked.name)) }
    if let interval { fields.add(interval.fields) } else { fields.add(known) }
    if let answers { fields.add(answers.fields) }
    if !derivedFrom.isEmpty { fields.add("derived_from", .texts(derivedFrom)) }
    if let mean { fields.add("derived_from", .texts([mean.printedText])) }
    if let widthFromWords { fields.add("width_from_words", .share(widthFromWords)) }
    if let inPopulation { fields.add("in_population", .fields(inPopulation.fields)) }
    if let otherBase { fields.add("other_base", .fields(otherBase.fields)) }
    if let stated { fields.add("stated", .fields(stated.fields)) }
    fields.add("printed", .list(printed.map { .fields($0.fields) }))
    return fields
  }

  /// What is known where no method for counts gave an interval.
  private var known: FieldList {
    var fields: FieldList = [:]
    switch knowledge {
    case .counts(let candidates):
      if let only = candidates.only {
        fields.add("successes", .integer(only.successes))
      } else {
        fields.add("counts", .wholes(candidates.successes))
      }
      fields.add("n", .integer(candidates.trials))
      fields.add("estimate", .share(candidates.only?.estimate))
    case .weighted(let share): fields = share.fields
    case .number(let number):
      fields = ["successes": .integer(number), "n": .undefined, "estimate": .undefined]
    case .asPrinted, .impossible, .hidden:
      fields = ["successes": .undefined, "estimate": .undefined]
    }
    fields.add("lower", .share(limits?.lower))
    fields.add("upper", .share(limits?.upper))
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// The interval, of counts or of a weighted share; nil where there is none.
  public var limits: ConfidenceInterval? {
    if case .weighted(let share) = knowledge { return share.interval }
    return interval?.interval
  }

  /// What a reader must know, as codes and sentences: what the analysis warns of, why there is no interval,
  /// and what a weighted share's interval leaves out.
  public var warnings: [(code: String, message: String)] {
    var warnings = (interval?.warnings ?? []).map {
      (code: $0.code.rawValue, message: $0.message)
    }
    if let reason { warnings.append((reason.rawValue, reason.message)) }
    if case .weighted(let share) = knowledge, share.interval != nil, share.designEffect == nil {
      warnings.append(
        (AnalysisWarning.Code.wrongDesign.rawValue, WeightedShare.unknownDesignEffect))
    }
    return warnings
  }
}
