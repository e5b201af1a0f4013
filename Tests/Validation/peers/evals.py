"""What `halfwidth evals` says of one comparison, by packages; and by its formulas, another way, where no package has them."""

import math
from collections import Counter

import numpy as np
import pandas
import scipy.optimize
import scipy.special
import scipy.stats
import statsmodels.api
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.weightstats import DescrStatsW

import program
import systems

from .formulas import tango
from .registry import NotForThis, alpha, peer


def each(package, call, *methods):
    """Registers a call that takes one comparison; several of them give lists, as in the program's answer."""
    def register(function):
        @peer(package, call, "evals", *methods)
        def every(case):
            found = [function(case, one) for one in systems.comparisons(case)]
            return {name: [one[name] for one in found] if len(found) > 1 else found[0][name] for name in found[0]}
        return function
    return register


def floats(numbers):
    return np.array([float(one) for one in numbers])


# Means and tests.


@each("pandas", "the mean of runs.groupby(['system', 'item']).mean()", *program.INTERVALS)
def means(case, one):
    runs = pandas.DataFrame(
        [(system, item, float(score)) for item, pair in enumerate(one["pairs"]) for system, scores in enumerate(pair)
         for score in scores], columns=["system", "item", "score"])
    old, new = runs.groupby(["system", "item"])["score"].mean().groupby("system").mean()
    return {"system_estimate": new, "baseline_estimate": old, "estimate": new - old}


def discordant(one):
    return sum(d > 0 for d in one["differences"]), sum(d < 0 for d in one["differences"])


@each("statsmodels", "mcnemar(table, exact=True)", "mcnemar-exact")
def exact_mcnemar(case, one):
    more, fewer = discordant(one)
    return {"p_value": mcnemar([[0, more], [fewer, 0]], exact=True).pvalue}


@each("scipy", "binomtest(n10, n10 + n01)", "mcnemar-exact")
def signs(case, one):
    more, fewer = discordant(one)
    return {"p_value": scipy.stats.binomtest(more, more + fewer).pvalue}


@each("scipy", 'permutation_test((d,), np.sum, permutation_type="samples", n_resamples=np.inf)', "sign-flip")
def permuted(case, one):
    flipped = floats(systems.whole(systems.units(one, one["even"])))
    if len(flipped) > 18 or systems.simulated(case):
        raise NotForThis
    return {"p_value": scipy.stats.permutation_test(
        (flipped,), np.sum, permutation_type="samples", n_resamples=np.inf, batch=10_000, vectorized=True).pvalue}


def flip_law(numbers):
    """How many flips give each sum."""
    law = {0: 1}
    for number in numbers:
        after = Counter()
        for total, ways in law.items():
            after[total + number] += ways
            after[total - number] += ways
        law = after
    return law


def flip_p(one):
    """Two-sided, over all flips."""
    if one["counted"]:
        more, fewer = discordant(one)
        return min(1, 2 * sum(math.comb(more + fewer, k) for k in range(max(more, fewer), more + fewer + 1))
                   / 2 ** (more + fewer))
    numbers = systems.whole(systems.units(one, one["even"]))
    if sum(one["even"]) * sum(one["differences"]) <= 0 and one["even"] != one["differences"]:
        return 1.0
    law = flip_law(numbers)
    return sum(ways for total, ways in law.items() if abs(total) >= abs(sum(numbers))) / 2 ** len(numbers)


@each("formula", "the law of all flips, in whole numbers", "sign-flip")
def all_flips(case, one):
    if systems.simulated(case):
        raise NotForThis
    return {"p_value": flip_p(one)}


@each("numpy", "a million random flips of the signs", "sign-flip")
def random_flips(case, one):
    if not systems.simulated(case):
        raise NotForThis
    values, generator, extreme, flips = floats(one["even"]), np.random.default_rng(1), 0, 1_000_000
    for _ in range(flips // 10_000):
        signs = generator.choice([-1.0, 1.0], (10_000, len(values)))
        extreme += int((abs(signs @ values) >= abs(values.sum()) * (1 - 1e-12)).sum())
    return {"p_value": (extreme + 1) / (flips + 1)}


# Intervals, and the tests that are dual to them.


def score_at(values, reach, mean):
    """The score statistic of a stated mean: its variance is that of the shares of greatest likelihood with that mean."""
    gap = values.mean() - mean
    if abs(mean) >= reach:
        return math.copysign(math.inf, gap)
    levels, counts = np.unique(values, return_counts=True)
    away, shares = levels - mean, counts / len(values)
    # Shares are f / (1 + m (y - mean)); none of the scale may be below 0, so that m stays within these.
    end = -reach - mean if gap > 0 else reach - mean
    low, high = (0.0, -1 / end) if gap > 0 else (-1 / end, 0.0)
    edge = high if gap > 0 else low

    def rest(m):
        with np.errstate(divide="ignore"):
            return float(np.sum(shares * away / (1 + m * away)))
    on_end = np.isclose(away, end, rtol=0, atol=1e-13 * reach)
    if not on_end.any() and rest(edge) * gap >= 0:
        # Even the largest m leaves the mean too far: an end of the scale takes what the shares leave.
        found = shares / (1 + edge * away)
        return math.copysign(
            math.sqrt(len(values)) * abs(gap) / math.sqrt(found @ away ** 2 + (1 - found.sum()) * end ** 2), gap)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if rest(middle) > 0 else (low, middle)
    found = shares / (1 + (low + high) / 2 * away)
    return gap * math.sqrt(len(values)) / math.sqrt(found @ away ** 2)


def score_limits(values, reach, critical):
    limits = []
    for sign in (1, -1):
        inner, outer = values.mean(), -sign * reach
        for _ in range(80):
            middle = (inner + outer) / 2
            inner, outer = (middle, outer) if sign * score_at(values, reach, middle) < critical else (inner, middle)
        limits.append((inner + outer) / 2)
    return limits


def cluster_model(one):
    """The mean with the errors of clusters, as a regression on nothing but a constant."""
    values = floats(one["differences"])
    return statsmodels.api.OLS(values, np.ones(len(values))).fit(
        cov_type="cluster", cov_kwds={"groups": pandas.factorize(np.array(one["clusters"]))[0]}, use_t=True)


def design_effect(one):
    values = floats(one["differences"])
    return float(cluster_model(one).bse[0] ** 2 / (values.var(ddof=1) / len(values)))


def inflation(one):
    return 1 if one["clusters"] is None else max(1, design_effect(one))


def z(tail):
    return scipy.stats.norm.isf(tail)


@each("formula", "the score equation, by halving", "tango")
def tango_limits(case, one):
    return dict(zip(("lower", "upper"), tango(len(one["differences"]), *discordant(one), z(alpha(case) / 2))))


@each("formula", "the score equation under constrained likelihood, by halving", "paired-score")
def paired_score(case, one):
    return dict(zip(("lower", "upper"), score_limits(
        floats(one["differences"]), float(one["reach"]), z(alpha(case) / 2))))


def student(one):
    return scipy.stats.t(len(set(one["clusters"])) - 1)


@each("formula", "the same at t * sqrt(max(1, deff)), by halving", "clustered-score")
def clustered_score(case, one):
    critical = student(one).isf(alpha(case) / 2) * math.sqrt(inflation(one))
    return dict(zip(("lower", "upper"), score_limits(floats(one["differences"]), float(one["reach"]), critical)))


@each("scipy", "ttest_1samp(d, 0).confidence_interval(level)", "paired-t")
def t_interval(case, one):
    found = scipy.stats.ttest_1samp(floats(one["differences"]), 0).confidence_interval(case["confidence"])
    return {"lower": found.low, "upper": found.high}


@each("statsmodels", 'OLS(d, 1).fit(cov_type="cluster", use_t=True).conf_int(alpha)', "clustered-t")
def clustered_t(case, one):
    (lower, upper), = cluster_model(one).conf_int(alpha(case))
    return {"lower": lower, "upper": upper}


@each("statsmodels", 'OLS(d, 1).fit(cov_type="cluster").bse ** 2 / (variance / n)', "clustered-score", "clustered-t")
def deff(case, one):
    return {"design_effect": design_effect(one)}


def scale_free(one):
    return one["reach"] is None


@each("statsmodels", "DescrStatsW(d).ttost_mean(-margin, margin)", "equivalence_p_value")
def tost(case, one):
    if not scale_free(one) or one["clusters"] is not None:
        raise NotForThis
    margin = float(one["margin"])
    return {"equivalence_p_value": DescrStatsW(floats(one["differences"])).ttost_mean(-margin, margin)[0]}


@each("statsmodels", 'OLS(d, 1).fit(cov_type="cluster", use_t=True).t_test, at both margins', "equivalence_p_value")
def clustered_tost(case, one):
    if not scale_free(one) or one["clusters"] is None:
        raise NotForThis
    found = cluster_model(one)
    tests = [found.t_test(([[1]], sign * float(one["margin"]))) for sign in (-1, 1)]
    return {"equivalence_p_value": max(student(one).sf(-sign * float(test.tvalue.item()))
                                       for sign, test in zip((-1, 1), tests))}


def tango_at(total, first, second, mean):
    """Tango's statistic: the roots of the quadratic for the share of unequal items, in arrays."""
    difference, unequal = (first - second) / total, (first + second) / total
    linear = unequal + difference * mean
    share = (linear + np.sqrt(np.maximum(0, linear ** 2 - 4 * (difference * mean - (1 - unequal) * mean ** 2)))) / 2
    return (difference - mean) / np.sqrt((share - mean ** 2) / total)


def exact_p(total, first, second, margin):
    """The largest probability, at a difference of -margin, of results with a statistic at least as large."""
    one, two = (grid.ravel() for grid in np.meshgrid(np.arange(total + 1), np.arange(total + 1)))
    one, two = one[one + two <= total], two[one + two <= total]
    observed = tango_at(total, np.array([first]), np.array([second]), -margin)[0]
    inside = tango_at(total, one, two, -margin) >= observed - 1e-9 * abs(observed)
    one, two = one[inside], two[inside]
    ways = scipy.special.gammaln(total + 1) - sum(
        scipy.special.gammaln(part + 1) for part in (one, two, total - one - two))

    def probability(share):
        return float(np.exp(
            ways + scipy.special.xlogy(one, (share - margin) / 2) + scipy.special.xlogy(two, (share + margin) / 2)
            + scipy.special.xlogy(total - one - two, max(0, 1 - share))).sum())
    shares = margin + (1 - margin) * np.sin(np.linspace(0, np.pi / 2, 400)) ** 2
    found = [probability(share) for share in shares]
    top = int(np.argmax(found))
    ends = shares[max(0, top - 1)], shares[min(399, top + 1)]
    peak = scipy.optimize.minimize_scalar(lambda share: -probability(share), bounds=ends, method="bounded",
                                          options={"xatol": 1e-12})
    return min(1.0, max(found[top], -peak.fun))


def equivalence_p(one):
    if one["counted"]:
        first, second = discordant(one)
        return max(exact_p(len(one["differences"]), *pair, float(one["margin"]))
                   for pair in ((first, second), (second, first)))
    values, reach, margin = floats(one["differences"]), float(one["reach"]), float(one["margin"])
    law = scipy.stats.norm if one["clusters"] is None else student(one)
    shrink = math.sqrt(inflation(one))
    units = len(values) if one["clusters"] is None else len(set(one["clusters"]))
    return float(max(law.sf(score_at(values, reach, -margin) / shrink), law.cdf(score_at(values, reach, margin) / shrink),
                     (1 - margin / reach) ** units))


@each("formula", "the exact unconditional test of pairs over a grid, and score statistics under constrained likelihood elsewhere",
      "equivalence_p_value")
def both_margins(case, one):
    if scale_free(one):
        raise NotForThis
    return {"equivalence_p_value": equivalence_p(one)}
