"""Answers that a file of SPSS declares to be none, where a data frame knows of them.

`pandas.read_spss(path, user_missing=True)` keeps them among the others, and what the file says of them in
`attrs`, by the names of pyreadstat. They are no answers until somebody says so, and not left out unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ._errors import RefusedInput
from ._values import is_list, plain

if TYPE_CHECKING:
    import pandas as pd


def refuse_declared(frame: pd.DataFrame, texts: Iterable[str], reading: Mapping[str, Any]) -> None:
    """Raises `RefusedInput` where a column that is asked about holds such an answer and nothing is said of it."""
    ranges, values = (frame.attrs.get(name) or {} for name in ("missing_ranges", "missing_user_values"))
    if not ranges and not values:
        return
    said = {str(plain(each)) for name in ("missing_codes", "valid_codes") for each in _list(reading.get(name))}
    said |= {each.removesuffix(".0") for each in said}
    texts = list(texts)
    labels = frame.attrs.get("variable_value_labels") or {}
    for name in frame.columns:
        if name not in ranges and name not in values or not _is_named(name, texts):
            continue
        own = labels.get(name, {})
        code_of = {label: code for code, label in own.items()}
        answers = frame[name].dropna()
        found: dict[str, str] = {}
        for answer in dict.fromkeys(answers.tolist()):
            # With its labels in place of its codes, a column is a Categorical of them.
            code = code_of.get(answer, answer)
            if not (_is_within(code, ranges.get(name, [])) or code in values.get(name, [])):
                continue
            text = str(int(answer)) if isinstance(answer, float) and answer.is_integer() else str(answer)
            label = own.get(answer)
            if text not in said:
                found[text] = f"{text} '{label}'" if label is not None else f"'{text}'"
        if found:
            codes = "[" + ", ".join(text if _is_number(text) else repr(text) for text in found) + "]"
            raise RefusedInput(
                "bad-input",
                f"column {name!r} holds what its file declares to be no answer: {', '.join(found.values())}; leave "
                f"it out with missing_codes={codes}, or take it as an answer with valid_codes={codes}",
            )


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if is_list(value) else [value]


def _is_named(name: str, texts: Iterable[str]) -> bool:
    word = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])|\*")
    return any(word.search(text) for text in texts)


def _is_within(code: Any, ranges: Iterable[Mapping[str, Any]]) -> bool:
    try:
        return any(each["lo"] <= code <= each["hi"] for each in ranges)
    except TypeError:
        return False


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None
