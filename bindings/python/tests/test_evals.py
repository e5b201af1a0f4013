"""Systems on the same items, against the command line on the same files and against counts by hand."""

from __future__ import annotations

import json
import math
import subprocess
from pathlib import Path
from typing import Any

import halfwidth
import pandas as pd
import pytest

SHOWN = ["system", "baseline", "n", "estimate", "lower", "upper", "p_value", "adjusted_p_value", "verdict", "method"]


def written(project: Path, *words: str) -> list[dict[str, Any]]:
    run = subprocess.run(
        [halfwidth.program_path(), "evals", *words, "--format", "json", "--fail-on", "none"],
        cwd=project / "examples/evals",
        capture_output=True,
        check=True,
    )
    results: list[dict[str, Any]] = json.loads(run.stdout)["results"]
    return results


def same(found: pd.DataFrame, expected: list[dict[str, Any]]) -> None:
    compared = [each for each in expected if "verdict" in each]
    for name in SHOWN:
        assert found[name].tolist() == [each[name] for each in compared], name


def test_frames_have_the_answer_of_their_files(project: Path) -> None:
    old, new = (
        pd.read_json(project / f"examples/evals/{name}.jsonl", lines=True, precise_float=True)
        for name in ("baseline", "candidate")
    )
    expected = written(project, "baseline.jsonl", "candidate.jsonl")
    same(halfwidth.evals({"baseline": old, "candidate": new}), expected)
    long = pd.concat([old.assign(model="baseline"), new.assign(model="candidate")], ignore_index=True)
    renamed = long.rename(columns={"id": "item", "score": "passed", "seed": "run"})
    same(halfwidth.evals(renamed, id="item", score="passed", system="model", repeat="run"), expected)
    seconds = written(
        project, "baseline.jsonl", "candidate.jsonl", "--score", "seconds", "--lower-is-better", "--seed", "1"
    )
    same(halfwidth.evals(long, score="seconds", system="model", lower_is_better=True, seed=1), seconds)


def test_tasks_ranks_margins_and_the_baseline(project: Path) -> None:
    frame = pd.read_csv(project / "examples/evals/systems.csv")
    expected = written(project, "systems.csv", "--baseline", "large", "--margin", "0.05", "--scale", "0..1")
    found = halfwidth.evals(frame, baseline="large", margin=0.05, scale=(0, 1))
    same(found, expected)
    assert found["task"].tolist() == ["reading", "tables"] * 2
    assert found.attrs["ranks"] == [each for each in expected if "verdict" not in each]


def test_counts_by_hand() -> None:
    # 7 of 12 items are better and none is worse: the sign-flips of 7.
    scores = {"old": [0] * 7 + [1] * 5, "new": [1] * 12}
    found = halfwidth.evals({name: pd.DataFrame({"id": range(12), "score": each}) for name, each in scores.items()})
    assert found["estimate"].tolist() == [7 / 12]
    assert math.isclose(found["p_value"][0], 2 * 0.5**7, rel_tol=1e-12)
    assert found["verdict"].tolist() == ["better"]


def test_a_system_may_be_called_by_any_text() -> None:
    frames = {name: pd.DataFrame({"id": range(6), "score": [1, 0] * 3}) for name in ('say "so", --x', "Infinity")}
    found = halfwidth.evals(frames)
    assert found[["system", "baseline"]].loc[0].tolist() == ["Infinity", 'say "so", --x']


def test_what_is_refused_names_its_row() -> None:
    frame = pd.DataFrame(
        {"id": [1, 2, 1, 2], "score": [1, None, 1, 0], "system": ["a", "a", "b", "b"]}, index=list("wxyz")
    )
    with pytest.raises(halfwidth.RefusedInput, match=r"^row 1 \(index 'x'\).*missing='drop'") as caught:
        halfwidth.evals(frame)
    assert caught.value.row == 1
    frames = {name: each.drop(columns="system") for name, each in frame.groupby("system")}
    with pytest.raises(halfwidth.RefusedInput, match=r"^row 1 of 'a' \(index 'x'\)"):
        halfwidth.evals(frames)
    with pytest.raises(halfwidth.RefusedInput, match="there is no column 'id' of 'b'"):
        halfwidth.evals({"a": frames["a"], "b": frames["b"].drop(columns="id")})
    with pytest.raises(halfwidth.RefusedInput, match="no column 'run'"):
        halfwidth.evals(frame, repeat="run")
    with pytest.raises(halfwidth.RefusedInput, match="dict"):
        halfwidth.evals([1, 2])  # type: ignore[arg-type]
    with pytest.raises(halfwidth.RefusedInput, match="no rows"):
        halfwidth.evals(frame[:0])
    with pytest.raises(halfwidth.RefusedInput, match="'c'"):
        halfwidth.evals(frame, missing="drop", baseline="c")


def test_what_an_answer_warns_of_is_in_words_of_python() -> None:
    frame = pd.DataFrame({"id": [*range(9), *range(9)], "score": [0.5, 0.25, 1.0] * 6, "system": ["a"] * 9 + ["b"] * 9})
    with pytest.warns(halfwidth.HalfwidthWarning, match="assumed-scale: .*; scale gives another one"):
        assert halfwidth.evals(frame)["verdict"].tolist() == ["cannot-tell"]
