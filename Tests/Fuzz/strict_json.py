"""JSON as the standard has it: no NaN, no Infinity, no key twice."""

import json
import math


def read(text):
    """Reads bytes; raises ValueError for what only lenient readers take."""
    return json.loads(text.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_members)


def _refuse(token):
    raise ValueError(f"token {token}")


def _members(pairs):
    members = {}
    for key, value in pairs:
        if key in members:
            raise ValueError(f"the key {key} twice")
        members[key] = value
    return members


def number(value):
    """The number that a member holds; None for null, a truth value, a list or another text."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, str):
        return {"Infinity": math.inf, "-Infinity": -math.inf, "Inf": math.inf, "-Inf": -math.inf}.get(
            value
        )
    return float(value)


def walk(value, path=()):
    """Every value inside, with the keys that lead to it."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, path + (key,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, path + (index,))


def at_most(a, b, tolerance=1e-9):
    if a is None or b is None:
        return True
    if math.isinf(a) or math.isinf(b):
        return a <= b
    size = max(abs(a), abs(b))
    unit = 1e-300 if size < 1e-9 else 1.0 if size < 1 else size
    return a <= b + tolerance * unit


def near(a, b, relative=1e-8, absolute=1e-11):
    if a is None or b is None:
        return a is None and b is None
    if math.isinf(a) or math.isinf(b):
        return a == b
    return abs(a - b) <= max(absolute, relative * max(abs(a), abs(b)))
