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
    // All shares at once.
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
    "newcombe-paired": "Newcombe for pairs", "mcnemar": "McNemar's test",
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
    "woolf-homogeneity": "Woolf's test", "mh-risk-difference": "Mantel-Haenszel, Sato",
    "mh-risk-difference-greenland-robins": "Mantel-Haenszel, Greenland-Robins",
    "mh-risk-ratio": "Mantel-Haenszel, Greenland-Robins",
    "newcombe-stratified": "stratified Newcombe",
    "cmh-general": "generalised Cochran-Mantel-Haenszel test",
    "cmh-row-means": "Cochran-Mantel-Haenszel test of row means",
    "cmh-correlation": "Cochran-Mantel-Haenszel test of correlation",
    "mantel-haenszel": "Mantel-Haenszel", "phi": "phi", "cramers-v": "Cram\u{E9}r's V",
    "cramers-v-bias-corrected": "Cram\u{E9}r's V with Bergsma's correction",
    "contingency-coefficient": "Pearson's coefficient", "cohens-w": "Cohen's w",
    "cohen-kappa": "Cohen's kappa", "kappa-linear": "kappa with linear weights",
    "kappa-quadratic": "kappa with quadratic weights", "expected-counts": "expected counts",
    "adjusted-residuals": "adjusted residuals",
    // Ordered answers.
    "tau-b": "Kendall's tau-b", "tau-c": "Stuart's tau-c",
    "gamma": "Goodman and Kruskal's gamma", "somers-d-columns": "Somers' D of the columns",
    "somers-d-rows": "Somers' D of the rows", "spearman": "Spearman's correlation",
    "kruskal-wallis": "Kruskal-Wallis test", "row-mean-scores": "test of mean scores",
    "jonckheere-terpstra": "Jonckheere-Terpstra test", "mann-whitney": "Mann-Whitney test",
    "mann-whitney-cc": "Mann-Whitney test with continuity correction",
    "mann-whitney-exact": "exact Mann-Whitney test", "signed-rank": "Wilcoxon's signed-rank test",
    "signed-rank-cc": "Wilcoxon's signed-rank test with continuity correction",
    "signed-rank-exact": "exact signed-rank test",
    "signed-rank-pratt": "Pratt's signed-rank test",
    "signed-rank-pratt-cc": "Pratt's signed-rank test with continuity correction",
    "signed-rank-pratt-exact": "Pratt's exact signed-rank test", "sign-test": "sign test",
    "sign-test-mid-p": "mid-P sign test",
    // Several raters.
    "percent-agreement": "agreement of pairs of ratings", "fleiss-kappa": "Fleiss' kappa",
    "free-marginal-kappa": "free-marginal kappa", "gwet-ac1": "Gwet's AC1",
    "krippendorff-nominal": "Krippendorff's alpha",
    "krippendorff-ordinal": "Krippendorff's alpha (ordinal)",
    "krippendorff-interval": "Krippendorff's alpha (interval)",
    // Several groups and categories.
    "pairwise-fisher": "Fisher's exact tests of pairs", "pairwise-score": "score tests of pairs",
    "differences-bonferroni": "Wald with Bonferroni's correction",
    "differences-scheffe": "Scheff\u{E9}", "differences-goodman": "Goodman",
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
    "hochberg": "Hochberg", "hommel": "Hommel", "bh": "Benjamini-Hochberg",
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
