"""Exact conditional tests and odds ratios, by going through everything that the margins allow."""

import math
from fractions import Fraction
from itertools import product

from .registry import NotForThis, alpha, alternative, peer


def tail(weights, observed, case):
    """The probability of sums as extreme as the observed one; two-sided by the distance from their mean."""
    total = sum(weights.values())
    mean = Fraction(sum(value * weight for value, weight in weights.items()), total)
    fits = {
        "two-sided": lambda value: abs(value - mean) >= abs(observed - mean),
        "less": lambda value: value <= observed,
        "greater": lambda value: value >= observed,
    }[alternative(case)]
    return float(Fraction(sum(weight for value, weight in weights.items() if fits(value)), total))


def scores(case, name, count):
    return [Fraction(str(score)) for score in case["input"].get(name) or range(1, count + 1)]


@peer("formula", "all outcomes with as many yes", "trend", "cochran-armitage-exact")
def trend(case):
    x, n = case["input"]["x"], case["input"]["n"]
    marks = scores(case, "scores", len(x))
    found = {(0, Fraction(0)): 1}
    for size, mark in zip(n, marks):
        after = {}
        for (taken, value), weight in found.items():
            for yes in range(min(size, sum(x) - taken) + 1):
                key = taken + yes, value + yes * mark
                after[key] = after.get(key, 0) + weight * math.comb(size, yes)
        found = after
    weights = {value: weight for (taken, value), weight in found.items() if taken == sum(x)}
    return {"p_value": tail(weights, sum(a * b for a, b in zip(x, marks)), case)}


@peer("formula", "all tables with the margins", "table", "linear-by-linear-exact")
def linear_by_linear(case):
    table = case["input"]["counts"]
    rows, columns = scores(case, "row_scores", len(table)), scores(case, "column_scores", len(table[0]))
    margins, found = tuple(map(sum, table)), {}
    found[margins, Fraction(0)] = Fraction(1)
    for place, total in enumerate(map(sum, zip(*table))):
        after = {}
        for (left, value), weight in found.items():
            for part in product(*(range(min(room, total) + 1) for room in left)):
                if sum(part) != total:
                    continue
                key = (
                    tuple(room - one for room, one in zip(left, part)),
                    value + columns[place] * sum(one * row for one, row in zip(part, rows)))
                share = Fraction(1, math.prod(map(math.factorial, part)))
                after[key] = after.get(key, 0) + weight * share
        found = after
    weights = {}
    for (_, value), weight in found.items():
        weights[value] = weights.get(value, 0) + weight
    observed = sum(
        count * row * column for line, row in zip(table, rows) for count, column in zip(line, columns))
    return {"p_value": tail(weights, observed, case)}


def two_by_two(case):
    (a, b), (c, d) = case["input"]["counts"]
    if case.get("side", "two") != "two":
        raise NotForThis
    return a, b, c, d


@peer("statsmodels", "Table2x2(table).oddsratio_confint(alpha)", "table", "woolf")
def woolf(case):
    from statsmodels.stats.contingency_tables import Table2x2

    two_by_two(case)
    table = Table2x2(case["input"]["counts"], shift_zeros=False)
    lower, upper = table.oddsratio_confint(alpha(case))
    return {"estimate": table.oddsratio, "lower": lower, "upper": upper}


@peer("formula", "roots of the sums over all tables", "table", "conditional-exact")
def conditional(case):
    """Limits where each tail has half of the significance, and the ratio of the greatest conditional likelihood."""
    a, b, c, d = two_by_two(case)
    least, most = max(0, a - d), min(a + b, a + c)
    ways = {x: math.comb(a + b, x) * math.comb(c + d, a + c - x) for x in range(least, most + 1)}

    def share(logarithm, chosen):
        terms = {x: math.log(ways[x]) + x * logarithm for x in ways}
        top = max(terms.values())
        parts = {x: math.exp(term - top) for x, term in terms.items()}
        return math.fsum(parts[x] * chosen(x) for x in parts) / math.fsum(parts.values())

    def root(chosen, target):
        low, high = -60.0, 60.0
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if share(middle, chosen) < target else (low, middle)
        return math.exp((low + high) / 2)

    half = alpha(case) / 2
    return {
        "estimate": 0.0 if a == least else math.inf if a == most else root(lambda x: x, a),
        "lower": 0.0 if a == least else root(lambda x: x >= a, half),
        "upper": math.inf if a == most else root(lambda x: x > a, 1 - half)}


@peer("statsmodels", 'confint_proportions_2indep(x1, n1, x2, n2, method="newcomb", alpha=alpha / pairs)', "groups",
      "differences-newcombe")
def newcombe(case):
    from itertools import combinations

    from statsmodels.stats.proportion import confint_proportions_2indep

    pairs = list(combinations(zip(case["input"]["x"], case["input"]["n"]), 2))
    limits = [
        confint_proportions_2indep(*one, *other, method="newcomb", alpha=alpha(case) / len(pairs))
        for one, other in pairs]
    return {
        "estimate": [x1 / n1 - x2 / n2 for (x1, n1), (x2, n2) in pairs],
        "lower": [lower for lower, _ in limits], "upper": [upper for _, upper in limits]}
