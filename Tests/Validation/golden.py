"""The cases: every line of Tests/Golden, and requests of methods that have no line there."""

import json
import math
import pathlib

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = REPOSITORY / "Tests/Golden"
DATA = pathlib.Path(__file__).resolve().parent / "data"
PAGES = REPOSITORY / "docs/validation"
REQUEST_MEMBERS = ("id", "analysis", "input", "method", "confidence", "side", "alternative", "resamples", "seed")


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def cases():
    """All cases, in the order of the files. `file` names where a case stands; requests have no `expected`."""
    found = []
    for path in sorted(GOLDEN.glob("*.jsonl")):
        for case in lines(path):
            found.append({**case, "file": path.name})
    for case in lines(DATA / "requests.jsonl"):
        found.append({**case, "file": "requests.jsonl"})
    assert len({case["id"] for case in found}) == len(found), "two cases have one id"
    return found


def request(case):
    """What `halfwidth batch` is asked."""
    return {name: case[name] for name in REQUEST_MEMBERS if name in case}


def number(value):
    """A number of JSON, infinities as texts; None for what is not a number."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return {"Infinity": math.inf, "-Infinity": -math.inf}.get(value)
    return float(value)


def difference(value, reference):
    """How far a value lies from its reference: relative, and absolute where the reference is below 1e-14.

    None where the two can't be compared: one of them is undefined or infinite and the other is not.
    """
    if isinstance(reference, list):
        if not isinstance(value, list) and len(reference) == 1:
            value = [value]  # R has no list of one number.
        if not isinstance(value, list) or len(value) != len(reference):
            return None
        worst = 0.0
        for one, other in zip(value, reference):
            found = difference(one, other)
            if found is None:
                return None
            worst = max(worst, found)
        return worst
    value_number, reference_number = number(value), number(reference)
    if value_number is None or reference_number is None:
        return 0.0 if value == reference else None
    if math.isinf(value_number) or math.isinf(reference_number):
        return 0.0 if value_number == reference_number else None
    distance = abs(value_number - reference_number)
    return distance / abs(reference_number) if abs(reference_number) >= 1e-14 else distance
