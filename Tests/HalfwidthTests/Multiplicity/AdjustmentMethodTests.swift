import TestSupport
import Testing

@testable import Halfwidth

@Suite struct AdjustmentMethodTests {
  /// Lists of up to five p-values on a coarse lattice, so that ties are common.
  static let lists: [[Double]] = {
    let lattice = [0, 0.01, 0.02, 0.3, 1]
    var lists: [[Double]] = [[]]
    var all: [[Double]] = []
    for _ in 1...4 {
      lists = lists.flatMap { list in lattice.map { list + [$0] } }
      all += lists
    }
    return all + [
      [0.011, 0.012, 0.013, 0.014, 0.02, 0.021], [0.04, 0.001, 0.03, 0.002, 0.5, 0.02],
      [0.2, 0.1, 0.15, 0.12, 0.9, 0.11],
    ]
  }()

  @Test func `has the slugs of the contract, with holm as the default`() {
    #expect(
      AdjustmentMethod.allCases.map(\.rawValue) == [
        "bonferroni", "holm", "hochberg", "hommel", "bh", "by", "sidak", "holm-sidak",
      ])
    #expect(AdjustmentMethod.default == .holm)
  }

  @Test(arguments: AdjustmentMethod.allCases)
  func `adjusted values lie between the p-value and 1 and keep its order`(method: AdjustmentMethod)
    throws
  {
    for list in Self.lists {
      let adjusted = try method.adjusted(list)
      for (i, p) in list.enumerated() {
        #expect(adjusted[i] >= p && adjusted[i] <= 1, "\(list)")
        for (j, q) in list.enumerated() where p <= q {
          #expect(adjusted[i] <= adjusted[j], "\(list)")
        }
      }
    }
  }

  @Test(arguments: AdjustmentMethod.allCases)
  func `hypotheses without a known p-value count as if theirs were 1`(method: AdjustmentMethod)
    throws
  {
    for list in Self.lists {
      for unknown in [1, 2, 7] {
        let filled = try method.adjusted(list + [Double](repeating: 1, count: unknown))
        let counted = try method.adjusted(list, total: list.count + unknown)
        for (a, b) in zip(counted, filled) { expectClose(a, b, absolute: 1e-15, "\(list)") }
      }
    }
  }

  @Test func `methods that control the family order as theory says`() throws {
    for list in Self.lists {
      let bonferroni = try AdjustmentMethod.bonferroni.adjusted(list)
      let holm = try AdjustmentMethod.holm.adjusted(list)
      let hochberg = try AdjustmentMethod.hochberg.adjusted(list)
      let hommel = try AdjustmentMethod.hommel.adjusted(list)
      let bh = try AdjustmentMethod.benjaminiHochberg.adjusted(list)
      let by = try AdjustmentMethod.benjaminiYekutieli.adjusted(list)
      let sidak = try AdjustmentMethod.sidak.adjusted(list)
      let holmSidak = try AdjustmentMethod.holmSidak.adjusted(list)
      for i in list.indices {
        #expect(bonferroni[i] >= sidak[i] - 1e-15 && sidak[i] >= holmSidak[i] - 1e-15, "\(list)")
        #expect(holm[i] >= holmSidak[i] - 1e-15, "\(list)")
        #expect(bonferroni[i] >= holm[i] && holm[i] >= hochberg[i], "\(list)")
        #expect(hochberg[i] >= hommel[i] - 1e-15 && hommel[i] >= bh[i] - 1e-15, "\(list)")
        #expect(by[i] >= bh[i], "\(list)")
      }
    }
  }

  @Test func `Holm and Hommel are closed tests, over every subset`() throws {
    for list in Self.lists {
      var holm = [Double](repeating: 0, count: list.count)
      var hommel = holm
      for subset in 1..<(1 << list.count) {
        let members = list.indices.filter { subset >> $0 & 1 == 1 }
        let sorted = members.map { list[$0] }.sorted()
        let size = Double(sorted.count)
        let simes = sorted.enumerated().map { size * $1 / Double($0 + 1) }.min() ?? 1
        for member in members {
          holm[member] = max(holm[member], min(1, size * sorted[0]))
          hommel[member] = max(hommel[member], simes)
        }
      }
      let holmAdjusted = try AdjustmentMethod.holm.adjusted(list)
      let hommelAdjusted = try AdjustmentMethod.hommel.adjusted(list)
      for i in list.indices {
        expectClose(holmAdjusted[i], holm[i], absolute: 1e-15, "\(list)")
        expectClose(hommelAdjusted[i], hommel[i], absolute: 1e-15, "\(list)")
      }
    }
  }

  // Benjamini and Hochberg (1995), thrombolysis: 4 rejections against Bonferroni's 3 at .05.
  static let thrombolysis = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1,
  ]

  @Test func `the published example has its numbers of rejections`() throws {
    let family = try PValues(Self.thrombolysis, alpha: 0.05)
    #expect(AdjustmentMethod.benjaminiHochberg.finding(for: family).rejections == 4)
    #expect(AdjustmentMethod.bonferroni.finding(for: family).rejections == 3)
    #expect(AdjustmentMethod.holm.finding(for: family).rejections == 3)
    let unasked = try AdjustmentMethod.holm.finding(for: PValues(Self.thrombolysis))
    #expect(unasked.rejections == nil && unasked.total == 15)
  }

  @Test func `an adjusted value equal to alpha as a decimal is rejected`() throws {
    for (alpha, rejections) in [(0.3, 3), (0.299_999_999, 0)] {
      let family = try PValues([0.1, 0.1, 0.1], alpha: alpha)
      #expect(AdjustmentMethod.bonferroni.finding(for: family).rejections == rejections)
    }
  }

  @Test(arguments: AdjustmentMethod.allCases)
  func `a single p-value stays as it is, and an enormous family makes 1 of all but 0`(
    method: AdjustmentMethod
  ) throws {
    #expect(try method.adjusted([0.37]) == [0.37])
    #expect(try method.adjusted([0.37, 1e-3, 0], total: 1 << 53) == [1, 1, 0])
  }

  @Test func `a long list is adjusted as its pattern says`() throws {
    // p(j) = j / m: Simes' p-value of all is 1, so all of Hommel's and of BH's are 1; all p equal:
    // no adjustment by the step-up methods.
    let count = 200_000
    let uniform = (1...count).map { Double($0) / Double(count) }
    for method in [AdjustmentMethod.hommel, .benjaminiHochberg] {
      let adjusted = try method.adjusted(uniform)
      #expect(adjusted.allSatisfy { $0 > 1 - 1e-12 })
    }
    let equal = [Double](repeating: 0.02, count: count)
    let hommel = try AdjustmentMethod.hommel.adjusted(equal)
    #expect(hommel.allSatisfy { ($0 - 0.02).magnitude < 1e-15 })
    #expect(try AdjustmentMethod.hochberg.adjusted(equal) == equal)
  }

  @Test(arguments: [
    ("", "'' is not a list of p-values; write numbers such as 0.01,0.04,0.2"),
    ("0.1,,0.2", "'0.1,,0.2' is not a list of p-values; write numbers such as 0.01,0.04,0.2"),
    ("0.1,1.5", "p-value 2 is 1.5; a p-value lies in 0...1"),
    ("-0.1", "p-value 1 is -0.1; a p-value lies in 0...1"),
    ("0.1, nan", "p-value 2 is nan; a p-value lies in 0...1"),
  ])
  func `refuses text that is no family with a sentence`(text: String, message: String) {
    let error = #expect(throws: CountsError.self) { try PValues(parsing: text) }
    #expect(error?.message == message)
  }

  @Test func `refuses impossible families`() throws {
    func message(_ values: [Double], _ total: Int? = nil, _ alpha: Double? = nil) -> String? {
      #expect(throws: CountsError.self) { try PValues(values, total: total, alpha: alpha) }?.message
    }
    #expect(message([]) == "there is no p-value; give at least one")
    #expect(
      message([0.1, 0.2], 1)
        == "a family of 1 hypotheses can't have the 2 p-values given; count at least those")
    #expect(
      message([0.1], (1 << 53) + 1)
        == "9007199254740993 hypotheses are more than 2^53, the largest number that is counted exactly; "
        + "give fewer")
    #expect(
      message([0.1], nil, 1) == "alpha is 1.0; it lies strictly between 0 and 1, such as 0.05")
    #expect(try PValues([-0.0]).values[0].sign == .plus)
    #expect(try PValues(parsing: "0.01, 1").values == [0.01, 1])
  }
}

extension AdjustmentMethod {
  fileprivate func adjusted(_ values: [Double], total: Int? = nil) throws -> [Double] {
    adjusted(try PValues(values, total: total))
  }
}
