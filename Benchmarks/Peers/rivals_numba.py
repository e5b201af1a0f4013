"""Resampling by hand in numba, as an expert writes it: splitmix64, two draws by multiply and shift from
each word, integer histograms. `*_two` are the same on two threads."""

import math

import numpy as np
from numba import njit, prange
from scipy.stats import binom

import rivals_numpy
import statistics_by_hand as by_hand
from workload_data import (
    ANSWERS, CHI_SQUARED, CORRELATION, EXPECTED, FIRST, ITEMS, LIKERT, LIKERT_COUNTS, PAIR_I, PAIR_J, PROPORTION, ROWS,
    SECOND, TABLE, TRUTHS, X, Y,
)

U = np.uint64
WEYL, FACTOR_1, FACTOR_2 = U(0x9E3779B97F4A7C15), U(0xBF58476D1CE4E5B9), U(0x94D049BB133111EB)
S27, S30, S31, S32 = U(27), U(30), U(31), U(32)
LOW = U(0xFFFFFFFF)
PARTS = 8


@njit(inline="always")
def mix(z):
    z = (z ^ (z >> S30)) * FACTOR_1
    z = (z ^ (z >> S27)) * FACTOR_2
    return z ^ (z >> S31)


@njit(fastmath=True)
def sums(values, resamples, seed, largest):
    counts = np.zeros(largest + 1, np.int64)
    rows = len(values)
    bound = U(rows)
    state = U(seed) * FACTOR_1 + WEYL
    for _ in range(resamples):
        total = 0
        for _ in range(rows // 2):
            state += WEYL
            word = mix(state)
            total += values[((word & LOW) * bound) >> S32]
            total += values[((word >> S32) * bound) >> S32]
        if rows & 1:
            state += WEYL
            total += values[((mix(state) >> S32) * bound) >> S32]
        counts[total] += 1
    return counts


@njit(fastmath=True, parallel=True)
def sums_two(values, resamples, seed, largest):
    counts = np.zeros((PARTS, largest + 1), np.int64)
    for part in prange(PARTS):
        counts[part] = sums(values, resamples // PARTS, seed * PARTS + part, largest)
    return counts.sum(0)


@njit(fastmath=True)
def guide(cumulative):
    """Where to begin to look, for each of 256 equal parts of 0...1."""
    starts = np.zeros(257, np.int64)
    j = 0
    for q in range(257):
        while j < len(cumulative) - 1 and cumulative[j] < q / 256:
            j += 1
        starts[q] = j
    return starts


@njit(inline="always")
def look_up(word, cumulative, starts):
    u = (word >> U(11)) * 1.1102230246251565e-16
    k = starts[np.int64(u * 256)]
    while cumulative[k] < u and k < len(cumulative) - 1:
        k += 1
    return k


@njit(fastmath=True)
def table_draws(cumulative, resamples, seed):
    starts = guide(cumulative)
    counts = np.zeros(len(cumulative), np.int64)
    state = U(seed) * FACTOR_1 + WEYL
    for _ in range(resamples):
        state += WEYL
        counts[look_up(mix(state), cumulative, starts)] += 1
    return counts


@njit(fastmath=True, parallel=True)
def table_draws_two(cumulative, resamples, seed):
    counts = np.zeros((PARTS, len(cumulative)), np.int64)
    for part in prange(PARTS):
        counts[part] = table_draws(cumulative, resamples // PARTS, seed * PARTS + part)
    return counts.sum(0)


@njit(fastmath=True)
def difference_table_draws(first, second, resamples, seed):
    starts_1, starts_2 = guide(first), guide(second)
    counts = np.zeros(len(first) + len(second) - 1, np.int64)
    shift = len(second) - 1
    state = U(seed) * FACTOR_1 + WEYL
    for _ in range(resamples):
        state += WEYL
        k = look_up(mix(state), first, starts_1)
        state += WEYL
        counts[k - look_up(mix(state), second, starts_2) + shift] += 1
    return counts


@njit(fastmath=True)
def differences(first, second, resamples, seed):
    rows = len(first)
    bound = U(rows)
    counts = np.zeros(2 * rows + 1, np.int64)
    state = U(seed) * FACTOR_1 + WEYL
    for _ in range(resamples):
        total = rows
        for _ in range(rows):
            state += WEYL
            word = mix(state)
            total += first[((word & LOW) * bound) >> S32]
            total -= second[((word >> S32) * bound) >> S32]
        counts[total] += 1
    return counts


@njit(fastmath=True)
def joint(answers, resamples, seed, out):
    rows, items = answers.shape
    bound = U(rows)
    state = U(seed) * FACTOR_1 + WEYL
    counts = np.empty(items, np.uint8)
    for b in range(resamples):
        counts[:] = 0
        for _ in range(rows):
            state += WEYL
            row = answers[((mix(state) >> S32) * bound) >> S32]
            for j in range(items):
                counts[j] += row[j]
        out[b] = counts


@njit(fastmath=True)
def pair_limits(by_item, begin, end, pair_i, pair_j, rows, low, high, limits):
    counts = np.empty(2 * rows + 1, np.int64)
    for q in range(begin, end):
        counts[:] = 0
        a, c = by_item[pair_i[q]], by_item[pair_j[q]]
        for b in range(by_item.shape[1]):
            counts[np.int64(a[b]) - np.int64(c[b]) + rows] += 1
        total = 0
        found = False
        for value in range(2 * rows + 1):
            total += counts[value]
            if not found and total > low:
                limits[q, 0] = value - rows
                found = True
            if total > high:
                limits[q, 1] = value - rows
                break


@njit(fastmath=True)
def joint_pairs(answers, resamples, seed, pair_i, pair_j):
    out = np.empty((resamples, answers.shape[1]), np.uint8)
    joint(answers, resamples, seed, out)
    by_item = out.T.copy()
    limits = np.empty((len(pair_i), 2))
    pair_limits(by_item, 0, len(pair_i), pair_i, pair_j, answers.shape[0],
                int(0.025 * resamples), int(0.975 * resamples), limits)
    return by_item, limits


@njit(fastmath=True)
def item_limits(answers, resamples, seed):
    rows, items = answers.shape
    bound = U(rows)
    state = U(seed) * FACTOR_1 + WEYL
    counts = np.empty(items, np.uint8)
    tallies = np.zeros((items, rows + 1), np.int32)
    for _ in range(resamples):
        counts[:] = 0
        for _ in range(rows):
            state += WEYL
            row = answers[((mix(state) >> S32) * bound) >> S32]
            for j in range(items):
                counts[j] += row[j]
        for j in range(items):
            tallies[j, counts[j]] += 1
    return tallies


@njit(fastmath=True, parallel=True)
def item_limits_two(answers, resamples, seed):
    tallies = np.zeros((PARTS, answers.shape[1], answers.shape[0] + 1), np.int32)
    for part in prange(PARTS):
        tallies[part] = item_limits(answers, resamples // PARTS, seed * PARTS + part)
    return tallies.sum(0)


@njit(fastmath=True)
def medians(codes, resamples, seed):
    tallies = np.zeros(9, np.int64)
    rows = len(codes)
    bound = U(rows)
    state = U(seed) * FACTOR_1 + WEYL
    counts = np.zeros(4, np.int64)
    for _ in range(resamples):
        counts[:] = 0
        for _ in range(rows // 2):
            state += WEYL
            word = mix(state)
            counts[codes[((word & LOW) * bound) >> S32]] += 1
            counts[codes[((word >> S32) * bound) >> S32]] += 1
        low = 0
        total = counts[0]
        while total < 25:
            low += 1
            total += counts[low]
        high = low
        while total < 26:
            high += 1
            total += counts[high]
        tallies[low + high + 2] += 1
    return tallies


@njit(fastmath=True)
def shuffled_exceedances(rows, columns, tables, seed, inverse, statistic):
    shuffled = columns.copy()
    total = len(shuffled)
    state = U(seed) * FACTOR_1 + WEYL
    cells = np.zeros(16, np.int64)
    count = 0
    for _ in range(tables):
        for i in range(total - 1, 0, -1):
            state += WEYL
            j = ((mix(state) >> S32) * U(i + 1)) >> S32
            shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
        cells[:] = 0
        for i in range(total):
            cells[rows[i] + shuffled[i]] += 1
        chi = -float(total)
        for q in range(16):
            chi += cells[q] * cells[q] * inverse[q]
        if chi >= statistic:
            count += 1
    return count


@njit(fastmath=True, parallel=True)
def shuffled_exceedances_two(rows, columns, tables, seed, inverse, statistic):
    counts = np.zeros(PARTS, np.int64)
    for part in prange(PARTS):
        counts[part] = shuffled_exceedances(
            rows, columns, tables // PARTS, seed * PARTS + part, inverse, statistic)
    return counts.sum()


@njit(fastmath=True)
def binomial_cumulative(trials, p):
    cumulative = np.empty(trials + 1)
    if p <= 0 or p >= 1:
        cumulative[:] = 1.0
        if p >= 1:
            cumulative[:trials] = 0.0
        return cumulative
    chance = (1 - p) ** trials
    total = 0.0
    for j in range(trials + 1):
        total += chance
        cumulative[j] = total
        chance = chance * (trials - j) / (j + 1) * p / (1 - p)
    cumulative[trials] = 1.0
    return cumulative


@njit(fastmath=True)
def mean_chances(trials, q):
    """The distribution of a sum of scores: the power of a polynomial, by J. C. P. Miller's recurrence."""
    k = len(q)
    power = np.zeros(trials * (k - 1) + 1)
    power[0] = q[0] ** trials
    for i in range(1, len(power)):
        total = 0.0
        for j in range(1, min(k - 1, i) + 1):
            total += ((trials + 1) * j - i) * q[j] * power[i - j]
        power[i] = max(total / (i * q[0]), 0.0)
    return power / power.sum()


@njit(fastmath=True)
def exact_limits(trials, p, low, high):
    """The ideal bootstrap of a proportion in one pass."""
    cumulative = binomial_cumulative(trials, p)
    lower = 0
    while cumulative[lower] < low:
        lower += 1
    upper = lower
    while cumulative[upper] < high:
        upper += 1
    return lower / trials, upper / trials


@njit(fastmath=True)
def covered(truths, samples, seed, trials):
    np.random.seed(seed)
    count = 0
    number = seed * 1_000_003
    for p in truths:
        for _ in range(samples):
            k = np.random.binomial(trials, p)
            number += 1
            counts = table_draws(binomial_cumulative(trials, k / trials), 2000, number)
            total = 0
            lower = -1
            upper = trials
            for value in range(trials + 1):
                total += counts[value]
                if lower < 0 and total >= 50:
                    lower = value
                if total >= 1950:
                    upper = value
                    break
            if lower / trials <= p + 1e-9 and p - 1e-9 <= upper / trials:
                count += 1
    return count / (len(truths) * samples)


@njit(fastmath=True)
def correlations(x, y, resamples, seed, out):
    m = len(x)
    bound = U(m)
    state = U(seed) * FACTOR_1 + WEYL
    for b in range(resamples):
        sx = sy = sxx = syy = sxy = 0.0
        for _ in range(m // 2):
            state += WEYL
            word = mix(state)
            j = ((word & LOW) * bound) >> S32
            p, q = x[j], y[j]
            sx += p
            sy += q
            sxx += p * p
            syy += q * q
            sxy += p * q
            j = ((word >> S32) * bound) >> S32
            p, q = x[j], y[j]
            sx += p
            sy += q
            sxx += p * p
            syy += q * q
            sxy += p * q
        out[b] = (sxy / m - sx * sy / m / m) / math.sqrt(
            (sxx / m - sx * sx / m / m) * (syy / m - sy * sy / m / m))


@njit(fastmath=True, parallel=True)
def correlations_two(x, y, resamples, seed, out):
    size = resamples // PARTS
    for part in prange(PARTS):
        correlations(x, y, size, seed * PARTS + part, out[part * size:(part + 1) * size])


# --- The workloads

PROPORTION_8, FIRST_8, SECOND_8, LIKERT_8 = (
    values.astype(np.uint8) for values in (PROPORTION, FIRST, SECOND, LIKERT))
CODES_8 = (LIKERT - 1).astype(np.uint8)
SHUFFLED_ROWS = np.repeat(np.arange(4), TABLE.sum(1)) * 4
SHUFFLED_COLUMNS = np.repeat(np.arange(4), TABLE.sum(0))
seeds = iter(range(1, 1 << 62))
RNG = np.random.Generator(np.random.SFC64(1))


def cumulative_binomial(p):
    return binom.pmf(np.arange(ROWS + 1), ROWS, p).cumsum()


def proportion_loop(B, method, threads=1):
    draw = sums_two if threads == 2 else sums
    return by_hand.proportion_interval(draw(PROPORTION_8, B, next(seeds), ROWS), method)


def proportion_table(B, method, threads=1):
    draw = table_draws_two if threads == 2 else table_draws
    return by_hand.proportion_interval(draw(cumulative_binomial(0.74), B, next(seeds)), method)


def proportion_exact(B):
    return exact_limits(ROWS, 0.74, 0.025, 0.975)


def proportion_multinomial(B, method):
    """The whole histogram in one draw: its time does not grow with B."""
    chances = np.diff(binomial_cumulative(ROWS, 0.74), prepend=0.0)
    return by_hand.proportion_interval(RNG.multinomial(B, chances), method)


def difference_multinomial(B, method):
    first, second = (
        np.diff(binomial_cumulative(ROWS, p), prepend=0.0) for p in (0.72, 0.8))
    chances = np.convolve(first, second[::-1])
    return by_hand.difference_interval(RNG.multinomial(B, chances / chances.sum()), method)


def likert_multinomial(B, method):
    chances = mean_chances(ROWS, LIKERT_COUNTS / ROWS)
    drawn = RNG.multinomial(B, chances)
    return by_hand.likert_interval(np.r_[np.zeros(ROWS, np.int64), drawn], method)


def difference_loop(B, method):
    return by_hand.difference_interval(differences(FIRST_8, SECOND_8, B, next(seeds)), method)


def difference_table(B, method):
    drawn = difference_table_draws(
        cumulative_binomial(0.72), cumulative_binomial(0.8), B, next(seeds))
    return by_hand.difference_interval(drawn, method)


def likert_loop(B, method, threads=1):
    draw = sums_two if threads == 2 else sums
    return by_hand.likert_interval(draw(LIKERT_8, B, next(seeds), 4 * ROWS), method)


def median_loop(B):
    return by_hand.median_interval(medians(CODES_8, B, next(seeds)))


def joint_items(B, threads=1):
    tally = item_limits_two if threads == 2 else item_limits
    cumulative = tally(ANSWERS, B, next(seeds)).cumsum(1)
    lower = (cumulative <= int(0.025 * B)).sum(1)
    upper = (cumulative <= int(0.975 * B)).sum(1)
    return np.stack([lower, upper], 1).ravel() / ROWS


def joint_differences(B):
    by_item, limits = joint_pairs(ANSWERS, B, next(seeds), PAIR_I, PAIR_J)
    items = rivals_numpy.joint_quantiles(by_item.T, False)
    return np.concatenate([items, limits.ravel() / ROWS])


def chi_squared_shuffled(B, threads=1):
    count = shuffled_exceedances_two if threads == 2 else shuffled_exceedances
    exceedances = count(
        SHUFFLED_ROWS, SHUFFLED_COLUMNS, B, next(seeds), 1 / EXPECTED.ravel(),
        CHI_SQUARED * (1 - 1e-12))
    return (int(exceedances) + 1) / (B + 1)


def coverage_table(B):
    return covered(TRUTHS, B, next(seeds), ROWS)


def correlation_loop(B, method, threads=1):
    replicates = np.empty(B)
    (correlations_two if threads == 2 else correlations)(X, Y, B, next(seeds), replicates)
    return by_hand.correlation_interval(replicates, CORRELATION, method)
