import Foundation
import Testing

@testable import HalfwidthReport

/// Contrast by WCAG 2.2: at least 4.5 for text, at least 3 for marks that carry meaning.
@Suite struct ReportPaletteTests {
  @Test(arguments: [ReportPalette.light, ReportPalette.dark])
  func `colours can be told from what they stand on`(
    palette: [(name: String, value: String)]
  ) throws {
    let colours = Dictionary(uniqueKeysWithValues: palette.map { ($0.name, $0.value) })
    func contrast(_ first: String, _ second: String) throws -> Double {
      let lights = try [first, second].map { try luminance(#require(colours[$0])) }
      return (lights.reduce(0, max) + 0.05) / (lights.reduce(1, min) + 0.05)
    }
    for text in ["ink", "quiet", "link"] { #expect(try contrast(text, "page") >= 4.5, "\(text)") }
    #expect(try contrast("ink", "soft") >= 4.5)
    #expect(try contrast("mark", "page") >= 3)
    for tone in ReportPalette.tones.map(\.style) {
      #expect(try contrast("on-\(tone)", tone) >= 4.5, "\(tone)")
    }
  }

  @Test func `the measure of contrast is that of the standard`() {
    #expect(luminance("#ffffff") == 1)
    #expect(luminance("#000000") == 0)
    // Published: #767676 on white is 4.54.
    #expect(abs(1.05 / (luminance("#767676") + 0.05) - 4.54) < 0.005)
  }

  private func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
