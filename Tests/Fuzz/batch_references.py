"""A few formulas again, by other means: whole numbers and fractions wherever they can be."""

import math
from fractions import Fraction
from statistics import NormalDist

from strict_json import near, number


def reference(request, result):
    """Kinds of difference between an answer and the same formula worked out here."""
    check = CHECKS.get((request["analysis"], request.get("method")))
    if check is not None:
        yield from check(request, result)


def _wilson(request, result):
    x, n = request["input"]["x"], request["input"]["n"]
    confidence, side = request.get("confidence") or 0.95, request.get("side", "two")
    if not 0.01 <= confidence <= 0.999999:
        return
    z = -NormalDist().inv_cdf((1 - confidence) / (2 if side == "two" else 1))
    if z <= 0:
        return
    p = x / n
    scale = 1 + z * z / n
    centre = (p + z * z / (2 * n)) / scale
    reach = z / scale * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    lower = 0 if x == 0 or side == "upper" else centre - reach
    upper = 1 if x == n or side == "lower" else centre + reach
    if not (
        near(number(result["lower"]), lower, 1e-7, 1e-9)
        and near(number(result["upper"]), upper, 1e-7, 1e-9)
    ):
        yield "differs from the formula: wilson"


def _clopper_pearson(request, result):
    x, n = request["input"]["x"], request["input"]["n"]
    confidence = request.get("confidence") or 0.95
    if n > 60 or request.get("side", "two") != "two" or not 0.01 <= confidence <= 0.999999:
        return
    alpha = (1 - confidence) / 2
    lower, upper = Fraction(number(result["lower"])), Fraction(number(result["upper"]))

    def tail(counts, p):
        return float(sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in counts))

    if x > 0 and not near(tail(range(x, n + 1), lower), alpha, 1e-6, 1e-12):
        yield "differs from the definition: clopper-pearson, lower"
    if x < n and not near(tail(range(x + 1), upper), alpha, 1e-6, 1e-12):
        yield "differs from the definition: clopper-pearson, upper"


def _mcnemar(request, result):
    b, c = request["input"]["n10"], request["input"]["n01"]
    if b + c > 1000:
        return
    tail = sum(math.comb(b + c, k) for k in range(min(b, c) + 1))
    p = min(Fraction(1), Fraction(2 * tail, 2 ** (b + c)))
    if not near(number(result["p_value"]), float(p), 1e-9, 0):
        yield "differs from the definition: mcnemar-exact"


def _fisher(request, result):
    counts = request["input"]["counts"]
    if len(counts) != 2 or len(counts[0]) != 2:
        return
    (a, b), (c, d) = counts
    total, row, column = a + b + c + d, a + b, a + c
    if total > 400:
        return
    ways = {
        k: math.comb(column, k) * math.comb(total - column, row - k)
        for k in range(max(0, row + column - total), min(row, column) + 1)
    }
    p = Fraction(sum(w for w in ways.values() if w <= ways[a]), sum(ways.values()))
    if not near(number(result["p_value"]), float(p), 1e-9, 1e-300):
        yield "differs from the definition: fisher 2 x 2"


def _pearson(request, result):
    counts = request["input"]["counts"]
    rows, columns = [sum(row) for row in counts], [sum(column) for column in zip(*counts)]
    total = sum(rows)
    if total >= 10**6 or not all(rows) or not all(columns):
        return
    statistic = sum(
        Fraction((counts[i][j] * total - r * c) ** 2, total * r * c)
        for i, r in enumerate(rows)
        for j, c in enumerate(columns)
    )
    if not near(number(result["statistic"]), float(statistic), 1e-8, 1e-10):
        yield "differs from the definition: pearson"
    if result["df"] != (len(rows) - 1) * (len(columns) - 1):
        yield "degrees of freedom: pearson"


def _adjustment(method):
    def check(request, result):
        p = request["input"]["p"]
        if len(p) > 60:
            return
        total = request["input"].get("total") or len(p)
        order = sorted(range(len(p)), key=lambda i: p[i])
        adjusted = [0] * len(p)
        if method == "bonferroni":
            adjusted = [min(1, value * total) for value in p]
        elif method == "holm":
            top = 0
            for rank, i in enumerate(order):
                top = max(top, min(1, (total - rank) * p[i]))
                adjusted[i] = top
        else:
            low = 1
            for rank in reversed(range(len(p))):
                low = min(low, p[order[rank]] * total / (rank + 1))
                adjusted[order[rank]] = low
        pairs = zip(result["adjusted"], adjusted)
        if not all(near(number(found), value, 1e-9, 1e-300) for found, value in pairs):
            yield f"differs from the definition: {method}"

    return check


def _mean_bootstrap(request, result):
    """The standard error of a mean is its usual one, in fractions: also far from zero."""
    data = request["input"].get("data")
    if not data or request["input"].get("statistic") not in ("mean", "mean(x)"):
        return
    if "resamples" in request or any(abs(v) > 1e150 or 0 < abs(v) < 1e-150 for v in data):
        return
    values = [Fraction(v) for v in data]
    mean = sum(values) / len(values)
    variance = sum((v - mean) ** 2 for v in values) / len(values) ** 2
    # A simulated one, of 99,999 resamples, lies within five of its own standard errors.
    simulated = any(warning["code"] == "simulated" for warning in result.get("warnings", []))
    if not near(number(result.get("standard_error")), math.sqrt(variance), 0.02 if simulated else 1e-7, 1e-300):
        yield "differs from the definition: standard error of a mean"


CHECKS = {
    ("proportion", None): _wilson,
    ("proportion", "wilson"): _wilson,
    ("proportion", "clopper-pearson"): _clopper_pearson,
    ("paired", "mcnemar-exact"): _mcnemar,
    ("table", "fisher"): _fisher,
    ("table", "pearson"): _pearson,
    ("table", None): _pearson,
    ("adjust", None): _adjustment("holm"),
    ("adjust", "holm"): _adjustment("holm"),
    ("adjust", "bonferroni"): _adjustment("bonferroni"),
    ("adjust", "bh"): _adjustment("bh"),
    ("bootstrap", "bootstrap-se"): _mean_bootstrap,
}
