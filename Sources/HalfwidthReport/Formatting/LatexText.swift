/// Text of others in LaTeX.
enum LatexText {
  /// The text with every character that LaTeX would read as its own written as what it is, on one line, with control
  /// characters shown as escapes, and with a place to break in long words.
  ///
  /// What is in another script than Latin is an argument of `\otherscript`, of which the preamble says how it is set.
  /// Isolates are left out: that command sets the direction.
  static func escaped(_ text: String) -> String {
    var output = ""
    let scalars = text.unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }
    let shown = ShownText.escaped(String(String.UnicodeScalarView(scalars)), breaks: .spaces)
    for run in runs(shown) {
      let text = broken(run.text, isLatin: run.script == nil)
      output += run.script.map { "\\otherscript{\($0.rawValue)}{\(text)}" } ?? text
    }
    return output
  }

  /// A paragraph in small letters.
  static func small(_ text: String) -> String { "{\\small \(escaped(text))\\par}" }

  /// An address in `\href`.
  static func address(_ text: String) -> String {
    var output = ""
    for scalar in ShownText.escaped(text).unicodeScalars {
      if "\\{}%#&_$^~".unicodeScalars.contains(scalar) { output += "\\" }
      output.unicodeScalars.append(scalar)
    }
    return output
  }

  /// A script that needs a font of its own.
  enum Script: String, CaseIterable {
    case arabic, hebrew, khmer, thai, lao, myanmar, devanagari, bengali, tamil, greek, cyrillic
    case chinese, korean, other

    /// The script of a letter; nil for Latin, and for what belongs to any.
    init?(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0..<0x250, 0x1E00..<0x1F00, 0x2000..<0x2070, 0x20AC, 0x2122: return nil
      case 0x370..<0x400, 0x1F00..<0x2000: self = .greek
      case 0x400..<0x530: self = .cyrillic
      case 0x590..<0x600: self = .hebrew
      case 0x600..<0x780, 0x8A0..<0x900, 0xFB50..<0xFE00, 0xFE70..<0xFF00: self = .arabic
      case 0x900..<0x980: self = .devanagari
      case 0x980..<0xA00: self = .bengali
      case 0xB80..<0xC00: self = .tamil
      case 0xE00..<0xE80: self = .thai
      case 0xE80..<0xF00: self = .lao
      case 0x1000..<0x10A0: self = .myanmar
      case 0x1780..<0x1800, 0x19E0..<0x1A00: self = .khmer
      case 0x1100..<0x1200, 0xAC00..<0xD7B0: self = .korean
      case 0x2E80..<0xA000, 0xF900..<0xFB00, 0x20000..<0x32000: self = .chinese
      default: self = .other
      }
    }

    /// Fonts that have it, the best first.
    var fonts: [String] {
      switch self {
      case .arabic: ["Noto Naskh Arabic", "Amiri", "DejaVu Sans"]
      case .hebrew: ["Noto Serif Hebrew", "DejaVu Sans"]
      case .khmer: ["Noto Serif Khmer", "Noto Sans Khmer", "Khmer OS"]
      case .thai: ["Noto Serif Thai", "Norasi", "Garuda"]
      case .lao: ["Noto Serif Lao", "Phetsarath OT", "DejaVu Sans"]
      case .myanmar: ["Noto Serif Myanmar", "Padauk"]
      case .devanagari: ["Noto Serif Devanagari", "Lohit Devanagari"]
      case .bengali: ["Noto Serif Bengali", "Lohit Bengali"]
      case .tamil: ["Noto Serif Tamil", "Lohit Tamil"]
      case .greek, .cyrillic: ["DejaVu Serif", "FreeSerif"]
      case .chinese: ["Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei"]
      case .korean: ["Noto Serif CJK KR", "Noto Sans CJK KR", "NanumMyeongjo"]
      case .other: ["DejaVu Sans", "FreeSerif", "Noto Sans Symbols2"]
      }
    }

    /// What fontspec calls it; nil for what needs no shaping.
    var shaping: String? {
      switch self {
      case .arabic: "Arabic"
      case .hebrew: "Hebrew"
      case .khmer: "Khmer"
      case .thai: "Thai"
      case .lao: "Lao"
      case .myanmar: "Myanmar"
      case .devanagari: "Devanagari"
      case .bengali: "Bengali"
      case .tamil: "Tamil"
      case .greek, .cyrillic, .chinese, .korean, .other: nil
      }
    }

    /// The language by whose words XeLaTeX breaks lines that have no spaces; nil where there are spaces.
    var wordsOf: String? {
      switch self {
      case .khmer: "km"
      case .thai: "th"
      case .lao: "lo"
      case .myanmar: "my"
      case .chinese: "zh"
      case .arabic, .hebrew, .devanagari, .bengali, .tamil, .greek, .cyrillic, .korean, .other: nil
      }
    }

    /// Whether it runs from right to left.
    var isFromRight: Bool {
      switch self {
      case .arabic, .hebrew: true
      case .khmer, .thai, .lao, .myanmar, .devanagari, .bengali, .tamil, .greek, .cyrillic,
        .chinese, .korean, .other:
        false
      }
    }
  }

  /// The scripts other than Latin that a text has.
  static func scripts(_ text: String) -> Set<Script> {
    Set(text.unicodeScalars.lazy.filter { commands[$0] == nil }.compactMap(Script.init))
  }

  /// The text in runs of one script; spaces between words of another script belong to it.
  private static func runs(_ text: String) -> [(script: Script?, text: String)] {
    var runs: [(script: Script?, text: String)] = []
    var spaces = ""
    for scalar in text.unicodeScalars {
      let script = commands[scalar] == nil ? Script(scalar) : nil
      if scalar == " ", runs.last?.script != nil {
        spaces += " "
        continue
      }
      if let last = runs.last, last.script == script {
        runs[runs.count - 1].text += spaces
        runs[runs.count - 1].text.unicodeScalars.append(scalar)
      } else {
        if !spaces.isEmpty && script != nil { runs.append((nil, spaces)) }
        runs.append((script, (script == nil ? spaces : "") + String(scalar)))
      }
      spaces = ""
    }
    return spaces.isEmpty ? runs : runs + [(nil, spaces)]
  }

  /// How many letters a word may have before it gets a place to break, and how many stand between two of them; other
  /// scripts may have no spaces between words.
  private static let longWord = 24
  private static let piece = 10
  private static let pieceOfOthers = 4

  private static func broken(_ text: String, isLatin: Bool) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.count > longWord else { return word.unicodeScalars.map(command).joined() }
      var output = ""
      var count = 0
      // A letter that stands under the one before it stays with it.
      var isBound = false
      for letter in word {
        if count >= (isLatin ? piece : pieceOfOthers) && !isBound {
          output += isLatin ? "\\hspace{0pt}" : "\\scriptbreak{}"
          count = 0
        }
        output += letter.unicodeScalars.map(command).joined()
        count += 1
        isBound = letter.unicodeScalars.last?.properties.canonicalCombiningClass == .virama
      }
      return output
    }.joined(separator: " ")
  }

  private static func command(_ scalar: Unicode.Scalar) -> String {
    commands[scalar] ?? String(scalar)
  }

  private static let commands: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    // Two of these would be one other sign, and a bracket the beginning of an option.
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\textquotedbl{}",
    "'": "\\textquotesingle{}", "`": "\\textasciigrave{}", "-": "{-}", "[": "{[}", "]": "{]}",
    "*": "{*}", ",": "{,}", "!": "{!}", "?": "{?}",
    "\u{2212}": "\\ensuremath{-}", "\u{2265}": "\\ensuremath{\\geq}",
    "\u{2264}": "\\ensuremath{\\leq}", "\u{D7}": "\\ensuremath{\\times}",
    "\u{B7}": "\\textperiodcentered{}", "\u{2022}": "\\textbullet{}", "\u{2026}": "\\ldots{}",
    "\u{2013}": "\\textendash{}", "\u{2014}": "\\textemdash{}", "\u{2018}": "\\textquoteleft{}",
    "\u{2019}": "\\textquoteright{}", "\u{201C}": "\\textquotedblleft{}",
    "\u{201D}": "\\textquotedblright{}", "\u{3C7}": "\\ensuremath{\\chi}",
    "\u{B2}": "\\textsuperscript{2}", "\u{221E}": "\\ensuremath{\\infty}", "\u{A0}": "~",
    "\u{AD}": "\\-", "\u{200B}": "\\hspace{0pt}", "\u{200C}": "", "\u{200D}": "",
    "\u{200E}": "", "\u{200F}": "", "\u{61C}": "",
  ]
}
