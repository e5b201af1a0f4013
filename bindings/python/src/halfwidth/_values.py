"""Values of Python, numpy and pandas as JSON, and answers as values of Python."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from ._errors import RefusedInput

_INFINITIES = {"Infinity": math.inf, "-Infinity": -math.inf}

#: Members that hold texts, in which the word Infinity is no number.
_TEXTS = frozenset(
    [
        "id",
        "label",
        "method",
        "message",
        "code",
        "items",
        "categories",
        "row_names",
        "column_names",
        "group_names",
        "category_names",
        "strata_names",
        "system",
        "baseline",
        "task",
    ]
)


_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", re.ASCII)


def is_list(value: object) -> bool:
    """Whether a value has elements: a list, tuple, Series, array or the like, and no text."""
    if isinstance(value, (str, bytes, Mapping)) or not hasattr(value, "__len__"):
        return False
    # An array of numpy without dimensions has the method and no length.
    return getattr(value, "ndim", 1) != 0


def number_of(text: str) -> float | None:
    """The number that a text is, by the program's own reading of a cell; None of any other."""
    return float(text) if _NUMBER.fullmatch(text) else None


def share_of(name: str, value: Any) -> Any:
    """A share that may be written as a percentage, as "95%", as a number; also in a list. Anything else as it is.

    Raises `RefusedInput` for a text that is no percentage.
    """
    if isinstance(value, (list, tuple)):
        return [share_of(name, each) for each in value]
    if not isinstance(value, str):
        return value
    number = number_of(value.strip().removesuffix("%").strip())
    if number is None:
        raise RefusedInput(
            "wrong-type", f'{name} is the text {value!r}; write a number such as 0.95, or "95%"'
        )
    return number / 100 if value.strip().endswith("%") else number


def plain(value: Any) -> Any:
    """A value as JSON has it: missing values are None, and what has elements is a list.

    Raises `RefusedInput` for what JSON can't hold, such as an infinite number.
    """
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        if math.isnan(value):
            return None
        if math.isinf(value):
            raise RefusedInput("bad-input", "a number of the question is infinite; give a finite one")
        return float(value)
    if isinstance(value, (set, frozenset)):
        raise RefusedInput("wrong-type", "a set has no order; give a list")
    if isinstance(value, Mapping):
        return {str(name): plain(member) for name, member in value.items()}
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if hasattr(value, "to_numpy"):
        # A DataFrame is a list of its rows, a Series one of its values.
        value = value.to_numpy(dtype=object) if hasattr(value, "columns") else value
    if hasattr(value, "tolist"):
        # Series and arrays, and numpy's own numbers; the elements are of Python afterwards.
        return plain(value.tolist())
    if is_list(value) or hasattr(value, "__iter__"):
        elements = list(value)
        # Most lists hold whole numbers only, of which nothing has to be looked at twice.
        if all(type(element) is int for element in elements):
            return elements
        return [plain(element) for element in elements]
    raise RefusedInput(
        "wrong-type", f"a value of the type {type(value).__name__} is no number, text or list of these"
    )


def to_line(request: Mapping[str, Any]) -> bytes:
    """A request as a line of `halfwidth batch`."""
    text = json.dumps(plain(request), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        return text.encode("utf-8") + b"\n"
    except UnicodeEncodeError:
        raise RefusedInput(
            "bad-input", "a text of the question holds half of a character; correct how it was read"
        ) from None


def from_line(line: bytes) -> dict[str, Any]:
    """An answer, with infinite numbers as floats."""
    answer: dict[str, Any] = json.loads(line)
    return answer if b"Infinity" not in line else numbers(answer)


def numbers(value: Any) -> Any:
    """The value with floats in place of the texts that stand for infinite numbers."""
    if isinstance(value, str):
        return _INFINITIES.get(value, value)
    if isinstance(value, list):
        return [numbers(element) for element in value]
    if isinstance(value, dict):
        return {name: member if name in _TEXTS else numbers(member) for name, member in value.items()}
    return value
