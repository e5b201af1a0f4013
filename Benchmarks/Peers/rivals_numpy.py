"""Resampling by hand in numpy, tuned: chunks that stay in cache, 16-bit indices, matrix products.

Each function takes what a run is asked for and returns the answer. `B` is the number of resamples.
"""

import numpy as np
from scipy.stats import binom, random_table

import statistics_by_hand as by_hand
from workload_data import (
    ANSWERS, CHI_SQUARED, CORRELATION, EXPECTED, FIRST, ITEMS, LIKERT, LIKERT_COUNTS, PAIR_I, PAIR_J,
    PROPORTION, ROWS, SECOND, TABLE, TRUTHS, X, Y,
)

RNG = np.random.Generator(np.random.SFC64(1))
CHUNK = 1000
TOTAL = TABLE.sum()
PROPORTION_32, FIRST_32, SECOND_32, LIKERT_32, ANSWERS_32 = (
    values.astype(np.float32) for values in (PROPORTION, FIRST, SECOND, LIKERT, ANSWERS))


def chunks(resamples, size=CHUNK):
    for start in range(0, resamples, size):
        yield start, min(size, resamples - start)


# --- W1, W2, W4: sums

def index_sums(values, resamples):
    """Sums of resamples, by row numbers; a product with ones is faster than a mean."""
    sums = np.empty(resamples, np.float32)
    rows = len(values)
    ones = np.ones(rows, np.float32)
    for start, count in chunks(resamples):
        index = RNG.integers(0, rows, (count, rows), dtype=np.uint16)
        sums[start:start + count] = values.take(index) @ ones
    return sums


def histogram(sums, largest):
    return np.bincount(sums.astype(np.int64), minlength=largest + 1)


def proportion_index(B, method):
    return by_hand.proportion_interval(histogram(index_sums(PROPORTION_32, B), ROWS), method)


def proportion_binomial(B, method):
    counts = np.bincount(RNG.binomial(ROWS, 37 / ROWS, B), minlength=ROWS + 1)
    return by_hand.proportion_interval(counts, method)


def proportion_exact(B, method):
    return by_hand.proportion_interval(binom.pmf(np.arange(ROWS + 1), ROWS, 0.74), method)


def difference_index(B, method):
    sums = index_sums(FIRST_32, B) - index_sums(SECOND_32, B) + ROWS
    return by_hand.difference_interval(histogram(sums, 2 * ROWS), method)


def difference_binomial(B, method):
    sums = RNG.binomial(ROWS, 0.72, B) - RNG.binomial(ROWS, 0.8, B) + ROWS
    return by_hand.difference_interval(np.bincount(sums, minlength=2 * ROWS + 1), method)


def difference_exact(B, method):
    k = np.arange(ROWS + 1)
    chances = np.convolve(binom.pmf(k, ROWS, 0.72), binom.pmf(k, ROWS, 0.8)[::-1])
    return by_hand.difference_interval(chances, method)


def likert_index(B, method):
    return by_hand.likert_interval(histogram(index_sums(LIKERT_32, B), 4 * ROWS), method)


def likert_multinomial(B, method):
    sums = RNG.multinomial(ROWS, LIKERT_COUNTS / ROWS, size=B) @ np.array([1, 2, 3, 4])
    return by_hand.likert_interval(np.bincount(sums, minlength=4 * ROWS + 1), method)


def likert_exact(B, method):
    answer = np.r_[0, LIKERT_COUNTS / ROWS]
    chances = np.ones(1)
    for _ in range(ROWS):
        chances = np.convolve(chances, answer)
    return by_hand.likert_interval(chances, method)


# --- W4m: the median, half of the sum of the order statistics 25 and 26

def doubled_medians(counts):
    cumulative = counts.cumsum(1)
    return (cumulative < 25).sum(1) + (cumulative < 26).sum(1) + 2


def median_index(B):
    codes = (LIKERT - 1).astype(np.int64)
    offsets = (np.arange(CHUNK) * 4)[:, None]
    total = np.zeros(9, np.int64)
    for _, count in chunks(B):
        drawn = codes.take(RNG.integers(0, ROWS, (count, ROWS), dtype=np.uint16)) + offsets[:count]
        counts = np.bincount(drawn.ravel(), minlength=4 * count).reshape(count, 4)
        total += np.bincount(doubled_medians(counts), minlength=9)
    return by_hand.median_interval(total)


def median_multinomial(B):
    counts = RNG.multinomial(ROWS, LIKERT_COUNTS / ROWS, size=B)
    return by_hand.median_interval(np.bincount(doubled_medians(counts), minlength=9))


def median_exact(B):
    """The joint distribution of the two middle answers of 50."""
    upper = LIKERT_COUNTS.cumsum() / ROWS
    lower = np.r_[0, upper[:-1]]
    # The 25th at i, and the 26th at j > i: 25 answers up to i but not all below i, 25 from j on.
    at = binom.pmf(25, ROWS, 0.5) * 2.0**ROWS * np.outer(
        upper**25 - lower**25, (1 - lower) ** 25 - (1 - upper) ** 25)
    at = np.triu(at, 1)
    middle = binom.sf(24, ROWS, upper) - binom.sf(24, ROWS, lower)
    chances = np.zeros(9)
    for i in range(4):
        chances[2 * (i + 1)] += middle[i] - at[i].sum()
        for j in range(i + 1, 4):
            chances[i + j + 2] += at[i, j]
    return by_hand.median_interval(chances)


# --- W3: 60 items of the same respondents

def joint_counts(B):
    """Counts of yes by resample and item: how often each respondent was drawn, times the answers."""
    counts = np.empty((B, ITEMS), np.float32)
    offsets = (np.arange(CHUNK) * ROWS)[:, None]
    for start, count in chunks(B):
        index = RNG.integers(0, ROWS, (count, ROWS), dtype=np.uint16) + offsets[:count]
        times = np.bincount(index.ravel(), minlength=count * ROWS).reshape(count, ROWS)
        counts[start:start + count] = times.astype(np.float32) @ ANSWERS_32
    return counts


def joint_quantiles(counts, differences):
    """Limits of all items; with `differences`, those of all pairs of items after them."""
    B = len(counts)
    places = [int(0.025 * B), int(0.975 * B)]
    by_item = np.ascontiguousarray(counts.T.astype(np.int16))
    limits = np.sort(by_item, axis=1)[:, places] / ROWS
    if not differences:
        return limits.ravel()
    paired = np.empty((len(PAIR_I), 2))
    for start in range(0, len(PAIR_I), 59):
        part = slice(start, start + 59)
        difference = by_item[PAIR_I[part]] - by_item[PAIR_J[part]]
        difference.sort(axis=1)
        paired[part] = difference[:, places]
    return np.concatenate([limits, paired / ROWS]).ravel()


def joint_index(B, differences):
    return joint_quantiles(joint_counts(B), differences)


# --- W5: chi-square of random tables

def exceedance(counts):
    statistic = (counts * counts) @ (1 / EXPECTED.ravel()) - TOTAL
    return int((statistic >= CHI_SQUARED * (1 - 1e-12)).sum())


def chi_squared_permuted(B):
    size = 200
    columns = np.repeat(np.arange(4), TABLE.sum(0)).astype(np.uint8)
    rows = np.repeat(np.arange(4), TABLE.sum(1)) * 4
    shuffled = np.broadcast_to(columns, (size, TOTAL)).copy()
    offsets = np.arange(size)[:, None] * 16
    count = 0
    for _ in range(0, B, size):
        RNG.permuted(shuffled, axis=1, out=shuffled)
        cells = np.bincount((shuffled + (rows + offsets)).ravel(), minlength=size * 16)
        count += exceedance(cells.reshape(size, 16))
    return (count + 1) / (B + 1)


def chi_squared_patefield(B):
    tables = random_table(TABLE.sum(1), TABLE.sum(0))
    count = 0
    for _, size in chunks(B, 10_000):
        drawn = tables.rvs(size, method="patefield", random_state=RNG)
        count += exceedance(drawn.reshape(-1, 16))
    return (count + 1) / (B + 1)


# --- W7: coverage; B is the number of samples at each truth, with 2,000 resamples each

def coverage_binomial(B):
    covered = 0
    places = [int(0.025 * 2000), int(0.975 * 2000)]
    for p in TRUTHS:
        successes = RNG.binomial(ROWS, p, B)
        drawn = RNG.binomial(ROWS, (successes / ROWS)[:, None], (B, 2000)).astype(np.int16)
        drawn.sort(axis=1)
        limits = drawn[:, places] / ROWS
        covered += int(((limits[:, 0] <= p + 1e-9) & (p - 1e-9 <= limits[:, 1])).sum())
    return covered / (len(TRUTHS) * B)


def coverage_memo(B):
    """One bootstrap for each possible number of successes, which is then looked up."""
    limits = np.array([
        by_hand.histogram_quantiles(
            np.bincount(RNG.binomial(ROWS, k / ROWS, 2000), minlength=ROWS + 1), by_hand.TAILS) / ROWS
        for k in range(ROWS + 1)])
    covered = 0
    for p in TRUTHS:
        found = limits[RNG.binomial(ROWS, p, B)]
        covered += int(((found[:, 0] <= p + 1e-9) & (p - 1e-9 <= found[:, 1])).sum())
    return covered / (len(TRUTHS) * B)


def coverage_exact(B):
    k = np.arange(ROWS + 1)
    lower = binom.ppf(0.025, ROWS, k / ROWS) / ROWS
    upper = binom.ppf(0.975, ROWS, k / ROWS) / ROWS
    lower[0] = upper[0] = 0
    lower[ROWS] = upper[ROWS] = 1
    chances = binom.pmf(k[None, :], ROWS, TRUTHS[:, None])
    truths = TRUTHS[:, None]
    return float((chances * ((lower <= truths + 1e-9) & (truths - 1e-9 <= upper))).sum(1).mean())


# --- W8: a correlation

def correlations_index(B):
    replicates = np.empty(B)
    rows = len(X)
    for start, count in chunks(B, 100):
        index = RNG.integers(0, rows, (count, rows), dtype=np.uint16)
        x, y = X.take(index), Y.take(index)
        x -= x.mean(1)[:, None]
        y -= y.mean(1)[:, None]
        products = np.einsum("ij,ij->i", x, y)
        squares = np.einsum("ij,ij->i", x, x) * np.einsum("ij,ij->i", y, y)
        replicates[start:start + count] = products / np.sqrt(squares)
    return replicates


def correlation_index(B, method):
    return by_hand.correlation_interval(correlations_index(B), CORRELATION, method)


def correlation_moments(B, method):
    """How often each pair was drawn, times its moments."""
    rows = len(X)
    x, y = X - X.mean(), Y - Y.mean()
    moments = np.stack([x, y, x * x, y * y, x * y], 1)
    offsets = (np.arange(CHUNK) * rows)[:, None]
    replicates = np.empty(B)
    for start, count in chunks(B):
        index = RNG.integers(0, rows, (count, rows), dtype=np.uint16) + offsets[:count]
        times = np.bincount(index.ravel(), minlength=count * rows).reshape(count, rows)
        s = times.astype(float) @ moments / rows
        replicates[start:start + count] = (s[:, 4] - s[:, 0] * s[:, 1]) / np.sqrt(
            (s[:, 2] - s[:, 0] ** 2) * (s[:, 3] - s[:, 1] ** 2))
    return by_hand.correlation_interval(replicates, CORRELATION, method)
