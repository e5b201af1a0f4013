"""Methods that no package has: their formulas, written out a second time and by another way than the program's."""

import math
from statistics import NormalDist

from .registry import NotForThis, alpha, peer


def limits(method, n11, n10, n01, n00, z):
    """An interval of the difference of two paired shares."""
    n = n11 + n10 + n01 + n00
    if method == "tango":
        return tango(n, n10, n01, z)
    if method == "newcombe-paired":
        return newcombe(n11, n10, n01, n00, z)
    added, size = {"wald": (0, n), "bonett-price": (1, n + 2), "agresti-min": (0.5, n + 2)}[method]
    b, c = (n10 + added) / size, (n01 + added) / size
    reach = z * math.sqrt((b + c - (b - c) ** 2) / size)
    return b - c - reach, b - c + reach


def wilson(x, n, z):
    centre, reach = x / n + z * z / (2 * n), z * math.sqrt(x / n * (1 - x / n) / n + z * z / (4 * n * n))
    return (centre - reach) / (1 + z * z / n), (centre + reach) / (1 + z * z / n)


def newcombe(n11, n10, n01, n00, z):
    """Newcombe's method 10 (1998)."""
    n = n11 + n10 + n01 + n00
    first, second = n11 + n10, n11 + n01
    product = first * (n - first) * second * (n - second)
    top = n11 * n00 - n10 * n01
    top = top if top < 0 else max(top - n / 2, 0)
    phi = top / math.sqrt(product) if product else 0
    (l1, u1), (l2, u2) = wilson(first, n, z), wilson(second, n, z)
    p1, p2 = first / n, second / n
    low = (p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2
    high = (u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2
    return p1 - p2 - math.sqrt(low), p1 - p2 + math.sqrt(high)


def tango(n, b, c, z):
    """Tango's score limits (1998), by halving."""
    def score(d):
        half = -b - c + (2 * n - b + c) * d
        q = (math.sqrt(half ** 2 + 8 * n * c * d * (1 - d)) - half) / (4 * n)
        variance = n * (2 * q + d * (1 - d))
        if b - c == n * d:
            return 0.0
        return (b - c - n * d) / math.sqrt(variance) if variance > 0 else math.copysign(math.inf, b - c - n * d)

    def where(target):
        low, high = -1.0, 1.0
        for _ in range(100):
            middle = (low + high) / 2
            low, high = (middle, high) if score(middle) > target else (low, middle)
        return (low + high) / 2
    return where(z), where(-z)


for method in ["tango", "wald", "bonett-price", "agresti-min", "newcombe-paired"]:
    @peer("formula", "the limits of every joint table, and their hull", "margins", method)
    def union(case, method=method):
        one, z = case["input"], NormalDist().inv_cdf(1 - alpha(case) / 2)
        x1, x2, n = one["x1"], one["x2"], one["n"]
        found = [limits(method, both, x1 - both, x2 - both, n - x1 - x2 + both, z)
                 for both in range(max(0, x1 + x2 - n), min(x1, x2) + 1)]
        return {"lower_min": max(-1, min(low for low, _ in found)), "upper_max": min(1, max(high for _, high in found))}

for method in ["tango", "wald", "bonett-price", "agresti-min", "newcombe-paired"]:
    @peer("formula", "the score equation, by halving" if method == "tango" else "the formula", "paired", method)
    def paired(case, method=method):
        one = case["input"]
        if case.get("side", "two") != "two" or "null" in one or "margins" in one:
            raise NotForThis
        z = NormalDist().inv_cdf(1 - alpha(case) / 2)
        low, high = limits(method, one["n11"], one["n10"], one["n01"], one["n00"], z)
        return {"lower": low, "upper": high}


@peer("formula", "Tango's limits of the two highest, by halving", "square", "top-box-change")
def top_box_change(case):
    counts = case["input"]["counts"]
    top = range(max(len(counts) - 2, 1), len(counts))
    n = sum(map(sum, counts))
    b = sum(counts[i][j] for i in top for j in range(len(counts)) if j not in top)
    c = sum(counts[i][j] for j in top for i in range(len(counts)) if i not in top)
    low, high = tango(n, b, c, NormalDist().inv_cdf(1 - alpha(case) / 2))
    return {"lower": low, "upper": high}


for analysis in ["proportion", "finite-proportion"]:
    @peer("formula", "both tails of every number in the population, in whole numbers", analysis, "hypergeometric")
    def hypergeometric(case):
        x, n, population = (case["input"][name] for name in ("x", "n", "population"))
        if case.get("side", "two") != "two":
            raise NotForThis
        ways = math.comb(population, n)
        kept = []
        for yes in range(x, population - n + x + 1):
            chance = [math.comb(yes, k) * math.comb(population - yes, n - k) for k in range(n + 1)]
            if min(sum(chance[x:]), sum(chance[:x + 1])) > alpha(case) / 2 * ways:
                kept.append(yes)
        return {"lower": kept[0] / population, "upper": kept[-1] / population, "lower_count": kept[0],
                "upper_count": kept[-1]}
