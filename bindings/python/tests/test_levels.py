"""Categoricals, truths and empty lists: what a data frame says that its text would not."""

from __future__ import annotations

import re
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import halfwidth
import pandas as pd
import pytest
from halfwidth._ordered import methods_by_order

Question = Callable[[], pd.DataFrame]

LEVELS = ["lo", "mid", "hi", "top"]


def ordered(*values: str, levels: list[str] = LEVELS) -> pd.Categorical:
    return pd.Categorical(list(values) * 3, levels, ordered=True)


#: Three times: m lo lo, f hi hi, x mid hi ...
FRAME = pd.DataFrame(
    {
        "o": ordered("lo", "hi", "lo", "hi", "mid", "lo"),
        "p": ordered("mid", "hi", "mid", "hi", "mid", "mid"),
        "one": ordered("lo", "lo", "lo", "lo", "lo", "lo"),
        "down": ordered("hi", "lo", "mid", "hi", "mid", "lo", levels=["hi", "mid", "lo"]),
        "number": pd.Categorical([1, 2, 3, 1, 2, 3] * 3, [3, 2, 1], ordered=True),
        "s": ["m", "f", "m", "f", "x", "f"] * 3,
        "yes": [True, False, False, True, True, False] * 3,
    }
)
AS_TEXT = FRAME.astype({"o": str, "p": str, "one": str})

#: The answer or the items are yes and no, of which an order says nothing.
YES_AND_NO: list[Callable[[pd.DataFrame], pd.DataFrame]] = [
    lambda frame: halfwidth.proportion(frame, "o", yes="hi"),
    lambda frame: halfwidth.proportion(frame, "o", yes="hi", by="s"),
    lambda frame: halfwidth.compare(frame, "o", by="s, f minus m", yes="hi"),
    lambda frame: halfwidth.groups(frame, "o", by="s", yes="hi"),
    lambda frame: halfwidth.trend(frame, "o", by="down", yes="hi"),
    lambda frame: halfwidth.paired(frame, "o", "s", yes=["hi", "f"]),
    lambda frame: halfwidth.paired(frame, "o", "p", yes="hi"),
    lambda frame: halfwidth.cochran(frame, columns=["o", "p"], yes="mid"),
    lambda frame: halfwidth.ranks(frame, columns=["o", "p"], yes="mid"),
    # One group or answer that is used has no order.
    lambda frame: halfwidth.proportion(frame, "yes", by="one"),
]


@pytest.mark.parametrize("question", YES_AND_NO)
def test_an_ordered_answer_is_answered_as_text_is(question: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    pd.testing.assert_frame_equal(question(FRAME), question(AS_TEXT))


def test_the_counts_of_an_ordered_answer() -> None:
    found = halfwidth.proportion(FRAME, "o", yes="hi")
    assert (found["successes"][0], found["n"][0]) == (6, 18)
    assert halfwidth.compare(FRAME, "o", by="s, f minus m", yes="hi")["estimate"].tolist() == [6 / 9]


def test_categories_stand_in_their_order() -> None:
    assert halfwidth.multinomial(FRAME, "o")["category"].tolist() == LEVELS
    # Of numbers too, which the program would take by their size.
    assert halfwidth.multinomial(FRAME, "number")["category"].tolist() == ["3", "2", "1"]
    # Where answers are left out the rest keeps its order; by its characters "hi" would be the first.
    assert halfwidth.multinomial(FRAME, "o", missing_codes="mid")["category"].tolist() == ["lo", "hi", "top"]


def test_conditions_leave_the_order_of_what_is_left() -> None:
    found = halfwidth.table(FRAME, rows="o", columns="yes", where="s = f", method="expected-counts")
    assert found["row_name"].tolist() == ["lo", "lo", "hi", "hi"]
    assert found["observed"].tolist() == [3, 0, 3, 3]


def test_two_columns_of_one_scale_share_its_order() -> None:
    # "lo" is in the first alone.
    found = halfwidth.square(FRAME, "o", "p")
    assert found.attrs["inputs"][0]["counts"] == [
        [0, 9, 0, 0],
        [0, 3, 0, 0],
        [0, 0, 6, 0],
        [0, 0, 0, 0],
    ]
    with pytest.raises(halfwidth.RefusedInput, match="different orders.*reorder_categories"):
        halfwidth.square(FRAME, "o", "down")
    with pytest.raises(halfwidth.RefusedInput, match="different orders.*set_categories"):
        halfwidth.table(FRAME, rows="o", columns="down")


#: Four categories, of which nobody chose the second: 8, 0, 6 and 11 respondents.
UNUSED = pd.DataFrame(
    {
        "code": [1] * 8 + [3] * 6 + [4] * 11,
        "group": ["a", "b"] * 12 + ["a"],
    }
)
NAMES = ["one", "two", "three", "four"]
UNUSED["order"] = pd.Categorical([NAMES[code - 1] for code in UNUSED["code"]], NAMES, ordered=True)
UNUSED["set"] = UNUSED["again"] = pd.Categorical(UNUSED["order"].astype(str), NAMES)
YEARS = ["2019", "2021", "2023", "2024"]
UNUSED["years"] = pd.Categorical([YEARS[code - 1] for code in UNUSED["code"]], YEARS)
UNUSED["ages"] = pd.cut(UNUSED["code"] * 5, [0, 5, 10, 15, 20])


def test_a_category_that_nobody_chose_counts() -> None:
    # (8 * 1 + 6 * 3 + 11 * 4) / 25
    found = halfwidth.multinomial(UNUSED, "order", method="mean-score")
    assert found["estimate"].tolist() == [2.8]
    codes = halfwidth.multinomial(UNUSED, "code", method="mean-score")
    assert found[["lower", "upper"]].to_numpy().tolist() == codes[["lower", "upper"]].to_numpy().tolist()
    for rows, columns in (("group", "order"), ("group", "code")):
        score = halfwidth.table(UNUSED, rows=rows, columns=columns, method="mean-score-difference")
        # Of a: 4 ones, 3 threes, 6 fours; of b: 4, 3 and 5.
        assert score["estimate"].tolist() == pytest.approx([37 / 13 - 33 / 12])
    for name in ("order", "set"):
        shares = halfwidth.multinomial(UNUSED, name)
        assert shares["category"].tolist() == NAMES
        assert shares["successes"].tolist() == [8, 0, 6, 11]
        counts = halfwidth.multinomial([8, 0, 6, 11])
        assert shares["upper"].tolist() == counts["upper"].tolist()
    assert halfwidth.multinomial(UNUSED, "ages")["category"].tolist() == [
        "(0, 5]",
        "(5, 10]",
        "(10, 15]",
        "(15, 20]",
    ]
    places = halfwidth.trend([4, 3, 6], [8, 6, 11], [1, 3, 4])
    for name in ("order", "ages"):
        trend = halfwidth.trend(UNUSED, "group", by=name, yes="a")
        assert trend["p_value"].tolist() == places["p_value"].tolist()
        assert "default-scores" in trend["warnings"][0]


def test_categories_that_are_numbers_are_scores() -> None:
    years = halfwidth.trend([4, 3, 6], [8, 6, 11], [2019, 2023, 2024])
    found = halfwidth.trend(UNUSED, "group", by="years", yes="a")
    assert found["p_value"].tolist() == years["p_value"].tolist()
    assert "default-scores" not in found["warnings"][0]
    # By size, where nobody has said another order.
    frame = pd.DataFrame({"n": pd.Categorical(["5", "10", "15", "10"] * 5, ["10", "15", "20", "5"])})
    assert halfwidth.multinomial(frame, "n")["category"].tolist() == ["5", "10", "15", "20"]
    assert halfwidth.multinomial(frame, "n", method="mean-score")["estimate"].tolist() == [10]


@pytest.mark.parametrize(
    "question",
    [
        lambda: halfwidth.multinomial(UNUSED, "set", method="mean-score"),
        lambda: halfwidth.table(UNUSED, rows="group", columns="set", method="mann-whitney"),
        lambda: halfwidth.table(UNUSED, rows="set", columns="code", method="tau-b"),
        lambda: halfwidth.square(UNUSED, "set", "again", method="kappa-linear"),
        lambda: halfwidth.raters(UNUSED, columns=["set", "again"], method="krippendorff-ordinal"),
        lambda: halfwidth.trend(UNUSED, "group", by="set", yes="a"),
    ],
)
def test_categories_without_an_order_are_refused_to_methods_that_go_by_one(question: Question) -> None:
    with pytest.raises(halfwidth.RefusedInput, match="without an order.* levels"):
        question()


def test_categories_without_an_order_give_none_to_texts() -> None:
    frame = UNUSED.assign(words=UNUSED["set"].astype(str))
    with pytest.raises(halfwidth.RefusedInput, match="'words' are texts without an order"):
        halfwidth.table(frame, rows="set", columns="words", method="kruskal-wallis")
    found = halfwidth.table(frame, rows="set", columns="words", method="all")
    assert not {"tau-b", "kruskal-wallis"} & set(found["method"])
    assert "kruskal-wallis" in set(
        halfwidth.table(frame, rows="order", columns="words", method="all")["method"]
    )


def test_all_methods_leave_out_those_by_an_order() -> None:
    found = halfwidth.table(UNUSED, rows="code", columns="set", method="all")
    text = halfwidth.table(UNUSED.astype({"set": str}), rows="code", columns="set", method="all")
    assert set(found["method"]) == set(text["method"])
    assert "undefined" in found["warnings"][0] and "default-scores" not in " ".join(found["warnings"])
    assert "tau-b" in set(halfwidth.table(UNUSED, rows="code", columns="order", method="all")["method"])


def test_a_groups_place_is_that_of_its_category() -> None:
    # The first minus the second, in the order of the categories; which are no order of the rows' own.
    frame = pd.DataFrame({"g": pd.Categorical(["x", "y"] * 10, ["y", "x"]), "q": [1, 0, 1, 1] * 5})
    assert halfwidth.compare(frame, "q", by="g")["estimate"].tolist() == [-0.5]
    assert halfwidth.table(frame, rows="g", columns="q", method="mean-score-difference")[
        "estimate"
    ].tolist() == [-0.5]


def test_what_has_no_order_takes_that_of_a_column_with_all_of_its_answers() -> None:
    shuffled = UNUSED.assign(
        set=UNUSED["set"].iloc[::-1].to_numpy(),
        order2=UNUSED["order"].iloc[::-1].to_numpy(),
    )
    kappas, alphas = [], []
    for name in ("set", "order2"):
        kappas += halfwidth.square(shuffled, "order", name, method="kappa-linear")["estimate"].tolist()
        found = halfwidth.raters(shuffled, columns=["order", name], method="krippendorff-ordinal")
        alphas += found["estimate"].tolist()
    assert kappas[0] == kappas[1] and alphas[0] == alphas[1]


def test_a_scale_with_scores_needs_no_order() -> None:
    found = halfwidth.multinomial(UNUSED, "set", scores=[1, 2, 3, 10], method="mean-score")
    assert found["estimate"].tolist() == [(8 + 18 + 110) / 25]


def test_a_list_that_was_given_goes_before_categories() -> None:
    up, down = (
        halfwidth.multinomial(UNUSED, name, method="mean-score", levels=NAMES[::-1])["estimate"].tolist()
        for name in ("order", "set")
    )
    assert up == down == [5 - 2.8]
    # That of one column says nothing of another.
    text = UNUSED.assign(words=UNUSED["group"])
    found = halfwidth.table(text, rows="words", columns="order", method="tau-b", levels=["b", "a"])
    turned = halfwidth.table(text, rows="words", columns="code", method="tau-b", levels="b,a")
    assert found["estimate"].tolist() == turned["estimate"].tolist()


def test_what_is_no_answer_is_no_category() -> None:
    levels = ["lo", "hi", "NA", "refused"]
    frame = pd.DataFrame({"q": pd.Categorical(["lo", "hi", "NA", "hi"] * 5, levels, ordered=True)})
    found = halfwidth.multinomial(frame, "q", missing="drop", missing_codes=["refused"])
    assert found["category"].tolist() == ["lo", "hi"]
    assert found["n"].tolist() == [15, 15]


def test_a_category_that_no_list_can_hold_is_refused() -> None:
    frame = pd.DataFrame({"q": pd.Categorical(['say "no"', "yes"] * 5, ['say "no"', "yes", "never"])})
    with pytest.raises(halfwidth.RefusedInput, match="double quote.*rename_categories"):
        halfwidth.multinomial(frame, "q")
    frame["n"] = [1, 2] * 5
    assert halfwidth.table(frame, rows="q", columns="n")["p_value"].notna().all()


#: Columns of numbers and of texts for each command, with the roles whose texts are looked at.
ROLES: list[tuple[str, dict[str, Any], str]] = [
    ("table", {"rows": "n", "columns": "s"}, "columns"),
    ("table", {"rows": "s", "columns": "n"}, "rows"),
    ("table", {"rows": "s", "columns": "n", "groups": "columns"}, "rows"),
    ("square", {"first": "s", "second": "t"}, "first"),
    ("stratified", {"rows": "n", "columns": "s", "by": "b"}, "columns"),
    ("stratified", {"rows": "s", "columns": "n", "by": "b"}, "rows"),
    ("multinomial", {"column": "s"}, "column"),
    ("raters", {"columns": "s,t"}, "columns"),
]
COUNTS = {"multinomial": "1,2,3", "raters": "1,1,2;2,2,1"}


@pytest.mark.parametrize(("command", "roles", "role"), ROLES)
def test_the_methods_by_an_order_are_the_programs(
    command: str, roles: dict[str, Any], role: str, tmp_path: Path
) -> None:
    def said(*words: str) -> str:
        run = subprocess.run([halfwidth.program_path(), command, *words], capture_output=True, text=True)
        return run.stderr

    path = tmp_path / "answers.csv"
    rows = [f"{i % 3},{'uvw'[i * 5 % 3]},{'uvw'[i * 7 % 5 % 3]},{'pq'[i % 2]}" for i in range(30)]
    path.write_text("n,s,t,b\n" + "\n".join(rows) + "\n", encoding="utf-8")
    known = said(COUNTS.get(command, "1,2;3,4"), "--method", "no-such-method").split("; use ")[1]
    methods = re.findall(r"[a-z][a-z0-9-]*", known.replace(" or ", " ").split("; ")[0], re.IGNORECASE)
    assert len(methods) > 5
    words = [f"--{name}={value}" for name, value in roles.items()]
    refused = {each for each in methods if "without an order" in said(str(path), *words, "--method", each)}
    assert refused == methods_by_order(command, role, roles)


def test_nothing_is_said_of_what_the_package_wrote() -> None:
    for column in (FRAME["yes"], FRAME["yes"].astype("boolean"), FRAME["yes"].astype("object")):
        frame = pd.DataFrame({"q": column, "word": ["yes", "no"] * 9})
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert halfwidth.proportion(frame, "q")["warnings"].tolist() == [""]
            assert halfwidth.bootstrap(frame, "mean(q)", method="percentile")["warnings"].tolist() == [""]
        # Words that somebody typed are still said to be read.
        with pytest.warns(halfwidth.HalfwidthWarning, match="'yes' is read as 1"):
            halfwidth.proportion(frame, "word")


def test_true_may_count_as_yes() -> None:
    for yes in (True, [True], "True"):
        found = halfwidth.proportion(FRAME, "yes", yes=yes)  # type: ignore[arg-type]
        assert found["successes"].tolist() == [9]


@pytest.mark.parametrize("empty", [[], "", [""]])
def test_an_empty_list_is_refused_by_its_name(empty: list[str] | str) -> None:
    with pytest.raises(halfwidth.RefusedInput, match="yes is empty; name at least one, or leave it out"):
        halfwidth.proportion(FRAME, "o", yes=empty)


def test_advice_names_the_answer_that_says_yes() -> None:
    frame = pd.DataFrame({"q": ["Refused", "No", "Yes", "Yes"]})
    with pytest.raises(halfwidth.RefusedInput, match="such as yes='Yes'$"):
        halfwidth.proportion(frame, "q")


def test_scores_say_what_they_take() -> None:
    with pytest.raises(halfwidth.RefusedInput, match=r"bootstrap\(df, 'mean\(score\)'\)"):
        halfwidth.scores(FRAME, "number", missing="drop")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="'missing'; its arguments are counts, scores, confidence"):
        halfwidth.scores([1, 2], missing="drop")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="did you mean 'missing'"):
        halfwidth.proportion(FRAME, "o", mising="drop")  # type: ignore[call-arg]


def test_what_was_counted_is_there_or_not_and_never_empty() -> None:
    assert halfwidth.proportion(FRAME, "yes").attrs["inputs"][0]["n"] == 18
    assert "inputs" not in halfwidth.bootstrap(FRAME, "mean(yes)").attrs


def test_the_limits_of_totals_are_the_outermost_of_all_tables() -> None:
    found = halfwidth.margins([36, 30], [40, 41], 50)
    n11 = pd.Series(range(26, 37))
    tables = halfwidth.paired(n11, 36 - n11, 40 - n11, n11 + 50 - 36 - 40)
    assert found["lower"][0] == pytest.approx(tables["lower"].min(), abs=1e-8)
    assert found["upper"][0] == pytest.approx(tables["upper"].max(), abs=1e-8)
    assert found["method"].tolist() == ["tango", "tango"]
    assert list(found.columns).index("upper") == list(found.columns).index("lower") + 1


def test_what_a_file_declares_to_be_no_answer_is_asked_about() -> None:
    # As pandas.read_spss(path, user_missing=True) leaves it, with codes or with labels.
    frame = pd.DataFrame({"z": [1.0, 2.0, 2.0, 3.0] * 10, "z2": [1.0, 2.0, 3.0, 97.0] * 10})
    frame.attrs = {
        "missing_ranges": {"z": [{"lo": 3.0, "hi": 3.0}], "z2": [{"lo": 90.0, "hi": 99.0}]},
        "variable_value_labels": {"z": {1.0: "Yes", 2.0: "No", 3.0: "Refused"}},
        "missing_user_values": {},
    }
    labelled = frame.assign(z=frame["z"].map({1.0: "Yes", 2.0: "No", 3.0: "Refused"}).astype("category"))
    labelled.attrs = frame.attrs
    with pytest.raises(halfwidth.RefusedInput, match=r"'z' holds .*: 3 'Refused'; .*missing_codes=\[3\]"):
        halfwidth.proportion(frame, "z", yes=[1])
    with pytest.raises(halfwidth.RefusedInput, match=r"missing_codes=\['Refused'\]"):
        halfwidth.multinomial(labelled, "z")
    with pytest.raises(halfwidth.RefusedInput, match="'z2' holds"):
        halfwidth.bootstrap(frame, "mean(z2)")
    for each, yes, code in ((frame, 1, 3), (labelled, "Yes", "Refused")):
        found = halfwidth.proportion(each, "z", yes=[yes], missing_codes=[code])
        assert (found["successes"][0], found["n"][0]) == (10, 30)
        found = halfwidth.proportion(each, "z", yes=[yes], valid_codes=[code])
        assert (found["successes"][0], found["n"][0]) == (10, 40)
    # Of a column that is not asked about nothing has to be said.
    assert halfwidth.proportion(frame, "z2", yes=[1], missing_codes=[97])["n"].tolist() == [30]
