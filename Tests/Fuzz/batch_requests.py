"""Valid requests of `halfwidth batch`, drawn at random: small counts mostly, the edges often."""

import random

SIGNED = (
    "signed-rank signed-rank-cc signed-rank-exact signed-rank-pratt signed-rank-pratt-cc "
    "signed-rank-pratt-exact sign-test sign-test-mid-p"
)
METHODS = {
    name: slugs.split()
    for name, slugs in {
        "proportion": "wald wald-cc wilson wilson-cc agresti-coull jeffreys clopper-pearson mid-p "
        "blaker likelihood-ratio arcsine logit",
        "multinomial": "goodman quesenberry-hurst sison-glaz bonferroni-clopper-pearson "
        "mean-score top-box differences-goodman differences-scheffe",
        "compare": "wald agresti-caffo newcombe newcombe-cc miettinen-nurminen mee katz-log "
        "koopman woolf conditional-exact cohens-h pearson yates n-1 likelihood-ratio "
        "cressie-read fisher fisher-central fisher-mid-p barnard boschloo",
        "paired": "wald bonett-price agresti-min newcombe-paired tango conditional-exact "
        "conditional-mid-p mcnemar mcnemar-cc mcnemar-exact mcnemar-mid-p",
        "margins": "mcnemar-exact mcnemar-mid-p tango wald bonett-price agresti-min "
        "newcombe-paired",
        "table": "pearson yates n-1 likelihood-ratio cressie-read fisher fisher-central "
        "fisher-mid-p barnard boschloo pearson-monte-carlo fisher-monte-carlo "
        "linear-by-linear linear-by-linear-exact phi cramers-v cramers-v-bias-corrected contingency-coefficient "
        "cohens-w woolf conditional-exact expected-counts adjusted-residuals mean-score-difference "
        "top-box-difference superiority tau-b tau-c gamma somers-d-columns somers-d-rows "
        "spearman kruskal-wallis row-mean-scores jonckheere-terpstra mann-whitney "
        "mann-whitney-cc mann-whitney-exact",
        "square": "bowker stuart-maxwell bhapkar cohen-kappa kappa-linear kappa-quadratic "
        "mean-score-change top-box-change " + SIGNED,
        "cochran": "cochran-q",
        "stratified": "mantel-haenszel cmh cmh-cc breslow-day tarone woolf-homogeneity "
        "mh-risk-difference mh-risk-difference-greenland-robins mh-risk-ratio "
        "newcombe-stratified cmh-general cmh-row-means cmh-correlation",
        "groups": "pairwise-fisher pairwise-score differences-bonferroni differences-scheffe "
        "differences-newcombe",
        "raters": "percent-agreement fleiss-kappa free-marginal-kappa gwet-ac1 "
        "krippendorff-nominal krippendorff-ordinal krippendorff-interval",
        "differences": SIGNED,
        "trend": "cochran-armitage cochran-armitage-exact",
        "adjust": "bonferroni holm hochberg hommel bh by",
        "scores": "score",
        "westfall-young": "sign-flip-max-t sign-flip-min-p",
        "bootstrap": "bootstrap-se normal basic percentile expanded-percentile bca studentized "
        "abc calibrated ideal max-t",
    }.items()
}
# Limits of these are centred elsewhere than at the estimate by their formula.
SHRUNKEN = {
    "agresti-caffo", "agresti-min", "bonett-price", "cramers-v", "cohens-w",
    "cramers-v-bias-corrected", "contingency-coefficient",
}
LARGE = [10**6, 10**7, 10**9, 2**31 - 1, 2**32, 2**52, 2**53 - 1, 2**53]


class Source(random.Random):
    """A seeded source of counts and levels."""

    def count(self, heavy=False):
        drawn = self.random()
        if drawn < 0.45:
            return self.randint(0, 12)
        if drawn < 0.80:
            return self.randint(0, 60)
        if drawn < 0.90:
            return self.choice([0, 1, 2, 3, 49, 50, 51, 99, 100, 101, 199, 200])
        if drawn < 0.97 or not heavy:
            return self.randint(0, 400)
        return self.choice(LARGE)

    def confidence(self):
        drawn = self.random()
        if drawn < 0.4:
            return None
        if drawn < 0.7:
            return self.choice([0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
        if drawn < 0.85:
            return self.choice([0.5 + 1e-9, 0.9999999, 1 - 1e-12, 1 - 2**-53, 1 - 1e-15])
        if drawn < 0.92:
            return self.uniform(0.5, 1)
        if drawn < 0.96:
            return self.choice([1e-300, 5e-324, 1e-17, 1e-15, 1e-6, 0.01, 0.1, 0.3])
        return self.uniform(0, 1)

    def scores(self, count, also=()):
        """Scores for `count` categories: usual ones, any, all the same, enormous."""
        return self.choice(
            [list(range(1, count + 1)), [self.uniform(-5, 5) for _ in range(count)], [1] * count]
            + list(also)
        )

    def chance(self, share):
        return self.random() < share


def _part(source, total):
    return source.choice([0, total, source.randint(0, total), source.randint(0, total), total // 2])


def proportion(source, count):
    n = max(1, count())
    x = source.choice([0, n, n // 2, source.randint(0, n), min(1, n), max(0, n - 1)])
    return {"x": x, "n": n}


def multinomial(source, count):
    k = source.choice([2, 3, 4, 5, 7, 10, 30] if source.chance(0.98) else [100, 500])
    drawn = {"counts": [count() for _ in range(k)]}
    if source.chance(0.3):
        drawn["scores"] = source.scores(
            k, [[1e300 * i for i in range(k)], [1e-300 * i for i in range(k)]]
        )
    return drawn


def compare(source, count):
    n1, n2 = max(1, count()), max(1, count())
    return {"x1": _part(source, n1), "n1": n1, "x2": _part(source, n2), "n2": n2}


def paired(source, count):
    return {key: 0 if source.chance(0.15) else count() for key in ("n11", "n10", "n01", "n00")}


def margins(source, count):
    n = max(1, source.randint(1, 60) if source.chance(0.9) else count())
    drawn = {"x1": _part(source, n), "x2": _part(source, n), "n": n}
    kind = source.random()
    if kind < 0.1:
        drawn["phi"] = source.choice(
            [0, 0.3, -1, 1, -0.2, [0, 0.5], [-1, 1], [0.2, 0.2], [-1e300, 1e300], [-2, 2]]
        )
    elif kind < 0.2:
        drawn["joint"] = source.randint(0, n)
    return drawn


def table(source, count):
    rows, columns = 2, 2
    if source.chance(0.5):
        most = 4 if source.chance(0.93) else 12
        rows, columns = source.randint(2, most), source.randint(2, most)
    small = rows * columns > 9

    def cell():
        return 0 if source.chance(0.08) else source.randint(0, 8) if small else count()

    counts = [[cell() for _ in range(columns)] for _ in range(rows)]
    if source.chance(0.05):
        counts[source.randrange(rows)] = [0] * columns
    drawn = {"counts": counts}
    for member, size in (("row_scores", rows), ("column_scores", columns)):
        if source.chance(0.15):
            drawn[member] = source.scores(size, [[1e308 * (-1) ** i for i in range(size)]])
    return drawn


def square(source, count):
    k = source.choice([2, 2, 2, 3, 3, 4, 5, 8, 20])
    counts = [[0 if source.chance(0.2) else count() for _ in range(k)] for _ in range(k)]
    if source.chance(0.1):
        counts = [[counts[i][j] if i == j else 0 for j in range(k)] for i in range(k)]
    drawn = {"counts": counts}
    if source.chance(0.2):
        drawn["scores"] = source.scores(k, [[1e308 * (-1) ** i for i in range(k)]])
    return drawn


def cochran(source, count):
    items, rows = source.randint(2, 6), source.choice([1, 2, 5, 20, 60])
    share = source.choice([0, 0.1, 0.5, 0.9, 1])
    return {"items": [[int(source.chance(share)) for _ in range(items)] for _ in range(rows)]}


def stratified(source, count):
    def cell():
        return 0 if source.chance(0.1) else count()

    strata = source.choice([1, 1, 2, 3, 8, 40])
    rows, columns = 2, 2
    if source.chance(0.3):
        rows, columns = source.randint(2, 6), source.randint(2, 6)
    drawn = {
        "strata": [[[cell() for _ in range(columns)] for _ in range(rows)] for _ in range(strata)]
    }
    for member, size in (("row_scores", rows), ("column_scores", columns)):
        if source.chance(0.15):
            drawn[member] = source.scores(size, [[1e99 * i for i in range(size)]])
    return drawn


def groups(source, count):
    n = [max(1, count()) for _ in range(source.choice([2, 2, 3, 5, 12]))]
    return {"x": [_part(source, m) for m in n], "n": n}


def raters(source, count):
    subjects, categories = source.choice([1, 2, 3, 10, 40]), source.choice([1, 2, 2, 3, 5])
    if source.chance(0.3):
        most = source.choice([1, 2, 5, 1000])
        return {
            "counts": [
                [source.randint(0, most) for _ in range(max(2, categories))]
                for _ in range(subjects)
            ]
        }
    number = source.choice([2, 2, 3, 6])
    gaps, wide = source.choice([0, 0, 0.1, 0.6]), source.choice([1, 1, 1e-300, 1e300])
    return {
        "ratings": [
            [
                None if source.chance(gaps) else source.randint(1, categories) * wide
                for _ in range(number)
            ]
            for _ in range(subjects)
        ]
    }


def differences(source, count):
    size = source.choice([1, 2, 5, 20, 60, 200])
    steps = source.choice([[0], [-1, 0, 1], [-2, -1, 1, 3, 3.5], [1e-300, -1e300, 0, 1]])
    if source.chance(0.3):
        return {"values": [source.gauss(0, 1) for _ in range(size)]}
    return {"values": [source.choice(steps) for _ in range(size)]}


def trend(source, count):
    k = source.choice([2, 3, 3, 4, 8, 30])
    n = [max(1, count()) for _ in range(k)]
    kind = source.random()
    x = [0] * k if kind < 0.05 else n[:] if kind < 0.1 else [source.randint(0, m) for m in n]
    drawn = {"x": x, "n": n}
    if source.chance(0.4):
        drawn["scores"] = source.scores(
            k, [[1e308 * (-1) ** i for i in range(k)], [1e-308 * i for i in range(k)]]
        )
    return drawn


def adjust(source, count):
    k = source.choice([1, 2, 3, 5, 10, 50]) if source.chance(0.98) else 1000
    chances = [0, 1, 1e-300, 5e-324, 0.05]
    p = [
        source.choice(chances + [source.random(), source.random() * 0.05]) for _ in range(k)
    ]
    drawn = {"p": p}
    if source.chance(0.3):
        drawn["alpha"] = source.choice([0.05, 0.01, 0.5, 1e-300])
    if source.chance(0.3):
        drawn["total"] = k + source.choice([0, 1, 5, 1000, 10**6])
    return drawn


def bootstrap(source, count):
    kind = source.random()
    if kind < 0.2:
        n = max(1, source.count(source.chance(0.03)))
        return {"statistic": "proportion", "x": source.choice([0, n, source.randint(0, n)]), "n": n}
    if kind < 0.35:
        k = source.randint(2, 7)
        drawn = {
            "statistic": source.choice(["likert-mean", "likert-median"]),
            "counts": [source.randint(0, 15) for _ in range(k)],
        }
        if source.chance(0.6):
            drawn["scores"] = source.scores(
                k, [[i * 0.1 for i in range(k)], [1e300 * i for i in range(k)]]
            )
        return drawn
    if kind < 0.45:
        counts = {key: source.randint(0, 25) for key in ("n11", "n10", "n01", "n00")}
        return {"statistic": "paired-difference", **counts}
    if kind < 0.55:
        n1, n2 = source.randint(1, 60), source.randint(1, 60)
        return {
            "statistic": "independent-difference",
            "x1": source.randint(0, n1), "n1": n1, "x2": source.randint(0, n2), "n2": n2,
        }
    rows = source.choice([1, 2, 3, 4, 6, 10, 20, 40])
    value = source.choice(
        [
            lambda: source.gauss(0, 1),
            lambda: source.randint(1, 5),
            lambda: source.randint(0, 1),
            lambda: 1e9 + source.randint(0, 4),
            lambda: source.choice([1e308, -1e308, 0, 1]),
            lambda: source.choice([1e-308, 5e-324, 0]),
            lambda: 3,
        ]
    )
    if kind < 0.75:
        return {
            "statistic": source.choice(
                ["mean", "median", "trimmed-mean-10", "mean(x)", "variance(x)",
                 "standard-deviation(x)", "quantile(x, 0.9)", "trimmed-mean(x, 0.1)",
                 "proportion(x)", "top-box(x, 4)"]
            ),
            "data": [value() for _ in range(rows)],
        }
    if kind < 0.92:
        return {
            "statistic": source.choice(
                ["correlation", "ratio-of-means", "slope", "correlation(x, y)",
                 "difference(mean(x), mean(y))", "ratio(x, y)"]
            ),
            "data": [[value(), value()] for _ in range(rows)],
        }
    names = ["a", "b", "c"]
    return {
        "statistic": source.choice(
            [["mean(a)", "mean(b)"], ["mean(a)", "variance(b)", "correlation(a, c)"],
             ["proportion(a)", "proportion(b)"], ["mean(a)"], ["median(a)"]]
        ),
        "columns": names,
        "data": [[value() for _ in names] for _ in range(rows)],
    }


def scores(source, count):
    k = source.randint(2, 7)
    return {"counts": [count() for _ in range(k)], "scores": source.scores(k)}


def westfall_young(source, count):
    rows, columns = source.randint(1, 12), source.randint(1, 4)
    most = source.choice([1, 1, 3])
    return {
        "differences": [
            [source.randint(-most, most) for _ in range(columns)] for _ in range(rows)
        ]
    }


INPUTS = {
    "proportion": proportion, "multinomial": multinomial, "compare": compare, "paired": paired,
    "margins": margins, "table": table, "square": square, "cochran": cochran,
    "stratified": stratified, "trend": trend, "adjust": adjust, "bootstrap": bootstrap,
    "scores": scores, "westfall-young": westfall_young, "groups": groups, "raters": raters,
    "differences": differences,
}


def request(source, number):
    """A request that is well formed; what it asks for may still be undefined or refused."""
    analysis = source.choice(list(INPUTS))
    heavy = source.chance(0.12)
    drawn = {
        "id": number,
        "analysis": analysis,
        "input": INPUTS[analysis](source, lambda: source.count(heavy)),
    }
    method = source.choice(METHODS[analysis]) if source.chance(0.93) else None
    if method:
        drawn["method"] = method
    confidence = source.confidence()
    if confidence is not None and analysis not in ("adjust", "westfall-young"):
        drawn["confidence"] = confidence
    if analysis == "proportion" and source.chance(0.25):
        drawn["side"] = source.choice(["two", "lower", "upper"])
    if (method or "").startswith(("jonckheere", "mann-whitney", "sign")) and method != "sison-glaz":
        if analysis in ("table", "square", "differences"):
            drawn["alternative"] = source.choice(["two", "less", "greater"])
    resampled = analysis == "raters" and source.chance(0.3)
    if analysis in ("bootstrap", "westfall-young") or resampled or "monte-carlo" in (method or ""):
        drawn["seed"] = source.randint(0, 2**53 - 1)
        small = method == "calibrated"
        if small or method == "max-t" or source.chance(0.8):
            drawn["resamples"] = source.choice([1, 2, 19, 99, 199] if small else [1, 2, 19, 99, 999])
    return drawn
