import Foundation
import Testing

@testable import HalfwidthReport

@Suite struct ChartColoursTests {
  /// The lightness L* of a colour, 0 for black and 100 for white (CIE 1976, of sRGB).
  private func lightness(_ colour: String) throws -> Double {
    let number = try #require(Int(colour.dropFirst(), radix: 16))
    let parts = [16, 8, 0].map { shift -> Double in
      let value = Double((number >> shift) & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return luminance > 0.008856 ? 116 * cbrt(luminance) - 16 : 903.3 * luminance
  }

  @Test(arguments: [ReportPalette.light, ReportPalette.dark])
  func `neighbours on a scale differ in greyscale`(palette: [(name: String, value: String)]) throws
  {
    let colours = ChartColours(palette)
    let order = ["left-3", "left-2", "left-1", "middle", "right-1", "right-2", "right-3"]
    // Scales of two to seven steps: the tones that stand beside each other.
    let scales = [
      order, ["left-3", "right-3"], ["left-3", "left-1", "right-1", "right-3"],
      ["left-3", "left-2", "middle", "right-2", "right-3"], ["left-3", "middle", "right-3"],
      ["left-3", "left-2", "left-1", "right-1", "right-2", "right-3"],
    ]
    for scale in scales {
      let tones = try scale.map { try lightness(colours[$0]) }
      for (index, pair) in zip(tones, tones.dropFirst()).enumerated() {
        // The outermost two of a scale of two have the centre line between them.
        if scale.count > 2 {
          #expect(abs(pair.0 - pair.1) > 5, "\(scale[index]) and \(scale[index + 1])")
        }
      }
    }
  }
}
