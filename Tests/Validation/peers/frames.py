"""Peers in Python that take a data frame with a row for each respondent: pingouin."""

import numpy as np
import pandas
import pingouin

from .registry import NotForThis, peer, two_sided, without

NAMES = {"bonferroni": "bonf", "holm": "holm", "bh": "fdr_bh", "by": "fdr_by", "sidak": "sidak"}
for method, name in NAMES.items():
    @peer("pingouin", f'multicomp(p, method="{name}")', "adjust", method)
    def adjust(case, name=name):
        without(case, "total", "alpha")
        return {"adjusted": pingouin.multicomp(case["input"]["p"], method=name)[1]}


def respondents(counts):
    """A row for each respondent, with the number of the row and of the column of the table."""
    rows, columns = np.nonzero(counts)
    times = np.array(counts)[rows, columns]
    return pandas.DataFrame({"row": np.repeat(rows, times), "column": np.repeat(columns, times)})


FAMILY = {"pearson": "pearson", "likelihood-ratio": "log-likelihood", "cressie-read": "cressie-read"}
for method, name in {**FAMILY, "yates": "pearson"}.items():
    correction = method == "yates"

    @peer("pingouin", f'chi2_independence(frame, "row", "column", correction={correction}), "{name}"', "table", method)
    def independence(case, name=name, correction=correction):
        two_sided(case)
        counts = np.array(case["input"]["counts"])
        if (counts.sum(axis=0) == 0).any() or (counts.sum(axis=1) == 0).any():
            raise NotForThis
        _, _, found = pingouin.chi2_independence(respondents(counts), "row", "column", correction=correction)
        line = found[found["test"] == name].iloc[0]
        return {"statistic": line["chi2"], "df": line["dof"], "p_value": line["pval"]}

for method, correction in {"mcnemar": False, "mcnemar-cc": True, "mcnemar-exact": False}.items():
    kind = "exact" if method == "mcnemar-exact" else "asymptotic"

    @peer("pingouin", f'chi2_mcnemar(frame, "first", "second", correction={correction}), "{kind}"', "paired", method)
    def mcnemar(case, kind=kind, correction=correction):
        two_sided(case)
        one = case["input"]
        counts = [[one["n11"], one["n10"]], [one["n01"], one["n00"]]]
        if min(one["n11"] + one["n10"], one["n11"] + one["n01"], one["n00"] + one["n10"], one["n00"] + one["n01"]) == 0:
            raise NotForThis
        _, found = pingouin.chi2_mcnemar(1 - respondents(counts), "row", "column", correction=correction)
        line = found.loc["mcnemar"]
        if kind == "exact":
            return {"p_value": line["p_exact"]}
        return {"statistic": line["chi2"], "p_value": line["p_approx"]}


@peer("pingouin", 'cochran(frame, dv="yes", within="item", subject="respondent")', "cochran", "cochran-q")
def cochran(case):
    items = np.array(case["input"]["items"])
    rows, columns = items.shape
    frame = pandas.DataFrame({
        "yes": items.ravel(), "item": np.tile(np.arange(columns), rows), "respondent": np.repeat(np.arange(rows), columns)})
    line = pingouin.cochran(frame, dv="yes", within="item", subject="respondent").iloc[0]
    return {"statistic": line["Q"], "df": line["dof"], "p_value": line["p_unc"] if "p_unc" in line else line["p-unc"]}
