"""Sums and searches by which a reader can check who is right; Python's standard library alone."""

import math
from fractions import Fraction
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)


def most_likely(likelihood, low, high):
    """Where a concave function is largest, by golden section."""
    ratio = (math.sqrt(5) - 1) / 2
    for _ in range(200):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if likelihood(left) < likelihood(right):
            low = left
        else:
            high = right
    return (low + high) / 2


def log_likelihood(x, n, p):
    """Of a binomial count, without the constant."""
    yes = x * math.log(p) if x else 0.0
    no = (n - x) * math.log1p(-p) if n - x else 0.0
    return yes + no


def score_of_difference(x1, n1, x2, n2, difference, correction):
    """The score statistic of a stated difference: the restricted estimate is the one of greatest likelihood."""
    low, high = max(0.0, -difference) + 1e-12, min(1.0, 1 - difference) - 1e-12
    p2 = most_likely(
        lambda p: log_likelihood(x1, n1, min(max(p + difference, 1e-300), 1 - 1e-16)) + log_likelihood(x2, n2, p),
        low, high)
    p1 = p2 + difference
    variance = p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2
    if correction:
        variance *= (n1 + n2) / (n1 + n2 - 1)
    return (x1 / n1 - x2 / n2 - difference) / math.sqrt(variance)


def score_of_ratio(x1, n1, x2, n2, ratio):
    """The score statistic of a stated ratio of two shares."""
    p2 = most_likely(
        lambda p: log_likelihood(x1, n1, min(ratio * p, 1 - 1e-16)) + log_likelihood(x2, n2, p),
        1e-12, min(1.0, 1 / ratio) - 1e-12)
    p1 = ratio * p2
    return (x1 / n1 - ratio * x2 / n2) / math.sqrt(p1 * (1 - p1) / n1 + ratio ** 2 * p2 * (1 - p2) / n2)


def chance_at_most(x1, n1, x2, n2, odds_ratio):
    """The conditional probability of at most x1 of the x1 + x2 in the first sample, at an odds ratio."""
    total = x1 + x2
    weights = {k: math.comb(n1, k) * math.comb(n2, total - k) * odds_ratio ** k
               for k in range(max(0, total - n2), min(n1, total) + 1)}
    return math.fsum(weight for k, weight in weights.items() if k <= x1) / math.fsum(weights.values())


def barnard_at(counts, nuisance):
    """The exact probability, at one share that both rows have, of a pooled z at least as far from 0 as the observed one."""
    (a, b), (c, d) = counts
    n1, n2 = a + b, c + d

    def extremity(x1, x2):
        """The square of z, up to what the margins share; exact."""
        total = x1 + x2
        if total in (0, n1 + n2):
            return Fraction(0)
        return Fraction((x1 * n2 - x2 * n1) ** 2, total * (n1 + n2 - total))
    seen = extremity(a, c)
    return sum(
        math.comb(n1, x1) * math.comb(n2, x2) * nuisance ** (x1 + x2) * (1 - nuisance) ** (n1 + n2 - x1 - x2)
        for x1 in range(n1 + 1) for x2 in range(n2 + 1) if extremity(x1, x2) >= seen)


def blaker(x, n, null):
    """Blaker's p-value: the chance of counts whose smaller tail is at most the observed one's; exact."""
    chance = [math.comb(n, k) * null ** k * (1 - null) ** (n - k) for k in range(n + 1)]
    tails = [min(sum(chance[:k + 1]), sum(chance[k:])) for k in range(n + 1)]
    return sum(one for one, tail in zip(chance, tails) if tail <= tails[x])


def alpha(ratings):
    """Krippendorff's nominal alpha: one minus the observed over the expected disagreement of pairs; exact."""
    units = [[one for one in row if one is not None] for row in ratings]
    units = [unit for unit in units if len(unit) > 1]
    values = [one for unit in units for one in unit]
    observed = sum(
        Fraction(sum(one != other for one in unit for other in unit), len(unit) - 1) for unit in units) / len(values)
    expected = Fraction(
        sum(one != other for one in values for other in values), len(values) * (len(values) - 1))
    return 1 - observed / expected


def correlation_squared(counts, rows, columns):
    """The square of Pearson's correlation of the scores of a table; exact."""
    cells = [(rows[i], columns[j], count) for i, row in enumerate(counts) for j, count in enumerate(row)]
    n = sum(count for _, _, count in cells)
    x = Fraction(sum(a * count for a, _, count in cells), n)
    y = Fraction(sum(b * count for _, b, count in cells), n)
    xy = sum((a - x) * (b - y) * count for a, b, count in cells)
    return n, xy ** 2 / (sum((a - x) ** 2 * c for a, _, c in cells) * sum((b - y) ** 2 * c for _, b, c in cells))


def common_odds_ratio_error(strata, fault=False):
    """The standard error of Robins, Breslow and Greenland; with the fault that the page speaks of."""
    a = sum(Fraction(t[0][0] * t[1][1], n(t)) for t in strata)
    b = sum(Fraction(t[0][1] * t[1][0], n(t)) for t in strata)
    first = sum(Fraction((t[0][0] + t[1][1]) * t[0][0] * t[1][1], n(t) ** 2) for t in strata)
    mixed = sum(Fraction((t[0][0] + t[1][1]) * t[0][1] * t[1][0] + (t[0][1] + t[1][0]) * t[0][0] * t[1][1], n(t) ** 2)
                for t in strata)
    last = sum(Fraction((t[0][1] + (t[1][1] if fault else t[1][0])) * t[0][1] * t[1][0], n(t) ** 2) for t in strata)
    return math.sqrt(first / (2 * a * a) + mixed / (2 * a * b) + last / (2 * b * b))


def n(table):
    return sum(map(sum, table))


def pairs_of(counts):
    """Concordant minus discordant pairs, twice; counts may be fractions of people."""
    total = 0.0
    for i, row in enumerate(counts):
        for j, count in enumerate(row):
            for k, other in enumerate(counts):
                for m, cell in enumerate(other):
                    total += count * cell * ((k > i) - (k < i)) * ((m > j) - (m < j))
    return total


def tau_b(counts):
    size = sum(map(sum, counts))
    rows = [sum(row) for row in counts]
    columns = [sum(column) for column in zip(*counts)]
    return pairs_of(counts) / math.sqrt(
        (size ** 2 - sum(one ** 2 for one in rows)) * (size ** 2 - sum(one ** 2 for one in columns)))


def somers_rows(counts):
    """D(R given C)."""
    size = sum(map(sum, counts))
    return pairs_of(counts) / (size ** 2 - sum(sum(column) ** 2 for column in zip(*counts)))


def delta_error(measure, counts):
    """The standard error by the delta method: derivatives by the cells in small steps, multinomial sampling."""
    size, step = sum(map(sum, counts)), 1e-4
    slopes, cells = [], []
    for i, row in enumerate(counts):
        for j, count in enumerate(row):
            moved = [[one for one in line] for line in counts]
            moved[i][j] = count + step
            above = measure(moved)
            moved[i][j] = count - step
            slopes.append((above - measure(moved)) / (2 * step))
            cells.append(count)
    mean = sum(slope * cell for slope, cell in zip(slopes, cells)) / size
    return math.sqrt(sum((slope - mean) ** 2 * cell for slope, cell in zip(slopes, cells)))


def sison_glaz(counts, confidence, bound=10 ** 9):
    """May and Johnson's (2000) upper limits: truncated Poisson counts, and the Edgeworth series of their sum.

    `bound` cuts the Poisson counts off; the paper has no such bound.
    """
    size = sum(counts)

    def level(c):
        product, mean, variance, third, fourth = 1.0, 0.0, 0.0, 0.0, 0.0
        for x in counts:
            rate, low, high = float(x), max(x - c, 0), min(x + c, bound)
            mass = {k: (math.exp(k * math.log(rate) - rate - math.lgamma(k + 1)) if rate else float(k == 0))
                    for k in range(low, high + 1)}
            kept = math.fsum(mass.values())
            product *= kept
            centre = math.fsum(k * one for k, one in mass.items()) / kept
            moment = [math.fsum((k - centre) ** power * one for k, one in mass.items()) / kept for power in range(5)]
            mean, variance, third = mean + centre, variance + moment[2], third + moment[3]
            fourth += moment[4] - 3 * moment[2] ** 2
        if variance < 1e-12:
            return 0.0  # Nothing moves: the series has no value, and the algorithm goes on to the next c.
        z = (size - mean) / math.sqrt(variance)
        skew, tail = third / variance ** 1.5, fourth / variance ** 2
        series = 1 + skew * (z ** 3 - 3 * z) / 6 + tail * (z ** 4 - 6 * z ** 2 + 3) / 24 + skew ** 2 * (
            z ** 6 - 15 * z ** 4 + 45 * z ** 2 - 15) / 72
        density = math.exp(-z * z / 2) / math.sqrt(2 * math.pi) * series
        poisson = math.exp(size * math.log(size) - size - math.lgamma(size + 1))
        return product / poisson * density / math.sqrt(variance)
    c = 0
    while level(c + 1) < confidence:
        c += 1
    share = (confidence - level(c)) / (level(c + 1) - level(c))
    return [min(1.0, x / size + c / size + 2 * share / size) for x in counts]


def saddlepoint(statistic, weights, denominator, counted):
    """The chance that a weighted sum of chi-squared variables over another one exceeds a value, by a saddlepoint.

    Kuonen 1999, doi:10.1093/biomet/86.4.929. `counted` is the number of degrees of freedom that the sum has below,
    `denominator` the one in its scale; they should be one number.
    """
    terms = [(weight, 1.0) for weight in weights] + [(-statistic / denominator, counted)]

    def derivative(s, order):
        factor = {0: None, 1: 1, 2: 2}[order]
        if order == 0:
            return -sum(m * math.log(1 - 2 * s * a) for a, m in terms) / 2
        return factor * sum(m * a ** order / (1 - 2 * s * a) ** order for a, m in terms)
    low, high = -1 / (2 * statistic / denominator), 1 / (2 * max(weights))
    low, high = low * (1 - 1e-12), high * (1 - 1e-12)
    for _ in range(300):
        middle = (low + high) / 2
        low, high = (low, middle) if derivative(middle, 1) > 0 else (middle, high)
    s = (low + high) / 2
    w = math.copysign(math.sqrt(-2 * derivative(s, 0)), s)
    v = s * math.sqrt(derivative(s, 2))
    return NormalDist().cdf(-(w + math.log(v / w) / w))
