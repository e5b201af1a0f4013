"""Options of Python as options of the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ._errors import RefusedInput
from ._values import is_list, plain


def lists_of_levels(levels: Any) -> list[Any]:
    """One list of levels, or several of them, as several; each may be a text as on the command line."""
    if levels is None:
        return []
    return list(levels) if is_list(levels) and any(is_list(each) for each in levels) else [levels]


def levels_of(lists: Sequence[Any]) -> list[str]:
    return [f"--levels={_listed(each)}" for each in lists]


def _listed(value: Any) -> str:
    if isinstance(value, str):
        return value
    return ",".join(f'"{each}"' if "," in str(each) else str(each) for each in plain(value))


#: Options that are lists on the command line: one value is one of them, also with a comma in it, and True a text.
_LISTS = frozenset(["yes", "missing_codes", "valid_codes", "columns"])


def arguments_of(options: Mapping[str, Any]) -> list[str]:
    """Options of the command line; of conditions and statistics each is one of its own."""
    arguments: list[str] = []
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        if value is None:
            continue
        if name in _LISTS and not is_list(value):
            value = [value]
        if isinstance(value, bool):
            arguments += [option] if value else []
        elif name in ("where", "statistic", "scale") and is_list(value):
            arguments += [f"{option}={each}" for each in value]
        else:
            text = _listed(value) if is_list(value) else str(plain(value))
            if not text:
                raise RefusedInput("bad-input", f"{name} is empty; name at least one, or leave it out")
            # An option and its value are one word, as the value may begin with a sign.
            arguments.append(f"{option}={text}")
    return arguments
