"""Peers in Python: ordered answers, ranks of differences, the bootstrap of a proportion."""

import numpy as np
import scipy.stats as st
import statsmodels.stats.nonparametric as nonparametric
import statsmodels.stats.proportion as pr

from .registry import NotForThis, alpha, alternative, peer, without
from .tables import answers, table

for method, variant in {"tau-b": "b", "tau-c": "c"}.items():
    @peer("scipy", f'kendalltau(rows, columns, variant="{variant}")', "table", method)
    def kendall(case, variant=variant):
        return {"estimate": st.kendalltau(*answers(case), variant=variant).statistic}


@peer("scipy", "somersd(table)", "table", "somers-d-columns")
def somers(case):
    found = st.somersd(table(case))
    return {"estimate": found.statistic, "p_value": found.pvalue}


@peer("scipy", "somersd(table.T)", "table", "somers-d-rows")
def somers_rows(case):
    found = st.somersd(table(case).T)
    return {"estimate": found.statistic, "p_value": found.pvalue}


@peer("scipy", "spearmanr(rows, columns)", "table", "spearman")
def spearman(case):
    return {"estimate": st.spearmanr(*answers(case)).statistic}


def groups(case):
    rows, columns = answers(case)
    return [columns[rows == row] for row in np.unique(rows)]


@peer("scipy", "kruskal(*groups)", "table", "kruskal-wallis")
def kruskal(case):
    found = st.kruskal(*groups(case))
    return {"statistic": found.statistic, "p_value": found.pvalue}


MANN = {"mann-whitney": dict(method="asymptotic", use_continuity=False), "mann-whitney-cc": dict(method="asymptotic")}
for method, options in MANN.items():
    text = ", ".join(f"{name}={value!r}" for name, value in options.items())

    @peer("scipy", f"mannwhitneyu(first, second, {text})", "table", method)
    def mann_whitney(case, options=options):
        found = st.mannwhitneyu(*groups(case), alternative=alternative(case), **options)
        return {"statistic": found.statistic, "p_value": found.pvalue}


@peer("scipy", "ttest_ind(first, second, equal_var=False).confidence_interval()", "table", "mean-score-difference")
def welch(case):
    found = st.ttest_ind(*groups(case), equal_var=False)
    limits = found.confidence_interval(case["confidence"])
    return {"lower": limits.low, "upper": limits.high, "df": found.df, "statistic": found.statistic,
            "p_value": found.pvalue}


@peer("statsmodels", 'confint_proportions_2indep(x1, n1, x2, n2, method="newcomb") of the two highest', "table",
      "top-box-difference")
def top_box(case):
    first, second = table(case)
    limits = pr.confint_proportions_2indep(
        first[-2:].sum(), first.sum(), second[-2:].sum(), second.sum(), method="newcomb", alpha=alpha(case))
    return {"lower": limits[0], "upper": limits[1]}


@peer("scipy", "brunnermunzel(second, first)", "table", "superiority")
def superiority(case):
    found = st.brunnermunzel(*reversed(groups(case)))
    return {"statistic": found.statistic, "p_value": found.pvalue}


@peer("statsmodels", "rank_compare_2indep(first, second).prob1", "table", "superiority")
def superiority_share(case):
    return {"estimate": nonparametric.rank_compare_2indep(*groups(case)).prob1}


def pairs(case):
    """First and second answer of each respondent of a square table."""
    return answers(case)


@peer("scipy", "ttest_rel(first, second).confidence_interval()", "square", "mean-score-change")
def paired_t(case):
    found = st.ttest_rel(*pairs(case))
    limits = found.confidence_interval(case["confidence"])
    return {"lower": limits.low, "upper": limits.high, "statistic": found.statistic, "p_value": found.pvalue}


def signed(case):
    if "values" in case["input"]:
        return np.array(case["input"]["values"], float)
    scores = np.array(case["input"].get("scores") or np.arange(len(table(case))) + 1)
    first, second = answers(case)
    return (scores[first - 1] - scores[second - 1]).astype(float)


for analysis in ["differences", "square"]:
    for method in ["signed-rank", "signed-rank-cc", "signed-rank-pratt", "signed-rank-pratt-cc"]:
        zero = "pratt" if "pratt" in method else "wilcox"
        correction = method.endswith("cc")

        @peer("scipy", f'wilcoxon(d, zero_method="{zero}", correction={correction}, method="asymptotic")', analysis,
              method)
        def wilcoxon(case, zero=zero, correction=correction):
            found = st.wilcoxon(signed(case), zero_method=zero, correction=correction, method="asymptotic",
                                alternative=alternative(case))
            return {"p_value": found.pvalue}

    @peer("scipy", "binomtest(positive, positive + negative)", analysis, "sign-test")
    def sign(case):
        d = signed(case)
        return {"p_value": st.binomtest(int((d > 0).sum()), int((d != 0).sum()), 0.5, alternative(case)).pvalue}


@peer("scipy", "binom.ppf(tail, n, x / n) / n at the expanded tail", "bootstrap",
      "expanded-percentile")
def expanded(case):
    one = case["input"]
    n = one["n"]
    tail = st.norm.cdf(st.t.ppf(alpha(case) / 2, n - 1) * np.sqrt(n / (n - 1)))
    share = one["x"] / n
    return {"tail": tail, "lower": st.binom.ppf(tail, n, share) / n, "upper": st.binom.ppf(1 - tail, n, share) / n}


@peer("scipy", "bootstrap((sample,), mean, n_resamples=99999, rng=20261130)", "bootstrap", "bca")
def bca(case):
    without(case, "data", "values")
    if case["input"]["statistic"] != "proportion":
        raise NotForThis
    sample = np.repeat([1.0, 0.0], [case["input"]["x"], case["input"]["n"] - case["input"]["x"]])
    found = st.bootstrap((sample,), np.mean, n_resamples=99_999, confidence_level=case["confidence"], rng=20_261_130)
    return {"lower": found.confidence_interval.low, "upper": found.confidence_interval.high}


@peer("formula", "tails: quantiles of the share of 1,000 inner resamples at most the estimate, over 9,999 outer ones",
      "bootstrap", "calibrated")
def calibrated(case):
    data = np.array(case["input"]["data"])
    random, n = np.random.default_rng(20_261_130), len(data)
    outer = data[random.integers(n, size=(9_999, n))]
    shares = np.array([
        (row[random.integers(n, size=(1_000, n))].mean(axis=1) <= data.mean()).mean() for row in outer])
    tails = np.quantile(shares, [alpha(case) / 2, 1 - alpha(case) / 2])
    limits = np.quantile(outer.mean(axis=1), tails)
    return {"lower": limits[0], "upper": limits[1], "lower_tail": tails[0], "upper_tail": 1 - tails[1]}
