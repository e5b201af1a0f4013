"""Peers in Python: tables, square tables, strata, raters."""

import krippendorff
import numpy as np
import scipy.stats as st
import statsmodels.stats.contingency_tables as ct
import statsmodels.stats.inter_rater as ir
import statsmodels.stats.proportion as pr

from .registry import NotForThis, alpha, alternative, peer, two_sided


def table(case):
    one = case["input"]
    if "counts" in one:
        return np.array(one["counts"])
    return np.array([[one["x1"], one["n1"] - one["x1"]], [one["x2"], one["n2"] - one["x2"]]])


LAMBDA = {"pearson": "pearson", "likelihood-ratio": "log-likelihood", "cressie-read": "cressie-read"}
for analysis in ["table", "compare"]:
    for method, name in LAMBDA.items():
        @peer("scipy", f'chi2_contingency(table, correction=False, lambda_="{name}")', analysis, method)
        def chi_squared(case, name=name):
            two_sided(case)
            found = st.chi2_contingency(table(case), correction=False, lambda_=name)
            return {"statistic": found.statistic, "df": found.dof, "p_value": found.pvalue}

    @peer("scipy", "chi2_contingency(table)", analysis, "yates")
    def yates(case):
        two_sided(case)
        found = st.chi2_contingency(table(case))
        return {"statistic": found.statistic, "df": found.dof, "p_value": found.pvalue}

    @peer("scipy", "fisher_exact(table)", analysis, "fisher")
    def fisher(case):
        if table(case).shape != (2, 2):
            raise NotForThis
        return {"p_value": st.fisher_exact(table(case), alternative(case)).pvalue}

    @peer("scipy", "twice the smaller of fisher_exact's one-sided p-values", analysis, "fisher-central")
    def central(case):
        tails = [st.fisher_exact(table(case), one).pvalue for one in ("less", "greater")]
        return {"p_value": min(1, 2 * min(tails))}

    for method, function in {"barnard": st.barnard_exact, "boschloo": st.boschloo_exact}.items():
        @peer("scipy", f"{method}_exact(table.T)", analysis, method)
        def unconditional(case, function=function):
            # scipy's samples are the columns.
            return {"p_value": function(table(case).T, alternative(case)).pvalue}

    @peer("statsmodels", "Table(table).test_nominal_association()", analysis, "pearson")
    def nominal(case):
        two_sided(case)
        found = ct.Table(table(case), shift_zeros=False).test_nominal_association()
        return {"statistic": found.statistic, "df": found.df, "p_value": found.pvalue}


@peer("scipy", "contingency.expected_freq(table)", "table", "expected-counts")
def expected(case):
    return {"expected": st.contingency.expected_freq(table(case))}


@peer("statsmodels", "Table(table).standardized_resids", "table", "adjusted-residuals")
def residuals(case):
    return {"residuals": np.array(ct.Table(table(case), shift_zeros=False).standardized_resids)}


@peer("scipy", 'contingency.association(table, "cramer")', "table", "cramers-v")
def cramer(case):
    return {"value": st.contingency.association(table(case), "cramer")}


@peer("scipy", 'contingency.association(table, "pearson")', "table", "contingency-coefficient")
def coefficient(case):
    return {"value": st.contingency.association(table(case), "pearson")}


@peer("scipy", "sqrt(chi2_contingency(table).statistic / n), limits by ncx2 and brentq", "table", "cohens-w")
def cohens_w(case):
    from scipy.optimize import brentq
    found = st.chi2_contingency(table(case), correction=False)
    n, half = table(case).sum(), alpha(case) / 2

    def limit(tail):
        if st.chi2.cdf(found.statistic, found.dof) < tail:
            return 0.0
        root = brentq(lambda one: st.ncx2.cdf(found.statistic, found.dof, one) - tail, 1e-12, 1000, xtol=1e-12)
        return np.sqrt(root / n)
    return {"value": np.sqrt(found.statistic / n), "lower": limit(1 - half), "upper": limit(half)}


@peer("statsmodels", "Table(table).test_ordinal_association(scores)", "table", "linear-by-linear")
def ordinal(case):
    rows, columns = np.array(case["input"]["row_scores"]), np.array(case["input"]["column_scores"])
    found = ct.Table(table(case), shift_zeros=False).test_ordinal_association(rows, columns)
    return {"z": found.zscore, "p_value": found.pvalue}


def answers(case):
    """A row and a column for each respondent, numbered from 1 on."""
    counts = table(case)
    rows, columns = np.nonzero(counts)
    times = counts[rows, columns]
    return np.repeat(rows, times) + 1, np.repeat(columns, times) + 1


for method, function in {"bowker": lambda t: t.symmetry(), "stuart-maxwell": lambda t: t.homogeneity(),
                         "bhapkar": lambda t: t.homogeneity(method="bhapkar")}.items():
    call = {"bowker": "symmetry()", "stuart-maxwell": "homogeneity()", "bhapkar": 'homogeneity(method="bhapkar")'}

    @peer("statsmodels", f"SquareTable(table, shift_zeros=False).{call[method]}", "square", method)
    def square(case, function=function):
        found = function(ct.SquareTable(table(case), shift_zeros=False))
        return {"statistic": found.statistic, "df": found.df, "p_value": found.pvalue}

KAPPA = {"cohen-kappa": None, "kappa-linear": "linear", "kappa-quadratic": "quadratic"}
for method, weights in KAPPA.items():
    @peer("statsmodels", f"cohens_kappa(table, wt={weights!r})", "square", method)
    def kappa(case, weights=weights):
        if case["confidence"] not in (0.95, None):
            raise NotForThis
        found = ir.cohens_kappa(table(case), wt=weights)
        return {"kappa": found.kappa, "standard_error": found.std_kappa, "standard_error_null": found.std_kappa0,
                "z": found.z_value, "p_value": found.pvalue_two_sided, "lower": found.kappa_low,
                "upper": found.kappa_upp}


@peer("statsmodels", "cochrans_q(items)", "cochran", "cochran-q")
def cochran(case):
    found = ct.cochrans_q(np.array(case["input"]["items"]))
    return {"statistic": found.statistic, "df": found.df, "p_value": found.pvalue}


def strata(case):
    tables = [np.array(one) for one in case["input"]["strata"]]
    if any(one.shape != (2, 2) for one in tables):
        raise NotForThis
    return ct.StratifiedTable(tables)


for method, correction in {"cmh": False, "cmh-cc": True}.items():
    @peer("statsmodels", f"StratifiedTable(tables).test_null_odds(correction={correction})", "stratified", method)
    def null_odds(case, correction=correction):
        two_sided(case)
        found = strata(case)
        test = found.test_null_odds(correction)
        limits = found.oddsratio_pooled_confint(alpha(case))
        return {"statistic": test.statistic, "p_value": test.pvalue, "common_or": found.oddsratio_pooled,
                "common_or_lower": limits[0], "common_or_upper": limits[1]}


@peer("statsmodels", "StratifiedTable(tables).oddsratio_pooled_confint()", "stratified", "mantel-haenszel")
def common_odds_ratio(case):
    two_sided(case)
    found = strata(case)
    limits = found.oddsratio_pooled_confint(alpha(case))
    return {"estimate": found.oddsratio_pooled, "lower": limits[0], "upper": limits[1]}


for method, adjust in {"breslow-day": False, "tarone": True}.items():
    @peer("statsmodels", f"StratifiedTable(tables).test_equal_odds(adjust={adjust})", "stratified", method)
    def equal_odds(case, adjust=adjust):
        found = strata(case).test_equal_odds(adjust)
        return {"statistic": found.statistic, "p_value": found.pvalue}


@peer("statsmodels", "StratifiedTable(tables).riskratio_pooled", "stratified", "mh-risk-ratio")
def common_risk_ratio(case):
    return {"estimate": strata(case).riskratio_pooled}


LEVELS = {"krippendorff-nominal": "nominal", "krippendorff-ordinal": "ordinal", "krippendorff-interval": "interval"}
for method, level in LEVELS.items():
    @peer("krippendorff", f'alpha(ratings.T, level_of_measurement="{level}")', "raters", method)
    def alpha_of_raters(case, level=level):
        if "ratings" in case["input"]:
            ratings = [[np.nan if one is None else one for one in row] for row in case["input"]["ratings"]]
            return {"estimate": krippendorff.alpha(np.array(ratings, float).T, level_of_measurement=level)}
        return {"estimate": krippendorff.alpha(
            value_counts=np.array(case["input"]["counts"]), level_of_measurement=level)}


for method, name in {"fleiss-kappa": "fleiss", "free-marginal-kappa": "randolph"}.items():
    @peer("statsmodels", f'fleiss_kappa(counts, method="{name}")', "raters", method)
    def fleiss(case, name=name):
        counts = case["input"].get("counts")
        if counts is None:
            counts = ir.aggregate_raters(np.array(case["input"]["ratings"]))[0]
        return {"estimate": ir.fleiss_kappa(np.array(counts), method=name)}


@peer("statsmodels", "proportions_chisquare_allpairs(x, n)", "groups", "pairwise-score")
def all_pairs(case):
    x, n = np.array(case["input"]["x"]), np.array(case["input"]["n"])
    found = pr.proportions_chisquare_allpairs(x, n, multitest_method="holm")
    return {"p_value": found.pvals_raw, "adjusted": found.pval_corrected()}
