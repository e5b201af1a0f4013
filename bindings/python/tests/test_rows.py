"""Each function, held against the CSV that the command line writes for the same question.

The numbers themselves are tested against other sources in test_golden.py; here are rows, names and columns.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from typing import Any

import halfwidth
import numpy as np
import pandas as pd
import pytest

from conftest import PROJECT

FILE = "Tests/Cases/before-after.csv"
#: Answers with gaps among them.
GAPS = "bindings/python/tests/gaps.csv"
DF = pd.read_csv(PROJECT / FILE)
CROSSTAB = pd.crosstab(DF["gender"], DF["after"])
SHOWN = "estimate lower upper p_value adjusted_p_value statistic df standard_error expected residuals observed row_percentage".split()
NAMED = "category item row column row_name column_name group compared_with rank first last".split()

Question = Callable[[], pd.DataFrame]

#: A question of the command line, and the same one here. The first method that a command shows is the usual one.
QUESTIONS: list[tuple[list[str], Question]] = [
    (["proportion", "37/50"], lambda: halfwidth.proportion(37, 50)),
    (["proportion", "37/50", "0/50"], lambda: halfwidth.proportion([37, 0], 50)),
    (
        ["proportion", "37/50", "--method", "wald,wilson", "--confidence", "0.9", "--side", "upper"],
        lambda: halfwidth.proportion(37, 50, method=["wald", "wilson"], confidence=0.9, side="upper"),
    ),
    (
        ["proportion", "37/50", "--null", "0.6", "--method", "score-z"],
        lambda: halfwidth.proportion(37, 50, null=0.6, method="score-z"),
    ),
    (
        ["proportion", "37/50", "--margins", "0.5,0.9", "--method", "score-z"],
        lambda: halfwidth.proportion([37], [50], margins=(0.5, 0.9), method="score-z"),
    ),
    (
        ["proportion", FILE, "--column", "after", "--yes", "3,4", "--by", "gender"],
        lambda: halfwidth.proportion(DF, "after", yes=[3, 4], by="gender"),
    ),
    (
        ["proportion", FILE, "--column", "tv", "--where", "gender = male"],
        lambda: halfwidth.proportion(DF, "tv", where="gender = male"),
    ),
    (
        ["proportion", FILE, "--column", "tv", "--stratum", "gender"],
        lambda: halfwidth.proportion(DF, "tv", stratum="gender"),
    ),
    (
        ["proportion", GAPS, "--column", "a", "--missing", "drop", "--by", "g"],
        lambda: halfwidth.proportion(pd.read_csv(PROJECT / GAPS), "a", missing="drop", by="g"),
    ),
    (
        ["table", GAPS, "--rows", "a", "--columns", "g", "--missing", "drop", "--method", "pearson"],
        lambda: halfwidth.table(pd.read_csv(PROJECT / GAPS), rows="a", columns="g", missing="drop"),
    ),
    (
        ["bootstrap", GAPS, "--statistic", "mean(a)", "--missing", "drop", "--method", "bca,percentile"],
        lambda: halfwidth.bootstrap(
            pd.read_csv(PROJECT / GAPS), "mean(a)", missing="drop", method=["bca", "percentile"]
        ),
    ),
    (
        [
            "bootstrap",
            GAPS,
            "--statistic",
            "mean(a)",
            "--statistic",
            "mean(b)",
            "--missing",
            "drop",
            "--method",
            "max-t",
            "--seed",
            "1",
        ],
        lambda: halfwidth.bootstrap(
            pd.read_csv(PROJECT / GAPS), ["mean(a)", "mean(b)"], missing="drop", method="max-t", seed=1
        ),
    ),
    (["finite", "37/50/60"], lambda: halfwidth.finite(37, 50, 60)),
    (["missing", "37/47/50"], lambda: halfwidth.missing(37, 47, 50)),
    (["scores", "4,9,12,25", "--scores", "1,2,3,5"], lambda: halfwidth.scores([4, 9, 12, 25], [1, 2, 3, 5])),
    (["rate", "69/11", "--method", "garwood"], lambda: halfwidth.rate(69, 11)),
    (["rate", "69/11", "--method", "mid-p"], lambda: halfwidth.rate([69], 11, method="mid-p")),
    (["compare", "36/50", "40/50", "--method", "newcombe"], lambda: halfwidth.compare(36, 50, 40, 50)),
    (
        ["compare", "36/50", "40/50", "--method", "all"],
        lambda: halfwidth.compare(36, 50, 40, 50, method="all"),
    ),
    (
        ["compare", "0/20", "3/20", "--method", "koopman"],
        lambda: halfwidth.compare(0, 20, 3, 20, method="koopman"),
    ),
    (
        ["compare", "3/20", "0/20", "--method", "koopman"],
        lambda: halfwidth.compare([3], [20], [0], [20], method="koopman"),
    ),
    (
        ["compare", FILE, "--column", "tv", "--by", "gender", "--method", "newcombe"],
        lambda: halfwidth.compare(DF, "tv", by="gender"),
    ),
    (
        ["groups", "5/20", "8/21", "12/25", "--method", "differences-bonferroni"],
        lambda: halfwidth.groups([5, 8, 12], [20, 21, 25], method="differences-bonferroni"),
    ),
    (
        ["groups", FILE, "--column", "tv", "--by", "step", "--method", "pairwise-fisher"],
        lambda: halfwidth.groups(DF, "tv", by="step", method="pairwise-fisher"),
    ),
    (["trend", "5/20", "8/21", "12/25"], lambda: halfwidth.trend([5, 8, 12], [20, 21, 25])),
    (["trend", FILE, "--column", "tv", "--by", "step"], lambda: halfwidth.trend(DF, "tv", by="step")),
    (
        ["stratified", "10,5;4,11", "8,2;6,4", "--method", "mantel-haenszel,cmh"],
        lambda: halfwidth.stratified(
            [[[10, 5], [4, 11]], [[8, 2], [6, 4]]], method=["mantel-haenszel", "cmh"]
        ),
    ),
    (
        ["stratified", FILE, "--rows", "gender", "--columns", "tv", "--by", "step", "--method", "cmh"],
        lambda: halfwidth.stratified(DF, rows="gender", columns="tv", by="step", method="cmh"),
    ),
    (["paired", "20,12,2,16", "--method", "tango"], lambda: halfwidth.paired(20, 12, 2, 16)),
    (
        ["paired", "20,12,2,16", "1,2,3,4", "--method", "tango"],
        lambda: halfwidth.paired([20, 1], [12, 2], [2, 3], [16, 4]),
    ),
    (
        [
            "paired",
            FILE,
            "--first",
            "before",
            "--second",
            "after",
            "--yes",
            "3,4",
            "--method",
            "mcnemar-exact",
        ],
        lambda: halfwidth.paired(DF, "before", "after", yes=[3, 4], method="mcnemar-exact"),
    ),
    (["margins", "46/50", "39/50"], lambda: halfwidth.margins(46, 39, 50)),
    (
        ["cochran", "1,0,0;1,1,0;1,0,0;1,1,1;0,0,1"],
        lambda: halfwidth.cochran(np.array([[1, 0, 0], [1, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 1]])),
    ),
    (["cochran", FILE, "--columns", "tv,radio,web"], lambda: halfwidth.cochran(DF[["tv", "radio", "web"]])),
    (
        ["differences", FILE, "--first", "before", "--second", "after", "--method", "signed-rank-exact"],
        lambda: halfwidth.differences(DF["before"] - DF["after"]),
    ),
    (
        ["differences", FILE, "--first", "before", "--second", "after", "--method", "sign-test"],
        lambda: halfwidth.differences(DF, "before", "after", method="sign-test"),
    ),
    (["multinomial", "4,9,12,25"], lambda: halfwidth.multinomial([4, 9, 12, 25])),
    (["multinomial", FILE, "--column", "after"], lambda: halfwidth.multinomial(DF, "after")),
    (
        ["multinomial", "4,9,12", "--method", "differences-goodman"],
        lambda: halfwidth.multinomial([4, 9, 12], method="differences-goodman"),
    ),
    (
        ["goodness", "12,20,18", "--method", "pearson,adjusted-residuals"],
        lambda: halfwidth.goodness([12, 20, 18], method=["pearson", "adjusted-residuals"]),
    ),
    (
        ["goodness", FILE, "--column", "after", "--shares", "1,1,2,2", "--method", "expected-counts"],
        lambda: halfwidth.goodness(DF, "after", shares=[1, 1, 2, 2], method="expected-counts"),
    ),
    (["ranks", "46/50", "44/50", "20/50"], lambda: halfwidth.ranks([46, 44, 20], 50)),
    (
        ["ranks", FILE, "--columns", "tv,radio,web"],
        lambda: halfwidth.ranks(DF, columns=["tv", "radio", "web"]),
    ),
    (
        ["ranks", FILE, "--columns", "before,after", "--means"],
        lambda: halfwidth.ranks(DF, columns=["before", "after"], means=True),
    ),
    (["adjust", "0.01,0.02,0.5"], lambda: halfwidth.adjust([0.01, 0.02, 0.5])),
    (
        ["table", "10,20;30,40", "--method", "pearson,cramers-v,adjusted-residuals"],
        lambda: halfwidth.table([[10, 20], [30, 40]], method=["pearson", "cramers-v", "adjusted-residuals"]),
    ),
    (
        ["table", FILE, "--rows", "gender", "--columns", "after", "--method", "pearson"],
        lambda: halfwidth.table(DF, rows="gender", columns="after"),
    ),
    (
        ["table", FILE, "--rows", "gender", "--columns", "after", "--method", "expected-counts"],
        lambda: halfwidth.table(CROSSTAB, method="expected-counts"),
    ),
    (
        [
            "table",
            FILE,
            "--rows",
            "gender",
            "--columns",
            "after",
            "--method",
            "fisher-monte-carlo",
            "--seed",
            "3",
        ],
        lambda: halfwidth.table(CROSSTAB, method="fisher-monte-carlo", seed=3, resamples=9999),
    ),
    (
        ["square", "20,12;2,16", "--method", "all"],
        lambda: halfwidth.square([[20, 12], [2, 16]], method="all"),
    ),
    (
        ["square", FILE, "--first", "before", "--second", "after", "--method", "cohen-kappa"],
        lambda: halfwidth.square(DF, "before", "after", method="cohen-kappa"),
    ),
    (
        ["raters", "1,1,2;2,,2;1,1,1", "--method", "gwet-ac1"],
        lambda: halfwidth.raters([[1, 1, 2], [2, None, 2], [1, 1, 1]], method="gwet-ac1"),
    ),
    (
        ["raters", FILE, "--columns", "before,after", "--method", "gwet-ac1"],
        lambda: halfwidth.raters(DF[["before", "after"]], method="gwet-ac1"),
    ),
    (
        ["bootstrap", "37/50", "--method", "bca"],
        lambda: halfwidth.bootstrap({"x": 37, "n": 50}, "proportion"),
    ),
    (
        ["bootstrap", FILE, "--statistic", "mean(before)", "--method", "bca"],
        lambda: halfwidth.bootstrap(DF["before"], "mean"),
    ),
    (
        [
            "bootstrap",
            FILE,
            "--statistic",
            "mean(before)",
            "--statistic",
            "median(after)",
            "--method",
            "percentile",
        ],
        lambda: halfwidth.bootstrap(DF, ["mean(before)", "median(after)"], method="percentile"),
    ),
    (
        [
            "bootstrap",
            FILE,
            "--statistic",
            "proportion(*)",
            "--method",
            "max-t",
            "--seed",
            "1",
            "--resamples",
            "999",
        ],
        lambda: halfwidth.bootstrap(DF, "proportion(*)", method="max-t", seed=1, resamples=999),
    ),
]


#: Commands that show more beside what batch answers: the same people as two groups, bounds of events.
ONE_ROW = ("scores", "rate", "margins")


@pytest.mark.parametrize(("words", "question"), QUESTIONS, ids=[" ".join(words) for words, _ in QUESTIONS])
def test_a_frame_has_the_rows_of_the_command_line(words: list[str], question: Question) -> None:
    run = subprocess.run(
        [halfwidth.program_path(), *words, "--format", "csv"], cwd=PROJECT, capture_output=True, check=True
    )
    written = pd.read_csv(io.BytesIO(run.stdout), keep_default_na=False, na_values=[""], dtype=str)
    if words[0] in ONE_ROW:
        written = written[:1]
    if "tango.lower" in written.columns:
        # Of two totals alone the row has its limits from the one interval among its findings.
        for name in ("lower", "upper", "method"):
            written[name] = written[f"tango.{name}"]
    found = question()
    assert len(found) == len(written)
    if written["method"].notna().any():
        assert found["method"].tolist() == written["method"].tolist()
    compared = 0
    for name in SHOWN:
        if name in found.columns:
            np.testing.assert_array_equal(
                found[name].to_numpy(float), [float(each) for each in written[name]], err_msg=name
            )
            compared += 1
        elif name in written.columns:
            assert written[name].isna().all(), name
    assert compared
    for name in NAMED:
        if name in written.columns and written[name].notna().any():
            known = written[name].notna().to_numpy()
            assert texts(found[name][known]) == texts(written[name][known]), name
    codes = found["warnings"].map(lambda text: sorted(text.split())).tolist()
    assert codes == written["warnings"].fillna("").map(lambda text: sorted(text.split())).tolist()


def texts(values: pd.Series[Any]) -> list[str]:
    """Names and numbers of rows; a column of whole numbers with gaps is one of floats for pandas."""
    whole = [int(each) if isinstance(each, float) and each % 1 == 0 else each for each in values]
    return [str(each).upper() if isinstance(each, bool) else str(each) for each in whole]
