public import Halfwidth

/// What was read of a file of respondents' answers.
public struct AnswersSummary: Hashable, Sendable {
  /// Values or respondents by the reason why there is no answer.
  public struct Reason<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The reason.
    public var reason: MissingReason
    /// What has it.
    public var value: Value
  }

  /// The file, relative to the survey's folder.
  public let file: String
  /// The number of respondents.
  public let respondents: Int
  /// How many columns hold answers to questions.
  public let columns: Int
  /// The columns that neither questions, rating sets nor `respondent` name, in the file's order.
  public let unread: [String]
  /// The values that stand for no answer in every question without a list of its own.
  public let declared: [Reason<[String]>]
  /// How many answers are missing over all items; reasons without any are left out.
  public let missing: [Reason<Int>]
  /// The number of respondents times that of items.
  public let cells: Int

  /// Sums up a survey's answers; nil where its numbers are printed ones.
  public init?(_ survey: Survey) {
    guard let responses = survey.responses, let plan = survey.codebook.responses else { return nil }
    let references = survey.codebook.questions.flatMap { $0.columns?.references ?? [] }
    let named = Set(references.map(\.name))
    let tallies = responses.items.map(\.tally) + responses.numbers.map(\.tally)
    file = plan.file
    respondents = responses.respondents
    columns = named.count
    let sampling =
      (plan.designColumns + survey.codebook.ratings.flatMap(\.columnsOfResponses)).map(\.name)
    unread = responses.columns.filter {
      !named.contains($0) && $0 != plan.respondent?.name && !sampling.contains($0)
    }
    declared = MissingReason.allCases.compactMap { reason in
      plan.missing.values[reason].map { Reason(reason: reason, value: $0) }
    }
    missing = MissingReason.allCases.compactMap { reason in
      let count = tallies.reduce(0) { $0 + ($1.missing[reason] ?? 0) }
      return count > 0 ? Reason(reason: reason, value: count) : nil
    }
    cells = responses.respondents * tallies.count
  }
}

extension AnswersSummary: WireRepresentable {
  /// The file, its rows and columns, and what is missing by reason.
  public var fields: FieldList {
    var declared = FieldList()
    for entry in self.declared {
      declared.add(entry.reason.wireName, .texts(entry.value))
    }
    var missing = FieldList()
    for entry in self.missing { missing.add(entry.reason.wireName, .integer(entry.value)) }
    return [
      "file": .string(file), "respondents": .integer(respondents), "columns": .integer(columns),
      "unread_columns": .texts(unread), "declared_missing": .fields(declared),
      "missing": .fields(missing), "cells": .integer(cells),
    ]
  }

  /// The file and how much it holds.
  public var description: String { "\(file): \(respondents) respondents, \(columns) columns" }
}
