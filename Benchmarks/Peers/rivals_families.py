"""Shares, fits, groups, pairs and p-values of the families' workloads, by scipy and statsmodels, and by hand what they have not.

The formulas by hand are of one question, as a skilled user would write them; `families.py` has ours.
"""

import math

import numba
import numpy as np
import scipy.optimize
import scipy.stats
import statsmodels.stats.multitest
import statsmodels.stats.proportion as proportion

import rivals_ranks
import rivals_raters
from families_data import DATA, Z, tail, without_B

YES, ASKED = np.array(DATA["group_yes"]), np.array(DATA["group_n"])
PAIRS = [(i, j) for i in range(len(YES)) for j in range(i + 1, len(YES))]
P_VALUES = np.array(DATA["p_values"])
LOG_FACTORIALS = np.r_[0.0, np.cumsum(np.log(np.arange(1, 51)))]


# One proportion, and stated values.

def exact_binomial():
    return scipy.stats.binomtest(37, 50, 0.6).pvalue


def score_z():
    return proportion.proportions_ztest(37, 50, 0.6, prop_var=0.6)[1]


def equivalence_exact():
    return proportion.binom_tost(37, 50, 0.6, 0.9)[0]


def equivalence_exact_scipy():
    return max(
        scipy.stats.binomtest(37, 50, 0.6, alternative="greater").pvalue,
        scipy.stats.binomtest(37, 50, 0.9, alternative="less").pvalue)


def restricted(x1, n1, x2, n2, d):
    """The shares of greatest likelihood that differ by d (Farrington and Manning 1990)."""
    ratio = n2 / n1
    p1, p2 = x1 / n1, x2 / n2
    a = 1 + ratio
    b = -(1 + ratio + p1 + ratio * p2 + d * (ratio + 2))
    c = d * d + d * (2 * p1 + ratio + 1) + p1 + ratio * p2
    e = -p1 * d * (1 + d)
    v = b**3 / (27 * a**3) - b * c / (6 * a * a) + e / (2 * a)
    u = math.copysign(math.sqrt(b * b / (9 * a * a) - c / (3 * a)), v)
    first = 2 * u * math.cos((math.pi + math.acos(v / u**3)) / 3) - b / (3 * a)
    return first, first - d


def difference_z(x1, n1, x2, n2, d, factor=1.0):
    q1, q2 = restricted(x1, n1, x2, n2, d)
    return (x1 / n1 - x2 / n2 - d) / math.sqrt(factor * (q1 * (1 - q1) / n1 + q2 * (1 - q2) / n2))


def not_inferior():
    return tail(difference_z(45, 50, 44, 50, -0.1))


def equivalent():
    factor = 100 / 99
    return max(tail(difference_z(45, 50, 44, 50, -0.1, factor)), tail(-difference_z(45, 50, 44, 50, 0.1, factor)))


def odds_ratio_exact():
    # Given the margins the first group's yes has Fisher's noncentral hypergeometric distribution.
    return scipy.stats.nchypergeom_fisher.sf(44, 100, 89, 50, 0.5)


def tango_z(b, c, n, d):
    linear = -b - c + (2 * n - b + c) * d
    q = (math.sqrt(linear**2 + 8 * n * c * d * (1 - d)) - linear) / (4 * n)
    return (b - c - n * d) / math.sqrt(n * (2 * q + d * (1 - d)))


def paired_equivalent():
    return max(tail(tango_z(4, 3, 50, -0.2)), tail(-tango_z(4, 3, 50, 0.2)))


# Goodness of fit.

COUNTS_OF_5, SHARES_OF_5 = np.array([6, 9, 12, 14, 9]), np.array([1, 2, 3, 2, 2]) / 10


def fit_pearson():
    return scipy.stats.chisquare([12, 20, 18])


def compositions(n, shares):
    """All counts of categories, one category after the other: log probabilities and Pearson's statistics."""
    rest, log_p, statistic = np.array([n]), np.array([LOG_FACTORIALS[n]]), np.zeros(1)
    for share in shares[:-1]:
        sizes = rest + 1
        rows = np.repeat(np.arange(len(rest)), sizes)
        x = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        log_p = log_p[rows] + x * math.log(share) - LOG_FACTORIALS[x]
        statistic = statistic[rows] + (x - n * share) ** 2 / (n * share)
        rest = rest[rows] - x
    share = shares[-1]
    return (
        log_p + rest * math.log(share) - LOG_FACTORIALS[rest],
        statistic + (rest - n * share) ** 2 / (n * share))


def exact_multinomial(counts, shares):
    log_p, _ = compositions(counts.sum(), shares)
    observed = LOG_FACTORIALS[counts.sum()] + (counts * np.log(shares) - LOG_FACTORIALS[counts]).sum()
    return np.exp(log_p[log_p <= observed + 1e-7]).sum()


def exact_pearson(counts, shares):
    n = counts.sum()
    log_p, statistic = compositions(n, shares)
    observed = ((counts - n * shares) ** 2 / (n * shares)).sum()
    return np.exp(log_p[statistic >= observed * (1 - 1e-12)]).sum()


@numba.njit
def five_categories(counts, shares, terms, of_fit):
    """Loops over all counts of five categories; a product of terms is a probability, and a sum one of statistics."""
    n = counts.sum()
    fits = np.empty((5, n + 1))
    for j in range(5):
        for x in range(n + 1):
            fits[j, x] = (x - n * shares[j]) ** 2 / (n * shares[j])
    whole, p, fit = 0.0, 1.0, 0.0
    for j in range(5):
        p *= terms[j, counts[j]]
        fit += fits[j, counts[j]]
    p, fit = p * (1 + 1e-7), fit * (1 - 1e-12)
    for a in range(n + 1):
        for b in range(n - a + 1):
            p2, f2 = terms[0, a] * terms[1, b], fits[0, a] + fits[1, b]
            for c in range(n - a - b + 1):
                p3, f3 = p2 * terms[2, c], f2 + fits[2, c]
                left = n - a - b - c
                for d in range(left + 1):
                    here = p3 * terms[3, d] * terms[4, left - d]
                    if of_fit:
                        if f3 + fits[3, d] + fits[4, left - d] >= fit:
                            whole += here
                    elif here <= p:
                        whole += here
    return whole


def five_in_loops(of_fit):
    x = np.arange(51)
    terms = np.exp(x * np.log(SHARES_OF_5)[:, None] - LOG_FACTORIALS[x] + LOG_FACTORIALS[50] / 5)
    return five_categories(COUNTS_OF_5, SHARES_OF_5, terms, of_fit)


# Groups, pairs, many hypotheses.

def holm(p):
    order = np.argsort(p)
    steps = np.minimum(1, np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1)))
    return steps[np.argsort(order)]


def pairwise_score():
    return proportion.proportions_chisquare_allpairs(YES, ASKED, multitest_method="holm").pval_corrected()


def pairwise_score_by_hand():
    i, j = np.transpose(PAIRS)
    p, pooled = YES / ASKED, (YES[i] + YES[j]) / (ASKED[i] + ASKED[j])
    z = (p[i] - p[j]) / np.sqrt(pooled * (1 - pooled) * (1 / ASKED[i] + 1 / ASKED[j]))
    return holm(scipy.special.chdtrc(1, z * z))


def pairwise_fisher():
    return holm(np.array([
        scipy.stats.fisher_exact([[YES[i], ASKED[i] - YES[i]], [YES[j], ASKED[j] - YES[j]]]).pvalue
        for i, j in PAIRS]))


def differences_bonferroni():
    i, j = np.transpose(PAIRS)
    p = YES / ASKED
    variance = p * (1 - p) / ASKED
    estimate, reach = p[i] - p[j], scipy.special.ndtri(1 - 0.025 / len(PAIRS)) * np.sqrt(variance[i] + variance[j])
    return np.r_[np.maximum(-1, estimate - reach), np.minimum(1, estimate + reach)]


def ratio_z(ratio, both, first, second, n):
    """The score statistic of Tang, Tang and Chan (2003)."""
    said = both + first + second
    a, b = n * (1 + ratio), (both + second) * ratio**2 - (both + first + 2 * second)
    q = (math.sqrt(b * b - 4 * a * second * (1 - ratio) * said / n) - b) / (2 * a)
    return (both + first - ratio * (both + second)) / math.sqrt(n * (1 + ratio) * q + said * (ratio - 1))


def paired_ratio():
    estimate = 32 / 22
    lower = scipy.optimize.brentq(lambda ratio: ratio_z(ratio, 20, 12, 2, 50) - Z, 0.2, estimate, xtol=1e-13)
    upper = scipy.optimize.brentq(lambda ratio: ratio_z(ratio, 20, 12, 2, 50) + Z, estimate, 10, xtol=1e-13)
    return lower, upper


def adjusted(method):
    return statsmodels.stats.multitest.multipletests(P_VALUES, method=method)[1]


WORKLOADS = {
    "scipy-exact-binomial": without_B(exact_binomial),
    "statsmodels-score-z": without_B(score_z),
    "statsmodels-equivalence-exact": without_B(equivalence_exact),
    "scipy-equivalence-exact": without_B(equivalence_exact_scipy),
    "python-not-inferior": without_B(not_inferior),
    "python-equivalent": without_B(equivalent),
    "scipy-odds-ratio-exact": without_B(odds_ratio_exact),
    "python-paired-equivalent": without_B(paired_equivalent),
    "scipy-fit-pearson": without_B(fit_pearson),
    "numpy-exact-multinomial-3": without_B(exact_multinomial, np.array([12, 20, 18]), np.full(3, 1 / 3)),
    "numpy-exact-multinomial-5": without_B(exact_multinomial, COUNTS_OF_5, SHARES_OF_5),
    "numba-exact-multinomial-5": without_B(five_in_loops, False),
    "numpy-exact-pearson-5": without_B(exact_pearson, COUNTS_OF_5, SHARES_OF_5),
    "numba-exact-pearson-5": without_B(five_in_loops, True),
    "statsmodels-pairwise-score": without_B(pairwise_score),
    "numpy-pairwise-score": without_B(pairwise_score_by_hand),
    "scipy-pairwise-fisher": without_B(pairwise_fisher),
    "numpy-differences-bonferroni": without_B(differences_bonferroni),
    "scipy-paired-ratio": without_B(paired_ratio),
    "statsmodels-sidak": without_B(adjusted, "sidak"),
    "statsmodels-holm-sidak": without_B(adjusted, "holm-sidak"),
    "statsmodels-holm": without_B(adjusted, "holm"),
    "numpy-holm": without_B(holm, P_VALUES),
    **rivals_ranks.WORKLOADS,
    **rivals_raters.WORKLOADS,
}
