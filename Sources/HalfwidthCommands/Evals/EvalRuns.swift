internal import Halfwidth
internal import HalfwidthSurvey

/// The runs of all systems, as files have them.
struct EvalRuns {
  /// One score, by places among the names.
  struct Run {
    var unit: Int
    var system: Int
    var score: Double
    /// Among ``EvalRuns/numbers``; nil where runs are not numbered.
    var number: Int?
  }

  /// What both systems have to have run to be compared: an item, of a task, and where clusters are given in a cluster.
  struct Unit: Hashable {
    var task: String?
    var id: String
    var cluster: String?
  }

  private(set) var systems: [String] = []
  private(set) var units: [Unit] = []
  private(set) var runs: [Run] = []
  /// What runs are numbered by, such as seeds, each once.
  private(set) var numbers: [String] = []
  /// What stands in place of scores that are numbers, by task.
  private(set) var substitutes: [String?: EvalSubstitutes] = [:]
  /// Whether a file has clusters.
  private(set) var hasClusters = false
  /// What a reader must know of how the files were read.
  var warnings: [EvalWarning] = []

  let roles: EvalRoles
  /// What is done with runs without a score.
  let missing: MissingCells
  private var places: [Unit: Int] = [:]
  private var numberPlaces: [String: Int] = [:]
  private var seen: Set<Key> = []
  private(set) var hasRepeats: Bool?
  /// How many scores each system has of a unit.
  private(set) var counts: [Pair: Int] = [:]
  /// By system, how many of its runs have no score.
  private(set) var dropped: [Int: Int] = [:]
  /// By system, the words that stand for a run that broke off.
  private(set) var broken: [Int: [String]] = [:]

  /// A system's runs of one unit.
  struct Pair: Hashable {
    var unit: Int
    var system: Int
  }

  private struct Key: Hashable {
    var unit: Int
    var system: Int
    var number: Int
  }

  /// Reads one file with a column of systems, or a file for each system.
  init(
    _ paths: [String], _ names: EvalNames, missing: MissingCells, _ files: FileArguments
  ) throws(CommandFailure) {
    roles = try names.roles(hasSystems: paths.count == 1)
    self.missing = missing
    let stems = paths.map(Self.stem)
    for (number, path) in paths.enumerated() {
      let file = try EvalFile(path, members: roles.all, files)
      let isUnique = stems.count { $0 == stems[number] } == 1
      try add(file, system: paths.count == 1 ? nil : isUnique ? stems[number] : path)
    }
    if systems.count < 2 {
      throw CommandFailure(
        .badData, paths[0],
        "holds one system, '\(systems.first ?? "")'; give a file of another one as well, or name the column of systems "
          + "with --system")
    }
    warn()
  }

  /// A file's name without folder and ending.
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return name }
    return String(name[..<point])
  }

  // MARK: - A file

  /// Adds the rows of a file.
  ///
  /// - Parameter system: What the system is called that the file is of, where it does not say it itself; nil for a file
  ///   of several.
  private mutating func add(_ file: EvalFile, system: String?) throws(CommandFailure) {
    let ids = try column(roles.id, of: file) ?? Column(name: roles.id, cells: [])
    let scores = try column(roles.score, of: file)?.cells ?? []
    let tasks = try column(roles.task, of: file)
    let repeats = try column(roles.repeat, of: file)
    let clusters = try column(roles.cluster, of: file)
    let own = try column(roles.system, of: file)
    try checkTotals(file)
    let isOther = hasRepeats.map { ($0 != (repeats != nil), hasClusters != (clusters != nil)) }
    if let isOther, let name = isOther.0 ? roles.repeat : isOther.1 ? roles.cluster : nil {
      throw CommandFailure(
        .badData, file.path,
        "only some of the files have '\(name.text)'; give all of them it, or name another one with \(name.option)"
      )
    }
    hasRepeats = repeats != nil
    hasClusters = clusters != nil
    var reader = DecimalReader(column: roles.score.text, format: file.format)
    let before = systems.count
    for row in 0..<file.count {
      let unit = try unit(row, ids, tasks, clusters, file)
      let name = try own.map { column throws(CommandFailure) in try text(column, row, file) }
      if let system, let own, let name, name != own.cells[0].name {
        throw CommandFailure(
          .badData, file.place(row: row, own.name.text),
          "'\(name)' is another system than in the rows before, and each of several files is of one; give one file of all, "
            + "or leave \(system) out")
      }
      let place = try placeOfSystem(name ?? system ?? "", after: before, file)
      var number: Int?
      if let repeats {
        let text = try text(repeats, row, file)
        let found = placeOfNumber(text)
        guard seen.insert(Key(unit: unit, system: place, number: found)).inserted else {
          throw CommandFailure(
            .badData, file.place(row: row, repeats.name.text),
            "the item '\(units[unit].id)' has a score of \(systems[place]) with \(repeats.name.text) '\(text)' already; "
              + "leave one of the two out")
        }
        number = found
      }
      guard let score = try score(scores[row], row, units[unit].task, place, &reader, file) else {
        continue
      }
      counts[Pair(unit: unit, system: place), default: 0] += 1
      runs.append(Run(unit: unit, system: place, score: score, number: number))
    }
    let name = roles.score.text
    try CommandFailure.translating(reader.finish { file.place(row: $0, name) })
    if reader.comma != nil {
      remark("the commas in the numbers of '\(name)' are read as decimal commas")
    }
    for text in file.remarks { remark(text) }
  }

  private mutating func remark(_ text: String) {
    let warning = EvalWarning(.inputReading, text)
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  private mutating func placeOfNumber(_ text: String) -> Int {
    if let place = numberPlaces[text] { return place }
    numberPlaces[text] = numbers.count
    numbers.append(text)
    return numbers.count - 1
  }

  /// What stands under a name.
  private struct Column {
    var name: EvalRoles.Name
    var cells: [EvalCell]
  }

  /// What stands under a name; nil where there is none and nobody asked for it.
  private func column(
    _ name: EvalRoles.Name?, of file: EvalFile
  ) throws(CommandFailure) -> Column? {
    guard let name else { return nil }
    if let cells = file.column(name.text) { return Column(name: name, cells: cells) }
    guard name.need != nil || name.isAsked else { return nil }
    let advice = EditDistance.nearest(to: name.text, among: file.names).map {
      "did you mean '\($0)'?"
    }
    let known = file.names.prefix(12).joined(separator: ", ")
    throw CommandFailure(
      .badData, file.path,
      "there is no '\(name.text)'; "
        + (advice ?? "name what there is with \(name.option): \(known)"))
  }

  private func checkTotals(_ file: EvalFile) throws(CommandFailure) {
    guard let total = file.total(of: roles.id.text) else { return }
    throw CommandFailure(
      .badData, file.place(row: total.row, roles.id.text),
      "the item is called '\(total.word)', as a row of totals is; leave the row out, or call the item otherwise"
    )
  }

  private func text(
    _ column: Column, _ row: Int, _ file: EvalFile
  ) throws(CommandFailure) -> String {
    if let text = column.cells[row].name { return text }
    let name = column.name
    throw CommandFailure(
      .badData, file.place(row: row, name.text),
      "there is no '\(name.text)' here; give each row one, or name another column with \(name.option)"
    )
  }

  private mutating func unit(
    _ row: Int, _ ids: Column, _ tasks: Column?, _ clusters: Column?, _ file: EvalFile
  ) throws(CommandFailure) -> Int {
    func own(_ column: Column) throws(CommandFailure) -> String { try text(column, row, file) }
    let unit = Unit(
      task: try tasks.map(own), id: try own(ids), cluster: try clusters.map(own))
    if let place = places[unit] { return place }
    places[unit] = units.count
    units.append(unit)
    return units.count - 1
  }

  /// The place of a system.
  ///
  /// - Parameter before: How many systems earlier files have, of which none may come again.
  private mutating func placeOfSystem(
    _ name: String, after before: Int, _ file: EvalFile
  ) throws(CommandFailure) -> Int {
    if let place = systems.firstIndex(of: name) {
      guard place >= before else {
        throw CommandFailure(
          .badData, file.path,
          "is of the system '\(name)', and so is another file; give each system one file, or all of them one"
        )
      }
      return place
    }
    guard systems.count < RankedItems.largestItems else {
      throw CommandFailure(
        .badData, file.path,
        "has more than \(RankedItems.largestItems) systems; name the column of systems with --system"
      )
    }
    systems.append(name)
    return systems.count - 1
  }

  private mutating func score(
    _ cell: EvalCell, _ row: Int, _ task: String?, _ system: Int, _ reader: inout DecimalReader,
    _ file: EvalFile
  ) throws(CommandFailure) -> Double? {
    let name = roles.score
    func place() -> String { file.place(row: row, name.text) }
    do throws(EvalCell.NoScore) {
      switch try cell.score(&reader, row: row, column: name.text) {
      case .number(let number)?: return number
      case .word(let word)?:
        substitutes[task, default: EvalSubstitutes()].add(word, at: place)
        if word.isBroken { broken[system, default: []].append(word.text) }
        return word.score
      case nil: break
      }
    } catch {
      throw CommandFailure(.badData, place(), error.message)
    }
    switch missing {
    case .zero:
      dropped[system, default: 0] += 1
      substitutes[task, default: EvalSubstitutes()].addBlank(at: place)
      return 0
    case .drop:
      dropped[system, default: 0] += 1
      return nil
    case .refuse:
      throw CommandFailure(
        .badData, place(),
        "there is no '\(name.text)' here; give the run one, or say whether runs without one are left out (--missing "
          + "drop) or have failed (--missing zero)")
    }
  }
}
