"""The interval that belongs to a test, beside it: the answer of who named no method.

The command shows both. Here the row of the test has the limits as well, with `interval_method` and
`interval_confidence`, so that rows stay one to one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ._frames import ordered

if TYPE_CHECKING:
    import pandas as pd

#: Intervals that are called otherwise than the test and that it doesn't name as dual: of two margins, and of all pairs.
_INTERVALS = {"exact-binomial-central": "clopper-pearson", "pairwise-fisher": "differences-newcombe"}

#: The limit that the test of a direction goes by.
_SIDES = {"greater": "lower", "less": "upper"}

_LIMITS = ("estimate", "lower", "upper")


def interval_of(test: Mapping[str, Any]) -> str | None:
    """The method of the interval that the command shows beside a test; None of what is no test of that kind."""
    method = test.get("method")
    if not isinstance(method, str):
        return None
    duals = test.get("dual_intervals")
    if duals and "null" in test:
        return str(duals[0])
    return _INTERVALS.get(method, method if "margins" in test else None)


def usual_of(results: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The first of results of one label; of a stated value the test of it, with the limits that stand among them."""
    test = next((each for each in results if "null" in each or "margins" in each), results[0])
    method = interval_of(test)
    for each in results:
        if each is not test and each.get("method") == method and "lower" in each:
            said = [warning for warning in each["warnings"] if warning not in test["warnings"]]
            return {
                **test,
                "estimand": each["estimand"],
                **{name: each[name] for name in _LIMITS},
                "interval_method": method,
                "interval_confidence": each["confidence"],
                "warnings": [*test["warnings"], *said],
            }
    return test


def with_limits(
    found: pd.DataFrame, options: Mapping[str, Any], ask: Callable[[Mapping[str, Any]], pd.DataFrame]
) -> pd.DataFrame:
    """Tests with the limits of their interval, which `ask` asks for by options, without the stated value."""
    known = found[found["method"].notna()] if "method" in found.columns else found[:0]
    method = interval_of(dict(known.iloc[0])) if len(known) else None
    if method is None:
        return found
    confidence = options.get("confidence")
    if "margins" in found.columns:
        # Two one-sided tests: each has all of the significance.
        confidence = round(2 * float(known["confidence"].iloc[0]) - 1, 12)
        if confidence <= 0:
            return found
    side = _SIDES.get(options.get("alternative") or "")
    allowed = "margins" in found.columns or options.get("allow_low_confidence")
    interval = ask(
        {"method": method, "confidence": confidence, "side": side, "allow_low_confidence": allowed}
    )
    found["estimand"] = interval["estimand"]
    for name in _LIMITS:
        found[name] = interval[name]
    found["interval_method"] = interval["method"]
    found["interval_confidence"] = interval["confidence"]
    found["warnings"] = [
        " ".join(dict.fromkeys(f"{one} {other}".split()))
        for one, other in zip(found["warnings"], interval["warnings"])
    ]
    in_order: pd.DataFrame = found[ordered(found.columns)]
    return in_order
