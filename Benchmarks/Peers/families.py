"""What is compared of the families of tests: ours as requests of `batch`, and the rivals' workloads.

Inputs are those of a survey: about 50 respondents, five groups or four raters. Our side is one process of `batch` that is open
all the time; what is timed is many times the same request, so that reading and writing JSON is in our time and in nobody
else's. Rivals (`rivals_families.py`, `rivals_ranks.py`, `rivals_raters.py`, `rivals_families.R`) do the same work inside of theirs.
"""

import json
import math
from dataclasses import dataclass

from cells import ROUNDING, Cell, Entry, hand, package
from families_data import DATA

# Against the best of all rivals, and the seconds that an exact test may take.
RATIO_TARGET = 1
EXACT_TARGET = 0.05


@dataclass
class FamilyCell(Cell):
    """A cell whose own entry is a request of `batch`."""
    family: str = ""
    request: dict | None = None
    # The members of a result that are compared, in the rivals' order.
    members: tuple = ("p_value",)
    is_exact: bool = False


def family(title, *workloads):
    """The cells of a family, from (name, what it is, request, rivals) and what else a cell has."""
    cells = []
    for name, what, request, rivals, *more in workloads:
        options = {"agreement": "1e-9", "tolerance": ROUNDING, **(more[0] if more else {})}
        cells.append(FamilyCell(
            name=f"F.{name}", title=f"{title}: {what}", family=title, request=request,
            entries=[Entry("Halfwidth, batch", "batch", f"F.{name}", "ours"), *rivals], **options))
    return cells


def ask(analysis, method, top=None, **given):
    return {"analysis": analysis, "input": given, "method": method, **(top or {})}


def r(label, workload, **settings):
    return package(f"R {label}", workload, "R", **settings)


def r_hand(workload, **settings):
    return hand("R, by hand", workload, "R", **settings)


EXACT = {"is_exact": True}
LIMITS = ("estimate", "standard_error", "lower", "upper")
STATISTIC = {"members": ("statistic", "p_value")}
# Statistics of some hundreds have fewer digits after the point.
LARGE = {**STATISTIC, "agreement": "1e-8", "tolerance": 1e-8}
GREATER = {"alternative": "greater"}
TWO = {"x1": 45, "n1": 50, "x2": 44, "n2": 50}
PAIR = {"n11": 40, "n10": 4, "n01": 3, "n00": 3}
FIVE = {"counts": [6, 9, 12, 14, 9], "shares": [1, 2, 3, 2, 2]}
RESAMPLES = 9_999

ONE_PROPORTION = family(
    "Tests of one proportion",
    ("exact-binomial", "37 of 50 against 60%, exact",
     ask("proportion", "exact-binomial", x=37, n=50, null=0.6),
     [package("scipy binomtest", "scipy-exact-binomial"), r("binom.test", "r-exact-binomial")], EXACT),
    ("score-z", "37 of 50 against 60%, score",
     ask("proportion", "score-z", x=37, n=50, null=0.6),
     [package("statsmodels proportions_ztest", "statsmodels-score-z"), r("prop.test", "r-score-z")]))

# statsmodels' test_proportions_2indep(method="score") is left out: at a difference that is not 0 it is not at the shares of
# greatest likelihood (its issue 10269).
EQUIVALENCE = family(
    "Equivalence and non-inferiority",
    ("equivalence-exact", "37 of 50 between 60% and 90%, exact",
     ask("proportion", "exact-binomial-central", x=37, n=50, margins=[0.6, 0.9]),
     [package("statsmodels binom_tost", "statsmodels-equivalence-exact"),
      package("scipy binomtest, twice", "scipy-equivalence-exact"),
      r("binom.test, twice", "r-equivalence-exact")], EXACT),
    ("not-inferior", "45 of 50 not inferior to 44 of 50 by 10 points, Mee",
     ask("compare", "mee", GREATER, **TWO, null=-0.1),
     [hand("Python, by hand", "python-not-inferior"), r_hand("r-not-inferior")]),
    ("equivalent", "45 of 50 and 44 of 50 within 10 points, Miettinen and Nurminen",
     ask("compare", "miettinen-nurminen", **TWO, margins=[-0.1, 0.1]),
     [hand("Python, by hand", "python-equivalent"), r_hand("r-equivalent")]),
    ("odds-ratio-exact", "45 of 50 against 44 of 50, odds ratio above 0.5, exact",
     ask("compare", "conditional-exact", GREATER, **TWO, null_odds_ratio=0.5),
     [package("scipy nchypergeom_fisher", "scipy-odds-ratio-exact"), r("fisher.test", "r-odds-ratio-exact")], EXACT),
    ("paired-equivalent", "44 and 43 of the same 50 within 20 points, Tango",
     ask("paired", "tango", **PAIR, margins=[-0.2, 0.2]),
     [hand("Python, by hand", "python-paired-equivalent"), r_hand("r-paired-equivalent")]))

GOODNESS = family(
    "Goodness of fit",
    ("fit-pearson", "12, 20, 18 of equal shares, chi-squared",
     ask("goodness", "pearson", counts=[12, 20, 18]),
     [package("scipy chisquare", "scipy-fit-pearson"), r("chisq.test", "r-fit-pearson")], STATISTIC),
    ("exact-multinomial-3", "12, 20, 18 of equal shares, exact",
     ask("goodness", "exact-multinomial", counts=[12, 20, 18]),
     [hand("numpy, all counts", "numpy-exact-multinomial-3"), r_hand("r-exact-multinomial-3")], EXACT),
    ("exact-multinomial-5", "five categories, n = 50, exact",
     ask("goodness", "exact-multinomial", **FIVE),
     [hand("numpy, all counts", "numpy-exact-multinomial-5"), hand("numba, loops", "numba-exact-multinomial-5")],
     EXACT),
    ("exact-pearson-5", "five categories, n = 50, Pearson's statistic, exact",
     ask("goodness", "exact-pearson", **FIVE),
     [hand("numpy, all counts", "numpy-exact-pearson-5"), hand("numba, loops", "numba-exact-pearson-5")], EXACT))

ORDINAL = family(
    "Ordinal association",
    ("gamma", "gamma with limits, 6 x 6, N = 200",
     ask("table", "gamma", counts=DATA["ordered"]), [r("vcdExtra GKgamma", "vcdextra-gamma")],
     {"members": LIMITS}),
    ("ordinal", "gamma, tau-b and Somers' D with limits, 6 x 6, N = 200",
     ask("table", ["gamma", "tau-b", "somers-d-columns"], counts=DATA["ordered"]),
     [hand("numpy, by hand", "numpy-ordered-measures")], {"members": LIMITS}),
    ("tau-b", "tau-b, 6 x 6, N = 200 (the others without limits)",
     ask("table", "tau-b", counts=DATA["ordered"]),
     [package("scipy kendalltau", "scipy-tau-b"), r("cor", "r-tau-b")], {"members": ("estimate",)}),
    ("somers-d", "Somers' D, 6 x 6, N = 200 (the other without limits)",
     ask("table", "somers-d-columns", counts=DATA["ordered"]),
     [package("scipy somersd", "scipy-somers-d")], {"members": ("estimate",)}))

RANK_TESTS = family(
    "Kruskal-Wallis, Jonckheere-Terpstra, Mann-Whitney",
    ("kruskal-wallis", "4 groups of 50, five steps",
     ask("table", "kruskal-wallis", counts=DATA["groups_of_steps"]),
     [package("scipy kruskal", "scipy-kruskal-wallis"), r("kruskal.test", "r-kruskal-wallis"),
      r("coin kruskal_test", "coin-kruskal-wallis")], STATISTIC),
    ("jonckheere-terpstra", "4 groups of 50, five steps",
     ask("table", "jonckheere-terpstra", counts=DATA["groups_of_steps"]),
     [hand("numpy, by hand", "numpy-jonckheere"), r_hand("r-jonckheere")], LARGE),
    ("mann-whitney", "100 against 100, five steps, normal",
     ask("table", "mann-whitney", counts=DATA["two_of_100"]),
     [package("scipy mannwhitneyu", "scipy-mann-whitney"), r("wilcox.test", "r-mann-whitney")], LARGE),
    ("mann-whitney-exact", "25 against 25, five steps, exact with ties",
     ask("table", "mann-whitney-exact", counts=DATA["two_of_25"]),
     [r("coin wilcox_test", "coin-mann-whitney-exact-25"),
      r("exactRankTests wilcox.exact", "exact-rank-mann-whitney-25"),
      hand("numpy, convolved", "numpy-mann-whitney-exact-25")], EXACT),
    ("mann-whitney-exact-100", "100 against 100, five steps, exact with ties",
     ask("table", "mann-whitney-exact", counts=DATA["two_of_100"]),
     [r("coin wilcox_test", "coin-mann-whitney-exact-100"),
      hand("numpy, convolved", "numpy-mann-whitney-exact-100")], EXACT))

SIGNED_RANKS = family(
    "Signed ranks",
    ("signed-rank", "50 differences from -2 to 4, normal",
     ask("differences", "signed-rank", values=DATA["differences"]),
     [package("scipy wilcoxon", "scipy-signed-rank"), r("wilcox.test", "r-signed-rank")]),
    ("signed-rank-exact", "the same, exact",
     ask("differences", "signed-rank-exact", values=DATA["differences"]),
     [r("coin wilcoxsign_test", "coin-signed-rank-exact"),
      r("exactRankTests wilcox.exact", "exact-rank-signed-rank"),
      hand("numpy, convolved", "numpy-signed-rank-exact")], EXACT),
    ("signed-rank-pratt-exact", "the same by Pratt, exact",
     ask("differences", "signed-rank-pratt-exact", values=DATA["differences"]),
     [r("coin wilcoxsign_test", "coin-signed-rank-pratt-exact"),
      hand("numpy, convolved", "numpy-signed-rank-pratt-exact")], EXACT),
    ("sign-test", "the same, signs",
     ask("differences", "sign-test", values=DATA["differences"]),
     [package("scipy binomtest", "scipy-sign-test"), r("binom.test", "r-sign-test")], EXACT))

# irr is not in Debian, and irrCAC's scipy is an older one: R's and Gwet's are their formulas by hand.
RATERS = family(
    "Raters",
    ("fleiss", "Fleiss' kappa, 50 subjects, 4 raters",
     ask("raters", "fleiss-kappa", ratings=DATA["ratings"]),
     [package("statsmodels fleiss_kappa", "statsmodels-fleiss"), r_hand("r-fleiss")], {"members": ("estimate",)}),
    ("krippendorff", "Krippendorff's nominal alpha, 50 subjects, 4 raters",
     ask("raters", "krippendorff-nominal", ratings=DATA["ratings"]),
     [package("krippendorff", "krippendorff-nominal"), r_hand("r-krippendorff"),
      hand("numpy, by hand", "numpy-krippendorff")], {"members": ("estimate",)}),
    ("krippendorff-ordinal", "Krippendorff's ordinal alpha, 50 subjects, 4 raters",
     ask("raters", "krippendorff-ordinal", ratings=DATA["ratings"]),
     [package("krippendorff", "krippendorff-ordinal")], {"members": ("estimate",)}),
    ("krippendorff-resampled", f"nominal alpha, BCa limits from {RESAMPLES:,} resamples of subjects",
     ask("raters", "krippendorff-nominal", {"resamples": RESAMPLES, "seed": 1}, ratings=DATA["ratings"]),
     [r("boot", "boot-krippendorff-resampled", part=3, B=RESAMPLES // 3, tolerance=0.03),
      hand("numpy, times drawn x sums", "numpy-krippendorff-resampled", B=RESAMPLES)],
     {"members": ("lower", "upper"), "tolerance": 0.02,
      "agreement": "6 standard errors of the difference of two simulated limits, 0.02; 0.03 at a third of the resamples"}),
    ("gwet", "Gwet's AC1 with limits, 50 subjects, 4 raters",
     ask("raters", "gwet-ac1", ratings=DATA["ratings"]),
     [hand("numpy, by hand", "numpy-gwet"), r_hand("r-gwet")], {"members": LIMITS}),
    ("cohen", "Cohen's kappa with limits, 50 subjects, 2 raters",
     ask("square", "cohen-kappa", counts=DATA["two_raters"]),
     [package("statsmodels cohens_kappa", "statsmodels-cohen"), r("vcd Kappa", "vcd-cohen")],
     {"members": ("estimate", "lower", "upper")}))

STRATA = family(
    "Strata",
    ("cmh-general", "general Cochran-Mantel-Haenszel, 4 tables of 3 x 4",
     ask("stratified", "cmh-general", strata=DATA["strata"]),
     [r("mantelhaen.test", "r-cmh-general"), hand("numpy, by hand", "numpy-cmh-general")], STATISTIC),
    ("mh-risk-difference", "Mantel-Haenszel risk difference, 4 tables of 2 x 2",
     ask("stratified", "mh-risk-difference", strata=DATA["strata_of_two"]),
     [r("metafor rma.mh", "metafor-risk-difference"), hand("numpy, by hand", "numpy-risk-difference")],
     {"members": LIMITS}),
    ("woolf-homogeneity", "Woolf's test of homogeneity, 4 tables of 2 x 2",
     ask("stratified", "woolf-homogeneity", strata=DATA["strata_of_two"]),
     [r("vcd woolf_test", "vcd-woolf"), hand("numpy, by hand", "numpy-woolf")], STATISTIC))

FIVE_GROUPS = {"x": DATA["group_yes"], "n": DATA["group_n"]}
GROUPS = family(
    "All pairs of groups",
    ("pairwise-score", "5 groups, score tests, Holm",
     ask("groups", "pairwise-score", **FIVE_GROUPS),
     [package("statsmodels proportions_chisquare_allpairs", "statsmodels-pairwise-score"),
      r("pairwise.prop.test", "r-pairwise-score"), hand("numpy, by hand", "numpy-pairwise-score")],
     {"members": ("adjusted",)}),
    ("pairwise-fisher", "5 groups, Fisher's tests, Holm",
     ask("groups", "pairwise-fisher", **FIVE_GROUPS),
     [package("scipy fisher_exact, all pairs", "scipy-pairwise-fisher"),
      r("fisher.test, pairwise.table", "r-pairwise-fisher")],
     {"members": ("adjusted",), **EXACT}),
    ("differences-bonferroni", "5 groups, differences with limits",
     ask("groups", "differences-bonferroni", **FIVE_GROUPS),
     [hand("numpy, by hand", "numpy-differences-bonferroni"), r_hand("r-differences-bonferroni")],
     {"members": ("lower", "upper")}))

PAIRED_RATIO = family(
    "Paired ratio",
    ("ratio-score", "32 and 22 of the same 50, score limits",
     ask("paired", "ratio-score", n11=20, n10=12, n01=2, n00=16),
     [hand("scipy brentq", "scipy-paired-ratio"), hand("R uniroot", "r-paired-ratio", "R")],
     {"members": ("lower", "upper")}))

MULTIPLICITY = family(
    "Many hypotheses",
    ("sidak", "Sidak, 20 p-values",
     ask("adjust", "sidak", p=DATA["p_values"]),
     [package("statsmodels multipletests", "statsmodels-sidak"), r_hand("r-sidak")],
     {"members": ("adjusted",)}),
    ("holm-sidak", "Holm-Sidak, 20 p-values",
     ask("adjust", "holm-sidak", p=DATA["p_values"]),
     [package("statsmodels multipletests", "statsmodels-holm-sidak"), r_hand("r-holm-sidak")],
     {"members": ("adjusted",)}),
    # statsmodels collects garbage in each call of this one.
    ("holm", "Holm, 20 p-values",
     ask("adjust", "holm", p=DATA["p_values"]),
     [package("statsmodels multipletests", "statsmodels-holm"), r("p.adjust", "r-holm"),
      hand("numpy, by hand", "numpy-holm")], {"members": ("adjusted",)}))

CELLS = (
    ONE_PROPORTION + EQUIVALENCE + GOODNESS + ORDINAL + RANK_TESTS + SIGNED_RANKS + RATERS + STRATA + GROUPS
    + PAIRED_RATIO + MULTIPLICITY)


def values_of(cell, answer):
    """The numbers of an answer of `batch` that are compared; one that is null is none."""
    results = answer.get("results") or [answer["result"]]
    found = []
    for result in results:
        for member in cell.members:
            value = result[member]
            found += value if isinstance(value, list) else [value]
    return [math.nan if value is None else value for value in found]


REQUESTS = {
    cell.name: (json.dumps({"id": 1, **cell.request}), lambda answer, cell=cell: values_of(cell, answer))
    for cell in CELLS}
