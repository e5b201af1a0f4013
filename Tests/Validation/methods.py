"""Which page a method stands on. Every method of the program has a place here, or the pages are not made."""

# (page, title, what it holds, [(analysis, methods; None: all that no other page has)])
PAGES = [
    ("one-proportion", "One proportion", "Intervals for a share, tests of a stated share, the share of a known number of "
     "people, and the share when some did not answer.",
     [("proportion", None), ("finite-proportion", None), ("missing", None)]),
    ("two-samples", "Two samples", "Differences, ratios and odds ratios of two independent samples, and tests of a 2 x 2 "
     "table.", [("compare", None)]),
    ("pairs", "Two answers of the same people", "Paired differences and ratios, McNemar's tests, and the same where only "
     "the totals are known.", [("paired", None), ("margins", None)]),
    ("tables", "Tables of counts", "The chi-squared family, exact and simulated tests, effect sizes, residuals.",
     [("table", ["pearson", "yates", "n-1", "likelihood-ratio", "cressie-read", "fisher", "fisher-central",
                 "fisher-mid-p", "barnard", "boschloo", "pearson-monte-carlo", "fisher-monte-carlo",
                 "linear-by-linear", "linear-by-linear-exact", "phi", "cramers-v", "cramers-v-bias-corrected", "contingency-coefficient",
                 "cohens-w", "woolf", "conditional-exact", "expected-counts", "adjusted-residuals"])]),
    ("ordered-answers", "Ordered answers", "Scores and ranks: association, tests of groups, means of a scale, signed ranks.",
     [("table", None), ("scores", None), ("differences", None)]),
    ("agreement", "Square tables and raters", "Symmetry and marginal homogeneity, kappas, alphas, several items of the same "
     "people.", [("square", None), ("raters", None), ("cochran", None)]),
    ("strata", "Strata and trends", "Common odds ratios, differences and ratios over strata, and the trend of ordered "
     "groups.", [("stratified", None), ("trend", None)]),
    ("categories", "Categories, groups and families", "Shares that hold together, goodness of fit, all pairs of groups, "
     "ranks, and p-values adjusted for their number.",
     [("multinomial", None), ("goodness", None), ("groups", None), ("ranks", None), ("adjust", None),
      ("westfall-young", None)]),
    ("systems", "Systems on the same items", "What `halfwidth evals` says of models, robots or programs: paired differences, "
     "exact tests, margins, families of tasks and systems, and how many items are needed. Its methods go by the names of "
     "intervals and tests, its other numbers by their members. A case is a command, to be run in the repository's folder; of "
     "several tasks or systems a member is a list.", [("evals", None)]),
    ("rates", "Rates of events", "A rate, the ratio of two, and what totals alone say of a person's events.",
     [("rate", None), ("rate-ratio", None), ("event-bounds", None)]),
    ("bootstrap", "The bootstrap", "Over all resamples where that can be, and simulated. Differences of simulated limits "
     "are shares of the tolerance that simulation itself leaves open, not relative ones.", [("bootstrap", None)]),
    ("designs", "Samples with a design", "Strata, clusters, weights and populations, as in R's survey.",
     [("design", None)]),
    ("printed-numbers", "Printed numbers", "Whether printed percentages, means and standard deviations can be right.",
     [("audit", None)]),
]

# Methods without a reference value or a peer, and what holds them instead.
NO_REFERENCE = {
    ("bootstrap", "max-t"): "No peer has it: its coverage over 23 families of statistics is measured in "
    "[simultaneous-coverage.md](../simultaneous-coverage.md), and its p-values are those of `westfall-young`.",
}

# Why a call of a peer lies more than a millionth from the reference: an anchor in disagreements.md, or a sentence.
EXPLAINED = {
    ("statsmodels", "compare", "mee"): "#score-limits",
    ("statsmodels", "compare", "miettinen-nurminen"): "#score-limits",
    ("statsmodels", "compare", "koopman"): "#koopman",
    ("statsmodels", "paired", "mcnemar-cc"): "#mcnemar-cc",
    ("pingouin", "paired", "mcnemar-cc"): "#mcnemar-cc",
    ("pingouin", "adjust", "sidak"): "one minus a power: small p-values lose digits",
    ("statsmodels", "multinomial", "sison-glaz"): "#sison-glaz",
    ("statsmodels", "proportion", "jeffreys"): "#jeffreys",
    ("statsmodels", "rate", "jeffreys"): "#jeffreys",
    ("statsmodels", "rate", "mid-p"): "#rate-mid-p",
    ("statsmodels", "rate-ratio", "conditional-exact"): "#rate-ratio",
    ("statsmodels", "rate-ratio", "conditional-mid-p"): "#rate-ratio",
    ("stats", "compare", "conditional-exact"): "#odds-ratio-limits",
    ("stats", "table", "fisher"): "#fisher-sparse",
    ("scipy", "table", "barnard"): "#barnard",
    ("scipy", "bootstrap", "bca"): "#bca",
    ("boot", "bootstrap", "bca"): "#bca",
    ("contingencytables", "proportion", "exact-binomial-blaker"): "#blaker",
    ("contingencytables", "table", "linear-by-linear"): "#trend",
    ("contingencytables", "stratified", "mantel-haenszel"): "#common-odds-ratio",
    ("contingencytables", "trend", "cochran-armitage"): "one minus a probability: small p-values lose digits",
    ("DescTools", "table", "tau-b"): "#tau-b",
    ("DescTools", "table", "somers-d-rows"): "#somers-d",
    ("irr", "raters", "krippendorff-nominal"): "#alpha",
    ("irr", "raters", "krippendorff-ordinal"): "#alpha",
    ("irr", "raters", "krippendorff-interval"): "#alpha",
    ("numpy", "evals", "sign-flip"): "both are simulated",
    ("PropCIs", "evals", "tango"): "it stops at a step of 1e-7",
    ("coin", "cochran", "cochran-q"): "one minus a probability: small p-values lose digits",
    ("boot", "bootstrap", "abc"): "derivatives by finite steps of 0.001 / n; here they are exact",
    ("vcd", "table", "pearson"): "one minus a probability: small p-values lose digits",
    ("vcd", "table", "likelihood-ratio"): "one minus a probability: small p-values lose digits",
    ("statsmodels", "table", "pearson"): "one minus a probability: small p-values lose digits",
    ("multtest", "westfall-young", "sign-flip-max-t"): "leaves out flips that make all differences equal, whose t is "
    "infinite: 10 of 30 in place of 12 of 32",
    ("formula", "bootstrap", "calibrated"): "both are simulated",
    ("stats", "table", "fisher-monte-carlo"): "the exact p-value; here it is simulated on purpose",
    ("stats", "table", "pearson-monte-carlo"): "both are simulated",
}

# Why the program itself lies more than a millionth from a reference value: only where that is another program's.
OURS_EXPLAINED = {
    ("design", "svychisq-saddlepoint"): "#saddlepoint",
    ("design", "svyciprop-likelihood"): "R's limits are roots by `uniroot`, good to 1e-5",
}
