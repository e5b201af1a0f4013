#!/usr/bin/env python3
"""How often each interval holds the true value: every sample that can be, with its probability.

The intervals are those that the program prints, one for each sample; the probabilities are numpy's. Writes
data/coverage.jsonl. Needs numpy; a minute and a half of one core.
"""

import datetime
import json
import sys
from math import lgamma

import numpy as np

import golden
import program

SIZES = [20, 50, 100]
SLACK = 1e-12

LOG = np.array([lgamma(one + 1) for one in range(2001)])


def binomial(n, p):
    x = np.arange(n + 1)
    if p == 0 or p == 1:
        return (x == (0 if p == 0 else n)).astype(float)
    return np.exp(LOG[n] - LOG[x] - LOG[n - x] + x * np.log(p) + (n - x) * np.log1p(-p))


class Limits:
    """The interval of each sample."""

    def __init__(self, found, ratio=False):
        lower, upper = (np.array([np.nan if one is None else one for one in side], float) for side in found)
        self.none = np.isnan(lower) | np.isnan(upper)
        self.lower, self.upper, self.ratio = lower, upper, ratio
        with np.errstate(divide="ignore", invalid="ignore"):
            width = np.log(upper / lower) if ratio else upper - lower
        self.unbounded = ~self.none & ~np.isfinite(width)
        self.width = np.where(np.isfinite(width), width, 0)

    def at(self, truth, probability):
        """Chances at one true value: that the interval is too high, too low, absent, unbounded; and the width."""
        slack = SLACK * max(1, abs(truth))
        too_high = probability[~self.none & (self.lower > truth + slack)].sum()
        too_low = probability[~self.none & (self.upper < truth - slack)].sum()
        none, unbounded = probability[self.none].sum(), probability[self.unbounded].sum()
        finite = max(1 - none - unbounded, 1e-300)
        return too_high, too_low, none, unbounded, (probability * self.width).sum() / finite


def summary(points):
    """Of the chances at each true value: means, and the least coverage with its place.

    A point has a name, whether its shares lie in .05 to .95, and whether it is below the middle.
    """
    table = np.array([chances for _, chances in points])
    covers = np.clip(1 - table[:, :3].sum(axis=1), 0, 1)
    inner = np.array([inner for (_, inner, _), _ in points])
    # By symmetry the sides change places above the middle, and would cancel: there is one half of them here.
    half = np.array([half for (_, _, half), _ in points])
    worst = int(covers.argmin())
    found = {
        "points": len(points), "mean_coverage": covers.mean(), "least_coverage": covers.min(),
        "least_at": points[worst][0][0], "too_high": table[half, 0].mean(),
        "too_low": table[half, 1].mean(), "none": table[:, 2].mean(),
        "unbounded": table[:, 3].mean(), "mean_width": table[:, 4].mean()}
    if inner.any() and not inner.all():
        found["least_coverage_inside"] = covers[inner].min()
    return {name: round(float(value), 6) if isinstance(value, (float, np.floating)) else value
            for name, value in found.items()}


def inside(*shares):
    return all(0.05 - 1e-9 <= share <= 0.95 + 1e-9 for share in shares)


def one_share(ask, n):
    grid = np.arange(1, 1000) / 1000
    chances = [binomial(n, p) for p in grid]
    inputs = {"x": list(range(n + 1)), "n": n}
    for method in ["wilson", "wilson-cc", "clopper-pearson", "mid-p", "blaker", "agresti-coull", "jeffreys",
                   "likelihood-ratio", "arcsine", "logit", "wald", "wald-cc"]:
        limits = Limits(ask("proportion", method, inputs, n + 1))
        yield "proportion", method, summary(
            [(([p], inside(p), p < 0.5), limits.at(p, chance)) for p, chance in zip(grid.tolist(), chances)])
    inputs = {"statistic": ["proportion"] * (n + 1), "x": list(range(n + 1)), "n": [n] * (n + 1)}
    for method in ["percentile", "bca", "basic", "normal", "expanded-percentile", "abc"]:
        requests = [{"id": x, "analysis": "bootstrap", "method": method, "confidence": 0.95,
                     "input": {"statistic": "proportion", "x": x, "n": n}} for x in range(n + 1)]
        found = program.ask(ask.program, requests)
        limits = Limits([[found[x]["result"][name] for x in range(n + 1)] for name in ("lower", "upper")])
        yield "bootstrap of a proportion", method, summary(
            [(([p], inside(p), p < 0.5), limits.at(p, chance)) for p, chance in zip(grid.tolist(), chances)])
    population = 2 * n
    limits = Limits(ask("finite-proportion", "hypergeometric", {
        "x": list(range(n + 1)), "n": n, "population": population}, n + 1))

    def hypergeometric(yes):
        x = np.arange(n + 1)
        possible = (x <= yes) & (n - x <= population - yes)
        chance = np.zeros(n + 1)
        x = x[possible]
        chance[possible] = np.exp(
            LOG[yes] - LOG[x] - LOG[yes - x] + LOG[population - yes] - LOG[n - x] - LOG[population - yes - n + x]
            - LOG[population] + LOG[n] + LOG[population - n])
        return chance
    yield "proportion of a population of 2 n", "hypergeometric", summary(
        [(([yes / population], inside(yes / population), 2 * yes < population),
          limits.at(yes / population, hypergeometric(yes))) for yes in range(population + 1)])


def two_samples(ask, n):
    grid = (np.arange(50) * 2 + 1) / 100
    x1, x2 = (one.ravel().tolist() for one in np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij"))
    inputs = {"x1": x1, "n1": n, "x2": x2, "n2": n}
    shares = [binomial(n, p) for p in grid]
    kinds = {
        "difference": (["newcombe", "newcombe-cc", "miettinen-nurminen", "mee", "agresti-caffo", "wald"],
                       lambda p, q: p - q),
        "ratio": (["koopman", "katz-log"], lambda p, q: p / q),
        "odds ratio": (["conditional-exact", "woolf"], lambda p, q: p * (1 - q) / (q * (1 - p))),
        "Cohen's h": (["cohens-h"], lambda p, q: 2 * (np.arcsin(p ** 0.5) - np.arcsin(q ** 0.5)))}
    limits = {(kind, method): Limits(ask("compare", method, inputs, len(x1)), kind.endswith("ratio"))
              for kind, (methods, _) in kinds.items() for method in methods}
    points = {key: [] for key in limits}
    for p, first in zip(grid.tolist(), shares):
        for q, second in zip(grid.tolist(), shares):
            chance = np.outer(first, second).ravel()
            for (kind, method), one in limits.items():
                points[kind, method].append((([p, q], inside(p, q), p < q), one.at(kinds[kind][1](p, q), chance)))
    for (kind, method), found in points.items():
        yield kind, method, summary(found)


def joint(p, q, phi):
    """The probabilities of (yes, yes), (yes, no), (no, yes), (no, no); None where there are none such."""
    both = p * q + phi * (p * (1 - p) * q * (1 - q)) ** 0.5
    cells = [both, p - both, q - both, 1 - p - q + both]
    return cells if min(cells) > 1e-12 else None


def pairs(ask, n):
    n11, n10, n01 = np.meshgrid(*[np.arange(n + 1)] * 3, indexing="ij")
    possible = (n11 + n10 + n01 <= n).ravel()
    n11, n10, n01 = (one.ravel()[possible] for one in (n11, n10, n01))
    n00 = n - n11 - n10 - n01
    inputs = {"n11": n11.tolist(), "n10": n10.tolist(), "n01": n01.tolist(), "n00": n00.tolist()}
    kinds = {
        "paired difference": (["tango", "bonett-price", "agresti-min", "newcombe-paired", "wald"],
                              lambda cells: cells[1] - cells[2]),
        "paired ratio": (["ratio-score", "ratio-bonett-price", "ratio-wald-log"],
                         lambda cells: (cells[0] + cells[1]) / (cells[0] + cells[2])),
        "conditional odds ratio": (["conditional-exact", "conditional-mid-p"], lambda cells: cells[1] / cells[2])}
    limits = {(kind, method): Limits(ask("paired", method, inputs, len(n11)), kind != "paired difference")
              for kind, (methods, _) in kinds.items() for method in methods}
    ways = LOG[n] - LOG[n11] - LOG[n10] - LOG[n01] - LOG[n00]
    points = {key: [] for key in limits}
    grid = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98]
    for p in grid:
        for q in grid:
            for phi in [0, 0.3, 0.6]:
                cells = joint(p, q, phi)
                if cells is None:
                    continue
                a, b, c, d = np.log(cells)
                chance = np.exp(ways + n11 * a + n10 * b + n01 * c + n00 * d)
                for (kind, method), one in limits.items():
                    points[kind, method].append(
                        (([p, q, phi], inside(p, q), p < q), one.at(kinds[kind][1](cells), chance)))
    for (kind, method), found in points.items():
        yield kind, method, summary(found)


EFFECTS = {
    "common difference of two strata": (
        ["mh-risk-difference", "mh-risk-difference-greenland-robins", "newcombe-stratified"],
        [-0.4, -0.2, -0.1, 0, 0.1, 0.2, 0.4], lambda q, effect: q + effect),
    "common ratio of two strata": (["mh-risk-ratio"], [0.5, 0.75, 1, 4 / 3, 2], lambda q, effect: q * effect),
    "common odds ratio of two strata": (
        ["mantel-haenszel"], [0.25, 0.5, 1, 2, 4], lambda q, effect: effect * q / (1 - q + effect * q))}


def strata(ask, n):
    sizes = [n // 4, (n + 2) // 4] * 2
    found = np.meshgrid(*[np.arange(size + 1) for size in sizes], indexing="ij")
    x = [one.ravel() for one in found]
    tables = np.stack([np.stack([one, size - one], axis=1) for one, size in zip(x, sizes)], axis=1)
    inputs = {"strata": tables.reshape(len(tables), 2, 2, 2).tolist()}
    for kind, (methods, effects, first) in EFFECTS.items():
        limits = {method: Limits(ask("stratified", method, inputs, len(tables)), "ratio" in kind) for method in methods}
        points = {method: [] for method in methods}
        for q in [(a, b) for a in (0.1, 0.3, 0.5, 0.7, 0.9) for b in (0.1, 0.3, 0.5, 0.7, 0.9)]:
            for effect in effects:
                p = [first(one, effect) for one in q]
                if not all(0.02 <= one <= 0.98 for one in p):
                    continue
                parts = [binomial(size, share) for size, share in zip(sizes, (p[0], q[0], p[1], q[1]))]
                chance = np.einsum("a,b,c,d->abcd", *parts).ravel()
                half = effect < (1 if "ratio" in kind else 0)
                for method, one in limits.items():
                    points[method].append((([round(effect, 3), *q], True, half), one.at(effect, chance)))
        for method, chances in points.items():
            yield kind, method, summary(chances)


def together(limits, truths, chance):
    """The chances that some interval of a family lies too high, or that only some lie too low; and the mean width."""
    lower, upper = limits
    truths = np.array(truths)
    too_high = (lower > truths + SLACK).any(axis=1)
    too_low = (upper < truths - SLACK).any(axis=1) & ~too_high
    return chance[too_high].sum(), chance[too_low].sum(), 0.0, 0.0, (chance * (upper - lower).mean(axis=1)).sum()


def groups(ask, n):
    shares = (0.1, 0.3, 0.5, 0.7, 0.9)
    grid = [(a, b, c) for a in shares for b in shares for c in shares if a <= b <= c]
    x = np.stack([one.ravel() for one in np.meshgrid(*[np.arange(n + 1)] * 3, indexing="ij")], axis=1)
    for method in ["differences-newcombe", "differences-bonferroni", "differences-scheffe"]:
        limits = [np.array(side, float) for side in ask(
            "groups", method, {"x": x.tolist(), "n": [[n] * 3] * len(x)}, len(x))]
        points = []
        for a, b, c in grid:
            chance = np.einsum("a,b,c->abc", *(binomial(n, share) for share in (a, b, c))).ravel()
            points.append((([a, b, c], True, True), together(limits, [a - b, a - c, b - c], chance)))
        yield "all differences of three groups", method, summary(points)


SCALES = {
    "symmetric": [0.1, 0.4, 0.4, 0.1], "even": [0.25] * 4, "skewed": [0.55, 0.25, 0.12, 0.08],
    "high": [0.02, 0.08, 0.3, 0.6], "rare": [0.94, 0.03, 0.02, 0.01]}


def categories(ask, n):
    three = [(a, b, n - a - b) for a in range(n + 1) for b in range(n + 1 - a)]
    grid = [(a / 20, b / 20, (20 - a - b) / 20) for a in range(1, 19) for b in range(1, 20 - a)
            if a >= b >= 20 - a - b] + [(0.9, 0.08, 0.02), (0.97, 0.02, 0.01), (0.6, 0.38, 0.02)]
    counts = np.array(three)
    ways = LOG[n] - LOG[counts].sum(axis=1)
    chances = [np.exp(ways + counts @ np.log(shares)) for shares in grid]
    for method in ["goodman", "quesenberry-hurst", "sison-glaz", "bonferroni-clopper-pearson"]:
        lower, upper = (np.array(side, float) for side in ask(
            "multinomial", method, {"counts": [list(one) for one in three]}, len(three)))
        points = [((list(shares), True, True), together((lower, upper), shares, chance))
                  for shares, chance in zip(grid, chances)]
        yield "all of three shares", method, summary(points)
    for method in ["differences-goodman", "differences-scheffe"]:
        limits = [np.array(side, float) for side in ask(
            "multinomial", method, {"counts": [list(one) for one in three]}, len(three))]
        yield "all differences of three shares", method, summary([
            (([a, b, c], True, True), together(limits, [a - b, a - c, b - c], chance))
            for (a, b, c), chance in zip(grid, chances)])
    four = [(a, b, c, n - a - b - c) for a in range(n + 1) for b in range(n + 1 - a) for c in range(n + 1 - a - b)]
    counts = np.array(four)
    ways = LOG[n] - LOG[counts].sum(axis=1)
    for analysis, method in [("scores", "score"), ("multinomial", "mean-score")]:
        limits = Limits(ask(analysis, method, {"counts": [list(one) for one in four]}, len(four)))
        points = []
        for name, shares in SCALES.items():
            chance = np.exp(ways + counts @ np.log(shares))
            points.append((([name], True, True), limits.at(float(np.dot(shares, [1, 2, 3, 4])), chance)))
        yield "mean of a scale 1 to 4", method, summary(points)


def rates(ask):
    most = 160
    for name, grid in {"0.5 to 10": np.arange(5, 101) / 10, "10 to 60": np.arange(20, 121) / 2}.items():
        for method in ["garwood", "mid-p", "score", "jeffreys", "likelihood-ratio", "wald"]:
            limits = Limits(ask("rate", method, {"events": list(range(most + 1)), "exposure": 1}, most + 1))
            events = np.arange(most + 1)
            points = [(([mean], True, True), limits.at(mean, np.exp(events * np.log(mean) - mean - LOG[events])))
                      for mean in grid.tolist()]
            yield f"rate, {name} events expected", method, summary(points)


def main():
    binary = sys.argv[1]

    def ask(analysis, method, inputs, rows):
        return program.columns(binary, analysis, method, inputs, rows)
    ask.program = binary
    today = datetime.date.today().isoformat()
    with open(golden.DATA / "coverage.jsonl", "w", encoding="utf-8") as file:
        for kind in [one_share, two_samples, pairs, strata, categories, groups]:
            for n in SIZES:
                for estimand, method, found in kind(ask, n):
                    file.write(json.dumps({"estimand": estimand, "method": method, "n": n, **found, "date": today}) + "\n")
                    file.flush()
        for estimand, method, found in rates(ask):
            file.write(json.dumps({"estimand": estimand, "method": method, "n": None, **found, "date": today}) + "\n")


if __name__ == "__main__":
    main()
