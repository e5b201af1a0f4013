internal import Glibc
internal import HalfwidthReport

/// What shows a stream of the program.
enum Terminal {
  /// How text is laid out that goes to a file, or to standard output where there is none.
  static func layout(of output: String?) -> TextLayout {
    output == nil && isatty(1) == 1
      ? TextLayout(width: width, isStyled: isStyled) : TextLayout()
  }

  /// The columns of the terminal: as COLUMNS says, or as it says itself.
  private static var width: Int {
    if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    let fault = unsafe ioctl(1, UInt(TIOCGWINSZ), &size)
    return fault == 0 && size.ws_col > 0 ? Int(size.ws_col) : TextLayout.usualWidth
  }

  /// A failure as standard error shows it: with its first word in red, in a terminal.
  static func shown(_ failure: CommandFailure) -> String {
    let text = failure.description
    guard isatty(2) == 1, isStyled else { return text }
    let word = "error:"
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix(word)
        ? "\u{1B}[1;31m\(word)\u{1B}[0m" + line.dropFirst(word.count) : String(line)
    }.joined(separator: "\n")
  }

  /// Whether a terminal is to be sent colours and the like: see https://no-color.org.
  private static var isStyled: Bool { (variable("NO_COLOR") ?? "").isEmpty && obeysEscapes }

  /// Whether a terminal says that it can do more than show text.
  static var obeysEscapes: Bool {
    let terminal = variable("TERM") ?? ""
    return !terminal.isEmpty && terminal != "dumb"
  }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
