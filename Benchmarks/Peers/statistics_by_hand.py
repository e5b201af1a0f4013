"""What the hand-written rivals share: quantiles of histograms, acceleration, and BCa levels."""

import numpy as np
from scipy.special import ndtr, ndtri

from workload_data import FIRST, LIKERT, PROPORTION, ROWS, SECOND, X, Y

TAILS = np.array([0.025, 0.975])
Z = ndtri(TAILS)


def histogram_quantiles(counts, levels):
    """The inverse of the distribution function, at positions of a histogram."""
    cumulative = counts.cumsum()
    return np.searchsorted(cumulative, np.asarray(levels) * cumulative[-1])


def bca_levels(below, up_to, total, jackknife):
    """BCa levels; ties count half."""
    z0 = ndtri((below + up_to) / (2 * total))
    u = jackknife.mean() - jackknife
    acceleration = (u**3).sum() / (6 * (u**2).sum() ** 1.5)
    return ndtr(z0 + (z0 + Z) / (1 - acceleration * (z0 + Z)))


def jackknife_means(values):
    return (values.sum() - values) / (len(values) - 1)


def histogram_interval(counts, scale, method, observed=None, jackknife=None):
    """Limits from a histogram of sums: positions over `scale`."""
    if method == "percentile":
        return histogram_quantiles(counts, TAILS) / scale
    below, up_to = counts[:observed].sum(), counts[: observed + 1].sum()
    levels = bca_levels(below, up_to, counts.sum(), jackknife)
    return histogram_quantiles(counts, levels) / scale


def proportion_interval(counts, method):
    return histogram_interval(counts, ROWS, method, 37, jackknife_means(PROPORTION))


def likert_interval(counts, method):
    """From a histogram of sums of the answers 1 to 4."""
    return histogram_interval(counts, ROWS, method, 132, jackknife_means(LIKERT))


def difference_interval(counts, method):
    """From a histogram of 50 + (first sum - second sum)."""
    if method == "percentile":
        return (histogram_quantiles(counts, TAILS) - ROWS) / ROWS
    # scipy's acceleration of two samples.
    numerator = denominator = 0.0
    for values, sign in ((FIRST, 1), (SECOND, -1)):
        means = jackknife_means(values)
        u = sign * (ROWS - 1) * (means.mean() - means)
        numerator += (u**3).sum() / ROWS**3
        denominator += (u**2).sum() / ROWS**2
    acceleration = numerator / 6 / denominator**1.5
    z0 = ndtri((counts[: ROWS - 4].sum() + counts[: ROWS - 3].sum()) / (2 * counts.sum()))
    levels = ndtr(z0 + (z0 + Z) / (1 - acceleration * (z0 + Z)))
    return (histogram_quantiles(counts, levels) - ROWS) / ROWS


def median_interval(counts):
    """From a histogram of twice the median."""
    return histogram_quantiles(counts, TAILS) / 2


def correlation_jackknife():
    m = len(X) - 1
    sx, sy = X.sum() - X, Y.sum() - Y
    sxx, syy, sxy = (X**2).sum() - X**2, (Y**2).sum() - Y**2, (X * Y).sum() - X * Y
    return (sxy / m - sx * sy / m**2) / np.sqrt((sxx / m - sx**2 / m**2) * (syy / m - sy**2 / m**2))


def correlation_interval(replicates, observed, method):
    if method == "percentile":
        return np.quantile(replicates, TAILS)
    below, up_to = (replicates < observed).sum(), (replicates <= observed).sum()
    levels = bca_levels(below, up_to, len(replicates), correlation_jackknife())
    return np.quantile(replicates, levels)
