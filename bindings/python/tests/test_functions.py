"""Each function, held against the program's own CSV, and what is refused or warned of.

Numbers are those of the golden files' sources; what is tested here is that rows, names and columns of a
data frame are what the command line writes for the same question.
"""

from __future__ import annotations

import io
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import halfwidth
import numpy as np
import pandas as pd
import pytest

from conftest import PROJECT

FILE = "Tests/Cases/before-after.csv"
DF = pd.read_csv(PROJECT / FILE)
CROSSTAB = pd.crosstab(DF["gender"], DF["after"])
SHOWN = "estimate lower upper p_value adjusted_p_value statistic df standard_error expected residuals observed row_percentage".split()
NAMED = "category item row column row_name column_name group compared_with rank first last".split()

Question = Callable[[], pd.DataFrame]

#: A question of the command line, and the same one here. The first method that a command shows is the usual one.
QUESTIONS: list[tuple[list[str], Question]] = [
    (["proportion", "37/50"], lambda: halfwidth.proportion(37, 50)),
    (["proportion", "37/50", "0/50"], lambda: halfwidth.proportion([37, 0], 50)),
    (["proportion", "37/50", "--method", "wald,wilson", "--confidence", "0.9", "--side", "upper"],
     lambda: halfwidth.proportion(37, 50, method=["wald", "wilson"], confidence=0.9, side="upper")),
    (["proportion", "37/50", "--null", "0.6", "--method", "score-z"],
     lambda: halfwidth.proportion(37, 50, null=0.6, method="score-z")),
    (["proportion", "37/50", "--margins", "0.5,0.9", "--method", "score-z"],
     lambda: halfwidth.proportion([37], [50], margins=(0.5, 0.9), method="score-z")),
    (["proportion", FILE, "--column", "after", "--yes", "3,4", "--by", "gender"],
     lambda: halfwidth.proportion(DF, "after", yes=[3, 4], by="gender")),
    (["proportion", FILE, "--column", "tv", "--where", "gender = male"],
     lambda: halfwidth.proportion(DF, "tv", where="gender = male")),
    (["proportion", FILE, "--column", "tv", "--stratum", "gender"],
     lambda: halfwidth.proportion(DF, "tv", stratum="gender")),
    (["finite", "37/50/60"], lambda: halfwidth.finite(37, 50, 60)),
    (["missing", "37/47/50"], lambda: halfwidth.missing(37, 47, 50)),
    (["scores", "4,9,12,25", "--scores", "1,2,3,5"], lambda: halfwidth.scores([4, 9, 12, 25], [1, 2, 3, 5])),
    (["rate", "69/11", "--method", "garwood"], lambda: halfwidth.rate(69, 11)),
    (["rate", "69/11", "--method", "mid-p"], lambda: halfwidth.rate([69], 11, method="mid-p")),
    (["compare", "36/50", "40/50", "--method", "newcombe"], lambda: halfwidth.compare(36, 50, 40, 50)),
    (["compare", "36/50", "40/50", "--method", "all"], lambda: halfwidth.compare(36, 50, 40, 50, method="all")),
    (["compare", "0/20", "3/20", "--method", "koopman"],
     lambda: halfwidth.compare(0, 20, 3, 20, method="koopman")),
    (["compare", "3/20", "0/20", "--method", "koopman"],
     lambda: halfwidth.compare([3], [20], [0], [20], method="koopman")),
    (["compare", FILE, "--column", "tv", "--by", "gender", "--method", "newcombe"],
     lambda: halfwidth.compare(DF, "tv", by="gender")),
    (["groups", "5/20", "8/21", "12/25", "--method", "differences-bonferroni"],
     lambda: halfwidth.groups([5, 8, 12], [20, 21, 25], method="differences-bonferroni")),
    (["groups", FILE, "--column", "tv", "--by", "step", "--method", "pairwise-fisher"],
     lambda: halfwidth.groups(DF, "tv", by="step")),
    (["trend", "5/20", "8/21", "12/25"], lambda: halfwidth.trend([5, 8, 12], [20, 21, 25])),
    (["trend", FILE, "--column", "tv", "--by", "step"], lambda: halfwidth.trend(DF, "tv", by="step")),
    (["stratified", "10,5;4,11", "8,2;6,4", "--method", "mantel-haenszel,cmh"],
     lambda: halfwidth.stratified([[[10, 5], [4, 11]], [[8, 2], [6, 4]]], method=["mantel-haenszel", "cmh"])),
    (["stratified", FILE, "--rows", "gender", "--columns", "tv", "--by", "step", "--method", "cmh"],
     lambda: halfwidth.stratified(DF, rows="gender", columns="tv", by="step", method="cmh")),
    (["paired", "20,12,2,16", "--method", "tango"], lambda: halfwidth.paired(20, 12, 2, 16)),
    (["paired", "20,12,2,16", "1,2,3,4", "--method", "tango"],
     lambda: halfwidth.paired([20, 1], [12, 2], [2, 3], [16, 4])),
    (["paired", FILE, "--first", "before", "--second", "after", "--yes", "3,4", "--method", "mcnemar-exact"],
     lambda: halfwidth.paired(DF, "before", "after", yes=[3, 4], method="mcnemar-exact")),
    (["margins", "46/50", "39/50"], lambda: halfwidth.margins(46, 39, 50)),
    (["cochran", "1,0,0;1,1,0;1,0,0;1,1,1;0,0,1"],
     lambda: halfwidth.cochran(np.array([[1, 0, 0], [1, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 1]]))),
    (["cochran", FILE, "--columns", "tv,radio,web"], lambda: halfwidth.cochran(DF[["tv", "radio", "web"]])),
    (["differences", FILE, "--first", "before", "--second", "after", "--method", "signed-rank-exact"],
     lambda: halfwidth.differences(DF["before"] - DF["after"])),
    (["differences", FILE, "--first", "before", "--second", "after", "--method", "sign-test"],
     lambda: halfwidth.differences(DF, "before", "after", method="sign-test")),
    (["multinomial", "4,9,12,25"], lambda: halfwidth.multinomial([4, 9, 12, 25])),
    (["multinomial", FILE, "--column", "after"], lambda: halfwidth.multinomial(DF, "after")),
    (["multinomial", "4,9,12", "--method", "differences-goodman"],
     lambda: halfwidth.multinomial([4, 9, 12], method="differences-goodman")),
    (["goodness", "12,20,18", "--method", "pearson,adjusted-residuals"],
     lambda: halfwidth.goodness([12, 20, 18], method=["pearson", "adjusted-residuals"])),
    (["goodness", FILE, "--column", "after", "--shares", "1,1,2,2", "--method", "expected-counts"],
     lambda: halfwidth.goodness(DF, "after", shares=[1, 1, 2, 2], method="expected-counts")),
    (["ranks", "46/50", "44/50", "20/50"], lambda: halfwidth.ranks([46, 44, 20], 50)),
    (["ranks", FILE, "--columns", "tv,radio,web"],
     lambda: halfwidth.ranks(DF, columns=["tv", "radio", "web"])),
    (["ranks", FILE, "--columns", "before,after", "--means"],
     lambda: halfwidth.ranks(DF, columns=["before", "after"], means=True)),
    (["adjust", "0.01,0.02,0.5"], lambda: halfwidth.adjust([0.01, 0.02, 0.5])),
    (["table", "10,20;30,40", "--method", "pearson,cramers-v,adjusted-residuals"],
     lambda: halfwidth.table([[10, 20], [30, 40]], method=["pearson", "cramers-v", "adjusted-residuals"])),
    (["table", FILE, "--rows", "gender", "--columns", "after", "--method", "pearson"],
     lambda: halfwidth.table(DF, rows="gender", columns="after")),
    (["table", FILE, "--rows", "gender", "--columns", "after", "--method", "expected-counts"],
     lambda: halfwidth.table(CROSSTAB, method="expected-counts")),
    (["table", FILE, "--rows", "gender", "--columns", "after", "--method", "fisher-monte-carlo", "--seed", "3"],
     lambda: halfwidth.table(CROSSTAB, method="fisher-monte-carlo", seed=3, resamples=9999)),
    (["square", "20,12;2,16", "--method", "all"], lambda: halfwidth.square([[20, 12], [2, 16]], method="all")),
    (["square", FILE, "--first", "before", "--second", "after", "--method", "cohen-kappa"],
     lambda: halfwidth.square(DF, "before", "after", method="cohen-kappa")),
    (["raters", "1,1,2;2,,2;1,1,1", "--method", "gwet-ac1"],
     lambda: halfwidth.raters([[1, 1, 2], [2, None, 2], [1, 1, 1]], method="gwet-ac1")),
    (["raters", FILE, "--columns", "before,after", "--method", "gwet-ac1"],
     lambda: halfwidth.raters(DF[["before", "after"]], method="gwet-ac1")),
    (["bootstrap", "37/50", "--method", "bca"], lambda: halfwidth.bootstrap({"x": 37, "n": 50}, "proportion")),
    (["bootstrap", FILE, "--statistic", "mean(before)", "--method", "bca"],
     lambda: halfwidth.bootstrap(DF["before"], "mean")),
    (["bootstrap", FILE, "--statistic", "mean(before)", "--statistic", "median(after)", "--method", "percentile"],
     lambda: halfwidth.bootstrap(DF, ["mean(before)", "median(after)"], method="percentile")),
    (["bootstrap", FILE, "--statistic", "proportion(*)", "--method", "max-t", "--seed", "1", "--resamples", "999"],
     lambda: halfwidth.bootstrap(DF, "proportion(*)", method="max-t", seed=1, resamples=999)),
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
    found = question()
    assert len(found) == len(written)
    if written["method"].notna().any():
        assert found["method"].tolist() == written["method"].tolist()
    compared = 0
    for name in SHOWN:
        if name in found.columns:
            np.testing.assert_array_equal(found[name].to_numpy(float), [float(each) for each in written[name]], err_msg=name)
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


def test_rows_have_the_index_of_a_series() -> None:
    frame = pd.DataFrame({"x": [37, 3], "n": [50, 26]}, index=["general", "other"])
    assert halfwidth.proportion(frame["x"], frame["n"]).index.tolist() == ["general", "other"]
    assert halfwidth.adjust(pd.Series([0.1, 0.2], index=["a", "b"])).index.tolist() == ["a", "b"]
    counts = pd.Series(["b", "a", "b", "c"] * 9).value_counts()
    assert halfwidth.multinomial(counts)["category"].tolist() == counts.index.tolist()


def test_an_infinite_limit_is_a_number_and_an_undefined_one_is_missing() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = halfwidth.compare([0, 3], 20, 0, 20, method="koopman")
    assert found["upper"].tolist() == [float("inf")] * 2
    assert np.isnan(found["estimate"][0]) and found["estimate"][1] == float("inf")
    assert found["warnings"].tolist() == ["undefined", ""]
    (warning,) = caught
    assert isinstance(warning.message, halfwidth.HalfwidthWarning) and warning.message.code == "undefined"
    assert warning.filename == __file__


def test_rows_that_are_refused() -> None:
    x = pd.Series([37, None, 60, 12.5, 0], index=list("abcde"))
    with pytest.raises(halfwidth.RefusedInput, match="3 of 5 rows") as caught:
        halfwidth.proportion(x, 50)
    assert (caught.value.code, caught.value.row) == ("missing-member", 1)
    kept = halfwidth.proportion(x, 50, refused="keep")
    assert kept["lower"].isna().tolist() == [False, True, True, True, False]
    assert [text.split(":")[0] for text in kept["refused"]] == ["", "missing-member", "bad-input", "bad-input", ""]
    assert halfwidth.proportion(60, 50, refused="keep")["refused"][0].startswith("bad-input: ")
    # A block of a request that has no row with an answer.
    all_wrong = halfwidth.proportion([60] * 12_000 + [1], 50, refused="keep")
    assert all_wrong["lower"].notna().tolist() == [False] * 12_000 + [True]


def test_rows_of_many_requests_stay_in_their_order() -> None:
    n = np.arange(1, 30_001)
    found = halfwidth.proportion(n // 2, n)
    assert (found["n"] == n).all() and (found["successes"] == n // 2).all()
    few = halfwidth.proportion(n[[10, 20_000]] // 2, n[[10, 20_000]])
    assert found["lower"].iloc[[10, 20_000]].tolist() == few["lower"].tolist()


REFUSED: list[tuple[Question, str, str]] = [
    (lambda: halfwidth.proportion(60, 50), "bad-input", "more than the 50 trials"),
    (lambda: halfwidth.proportion(1.5, 50), "bad-input", "counts are whole numbers"),
    (lambda: halfwidth.proportion("37", 50), "wrong-type", "whole number"),
    (lambda: halfwidth.proportion(float("inf"), 50), "bad-input", "infinite"),
    (lambda: halfwidth.proportion(37), "missing-member", "'n' is missing"),
    (lambda: halfwidth.proportion([1, 2], [3]), "bad-input", "x has 2, n has 1"),
    (lambda: halfwidth.proportion([1, 2], 3, method="all"), "bad-input", "as a list"),
    (lambda: halfwidth.proportion([1, 2], 3, refused="drop"), "bad-input", "'raise' or 'keep'"),  # type: ignore[arg-type]
    (lambda: halfwidth.proportion(DF["id"], DF["id"][::-1]), "bad-input", "different indexes"),
    (lambda: halfwidth.proportion(DF["gender"], 50), "wrong-type", "row 0"),
    (lambda: halfwidth.proportion(object(), 50), "wrong-type", "object"),
    (lambda: halfwidth.proportion(37, 50, method="wilsom"), "unknown-method", "use one of"),
    (lambda: halfwidth.proportion(37, 50, confidence=95), "bad-confidence", "confidence"),
    (lambda: halfwidth.proportion(37, 50, where="a = 1"), "unknown-member", "data frame"),
    (lambda: halfwidth.proportion(DF), "missing-member", "name the column"),
    (lambda: halfwidth.compare(DF, "tv", "gender"), "unknown-member", "'column', 'by', 'yes'"),  # type: ignore[arg-type, unused-ignore]
    (lambda: halfwidth.ranks(DF, columns="tv", counts=[1, 2]), "unknown-member", "'counts' is for counts"),
    (lambda: halfwidth.proportion(DF, "tv", refused="keep"), "bad-input", "columns of counts"),
    (lambda: halfwidth.proportion(DF, "tv", confidence=95), "bad-input", "write 0.95"),
    (lambda: halfwidth.proportion(DF.assign(tv=DF["tv"].replace({0: 99})), "tv"), "bad-input", "99"),
    (lambda: halfwidth.proportion({1, 2}, 3), "wrong-type", "a set has no order"),
    (lambda: halfwidth.proportion(DF, "nope"), "bad-input", "the columns are id, gender"),
    (lambda: halfwidth.proportion(DF, "gender"), "bad-input", "yes='female'"),
    (lambda: halfwidth.proportion(DF[:0], "tv"), "bad-input", "no rows"),
    (lambda: halfwidth.proportion(DF.rename(columns={"id": "tv"}), "tv"), "bad-input", "two columns"),
    (lambda: halfwidth.proportion(DF.rename(columns={"id": 3}), "tv"), "bad-input", "add_prefix"),
    (lambda: halfwidth.table(DF, rows="gender"), "missing-member", "'columns' is missing"),
    (lambda: halfwidth.table(pd.crosstab(DF["gender"], DF["after"], margins=True)), "bad-input", "drop_totals"),
    (lambda: halfwidth.table(pd.crosstab([DF["gender"], DF["step"]], DF["after"])), "wrong-shape", "levels"),
    (lambda: halfwidth.bootstrap(DF), "missing-member", "mean(score)"),
    (lambda: halfwidth.bootstrap({"x": 37, "n": 50}, "proportion", missing="drop"), "unknown-member", "counts"),
    (lambda: halfwidth.bootstrap(3, "mean"), "wrong-type", "data frame"),
    (lambda: halfwidth.report("/nowhere/survey").findings(), "no-such-input", "survey.yaml"),
]


@pytest.mark.parametrize(("question", "code", "said"), REFUSED)
def test_what_is_refused_says_what_to_do(question: Question, code: str, said: str) -> None:
    with pytest.raises(halfwidth.RefusedInput) as caught:
        question()
    assert caught.value.code == code and said in str(caught.value)
    assert "--" not in str(caught.value) and "/dev/" not in str(caught.value)


def test_the_version_is_that_of_the_project(project: Path) -> None:
    cited = [line for line in (project / "CITATION.cff").read_text().splitlines() if line.startswith("version: ")]
    assert cited == [f"version: {halfwidth.__version__}"]


def test_an_unknown_argument_is_an_error_of_python() -> None:
    with pytest.raises(TypeError, match="'conf_level'"):
        halfwidth.proportion(37, 50, conf_level=0.9)  # type: ignore[call-arg]


def test_missing_answers_have_their_row() -> None:
    frame = DF.assign(tv=DF["tv"].where(DF["id"] != 5)).set_index("gender", drop=False)
    with pytest.raises(halfwidth.RefusedInput, match=r"row 4 \(index 'female'\).*missing='drop'") as caught:
        halfwidth.proportion(frame, "tv")
    assert caught.value.row == 4
    with pytest.warns(halfwidth.HalfwidthWarning, match="1 of 24 rows is left out"):
        found = halfwidth.proportion(frame, "tv", missing="drop")
    assert found["n"].tolist() == [23]
    assert found.attrs["inputs"][0]["left_out"] == 1


@pytest.mark.parametrize("last", [False, True])
def test_a_row_without_any_answer_is_a_row(last: bool) -> None:
    values = [1, 0, 1, None] if last else [None, 1, 0, 1]
    frame = pd.DataFrame({"only": values})
    with pytest.raises(halfwidth.RefusedInput, match=f"row {3 if last else 0}"):
        halfwidth.proportion(frame, "only")


def test_types_of_pandas_are_answers_as_they_were_typed() -> None:
    yes = [True, False, True, True]
    expected = halfwidth.proportion(3, 4)["lower"].tolist()
    for column in (
        pd.Series(yes),
        pd.Series(yes, dtype="boolean"),
        pd.Series([1, 0, 1, 1], dtype="Int64"),
        pd.Series([1.0, 0.0, 1.0, 1.0]),
        pd.Series(["yes", "no", "yes", "yes"], dtype="category"),
    ):
        assert halfwidth.proportion(pd.DataFrame({"q": column}), "q")["lower"].tolist() == expected
    # A code with a missing value beside it is a float for pandas, and stays the code.
    codes = pd.DataFrame({"q": [3.0, None, 4.0, 1.0]})
    found = halfwidth.proportion(codes, "q", yes=[3, 4], missing="drop")
    assert (found["successes"][0], found["n"][0]) == (2, 3)


def test_ordered_categories_keep_their_order() -> None:
    levels = ["low", "middle", "high", "never used"]
    frame = pd.DataFrame({
        "dose": pd.Categorical(["low", "middle", "high", "high", "low", "middle"] * 4, levels, ordered=True),
        "ill": [0, 1, 1, 1, 0, 0] * 4,
    })
    by_hand = halfwidth.trend([0, 4, 8], [8, 8, 8])
    assert halfwidth.trend(frame, "ill", by="dose")["statistic"].tolist() == by_hand["statistic"].tolist()
    as_text = frame.astype({"dose": str})
    assert (
        halfwidth.trend(as_text, "ill", by="dose", levels=levels[:3])["statistic"].tolist()
        == by_hand["statistic"].tolist()
    )


def test_one_text_is_one_answer_also_with_a_comma() -> None:
    frame = pd.DataFrame({"q": ["Yes, often", "Yes", "No", "No"] * 3})
    assert halfwidth.proportion(frame, "q", yes="Yes, often")["successes"].tolist() == [3]
    assert halfwidth.proportion(frame, "q", yes=["Yes, often", "Yes"])["successes"].tolist() == [6]


def test_names_and_answers_of_any_text() -> None:
    frame = pd.DataFrame({
        "a, b": ["=1+1", "ខ្មែរ", "=1+1", "line\nbreak", 'a "quote"', "ខ្មែរ"] * 5,
        "-c": ["x", "y", "y", "x", "x", "y"] * 5,
    })
    found = halfwidth.table(frame, rows="a, b", columns="-c", method="expected-counts")
    assert set(found["row_name"]) == set(frame["a, b"])
    assert found["observed"].sum() == 30
