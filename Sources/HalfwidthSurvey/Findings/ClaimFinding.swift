public import Halfwidth

/// What the numbers say of a statement of the report.
public struct ClaimFinding: Hashable, Sendable {
  /// The statement.
  public var claim: Claim
  /// Whether it is so among these respondents; nil where it is in words.
  public var inSample: Truth?
  /// Whether the sample shows it of a larger group; nil where it is not about one, or no test can show it, with
  /// the reason among ``remarks``.
  public var beyondSample: Verdict?
  /// The test that decided, or did not; nil where there is none.
  public var test: Test?
  /// The numbers that it names, in its order, with the counts that they can have.
  public var numbers: [Number]
  /// How a word such as "most" is read, and why there is no answer where there is none.
  public var remarks: [String] = []

  /// Whether a statement is so, over all counts that fit what is printed.
  public enum Truth: String, CaseIterable, Hashable, Sendable {
    /// Whichever counts are the right ones.
    case yes = "true"
    /// With none of the counts that fit.
    case no = "false"
    /// With some of them, or nothing is known.
    case unknown
  }

  /// Whether a sample shows a statement of a larger group.
  public enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// It is shown.
    case supported
    /// Its contrary is.
    case contradicted
    /// Neither is.
    case undecided
  }

  /// A test, with its p-value for the answer that was given.
  public struct Test: Hashable, Sendable {
    /// Which one.
    public var method: Method
    /// The largest p-value over all that is possible; nil where an interval decides.
    public var pValue: Double?
    /// The limits of a difference, the union over all that is possible; nil where a p-value decides.
    public var limits: ClosedRange<Double>?

    /// The tests and intervals that decide; raw values are their slugs.
    public enum Method: String, CaseIterable, Hashable, Sendable {
      /// The exact binomial test, of a share, or of two answers that exclude each other.
      case binomialExact = "binomial-exact"
      /// The exact McNemar test, of two answers of the same respondents.
      case mcnemarExact = "mcnemar-exact"
      /// The central Fisher test, of different respondents.
      case fisherCentral = "fisher-central"
      /// Tango's interval of a paired difference.
      case tango
      /// Newcombe's interval of a difference of two samples.
      case newcombe
    }
  }

  /// A number that a statement names.
  public struct Number: Hashable, Sendable {
    /// Where it belongs.
    public var reference: Claim.Reference
    /// The smallest and the largest count that it can have; nil where nothing is known.
    public var counts: ClosedRange<Int>?
    /// Its base; nil where none is printed.
    public var trials: Int?
  }
}

extension ClaimFinding {
  /// Whether it is to be read first: it is not so in the sample, or not shown beyond it.
  public var isOpen: Bool {
    switch (inSample, beyondSample) {
    case (.no, _), (.unknown, _), (_, .contradicted), (_, .undecided): true
    case (.yes, .supported), (.yes, nil), (nil, _): false
    }
  }
}

extension ClaimFinding {
  /// Whether what is said of it depends on who gave several answers, or on numbers that it doesn't name.
  var comparesAnswers: Bool {
    switch claim.statement {
    case .rank, .highest, .lowest, .similar, .largerThan, .subset: true
    case .threshold, .sum, .wording, .refersTo, .verbal: false
    }
  }

  /// Whether it names a quantity, alone or with others of its question.
  func names(_ quantity: QuantityFinding) -> Bool {
    claim.statement.references.contains { reference in
      reference.question == quantity.question
        && (reference.item == nil || reference.item == quantity.item?.id)
        && (reference.category == nil
          ? quantity.isHeadline || reference.item == nil : reference.category == quantity.category)
    }
  }
}

extension ClaimFinding: WireRepresentable {
  /// The claim, whether it is so in the sample and beyond it, and by which test.
  public var fields: FieldList {
    [
      "id": .string(claim.id), "kind": .string(claim.statement.kind),
      "where": .string(claim.place), "source": .string(claim.source.description),
      "in_sample": .text(inSample?.rawValue), "beyond_sample": .text(beyondSample?.rawValue),
      "test": .text(test?.method.rawValue), "p_value": .probability(test?.pValue),
      "lower": .amount(test?.limits?.lowerBound), "upper": .amount(test?.limits?.upperBound),
      "numbers": .list(numbers.map { .fields($0.fields) }), "remarks": .texts(remarks),
    ]
  }

  /// The claim and its two answers.
  public var description: String {
    "\(claim.id): \(inSample?.rawValue ?? "in words"), \(beyondSample?.rawValue ?? "no test")"
  }
}

extension ClaimFinding.Number: WireRepresentable {
  /// The names of the number, and its counts.
  public var fields: FieldList {
    [
      "question": .string(reference.question), "item": .text(reference.item),
      "category": .text(reference.category), "counts": counts.map(FieldValue.ends) ?? .undefined,
      "n": .whole(trials),
    ]
  }

  /// The counts of the base, such as `45 of 50` or `45 to 49 of 50`; what is not known as a question mark.
  public var description: String {
    let count = counts?.words ?? "?"
    return trials.map { "\(count) of \($0)" } ?? count
  }
}
