/// The difference of two products.
public enum ProductDifference {
  /// Returns a d - b c, within 1.5 units in the last place where nothing overflows or underflows.
  ///
  /// The rounding error of one product is recovered by a fused multiply-add: the plain expression loses
  /// all digits where the products are near each other.
  ///
  /// Source: C.-P. Jeannerod, N. Louvet, J.-M. Muller (2013), *Math. Comp.* 82(284), 2245-2264,
  /// [doi:10.1090/S0025-5718-2013-02679-8](https://doi.org/10.1090/S0025-5718-2013-02679-8).
  public static func value(_ a: Double, _ d: Double, _ b: Double, _ c: Double) -> Double {
    let product = b * c
    let error = product.addingProduct(-b, c)
    return (-product).addingProduct(a, d) + error
  }
}
