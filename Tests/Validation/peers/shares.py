"""Peers in Python: one proportion, two samples, pairs, categories, rates, p-values."""

import warnings

import numpy as np
import scipy.stats as st
import statsmodels.stats.contingency_tables as ct
import statsmodels.stats.multitest as mt
import statsmodels.stats.proportion as pr
import statsmodels.stats.rates as ra

from .registry import NotForThis, alpha, alternative, direction, peer, two_sided, without

warnings.filterwarnings("ignore")


def interval(pair):
    return {"lower": pair[0], "upper": pair[1]}


SHARE = {
    "wald": "normal", "wilson": "wilson", "agresti-coull": "agresti_coull", "clopper-pearson": "beta",
    "jeffreys": "jeffreys",
}
for method, name in SHARE.items():
    @peer("statsmodels", f'proportion_confint(x, n, method="{name}")', "proportion", method)
    def share(case, name=name):
        without(case, "null", "margins", "population")
        two_sided(case)
        return interval(pr.proportion_confint(case["input"]["x"], case["input"]["n"], alpha(case), name))

for method, name in {"clopper-pearson": "exact", "wilson": "wilson", "wilson-cc": "wilsoncc"}.items():
    @peer("scipy", f'binomtest(x, n).proportion_ci(method="{name}")', "proportion", method)
    def share_scipy(case, name=name):
        without(case, "null", "margins", "population")
        side = {"two": "two-sided", "lower": "greater", "upper": "less"}[case.get("side") or "two"]
        found = st.binomtest(case["input"]["x"], case["input"]["n"], alternative=side)
        return interval(found.proportion_ci(case["confidence"], name))


@peer("scipy", "binomtest(x, n, null)", "proportion", "exact-binomial")
def exact_binomial(case):
    without(case, "margins")
    found = st.binomtest(case["input"]["x"], case["input"]["n"], case["input"]["null"], alternative(case))
    return {"p_value": found.pvalue}


@peer("statsmodels", "proportions_ztest(x, n, null, prop_var=null)", "proportion", "score-z")
def score_z(case):
    without(case, "margins")
    null = case["input"]["null"]
    z, p = pr.proportions_ztest(case["input"]["x"], case["input"]["n"], null, direction(case), prop_var=null)
    return {"z": z, "p_value": p}


@peer("statsmodels", "binom_tost(x, n, low, upp)", "proportion", "exact-binomial-central")
def binom_tost(case):
    if "margins" not in case["input"]:
        raise NotForThis
    return {"p_value": pr.binom_tost(case["input"]["x"], case["input"]["n"], *case["input"]["margins"])[0]}


def two(case):
    one = case["input"]
    return one["x1"], one["n1"], one["x2"], one["n2"]


COMPARE = {
    "wald": ("diff", "wald", True), "agresti-caffo": ("diff", "agresti-caffo", True),
    "newcombe": ("diff", "newcomb", True), "miettinen-nurminen": ("diff", "score", True),
    "mee": ("diff", "score", False), "katz-log": ("ratio", "log", True), "koopman": ("ratio", "score", False),
    "woolf": ("odds-ratio", "logit", True),
}
for method, (measure, name, correction) in COMPARE.items():
    text = f'compare="{measure}", method="{name}"' + ("" if correction else ", correction=False")

    @peer("statsmodels", f"confint_proportions_2indep(x1, n1, x2, n2, {text})", "compare", method)
    def compare(case, measure=measure, name=name, correction=correction):
        two_sided(case)
        without(case, "null", "margins", "null_ratio", "margins_ratio")
        return interval(pr.confint_proportions_2indep(
            *two(case), compare=measure, method=name, alpha=alpha(case), correction=correction))

for method, correction in {"mee": False, "miettinen-nurminen": True}.items():
    @peer("statsmodels", f'test_proportions_2indep(x1, n1, x2, n2, null, method="score", correction={correction})',
          "compare", method)
    def stated(case, correction=correction):
        if "null" not in case["input"]:
            raise NotForThis
        found = pr.test_proportions_2indep(
            *two(case), value=case["input"]["null"], method="score", correction=correction,
            alternative=direction(case))
        return {"z": found.statistic, "p_value": found.pvalue}


@peer("statsmodels", 'test_proportions_2indep(x1, n1, x2, n2, null, compare="ratio", method="score", '
      'correction=False)', "compare", "koopman")
def stated_ratio(case):
    if "null_ratio" not in case["input"]:
        raise NotForThis
    found = pr.test_proportions_2indep(
        *two(case), value=case["input"]["null_ratio"], compare="ratio", method="score", correction=False,
        alternative=direction(case))
    return {"z": found.statistic, "p_value": found.pvalue}


@peer("scipy", 'contingency.odds_ratio(table, kind="conditional")', "compare", "conditional-exact")
def conditional(case):
    without(case, "null_odds_ratio")
    x1, n1, x2, n2 = two(case)
    found = st.contingency.odds_ratio([[x1, n1 - x1], [x2, n2 - x2]], kind="conditional")
    side = {"two": "two-sided", "lower": "greater", "upper": "less"}[case.get("side") or "two"]
    limits = found.confidence_interval(case["confidence"], side)
    return {"estimate": found.statistic, "lower": limits.low, "upper": limits.high}


@peer("scipy", "contingency.relative_risk(x1, n1, x2, n2)", "compare", "katz-log")
def risk(case):
    two_sided(case)
    found = st.contingency.relative_risk(*two(case))
    limits = found.confidence_interval(case["confidence"])
    return {"estimate": found.relative_risk, "lower": limits.low, "upper": limits.high}


@peer("statsmodels", "proportion_effectsize(x1 / n1, x2 / n2)", "compare", "cohens-h")
def cohens_h(case):
    x1, n1, x2, n2 = two(case)
    return {"estimate": pr.proportion_effectsize(x1 / n1, x2 / n2)}


@peer("scipy", "normal quantiles around the difference of arcsines", "compare", "cohens-h")
def cohens_h_limits(case):
    x1, n1, x2, n2 = two(case)
    h = 2 * np.arcsin(np.sqrt(x1 / n1)) - 2 * np.arcsin(np.sqrt(x2 / n2))
    reach = st.norm.isf(alpha(case) / 2) * np.sqrt(1 / n1 + 1 / n2)
    return {"estimate": h, "lower": h - reach, "upper": h + reach}


PAIRED = {"mcnemar": dict(exact=False, correction=False), "mcnemar-cc": dict(exact=False, correction=True),
          "mcnemar-exact": dict(exact=True)}
for method, options in PAIRED.items():
    text = ", ".join(f"{name}={value}" for name, value in options.items())

    @peer("statsmodels", f"mcnemar(table, {text})", "paired", method)
    def mcnemar(case, method=method, options=options):
        two_sided(case)
        one = case["input"]
        found = ct.mcnemar([[one["n11"], one["n10"]], [one["n01"], one["n00"]]], **options)
        values = {"p_value": found.pvalue}
        if method != "mcnemar-exact":
            values["statistic"] = found.statistic
        return values


@peer("scipy", "binomtest(n10, n10 + n01, 0.5)", "paired", "mcnemar-exact")
def mcnemar_binomial(case):
    one = case["input"]
    return {"p_value": st.binomtest(one["n10"], one["n10"] + one["n01"], 0.5, alternative(case)).pvalue}


for method, name in {"goodman": "goodman", "sison-glaz": "sison-glaz"}.items():
    @peer("statsmodels", f'multinomial_proportions_confint(counts, method="{name}")', "multinomial", method)
    def multinomial(case, name=name):
        found = pr.multinomial_proportions_confint(case["input"]["counts"], alpha(case), name)
        return {"lower": found[:, 0], "upper": found[:, 1]}


@peer("scipy", "binomtest(count, n).proportion_ci(1 - alpha / k), of two categories at alpha", "multinomial",
      "bonferroni-clopper-pearson")
def bonferroni(case):
    counts = case["input"]["counts"]
    # Two shares of one question are one: an interval of the first is one of the second.
    tests = len(counts) if len(counts) > 2 else 1
    found = [st.binomtest(x, sum(counts)).proportion_ci(1 - alpha(case) / tests) for x in counts]
    return {"lower": [one.low for one in found], "upper": [one.high for one in found]}


@peer("scipy", "ttest_1samp(scores, 0).confidence_interval()", "multinomial", "mean-score")
def mean_score(case):
    counts = case["input"]["counts"]
    found = st.ttest_1samp(np.repeat(np.arange(len(counts)) + 1, counts), 0)
    limits = found.confidence_interval(case["confidence"])
    return {"lower": limits.low, "upper": limits.high, "df": found.df}


@peer("scipy", 'binomtest(x, n).proportion_ci(method="wilson") of the two highest', "multinomial", "top-box")
def top_box(case):
    counts = case["input"]["counts"]
    # Of two categories the box is the higher one.
    limits = st.binomtest(sum(counts[max(len(counts) - 2, 1):]), sum(counts)).proportion_ci(case["confidence"], "wilson")
    return interval(limits)


POWER = {"pearson": "pearson", "likelihood-ratio": "log-likelihood", "cressie-read": "cressie-read"}
for method, name in POWER.items():
    @peer("scipy", f'power_divergence(counts, expected, lambda_="{name}")', "goodness", method)
    def goodness(case, name=name):
        counts = np.array(case["input"]["counts"])
        shares = np.array(case["input"].get("shares") or [1.0] * len(counts))
        found = st.power_divergence(counts, shares / shares.sum() * counts.sum(), lambda_=name)
        return {"statistic": found.statistic, "p_value": found.pvalue}

for method in ["bonferroni", "holm", "hochberg", "hommel", "bh", "by", "sidak", "holm-sidak"]:
    name = {"hochberg": "simes-hochberg", "bh": "fdr_bh", "by": "fdr_by"}.get(method, method)

    @peer("statsmodels", f'multipletests(p, method="{name}")', "adjust", method)
    def adjust(case, name=name):
        without(case, "total", "alpha")
        return {"adjusted": mt.multipletests(case["input"]["p"], method=name)[1]}

for method in ["bh", "by"]:
    @peer("scipy", f'false_discovery_control(p, method="{method}")', "adjust", method)
    def discovery(case, method=method):
        without(case, "total", "alpha")
        return {"adjusted": st.false_discovery_control(case["input"]["p"], method=method)}

RATE = {"garwood": "exact-c", "score": "score", "wald": "wald", "jeffreys": "jeff", "mid-p": "midp-c"}
for method, name in RATE.items():
    @peer("statsmodels", f'confint_poisson(events, exposure, method="{name}")', "rate", method)
    def rate(case, name=name):
        two_sided(case)
        without(case, "dispersion")
        return interval(ra.confint_poisson(case["input"]["events"], case["input"]["exposure"], name, alpha(case)))

for method, name in {"conditional-exact": "exact-cond", "conditional-mid-p": "cond-midp"}.items():
    @peer("statsmodels", f'test_poisson_2indep(events, exposure, method="{name}")', "rate-ratio", method)
    def rate_ratio(case, name=name):
        one = case["input"]
        found = ra.test_poisson_2indep(
            one["events1"], one["exposure1"], one["events2"], one["exposure2"], method=name)
        return {"p_value": found.pvalue}
