"""Tests with their interval, as the command shows both; percentages, and a confidence that is likely a slip."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import halfwidth
import pandas as pd
import pytest

Question = Callable[[], pd.DataFrame]

PEOPLE = pd.DataFrame(
    {
        "q": [1] * 31 + [0] * 19,
        "r": [1] * 20 + [0] * 30,
        "g": ["a", "b"] * 25,
        "h": ["x", "y", "z", "x", "y"] * 10,
    }
)


def written(*words: str) -> list[dict[str, Any]]:
    run = subprocess.run(
        [halfwidth.program_path(), *words, "--format", "json"], capture_output=True, check=True
    )
    results: list[dict[str, Any]] = json.loads(run.stdout)["results"]
    return results


#: A question, and the words of the command whose first test it is, and whose interval.
STATED: list[tuple[Question, list[str], str]] = [
    (
        lambda: halfwidth.proportion(31, 50, null=0.5),
        ["proportion", "31/50", "--null", "0.5"],
        "clopper-pearson",
    ),
    (
        lambda: halfwidth.proportion([31], 50, null="50%"),
        ["proportion", "31/50", "--null", "0.5"],
        "clopper-pearson",
    ),
    (
        lambda: halfwidth.proportion(PEOPLE, "q", null=0.5),
        ["proportion", "31/50", "--null", "0.5"],
        "clopper-pearson",
    ),
    (
        lambda: halfwidth.proportion(31, 50, null=0.5, alternative="greater", confidence="90%"),
        ["proportion", "31/50", "--null", "0.5", "--alternative", "greater", "--confidence", "0.9"],
        "clopper-pearson",
    ),
    (
        lambda: halfwidth.proportion(31, 50, margins=["40%", 0.8]),
        ["proportion", "31/50", "--margins", "0.4,0.8"],
        "clopper-pearson",
    ),
    (
        lambda: halfwidth.proportion(PEOPLE, "q", margins=[0.4, 0.8]),
        ["proportion", "31/50", "--margins", "0.4,0.8"],
        "clopper-pearson",
    ),
    (
        lambda: halfwidth.proportion(PEOPLE, "q", margins=["40%", "80%"]),
        ["proportion", "31/50", "--margins", "0.4,0.8"],
        "clopper-pearson",
    ),
    (
        lambda: halfwidth.compare(45, 50, 44, 50, null=-0.1, alternative="greater"),
        ["compare", "45/50", "44/50", "--null", "-0.1", "--alternative", "greater"],
        "miettinen-nurminen",
    ),
    (
        lambda: halfwidth.compare([36], 50, 40, 50, null_ratio=1.1),
        ["compare", "36/50", "40/50", "--null-ratio", "1.1"],
        "koopman",
    ),
    (
        lambda: halfwidth.compare(36, 50, 40, 50, null_odds_ratio=1.1),
        ["compare", "36/50", "40/50", "--null-odds-ratio", "1.1"],
        "conditional-exact",
    ),
    (
        lambda: halfwidth.paired(20, 11, 0, 19, margins=[-0.2, 0.2]),
        ["paired", "20,11,0,19", "--margins", "-0.2,0.2"],
        "tango",
    ),
    (
        lambda: halfwidth.paired(PEOPLE, "q", "r", margins=[-0.2, 0.2]),
        ["paired", "20,11,0,19", "--margins", "-0.2,0.2"],
        "tango",
    ),
]


@pytest.mark.parametrize(("question", "words", "method"), STATED)
def test_a_test_has_its_interval_beside_it(question: Question, words: list[str], method: str) -> None:
    results = written(*words)
    test = next(each for each in results if "null" in each or "margins" in each)
    interval = next(each for each in results if each["method"] == method and "lower" in each)
    (row,) = question().to_dict("records")
    assert (row["method"], row["p_value"], row["shown"]) == (test["method"], test["p_value"], test["shown"])
    assert (row["estimate"], row["lower"], row["upper"]) == (
        interval["estimate"],
        interval["lower"],
        interval["upper"],
    )
    assert (row["interval_method"], row["interval_confidence"]) == (method, interval["confidence"])
    assert row["confidence"] == test["confidence"]


def test_rows_stay_one_to_one() -> None:
    found = halfwidth.proportion([31, 60, 20], 50, null=[0.5, 0.5, 0.3], refused="keep")
    assert len(found) == 3
    assert found["lower"].isna().tolist() == [False, True, False]
    assert halfwidth.proportion(20, 50, null=0.3)["lower"][0] == found["lower"][2]
    # A test that is named is that test alone.
    assert "lower" not in halfwidth.proportion(31, 50, null=0.5, method="score-z").columns


def test_pairs_of_groups_have_their_differences() -> None:
    interval = written("groups", "5/20", "8/21", "12/25", "--method", "differences-newcombe")[0]
    test = written("groups", "5/20", "8/21", "12/25", "--method", "pairwise-fisher")[0]
    found = halfwidth.groups([5, 8, 12], [20, 21, 25])
    for name in ("estimate", "lower", "upper"):
        assert found[name].tolist() == interval[name]
    assert found["adjusted_p_value"].tolist() == test["adjusted"]
    assert found["estimate"].tolist() == pytest.approx([5 / 20 - 8 / 21, 5 / 20 - 12 / 25, 8 / 21 - 12 / 25])
    people = halfwidth.groups(PEOPLE, "q", by="h")
    assert people["estimate"].notna().all() and people["p_value"].notna().all()
    assert people["interval_method"].unique().tolist() == ["differences-newcombe"]


def test_a_low_confidence_is_a_slip_until_it_is_allowed() -> None:
    questions: list[Callable[..., pd.DataFrame]] = [
        lambda **said: halfwidth.proportion(31, 50, confidence=0.05, **said),
        lambda **said: halfwidth.proportion([31, 20], 50, confidence="5%", **said),
        lambda **said: halfwidth.proportion(PEOPLE, "q", confidence=0.05, **said),
        lambda **said: halfwidth.multinomial([8, 6, 11], confidence=0.05, **said),
        lambda **said: halfwidth.rate(69, 11, confidence=0.05, **said),
        lambda **said: halfwidth.margins(46, 39, 50, confidence=0.05, **said),
        lambda **said: halfwidth.bootstrap(PEOPLE, "mean(q)", confidence=0.05, **said),
    ]
    for question in questions:
        with pytest.raises(halfwidth.RefusedInput, match="0.95.*allow_low_confidence=True"):
            question()
        assert question(allow_low_confidence=True)["confidence"][0] == 0.05


def test_a_percentage_is_a_share() -> None:
    plain = halfwidth.proportion(31, 50, confidence=0.9)
    assert halfwidth.proportion(31, 50, confidence="90%")["upper"][0] == plain["upper"][0]
    with pytest.raises(halfwidth.RefusedInput, match="null is the text 'half'"):
        halfwidth.proportion(31, 50, null="half")
