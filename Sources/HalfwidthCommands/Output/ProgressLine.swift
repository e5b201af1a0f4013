internal import Glibc
internal import HalfwidthSurvey
internal import Synchronization

/// How far a long run is, on one line of a terminal: how much is done, how fast, and the time left.
///
/// A run that draws its resamples more than once counts them in each pass.
/// Nothing is written where standard error is no terminal, and nothing in the first second.
final class ProgressLine: Sendable {
  private let total: Int
  private let passes: Int
  private let start: ContinuousClock.Instant
  private let isTerminal: Bool
  /// Tenths of a second since the start at which the next line is due.
  private let due: Atomic<Int>
  private let hasWritten = Atomic(false)

  init(total: Int, passes: Int = 1, isTerminal: Bool = isatty(2) == 1 && Terminal.obeysEscapes) {
    self.total = total
    self.passes = passes
    self.isTerminal = isTerminal
    start = ContinuousClock.now
    due = Atomic(10)
  }

  /// Shows how many are done, some times a second; any thread may call it.
  func show(_ done: Int) {
    guard isTerminal else { return }
    let elapsed = start.duration(to: .now) / .seconds(1)
    let tenths = Int(elapsed * 10)
    let expected = due.load(ordering: .relaxed)
    guard tenths >= expected,
      due.compareExchange(expected: expected, desired: tenths + 2, ordering: .relaxed).exchanged
    else { return }
    hasWritten.store(true, ordering: .relaxed)
    StandardError.write(
      "\r" + Self.text(done: done, total: total, passes: passes, elapsed: elapsed) + "\u{1B}[K")
  }

  /// Takes the line away.
  func end() {
    if hasWritten.load(ordering: .relaxed) { StandardError.write("\r\u{1B}[K") }
  }

  static func text(done: Int, total: Int, passes: Int = 1, elapsed: Double) -> String {
    // A run may take a pass more than it usually does.
    let pass = total > 0 ? max(done - 1, 0) / total : 0
    let all = total * max(passes, pass + 1)
    let rate = Double(done) / elapsed
    let share = all > 0 ? 100 * Double(done) / Double(all) : 100
    let left = rate > 0 ? Double(all - done) / rate : 0
    let prefix = passes > 1 ? "pass \(pass + 1) of \(max(passes, pass + 1)), " : ""
    return
      "\(prefix)\(grouped(done - pass * total)) of \(grouped(total)) resamples (\(Int(share))%), "
      + "\(grouped(Int(rate))) a second, \(duration(left)) left"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 120 { return "\(whole) s" }
    return whole < 7_200
      ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3_600) h \(whole / 60 % 60) min"
  }

  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in "\(number)".reversed().enumerated() {
      if index > 0 && index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}

/// The most memory that the program has held so far.
enum PeakMemory {
  /// In bytes; nil where the system does not say.
  static var bytes: Int? {
    // Not getrusage, whose peak is also that of the process that started this one.
    let status = try? BoundedFile.bytes(of: "/proc/self/status", limit: 1 << 14)
    let line = String(decoding: status ?? [], as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix("VmHWM:")
    }
    return line.flatMap { Int($0.drop { !$0.isNumber }.prefix { $0.isNumber }) }.map { $0 * 1_024 }
  }
}
