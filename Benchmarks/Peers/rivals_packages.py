"""What a user of the packages writes: scipy, arch, statsmodels."""

import numpy as np
import arch.bootstrap
import scipy.stats
import statsmodels.stats.contingency_tables
import statsmodels.stats.proportion

from workload_data import (
    ANSWERS, FIRST, LIKERT, PAIR_I, PAIR_J, PROPORTION, ROWS, SECOND, TABLE, TRUTHS, TWO_BY_TWO, X, Y,
)

RNG = np.random.Generator(np.random.SFC64(1))
ANSWERS_BY_ITEM = np.ascontiguousarray(ANSWERS.T.astype(float))
ANSWERS_FLOAT = ANSWERS.astype(float)


def scipy_interval(data, statistic, B, method, batch, **options):
    result = scipy.stats.bootstrap(
        data, statistic, n_resamples=B, batch=batch, rng=RNG,
        method="percentile" if method == "percentile" else "BCa", **options)
    return np.stack(result.confidence_interval, -1).ravel()


def arch_interval(statistic, B, method, *data, scheme=arch.bootstrap.IIDBootstrap):
    bootstrap = scheme(*data, seed=RNG)
    return bootstrap.conf_int(statistic, reps=B, method=method, size=0.95).T.ravel()


def difference_of_means(a, b, axis=-1):
    return np.mean(a, axis=axis) - np.mean(b, axis=axis)


def with_differences(p):
    return np.concatenate([p, p[PAIR_I] - p[PAIR_J]])


def correlation_by_row(x, y, axis=-1):
    x = x - x.mean(axis=axis, keepdims=True)
    y = y - y.mean(axis=axis, keepdims=True)
    return (x * y).sum(axis) / np.sqrt((x * x).sum(axis) * (y * y).sum(axis))


def scipy_proportion(B, method):
    return scipy_interval((PROPORTION,), np.mean, B, method, 1000)


def arch_proportion(B, method):
    return arch_interval(np.mean, B, method, PROPORTION)


def scipy_difference(B, method):
    return scipy_interval((FIRST, SECOND), difference_of_means, B, method, 1000)


def arch_difference(B):
    return arch_interval(
        lambda a, b: a.mean() - b.mean(), B, "percentile", FIRST, SECOND,
        scheme=arch.bootstrap.IndependentSamplesBootstrap)


def scipy_likert(B, method):
    return scipy_interval((LIKERT,), np.mean, B, method, 1000)


def arch_likert(B, method):
    return arch_interval(np.mean, B, method, LIKERT)


def scipy_median(B):
    return scipy_interval((LIKERT,), np.median, B, "percentile", 1000)


def arch_median(B):
    return arch_interval(np.median, B, "percentile", LIKERT)


def scipy_joint(B, differences):
    if not differences:
        return scipy_interval((ANSWERS_BY_ITEM,), np.mean, B, "percentile", 1000, axis=-1)
    return scipy_interval(
        (ANSWERS_BY_ITEM,), lambda x, axis: with_differences(x.mean(axis=axis)), B, "percentile", 100,
        axis=-1)


def arch_joint(B, differences):
    def statistic(answers):
        p = answers.mean(0)
        return with_differences(p) if differences else p

    limits = arch.bootstrap.IIDBootstrap(ANSWERS_FLOAT, seed=RNG).conf_int(
        statistic, reps=B, method="percentile", size=0.95)
    return limits.T.ravel()


def scipy_chi_squared(B):
    method = scipy.stats.MonteCarloMethod(n_resamples=B, batch=10_000, rng=RNG)
    return scipy.stats.chi2_contingency(TABLE, correction=False, method=method).pvalue


def scipy_fisher():
    return scipy.stats.fisher_exact(TWO_BY_TWO).pvalue


def scipy_barnard():
    return scipy.stats.barnard_exact(TWO_BY_TWO).pvalue


def scipy_boschloo():
    return scipy.stats.boschloo_exact(TWO_BY_TWO).pvalue


def scipy_coverage(B):
    """All samples of one truth at a time: one matrix of row numbers serves a whole batch."""
    covered = 0
    for p in TRUTHS:
        data = (RNG.random((B, ROWS)) < p).astype(float)
        limits = scipy.stats.bootstrap(
            (data,), np.mean, axis=-1, n_resamples=2000, batch=max(1, 20_000 // B),
            method="percentile", rng=RNG).confidence_interval
        covered += int(((limits.low <= p + 1e-9) & (p - 1e-9 <= limits.high)).sum())
    return covered / (len(TRUTHS) * B)


def scipy_correlation(B, method):
    return scipy_interval((X, Y), correlation_by_row, B, method, 100, paired=True)


def arch_correlation(B, method):
    return arch_interval(lambda x, y: np.corrcoef(x, y)[0, 1], B, method, X, Y)


def statsmodels_wilson():
    return statsmodels.stats.proportion.proportion_confint(37, 50, method="wilson")


def statsmodels_clopper_pearson():
    return statsmodels.stats.proportion.proportion_confint(37, 50, method="beta")


def scipy_wilson():
    return tuple(scipy.stats.binomtest(37, 50).proportion_ci(method="wilson"))


def scipy_clopper_pearson():
    return tuple(scipy.stats.binomtest(37, 50).proportion_ci(method="exact"))


def statsmodels_newcombe():
    return statsmodels.stats.proportion.confint_proportions_2indep(36, 50, 40, 50, method="newcomb")


def statsmodels_mcnemar():
    return statsmodels.stats.contingency_tables.mcnemar([[33, 10], [3, 4]], exact=True).pvalue


def arch_coverage(B):
    covered = 0
    for p in TRUTHS:
        for _ in range(B):
            data = (RNG.random(ROWS) < p).astype(float)
            lower, upper = arch_interval(np.mean, 2000, "percentile", data)
            covered += lower <= p + 1e-9 and p - 1e-9 <= upper
    return covered / (len(TRUTHS) * B)
