/// The page's colours, as properties of its style sheet.
///
/// The two sides of a scale are ochre and blue, which people with any of the common kinds of colour
/// blindness tell apart; the further out an answer lies, the stronger its tone. Blue is darker than ochre of the
/// same step, so that neighbours differ in greyscale too. Every `on-` colour
/// is for text on the colour that it names.
enum ReportPalette {
  /// The properties, light and dark, and the rules of the tones of distributions.
  static let rules = """
    :root { color-scheme: light; \(properties(light)) }
    @media screen and (prefers-color-scheme: dark) {
      :root { color-scheme: dark; \(properties(dark)) }
    }
    \(tones.map(rule).joined(separator: "\n"))
    """

  /// The tones of distributions.
  static let tones =
    [DistributionChart.Tone.middle, .apart]
    + (1...3).flatMap { [DistributionChart.Tone.left($0), .right($0)] }
    + (0..<6).map { DistributionChart.Tone.plain($0) }
    + (0..<3).map { DistributionChart.Tone.aside($0) }

  private static func rule(_ tone: DistributionChart.Tone) -> String {
    let style = tone.style
    return ".\(style) { fill: var(--\(style)); background: var(--\(style)); } "
      + ".on-\(style) { fill: var(--on-\(style)); stroke: var(--\(style)); }"
  }

  private static func properties(_ colours: [(name: String, value: String)]) -> String {
    colours.map { "--\($0.name): \($0.value);" }.joined(separator: " ")
  }

  /// The colours of paper and light screens.
  static let light: [(name: String, value: String)] = [
    ("page", "#ffffff"), ("ink", "#1d2329"), ("quiet", "#59636e"), ("rule", "#dde2e6"),
    ("grid", "#e3e7eb"), ("soft", "#f3f6f8"), ("mark", "#1f5a8c"), ("link", "#1f5a8c"),
    ("left-3", "#8a4b08"), ("on-left-3", "#ffffff"), ("left-2", "#cb8d3e"),
    ("on-left-2", "#1d2329"), ("left-1", "#f2d4a4"), ("on-left-1", "#1d2329"),
    ("middle", "#eceef1"), ("on-middle", "#1d2329"), ("right-1", "#92b8d3"),
    ("on-right-1", "#1d2329"), ("right-2", "#5896c2"), ("on-right-2", "#1d2329"),
    ("right-3", "#14507a"), ("on-right-3", "#ffffff"), ("apart", "#e9ecef"),
    ("on-apart", "#1d2329"), ("aside-1", "#e0e3e6"), ("on-aside-1", "#1d2329"),
    ("aside-2", "#b9bec4"), ("on-aside-2", "#1d2329"), ("aside-3", "#949ca4"),
    ("on-aside-3", "#14181c"), ("plain-1", "#1f6391"), ("on-plain-1", "#ffffff"),
    ("plain-2", "#b3d3e6"), ("on-plain-2", "#1d2329"), ("plain-3", "#6b5b93"),
    ("on-plain-3", "#ffffff"), ("plain-4", "#d5cbe6"), ("on-plain-4", "#1d2329"),
    ("plain-5", "#3f6f5a"), ("on-plain-5", "#ffffff"), ("plain-6", "#c5dccf"),
    ("on-plain-6", "#1d2329"),
  ]

  /// The colours of dark screens.
  static let dark: [(name: String, value: String)] = [
    ("page", "#14181c"), ("ink", "#e3e7ea"), ("quiet", "#a3adb7"), ("rule", "#2f373f"),
    ("grid", "#2b3239"), ("soft", "#1c2228"), ("mark", "#7db8e8"), ("link", "#8cc0ee"),
    ("left-3", "#e6b06a"), ("on-left-3", "#14181c"), ("left-2", "#b98037"),
    ("on-left-2", "#14181c"), ("left-1", "#63481f"), ("on-left-1", "#ffffff"),
    ("middle", "#2f363d"), ("on-middle", "#ffffff"), ("right-1", "#41708f"),
    ("on-right-1", "#ffffff"), ("right-2", "#62a8d4"), ("on-right-2", "#14181c"),
    ("right-3", "#b5dcf7"), ("on-right-3", "#14181c"), ("apart", "#343c44"),
    ("on-apart", "#ffffff"), ("aside-1", "#39414a"), ("on-aside-1", "#ffffff"),
    ("aside-2", "#59626b"), ("on-aside-2", "#ffffff"), ("aside-3", "#848e97"),
    ("on-aside-3", "#14181c"), ("plain-1", "#9accee"), ("on-plain-1", "#14181c"),
    ("plain-2", "#2a4a5f"), ("on-plain-2", "#ffffff"), ("plain-3", "#b5a6d8"),
    ("on-plain-3", "#14181c"), ("plain-4", "#4a4266"), ("on-plain-4", "#ffffff"),
    ("plain-5", "#8fc2a8"), ("on-plain-5", "#14181c"), ("plain-6", "#33503f"),
    ("on-plain-6", "#ffffff"),
  ]
}
