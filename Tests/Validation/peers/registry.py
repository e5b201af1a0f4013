"""Which call of a peer answers which method. A call is a function of a case that returns what the peer gives."""

import importlib.metadata
import math

CALLS = []


def peer(package, call, analysis, *methods):
    """Registers a call; `call` is how a user of the package writes it."""

    def register(function):
        for method in methods:
            CALLS.append({
                "package": package, "call": call.replace("METHOD", method), "analysis": analysis, "method": method,
                "function": function,
            })
        return function

    return register


class NotForThis(Exception):
    """The call does not take such a case: a side, or a stated value."""


def two_sided(case):
    if case.get("side", "two") not in ("two", None) or case.get("alternative", "two") not in ("two", None):
        raise NotForThis


def alternative(case):
    """The direction as scipy calls it."""
    return {"two": "two-sided", "less": "less", "greater": "greater", None: "two-sided"}[case.get("alternative", "two")]


def direction(case):
    """The direction as statsmodels calls it."""
    return {"two": "two-sided", "less": "smaller", "greater": "larger", None: "two-sided"}[
        case.get("alternative", "two")]


def without(case, *members):
    if any(member in case["input"] for member in members):
        raise NotForThis


def alpha(case):
    return 1 - case["confidence"]


def version(package):
    if package == "formula":
        return ""
    return importlib.metadata.version(package)


def plain(value):
    """A value of numpy as one of JSON: NaN is null, infinities are texts as in the golden files."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, complex):
        return "complex"
    if isinstance(value, float):
        if math.isnan(value):
            return None
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
    return value
