"""Ordered Categoricals, truths and empty lists: what a data frame says that its text would not."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import halfwidth
import pandas as pd
import pytest

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
    assert halfwidth.multinomial(FRAME, "o")["category"].tolist() == ["lo", "mid", "hi"]
    # Of numbers too, which the program would take by their size.
    assert halfwidth.multinomial(FRAME, "number")["category"].tolist() == ["3", "2", "1"]
    # Where answers are left out the rest keeps its order; by its characters "hi" would be the first.
    assert halfwidth.multinomial(FRAME, "o", missing_codes="mid")["category"].tolist() == ["lo", "hi"]


def test_conditions_leave_the_order_of_what_is_left() -> None:
    found = halfwidth.table(FRAME, rows="o", columns="yes", where="s = f", method="expected-counts")
    assert found["row_name"].tolist() == ["lo", "lo", "hi", "hi"]
    assert found["observed"].tolist() == [3, 0, 3, 3]


def test_two_columns_of_one_scale_share_its_order() -> None:
    # "lo" is in the first alone.
    found = halfwidth.square(FRAME, "o", "p")
    assert found.attrs["inputs"][0]["counts"] == [[0, 9, 0], [0, 3, 0], [0, 0, 6]]
    with pytest.raises(halfwidth.RefusedInput, match="different orders.*reorder_categories"):
        halfwidth.square(FRAME, "o", "down")
    with pytest.raises(halfwidth.RefusedInput, match="different orders.*reorder_categories"):
        halfwidth.table(FRAME, rows="o", columns="down")


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
