"""Raters and strata of the families' workloads, by statsmodels and krippendorff, and by hand what they have not."""

import math

import krippendorff
import numpy as np
import scipy.special
import statsmodels.stats.inter_rater

from families_data import DATA, Z, without_B

RATINGS = np.array(DATA["ratings"])
RATINGS_BY_RATER = RATINGS.T.copy()
TWO_RATERS = np.array(DATA["two_raters"])
STRATA = [np.array(table, float) for table in DATA["strata"]]
STRATA_OF_TWO = np.array(DATA["strata_of_two"], float)
RNG = np.random.Generator(np.random.SFC64(1))


def counts_of_raters():
    return (RATINGS[:, :, None] == np.arange(1, 6)).sum(1)


def fleiss_statsmodels():
    counts, _ = statsmodels.stats.inter_rater.aggregate_raters(RATINGS)
    return statsmodels.stats.inter_rater.fleiss_kappa(counts)


def krippendorff_package(level):
    return krippendorff.alpha(reliability_data=RATINGS_BY_RATER, level_of_measurement=level)


def krippendorff_by_hand():
    counts = counts_of_raters()
    raters, values = counts.sum(1), counts.sum(0)
    observed = ((counts * (raters[:, None] - counts)).sum(1) / (raters - 1)).sum()
    n = values.sum()
    return 1 - (n - 1) * observed / (n * n - (values**2).sum())


def krippendorff_resampled(B):
    """BCa limits of nominal alpha: times drawn x what each subject adds, and subjects left out one by one."""
    counts = counts_of_raters().astype(float)
    raters = counts.sum(1)
    observed = (counts * (raters[:, None] - counts)).sum(1) / (raters - 1)
    parts = np.column_stack((observed, counts))

    def alphas(sums):
        values = sums[:, 1:]
        n = values.sum(1)
        return 1 - (n - 1) * sums[:, 0] / (n * n - (values**2).sum(1))

    whole = parts.sum(0, keepdims=True)
    drawn = RNG.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), B).astype(float)
    replicates, estimate, without = alphas(drawn @ parts), alphas(whole)[0], alphas(whole - parts)
    distances = without.mean() - without
    acceleration = (distances**3).sum() / (6 * (distances**2).sum() ** 1.5)
    below = ((replicates < estimate).sum() + (replicates == estimate).sum() / 2) / B
    z0 = scipy.special.ndtri(below)
    z = z0 + np.array([-Z, Z])
    return np.quantile(replicates, scipy.special.ndtr(z0 + z / (1 - acceleration * z)))


def gwet():
    """AC1 with Gwet's standard error and Student's t."""
    counts = counts_of_raters()
    counts = counts[:, counts.any(0)]
    n, categories = counts.shape
    raters = counts.sum(1, keepdims=True)
    agreed = (counts * (counts - 1)).sum(1) / (raters * (raters - 1))[:, 0]
    shares = (counts / raters).mean(0)
    chance = (shares * (1 - shares)).sum() / (categories - 1)
    estimate = (agreed.mean() - chance) / (1 - chance)
    of_subject = (counts / raters * (1 - shares)).sum(1) / (categories - 1)
    parts = (agreed - chance) / (1 - chance) - 2 * (1 - estimate) * (of_subject - chance) / (1 - chance)
    error = math.sqrt(((parts - estimate) ** 2).sum() / (n * (n - 1)))
    t = scipy.special.stdtrit(n - 1, 0.975)
    return estimate, error, max(-1, estimate - t * error), min(1, estimate + t * error)


def cohen():
    found = statsmodels.stats.inter_rater.cohens_kappa(TWO_RATERS)
    return found.kappa, found.kappa_low, found.kappa_upp


# Strata.

def cmh_general():
    """Landis, Heyman and Koch (1978): sums of what is not expected, and its covariance, without a last row and column."""
    rows, columns = STRATA[0].shape
    over, covariance = 0.0, 0.0
    for table in STRATA:
        n = table.sum()
        r, c = table.sum(1), table.sum(0)
        over = over + (table - np.outer(r, c) / n)[:-1, :-1].ravel()
        covariance = covariance + np.kron(
            (n * np.diag(r) - np.outer(r, r))[:-1, :-1], (n * np.diag(c) - np.outer(c, c))[:-1, :-1]
        ) / (n * n * (n - 1))
    statistic = over @ np.linalg.solve(covariance, over)
    return statistic, scipy.special.chdtrc((rows - 1) * (columns - 1), statistic)


def risk_difference():
    """Mantel and Haenszel's with the variance of Sato (1989)."""
    (a, b), (c, d) = STRATA_OF_TWO[:, 0].T, STRATA_OF_TWO[:, 1].T
    n1, n2 = a + b, c + d
    n = n1 + n2
    weight = (n1 * n2 / n).sum()
    estimate = ((a * n2 - c * n1) / n).sum() / weight
    p = ((n1 * n1 * c - n2 * n2 * a + n1 * n2 * (n2 - n1) / 2) / n**2).sum()
    q = ((a * d + c * b) / (2 * n)).sum()
    error = math.sqrt((estimate * p + q) / weight**2)
    return estimate, error, estimate - Z * error, estimate + Z * error


def woolf():
    a, b, c, d = STRATA_OF_TWO.reshape(-1, 4).T
    logs, weights = np.log(a * d / (b * c)), 1 / (1 / a + 1 / b + 1 / c + 1 / d)
    statistic = (weights * (logs - np.average(logs, weights=weights)) ** 2).sum()
    return statistic, scipy.special.chdtrc(len(logs) - 1, statistic)


WORKLOADS = {
    "statsmodels-fleiss": without_B(fleiss_statsmodels),
    "krippendorff-nominal": without_B(krippendorff_package, "nominal"),
    "krippendorff-ordinal": without_B(krippendorff_package, "ordinal"),
    "numpy-krippendorff": without_B(krippendorff_by_hand),
    "numpy-krippendorff-resampled": krippendorff_resampled,
    "numpy-gwet": without_B(gwet),
    "statsmodels-cohen": without_B(cohen),
    "numpy-cmh-general": without_B(cmh_general),
    "numpy-risk-difference": without_B(risk_difference),
    "numpy-woolf": without_B(woolf),
}
