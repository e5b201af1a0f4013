import Testing

@testable import NumericCore

@Suite("Plan of bounded draws")
struct BoundedDrawsTests {
  @Test func `rarely rejects a lane`() {
    for bound in 2...BoundedDraws.largestNarrow {
      #expect(BoundedDraws(bound: bound, draws: 1).bytesPerLane == 2)
      #expect(65_536 % bound < 1 << 9, "at bound \(bound)")
    }
    for bound in [513, 3_000, 65_536, 1 << 20 + 1, 1 << 21] {
      #expect(BoundedDraws(bound: bound, draws: 1).bytesPerLane == 4)
      #expect((1 << 32) % bound < 1 << 21, "at bound \(bound)")
    }
  }

  @Test func `refuses bounds and draws that it cannot plan`() async {
    await #expect(processExitsWith: .failure) { _ = BoundedDraws(bound: 0, draws: 1) }
    await #expect(processExitsWith: .failure) { _ = BoundedDraws(bound: 4_294_967_296, draws: 1) }
    await #expect(processExitsWith: .failure) { _ = BoundedDraws(bound: 2, draws: -1) }
  }
}
