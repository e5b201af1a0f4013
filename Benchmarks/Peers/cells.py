"""What is compared: workloads, who runs them, how far answers may differ, and the ratios to reach.

The ratios are those of the project's design: a rival's time over ours, in the same round, on one thread.
"""

from dataclasses import dataclass, field

# How far a simulated answer may be from ours. Where the statistic lies on a lattice: one step of it.
ROUNDING = 1e-9
STEP = 0.02 + ROUNDING


@dataclass
class Entry:
    """One way to do the work of a cell."""
    label: str
    worker: str  # ours, python or R
    workload: str
    kind: str  # ours, package, hand (simulated by hand) or exact (without simulation, by hand)
    settings: dict = field(default_factory=dict)
    # It does one part in so many of the work; its time is multiplied.
    part: int = 1
    # How far its answers may be from ours, where that is not the cell's tolerance.
    tolerance: float | None = None
    # Whether it is compiled for a width of registers, and for which one it is.
    has_width: bool = False
    width: str | None = None


@dataclass
class Target:
    """A ratio to reach: the time of the best rival of a kind over that of one of our entries."""
    ours: str
    kind: str
    ratio: float
    # How the labels of rivals begin; all of the kind where it is empty.
    rival: str = ""


@dataclass
class Cell:
    name: str
    title: str
    agreement: str
    tolerance: float
    entries: list
    targets: list = field(default_factory=list)


def ours(label, workload, tolerance=None, **settings):
    return Entry(label, "ours", workload, "ours", settings, tolerance=tolerance, has_width=True)


def package(label, workload, worker="python", part=1, tolerance=None, **settings):
    return Entry(label, worker, workload, "package", settings, part, tolerance)


def hand(label, workload, worker="python", part=1, tolerance=None, **settings):
    return Entry(label, worker, workload, "hand", settings, part, tolerance)


def exact(label, workload, **settings):
    return Entry(label, "python", workload, "exact", settings, tolerance=ROUNDING)


def compiled(workload, part=1, **settings):
    return Entry("C, plain loop", "python", workload, "hand", settings, part, has_width=True)


def compiled_exact(workload):
    return Entry("C, exact", "python", workload, "exact", {}, tolerance=ROUNDING, has_width=True)


def targets(ours, rival="", **ratios):
    return [Target(ours, kind, ratio, rival) for kind, ratio in ratios.items()]


IDEAL, SIMULATED = "Halfwidth, ideal", "Halfwidth, simulated"


def proportion(method, B):
    # arch and R are linear in B, and slow.
    slow = 10 if B > 100_000 else 1
    return Cell(
        f"W1.{method}.B{B}", f"W1: 37 of 50, {method}, B = {B:,}",
        "one step of the lattice, 0.02; exact answers 1e-9", STEP,
        [
            ours(IDEAL, f"ideal-proportion-{method}"),
            ours(SIMULATED, f"simulated-proportion-{method}", B=B),
            package("scipy.stats.bootstrap", f"scipy-proportion-{method}", B=B),
            package("arch IIDBootstrap", f"arch-proportion-{method}", part=slow, B=B // slow),
            package("R boot", f"boot-proportion-{method}", "R", part=slow, B=B // slow),
            hand("numpy, row numbers", f"numpy-proportion-index-{method}", B=B),
            hand("numpy, binomial", f"numpy-proportion-binomial-{method}", B=B),
            hand("numba, row numbers", f"numba-proportion-loop-{method}", B=B),
            hand("numba, binomial table", f"numba-proportion-table-{method}", B=B),
            hand("numpy, one multinomial", f"numpy-proportion-multinomial-{method}", B=B),
            compiled(f"c-proportion-{method}", B=B),
        ]
        + ([hand("R, rbinom", "r-proportion-rbinom", "R", B=B)] if method == "percentile" else [])
        + [exact("numpy, exact", f"numpy-proportion-exact-{method}")]
        + ([exact("numba, exact", "numba-proportion-exact"), compiled_exact("c-proportion-exact")]
           if method == "percentile" else []),
        (targets(IDEAL, package=1000) if B == 1_000_000 else [])
        + targets(IDEAL, exact=2) + targets(SIMULATED, package=50)
        + targets(SIMULATED, "numba", hand=2)
        + (targets(SIMULATED, hand=1) if B == 1_000_000 else []))


def difference(method, B=10_000):
    return Cell(
        f"W2.{method}.B{B}", f"W2: 36 of 50 against 40 of 50, {method}, B = {B:,}",
        "one step of the lattice, 0.02; exact answers 1e-9", STEP,
        [
            ours(IDEAL, f"ideal-difference-{method}"),
            ours(SIMULATED, f"simulated-difference-{method}", B=B),
            package("scipy.stats.bootstrap", f"scipy-difference-{method}", B=B),
        ]
        # arch's BCa of two samples has another acceleration, which leaves (-0.30, 0.04) here.
        + ([package("arch IndependentSamplesBootstrap", "arch-difference", B=B)]
           if method == "percentile" else [])
        + [
            package("R boot, strata", f"boot-difference-{method}", "R", B=B,
                    tolerance=STEP if method == "percentile" else 2 * STEP),
            hand("numpy, row numbers", f"numpy-difference-index-{method}", B=B),
            hand("numpy, binomial", f"numpy-difference-binomial-{method}", B=B),
            hand("numba, row numbers", f"numba-difference-loop-{method}", B=B),
            hand("numba, two binomial tables", f"numba-difference-table-{method}", B=B),
            hand("numpy, one multinomial", f"numpy-difference-multinomial-{method}", B=B),
            compiled(f"c-difference-{method}", B=B),
            exact("numpy, exact", f"numpy-difference-exact-{method}"),
        ] + ([compiled_exact("c-difference-exact")] if method == "percentile" else []),
        targets(IDEAL, exact=2) + targets(SIMULATED, package=50) + targets(SIMULATED, "numba", hand=2))


def joint(pairs, B=10_000):
    suffix = "-pairs" if pairs else ""
    return Cell(
        f"W3{'b' if pairs else 'a'}.B{B}",
        f"W3{'b' if pairs else 'a'}: 50 respondents, 60 items, "
        + ("shares and all 1,770 paired differences" if pairs else "60 shares") + f", B = {B:,}",
        "each limit by one step of the lattice, 0.02", STEP,
        [
            ours("Halfwidth", f"joint{suffix}", B=B),
            package("scipy.stats.bootstrap", f"scipy-joint{suffix}", B=B),
            package("R boot", f"boot-joint{suffix}", "R", B=B),
            hand("numpy, times drawn x answers", f"numpy-joint{suffix}", B=B),
            hand("numba, row numbers", f"numba-joint{suffix}", B=B),
        ] + ([] if pairs else [
            package("arch IIDBootstrap", "arch-joint", B=B), compiled("c-joint", B=B)]),
        targets("Halfwidth", "scipy", package=200 if pairs else 250)
        + targets("Halfwidth", "num", hand=4)
        + ([] if pairs else targets("Halfwidth", "C", hand=1.2)))


def likert(method, B=100_000):
    return Cell(
        f"W4.{method}.B{B}", f"W4: mean of 50 answers from 1 to 4, {method}, B = {B:,}",
        "one step of the lattice, 0.02; exact answers 1e-9", STEP,
        [
            ours(IDEAL, f"ideal-likert-{method}"),
            ours(SIMULATED, f"simulated-likert-{method}", B=B),
            package("scipy.stats.bootstrap", f"scipy-likert-{method}", B=B),
            package("arch IIDBootstrap", f"arch-likert-{method}", part=10, B=B // 10),
            # R's BCa takes another acceleration, from a regression.
            package("R boot", f"boot-likert-{method}", "R", part=10, B=B // 10, tolerance=2 * STEP),
            hand("numpy, row numbers", f"numpy-likert-index-{method}", B=B),
            hand("numpy, multinomial", f"numpy-likert-multinomial-{method}", B=B),
            hand("numba, row numbers", f"numba-likert-loop-{method}", B=B),
            hand("numpy, one multinomial", f"numpy-likert-one-multinomial-{method}", B=B),
            compiled(f"c-likert-{method}", B=B),
            exact("numpy, exact", f"numpy-likert-exact-{method}"),
        ] + ([compiled_exact("c-likert-exact")] if method == "percentile" else []),
        targets(IDEAL, exact=2) + targets(SIMULATED, package=50) + targets(SIMULATED, "numba", hand=2))


def whole_histograms(B=1_000_000):
    """Many resamples of a lattice statistic, beside one draw of their whole histogram."""
    return [
        Cell(
            f"W2.percentile.B{B}", f"W2: 36 of 50 against 40 of 50, percentile, B = {B:,}",
            "one step of the lattice, 0.02", STEP,
            [
                ours(SIMULATED, "simulated-difference-percentile", B=B),
                hand("numpy, one multinomial", "numpy-difference-multinomial-percentile", B=B),
                hand("numba, two binomial tables", "numba-difference-table-percentile", B=B),
            ],
            targets(SIMULATED, hand=1)),
        Cell(
            f"W4.percentile.B{B}", f"W4: mean of 50 answers from 1 to 4, percentile, B = {B:,}",
            "one step of the lattice, 0.02", STEP,
            [
                ours(SIMULATED, "simulated-likert-percentile", B=B),
                hand("numpy, one multinomial", "numpy-likert-one-multinomial-percentile", B=B),
                hand("numba, row numbers", "numba-likert-loop-percentile", B=B),
            ],
            targets(SIMULATED, hand=1)),
    ]


def median(B=100_000):
    return Cell(
        f"W4m.percentile.B{B}", f"W4m: median of 50 answers from 1 to 4, percentile, B = {B:,}",
        "equal", ROUNDING,
        [
            ours(IDEAL, "ideal-median"),
            ours(SIMULATED, "simulated-median", B=B),
            package("scipy.stats.bootstrap", "scipy-median", B=B),
            package("arch IIDBootstrap", "arch-median", part=10, B=B // 10),
            package("R boot", "boot-median", "R", part=10, B=B // 10),
            hand("numpy, row numbers", "numpy-median-index", B=B),
            hand("numpy, multinomial", "numpy-median-multinomial", B=B),
            hand("numba, row numbers", "numba-median-loop", B=B),
            exact("numpy, exact", "numpy-median-exact"),
        ],
        targets(IDEAL, exact=10) + targets(SIMULATED, package=50, hand=2))


def chi_squared(B=1_000_000):
    return Cell(
        f"W5.B{B}", f"W5: chi-squared by Monte Carlo, 4 x 4, N = 200, B = {B:,}",
        "6 standard errors of the difference of two simulated p-values, 0.0018", 0.0018,
        [
            ours("Halfwidth", "chi-squared-monte-carlo", B=B),
            package("scipy chi2_contingency", "scipy-chi-squared", B=B),
            package("R chisq.test", "r-chi-squared", "R", B=B),
            hand("numpy, shuffled", "numpy-chi-squared-permuted", B=B),
            hand("numpy, scipy's random_table", "numpy-chi-squared-patefield", B=B),
            hand("numba, shuffled", "numba-chi-squared", B=B),
            compiled("c-chi-squared", B=B),
        ],
        targets("Halfwidth", package=8, hand=8))


# Tables of data/fisher.csv; R has no answer to one of them within two minutes.
FISHER = [
    ("4 x 4, N = 200", True), ("4 x 4, N = 400", False), ("5 x 5, N = 60", True),
    ("5 x 5, N = 100", True), ("3 x 8, N = 150", True), ("6 x 6, N = 60", True),
]


def fisher_suite():
    return [
        Cell(
            f"W6a.{number + 1}", f"W6a: Fisher's exact test, {shape}" + ("" if has_r else "; R has no answer"),
            "1e-8", 1e-8,
            [ours("Halfwidth", "fisher-suite", n=number)]
            + ([package("R fisher.test, workspace = 2e8", "r-fisher-suite", "R", n=number)]
               if has_r else []),
            targets("Halfwidth", package=1) if has_r else [])
        for number, (shape, has_r) in enumerate(FISHER)]


# The median of the ratios of the suite.
FISHER_MEDIAN_TARGET = 10


def exact_tests():
    return [
        Cell(
            "W6b.fisher", "W6b: Fisher's exact test, 36 of 50 against 40 of 50", "1e-9", ROUNDING,
            [
                ours("Halfwidth", "fisher-2x2"),
                package("scipy fisher_exact", "scipy-fisher"),
                package("R fisher.test", "r-fisher-2x2", "R"),
            ]),
        Cell(
            "W6b.barnard", "W6b: Barnard's test, 36 of 50 against 40 of 50",
            "1e-4, because scipy samples the supremum", 1e-4,
            [ours("Halfwidth", "barnard"), package("scipy barnard_exact", "scipy-barnard")],
            targets("Halfwidth", package=30)),
        Cell(
            "W6b.boschloo", "W6b: Boschloo's test, 36 of 50 against 40 of 50",
            "1e-4, because scipy samples the supremum", 1e-4,
            [ours("Halfwidth", "boschloo"), package("scipy boschloo_exact", "scipy-boschloo")],
            targets("Halfwidth", package=30)),
    ]


def coverage():
    return Cell(
        "W7", "W7: coverage of the percentile interval, n = 50, p = 0.01 ... 0.99",
        "exact answers 1e-9; simulated ones 6 standard errors at least: 0.005 where each truth has all "
        "of its 1,000 samples of 2,000 resamples, 0.03 at 50 samples, 0.12 at 2, 0.17 at 1", 0.005,
        [
            ours("Halfwidth, every outcome", "ideal-coverage"),
            package("scipy.stats.bootstrap", "scipy-coverage", part=20, B=50, tolerance=0.03),
            package("arch IIDBootstrap", "arch-coverage", part=1000, B=1, tolerance=0.17),
            package("R boot", "boot-coverage", "R", part=500, B=2, tolerance=0.12),
            hand("numpy, binomial", "numpy-coverage-binomial", part=20, B=50, tolerance=0.03),
            hand("numpy, one bootstrap an outcome", "numpy-coverage-memo", B=1000, tolerance=0.01),
            hand("numba, binomial table", "numba-coverage-table", B=1000),
            exact("numpy, exact", "numpy-coverage-exact"), compiled_exact("c-coverage-exact"),
        ],
        targets("Halfwidth, every outcome", package=100_000, exact=2))


def correlation(method, B=10_000):
    tolerance = 0.009 if method == "percentile" else 0.011
    return Cell(
        f"W8.{method}.B{B}", f"W8: correlation, n = 500, {method}, B = {B:,}",
        f"6 standard errors of the difference of two simulated limits, {tolerance}", tolerance,
        [
            ours("Halfwidth", f"correlation-{method}", B=B),
            package("scipy.stats.bootstrap", f"scipy-correlation-{method}", B=B),
            package("arch IIDBootstrap", f"arch-correlation-{method}", B=B),
            package("R boot", f"boot-correlation-{method}", "R", B=B),
            hand("numpy, row numbers", f"numpy-correlation-index-{method}", B=B),
            hand("numpy, times drawn x moments", f"numpy-correlation-moments-{method}", B=B),
            hand("numba, row numbers", f"numba-correlation-loop-{method}", B=B),
            compiled(f"c-correlation-{method}", B=B),
        ],
        targets("Halfwidth", "scipy", package=20) + targets("Halfwidth", "num", hand=1.5)
        + targets("Halfwidth", "C", hand=1))


def analytic():
    return [
        Cell(
            "W9.wilson", "W9: Wilson interval, 37 of 50", "1e-9", ROUNDING,
            [
                ours("Halfwidth", "wilson"),
                package("statsmodels proportion_confint", "statsmodels-wilson"),
                package("scipy binomtest", "scipy-wilson"),
            ]),
        Cell(
            "W9.clopper-pearson", "W9: Clopper-Pearson interval, 37 of 50", "1e-9", ROUNDING,
            [
                ours("Halfwidth", "clopper-pearson"),
                package("statsmodels proportion_confint", "statsmodels-clopper-pearson"),
                package("scipy binomtest", "scipy-clopper-pearson"),
            ]),
        Cell(
            "W9.newcombe", "W9: Newcombe interval, 36 of 50 against 40 of 50", "1e-9", ROUNDING,
            [
                ours("Halfwidth", "newcombe"),
                package("statsmodels confint_proportions_2indep", "statsmodels-newcombe"),
            ]),
        Cell(
            "W9.mcnemar", "W9: exact McNemar test, 10 against 3", "1e-9", ROUNDING,
            [
                ours("Halfwidth", "mcnemar-exact"),
                package("statsmodels mcnemar", "statsmodels-mcnemar"),
                package("R binom.test", "r-mcnemar", "R"),
            ]),
    ]


CELLS = (
    [proportion(method, B) for B in (10_000, 1_000_000) for method in ("percentile", "bca")]
    + [difference("percentile"), difference("bca"), joint(False), joint(True)]
    + [likert("percentile"), likert("bca"), median(), chi_squared()]
    + whole_histograms() + fisher_suite() + exact_tests() + [coverage(), correlation("percentile"), correlation("bca")] + analytic())

# One thread and two: our workload, a rival's on one and on two threads, and the work.
TWO_THREADS = [
    ("W1: 37 of 50", "simulated-proportion-percentile", "numba-proportion-table-percentile",
     "numba-proportion-table-two", 10_000_000),
    ("W3a: 60 shares", "joint", "numba-joint", "numba-joint-two", 100_000),
    ("W4: mean of answers from 1 to 4", "simulated-likert-percentile",
     "numba-likert-loop-percentile", "numba-likert-loop-two", 1_000_000),
    ("W5: chi-squared by Monte Carlo", "chi-squared-monte-carlo", "numba-chi-squared",
     "numba-chi-squared-two", 1_000_000),
    ("W8: correlation, n = 500", "correlation-percentile", "numba-correlation-loop-percentile",
     "numba-correlation-loop-two", 100_000),
]
TWO_THREADS_TARGET = 1.8
START_UP_TARGET = 20

# How the cost grows: title, workload, fixed settings, the setting that grows, its values.
GROWTH = [
    ("Ideal bootstrap of a proportion", "ideal-proportion-percentile", {}, "n",
     [100, 1_000, 10_000, 100_000, 1_000_000]),
    ("Ideal bootstrap of a mean of four scores", "ideal-likert-percentile", {}, "n",
     [100, 500, 2_500, 10_000]),
    ("Ideal bootstrap of a median of four scores", "ideal-median", {}, "n",
     [100, 1_000, 10_000, 100_000, 1_000_000]),
    ("Coverage at 99 truths, every outcome", "ideal-coverage", {}, "n", [50, 200, 1_000, 5_000]),
    ("Two margins, every joint table", "margins", {}, "n", [100, 1_000, 10_000, 100_000, 1_000_000]),
    ("Simulated proportion, n = 50", "simulated-proportion-percentile", {}, "B",
     [10_000, 100_000, 1_000_000, 10_000_000]),
    ("Simulated proportion, B = 100,000", "simulated-proportion-percentile", {"B": 100_000}, "n",
     [50, 500, 5_000, 50_000]),
    ("Simulated mean of four scores, n = 50", "simulated-likert-percentile", {}, "B",
     [10_000, 100_000, 1_000_000, 10_000_000]),
    ("60 shares of 50 respondents", "joint", {}, "B", [1_000, 10_000, 100_000, 1_000_000]),
    ("60 shares, B = 10,000", "joint", {"B": 10_000}, "n", [50, 200, 1_000, 5_000]),
    ("Chi-squared by Monte Carlo, 4 x 4", "chi-squared-monte-carlo", {}, "B",
     [10_000, 100_000, 1_000_000]),
    ("Correlation of 500 pairs", "correlation-percentile", {}, "B", [1_000, 10_000, 100_000]),
    ("Correlation, B = 10,000", "correlation-percentile", {"B": 10_000}, "n", [50, 500, 5_000]),
]
