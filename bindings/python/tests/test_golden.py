"""Every reference value, asked for through the package's own way to the program."""

from __future__ import annotations

import json
import math
from typing import Any

import halfwidth
import pytest

from conftest import PROJECT

GOLDEN = PROJECT / "Tests/Golden"
REQUEST = ("id", "analysis", "input", "method", "confidence", "side", "alternative")


def close(actual: Any, expected: Any, tolerance: float, what: str) -> None:
    if isinstance(expected, list):
        assert isinstance(actual, list) and len(actual) == len(expected), what
        for one, other in zip(actual, expected, strict=True):
            close(one, other, tolerance, what)
    elif expected is None or isinstance(expected, bool):
        assert actual is expected, what
    elif expected in ("Infinity", "-Infinity"):
        assert actual == float(expected), what
    elif isinstance(expected, str):
        assert actual == expected, what
    else:
        assert not isinstance(actual, bool) and math.isfinite(actual), what
        assert abs(actual - expected) <= tolerance, f"{what}: {actual} is not {expected}"


def lines_of(name: str) -> list[dict[str, Any]]:
    text = (GOLDEN / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in GOLDEN.glob("*.jsonl") if path.stem != "bootstrap-mc")
)
def test_every_line_is_within_its_tolerance(name: str) -> None:
    lines = lines_of(name)
    assert lines
    with halfwidth.Session(data=GOLDEN / "data") as session:
        answers = session.requests({k: line[k] for k in REQUEST if k in line} for line in lines)
    assert len(answers) == len(lines)
    for line, answer in zip(lines, answers, strict=True):
        assert answer["id"] == line["id"]
        expected = line["expected"]
        if "error" in expected:
            assert answer["error"]["code"] == expected["error"], line["id"]
            continue
        for member, value in expected.items():
            close(answer["result"][member], value, line["tolerance"], f"{member} of {line['id']}")


def test_simulated_lines_are_within_their_tolerance() -> None:
    # Tolerances are for 10^6 resamples, and the standard error of a quantile falls with their root.
    resamples = 19_999
    lines = lines_of("bootstrap-mc")
    lines = [
        line for line in lines if line["input"]["statistic"] != "median" and line["method"] != "studentized"
    ]
    assert len(lines) > 50
    requests = [
        {**{k: line[k] for k in REQUEST if k in line}, "resamples": resamples, "seed": 20_241_125}
        for line in lines
    ]
    for line, answer in zip(lines, halfwidth.requests(requests), strict=True):
        tolerance = line["tolerance"] * math.sqrt(1e6 / resamples)
        for member, value in line["expected"].items():
            close(answer["result"][member], value, tolerance, f"{member} of {line['id']}")
