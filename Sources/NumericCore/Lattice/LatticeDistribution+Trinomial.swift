extension LatticeDistribution {
  /// Returns the distribution of the sum of independent positions of which there are three.
  ///
  /// Or nil where the numbers in between would leave the range of doubles, which is where n times the
  /// number of halvings from 1 to the smaller outer probability passes 900, and where the middle
  /// position has no probability, so that the halves may have no place in common to join them at.
  ///
  /// The coefficients of (a + b x + c x^2)^n obey k a s(k) = (n + 1 - k) b s(k - 1) + (2n + 2 - k) c
  /// s(k - 2). Both terms are positive up to the middle, k = n, so the lower half is run upwards and the
  /// upper half downwards, and the two are joined in the middle: nothing cancels.
  ///
  /// - Complexity: O(n).
  func trinomialPower(_ terms: Int) -> LatticeDistribution? {
    precondition(probabilities.count == 3 && terms >= 1, "a trinomial power has three terms")
    let outer = min(probabilities[0], probabilities[2])
    guard probabilities[1] > 0,
      Double(terms) * -PortableLogarithm.of(outer, over: 1) < 900 * PortableLogarithm.logTwo
    else { return nil }
    let n = Double(terms)
    let up = (near: probabilities[1] / probabilities[0], far: probabilities[2] / probabilities[0])
    let down = (near: probabilities[1] / probabilities[2], far: probabilities[0] / probabilities[2])
    var weights = [Double].zeros(2 * terms + 1)
    var span = weights.mutableSpan
    var low = (last: 1.0, before: 0.0)
    var high = (last: 1.0, before: 0.0)
    span[0] = 1
    span[2 * terms] = 1
    for k in 1...terms {
      let place = Double(k)
      let near = (n + 1 - place) / place
      let far = (2 * n + 2 - place) / place
      low = (near * up.near * low.last + far * up.far * low.before, low.last)
      high = (near * down.near * high.last + far * down.far * high.before, high.last)
      span[k] = low.last
      // The middle stays the lower half's.
      if k < terms { span[2 * terms - k] = high.last }
    }
    let join = low.last / high.last
    for place in terms + 1...2 * terms { span[place] *= join }
    let largest = weights.max() ?? 1
    for place in weights.indices { weights[place] /= largest }
    let trimmed = LatticeDistribution(origin: terms * origin, trimming: weights)
    return LatticeDistribution(scaling: trimmed.probabilities, from: trimmed.origin)
  }
}
