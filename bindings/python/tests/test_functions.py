"""What goes in and comes out: indexes, infinite and missing numbers, what is refused, types of pandas."""

from __future__ import annotations

import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path

import halfwidth
import numpy as np
import pandas as pd
import pytest

from conftest import PROJECT

DF = pd.read_csv(PROJECT / "Tests/Cases/before-after.csv")

Question = Callable[[], pd.DataFrame]


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
    assert [text.split(":")[0] for text in kept["refused"]] == [
        "",
        "missing-member",
        "bad-input",
        "bad-input",
        "",
    ]
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
    (lambda: halfwidth.paired(DF, "before", "nope"), "bad-input", "the columns are id, gender"),
    (lambda: halfwidth.proportion(DF, "gender"), "bad-input", "yes='female'"),
    (lambda: halfwidth.proportion(DF[:0], "tv"), "bad-input", "no rows"),
    (lambda: halfwidth.proportion(DF.rename(columns={"id": "tv"}), "tv"), "bad-input", "two columns"),
    (lambda: halfwidth.proportion(DF.rename(columns={"id": 3}), "tv"), "bad-input", "add_prefix"),
    (lambda: halfwidth.table(DF, rows="gender"), "missing-member", "'columns' is missing"),
    (
        lambda: halfwidth.table(pd.crosstab(DF["gender"], DF["after"], margins=True)),
        "bad-input",
        "drop_totals",
    ),
    (lambda: halfwidth.table(pd.crosstab([DF["gender"], DF["step"]], DF["after"])), "wrong-shape", "levels"),
    (lambda: halfwidth.bootstrap(DF), "missing-member", "mean(score)"),
    (
        lambda: halfwidth.bootstrap({"x": 37, "n": 50}, "proportion", missing="drop"),
        "unknown-member",
        "counts",
    ),
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
    run = subprocess.run([project / "packaging" / "version"], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == halfwidth.__version__


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


def test_a_row_is_named_by_any_index() -> None:
    for index in (
        [7, 8, 9],
        ["a\\1", "b", "c"],
        [1.5, 2.5, 3.5],
        pd.MultiIndex.from_product([[1], list("abc")]),
    ):
        frame = pd.DataFrame({"q": [1, 0, None]}, index=index)
        with pytest.raises(halfwidth.RefusedInput) as caught:
            halfwidth.proportion(frame, "q")
        assert f"row 2 (index {frame.index.tolist()[2]!r})" in str(caught.value)


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
    frame = pd.DataFrame(
        {
            "dose": pd.Categorical(
                ["low", "middle", "high", "high", "low", "middle"] * 4, levels, ordered=True
            ),
            "ill": [0, 1, 1, 1, 0, 0] * 4,
        }
    )
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
    frame = pd.DataFrame(
        {
            "a, b": ["=1+1", "ខ្មែរ", "=1+1", "line\nbreak", 'a "quote"', "ខ្មែរ"] * 5,
            "-c": ["x", "y", "y", "x", "x", "y"] * 5,
        }
    )
    found = halfwidth.table(frame, rows="a, b", columns="-c", method="expected-counts")
    assert set(found["row_name"]) == set(frame["a, b"])
    assert found["observed"].sum() == 30
