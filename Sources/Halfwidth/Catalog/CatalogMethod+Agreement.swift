// Why methods for ratings and differences of the same respondents are used where none is asked for.

extension RaterMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .krippendorffNominal:
      "It takes any number of raters, missing ratings and small samples, and categories as they are, without "
      + "an order. Where they have one it counts near and far disagreement alike: use krippendorff-ordinal, or "
      + "krippendorff-interval for numbers. With lopsided shares it is small though nearly all agree: see gwet-ac1.",
    .gwetAC1:
      "It stays high where raters nearly always choose one category and agree, and has limits in closed form. It "
      + "is not to be compared with kappa or alpha, which mean something else by chance.",
    .percentAgreement:
      "It is what people expect to read. Chance alone makes it large on a short scale, so it is never to stand "
      + "alone: krippendorff-nominal and gwet-ac1 leave chance out.",
  ]
}

extension SignedRankMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .wilcoxonExact:
      "It is exact for few differences, with ties as they are. It takes the differences to lie symmetrically "
      + "about their middle: where they don't, use sign-test. With many differences of 0 use "
      + "signed-rank-pratt-exact, and for very many differences signed-rank.",
    .sign:
      "It needs no symmetry and no size of the differences, only their signs. Where sizes mean something the "
      + "signed-rank tests find more.",
  ]
}
