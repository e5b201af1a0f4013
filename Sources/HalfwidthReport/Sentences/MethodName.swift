internal import Halfwidth

/// What methods are called in a sentence, where their slugs are for programs.
enum MethodName {
  /// The name of a method, or its slug where it has none here.
  static func of(_ slug: String) -> String { names[slug] ?? slug }

  /// The name of each slug of the catalog, and of the intervals of a family.
  static let names: [String: String] = [
    // One share.
    "wald": "Wald", "wald-cc": "Wald with continuity correction", "wilson": "Wilson",
    "wilson-cc": "Wilson with continuity correction", "agresti-coull": "Agresti-Coull",
    "jeffreys": "Jeffreys", "clopper-pearson": "Clopper-Pearson", "mid-p": "mid-P",
    "blaker": "Blaker", "likelihood-ratio": "likelihood ratio", "arcsine": "arcsine",
    "logit": "logit", "hypergeometric": "hypergeometric",
    "union-wilson": "Wilson, whatever the missing answers were",
    "exact-binomial": "exact binomial test",
    "exact-binomial-central": "exact binomial test by twice the smaller tail",
    "exact-binomial-blaker": "Blaker's test", "exact-binomial-mid-p": "binomial mid-P test",
    "score-z": "score test", "score-z-cc": "score test with continuity correction",
    "likelihood-ratio-test": "likelihood-ratio test",
    // All shares at once.
    "exact-multinomial": "exact multinomial test",
    "exact-multinomial-mid-p": "multinomial mid-P test",
    "exact-pearson": "exact test by Pearson's statistic",
    "goodman": "Goodman", "quesenberry-hurst": "Quesenberry-Hurst", "sison-glaz": "Sison-Glaz",
    "bonferroni-clopper-pearson": "Clopper-Pearson with Bonferroni's correction",
    "bonferroni-wilson": "Wilson with Bonferroni's correction",
    // Two shares.
    "newcombe": "Newcombe", "newcombe-cc": "Newcombe with continuity correction",
    "agresti-caffo": "Agresti-Caffo", "mee": "Mee", "miettinen-nurminen": "Miettinen-Nurminen",
    "katz-log": "Katz", "koopman": "Koopman", "woolf": "Woolf",
    "conditional-exact": "exact conditional", "conditional-mid-p": "conditional mid-P",
    "conditional-minlike": "exact conditional by likelihood", "cohens-h": "Cohen's h",
    // Two answers of the same respondents.
    "tango": "Tango", "bonett-price": "Bonett-Price", "agresti-min": "Agresti-Min",
    "newcombe-paired": "Newcombe for pairs", "ratio-score": "score interval of a paired ratio",
    "ratio-bonett-price": "Bonett-Price for a paired ratio",
    "ratio-wald-log": "Wald for the log of a paired ratio", "mcnemar": "McNemar's test",
    "mcnemar-cc": "McNemar's test with continuity correction",
    "mcnemar-exact": "exact McNemar test", "mcnemar-mid-p": "McNemar's mid-P test",
    // Tables.
    "pearson": "Pearson's chi-squared test", "yates": "chi-squared test with Yates' correction",
    "n-1": "chi-squared test with n - 1", "cressie-read": "Cressie-Read test",
    "fisher": "Fisher's exact test", "fisher-central": "central Fisher test",
    "fisher-mid-p": "Fisher's mid-P test", "barnard": "Barnard's test",
    "boschloo": "Boschloo's test", "fisher-monte-carlo": "Fisher's test by simulation",
    "pearson-monte-carlo": "Pearson's chi-squared test by simulation",
    "linear-by-linear": "linear-by-linear test", "cochran-armitage": "Cochran-Armitage test",
    "cochran-q": "Cochran's Q test", "bowker": "Bowker's test",
    "stuart-maxwell": "Stuart-Maxwell test", "bhapkar": "Bhapkar's test",
    "cmh": "Cochran-Mantel-Haenszel test",
    "cmh-cc": "Cochran-Mantel-Haenszel test with continuity correction",
    "breslow-day": "Breslow-Day test", "tarone": "Tarone's test",
    "mantel-haenszel": "Mantel-Haenszel", "phi": "phi", "cramers-v": "Cram\u{E9}r's V",
    "cramers-v-bias-corrected": "Cram\u{E9}r's V with Bergsma's correction",
    "contingency-coefficient": "Pearson's coefficient", "cohens-w": "Cohen's w",
    "cohen-kappa": "Cohen's kappa", "kappa-linear": "kappa with linear weights",
    "kappa-quadratic": "kappa with quadratic weights", "expected-counts": "expected counts",
    "adjusted-residuals": "adjusted residuals",
    // Scores and numbers.
    "mean-score": "mean score", "top-box": "top box", "score": "score",
    "mean-score-difference": "difference of mean scores",
    "top-box-difference": "difference of top boxes", "superiority": "superiority",
    "mean-score-change": "change of the mean score", "top-box-change": "change of the top box",
    "student-t": "Student's t", "order-statistics": "order statistics", "welch": "Welch's t",
    // Rates.
    "garwood": "Garwood", "bounds": "bounds",
    // Ranks and p-values.
    "margins-holm": "exact McNemar tests, Holm", "multinomial-holm": "binomial tests, Holm",
    "paired-holm": "exact McNemar tests, Holm", "bonferroni": "Bonferroni", "holm": "Holm",
    "hochberg": "Hochberg", "sidak": "\u{160}id\u{E1}k",
    "holm-sidak": "Holm with \u{160}id\u{E1}k's adjustment",
    "hommel": "Hommel", "bh": "Benjamini-Hochberg",
    "by": "Benjamini-Yekutieli", "sign-flip-max-t": "sign flips, largest statistic",
    "sign-flip-min-p": "sign flips, smallest p",
    // Resampling.
    "bootstrap-se": "bootstrap standard error", "normal": "bootstrap, normal",
    "basic": "bootstrap, basic", "percentile": "bootstrap, percentile", "bca": "bootstrap, BCa",
    "abc": "ABC", "studentized": "bootstrap, studentized",
    "calibrated": "bootstrap, calibrated percentile",
    "expanded-percentile": "bootstrap, expanded percentile", "ideal": "ideal bootstrap",
    "max-t": "bootstrap, largest t", "paired-score": "paired score",
    "newcombe-score": "Newcombe of score intervals", "fisher-z": "Fisher's z",
    "t-mapped": "bootstrap, mapped t",
    // A survey's design.
    "svymean": "linearised", "svytotal": "linearised", "linearized": "linearised",
    "svymean-factor": "linearised", "korn-graubard": "Korn-Graubard",
    "svyciprop-mean": "linearised", "svyciprop-logit": "logit, linearised",
    "svyciprop-xlogit": "logit by the design", "svyciprop-asin": "arcsine by the design",
    "svyciprop-beta": "Korn-Graubard as R's survey",
    "svyciprop-likelihood": "likelihood ratio by the design",
    "svychisq-F": "Rao and Scott's F test", "svychisq-Chisq": "Rao and Scott's chi-squared test",
    "svychisq-Wald": "Wald's test by the design",
    "svychisq-adjWald": "Wald's adjusted test by the design",
    "svychisq-saddlepoint": "Rao and Scott's test by saddlepoint",
    // Printed numbers.
    "possible-counts": "possible counts", "possible-bases": "possible bases",
    "count-percent": "count and percentage", "percent-set": "set of percentages",
    "percent-set-adjusted": "set of percentages made to sum to 100",
    "largest-remainder": "largest remainder", "grim": "GRIM", "grimmer": "GRIMMER",
    "debit": "DEBIT", "mean-sd": "mean and standard deviation",
  ]
}
