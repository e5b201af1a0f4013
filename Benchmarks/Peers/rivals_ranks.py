"""Ordered answers and ranks of the families' workloads, by scipy, and by hand what it has not."""

import math

import numpy as np
import scipy.stats

from families_data import DATA, Z, tail, without_B

ORDERED = np.array(DATA["ordered"])
STEPS = np.array(DATA["groups_of_steps"])
# A row for each respondent, as scipy takes them.
ORDERED_ROWS = np.repeat(np.arange(ORDERED.size) // ORDERED.shape[1], ORDERED.ravel())
ORDERED_COLUMNS = np.repeat(np.arange(ORDERED.size) % ORDERED.shape[1], ORDERED.ravel())
STEPS_OF = [np.repeat(np.arange(len(row)), row) for row in STEPS]
TWO_OF_25, TWO_OF_100 = np.array(DATA["two_of_25"]), np.array(DATA["two_of_100"])
ANSWERS_OF_100 = [np.repeat(np.arange(len(row)), row) for row in TWO_OF_100]
DIFFERENCES = np.array(DATA["differences"], float)


def concordant(table):
    """For each cell the counts in line with it and against it."""
    total = table.cumsum(0).cumsum(1)
    padded = np.zeros((table.shape[0] + 1, table.shape[1] + 1))
    padded[1:, 1:] = total
    above_left, above = padded[:-1, :-1], padded[:-1, -1:]
    left, whole = padded[-1:, :-1], padded[-1, -1]
    to, through = padded[:-1, 1:], padded[1:, :-1]
    below_right = whole - padded[1:, -1:] - padded[-1:, 1:] + padded[1:, 1:]
    return above_left + below_right, (above - to) + (left - through)


def ordered_measures():
    """Gamma, tau-b and Somers' D of columns, each with its standard error (as SAS has them) and limits."""
    n, table = ORDERED.sum(), ORDERED
    a, d = concordant(table)
    p, q = (table * a).sum(), (table * d).sum()
    rows, columns = table.sum(1, keepdims=True), table.sum(0, keepdims=True)
    w_rows, w_columns = n * n - (rows**2).sum(), n * n - (columns**2).sum()
    w = math.sqrt(w_rows * w_columns)
    gamma = (p - q) / (p + q)
    gamma_error = 4 / (p + q) ** 2 * math.sqrt((table * (q * a - p * d) ** 2).sum())
    tau = (p - q) / w
    v = rows * w_columns + columns * w_rows
    tau_error = math.sqrt(
        (table * (2 * w * (a - d) + tau * v) ** 2).sum() - n**3 * tau**2 * (w_rows + w_columns) ** 2) / w**2
    somers = (p - q) / w_rows
    somers_error = 2 / w_rows**2 * math.sqrt((table * (w_rows * (a - d) - (p - q) * (n - rows)) ** 2).sum())
    return [
        value for estimate, error in ((gamma, gamma_error), (tau, tau_error), (somers, somers_error))
        for value in (estimate, error, max(-1, estimate - Z * error), min(1, estimate + Z * error))]


def kendall_tau_b():
    return scipy.stats.kendalltau(ORDERED_ROWS, ORDERED_COLUMNS).statistic


def somers_d():
    return scipy.stats.somersd(ORDERED).statistic


def kruskal_wallis():
    return scipy.stats.kruskal(*STEPS_OF)


def jonckheere():
    n, t, total = STEPS.sum(1), STEPS.sum(0), STEPS.sum()
    statistic = 0.0
    for i in range(len(STEPS)):
        after = STEPS[i + 1:].sum(0)
        statistic += (STEPS[i] * (after.sum() - after.cumsum() + after / 2)).sum()
    mean = (total**2 - (n**2).sum()) / 4
    variance = (
        (total * (total - 1) * (2 * total + 5) - (n * (n - 1) * (2 * n + 5)).sum()
         - (t * (t - 1) * (2 * t + 5)).sum()) / 72
        + (n * (n - 1) * (n - 2)).sum() * (t * (t - 1) * (t - 2)).sum()
        / (36 * total * (total - 1) * (total - 2))
        + (n * (n - 1)).sum() * (t * (t - 1)).sum() / (8 * total * (total - 1)))
    return statistic, 2 * tail(abs(statistic - mean) / math.sqrt(variance))


def mann_whitney_exact(table):
    """The sum of ranks of the first group over all ways to choose it, one tied answer after the other."""
    t, size = table.sum(0), int(table[0].sum())
    # Twice the midranks, less the smallest.
    scores = np.cumsum(t) * 2 - t
    scores = scores - scores[0]
    # Only what is reached so far: how many are chosen, and the largest sum of their scores.
    ways, most = np.ones((1, 1)), 0
    for count, score in zip(t.tolist(), scores.tolist()):
        before, were, width = ways, most, ways.shape[1]
        most = min(size, most + count)
        ways = np.zeros((most + 1, width + min(count, size) * score))
        for chosen in range(min(count, size) + 1):
            rows = min(were, most - chosen) + 1
            ways[chosen:chosen + rows, chosen * score:chosen * score + width] += math.comb(count, chosen) * before[:rows]
    ways = ways[size]
    total, sums = int(t.sum()), np.arange(len(ways))
    distance = np.abs(total * sums - size * int((t * scores).sum()))
    observed = abs(total * int((table[0] * scores).sum()) - size * int((t * scores).sum()))
    return ways[distance >= observed].sum() / ways.sum()


def mann_whitney():
    return scipy.stats.mannwhitneyu(
        *ANSWERS_OF_100, use_continuity=False, method="asymptotic")


# Signed ranks.

def signed_rank_exact(pratt):
    """The sum of positive ranks over all signs, twice the smaller tail."""
    distances = np.abs(DIFFERENCES)
    ranks = scipy.stats.rankdata(distances if pratt else distances[distances > 0])
    doubled = (2 * (ranks[distances > 0] if pratt else ranks)).astype(int)
    positive = DIFFERENCES[DIFFERENCES != 0] > 0
    ways, reached = np.zeros(doubled.sum() + 1), 0
    ways[0] = 1
    for rank in doubled.tolist():
        ways[rank:reached + rank + 1] += ways[:reached + 1].copy()
        reached += rank
    observed = doubled[positive].sum()
    return min(1, 2 * min(ways[:observed + 1].sum(), ways[observed:].sum()) / ways.sum())


def signed_rank():
    return scipy.stats.wilcoxon(DIFFERENCES, correction=False, method="approx").pvalue


def sign_test():
    positive, negative = (DIFFERENCES > 0).sum(), (DIFFERENCES < 0).sum()
    return scipy.stats.binomtest(int(positive), int(positive + negative)).pvalue


WORKLOADS = {
    "numpy-ordered-measures": without_B(ordered_measures),
    "scipy-tau-b": without_B(kendall_tau_b),
    "scipy-somers-d": without_B(somers_d),
    "scipy-kruskal-wallis": without_B(kruskal_wallis),
    "numpy-jonckheere": without_B(jonckheere),
    "numpy-mann-whitney-exact-25": without_B(mann_whitney_exact, TWO_OF_25),
    "numpy-mann-whitney-exact-100": without_B(mann_whitney_exact, TWO_OF_100),
    "scipy-mann-whitney": without_B(mann_whitney),
    "numpy-signed-rank-exact": without_B(signed_rank_exact, False),
    "numpy-signed-rank-pratt-exact": without_B(signed_rank_exact, True),
    "scipy-signed-rank": without_B(signed_rank),
    "scipy-sign-test": without_B(sign_test),
}
