"""What the program says about its standard input, as it is said about a data frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

#: Where the program reads a data frame from.
STREAM = "/dev/stdin"


def renamed(value: Any, name: str = "") -> Any:
    """The document with its labels and messages about a data frame; an answer of that name stays."""
    if isinstance(value, dict):
        return {member: renamed(each, member) for member, each in value.items()}
    if isinstance(value, list):
        return [renamed(each, name) for each in value]
    if isinstance(value, str) and name in ("label", "file", "message"):
        return value.replace(STREAM, "data frame")
    return value


_PLACE = re.compile(re.escape(STREAM) + r":(\d+)(:\d+)?")


def place_of(message: str, rows: pd.DataFrame | None) -> int | None:
    """The row that a message is about; the first line holds the names."""
    found = _PLACE.search(message)
    if found is None or rows is None or int(found[1]) < 2 or _has_line_breaks(rows):
        return None
    return int(found[1]) - 2


def _has_line_breaks(rows: pd.DataFrame) -> bool:
    return any(
        isinstance(value, str) and ("\n" in value or "\r" in value)
        for name in rows.columns
        if rows[name].dtype.kind not in "iufbM"
        for value in rows[name]
    )


def in_python(message: str, rows: pd.DataFrame | None) -> str:
    """The message with what to do in terms of this package."""
    row = place_of(message, rows)
    if row is not None and rows is not None and row < len(rows):
        # As Python's own value: numpy would write np.int64(4).
        index = rows.index[row : row + 1].tolist()[0]
        message = _PLACE.sub(lambda _: f"row {row} (index {index!r})", message)
    message = _PLACE.sub("data frame", message).replace(STREAM, "data frame")
    message = message.replace("(row names), ", "")
    message = message.replace("--drop-totals", "drop_totals=True")
    message = re.sub(r"--missing (drop|zero)", r"missing='\1'", message)
    message = re.sub(r"--yes ([^'\s].*)$", r"yes='\1'", message)
    message = re.sub(r"--([a-z-]+) ('[^']*')", lambda found: f"{_word(found[1])}={found[2]}", message)
    message = re.sub(
        r"--([a-z-]+) (\d+(?:,\d+)*)",
        lambda found: f"{_word(found[1])}=[{found[2].replace(',', ', ')}]",
        message,
    )
    return re.sub(r"--([a-z][a-z-]*)", lambda found: _word(found[1]), message)


def _word(option: str) -> str:
    return option.replace("-", "_")
