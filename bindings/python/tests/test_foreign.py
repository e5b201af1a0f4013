"""Frames of other packages, ratings that are texts, and what is refused with a sentence."""

from __future__ import annotations

import halfwidth
import pandas as pd
import pytest


def test_a_frame_of_polars_is_one_of_pandas() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(
        {
            "q": ["yes", "no", None, "yes"] * 5,
            "n": [1, None, 2, 1] * 5,
            "e": polars.Series(["lo", "hi", "lo", "hi"] * 5, dtype=polars.Enum(["lo", "mid", "hi"])),
        }
    )
    found = halfwidth.proportion(frame, "q", missing="drop")
    assert (found["successes"][0], found["n"][0]) == (10, 15)
    assert halfwidth.multinomial(frame, "n", missing="drop")["category"].tolist() == ["1", "2"]
    # An Enum has its order, and categories that nobody chose.
    assert halfwidth.multinomial(frame, "e")["successes"].tolist() == [10, 0, 10]
    assert halfwidth.multinomial(frame, "e", method="mean-score")["estimate"].tolist() == [2]
    assert halfwidth.proportion(frame["n"].drop_nulls(), 50)["successes"].tolist() == [1, 2, 1] * 5
    raters = polars.DataFrame({"one": ["A", "B", "A"], "two": ["A", "B", "B"]})
    assert (
        halfwidth.raters(raters)["estimate"].tolist()
        == halfwidth.raters([[1, 1], [2, 2], [1, 2]])["estimate"].tolist()
    )
    with pytest.raises(halfwidth.RefusedInput, match=r"LazyFrame.*collect\(\)"):
        halfwidth.proportion(frame.lazy(), "q")


class Arrow:
    """What pyarrow's Table is to this package."""

    columns = ()

    def to_pandas(self) -> pd.DataFrame:
        frame: pd.DataFrame = pd.DataFrame({"q": ["yes", "no"] * 3})
        return frame


class Unknown:
    columns = ()


def test_other_frames_are_taken_or_refused() -> None:
    assert halfwidth.proportion(Arrow(), "q")["n"].tolist() == [6]
    with pytest.raises(
        halfwidth.RefusedInput, match="an? Unknown can't be read here; make a pandas.DataFrame"
    ):
        halfwidth.proportion(Unknown(), "q")


def test_ratings_may_be_texts() -> None:
    texts = [["A", "A", "B"], ["B", None, "B"], ["A", "A", "A"], ["C", "B", "C"]]
    codes = [[1, 1, 2], [2, None, 2], [1, 1, 1], [3, 2, 3]]
    for method in ("krippendorff-nominal", "gwet-ac1"):
        found, expected = (halfwidth.raters(each, method=method) for each in (texts, codes))
        assert found["estimate"].tolist() == expected["estimate"].tolist()
    with pytest.raises(halfwidth.RefusedInput, match="without an order"):
        halfwidth.raters(texts, method="krippendorff-ordinal")
    found = halfwidth.raters(texts, method="krippendorff-ordinal", levels=["A", "B", "C"])
    assert (
        found["estimate"].tolist()
        == halfwidth.raters(codes, method="krippendorff-ordinal")["estimate"].tolist()
    )
    with pytest.raises(halfwidth.RefusedInput, match="differ in their length"):
        halfwidth.raters([["A", "B"], ["A"]])


def test_several_groups_are_refused_with_a_way_out() -> None:
    frame = pd.DataFrame({"q": [1, 0] * 10, "a": ["x", "x", "y", "y"] * 5, "b": ["u", "v"] * 10})
    with pytest.raises(halfwidth.RefusedInput, match="by names one column, and 2 are given.*df.assign"):
        halfwidth.proportion(frame, "q", by=["a", "b"])  # type: ignore[arg-type]
    assert len(halfwidth.proportion(frame, "q", by=["a"])) == 2  # type: ignore[arg-type]


def test_ranks_call_items_as_the_column_does() -> None:
    found = halfwidth.ranks([20, 46, 44], 50)
    assert (found["item"].tolist(), found["highest"][0], found["lowest"][0]) == ([1, 2, 3], 2, 1)
    named = halfwidth.ranks(pd.Series([20, 46, 44], index=["x", "y", "z"]), 50)
    assert (named["highest"][0], named["lowest"][0]) == ("y", "x")
    frame = pd.DataFrame({"tv": [1, 1, 0, 1], "web": [0, 1, 0, 0]})
    columns = halfwidth.ranks(frame, columns=["tv", "web"])
    assert (columns["highest"][0], columns["lowest"][0]) == ("tv", "web")


def test_options_are_arguments_in_what_is_said() -> None:
    frame = pd.DataFrame({"q": ["low", "high", "medium", "low"] * 5, "g": ["a", "b"] * 10})
    with pytest.raises(
        halfwidth.RefusedInput, match=r"^method='mean-score': .*levels=\['low', 'medium', 'high'\]$"
    ):
        halfwidth.multinomial(frame, "q", method="mean-score")
    with pytest.warns(halfwidth.HalfwidthWarning) as said:
        halfwidth.multinomial(frame, "q", method="mean-score", levels=["low", "medium", "high", "top"])
        halfwidth.trend(frame, "g", by="q", yes="a", levels=["low", "medium", "high"])
    messages = [str(each.message) for each in said]
    assert any("which its levels list" in each for each in messages)
    assert any("default-scores" in each and each.endswith("scores gives others") for each in messages)
    assert not any("--" in each for each in messages)


@pytest.mark.parametrize("name", ["table", "proportion", "multinomial", "raters", "bootstrap"])
def test_help_says_how_rows_are_read(name: str) -> None:
    text = getattr(halfwidth, name).__doc__
    for argument in ("where", "levels", "missing", "missing_codes", "valid_codes", "drop_totals"):
        assert f"`{argument}`" in text
    assert ("`stratum`" in text) == (name != "raters")
